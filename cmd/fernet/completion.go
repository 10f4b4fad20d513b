package main

import (
	"cmp"
	"embed"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/prover/identity"
	"fernet/settlement/keyfile"
	"fernet/settlement/network"
	"fernet/settlement/rules"
)

// The scripts ask the program itself for what may come next, so they are always right. They put
// completionFlag behind the words before the one that is completed, and that one into
// completionWord. The answer is a line for each candidate, with a tab and a description where there
// is one; nothing stands for any file, and noCandidates for what only the person knows.
const (
	completionFlag = "--generate-bash-completion"
	completionWord = "FERNET_COMPLETE_WORD"
	noCandidates   = ":none"
)

//go:embed completion
var scripts embed.FS

func completionCommand() *cli.Command {
	command := &cli.Command{
		Name: "completion", Usage: "print a completion script for bash, zsh or fish",
		Description: "Example: fernet completion bash > ~/.local/share/bash-completion/completions/fernet",
	}
	for _, s := range []struct{ shell, file string }{
		{"bash", "~/.local/share/bash-completion/completions/fernet"},
		{"zsh", "~/.zfunc/_fernet"},
		{"fish", "~/.config/fish/completions/fernet.fish"},
	} {
		command.Subcommands = append(command.Subcommands, &cli.Command{
			Name: s.shell, Usage: "print the completion script of " + s.shell,
			Description: fmt.Sprintf("Example: fernet completion %s > %s", s.shell, s.file),
			Action: func(c *cli.Context) error {
				script, err := scripts.ReadFile("completion/fernet." + s.shell)
				if err == nil {
					_, err = c.App.Writer.Write(script)
				}
				return err
			},
		})
	}
	return command
}

// complete answers a completion script.
func complete(w io.Writer, app *cli.App, words []string) {
	current, told := os.LookupEnv(completionWord)
	if n := len(words); !told && n > 0 && strings.HasPrefix(words[n-1], "-") {
		current, words = words[n-1], words[:n-1]
	}
	words, begun := joinAssignments(words)
	candidates, files := candidatesFor(readCommandLine(app, words), begun+current)
	for _, line := range candidates {
		fmt.Fprintln(w, strings.TrimPrefix(line, begun))
	}
	if len(candidates) == 0 && !files {
		fmt.Fprintln(w, noCandidates)
	}
}

// joinAssignments makes one word again of those that bash makes of --flag=value. One that still
// misses its value is begun: the value is what bash completes alone.
func joinAssignments(words []string) (joined []string, begun string) {
	assigned := false // the word before this one is the = of a flag
	for _, word := range words {
		last := len(joined) - 1
		assigns := !assigned && word == "=" && last >= 0 && strings.HasPrefix(joined[last], "-")
		if assigns || assigned {
			joined[last] += word
		} else {
			joined = append(joined, word)
		}
		assigned = assigns
	}
	if last := len(joined) - 1; assigned {
		return joined[:last], joined[last]
	}
	return joined, ""
}

// candidatesFor returns what may stand in the place of the current word, as lines for a script, or
// that it is a file.
func candidatesFor(l *commandLine, current string) (found []string, files bool) {
	name, value, assigned := strings.Cut(current, "=")
	dashed := strings.HasPrefix(current, "-")
	switch {
	case l.awaited != nil:
		found, files = l.valuesOf(l.awaited, current)
	case l.ended:
	case dashed && assigned:
		if f := flagNamed(l.flags, strings.TrimLeft(name, "-")); f != nil {
			found, files = l.valuesOf(f, value)
		}
		for i := range found {
			found[i] = name + "=" + found[i]
		}
	case dashed || len(l.commands) == 0:
		for _, f := range l.flags {
			if _, given := l.given[f.Names()[0]]; !given || takesMany(f) {
				usage, _ := usageOf(f)
				usage, _, _ = strings.Cut(usage, " [")
				found = append(found, "--"+f.Names()[0]+"\t"+usage)
			}
		}
		found = append(found, "--help\tshow help")
	default:
		for _, command := range l.commands {
			found = append(found, command.Name+"\t"+command.Usage)
		}
	}
	return slices.DeleteFunc(found, func(line string) bool { return !strings.HasPrefix(line, current) }), files
}

// valuesOf returns the values that a flag may have, or that it names a file. Nothing is known of
// numbers, amounts and addresses.
func (l *commandLine) valuesOf(f cli.Flag, current string) (values []string, files bool) {
	switch name := f.Names()[0]; name {
	case "network":
		for _, n := range network.All() {
			values = append(values, fmt.Sprintf("%s\tchain %d", n.Name, n.ChainID))
		}
	case "log-level":
		values = []string{"debug", "info", "warn", "error"}
	case "vrf":
		values = []string{rules.ModePrivate.String(), rules.ModePublic.String()}
	case "kind":
		values = []string{"base", "merge", "root"}
	case "roles":
		// A list: what is there stays, and is not offered again.
		before := current[:strings.LastIndex(current, ",")+1]
		for _, r := range []rules.Role{rules.RoleSequencer, rules.RoleBase, rules.RoleMerge} {
			if !slices.Contains(strings.Split(before, ","), r.String()) {
				values = append(values, before+r.String())
			}
		}
	case "identity", "account":
		cfg, err := config.FromFlags(l.values)
		if err != nil {
			break // the command says what is wrong with them
		}
		if name == "identity" {
			// none of a folder that is not there
			values, _ = identity.Names(filepath.Join(cfg.DataDir, "identities"))
			break
		}
		home, _ := keyfile.FoundryDir() // without a home folder there are none to offer
		values, _ = keyfile.Names(cmp.Or(cfg.Keystore, home))
	default:
		_, placeholder := usageOf(f)
		files = slices.Contains([]string{"FILE", "DIR", "PATH"}, placeholder)
	}
	return values, files
}
