package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/stretchr/testify/require"

	"fernet/settlement/devnet"
)

// The program's exit codes.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

// patience is how long one command may take on a busy machine.
const patience = 5 * time.Minute

var (
	program    string // the built program
	repository string // the root of the source tree
)

func TestMain(m *testing.M) { os.Exit(testMain(m)) }

// testMain builds the program once for all tests.
func testMain(m *testing.M) int {
	if err := readSeed(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	fmt.Printf("%s=%d makes the dice of this run fall again\n", seedVariable, seed)
	dir, err := os.MkdirTemp("", "fernet-e2e-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	if repository, err = filepath.Abs(filepath.Join("..", "..")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	program = filepath.Join(dir, "fernet")
	build := exec.Command("go", "build", "-o", program, "./cmd/fernet")
	build.Dir, build.Stdout, build.Stderr = repository, os.Stderr, os.Stderr
	if err := build.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "build fernet:", err)
		return 1
	}
	return m.Run()
}

// tool is the path of a Foundry program as npm installed it.
func tool(t testing.TB, name string) string {
	found, err := filepath.Glob(filepath.Join(repository, "node_modules", "@foundry-rs", name+"-*", "bin", name+"*"))
	require.NoError(t, err)
	require.NotEmpty(t, found, "%s is missing in node_modules: run make tools", name)
	return found[0]
}

const password = "correct horse battery staple"

// role is someone with an L1 account, a working folder, data and a password of its own.
type role struct {
	t       testing.TB
	name    string
	dir     string
	account int // of devnet.Key
	urls    []string
	network string
	staker  uint32
	roles   []string // of the staker
	flags   []string // that every command of the role gets
	retries int      // how often a command that failed may be run again
}

func (r *role) address() common.Address { return devnet.Address(r.account) }

func (r *role) privateKey() string { return fmt.Sprintf("%x", crypto.FromECDSA(devnet.Key(r.account))) }

// path is a file in the role's folder.
func (r *role) path(parts ...string) string {
	return filepath.Join(append([]string{r.dir}, parts...)...)
}

// apiKey is in every RPC URL's query, as hosted nodes have it.
const apiKey = "sEcReT-api-key"

// command is a run of the program for the role. All it is told that is secret comes through the
// environment and files.
func (r *role) command(ctx context.Context, args ...string) *exec.Cmd {
	args = append(args, "--json", "--network", r.network, "--data-dir", "data", "--password-file", "password")
	for _, u := range r.urls {
		args = append(args, "--rpc-url", u+"/?key="+apiKey)
	}
	cmd := exec.CommandContext(ctx, program, append(args, r.flags...)...)
	cmd.Dir = r.dir
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "FERNET_") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Env = append(cmd.Env, "FERNET_PRIVATE_KEY="+r.privateKey())
	return cmd
}

// outcome is what a run of the program left.
type outcome struct {
	code           int
	killed         bool
	took           time.Duration
	stdout, stderr string
}

// run waits for a run of the program.
func (r *role) run(args ...string) outcome {
	r.t.Helper()
	return r.runKilled(nil, 0, args...)
}

// runKilled is run, for who may kill it: started is given what kills it, some time later.
func (r *role) runKilled(started func(kill func()), later time.Duration, args ...string) outcome {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := r.command(ctx, args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	begin := time.Now()
	require.NoError(r.t, cmd.Start())
	if started != nil {
		started(func() {
			time.Sleep(later)
			_ = cmd.Process.Signal(syscall.SIGKILL)
		})
	}
	err := cmd.Wait()
	require.NoError(r.t, ctx.Err(), "%s: %v took more than %s", r.name, args, patience)
	o := outcome{code: cmd.ProcessState.ExitCode(), took: time.Since(begin), stdout: stdout.String(), stderr: stderr.String()}
	if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		require.Equal(r.t, syscall.SIGKILL, status.Signal(), o.stderr)
		o.killed = true
	} else if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
		require.NoError(r.t, err)
	}
	for _, secret := range []string{r.privateKey(), password, apiKey} {
		require.NotContains(r.t, o.stdout+o.stderr, secret, "%s: %v", r.name, args)
	}
	return o
}

// one reads the one JSON object on standard output.
func (o outcome) one(t testing.TB) object {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(o.stdout))
	d.UseNumber()
	var v map[string]any
	require.NoError(t, d.Decode(&v), "stdout: %s\nstderr: %s", o.stdout, o.stderr)
	var rest any
	require.ErrorIs(t, d.Decode(&rest), io.EOF, "one object and nothing else: %s", o.stdout)
	return object{t, v}
}

// does runs a command that succeeds.
func (r *role) does(args ...string) object {
	r.t.Helper()
	o := r.run(args...)
	for again := 0; again < r.retries && o.code == exitFailed; again++ {
		r.t.Logf("%s: %v: %s", r.name, args, lastLine(o.stderr))
		o = r.run(args...)
	}
	require.Equal(r.t, exitOK, o.code, "%s: %v\nstdout: %s\nstderr: %s", r.name, args, o.stdout, o.stderr)
	return o.one(r.t)
}

// fails runs a command that is refused with the given words in the last line of standard error.
func (r *role) fails(words string, args ...string) object {
	r.t.Helper()
	o := r.run(args...)
	require.Equal(r.t, exitFailed, o.code, "%s: %v\nstdout: %s\nstderr: %s", r.name, args, o.stdout, o.stderr)
	lines := strings.Split(strings.TrimSpace(o.stderr), "\n")
	said := 0
	for _, line := range lines {
		if strings.HasPrefix(line, "fernet: ") {
			said++
		}
	}
	require.Equal(r.t, 1, said, o.stderr)
	last := lines[len(lines)-1]
	require.True(r.t, strings.HasPrefix(last, "fernet: "), o.stderr)
	require.Contains(r.t, last, words, "%s: %v", r.name, args)
	return o.one(r.t).object("error")
}

// usage runs a command that is wrong in itself.
func (r *role) usage(words string, args ...string) {
	r.t.Helper()
	o := r.run(args...)
	require.Equal(r.t, exitUsage, o.code, "%s: %v\nstderr: %s", r.name, args, o.stderr)
	require.Contains(r.t, o.stderr, words)
}

// object is a JSON object of the program.
type object struct {
	t testing.TB
	v map[string]any
}

func (o object) at(key string) any {
	o.t.Helper()
	v, ok := o.v[key]
	require.True(o.t, ok, "there is no %q in %v", key, o.v)
	return v
}

// text is a value as it is written: text or a number.
func (o object) text(key string) string {
	o.t.Helper()
	return fmt.Sprint(o.at(key))
}

func (o object) uint(key string) uint64 {
	o.t.Helper()
	n, ok := o.at(key).(json.Number)
	require.True(o.t, ok, "%q is not a number: %v", key, o.v[key])
	i, err := n.Int64()
	require.NoError(o.t, err)
	return uint64(i)
}

func (o object) bool(key string) bool {
	o.t.Helper()
	b, ok := o.at(key).(bool)
	require.True(o.t, ok, "%q is not true or false: %v", key, o.v[key])
	return b
}

func (o object) object(key string) object {
	o.t.Helper()
	v, ok := o.at(key).(map[string]any)
	require.True(o.t, ok, "%q is not an object: %v", key, o.v[key])
	return object{o.t, v}
}

func (o object) list(key string) (all []object) {
	o.t.Helper()
	if o.v[key] == nil {
		return nil
	}
	items, ok := o.v[key].([]any)
	require.True(o.t, ok, "%q is not a list: %v", key, o.v[key])
	for _, item := range items {
		v, ok := item.(map[string]any)
		require.True(o.t, ok, "%q has what is not an object", key)
		all = append(all, object{o.t, v})
	}
	return all
}

// statuses are those of a result's transactions.
func (o object) statuses() (all []string) {
	o.t.Helper()
	for _, tx := range o.list("transactions") {
		all = append(all, tx.text("status"))
	}
	return all
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}
