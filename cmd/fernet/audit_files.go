package main

import (
	"errors"
	"fmt"

	"fernet/cmd/fernet/internal/session"
	"fernet/prover/audit"
	"fernet/prover/audit/csv"
	"fernet/settlement"
	"fernet/settlement/disk"
)

// auditFile is a sink that becomes files when the audit has come to its end.
type auditFile interface {
	audit.Sink
	Close() error
	Discard() error // does nothing after Close
}

// auditFiles are what an audit writes.
type auditFiles struct {
	sinks          []audit.Sink
	files          []auditFile
	paths          []string
	written, would []string
	deployment     *settlement.Deployment
	html           *htmlFile // nil: none
}

// beginAuditFiles begins the files that flags ask for. A dry run finds out whether there may be
// such files.
func beginAuditFiles(in *input, s *session.Session, d *settlement.Deployment) (*auditFiles, error) {
	f := &auditFiles{deployment: d}
	if dir := in.String("csv"); dir != "" {
		const advice = "name another folder with --csv"
		if s.Config.DryRun {
			f.would = csv.Paths(dir)
			if err := csv.Check(dir); err != nil {
				return f, notWritten(err, advice)
			}
			return f, f.beginHTML(in, s)
		}
		w, err := csv.New(dir)
		if err != nil {
			return f, notWritten(err, advice)
		}
		f.begin(w, csv.Paths(dir)...)
	}
	return f, f.beginHTML(in, s)
}

// notWritten is why there can be no such file, with what to do; of a full disk the error says it.
func notWritten(err error, advice string) error {
	if errors.Is(err, disk.ErrNoSpace) {
		return err
	}
	return fmt.Errorf("%w: %s", err, advice)
}

func (f *auditFiles) begin(file auditFile, paths ...string) {
	f.sinks, f.files, f.paths = append(f.sinks, file), append(f.files, file), append(f.paths, paths...)
}

// close gives the files their names.
func (f *auditFiles) close(s *audit.Summary) error {
	if f.html != nil {
		f.html.summary = s
	}
	for _, file := range f.files {
		if err := file.Close(); err != nil {
			return err
		}
	}
	f.written = f.paths
	return nil
}

func (f *auditFiles) discard() (err error) {
	for _, file := range f.files {
		err = errors.Join(err, file.Discard())
	}
	return err
}
