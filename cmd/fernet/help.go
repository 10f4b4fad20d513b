package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
)

// go-ethereum's packages set these for geth's own help.
func init() {
	cli.FlagStringer = flagLine
	cli.HelpFlag = &cli.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: "show help", DisableDefaultText: true}
	cli.HelpPrinter = printHelp
}

// printHelp fills in a template of a help text. On a terminal lines are broken between words, what
// a flag is for under itself.
func printHelp(w io.Writer, template string, of any) {
	var text strings.Builder
	cli.HelpPrinterCustom(&text, template, of, nil)
	console.New(w, io.Discard).Line("%s", strings.TrimSuffix(text.String(), "\n"))
}

const flagLines = `{{range .Flags}}
   {{.}}{{end}}
`

// The flags of every command are listed once, by fernet --help. Of all commands groups alone hide
// their help command, see prepare.
const (
	appHelp = `{{.Usage}}

USAGE
   fernet COMMAND [flags]

COMMANDS{{range .VisibleCommands}}
   {{join .Names ", "}}{{"\t"}}{{.Usage}}{{end}}

FLAGS OF EVERY COMMAND
A flag counts more than its name in the environment, and that more than the TOML file.
{{range .VisibleFlagCategories}}` + flagLines + `{{end}}`

	commandHelp = `{{.HelpName}}: {{.Usage}}

{{.Description}}
{{if .HideHelpCommand}}
COMMANDS{{range .VisibleCommands}}
   {{$.HelpName}} {{.Name}}{{"\t"}}{{.Usage}}{{end}}
{{end}}{{range .VisibleFlagCategories}}{{if eq .Name ""}}
FLAGS` + flagLines + `{{end}}{{end}}{{if or (not .HideHelpCommand) (gt (len .VisibleFlags) 1)}}
Flags of every command, such as --rpc-url, --account, --json and --dry-run: see fernet --help.
{{end}}`
)

// flagLine is a flag in a help text: its name, what it takes, and what it is for.
func flagLine(f cli.Flag) string {
	line := cli.FlagNamePrefixer(f.Names(), "")
	usage, placeholder := usageOf(f)
	if takesValue(f) {
		line += " " + cmp.Or(placeholder, "VALUE")
		// GetDefaultText quotes text: nothing is `""`.
		value := strings.Trim(f.(cli.DocGenerationFlag).GetDefaultText(), `"`)
		if value != "" && value != "0" && !strings.Contains(usage, "default:") {
			usage += fmt.Sprintf(" (default: %s)", value)
		}
	}
	return line + "\t" + usage
}

// usageOf is what a flag is for, and the placeholder of its value, which is quoted in that; empty
// when there is none.
func usageOf(f cli.Flag) (usage, placeholder string) {
	usage = f.(cli.DocGenerationFlag).GetUsage()
	if parts := strings.SplitN(usage, "`", 3); len(parts) == 3 {
		placeholder = parts[1]
	}
	return strings.ReplaceAll(usage, "`", ""), placeholder
}
