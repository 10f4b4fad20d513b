package localnet_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/localnet"
)

// parentVariable makes the test program a parent that starts a process and waits.
const parentVariable = "FERNET_TEST_PARENT"

// When whoever started a node is killed, the node ends too.
func TestNoOrphans(t *testing.T) {
	if log := os.Getenv(parentVariable); log != "" {
		p, err := localnet.Start(exec.Command("sleep", "600"), log)
		require.NoError(t, err)
		fmt.Println("child", p.ID())
		<-p.Done()
		return
	}
	parent := exec.Command(os.Args[0], "-test.run", "^TestNoOrphans$")
	parent.Env = append(os.Environ(), parentVariable+"="+filepath.Join(t.TempDir(), "log"))
	said, err := parent.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, parent.Start())
	lines, child := bufio.NewScanner(said), 0
	for lines.Scan() {
		if _, err := fmt.Sscanf(lines.Text(), "child %d", &child); err == nil {
			break
		}
	}
	require.Positive(t, child)
	require.True(t, runs(child))
	require.NoError(t, parent.Process.Signal(syscall.SIGKILL))
	require.Error(t, parent.Wait())
	require.Eventually(t, func() bool { return !runs(child) }, time.Minute, 10*time.Millisecond)
}

// runs reports whether a process is there and no zombie.
func runs(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err == nil && !strings.Contains(string(stat), ") Z ")
}
