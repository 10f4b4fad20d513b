package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

// terminal is a terminal with a program on it, seen from where a person sits.
type terminal struct {
	*testing.T
	person *os.File
	ended  chan int // the exit code

	mu    sync.Mutex
	shown bytes.Buffer
}

// onTerminal starts the program on a terminal of its own.
func onTerminal(t *testing.T, args ...string) *terminal {
	person, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	require.NoError(t, err)
	t.Cleanup(func() { person.Close() })
	require.NoError(t, unix.IoctlSetPointerInt(int(person.Fd()), unix.TIOCSPTLCK, 0))
	number, err := unix.IoctlGetInt(int(person.Fd()), unix.TIOCGPTN)
	require.NoError(t, err)
	tty, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	require.NoError(t, err)

	c := program(t, args...)
	c.Stdin, c.Stdout, c.Stderr = tty, tty, tty
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	require.NoError(t, c.Start())
	term := &terminal{T: t, person: person, ended: make(chan int, 1)}
	go func() {
		// What went wrong is in the exit code; -1 is a program that was killed.
		_ = c.Wait()
		term.ended <- c.ProcessState.ExitCode()
	}()
	// the terminal stays as the program left it until it was looked at
	t.Cleanup(func() { c.Process.Kill(); tty.Close() })
	go func() {
		for buffer := make([]byte, 1024); ; {
			n, err := person.Read(buffer)
			term.mu.Lock()
			term.shown.Write(buffer[:n])
			term.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	return term
}

func (t *terminal) text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.shown.String()
}

// echoes reports whether the terminal shows what is typed.
func (t *terminal) echoes() bool {
	state, err := unix.IoctlGetTermios(int(t.person.Fd()), unix.TCGETS)
	require.NoError(t.T, err)
	return state.Lflag&unix.ECHO != 0
}

// asked waits for a question, and for the terminal to be as it is to be then.
func (t *terminal) asked(question string, echo bool) {
	t.T.Helper()
	require.Eventually(t.T, func() bool { return strings.Contains(t.text(), question) && t.echoes() == echo }, 60*time.Second, 10*time.Millisecond, "%s\n%s", question, t.text())
}

// says waits for words of the program.
func (t *terminal) says(words string) {
	t.T.Helper()
	require.Eventually(t.T, func() bool { return strings.Contains(t.text(), words) }, 10*time.Second, 10*time.Millisecond, "%s\n%s", words, t.text())
}

func (t *terminal) types(text string) {
	_, err := t.person.WriteString(text)
	require.NoError(t.T, err)
}

// ends waits for the program to end, soon, with an exit code, and a terminal that shows what is
// typed.
func (t *terminal) ends(code int) {
	t.T.Helper()
	select {
	case got := <-t.ended:
		require.Equal(t.T, code, got, t.text())
	case <-time.After(20 * time.Second):
		t.T.Fatalf("it goes on: %s", t.text())
	}
	require.True(t.T, t.echoes(), "what is typed is shown again")
}

const (
	ctrlC = "\x03"
	ctrlD = "\x04"
)

// At a question the program ends when it is asked to, and leaves the terminal as it was.
func TestInterruptedAtAQuestion(t *testing.T) {
	t.Chdir(t.TempDir())
	// one without an address, as cast writes it
	require.NoError(t, os.WriteFile("account", []byte(`{"crypto": {}, "version": 3}`), 0o600))
	for _, c := range []struct {
		name, args, question string
	}{
		{"identity", "identity new --data-dir data", "password of identity default: "},
		{"ledger key", "tx key --key key.json", "password of identity key.json: "},
		{"keystore", "doctor --keystore account --data-dir data", "password of account: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			term := onTerminal(t, strings.Fields(c.args)...)
			term.asked(c.question, false)
			term.types("begun" + ctrlC)
			term.ends(exitInterrupted)
			term.says("interrupted")
			require.NotContains(t, term.text(), "begun")

			// Another question, another signal.
			term = onTerminal(t, strings.Fields(c.args)...)
			term.asked(c.question, false)
			pgrp, err := unix.IoctlGetInt(int(term.person.Fd()), unix.TIOCGPGRP)
			require.NoError(t, err)
			require.NoError(t, syscall.Kill(pgrp, syscall.SIGTERM))
			term.ends(exitInterrupted)
		})
	}
	require.NoFileExists(t, "key.json")
	require.NoDirExists(t, "data/identities")
}

func TestNewPassword(t *testing.T) {
	t.Chdir(t.TempDir())
	identity := []string{"identity", "new", "--data-dir", "data", "--lightkdf"}
	file := "data/identities/default.json"

	term := onTerminal(t, identity...)
	term.asked("password of identity default: ", false)
	term.types("secret\n")
	term.asked("the same again: ", false)
	term.types(ctrlC)
	term.ends(exitInterrupted)
	require.NoFileExists(t, file)

	// The end of the input is no password.
	term = onTerminal(t, identity...)
	term.asked("password of identity default: ", false)
	term.types(ctrlD)
	term.ends(exitFailed)
	term.says("none was typed")

	// An empty one is not taken in silence.
	term = onTerminal(t, identity...)
	term.asked("password of identity default: ", false)
	term.types("\n")
	term.ends(exitUsage)
	term.says("--empty-password")
	require.NoFileExists(t, file)

	term = onTerminal(t, identity...)
	term.asked("password of identity default: ", false)
	term.types("secret\n")
	term.asked("the same again: ", false)
	term.types("Secret\n")
	term.ends(exitFailed)
	term.says("differ")
	require.NoFileExists(t, file)

	term = onTerminal(t, identity...)
	term.asked("password of identity default: ", false)
	// both at once: nothing that was typed is lost between two questions
	term.types("secret\nsecret\n")
	term.ends(exitOK)
	require.FileExists(t, file)
	require.NotContains(t, term.text(), "secret")

	term = onTerminal(t, append(identity, "--identity", "empty", "--empty-password")...)
	term.asked("password of identity empty: ", false)
	term.types("\n")
	term.asked("the same again: ", false)
	term.types("\n")
	term.ends(exitOK)
	term.says("is empty")
}

// The same of a file: an empty one may be there by mistake.
func TestEmptyPasswordFile(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, empty := range []string{"", "\n", "\r\n", "  \n"} {
		require.NoError(t, os.WriteFile("password", []byte(empty), 0o600))
		for _, command := range []string{"identity new --data-dir data --lightkdf", "tx key --key key.json --lightkdf"} {
			args := append(strings.Fields(command), "--password-file", "password")
			code, _, errs := execute(t, args...)
			require.Equal(t, exitUsage, code, errs)
			require.Contains(t, errs, "--empty-password")
			require.NoFileExists(t, "key.json")
			require.NoDirExists(t, "data")
		}
	}
	require.NoError(t, os.WriteFile("password", nil, 0o600))
	require.NoError(t, os.Chmod("password", 0o644))
	code, _, errs := execute(t, "tx", "key", "--key", "key.json", "--lightkdf", "--password-file", "password", "--empty-password")
	require.Equal(t, exitOK, code, errs)
	require.Contains(t, errs, "warning: the password of identity key.json is empty")
	require.Contains(t, errs, "warning: others can read password: chmod 600 it")
}

// A question about going on is one too, and no answer is a no.
func TestInterruptedAtAConfirmation(t *testing.T) {
	w := newWorld(t)
	t.Setenv("FERNET_PRIVATE_KEY", privateKey(0))
	deploy := append(w.settings(0), "deploy", "--genesis", "genesis.json")
	for typed, code := range map[string]int{ctrlC: exitInterrupted, ctrlD: exitFailed, "\n": exitFailed, "no\n": exitFailed, "yesterday\n": exitFailed} {
		term := onTerminal(t, deploy...)
		term.asked("[y/N] ", true)
		term.types(typed)
		term.ends(code)
	}
	require.Zero(t, w.l1.Head().Number.Uint64(), "nothing was sent")
	require.NoFileExists(t, "deployments/1337.plan.json")
	require.NoFileExists(t, "deployments/1337.json")
	term := onTerminal(t, deploy...)
	term.asked("[y/N] ", true)
	term.types("Y\n")
	require.Equal(t, exitOK, <-term.ended, term.text())
}
