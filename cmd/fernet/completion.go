package main

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

// The scripts ask the program itself for what comes next (--generate-bash-completion), so they are always right.
const (
	bashCompletion = `_fernet_complete() {
  local cur="${COMP_WORDS[COMP_CWORD]}" words=("${COMP_WORDS[@]:0:COMP_CWORD}")
  [[ $cur == -* ]] && words+=("$cur")
  local IFS=$'\n'
  COMPREPLY=($(compgen -W "$("${words[@]}" --generate-bash-completion 2>/dev/null)" -- "$cur"))
}
complete -o bashdefault -o default -F _fernet_complete fernet
`
	zshCompletion = `#compdef fernet
_fernet() {
  local -a opts
  local cur=${words[CURRENT]}
  local -a before=("${words[@]:0:$((CURRENT - 1))}")
  [[ $cur == -* ]] && before+=("$cur")
  opts=("${(@f)$("${before[@]}" --generate-bash-completion 2>/dev/null)}")
  if [[ -n ${opts[1]} ]]; then _describe 'fernet' opts; else _files; fi
}
compdef _fernet fernet
`
)

func completionCommand() *cli.Command {
	shell := func(name, where string, script func(*cli.App) (string, error)) *cli.Command {
		return &cli.Command{
			Name: name, Usage: "print the completion script of " + name,
			Description: "Example: " + where,
			Action: func(c *cli.Context) error {
				text, err := script(c.App)
				if err != nil {
					return fmt.Errorf("write completion: %w", err)
				}
				_, err = fmt.Fprint(c.App.Writer, text)
				return err
			},
		}
	}
	fixed := func(text string) func(*cli.App) (string, error) {
		return func(*cli.App) (string, error) { return text, nil }
	}
	return &cli.Command{
		Name: "completion", Usage: "print a completion script for bash, zsh or fish",
		Description: "Example: fernet completion bash > ~/.local/share/bash-completion/completions/fernet",
		Subcommands: []*cli.Command{
			shell("bash", "fernet completion bash > ~/.local/share/bash-completion/completions/fernet", fixed(bashCompletion)),
			shell("zsh", "fernet completion zsh > ~/.zfunc/_fernet", fixed(zshCompletion)),
			shell("fish", "fernet completion fish > ~/.config/fish/completions/fernet.fish", (*cli.App).ToFishCompletion),
		},
	}
}
