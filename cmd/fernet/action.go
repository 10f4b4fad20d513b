package main

import (
	"context"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator"
	"fernet/settlement"
)

// work is what a command does, with the session it runs in.
type work[R any] = func(ctx context.Context, in *input, s *session.Session) (R, error)

// command returns a command that does something with a session. Its example follows its
// description.
func command[T any, R session.Pointer[T]](name, usage, description, example string, do work[R], flags ...cli.Flag) *cli.Command {
	action := func(c *cli.Context) error {
		return session.Run(c, func(ctx context.Context, s *session.Session) (R, error) { return do(ctx, flagsOf(c), s) })
	}
	return &cli.Command{Name: name, Usage: usage, Description: described(description, example), Flags: flags, Action: action}
}

// group returns a command that is several.
func group(name, usage, description, example string, of ...*cli.Command) *cli.Command {
	return &cli.Command{Name: name, Usage: usage, Description: described(description, example), Subcommands: of}
}

func described(description, example string) string { return description + "\n\nExample: " + example }

// reading begins a command that only reads anew when L1 was reorganized while it read at one block.
func reading[R any](do work[R]) work[R] {
	return func(ctx context.Context, in *input, s *session.Session) (R, error) {
		return settlement.Rereading(ctx, s.Log, func() (R, error) { return do(ctx, flagsOf(in.Context), s) })
	}
}

// caller is the session of a command that sends, with what it sends with.
type caller struct {
	*session.Session
	client *settlement.Client // known to be the contracts on L1
	sender operator.Sender
	wait   operator.Waiter // of --wait, nil without
}

// act is what a command that sends does, once its flags are read.
type act[R any] = func(ctx context.Context, a *caller) (R, error)

// acting is the work of a command that sends. Its flags are read first: a wrong one is told before
// L1 and a password are asked for.
func acting[R any](read func(*input) act[R]) work[R] {
	return func(ctx context.Context, in *input, s *session.Session) (r R, err error) {
		do := read(in)
		if in.err != nil {
			return r, in.err
		}
		client, sender, err := s.Account.Acting(ctx)
		if err != nil {
			return r, err
		}
		return do(ctx, &caller{s, client, sender, in.waiter(s)})
	}
}

// onBlock is an act on the block of --block.
func onBlock[R any](do func(context.Context, *settlement.Client, operator.Sender, uint64, operator.Waiter) (R, error)) func(*input) act[R] {
	return func(in *input) act[R] {
		number := in.block()
		return func(ctx context.Context, a *caller) (R, error) { return do(ctx, a.client, a.sender, number, a.wait) }
	}
}
