package session

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	tty "github.com/containerd/console"
	"golang.org/x/term"

	"fernet/cmd/fernet/internal/config"
	"fernet/settlement/disk"
	"fernet/settlement/keyfile"
)

// Dialog speaks to whoever runs a command.
type Dialog struct {
	cfg    *config.Config
	in     io.Reader
	typed  *bufio.Reader // in: what is typed ahead is for the next question
	errs   io.Writer
	warned map[string]bool // what is said once
}

// Note says something to a person that is not the result, on standard error.
func (d *Dialog) Note(format string, args ...any) {
	fmt.Fprintf(d.errs, format+"\n", args...)
}

// noteOnce is Note, for what is said once.
func (d *Dialog) noteOnce(about, format string, args ...any) {
	if !d.warned[about] {
		d.warned[about] = true
		d.Note(format, args...)
	}
}

// WarnIfOpen says, once, that others can read a file that is meant for its owner alone.
func (d *Dialog) WarnIfOpen(path string) {
	if disk.IsOpen(path) {
		d.noteOnce(path, "warning: others can read %s: chmod 600 it", path)
	}
}

var (
	// ErrNoPassword means that a secret is encrypted and there is nobody to ask.
	ErrNoPassword = errors.New("no password")
	// ErrPasswordsDiffer means that a new password was not typed twice the same.
	ErrPasswordsDiffer = errors.New("the two passwords differ: nothing was written, run the command again")
	// ErrDeclined means that a person said no.
	ErrDeclined = errors.New("not confirmed, nothing was sent")
)

// Confirm asks a person to go on, before something that is large or cannot be
// undone. Like Foundry, it asks on a terminal only: a script, --yes and a dry
// run go on. Commands that send one transaction do not ask.
func (d *Dialog) Confirm(ctx context.Context, question string) error {
	if _, ok := d.terminal(); d.cfg.Yes || d.cfg.DryRun || !ok {
		return nil
	}
	fmt.Fprintf(d.errs, "%s [y/N] ", question)
	answer, err := d.readLine(ctx)
	if ctx.Err() != nil || errors.Is(err, io.EOF) {
		fmt.Fprintln(d.errs) // nothing was typed that ended the line
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	// What cannot be read is a no.
	if a := strings.ToLower(strings.TrimSpace(answer)); a != "y" && a != "yes" {
		return ErrDeclined
	}
	return nil
}

// terminal returns where a person can be asked, and false when there is nobody.
func (d *Dialog) terminal() (*os.File, bool) {
	f, ok := d.in.(*os.File)
	return f, ok && term.IsTerminal(int(f.Fd()))
}

// identityPasswordFile is the file with the passwords of identities, empty when there is none.
func (d *Dialog) identityPasswordFile() string {
	return cmp.Or(d.cfg.IdentityPasswordFile, d.cfg.PasswordFile)
}

// IdentityPassword reads the password of an identity, or asks for it.
func (d *Dialog) IdentityPassword(ctx context.Context, name string) (string, error) {
	return d.password(ctx, d.identityPasswordFile(), "password of identity "+name)
}

// NewIdentityPassword is IdentityPassword for one that is new: a terminal is asked twice. One that
// is empty protects nothing, and is taken only when allowEmpty says that it is meant.
func (d *Dialog) NewIdentityPassword(ctx context.Context, name string, allowEmpty bool) (string, error) {
	first, err := d.IdentityPassword(ctx, name)
	if err != nil {
		return "", err
	}
	file := d.identityPasswordFile()
	if err := keyfile.CheckPassword(first); err != nil && !allowEmpty {
		if file != "" {
			err = fmt.Errorf("%w: %s: write one into it", err, file)
		}
		return "", config.Usage("%w, so anybody could use %s: choose another, or say --empty-password if that is meant", err, name)
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
func (d *Dialog) password(ctx context.Context, file, what string) (password string, err error) {
	if file != "" {
		if password, err = keyfile.ReadPassword(file); err != nil {
			return "", fmt.Errorf("get the %s: %w", what, err)
		}
		d.WarnIfOpen(file)
	} else if password, err = d.ask(ctx, what); err != nil {
		return "", err
	}
	if password == "" {
		d.Note("warning: the %s is empty", what)
	}
	return password, nil
}

// ask asks for a secret on a terminal.
func (d *Dialog) ask(ctx context.Context, what string) (string, error) {
	terminal, ok := d.terminal()
	if !ok {
		return "", config.Usage("%w for %s: there is no terminal to ask on, use --password-file", ErrNoPassword, what)
	}
	fmt.Fprintf(d.errs, "%s: ", what)
	text, err := d.readHidden(ctx, terminal)
	fmt.Fprintln(d.errs)
	switch {
	case errors.Is(err, io.EOF):
		return "", fmt.Errorf("%w for %s: none was typed", ErrNoPassword, what)
	case err != nil:
		return "", fmt.Errorf("read password: %w", err)
	}
	return text, nil
}

// readHidden reads a line that the terminal does not show. However it ends, the terminal shows
// again what is typed: what term.ReadPassword does is undone only when a line was typed, and a
// command that is interrupted would leave the terminal silent.
func (d *Dialog) readHidden(ctx context.Context, terminal *os.File) (text string, err error) {
	c, err := tty.ConsoleFromFile(terminal)
	if err != nil {
		return "", err
	}
	if err := c.DisableEcho(); err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, c.Reset()) }()
	return d.readLine(ctx)
}

// readLine reads a line from a terminal, until ctx ends. The read itself cannot be ended: what is
// typed after that is lost, which is why nothing is asked any more then.
func (d *Dialog) readLine(ctx context.Context) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	var line string
	read := make(chan error, 1)
	go func() {
		text, err := d.typed.ReadString('\n')
		if errors.Is(err, io.EOF) && text != "" { // the end of the input ends a line as well
			err = nil
		}
		line = strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\r")
		read <- err
	}()
	select {
	case err := <-read:
		return line, err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
