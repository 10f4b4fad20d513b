package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
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

const (
	bashCompletion = `_fernet_complete() {
  local cur="${COMP_WORDS[COMP_CWORD]}" words=("${COMP_WORDS[@]:0:COMP_CWORD}") line
  # bash takes a flag with = and its value for three words.
  [[ $cur == "=" ]] && { words+=("="); cur=; }
  COMPREPLY=()
  while IFS=$'\t' read -r line _; do
    [[ $line == :none ]] && { compopt +o default +o bashdefault 2>/dev/null; return; }
    [[ $line == *[[:space:]]* ]] && printf -v line %q "$line"
    COMPREPLY+=("$line")
  done < <(FERNET_COMPLETE_WORD="$cur" "${words[@]}" --generate-bash-completion 2>/dev/null)
}
complete -o bashdefault -o default -F _fernet_complete fernet
`
	zshCompletion = `#compdef fernet
_fernet() {
  local -a lines values shown
  local line
  lines=("${(@f)$(FERNET_COMPLETE_WORD="${words[CURRENT]}" "${(@Q)words[1,CURRENT-1]}" --generate-bash-completion 2>/dev/null)}")
  [[ ${lines[1]} == :none ]] && return 1
  if [[ -z ${lines[1]} ]]; then
    _files
    return
  fi
  for line in "${lines[@]}"; do
    values+=("${line%%$'\t'*}")
    shown+=("${${line//$'\t'/  }[1,COLUMNS-1]}")
  done
  compadd -l -d shown -a values
}
compdef _fernet fernet
`
	fishCompletion = `function __fernet_complete
    set -l words (commandline -opc)
    set -l lines (env FERNET_COMPLETE_WORD=(commandline -ct) $words --generate-bash-completion 2>/dev/null)
    if test (count $lines) -eq 0
        __fish_complete_path (commandline -ct)
    else if test "$lines[1]" != :none
        printf '%s\n' $lines
    end
end
complete -c fernet -f -a '(__fernet_complete)'
`
)

func completionCommand() *cli.Command {
	shell := func(name, where, script string) *cli.Command {
		return &cli.Command{
			Name: name, Usage: "print the completion script of " + name,
			Description: "Example: " + where,
			Action: func(c *cli.Context) error {
				_, err := fmt.Fprint(c.App.Writer, script)
				return err
			},
		}
	}
	return &cli.Command{
		Name: "completion", Usage: "print a completion script for bash, zsh or fish",
		Description: "Example: fernet completion bash > ~/.local/share/bash-completion/completions/fernet",
		Subcommands: []*cli.Command{
			shell("bash", "fernet completion bash > ~/.local/share/bash-completion/completions/fernet", bashCompletion),
			shell("zsh", "fernet completion zsh > ~/.zfunc/_fernet", zshCompletion),
			shell("fish", "fernet completion fish > ~/.config/fish/completions/fernet.fish", fishCompletion),
		},
	}
}

// candidate is what may come next, and what it is for.
type candidate struct{ word, usage string }

// complete answers a completion script.
func complete(w io.Writer, app *cli.App, words []string) {
	current, told := os.LookupEnv(completionWord)
	if n := len(words); !told && n > 0 && strings.HasPrefix(words[n-1], "-") {
		current, words = words[n-1], words[:n-1]
	}
	words, split := joinAssignments(words)
	candidates, files := candidatesFor(app, words, current, split)
	for _, c := range candidates {
		if c.usage != "" {
			c.word += "\t" + c.usage
		}
		fmt.Fprintln(w, c.word)
	}
	if len(candidates) == 0 && !files {
		fmt.Fprintln(w, noCandidates)
	}
}

// joinAssignments makes one word again of those that bash makes of --flag=value. The last one may
// still miss its value, which is what bash completes alone: true.
func joinAssignments(words []string) (joined []string, split bool) {
	for i := 0; i < len(words); i++ {
		if n := len(joined); words[i] == "=" && n > 0 && strings.HasPrefix(joined[n-1], "-") {
			joined[n-1] += "="
			if i++; i == len(words) {
				return joined, true
			}
			joined[n-1] += words[i]
			continue
		}
		joined = append(joined, words[i])
	}
	return joined, false
}

// candidatesFor returns what may stand in the place of the current word, or that it is a file.
func candidatesFor(app *cli.App, words []string, current string, split bool) (found []candidate, files bool) {
	add := func(prefix string, all []candidate) {
		for _, c := range all {
			if c.word = prefix + c.word; strings.HasPrefix(c.word, current) {
				found = append(found, c)
			}
		}
	}
	assigned := ""
	if split {
		assigned, words = words[len(words)-1], words[:len(words)-1]
	} else if strings.HasPrefix(current, "-") && strings.Contains(current, "=") {
		assigned = current
	}
	l := readCommandLine(app, words)
	switch name, _, _ := strings.Cut(assigned, "="); {
	case l.awaited == nil && assigned != "" && !l.ended:
		f := l.flag(strings.TrimLeft(name, "-"))
		if f == nil {
			return nil, false
		}
		prefix := name + "="
		if split {
			prefix = ""
		}
		values, files := valuesOf(f, l, strings.TrimPrefix(current, prefix))
		add(prefix, values)
		return found, files
	case l.awaited != nil:
		values, files := valuesOf(l.awaited, l, current)
		add("", values)
		return found, files
	case l.ended:
		return nil, false
	case strings.HasPrefix(current, "-") || len(l.commands) == 0:
		for _, f := range l.flags {
			name := f.Names()[0]
			if _, given := l.given[name]; given && !takesMany(f) {
				continue
			}
			add("", []candidate{{"--" + name, usageOf(f)}})
		}
		add("", []candidate{{"--help", "show help"}})
	default:
		for _, command := range l.commands {
			add("", []candidate{{command.Name, command.Usage}})
		}
	}
	return found, false
}

func usageOf(f cli.Flag) string {
	d, ok := f.(cli.DocGenerationFlag)
	if !ok {
		return ""
	}
	usage, _, _ := strings.Cut(strings.ReplaceAll(d.GetUsage(), "`", ""), " [")
	return usage
}

// valuesOf returns the values that a flag may have, or that it names a file. Nothing is known of
// numbers, amounts and addresses.
func valuesOf(f cli.Flag, l *commandLine, current string) (values []candidate, files bool) {
	words := func(all ...string) {
		for _, w := range all {
			values = append(values, candidate{word: w})
		}
	}
	switch f.Names()[0] {
	case "network":
		for _, n := range config.Networks() {
			values = append(values, candidate{n.Name, fmt.Sprintf("chain %d", n.ChainID)})
		}
	case "log-level":
		words("debug", "info", "warn", "error")
	case "vrf":
		words(rules.ModePrivate.String(), rules.ModePublic.String())
	case "kind":
		words("base", "merge", "root")
	case "roles":
		// A list: what is there stays, and is not offered again.
		before := current[:strings.LastIndex(current, ",")+1]
		for _, r := range []rules.Role{rules.RoleSequencer, rules.RoleBase, rules.RoleMerge} {
			if !slices.Contains(strings.Split(before, ","), r.String()) {
				words(before + r.String())
			}
		}
	case "identity":
		words(names(l, func(c *config.Config) (string, error) { return filepath.Join(c.DataDir, "identities"), nil }, ".json")...)
	case "account":
		words(names(l, func(c *config.Config) (string, error) {
			if c.Keystore != "" {
				return c.Keystore, nil
			}
			return config.FoundryKeystores()
		}, "")...)
	default:
		return nil, namesFile(f)
	}
	return values, false
}

// names lists the files of a folder that the settings name, without their ending.
func names(l *commandLine, folder func(*config.Config) (string, error), ending string) (found []string) {
	cfg, err := config.FromFlags(l.values)
	if err != nil {
		return nil // the command says what is wrong with them
	}
	dir, err := folder(cfg)
	if err != nil {
		return nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ending); ok && !e.IsDir() && !strings.HasPrefix(name, ".") {
			found = append(found, name)
		}
	}
	return found
}

// namesFile reports whether a flag's value is a file or a folder: its placeholder says so.
func namesFile(f cli.Flag) bool {
	d, ok := f.(cli.DocGenerationFlag)
	if !ok {
		return false
	}
	_, rest, _ := strings.Cut(d.GetUsage(), "`")
	placeholder, _, _ := strings.Cut(rest, "`")
	return slices.Contains([]string{"FILE", "DIR", "PATH"}, placeholder)
}
