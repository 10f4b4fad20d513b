package main

import (
	"context"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/session"
)

// lightKDFFlag encrypts keys weakly.
func lightKDFFlag() cli.Flag {
	return &cli.BoolFlag{Name: "lightkdf", Usage: "encrypt fast and weakly, as geth's flag of this name: for tests"}
}

// newKeyFlags are how a new key is encrypted.
func newKeyFlags() []cli.Flag {
	return []cli.Flag{
		lightKDFFlag(),
		&cli.BoolFlag{Name: "empty-password", Usage: "take an empty password: whoever has the file has the key"},
	}
}

// newKeyPassword is the password of a new key. On a terminal it is asked for twice.
func newKeyPassword(ctx context.Context, c *cli.Context, s *session.Session, name string) (string, error) {
	return s.Dialog.NewIdentityPassword(ctx, name, c.Bool("empty-password"))
}
