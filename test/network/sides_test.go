package network

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/localnet"
)

// sides are two networks on this machine, Linux's network namespaces, each with half of the nodes,
// and a link between them that can be cut. L1 and pages are reached through sockets in files, which
// no cut concerns.
type sides struct {
	t      *testing.T
	names  [2]string
	dir    string
	l1Port string
}

// address is that of a side on the link between them.
func address(side int) string { return fmt.Sprintf("10.213.0.%d", side+1) }

// newSides makes the networks. They need rights that not everybody has: without them the test is
// skipped.
func newSides(t *testing.T, w *world) *sides {
	s := &sides{t: t, dir: shortFolder(t)}
	if err := exec.Command("ip", "netns", "add", s.name(0)).Run(); err != nil {
		t.Skip("network namespaces cannot be made: run it as root, with iproute2 installed")
	}
	s.run("netns", "add", s.name(1))
	t.Cleanup(func() {
		for side := range s.names {
			s.run("netns", "del", s.name(side))
		}
	})
	s.run("link", "add", "link0", "netns", s.name(0), "type", "veth", "peer", "name", "link0", "netns", s.name(1))
	_, port, err := net.SplitHostPort(strings.TrimPrefix(w.L1.URL(), "http://"))
	require.NoError(t, err)
	s.l1Port = port
	l, err := listenAt("unix " + s.socket("l1"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, l.Close()) })
	go accept(l, "tcp 127.0.0.1:"+port)
	for side := range s.names {
		s.in(side, "ip", "link", "set", "lo", "up")
		s.in(side, "ip", "address", "add", address(side)+"/24", "dev", "link0")
		s.in(side, "ip", "link", "set", "link0", "up")
		// A connection over a link that was cut ends soon, and not after a quarter of an hour.
		s.in(side, "sh", "-c", "echo 3 > /proc/sys/net/ipv4/tcp_retries2")
		pairs := []string{"tcp 127.0.0.1:" + port, "unix " + s.socket("l1")}
		for _, m := range w.Members {
			if s.of(m) == side {
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

func (s *sides) name(side int) string { return fmt.Sprintf("fernet-%d-%c", os.Getpid(), 'a'+side) }

func (s *sides) socket(name string) string { return filepath.Join(s.dir, name+".sock") }

// of is the side that a member is on.
func (s *sides) of(m *localnet.Member) int { return (m.Number - 1) / 2 % 2 }

func (s *sides) run(args ...string) {
	s.t.Helper()
	out, err := exec.Command("ip", args...).CombinedOutput()
	require.NoError(s.t, err, "ip %v: %s", args, out)
}

func (s *sides) in(side int, args ...string) {
	s.t.Helper()
	s.run(append([]string{"netns", "exec", s.name(side)}, args...)...)
}

// inside is a command inside of a member's network.
func (s *sides) inside(m *localnet.Member, c *exec.Cmd) *exec.Cmd {
	return exec.Command("ip", append([]string{"netns", "exec", s.name(s.of(m))}, c.Args...)...)
}

func (s *sides) listenAddress(m *localnet.Member) string {
	return fmt.Sprintf("/ip4/%s/tcp/%d", address(s.of(m)), m.Listen)
}

// cut takes the link between the sides away, join puts it back.
func (s *sides) cut()  { s.in(0, "ip", "link", "set", "link0", "down") }
func (s *sides) join() { s.in(0, "ip", "link", "set", "link0", "up") }

// rpcURL is where a member reaches L1.
func (w *world) rpcURL(m *localnet.Member) string {
	switch {
	case w.gates != nil:
		return w.gates.urls[m.Number]
	case w.sides != nil:
		return "http://127.0.0.1:" + w.sides.l1Port
	case m.Number == w.plan.late:
		return w.late.server.URL
	}
	return w.L1.URL()
}

// pageClient is a client of a member's page.
func (w *world) pageClient(m *localnet.Member) *http.Client {
	transport := &http.Transport{DisableKeepAlives: true}
	if w.sides != nil {
		transport.DialContext = func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "unix", w.sides.socket(m.Name))
		}
	}
	return &http.Client{Timeout: 10 * time.Second, Transport: transport}
}
