package session

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/containerd/console"
)

// readHidden reads a line that the terminal does not show. However it ends, the terminal shows
// again what is typed: what term.ReadPassword does is undone only when a line was typed, and a
// command that is interrupted would leave the terminal silent.
func readHidden(ctx context.Context, terminal *os.File) (text string, err error) {
	c, err := console.ConsoleFromFile(terminal)
	if err != nil {
		return "", err
	}
	if err := c.DisableEcho(); err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, c.Reset()) }()
	return readLine(ctx, terminal)
}

// readLine reads a line from a terminal, until ctx ends. The read itself cannot be ended: what is
// typed after that is lost, which is why nothing is asked any more then.
func readLine(ctx context.Context, terminal io.Reader) (line string, err error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	type outcome struct {
		line string
		err  error
	}
	read := make(chan outcome, 1)
	go func() {
		line, err := lineOf(terminal)
		read <- outcome{line, err}
	}()
	select {
	case o := <-read:
		return o.line, o.err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// maxLine bounds what is typed.
const maxLine = 4096

// lineOf reads a line byte by byte: the rest is for the next question. The end of the input ends a
// line as well.
func lineOf(terminal io.Reader) (string, error) {
	var line []byte
	for buffer := make([]byte, 1); len(line) < maxLine; {
		n, err := terminal.Read(buffer)
		switch {
		case n == 1 && buffer[0] != '\n':
			line = append(line, buffer[0])
		case n == 1, errors.Is(err, io.EOF) && len(line) > 0:
			return strings.TrimSuffix(string(line), "\r"), nil
		case err != nil:
			return "", err
		}
	}
	return "", fmt.Errorf("a line of more than %d bytes", maxLine)
}
