package main

import (
	"context"
	"errors"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
)

// work is what a command does, with the session it runs in.
type work[R session.Result] = func(ctx context.Context, c *cli.Context, s *session.Session) (R, error)

// withSession makes a command's action of what it does.
func withSession[T any, R session.Pointer[T]](do work[R]) cli.ActionFunc {
	return func(c *cli.Context) error {
		return session.Run(c, func(ctx context.Context, s *session.Session) (R, error) { return do(ctx, c, s) })
	}
}

// maxReadings is how often a command that only reads is begun because L1 was reorganized meanwhile.
const maxReadings = 16

// reading begins a command that only reads anew when L1 was reorganized while it read at one block.
func reading[T any, R session.Pointer[T]](do work[R]) work[R] {
	return func(ctx context.Context, c *cli.Context, s *session.Session) (R, error) {
		for try := 1; ; try++ {
			r, err := do(ctx, c, s)
			if !errors.Is(err, settlement.ErrReorged) || try == maxReadings || ctx.Err() != nil {
				return r, err
			}
			s.Log.Info("L1 was reorganized while it was read: reading again", "err", err)
		}
	}
}
