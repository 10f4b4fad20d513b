package main

import (
	"go/scanner"
	"go/token"
	"regexp"
	"strings"
)

// checks return the numbers, from 1, of the lines of a file that are too long, by its extension.
var checks = map[string]func(text string) []int{
	".go":  goLines,
	".sol": solidityLines,
	".md":  markdownLines,
}

// goText is a comment with text, in contrast to a directive or preformatted code. An item of a
// list is text.
var goText = regexp.MustCompile(`^// ?(\S.*)$|^// +(?:[-*]|\d+\.) (.*)$`)

func goLines(text string) (long []int) {
	if strings.Contains(text, "// Code generated ") {
		return nil
	}
	lines := strings.Split(text, "\n")
	fset := token.NewFileSet()
	file := fset.AddFile("", fset.Base(), len(text))
	var s scanner.Scanner
	s.Init(file, []byte(text), nil, scanner.ScanComments)
	for {
		pos, tok, comment := s.Scan()
		if tok == token.EOF {
			return long
		}
		line := file.Line(pos)
		if tok != token.COMMENT || !isLong(lines[line-1]) || strings.HasPrefix(comment, "//go:") {
			continue
		}
		behindCode := !strings.HasPrefix(strings.TrimSpace(lines[line-1]), "//")
		if match := goText.FindStringSubmatch(comment); match != nil && (behindCode || canBeWrapped(match[1]+match[2])) {
			long = append(long, line)
		}
	}
}

// solidityCode is code without a place to break it at, but for its indentation.
var solidityCode = regexp.MustCompile(`^\s*\S+$`)

// solidityComment is a comment that has its line to itself.
var solidityComment = regexp.MustCompile(`^\s*///? ?(?:@\w+ )?(.*)$`)

func solidityLines(text string) (long []int) {
	for i, line := range strings.Split(text, "\n") {
		if !isLong(line) || solidityCode.MatchString(line) {
			continue
		}
		if match := solidityComment.FindStringSubmatch(line); match == nil || canBeWrapped(match[1]) {
			long = append(long, i+1)
		}
	}
	return long
}

var (
	markdownFence = regexp.MustCompile("^\\s*(```|~~~)")
	// markdownFixed cannot be wrapped: tables, headings, HTML, targets of links, indented code.
	markdownFixed = regexp.MustCompile(`^\s*[|#<]|^\s*\[[^\]]+\]:|^ {4,}\S`)
	// markdownText is what follows the marker of an item or a quotation.
	markdownText = regexp.MustCompile(`^\s*(?:[-*+>] |\d+[.)] )?(.*)$`)
)

func markdownLines(text string) (long []int) {
	fenced := false
	for i, line := range strings.Split(text, "\n") {
		if markdownFence.MatchString(line) {
			fenced = !fenced
		}
		if fenced || !isLong(line) || markdownFixed.MatchString(line) {
			continue
		}
		if match := markdownText.FindStringSubmatch(line); canBeWrapped(match[1]) {
			long = append(long, i+1)
		}
	}
	return long
}
