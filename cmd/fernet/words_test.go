package main

import (
	"bytes"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"math/big"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/prover"
	"fernet/prover/payments"
	"fernet/settlement"
	"fernet/settlement/units"
)

var (
	// commandsNamed finds what a text says to run, to the end of the clause that says it.
	commandsNamed = regexp.MustCompile(`\bfernet ([a-z]+)(?: ([a-z]+))?`)
	// flagsNamed finds flags, and not two dashes in a line of another program.
	flagsNamed = regexp.MustCompile(`(?:^|[\s("'/:=])--([a-z][a-z-]*[a-z])`)
)

// formats are names of kinds of files, and no commands.
var formats = []string{"fernet deployment plan", "fernet identity", "fernet transaction journal"}

// plain are words that follow the name of the program where it is no command: "another fernet
// command is sending", "fernet circuit, gnark".
var plain = []string{
	"command", "commands", "transaction", "circuit", "that", "this", "is", "was", "has", "had", "and", "or", "of", "does", "goes",
	"made", "makes", "needs", "knows", "itself", "which", "with", "when", "before", "for", "from", "in", "on", "to",
}

// foreign are flags of other programs that texts name.
var foreign = []string{"help", "generate-bash-completion", "hardfork", "block-time"}

// vocabulary is what can be run and set.
type vocabulary struct {
	commands   []*cli.Command
	every, all []string // flags of every command, and of any
}

func flagNames(flags []cli.Flag) (names []string) {
	for _, f := range flags {
		names = append(names, f.Names()...)
	}
	return names
}

func newVocabulary() *vocabulary {
	v := &vocabulary{commands: newApp(&bytes.Buffer{}, &bytes.Buffer{}).Commands, every: flagNames(config.Flags())}
	v.all = slices.Clone(v.every)
	for _, c := range leaves(v.commands) {
		v.all = append(v.all, flagNames(c.Flags)...)
	}
	for _, group := range v.commands { // fernet node does something by itself
		v.all = append(v.all, flagNames(group.Flags)...)
	}
	return v
}

// wrong is what a text names that there is not.
func (v *vocabulary) wrong(text string) (wrong []string) {
	if slices.Contains(formats, text) || strings.HasPrefix(text, "forge ") {
		return nil
	}
	known := v.all // before a command is named: of any of them
	check := func(part string) {
		for _, m := range flagsNamed.FindAllStringSubmatch(part, -1) {
			if !slices.Contains(known, m[1]) && !slices.Contains(foreign, m[1]) {
				wrong = append(wrong, "--"+m[1])
			}
		}
	}
	at := 0
	for _, m := range commandsNamed.FindAllStringSubmatchIndex(text, -1) {
		check(text[at:m[0]])
		at, known = m[0], v.all
		word := text[m[2]:m[3]]
		if slices.Contains(plain, word) {
			continue
		}
		i := slices.IndexFunc(v.commands, func(c *cli.Command) bool { return c.Name == word })
		if i < 0 {
			wrong = append(wrong, text[m[0]:m[3]])
			continue
		}
		command := v.commands[i]
		if len(command.Subcommands) > 0 && m[4] >= 0 {
			sub := text[m[4]:m[5]]
			j := slices.IndexFunc(command.Subcommands, func(c *cli.Command) bool { return c.Name == sub })
			if j < 0 {
				wrong = append(wrong, text[m[0]:m[5]])
				continue
			}
			command = command.Subcommands[j]
		}
		known = append(slices.Clone(v.every), flagNames(command.Flags)...)
		// Where the command's own line ends, its flags do: what follows may be about another.
		if end := strings.IndexAny(text[at:], ":;,)\n"); end >= 0 {
			check(text[at : at+end])
			at, known = at+end, v.all
		}
	}
	check(text[at:])
	return wrong
}

// Whatever a text of the program says to run or to set, there is.
func TestAdviceNamesWhatThereIs(t *testing.T) {
	v := newVocabulary()
	for text, want := range map[string][]string{
		"see fernet stake list":                                    nil,
		"run fernet stake exit --staker %d":                        nil,
		"run fernet stake exit --stakers %d":                       {"--stakers"},
		"record it first: fernet slot record":                      {"fernet slot record"},
		"fernet claim":                                             {"fernet claim"},
		"get some, on a testnet with --faucet, or with --fauced":   {"--fauced"},
		"fernet finalize --faucet, and then fernet prune --faucet": {"--faucet", "--faucet"},
		"(see fernet fund), or lower --fund":                       nil,
	} {
		require.Equal(t, want, v.wrong(text), text)
	}
	found := 0
	for _, root := range []string{".", "../../settlement", "../../prover"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			texts(t, file, func(at token.Pos, text string) {
				found += len(commandsNamed.FindAllString(text, -1)) + len(flagsNamed.FindAllString(text, -1))
				require.Empty(t, v.wrong(text), "%s: %s", set.Position(at), text)
			})
			return nil
		})
		require.NoError(t, err)
	}
	require.Greater(t, found, 200, "texts are found at all")
}

// What is over is not said to go on.
func TestBlockShowAfterItsWindow(t *testing.T) {
	for head, want := range map[uint64]string{
		99:  "Roots are taken until L1 block 100, L1 is at 99; the best total so far is ",
		100: "Roots were taken until L1 block 100, L1 is at 100; the best total is ",
	} {
		var out bytes.Buffer
		status := settlement.BlockStatus{WindowEnd: 100, TotalScore: units.Integer{Int: new(big.Int)}}
		r := &payments.Inspection{Inspection: prover.Inspection{Now: head, BlockStatus: status}}
		renderInspection(console.New(&out, io.Discard), r)
		require.Contains(t, out.String(), want)
	}
}
