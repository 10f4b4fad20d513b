package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

// go-ethereum's packages set these for geth's own help.
func init() {
	cli.FlagStringer = flagLine
	cli.HelpFlag = &cli.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: "show help", DisableDefaultText: true}
}

const flagLines = `{{range .Flags}}
   {{.}}{{end}}
`

// The flags of every command are listed once, by fernet --help.
const (
	appHelp = `{{.Usage}}

USAGE
   fernet COMMAND [flags]

COMMANDS{{range .VisibleCommands}}
   {{join .Names ", "}}{{"\t"}}{{.Usage}}{{end}}

FLAGS OF EVERY COMMAND
A flag counts more than its name in the environment, and that more than the TOML file.
{{range .VisibleFlagCategories}}` + flagLines + `{{end}}`

	groupHelp = `{{.HelpName}}: {{.Usage}}

{{.Description}}

COMMANDS{{range .VisibleCommands}}
   {{$.HelpName}} {{.Name}}{{"\t"}}{{.Usage}}{{end}}
`

	commandHelp = `{{.HelpName}}: {{.Usage}}

{{.Description}}
{{range .VisibleFlagCategories}}{{if eq .Name ""}}
FLAGS` + flagLines + `{{end}}{{end}}
Flags of every command, such as --rpc-url, --account, --json and --dry-run: see fernet --help.
`
)

// flagLine is a flag in a help text: its name, what it takes, and what it is for.
func flagLine(f cli.Flag) string {
	d, ok := f.(cli.DocGenerationFlag)
	if !ok {
		return strings.Join(f.Names(), ", ")
	}
	var names []string
	for _, n := range f.Names() {
		names = append(names, strings.Repeat("-", min(len(n), 2))+n)
	}
	line, usage := strings.Join(names, ", "), d.GetUsage()
	if d.TakesValue() {
		placeholder := "VALUE"
		if _, rest, quoted := strings.Cut(usage, "`"); quoted {
			placeholder, _, _ = strings.Cut(rest, "`")
		}
		line += " " + placeholder
		usage = strings.ReplaceAll(usage, "`", "")
		// GetDefaultText quotes text: nothing is `""`.
		if value := strings.Trim(d.GetDefaultText(), `"`); value != "" && value != "0" && !strings.Contains(usage, "default:") {
			usage += fmt.Sprintf(" (default: %s)", value)
		}
	}
	return line + "\t" + usage
}
