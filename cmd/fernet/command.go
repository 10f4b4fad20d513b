package main

import (
	"context"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/session"
)

// command returns a command that does something with a session. Its example follows its
// description.
func command[T any, R interface {
	*T
	session.Result
}](
	name, usage, description, example string, do func(context.Context, *cli.Context, *session.Session) (R, error), flags ...cli.Flag,
) *cli.Command {
	return &cli.Command{Name: name, Usage: usage, Description: described(description, example), Flags: flags, Action: withSession(do)}
}

// group returns a command that is several.
func group(name, usage, description, example string, of ...*cli.Command) *cli.Command {
	return &cli.Command{Name: name, Usage: usage, Description: described(description, example), Subcommands: of}
}

func described(description, example string) string { return description + "\n\nExample: " + example }
