package main

import (
	"fmt"
	"strconv"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/argument"
)

// setting is a value that a flag gives as text or, of a deployment, a key of --params under the
// same name.
type setting struct {
	name, usage string
	set         func(text string) error
}

// into sets a value to what parse reads.
func into[T any](value *T, parse func(string) (T, error)) func(string) error {
	return func(text string) (err error) {
		*value, err = parse(text)
		return err
	}
}

// countOf reads a number of what is counted, of at most so many bits.
func countOf[N uint32 | uint64](of string, bits int) func(string) (N, error) {
	return func(text string) (N, error) {
		n, err := strconv.ParseUint(text, 10, bits)
		if err != nil {
			return 0, fmt.Errorf("%q is not a number of %s", text, of)
		}
		return N(n), nil
	}
}

// countBlocks reads a number of L1 blocks.
var countBlocks = countOf[uint64]("blocks", 40)

// wholeNumber reads a number that JSON does not round.
func wholeNumber(text string) (uint64, error) {
	n, err := strconv.ParseUint(text, 10, 53)
	if err != nil {
		return 0, fmt.Errorf("%s", argument.NotANumber(text))
	}
	return n, nil
}

// settingFlags are settings as flags.
func settingFlags(all []setting) (flags []cli.Flag) {
	for _, s := range all {
		flags = append(flags, &cli.StringFlag{Name: s.name, Usage: s.usage, TakesFile: s.name == "genesis"})
	}
	return flags
}

// settingSource is where a person gives settings: flags, or a file.
type settingSource struct {
	prefix string // of the name of a setting, in an error
	text   func(name string) (string, bool)
}

// flagSource is the flags of a command.
func flagSource(c *cli.Context) settingSource {
	return settingSource{"--", func(flag string) (string, bool) { return c.String(flag), c.IsSet(flag) }}
}

// applySettings sets what the sources say, of one setting after the other. Of two that give one,
// the later counts.
func applySettings(all []setting, sources ...settingSource) error {
	for _, s := range all {
		for _, from := range sources {
			if text, ok := from.text(s.name); ok {
				if err := s.set(text); err != nil {
					return fmt.Errorf("%s%s: %w", from.prefix, s.name, err)
				}
			}
		}
	}
	return nil
}
