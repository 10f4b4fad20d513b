package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// asProgram makes the test's executable the program itself: a signal or a broken pipe is not to end
// a test.
const asProgram = "RUN_AS_FERNET"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main() // exits
	}
	os.Exit(m.Run())
}

// program returns a command that runs the whole program as a process of its own, in the current
// folder.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	executable, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.CommandContext(t.Context(), executable, args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

// onPath puts the program under its name into a folder at the front of PATH, for what runs it by
// name.
func onPath(t *testing.T) {
	t.Helper()
	executable, err := os.Executable()
	require.NoError(t, err)
	dir := t.TempDir()
	script := "#!/bin/sh\n" + asProgram + "=1 exec '" + executable + "' \"$@\"\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "fernet"), []byte(script), 0o700))
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
}
