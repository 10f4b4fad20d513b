package main

import (
	"log/slog"

	"fernet/cmd/fernet/internal/session"
)

// serviceLog is the log of a command that runs until it is stopped: what it does is said unless the
// settings want less, for programs as JSON.
func serviceLog(s *session.Session) *slog.Logger {
	if s.Config.Origin("log-level").String() == "default" {
		s.Config.LogLevel = slog.LevelInfo
	}
	opts := &slog.HandlerOptions{Level: s.Config.LogLevel}
	if s.Config.JSON {
		return slog.New(slog.NewJSONHandler(s.Console.Errs(), opts))
	}
	return slog.New(slog.NewTextHandler(s.Console.Errs(), opts))
}
