package node

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/mempool/api"
	"fernet/prover/node/health"
	"fernet/prover/store"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
)

// forward passes connections at an address on to another one, until the test ends.
func forward(t *testing.T, at, to string) {
	t.Helper()
	listener, err := net.Listen("tcp", at)
	require.NoError(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			in, err := listener.Accept()
			if err != nil {
				return
			}
			out, err := net.Dial("tcp", to)
			if err != nil {
				_ = in.Close()
				return
			}
			go func() { _, _ = io.Copy(out, in); _ = out.Close() }()
			go func() { _, _ = io.Copy(in, out); _ = in.Close() }()
		}
	}()
}

// freeAddress is one of loopback at which nobody listens.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, listener.Close())
	return listener.Addr().String()
}

// A node that is started while L1 is down waits for it: no slot that it has won is lost by that.
func TestStartWaitsForL1(t *testing.T) {
	schedule := rules.Schedule{GenesisBlock: 600, ProposeBlocks: 15, RevealBlocks: 10, ProvingBlocks: 120}
	w := newWorld(t, rules.ModePrivate, schedule, map[string]rules.Role{"p": rules.RoleBase}, 50*time.Millisecond)
	c, at := w.config("p"), freeAddress(t)
	c.Actor.RPCURLs, c.HTTP = []string{"http://" + at}, freeAddress(t)
	type opened struct {
		node *Node
		err  error
	}
	done := make(chan opened, 1)
	go func() {
		n, err := Open(t.Context(), c)
		done <- opened{n, err}
	}()
	select {
	case o := <-done:
		require.Fail(t, "the start did not wait", "%v", o.err)
	case <-time.After(5 * time.Second): // more than a request with all of its rounds takes
	}
	answersThatItStarts(t, c)
	forward(t, at, strings.TrimPrefix(w.l1.URL(), "http://"))
	o := <-done
	require.NoError(t, o.err)
	require.False(t, o.node.health.Has(health.RPCStale))
	status, err := NewClient(c.Actor.DataDir).Status(t.Context())
	require.NoError(t, err)
	require.Equal(t, o.node.net.Name(), status.Name)
	code, _ := get(t, c.HTTP, "/state.json")
	require.Equal(t, http.StatusOK, code)
	require.NoError(t, o.node.Close())
	_, err = NewClient(c.Actor.DataDir).Status(t.Context())
	require.ErrorIs(t, err, ErrNotRunning)
}

// answersThatItStarts asks a node that waits for L1 all that can be asked.
func answersThatItStarts(t *testing.T, c Config) {
	t.Helper()
	code, _ := get(t, c.HTTP, "/livez")
	require.Equal(t, http.StatusOK, code)
	var body string
	require.Eventually(t, func() bool {
		code, body = get(t, c.HTTP, "/readyz")
		return strings.Contains(body, "waits for L1, which does not answer")
	}, time.Minute, 50*time.Millisecond)
	require.Equal(t, http.StatusServiceUnavailable, code)
	require.Contains(t, body, `"starting"`)
	code, body = get(t, c.HTTP, "/metrics")
	require.Equal(t, http.StatusOK, code)
	require.Contains(t, body, `fernet_not_ready{code="starting"} 1`)
	for _, path := range []string{"/", "/state.json", api.Path} {
		code, body = get(t, c.HTTP, path)
		require.Equal(t, http.StatusServiceUnavailable, code, path)
		require.Contains(t, body, "waits for L1", path)
	}

	client := NewClient(c.Actor.DataDir)
	status, err := client.Status(t.Context())
	require.NoError(t, err)
	require.Empty(t, status.Name)
	require.Equal(t, health.Starting, status.Reasons[0].Code)
	peers, err := client.Peers(t.Context())
	require.NoError(t, err)
	require.Empty(t, peers)
	_, err = client.Explain(t.Context(), 1)
	require.ErrorIs(t, err, ErrStarting)
	_, err = client.Export(t.Context(), 1, t.TempDir(), false)
	require.ErrorIs(t, err, ErrStarting)
	status, err = client.Pause(t.Context())
	require.NoError(t, err)
	require.True(t, status.Paused)
	status, err = client.Resume(t.Context())
	require.NoError(t, err)
	require.False(t, status.Paused)

	// The folder is this node's before its store is open, and so is the socket.
	c.HTTP = ""
	_, err = Open(t.Context(), c)
	require.ErrorIs(t, err, store.ErrLocked)
	_, err = client.Status(t.Context())
	require.NoError(t, err)
}

func get(t *testing.T, at, path string) (code int, body string) {
	t.Helper()
	answer, err := http.Get("http://" + at + path)
	require.NoError(t, err)
	defer func() { _ = answer.Body.Close() }()
	read, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	return answer.StatusCode, string(read)
}

// A node that starts is alive for as long as that takes.
func TestStartIsNoStandstill(t *testing.T) {
	n := newNode(Config{Log: slog.New(slog.DiscardHandler)})
	n.health = health.New(health.Options{Stuck: 200 * time.Millisecond})
	stop := n.beats(10 * time.Millisecond)
	time.Sleep(500 * time.Millisecond)
	require.True(t, n.health.Alive())
	stop()
	require.Eventually(t, func() bool { return !n.health.Alive() }, 5*time.Second, 10*time.Millisecond)
}

// The wait for L1 is for L1 alone, has an end, and ends with the start.
func TestWaitForL1IsBounded(t *testing.T) {
	n, _ := standing(t)
	n.patience = 100 * time.Millisecond
	tries := 0
	down := func(context.Context) error {
		tries++
		return fmt.Errorf("ask: %w", l1.ErrUnreachable)
	}
	require.ErrorIs(t, n.awaitL1(t.Context(), down), l1.ErrUnreachable)
	require.Equal(t, 2, tries)
	require.True(t, n.health.Has(health.RPCStale))
	require.Contains(t, n.health.Reasons()[0].Why, "waits for L1, which does not answer: ask: no RPC URL answers")

	ctx, stop := context.WithCancel(t.Context())
	n.patience = time.Hour
	require.ErrorIs(t, n.awaitL1(ctx, func(context.Context) error { stop(); return l1.ErrUnreachable }), l1.ErrUnreachable)
	ctx, stop = context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer stop()
	require.ErrorIs(t, n.awaitL1(ctx, down), context.DeadlineExceeded)

	tries = 0
	other := errors.New("no record")
	require.ErrorIs(t, n.awaitL1(t.Context(), func(context.Context) error { tries++; return other }), other)
	require.Equal(t, 1, tries)
	require.NoError(t, n.awaitL1(t.Context(), func(context.Context) error {
		if tries++; tries == 2 {
			return l1.ErrUnreachable
		}
		return nil
	}))
	require.Equal(t, 3, tries)
	require.False(t, n.health.Has(health.RPCStale))
	require.Equal(t, "the node is starting", n.health.Reasons()[0].Why)
}
