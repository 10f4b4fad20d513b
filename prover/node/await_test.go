package node

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/node/health"
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
	c.Actor.RPCURLs = []string{"http://" + at}
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
	forward(t, at, strings.TrimPrefix(w.l1.URL(), "http://"))
	o := <-done
	require.NoError(t, o.err)
	require.False(t, o.node.health.Has(health.RPCStale))
	require.NoError(t, o.node.Close())
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
