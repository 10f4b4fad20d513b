package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"
)

// Exit codes, as shells and scripts know them.
const (
	exitOK          = 0
	exitFailed      = 1
	exitUsage       = 2
	exitInterrupted = 130 // 128 + SIGINT
)

// usageError is wrong input on the command line.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// run is the whole program but for signals. Everything a command says to a
// person or a machine goes to stdout; progress and the one line of an error go to stderr.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	app := newApp(stdout, stderr)
	err := app.RunContext(ctx, args)
	var usage usageError
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

func oneLine(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }

func newApp(stdout, stderr io.Writer) *cli.App {
	onUsage := func(c *cli.Context, err error, _ bool) error {
		return usageError{fmt.Errorf("%w: see %s --help", err, strings.TrimSpace(c.App.Name+" "+c.Command.Name))}
	}
	app := &cli.App{
		Name:                 "fernet",
		Usage:                "settle blocks proven by many provers on Ethereum",
		HideVersion:          true,
		EnableBashCompletion: true,
		Suggest:              true,
		Writer:               stdout,
		ErrWriter:            stderr,
		Commands:             []*cli.Command{demoCommand()},
		OnUsageError:         onUsage,
		ExitErrHandler:       func(*cli.Context, error) {}, // run decides
		CommandNotFound:      nil,
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return usageError{fmt.Errorf("there is no command %q: see fernet --help", c.Args().First())}
			}
			return cli.ShowAppHelp(c)
		},
	}
	for _, command := range app.Commands {
		command.OnUsageError = onUsage
		action := command.Action
		command.Action = func(c *cli.Context) error {
			if c.Args().Present() {
				return usageError{fmt.Errorf("%s takes flags only, not %q: see fernet %[1]s --help", c.Command.Name, c.Args().First())}
			}
			return action(c)
		}
	}
	return app
}

// cacheDir is where proving keys are kept between runs.
func cacheDir() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find the user cache directory: %w: name one with --keys-dir", err)
	}
	return dir + "/fernet/keys", nil
}
