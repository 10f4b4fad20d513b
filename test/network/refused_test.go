package network

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/localnet"
	"fernet/prover/work"
)

// refuses runs the node with a flag set to another value, and returns the one line by which it
// ends.
func (o *operated) refuses(flag, value string) string {
	t := o.w.t
	t.Helper()
	args := o.arguments()
	if i := slices.Index(args, flag); i >= 0 {
		args[i+1] = value
	} else {
		args = append(args, flag, value)
	}
	log := filepath.Join(shortFolder(t), "log")
	c := exec.Command(program, args...)
	c.Dir, c.Env = o.Dir, o.environment()
	p, err := localnet.Start(c, log)
	require.NoError(t, err)
	select {
	case <-p.Done():
	case <-time.After(time.Minute):
		require.NoError(t, p.Kill())
		require.FailNow(t, "it runs", "%s %s: %s", flag, value, lastLines(log, 20))
	}
	require.ErrorContains(t, p.Err(), "exit status 1")
	var said []string
	content, err := os.ReadFile(log)
	require.NoError(t, err)
	for line := range strings.Lines(string(content)) {
		if !strings.HasPrefix(line, "time=") { // what is logged
			said = append(said, strings.TrimSpace(line))
		}
	}
	require.Len(t, said, 1, "%s %s: %s", flag, value, content)
	t.Logf("%s %s: %s", flag, value, said[0])
	return said[0]
}

// whyNot are the sentences of a reason for which the node is not ready.
func (o *operated) whyNot(code string) (text string) {
	s, err := o.page()
	if err != nil {
		return ""
	}
	for _, r := range s.Reasons {
		if r.Code == code {
			text += r.Text
		}
	}
	return text
}

// A node that cannot have an address, or is not let in by the broker, ends with a line that says
// what to do. One that runs goes on while the broker refuses it, says so, and is back with it when
// it is let in again.
func TestAddressesThatCannotBeHad(t *testing.T) {
	c := startCluster(t)
	w := start(t, plan{nodes: 2, sequencerAlone: true, flags: map[int][]string{
		1: {"--broker", c.url(), "--broker-credentials", c.file(nodeCredentials)},
	}})
	o := w.nodes[0]
	allowed := c.keys
	require.NoError(t, c.process.Kill())
	c.keys = c.keys[1:]
	c.start()
	w.eventually(2*time.Minute, "it says that it is refused", func() bool {
		o.mustRun()
		return strings.Contains(o.whyNot("builders"), "refuses the credentials")
	})
	require.Contains(t, o.whyNot("builders"), "the node makes proofs itself")
	require.NoError(t, c.process.Kill())
	c.keys = allowed
	c.start()
	w.builder(c.url(), "--credentials", c.file(builderCredentials))
	w.eventually(time.Minute, "it is let in", func() bool { o.mustRun(); return o.whyNot("builders") == "" })
	require.NoError(t, o.process.Stop(time.Minute))
	o.process = nil

	taken, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer taken.Close()
	_, port, err := net.SplitHostPort(taken.Addr().String())
	require.NoError(t, err)
	stranger := filepath.Join(shortFolder(t), "stranger.nk")
	_, err = work.NewCredentials(stranger)
	require.NoError(t, err)
	for _, bad := range [][]string{
		{"--listen", "/ip4/127.0.0.1/tcp/" + port, "address already in use", "--listen"},
		{"--http", taken.Addr().String(), "address already in use", "--http"},
		{"--broker-credentials", stranger, "the broker refuses the credentials", "--broker-credentials"},
		{"--broker-credentials", "", "the broker refuses the credentials", "--broker-credentials"},
		{"--broker", "nats://" + freeAddress(t), "--broker"},
	} {
		said := o.refuses(bad[0], bad[1])
		require.True(t, strings.HasPrefix(said, "fernet: "), said)
		for _, part := range bad[2:] {
			require.Contains(t, said, part)
		}
	}
	// Nothing was lost by it.
	o.start()
	w.eventually(time.Minute, "it runs", func() bool {
		o.mustRun()
		_, err := o.page()
		return err == nil
	})
}
