package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/session"
)

// Exit codes, as shells and scripts know them.
const (
	exitOK          = 0
	exitFailed      = 1
	exitUsage       = 2
	exitInterrupted = 130 // 128 + SIGINT
)

// run is the whole program but for signals. Everything a command says to a
// person or a machine goes to stdout; progress and the one line of an error go to stderr.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	said := &counting{Writer: stdout}
	app := newApp(said, stderr)
	err := app.RunContext(ctx, args)
	if err != nil && said.bytes == 0 && wantsJSON(args) {
		// What is wrong with flags or settings is found before a command runs, and so before it knows of --json.
		err = errors.Join(err, session.PrintFailure(stdout, err))
	}
	var usage *config.UsageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		fmt.Fprintln(stderr, "fernet: interrupted: nothing is half-written, run the command again to go on")
		return exitInterrupted
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "fernet: %s\n", oneLine(err))
		return exitUsage
	default:
		fmt.Fprintf(stderr, "fernet: %s\n", oneLine(err))
		return exitFailed
	}
}

// counting is a writer that knows whether something was written.
type counting struct {
	io.Writer
	bytes int
}

func (w *counting) Write(p []byte) (int, error) {
	n, err := w.Writer.Write(p)
	w.bytes += n
	return n, err
}

// wantsJSON reports whether a command line asks for JSON, as far as that can be told when it cannot be read.
func wantsJSON(args []string) bool {
	for _, arg := range args[1:] {
		switch strings.TrimLeft(arg, "-") {
		case arg:
		case "json", "json=true":
			return true
		case "json=false":
			return false
		}
	}
	return os.Getenv(config.EnvName("json")) == "true"
}

func oneLine(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }

func newApp(stdout, stderr io.Writer) *cli.App {
	app := &cli.App{
		Name:                 "fernet",
		Usage:                "settle blocks proven by many provers on Ethereum",
		Flags:                config.Flags(),
		HideVersion:          true,
		EnableBashCompletion: true,
		Suggest:              true,
		Reader:               os.Stdin,
		Writer:               stdout,
		ErrWriter:            stderr,
		Commands: []*cli.Command{
			initCommand(),
			keysCommand(),
			identityCommand(),
			deployCommand(),
			deploymentCommand(),
			fundCommand(),
			doctorCommand(),
			stakeCommand(),
			slotCommand(),
			txCommand(),
			blockCommand(),
			rankCommand(),
			proveCommand(),
			rootCommand(),
			finalizeCommand(),
			pruneCommand(),
			rewardsCommand(),
			auditCommand(),
			demoCommand(),
			completionCommand(),
		},
		OnUsageError:          onUsage,
		CustomAppHelpTemplate: appHelp,
		ExitErrHandler:        func(*cli.Context, error) {}, // run decides
		Action:                showGroup,
	}
	for _, command := range app.Commands {
		prepare(command)
	}
	return app
}

// prepare gives a command and those in it what all have: the flags of every command, and errors that say where help is.
func prepare(command *cli.Command) {
	command.OnUsageError = onUsage
	command.CustomHelpTemplate = commandHelp
	if len(command.Subcommands) > 0 {
		command.CustomHelpTemplate, command.HideHelpCommand = groupHelp, true
		command.Flags = append(command.Flags, config.Flags()...)
		command.Action = showGroup
		for _, sub := range command.Subcommands {
			prepare(sub)
		}
		return
	}
	// A command may have a flag of its own under one of these names.
	own := map[string]bool{}
	for _, f := range command.Flags {
		own[f.Names()[0]] = true
	}
	for _, f := range config.Flags() {
		if !own[f.Names()[0]] {
			command.Flags = append(command.Flags, f)
		}
	}
	action := command.Action
	command.Action = func(c *cli.Context) error {
		if c.Args().Present() {
			return config.Usage("%s takes flags only, not %q: see %[1]s --help", c.Command.HelpName, c.Args().First())
		}
		return action(c)
	}
}

func onUsage(c *cli.Context, err error, _ bool) error {
	return config.Usage("%w: see %s --help", err, helpName(c))
}

// showGroup is the action of what only has other commands in it.
func showGroup(c *cli.Context) error {
	if c.Args().Present() {
		path := strings.TrimSpace(strings.TrimPrefix(helpName(c), c.App.Name) + " " + c.Args().First())
		return config.Usage("there is no command %q: see %s --help", path, helpName(c))
	}
	if c.Command == nil || c.Command.HelpName == "" || c.Command.HelpName == c.App.Name {
		return cli.ShowAppHelp(c)
	}
	return cli.ShowSubcommandHelp(c)
}

func helpName(c *cli.Context) string {
	if c.Command != nil && c.Command.HelpName != "" {
		return c.Command.HelpName
	}
	return c.App.Name
}
