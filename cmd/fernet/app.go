package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/argument"
	"fernet/prover/audit"
	"fernet/prover/suggest"
)

// Exit codes, as shells and scripts know them.
const (
	exitOK          = 0
	exitFailed      = 1
	exitUsage       = 2
	exitUnseen      = audit.ExitUnseen // of fernet audit
	exitInterrupted = 130              // 128 + SIGINT
	// 128 + SIGPIPE, which ends other programs when their reader went away
	exitUnread = 141
)

// run is the whole program but for signals. Everything a command says to a
// person or a machine goes to stdout; progress and the one line of an error go to stderr.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	ctx, done := session.WithDone(ctx)
	out := &output{Writer: stdout}
	app := newApp(out, stderr)
	if args[len(args)-1] == completionFlag {
		complete(out, app, args[1:len(args)-1])
		return exitOK
	}
	line := readCommandLine(app, args[1:])
	err := line.fault
	if err == nil {
		err = app.RunContext(ctx, args)
	}
	if err != nil && out.bytes == 0 && config.WantsJSON(line.values) {
		// What is wrong with flags or settings is found before a command runs, and so before it
		// knows of --json.
		err = errors.Join(err, session.PrintResult(out, nil, err))
	}
	code := exitCode(err, ctx.Err() != nil)
	if out.err != nil && (code == exitOK || errors.Is(err, context.Canceled) && ctx.Err() == nil) {
		if errors.Is(out.err, syscall.EPIPE) || errors.Is(out.err, io.ErrClosedPipe) {
			return exitUnread // its reader, such as head, had what it wanted
		}
		code, err = exitFailed, fmt.Errorf("the result could not be printed: %w: %s", out.err, done)
	}
	said := console.New(stdout, stderr).Errs()
	switch code {
	case exitOK:
	case exitInterrupted:
		fmt.Fprintln(said, "fernet: interrupted: nothing is half-written, run the command again to go on")
	default:
		fmt.Fprintln(said, "fernet: "+strings.Join(strings.Fields(err.Error()), " "))
	}
	return code
}

func exitCode(err error, interrupted bool) int {
	var usage *config.UsageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled) && interrupted:
		return exitInterrupted
	case errors.As(err, &usage):
		return exitUsage
	case errors.Is(err, audit.ErrUnseen), errors.Is(err, audit.ErrNoBlock), errors.Is(err, audit.ErrBroken), errors.Is(err, audit.ErrEarly):
		return exitUnseen
	default:
		return exitFailed
	}
}

// output is standard output. It takes everything, and keeps the first error: what a command does on
// L1 must not stop halfway because nobody reads of it, and run has the last word about it.
type output struct {
	io.Writer
	bytes  int
	err    error
	failed func() // is called on the first error, when it is set; see stopsUnread
}

// Unwrap lets a console see that a terminal is behind it.
func (w *output) Unwrap() io.Writer { return w.Writer }

func (w *output) Write(p []byte) (int, error) {
	if w.err != nil {
		return len(p), nil
	}
	n, err := w.Writer.Write(p)
	w.bytes, w.err = w.bytes+n, err
	if err != nil && w.failed != nil {
		w.failed()
	}
	return len(p), nil
}

// stopsUnread returns the context of a command that is for its output alone: it ends when nobody
// can read that any more.
func stopsUnread(c *cli.Context) (context.Context, context.CancelFunc) {
	ctx, stop := context.WithCancel(c.Context)
	if w, ok := c.App.Writer.(*output); ok {
		w.failed = stop
	}
	return ctx, stop
}

func newApp(stdout, stderr io.Writer) *cli.App {
	app := &cli.App{
		Name:  "fernet",
		Usage: "settle blocks proven by many provers on Ethereum",
		Flags: append(config.Flags(), // and what many people type first
			&cli.BoolFlag{Name: "version", Category: config.Category, Usage: "show what fernet version shows"}),
		HideVersion: true,
		Reader:      os.Stdin,
		Writer:      stdout,
		ErrWriter:   stderr,
		Commands: []*cli.Command{
			initCommand(), keysCommand(), identityCommand(), deployCommand(), deploymentCommand(), fundCommand(), doctorCommand(),
			stakeCommand(), slotCommand(), txCommand(), blockCommand(), rankCommand(), proveCommand(), builderCommand(), rootCommand(),
			finalizeCommand(), pruneCommand(), rewardsCommand(), auditCommand(), nodeCommand(), demoCommand(), networkCommand(),
			completionCommand(), versionCommand(),
		},
		OnUsageError:          onUsage,
		CustomAppHelpTemplate: appHelp,
		ExitErrHandler:        func(*cli.Context, error) {}, // run decides
		Action: func(c *cli.Context) error {
			if c.Bool("version") {
				return showVersion(c)
			}
			return showGroup(c)
		},
	}
	for _, command := range app.Commands {
		prepare(command)
	}
	return app
}

// prepare gives a command and those in it what all have: the flags of every command, and errors
// that say where help is.
func prepare(command *cli.Command) {
	command.OnUsageError, command.CustomHelpTemplate = onUsage, commandHelp
	for _, f := range config.Flags() {
		// A command may have a flag of its own under one of these names.
		if flagNamed(command.Flags, f.Names()[0]) == nil {
			command.Flags = append(command.Flags, f)
		}
	}
	if len(command.Subcommands) > 0 {
		command.HideHelpCommand, command.Action = true, groupAction(command.Action)
		for _, sub := range command.Subcommands {
			prepare(sub)
		}
		return
	}
	action := command.Action
	command.Action = func(c *cli.Context) error {
		if c.Args().Present() {
			return config.Usage("%s takes flags only, not %q: see %[1]s --help", c.Command.HelpName, c.Args().First())
		}
		return action(c)
	}
}

// groupAction is the action of a command that has others in it: its own, where it has one, unless
// the next word should have been one of them.
func groupAction(own cli.ActionFunc) cli.ActionFunc {
	return func(c *cli.Context) error {
		if own == nil || c.Args().Present() {
			return showGroup(c)
		}
		return own(c)
	}
}

// What package flag says of a value that cannot be read, and of a flag that there is not. All flags
// but numbers, times and truths take any text, and truths have words of their own.
var (
	badValue  = regexp.MustCompile(`^invalid value "(.*)" for flag -([a-z-]+): `)
	undefined = "flag provided but not defined: -"
)

func onUsage(c *cli.Context, err error, _ bool) error {
	if parts := badValue.FindStringSubmatch(err.Error()); parts != nil {
		wrong := argument.NotANumber(parts[1])
		if _, is := flagNamed(c.Command.Flags, parts[2]).(*cli.DurationFlag); is {
			wrong = fmt.Sprintf("%q is no length of time: wanted is one with its unit, such as 90s or 5m", parts[1])
		}
		err = fmt.Errorf("--%s: %s", parts[2], wrong)
	} else if name, ok := strings.CutPrefix(err.Error(), undefined); ok {
		var names []string
		for _, f := range c.Command.Flags {
			names = append(names, "--"+f.Names()[0])
		}
		err = fmt.Errorf("there is no flag --%s%s", name, suggest.DidYouMean(name, names))
	}
	return config.Usage("%w: see %s --help", err, c.Command.HelpName)
}

// showGroup is the action of what only has other commands in it.
func showGroup(c *cli.Context) error {
	if word := c.Args().First(); c.Args().Present() {
		group := strings.TrimPrefix(c.Command.HelpName+" ", c.App.Name+" ")
		return config.Usage("there is no command %q%s: see %s --help", group+word, didYouMean(c.Command, group, word), c.Command.HelpName)
	}
	return cli.ShowSubcommandHelp(c)
}

// didYouMean asks about a command that is not in a group. Outside of groups the last word of any
// command may be meant, such as propose, if no two commands have it.
func didYouMean(in *cli.Command, group, word string) string {
	var meant suggest.Meanings
	for _, command := range in.VisibleCommands() {
		meant.Add(command.Name, group+command.Name)
		for _, sub := range command.VisibleCommands() {
			path := command.Name + " " + sub.Name
			meant.Add(sub.Name, path)
			meant.Add(path, path)
		}
	}
	return meant.DidYouMean(word)
}
