package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/argument"
	"fernet/cmd/fernet/internal/config"
)

// commandLine is how far a command line was read: what a word of it means depends on those before
// it. It reads as package flag does, which urfave/cli is built on, and knows what that does not
// tell: how often a flag was given, and what may come next.
type commandLine struct {
	name     string         // of the innermost command, with those it is in
	commands []*cli.Command // that may come next
	flags    []cli.Flag     // of the innermost command
	awaited  cli.Flag       // whose value the next word is; nil for none
	ended    bool           // what comes next is neither a flag nor a command

	// flags of the innermost command, with the value that was given first
	given    map[string]string
	values   map[string]string // of all flags, the last ones
	repeated string            // the first flag that was given once too often
	misread  string            // the first flag whose value would be read as another number
	within   string            // the command that the one or the other was given to
}

func readCommandLine(app *cli.App, words []string) *commandLine {
	l := &commandLine{name: app.Name, commands: app.Commands, flags: app.Flags, given: map[string]string{}, values: map[string]string{}}
	for _, word := range words {
		l.take(word)
	}
	return l
}

func (l *commandLine) take(word string) {
	switch {
	case l.awaited != nil:
		l.give(l.awaited, word)
		l.awaited = nil
	case l.ended:
	case word == "--":
		l.ended = true
	case len(word) > 1 && word[0] == '-':
		name, value, assigned := strings.Cut(strings.TrimPrefix(word[1:], "-"), "=")
		f := l.flag(name)
		switch {
		case f == nil: // whoever runs the command says that there is none
		case assigned:
			l.give(f, value)
		case takesValue(f):
			l.awaited = f
		default:
			l.give(f, "true")
		}
	default:
		l.enter(word)
	}
}

// enter goes on with a command.
func (l *commandLine) enter(name string) {
	for _, command := range l.commands {
		if command.HasName(name) {
			l.name += " " + command.Name
			l.commands, l.flags, l.given = command.Subcommands, command.Flags, map[string]string{}
			return
		}
	}
	l.ended = true
}

// flag returns the flag of the innermost command with a name, nil when it has none.
func (l *commandLine) flag(name string) cli.Flag {
	for _, f := range l.flags {
		for _, n := range f.Names() {
			if n == name {
				return f
			}
		}
	}
	return nil
}

func (l *commandLine) give(f cli.Flag, value string) {
	name := f.Names()[0]
	l.values[name] = value
	if isNumber(f) && l.misread == "" && l.repeated == "" && len(value) > 1 && value[0] == '0' {
		l.misread, l.within = name, l.name
	}
	before, twice := l.given[name]
	if !twice {
		l.given[name] = value
		return
	}
	// Saying yes twice is no contradiction.
	if l.repeated == "" && !takesMany(f) && (takesValue(f) || before != value) {
		l.repeated, l.within = name, l.name
	}
}

func takesValue(f cli.Flag) bool {
	d, ok := f.(cli.DocGenerationFlag)
	return ok && d.TakesValue()
}

func takesMany(f cli.Flag) bool {
	d, ok := f.(cli.DocGenerationSliceFlag)
	return ok && d.IsSliceFlag()
}

// isNumber reports whether package flag reads a flag's value as a whole number. It takes 010 for 8
// then, and 0x10 for 16.
func isNumber(f cli.Flag) bool {
	switch f.(type) {
	case *cli.Uint64Flag, *cli.UintFlag, *cli.IntFlag:
		return true
	}
	return false
}

// check refuses what package flag would take in silence for something else: a number that is not
// written in decimal digits, and a flag with one value that is given two, of which the last counts.
// On another level of the command line that is another matter: the one nearer to the command
// counts, see config.Load.
func (l *commandLine) check() error {
	switch {
	case l.repeated != "":
		return config.Usage("--%s is given twice and takes one value: see %s --help", l.repeated, l.within)
	case l.misread != "":
		return config.Usage("--%s: %s: see %s --help", l.misread, argument.NotANumber(l.given[l.misread]), l.within)
	}
	return nil
}
