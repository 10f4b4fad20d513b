package network

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/keys"
)

var (
	program string // the built program
	keysDir string // of proving keys
)

func TestMain(m *testing.M) {
	if pairs := os.Getenv(forwardVariable); pairs != "" {
		forward(pairs)
		return
	}
	if what := os.Getenv(clusterVariable); what != "" {
		serveCluster(strings.Split(what, ","))
		return
	}
	os.Exit(testMain(m))
}

// testMain builds the program once for all tests.
func testMain(m *testing.M) int {
	dir, err := os.MkdirTemp("", "fernet-network-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	if keysDir, err = keys.DefaultDir(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	program = filepath.Join(dir, "fernet")
	build := exec.Command("go", "build", "-o", program, "./cmd/fernet") // with the flags of GOFLAGS
	build.Dir, build.Stdout, build.Stderr = filepath.Join("..", ".."), os.Stderr, os.Stderr
	if err := build.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "build fernet:", err)
		return 1
	}
	return m.Run()
}

// numTxs is how many transactions the blocks of the tests have: four, so trees of three nodes, or
// what the environment says.
func numTxs(t *testing.T) uint32 {
	text := os.Getenv("FERNET_NETWORK_TXS")
	if text == "" {
		return 4
	}
	n, err := strconv.ParseUint(text, 10, 32)
	require.NoError(t, err, "FERNET_NETWORK_TXS")
	return uint32(n)
}

// blockTime is the time between L1 blocks of the tests' schedule: four nodes on two processors make
// the base rollups of a block of so many transactions in about as many seconds, as a proof of one
// takes a second of a processor, and have at least twice that. On a machine that is busy, and with
// a race detector that looks at the arithmetic of the curve too, FERNET_NETWORK_PACE makes it so
// many times as long.
func blockTime(t *testing.T, txs uint32) time.Duration {
	return paced(t, max(time.Second, time.Second*time.Duration(txs)/6))
}

// paced is a time between L1 blocks, for how the tests run.
func paced(t *testing.T, pace time.Duration) time.Duration {
	if text := os.Getenv("FERNET_NETWORK_PACE"); text != "" {
		times, err := strconv.ParseUint(text, 10, 8)
		require.NoError(t, err, "FERNET_NETWORK_PACE")
		pace *= time.Duration(times)
	}
	return pace
}

// environment is that of a run of the program: nothing of the settings of whoever runs the tests. A
// program with the race detector ends at the first race that it finds.
func environment(more ...string) (env []string) {
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "FERNET_") {
			env = append(env, v)
		}
	}
	return append(append(env, "GORACE=halt_on_error=1"), more...)
}

// ask runs the program for its JSON, and returns its exit code and what it said to a person.
func ask(t *testing.T, result any, args ...string) (code int, said string) {
	t.Helper()
	c := exec.Command(program, append(args, "--json")...)
	c.Env, c.Dir = environment(), t.TempDir()
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	err := c.Run()
	if result != nil {
		require.NoError(t, json.Unmarshal(stdout.Bytes(), result), "%v: %s%s", args, &stdout, &stderr)
	} else if err != nil {
		t.Logf("%v: %s", args, &stderr)
	}
	return c.ProcessState.ExitCode(), stderr.String()
}
