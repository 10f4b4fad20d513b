package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"fernet/cmd/fernet/internal/session"
	"fernet/prover/audit"
	"fernet/prover/audit/report"
	"fernet/prover/release"
	"fernet/settlement/disk"
)

// htmlFile is the report of an audit as a page, which becomes a file when the audit has ended.
type htmlFile struct {
	*report.Writer
	stream  *disk.Stream
	summary *audit.Summary // of the audit, before Close
}

const otherPage = "name another file with --html"

// beginHTML begins the file of --html. A dry run finds out whether there may be such a file.
func (f *auditFiles) beginHTML(in *input, s *session.Session) error {
	path := in.String("html")
	if path == "" {
		return nil
	}
	if s.Config.DryRun {
		f.would = append(f.would, path)
		if _, err := os.Lstat(path); err == nil {
			return notWritten(fmt.Errorf("%s: %w", path, disk.ErrExists), otherPage)
		}
		return nil
	}
	info, err := release.Read()
	if err != nil {
		return err
	}
	stream, err := disk.NewStream(path, disk.Public, false)
	if err != nil {
		return notWritten(err, otherPage)
	}
	meta := report.Meta{Deployment: f.deployment, Release: "fernet " + info.Version, Made: time.Now(), From: in.Uint64("from"), To: in.Uint64("to")}
	if in.IsSet("block") {
		meta.From, meta.To = in.block(), in.block()
	}
	f.html = &htmlFile{Writer: report.New(stream, meta), stream: stream}
	f.begin(f.html, path)
	return nil
}

// Close ends the page with the summary, and gives the file its name.
func (h *htmlFile) Close() error {
	if err := h.Writer.Close(h.summary); err != nil {
		return errors.Join(err, h.stream.Discard())
	}
	return h.stream.Commit()
}

func (h *htmlFile) Discard() error { return h.stream.Discard() }
