package session

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"golang.org/x/term"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/settlement/disk"
)

// Dialog is what a command is told, and how it speaks to whoever runs it.
type Dialog struct {
	Config *config.Config
	// Console is where the result is shown to a person: standard output, or
	// with --json standard error.
	Console *console.Console
	// Log is for whoever looks into what happens; see --log-level.
	Log *slog.Logger

	in   io.Reader
	errs io.Writer
	// warned is what is said once.
	warned map[string]bool
}

func newDialog(cfg *config.Config, in io.Reader, out, errs io.Writer) *Dialog {
	if cfg.JSON {
		out = errs
	}
	con := console.New(out, errs)
	errs = con.Errs()
	return &Dialog{
		Config: cfg, Console: con, in: in, errs: errs, warned: map[string]bool{},
		Log: slog.New(slog.NewTextHandler(errs, &slog.HandlerOptions{Level: cfg.LogLevel})),
	}
}

// Note says something to a person that is not the result, on standard error.
func (d *Dialog) Note(format string, args ...any) {
	fmt.Fprintf(d.errs, format+"\n", args...)
}

// NoteOnce is Note, for what is said once.
func (d *Dialog) NoteOnce(about, format string, args ...any) {
	if !d.warned[about] {
		d.warned[about] = true
		d.Note(format, args...)
	}
}

// WarnIfOpen says, once, that others can read a file that is meant for its owner alone.
func (d *Dialog) WarnIfOpen(path string) {
	if disk.IsOpen(path) {
		d.NoteOnce(path, "warning: others can read %s: chmod 600 it", path)
	}
}

// terminal returns where a person can be asked, and false when there is nobody.
func (d *Dialog) terminal() (*os.File, bool) {
	f, ok := d.in.(*os.File)
	return f, ok && term.IsTerminal(int(f.Fd()))
}

// DataPath is a path in the folder of --data-dir.
func (d *Dialog) DataPath(parts ...string) string {
	return filepath.Join(append([]string{d.Config.DataDir}, parts...)...)
}
