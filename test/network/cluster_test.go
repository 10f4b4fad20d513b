package network

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/localnet"
	"fernet/prover/work"
	"fernet/prover/work/worktest"
)

// clusterVariable makes the test program a broker of others: its address, its folder, and the
// public keys that it lets in, separated by commas.
const clusterVariable = "FERNET_NETWORK_CLUSTER"

// serveCluster serves until the process is killed.
func serveCluster(what []string) {
	if err := worktest.Serve(context.Background(), what[0], what[1], what[2:]...); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// cluster is a broker of others, a process that can be killed.
type cluster struct {
	t       *testing.T
	address string
	dir     string
	keys    []string
	process *localnet.Process
}

// startCluster starts a broker that lets in who has the credentials of the node or of the builder.
func startCluster(t *testing.T) *cluster {
	t.Helper()
	c := &cluster{t: t, address: freeAddress(t), dir: shortFolder(t)}
	for _, file := range []string{nodeCredentials, builderCredentials} {
		key, err := work.NewCredentials(c.file(file))
		require.NoError(t, err)
		c.keys = append(c.keys, key)
	}
	c.start()
	t.Cleanup(func() { require.NoError(t, c.process.Kill()) })
	return c
}

// The files of credentials in a cluster's folder.
const (
	nodeCredentials    = "node.nk"
	builderCredentials = "builder.nk"
)

func (c *cluster) file(name string) string { return filepath.Join(c.dir, name) }

func (c *cluster) url() string { return "nats://" + c.address }

// start starts the broker with what it has kept, and waits until it is heard.
func (c *cluster) start() {
	c.t.Helper()
	self, err := os.Executable()
	require.NoError(c.t, err)
	command := exec.Command(self)
	command.Env = environment(clusterVariable + "=" + strings.Join(append([]string{c.address, c.file("store")}, c.keys...), ","))
	c.process, err = localnet.Start(command, c.file("log"))
	require.NoError(c.t, err)
	require.Eventually(c.t, func() bool {
		conn, err := net.Dial("tcp", c.address)
		if err != nil {
			return false
		}
		return conn.Close() == nil
	}, time.Minute, 20*time.Millisecond, "the broker listens")
}

// freeAddress is one of this machine that nothing listens on.
func freeAddress(t *testing.T) string {
	t.Helper()
	port, err := localnet.FreePort()
	require.NoError(t, err)
	return fmt.Sprintf("127.0.0.1:%d", port)
}
