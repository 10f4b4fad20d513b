package main

import (
	"regexp"
	"slices"
	"strings"
)

// declaration is an error, an event, a function that can be called from outside or a public
// variable, with the NatSpec comment before it.
type declaration struct {
	path        string
	line        int // from 1
	ofInterface bool
	kind        string // "error", "event", "function" or "variable"
	name        string
	// parameters and results by name, "" for those without one. Of an error and of an event only
	// the former.
	parameters, results []string
	doc                 doc
}

// doc is a NatSpec comment: the texts of its tags, in order. What has no tag is a notice.
type doc []struct{ tag, text string }

// count is how much was found.
type count struct{ errors, events, functions, parameters, results, inherited int }

// declares begins a declaration. Everything else that ends with the same characters is indented
// otherwise or no declaration: the formatter sees to that.
var declares = regexp.MustCompile(`^\s*(?:(error|event|function) (\w+)\(|(\S.*) public (?:.* )?(\w+)( = .*)?;$)`)

// begins is the first line of an interface, a library or a contract.
var begins = regexp.MustCompile(`^(?:abstract )?(interface|library|contract) \w`)

// declarations returns those of a Solidity source as `forge fmt` writes it.
func declarations(path, source string) (all []declaration) {
	lines := strings.Split(source, "\n")
	var comment doc
	ofInterface := false
	for i := 0; i < len(lines); i++ {
		if match := begins.FindStringSubmatch(lines[i]); match != nil {
			ofInterface = match[1] == "interface"
		}
		text := strings.TrimSpace(lines[i])
		if rest, ok := strings.CutPrefix(text, "///"); ok {
			comment = comment.with(strings.TrimSpace(rest))
			continue
		}
		match := declares.FindStringSubmatch(lines[i])
		switch {
		case match == nil || strings.HasPrefix(text, "//"):
		case match[1] != "":
			d := declaration{path, i + 1, ofInterface, match[1], match[2], nil, nil, comment}
			signature := text
			for !strings.ContainsAny(text, ";{") && i+1 < len(lines) {
				i++
				text = strings.TrimSpace(lines[i])
				signature += " " + text
			}
			if d.parse(signature) {
				all = append(all, d)
			}
		default:
			all = append(all, declaration{path, i + 1, ofInterface, "variable", match[4], nil, nil, comment})
		}
		comment = nil
	}
	return all
}

// outside tells functions that can be called from outside, by what follows their parameters.
var outside = regexp.MustCompile(`\b(external|public)\b`)

// parse reads the names of parameters and results. It reports whether the declaration is one that
// a caller meets.
func (d *declaration) parse(signature string) bool {
	_, rest, _ := strings.Cut(signature, "(")
	parameters, rest, _ := strings.Cut(rest, ")")
	d.parameters = names(parameters)
	if d.kind != "function" {
		return true
	}
	if _, results, ok := strings.Cut(rest, "returns ("); ok {
		results, _, _ = strings.Cut(results, ")")
		d.results = names(results)
	}
	return outside.MatchString(rest)
}

// names returns the names of a list of parameters or results.
func names(list string) (all []string) {
	for part := range strings.SplitSeq(list, ",") {
		words := strings.Fields(part)
		if len(words) == 0 {
			continue
		}
		name := words[len(words)-1]
		if len(words) == 1 || slices.Contains([]string{"memory", "calldata", "indexed"}, name) {
			name = ""
		}
		all = append(all, name)
	}
	return all
}

// with returns the comment with a line more.
func (c doc) with(line string) doc {
	tag, text := "", line
	if rest, ok := strings.CutPrefix(line, "@"); ok {
		tag, text, _ = strings.Cut(rest, " ")
	} else if len(c) > 0 {
		c[len(c)-1].text += " " + line
		return c
	} else {
		tag = "notice"
	}
	return append(c, struct{ tag, text string }{tag, strings.TrimSpace(text)})
}

// texts returns those of a tag that are not empty.
func (c doc) texts(tag string) (all []string) {
	for _, entry := range c {
		if entry.tag == tag && strings.TrimSpace(entry.text) != "" {
			all = append(all, entry.text)
		}
	}
	return all
}

// callable reports whether the declaration is of a function, or of a variable with a getter.
func (d declaration) callable() bool { return d.kind == "function" || d.kind == "variable" }

// inherits reports whether an interface has the documentation.
func (d declaration) inherits() bool { return len(d.doc.texts("inheritdoc")) > 0 }

// check returns what is not documented, and adds what is to found.
func (d declaration) check(found *count) (problems []string) {
	if !d.inherits() {
		problems = d.missing()
	}
	if len(problems) > 0 {
		return problems
	}
	switch {
	case d.inherits():
		found.inherited++
		return nil
	case d.kind == "error":
		found.errors++
	case d.kind == "event":
		found.events++
	default:
		found.functions++
	}
	found.parameters += len(d.parameters)
	found.results += len(d.results)
	return nil
}

func (d declaration) missing() (problems []string) {
	if len(d.doc.texts("notice")) == 0 {
		problems = append(problems, "has no @notice")
	}
	described := d.doc.texts("param")
	for _, name := range d.parameters {
		if name == "" {
			problems = append(problems, "has a parameter without a name")
		} else if !slices.ContainsFunc(described, func(text string) bool { return strings.HasPrefix(text, name+" ") }) {
			problems = append(problems, "has no @param "+name)
		}
	}
	returned := d.doc.texts("return")
	for i, name := range d.results {
		if i >= len(returned) || name != "" && !strings.HasPrefix(returned[i], name+" ") {
			problems = append(problems, strings.TrimSpace("has no @return "+name))
		}
	}
	if more := len(described) - len(d.parameters); more > 0 {
		problems = append(problems, "describes parameters that it has not")
	}
	return problems
}
