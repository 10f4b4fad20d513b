package main

import (
	"errors"
	"fmt"

	"fernet/cmd/fernet/internal/session"
	"fernet/prover/files"
)

// written is the file of a command that writes one. It is for results, which embed it.
type written struct {
	File  string   `json:"file"`            // empty in a dry run
	Would []string `json:"would,omitempty"` // files that a dry run would have written
}

// wrote says that a command wrote a file, or that its dry run would have.
func wrote(s *session.Session, path string) written {
	if s.Config.DryRun {
		return written{Would: []string{path}}
	}
	return written{File: path}
}

// writeFile writes a file of content that must not be lost. In a dry run it finds out with check
// whether write would refuse to. Where there is another file of the name, advice says what to do.
func writeFile[T any](s *session.Session, path string, content T, write, check func(string, T) error, advice string) (written, error) {
	if s.Config.DryRun {
		write = check
	}
	err := write(path, content)
	if errors.Is(err, files.ErrExists) {
		err = fmt.Errorf("%w: %s", err, advice)
	}
	return wrote(s, path), err
}

// name is the file to a person. In a dry run it follows the words: "would be drafted into".
func (w written) name(would string) string {
	if len(w.Would) > 0 {
		return would + " " + w.Would[0]
	}
	return w.File
}
