package session

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"fernet/cmd/fernet/internal/config"
	"fernet/settlement/disk"
	"fernet/settlement/keyfile"
)

var (
	// ErrNoPassword means that a secret is encrypted and there is nobody to ask.
	ErrNoPassword = errors.New("no password")
	// ErrPasswordsDiffer means that a new password was not typed twice the same.
	ErrPasswordsDiffer = errors.New("the two passwords differ: nothing was written, run the command again")
	// ErrDeclined means that a person said no.
	ErrDeclined = errors.New("not confirmed, nothing was sent")
)

// IdentityPassword reads the password of an identity, or asks for it.
func (d *Dialog) IdentityPassword(ctx context.Context, name string) (config.Secret, error) {
	return d.password(ctx, d.identityPasswordFile(), "password of identity "+name)
}

func (d *Dialog) identityPasswordFile() string {
	if d.Config.IdentityPasswordFile != "" {
		return d.Config.IdentityPasswordFile
	}
	return d.Config.PasswordFile
}

// NewIdentityPassword is IdentityPassword for one that is new: a terminal is asked twice. One that
// is empty protects nothing, and is taken only when allowEmpty says that it is meant.
func (d *Dialog) NewIdentityPassword(ctx context.Context, name string, allowEmpty bool) (config.Secret, error) {
	first, err := d.IdentityPassword(ctx, name)
	if err != nil {
		return first, err
	}
	file := d.identityPasswordFile()
	if err := keyfile.CheckPassword(first.Reveal()); err != nil && !allowEmpty {
		if file != "" {
			err = fmt.Errorf("%w: %s: write one into it", err, file)
		}
		return first, config.Usage("%w, so anybody could use %s: choose another, or say --empty-password if that is meant", err, name)
	}
	if file != "" {
		return first, nil
	}
	second, err := d.password(ctx, "", "the same again")
	if err == nil && second != first {
		err = ErrPasswordsDiffer
	}
	return second, err
}

// password reads a file, or asks on a terminal. One that is empty is not taken in silence: a file
// may have been left so by mistake.
func (d *Dialog) password(ctx context.Context, file, what string) (config.Secret, error) {
	password, err := d.readPassword(ctx, file, what)
	if err == nil && password.Empty() {
		d.Note("warning: the %s is empty", what)
	}
	return password, err
}

func (d *Dialog) readPassword(ctx context.Context, file, what string) (config.Secret, error) {
	if file != "" {
		content, err := disk.Read(file, maxSecretFile)
		if err != nil {
			return config.Secret{}, fmt.Errorf("get the %s: %w", what, err)
		}
		d.WarnIfOpen(file)
		return config.NewSecret(string(bytes.TrimRight(content, "\r\n"))), nil
	}
	terminal, ok := d.terminal()
	if !ok {
		return config.Secret{}, config.Usage("%w for %s: there is no terminal to ask on, use --password-file", ErrNoPassword, what)
	}
	fmt.Fprintf(d.errs, "%s: ", what)
	text, err := readHidden(ctx, terminal)
	fmt.Fprintln(d.errs)
	if errors.Is(err, io.EOF) {
		return config.Secret{}, fmt.Errorf("%w for %s: none was typed", ErrNoPassword, what)
	}
	if err != nil {
		return config.Secret{}, fmt.Errorf("read password: %w", err)
	}
	return config.NewSecret(text), nil
}

// Confirm asks a person to go on, before something that is large or cannot be
// undone. Like Foundry, it asks on a terminal only: a script, --yes and a dry
// run go on. Commands that send one transaction do not ask.
func (d *Dialog) Confirm(ctx context.Context, question string) error {
	terminal, ok := d.terminal()
	if d.Config.Yes || d.Config.DryRun || !ok {
		return nil
	}
	fmt.Fprintf(d.errs, "%s [y/N] ", question)
	answer, err := readLine(ctx, terminal)
	if ctx.Err() != nil {
		fmt.Fprintln(d.errs)
		return ctx.Err()
	}
	if errors.Is(err, io.EOF) {
		fmt.Fprintln(d.errs) // nothing was typed that ended the line
	}
	// What cannot be read is a no.
	if a := strings.ToLower(strings.TrimSpace(answer)); a != "y" && a != "yes" {
		return ErrDeclined
	}
	return nil
}

// readHidden reads a line that the terminal does not show. However it ends, the terminal shows
// again what is typed.
func readHidden(ctx context.Context, terminal *os.File) (text string, err error) {
	show, err := hide(terminal)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, show()) }()
	return readLine(ctx, terminal)
}

// maxLine bounds what is typed.
const maxLine = 4096

// readLine reads a line from a terminal, until ctx ends. The read itself cannot be ended: what is
// typed after that is lost, which is why nothing is asked any more then. It reads byte by byte: the
// rest is for the next question.
func readLine(ctx context.Context, terminal io.Reader) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	type outcome struct {
		line string
		err  error
	}
	read := make(chan outcome, 1)
	go func() {
		var line []byte
		for buffer := make([]byte, 1); len(line) < maxLine; {
			n, err := terminal.Read(buffer)
			switch {
			case n == 1 && buffer[0] == '\n':
				read <- outcome{strings.TrimSuffix(string(line), "\r"), nil}
				return
			case n == 1:
				line = append(line, buffer[0])
			case errors.Is(err, io.EOF) && len(line) > 0:
				read <- outcome{string(line), nil}
				return
			case err != nil:
				read <- outcome{"", err}
				return
			}
		}
		read <- outcome{"", fmt.Errorf("a line of more than %d bytes", maxLine)}
	}()
	select {
	case o := <-read:
		return o.line, o.err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
