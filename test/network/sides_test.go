package network

import (
	"context"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"fernet/prover/localnet"
)

// sides are two places with half of the nodes each, which can be cut off from each other. L1 and
// pages are reached from both, and no cut concerns them.
type sides interface {
	cut()
	join()
	// inside is a command of a node as it runs on the node's side.
	inside(m *localnet.Member, c *exec.Cmd) *exec.Cmd
	// listen is where a node listens for peers, as a multiaddress, dial where another dials it.
	listen(m *localnet.Member) string
	dial(from, to *localnet.Member) string
	flags() []string // that every node gets
	rpcURL() string
	dialPage(ctx context.Context, m *localnet.Member) (net.Conn, error)
}

// sidesVariable says what makes the sides: "namespaces", "gates", or nothing for namespaces where
// this machine lets us make them and gates elsewhere.
const sidesVariable = "FERNET_NETWORK_SIDES"

func newSides(t *testing.T, w *world) sides {
	switch kind := os.Getenv(sidesVariable); kind {
	case "", "namespaces":
		if s := newNamespaces(t, w); s != nil {
			return s
		}
		if kind != "" {
			t.Fatal("network namespaces cannot be made: that takes root, and iproute2")
		}
		t.Log("network namespaces cannot be made: gates part the nodes")
	case "gates":
	default:
		t.Fatalf("%s=%q", sidesVariable, kind)
	}
	return newGates(t, w)
}

// sideOf is the side that a member is on.
func sideOf(m *localnet.Member) int { return (m.Number - 1) / 2 % 2 }

// together is one place for all nodes.
type together struct{ w *world }

func (together) cut()                                             {}
func (together) join()                                            {}
func (together) inside(_ *localnet.Member, c *exec.Cmd) *exec.Cmd { return c }
func (together) listen(m *localnet.Member) string                 { return m.ListenAddress() }
func (together) dial(_, to *localnet.Member) string               { return to.ListenAddress() }
func (together) flags() []string                                  { return nil }
func (s together) rpcURL() string                                 { return s.w.L1.URL() }
func (together) dialPage(ctx context.Context, m *localnet.Member) (net.Conn, error) {
	return new(net.Dialer).DialContext(ctx, "tcp", strings.TrimPrefix(m.Page(), "http://"))
}

// rpcURL is where a member reaches L1.
func (w *world) rpcURL(m *localnet.Member) string {
	switch {
	case w.counters != nil:
		return w.counters.urls[m.Number]
	case m.Number == w.plan.late:
		return w.late.server.URL
	}
	return w.sides.rpcURL()
}

// pageClient is a client of a member's page.
func (w *world) pageClient(m *localnet.Member) *http.Client {
	return &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{
		DisableKeepAlives: true,
		DialContext:       func(ctx context.Context, _, _ string) (net.Conn, error) { return w.sides.dialPage(ctx, m) },
	}}
}
