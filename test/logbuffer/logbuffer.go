// Package logbuffer keeps what is logged or printed, for tests that read it while it is written.
package logbuffer

import (
	"bytes"
	"log/slog"
	"strings"
	"sync"
)

// Buffer is a writer of several goroutines. The zero Buffer is empty and ready for use.
type Buffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// Write adds to the text. It does not fail.
func (b *Buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

// String is all that was written so far.
func (b *Buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// Count is how often words were written so far.
func (b *Buffer) Count(words string) int {
	return strings.Count(b.String(), words)
}

// Logger is a log that writes lines of a level and those above it into the buffer.
func (b *Buffer) Logger(level slog.Level) *slog.Logger {
	return slog.New(slog.NewTextHandler(b, &slog.HandlerOptions{Level: level}))
}
