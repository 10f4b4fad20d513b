package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
)

// commandLine is how far a command line was read: what a word of it means depends on those before it. It reads as package
// flag does, which urfave/cli is built on, and knows what that does not tell: how often a flag was given, and what may come next.
type commandLine struct {
	name     string         // of the innermost command, with those it is in
	commands []*cli.Command // that may come next
	flags    []cli.Flag     // of the innermost command
	awaited  cli.Flag       // whose value the next word is; nil for none
	ended    bool           // what comes next is neither a flag nor a command

	given    map[string]string // flags of the innermost command, with the value that was given first
	values   map[string]string // of all flags, the last ones
	repeated string            // the first flag that was given once too often
	within   string            // and the command it was given to
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

// checkRepeated refuses a flag with one value that is given two: package flag takes the last in silence. On another
// level of the command line it is another matter: the one nearer to the command counts, see config.Load.
func checkRepeated(app *cli.App, words []string) error {
	if l := readCommandLine(app, words); l.repeated != "" {
		return config.Usage("--%s is given twice and takes one value: see %s --help", l.repeated, l.within)
	}
	return nil
}
