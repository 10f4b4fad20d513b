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

	"github.com/stretchr/testify/require"

	"fernet/prover/localnet"
)

// namespaces are two networks on this machine, Linux's network namespaces, each with half of the
// nodes, and a link between them that can be cut. L1 and pages are reached through sockets in
// files, which no cut concerns.
type namespaces struct {
	t      *testing.T
	dir    string
	l1Port string
}

// address is that of a side on the link between them.
func address(side int) string { return fmt.Sprintf("10.213.0.%d", side+1) }

// newNamespaces makes the networks, which takes rights that not everybody has: without them it
// returns nil.
func newNamespaces(t *testing.T, w *world) sides {
	s := &namespaces{t: t, dir: shortFolder(t)}
	for _, step := range [][]string{
		{"netns", "add", s.name(0)}, {"netns", "add", s.name(1)},
		{"link", "add", "link0", "netns", s.name(0), "type", "veth", "peer", "name", "link0", "netns", s.name(1)},
	} {
		if out, err := exec.Command("ip", step...).CombinedOutput(); err != nil {
			t.Logf("ip %v: %v: %s", step, err, out)
			return nil
		}
		if step[0] == "netns" {
			t.Cleanup(func() { s.run("netns", "del", step[2]) })
		}
	}
	_, port, err := net.SplitHostPort(strings.TrimPrefix(w.L1.URL(), "http://"))
	require.NoError(t, err)
	s.l1Port = port
	l, err := listenAt("unix " + s.socket("l1"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, l.Close()) })
	go accept(l, "tcp 127.0.0.1:"+port)
	for side := range 2 {
		s.in(side, "ip", "link", "set", "lo", "up")
		s.in(side, "ip", "address", "add", address(side)+"/24", "dev", "link0")
		s.in(side, "ip", "link", "set", "link0", "up")
		// A connection over a link that was cut ends soon, and not after a quarter of an hour.
		s.in(side, "sh", "-c", "echo 3 > /proc/sys/net/ipv4/tcp_retries2")
		pairs := []string{"tcp 127.0.0.1:" + port, "unix " + s.socket("l1")}
		for _, m := range w.Members {
			if sideOf(m) == side {
				pairs = append(pairs, "unix "+s.socket(m.Name), fmt.Sprintf("tcp 127.0.0.1:%d", m.HTTP))
			}
		}
		self, err := os.Executable()
		require.NoError(t, err)
		c := exec.Command("ip", "netns", "exec", s.name(side), self)
		c.Env = append(os.Environ(), forwardVariable+"="+strings.Join(pairs, ","))
		p, err := localnet.Start(c, filepath.Join(s.dir, fmt.Sprintf("forward-%d.log", side)))
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, p.Kill()) })
	}
	return s
}

func (s *namespaces) name(side int) string { return fmt.Sprintf("fernet-%d-%c", os.Getpid(), 'a'+side) }

func (s *namespaces) socket(name string) string { return filepath.Join(s.dir, name+".sock") }

func (s *namespaces) run(args ...string) {
	s.t.Helper()
	out, err := exec.Command("ip", args...).CombinedOutput()
	require.NoError(s.t, err, "ip %v: %s", args, out)
}

func (s *namespaces) in(side int, args ...string) {
	s.t.Helper()
	s.run(append([]string{"netns", "exec", s.name(side)}, args...)...)
}

func (s *namespaces) inside(m *localnet.Member, c *exec.Cmd) *exec.Cmd {
	return exec.Command("ip", append([]string{"netns", "exec", s.name(sideOf(m))}, c.Args...)...)
}

func (s *namespaces) listen(m *localnet.Member) string {
	return fmt.Sprintf("/ip4/%s/tcp/%d", address(sideOf(m)), m.Listen)
}

func (s *namespaces) dial(_, to *localnet.Member) string { return s.listen(to) }

func (s *namespaces) rpcURL() string { return "http://127.0.0.1:" + s.l1Port }

func (s *namespaces) dialPage(ctx context.Context, m *localnet.Member) (net.Conn, error) {
	return new(net.Dialer).DialContext(ctx, "unix", s.socket(m.Name))
}

func (s *namespaces) flags() []string { return nil }

// cut takes the link between the sides away, join puts it back.
func (s *namespaces) cut()  { s.in(0, "ip", "link", "set", "link0", "down") }
func (s *namespaces) join() { s.in(0, "ip", "link", "set", "link0", "up") }
