package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/prover/argument"
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

	// flags of the innermost command, with their values
	given map[string]string
	// values are the last ones of all flags. They are read to the end of a line that is wrong, so
	// that whoever asked for JSON is told in JSON.
	values map[string]string
	// fault is the first thing that package flag would take in silence for something else: a number
	// that is not written in decimal digits, and a flag with one value that is given two, of which
	// the last counts. On another level of the command line that is another matter: the one nearer
	// to the command counts, see config.Load.
	fault error
}

func readCommandLine(app *cli.App, words []string) *commandLine {
	l := &commandLine{
		name: app.Name, commands: app.Commands, flags: app.Flags,
		given: map[string]string{}, values: map[string]string{},
	}
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
	case word == "--":
		l.ended = true
	case len(word) > 1 && word[0] == '-':
		name, value, assigned := strings.Cut(strings.TrimPrefix(word[1:], "-"), "=")
		switch f := flagNamed(l.flags, name); {
		case f == nil: // whoever runs the command says that there is none
		case assigned:
			l.give(f, value)
		case !takesValue(f):
			l.give(f, "true")
		case !l.ended:
			l.awaited = f
		}
	case !l.ended:
		i := slices.IndexFunc(l.commands, func(c *cli.Command) bool { return c.HasName(word) })
		if l.ended = i < 0; !l.ended {
			command := l.commands[i]
			l.name += " " + command.Name
			l.commands, l.flags, l.given = command.Subcommands, command.Flags, map[string]string{}
		}
	}
}

// give takes the value of a flag. Package flag reads 010 as 8, and 0x10 as 16.
func (l *commandLine) give(f cli.Flag, value string) {
	name, wrong := f.Names()[0], ""
	l.values[name] = value
	if l.ended {
		return
	}
	before, twice := l.given[name]
	l.given[name] = value
	switch f.(type) {
	case *cli.Uint64Flag, *cli.UintFlag, *cli.IntFlag:
		if len(value) > 1 && value[0] == '0' {
			wrong = ": " + argument.NotANumber(value)
		}
	}
	// Saying yes twice is no contradiction.
	if twice && !takesMany(f) && (takesValue(f) || before != value) {
		wrong = " is given twice and takes one value"
	}
	if wrong != "" && l.fault == nil {
		l.fault = config.Usage("--%s%s: see %s --help", name, wrong, l.name)
	}
}

// flagNamed returns the flag with a name, nil when there is none.
func flagNamed(flags []cli.Flag, name string) cli.Flag {
	if i := slices.IndexFunc(flags, func(f cli.Flag) bool { return slices.Contains(f.Names(), name) }); i >= 0 {
		return flags[i]
	}
	return nil
}

func takesValue(f cli.Flag) bool { return f.(cli.DocGenerationFlag).TakesValue() }

func takesMany(f cli.Flag) bool {
	_, many := f.(*cli.StringSliceFlag)
	return many
}
