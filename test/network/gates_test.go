package network

import (
	"fmt"
	"io"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/localnet"
)

// nowhere is what the nodes of a world with gates announce: nobody listens there, so that a peer
// which was told it does not go around the gates.
const nowhere = "/ip4/127.0.0.1/tcp/9"

// gates part nodes on a machine that makes no networks for us: what goes from side to side goes
// through a gate of the node that is dialled.
type gates struct {
	together
	before map[int]*gate // by the member's number
}

func newGates(t *testing.T, w *world) sides {
	s := &gates{together{w}, map[int]*gate{}}
	for _, m := range w.Members {
		s.before[m.Number] = newGate(t, fmt.Sprintf("127.0.0.1:%d", m.Listen))
	}
	return s
}

func (s *gates) dial(from, to *localnet.Member) string {
	if sideOf(from) == sideOf(to) {
		return to.ListenAddress()
	}
	return fmt.Sprintf("/ip4/127.0.0.1/tcp/%d", s.before[to.Number].port())
}

func (s *gates) flags() []string { return []string{"--announce", nowhere} }

func (s *gates) cut() {
	for _, g := range s.before {
		g.shut()
	}
}

func (s *gates) join() {
	for _, g := range s.before {
		g.open()
	}
}

// gate forwards connections to an address. While it is shut there are none.
type gate struct {
	listener net.Listener
	to       string
	mu       sync.Mutex
	isShut   bool
	through  map[net.Conn]bool
}

func newGate(t *testing.T, to string) *gate {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	g := &gate{listener: l, to: to, through: map[net.Conn]bool{}}
	t.Cleanup(func() {
		require.NoError(t, l.Close())
		g.shut()
	})
	go func() {
		for {
			from, err := l.Accept()
			if err != nil {
				return
			}
			if g.enter(from) {
				go func() {
					defer g.leave(from)
					join(from, "tcp "+to)
				}()
			}
		}
	}()
	return g
}

func (g *gate) port() int { return g.listener.Addr().(*net.TCPAddr).Port }

// enter notes a connection, which is closed when the gate is shut.
func (g *gate) enter(c net.Conn) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.isShut {
		_ = c.Close() // whoever dialled sees that nobody answers
		return false
	}
	g.through[c] = true
	return true
}

func (g *gate) leave(c net.Conn) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.through, c)
}

func (g *gate) shut() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.isShut = true
	for c := range g.through {
		_ = c.Close() // its end is the end of both ways
	}
}

func (g *gate) open() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.isShut = false
}

// A gate lets nothing through while it is shut, and ends what went through it before.
func TestGate(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	go func() { // an echo
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() { _, _ = io.Copy(c, c); c.Close() }()
		}
	}()
	g := newGate(t, l.Addr().String())
	dial := func() net.Conn {
		c, err := net.Dial("tcp", g.listener.Addr().String())
		require.NoError(t, err)
		t.Cleanup(func() { c.Close() })
		require.NoError(t, c.SetDeadline(time.Now().Add(10*time.Second)))
		return c
	}
	echoes := func(c net.Conn) bool {
		_, _ = c.Write([]byte("echo")) // the reader sees what came of it
		got := make([]byte, 4)
		_, err := io.ReadFull(c, got)
		return err == nil && string(got) == "echo"
	}
	before := dial()
	require.True(t, echoes(before))
	g.shut()
	require.False(t, echoes(before))
	require.False(t, echoes(dial()))
	g.open()
	require.False(t, echoes(before))
	require.True(t, echoes(dial()))
}
