//go:build linux

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
)

// fails takes some bytes and then no more.
type fails struct {
	room int
	err  error
}

func (f *fails) Write(p []byte) (int, error) {
	if len(p) <= f.room {
		f.room -= len(p)
		return len(p), nil
	}
	n := f.room
	f.room = 0
	return n, f.err
}

// Whatever prints it: a result that could not be printed is a failure, said in one line.
func TestAResultThatCannotBePrinted(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, line := range []string{"--help", "stake", "stake add --help", "version", "version --json", "completion bash", "completion fish", "keys list", "keys list --json"} {
		for _, room := range []int{0, 10} {
			full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
			require.NoError(t, err)
			defer full.Close()
			for name, w := range map[string]io.Writer{"/dev/full": full, "a disk": &fails{room, syscall.ENOSPC}} {
				var errs bytes.Buffer
				code := run(t.Context(), append([]string{"fernet"}, append(strings.Fields(line), "--keys-dir", t.TempDir())...), w, &errs)
				if line == "--help" || line == "stake" || strings.HasPrefix(line, "completion") {
					errs.Reset()
					code = run(t.Context(), append([]string{"fernet"}, strings.Fields(line)...), w, &errs)
				}
				require.Equal(t, exitFailed, code, "%s to %s: %s", line, name, errs.String())
				require.Contains(t, errs.String(), "the result could not be printed", line)
				require.Contains(t, errs.String(), "no space left on device", line)
				require.Contains(t, errs.String(), "no transaction was sent", line)
				require.Equal(t, 1, strings.Count(errs.String(), "\n"), line)
			}
			// A reader that went away is told nothing, and the exit code is that of other programs.
			var errs bytes.Buffer
			code := run(t.Context(), append([]string{"fernet"}, strings.Fields(line)...), &fails{room, syscall.EPIPE}, &errs)
			require.Equal(t, exitUnread, code, "%s: %s", line, errs.String())
			require.Empty(t, errs.String(), line)
		}
	}
}

// A command that failed says why, and with its own exit code, whether or not its output can be
// read.
func TestAFailureWhoseOutputCannotBePrinted(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, err := range []error{syscall.ENOSPC, syscall.EPIPE} {
		var errs bytes.Buffer
		code := run(t.Context(), []string{"fernet", "stake", "nothing", "--json"}, &fails{0, err}, &errs)
		require.Equal(t, exitUsage, code)
		require.Contains(t, errs.String(), `there is no command "stake nothing"`)
	}
}

// What was sent is said when the result of the command that sent it cannot be printed.
func TestTransactionsAreSaidWhenTheResultCannotBePrinted(t *testing.T) {
	w := newWorld(t)
	mustRun[struct{}](w, 0, "deploy", "--genesis", "genesis.json")
	w.mustNewIdentity(1)
	var errs bytes.Buffer
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	require.NoError(t, err)
	defer full.Close()
	args := []string{"fernet", "stake", "add", "--roles", "base", "--faucet", "--network", "devnet", "--rpc-url", w.l1.URL(), "--data-dir", "data-1", "--password-file", "password"}
	t.Setenv("FERNET_PRIVATE_KEY", privateKey(1))
	require.Equal(t, exitFailed, run(t.Context(), args, full, &errs))
	lines := strings.Split(strings.TrimSpace(errs.String()), "\n")
	require.Regexp(t, `^fernet: the result could not be printed: write /dev/full: no space left on device: 3 transactions are sent and final, the last one: .*, 0x[0-9a-f]{64}$`, lines[len(lines)-1])
	list := mustRun[stakers](w, 1, "stake", "list")
	require.Len(t, list.Stakers, 1, "it is true")
}

func (w *world) mustNewIdentity(account int) {
	w.Helper()
	code, _, stderr := w.as(account, "identity", "new", "--lightkdf")
	require.Zero(w.T, code, stderr)
}

// The program itself: a pipe that nobody reads ends it with the code of SIGPIPE and not by the
// signal, which could come while it sends.
func TestABrokenPipe(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, args := range [][]string{{"--help"}, {"version", "--json"}, {"completion", "bash"}} {
		cmd := program(t, args...)
		read, write, err := os.Pipe()
		require.NoError(t, err)
		var errs bytes.Buffer
		cmd.Stdout, cmd.Stderr = write, &errs
		require.NoError(t, read.Close())
		err = cmd.Run()
		require.NoError(t, write.Close())
		var exit *exec.ExitError
		require.ErrorAs(t, err, &exit, "%v", args)
		require.True(t, exit.Exited(), "%v: by a signal", args)
		require.Equal(t, exitUnread, exit.ExitCode(), "%v", args)
		require.Empty(t, errs.String(), "%v", args)
	}
	// Nor does it end when nobody reads what it says meanwhile.
	cmd := program(t, "stake", "nothing")
	read, write, err := os.Pipe()
	require.NoError(t, err)
	cmd.Stderr = write
	require.NoError(t, read.Close())
	err = cmd.Run()
	require.NoError(t, write.Close())
	var exit *exec.ExitError
	require.ErrorAs(t, err, &exit)
	require.Equal(t, exitUsage, exit.ExitCode())
}

// The demo shows and does nothing else: when its reader goes away it ends, minutes before its time.
func TestTheDemoEndsWithItsReader(t *testing.T) {
	t.Chdir(t.TempDir())
	cmd := program(t, "demo", "--txs", "4")
	cmd.Stderr = new(bytes.Buffer)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	_, err = bufio.NewReader(out).ReadString('1') // of its first heading
	require.NoError(t, err)
	require.NoError(t, out.Close())
	var exit *exec.ExitError
	require.ErrorAs(t, cmd.Wait(), &exit)
	require.Equal(t, exitUnread, exit.ExitCode(), "%s", cmd.Stderr)
}

func TestVersion(t *testing.T) {
	t.Chdir(t.TempDir())
	code, text, errs := execute(t, "version")
	require.Zero(t, code, errs)
	require.Regexp(t, `(?m)^fernet \d+\.\d+\.\d+$`, text)
	require.Regexp(t, `(?m)^  edition +2 of the protocol$`, text)
	require.Regexp(t, `(?m)^  contracts +0x[0-9a-f]{64}$`, text)
	for _, kind := range circuit.Kinds() {
		require.Regexp(t, fmt.Sprintf(`(?m)^  %s circuit +[0-9a-f]{64}$`, kind), text)
	}
	code, same, errs := execute(t, "--version")
	require.Zero(t, code, errs)
	require.Equal(t, text, same)
	for _, args := range [][]string{{"version", "--json"}, {"--json", "version"}, {"--version", "--json"}} {
		code, out, errs := execute(t, args...)
		require.Zero(t, code, errs)
		var all map[string]any
		require.NoError(t, json.Unmarshal([]byte(out), &all))
		for _, name := range []string{"version", "commit", "go", "platform", "gnark", "goEthereum", "contracts", "circuits"} {
			require.NotEmpty(t, all[name], "%v: %s", args, name)
		}
	}
	// What keeps every other command from working does not keep it from saying what it is.
	require.NoError(t, os.WriteFile("fernet.toml", []byte("= 1"), 0o600))
	code, broken, errs := execute(t, "version")
	require.Zero(t, code, errs)
	require.Equal(t, text, broken)
	code, _, _ = execute(t, "keys", "list")
	require.Equal(t, exitUsage, code, errors.New("the file is broken"))
}
