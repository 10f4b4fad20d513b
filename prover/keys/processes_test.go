package keys

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
)

// child is what a process that was started by a test does: it opens a cache and says what happened.
// childRoom is how many bytes it may write into a file.
const (
	child     = "FERNET_TEST_KEYS_DIR"
	childRoom = "FERNET_TEST_KEYS_ROOM"
)

// limitRoom makes writes beyond a size fail as on a full disk.
func limitRoom(room string) error {
	bytes, err := strconv.ParseUint(room, 10, 64)
	if err != nil {
		return err
	}
	signal.Ignore(syscall.SIGXFSZ)
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: bytes, Max: bytes})
}

type report struct {
	Setups   int
	Warnings int
	Digests  map[circuit.Kind]string
	Keys     map[circuit.Kind]string
}

func TestMain(m *testing.M) {
	dir := os.Getenv(child)
	if dir == "" {
		code := m.Run()
		_ = os.RemoveAll(benchmarkDir)
		os.Exit(code)
	}
	if room := os.Getenv(childRoom); room != "" {
		if err := limitRoom(room); err != nil {
			panic(err)
		}
	}
	var told recorder
	set, err := Open(context.Background(), dir, small{}, told.options())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	r := report{told.count(StageSetup), len(told.warnings), map[circuit.Kind]string{}, map[circuit.Kind]string{}}
	for _, kind := range set.Kinds() {
		m, _ := set.Manifest(kind)
		r.Digests[kind], r.Keys[kind] = m.Circuit, m.VerifyingKeyHash.Hex()
	}
	_ = json.NewEncoder(os.Stdout).Encode(r)
	os.Exit(0)
}

// openInProcesses opens a cache in several processes at once.
func openInProcesses(t *testing.T, dir string, n int) []report {
	reports, errs := make([]report, n), make([]error, n)
	var all sync.WaitGroup
	for i := range n {
		cmd := exec.CommandContext(t.Context(), os.Args[0])
		cmd.Env = append(os.Environ(), child+"="+dir)
		var stdout, stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		require.NoError(t, cmd.Start())
		all.Go(func() {
			if err := cmd.Wait(); err != nil {
				errs[i] = fmt.Errorf("%w: %s", err, stderr.String())
				return
			}
			errs[i] = json.Unmarshal(stdout.Bytes(), &reports[i])
		})
	}
	all.Wait()
	require.NoError(t, errors.Join(errs...))
	return reports
}

func TestProcessesStartedAtOnceShareOneSetup(t *testing.T) {
	dir := t.TempDir()
	for _, damaged := range []bool{false, true} {
		if damaged {
			require.NoError(t, os.Truncate(filepath.Join(dir, digestIn(t, small{}, kindProduct), provingKeyFile), 100))
		}
		reports := openInProcesses(t, dir, 4)
		setups, warnings := 0, 0
		for _, r := range reports {
			setups += r.Setups
			warnings += r.Warnings
			require.Equal(t, reports[0].Keys, r.Keys)
			for _, kind := range slices.Sorted(maps.Keys(r.Digests)) {
				require.Equal(t, digestIn(t, small{}, kind), r.Digests[kind], "digests are the same in every process")
			}
		}
		require.Equal(t, map[bool]int{false: 2, true: 1}[damaged], setups)
		require.Equal(t, map[bool]int{false: 0, true: 1}[damaged], warnings)
	}
}
