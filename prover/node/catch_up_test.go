package node

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/p2p"
	"fernet/prover/wire"
)

// A peer that comes is asked for all open blocks, again when it does not answer, and once more when
// it comes again meanwhile. Whoever shows no staker is not.
func TestPeersThatComeAreAsked(t *testing.T) {
	e := newEngine(t, t.TempDir(), false)
	e.steps(1, e.world.Block(1, 1), e.world.Block(2, 1))
	tags := e.blocks.tags()
	require.Len(t, tags, 2)
	e.peers.peers = []p2p.Peer{{ID: "staked", StakerID: 9}, {ID: "static", Static: true}, {ID: "fresh"}}
	failures, asking, answer := 1, make(chan struct{}), make(chan struct{})
	e.peers.answer = func(from string, tag wire.BlockTag) error {
		if from == "staked" {
			asking <- struct{}{}
			<-answer
		}
		if tag == tags[0] && from == "static" && failures > 0 {
			failures--
			return errors.New("stream reset")
		}
		return nil
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); e.catchUp(ctx) }()
	defer func() { stop(); <-done }()
	pulls := func() (all []pulledFrom) {
		e.peers.mu.Lock()
		defer e.peers.mu.Unlock()
		return append(all, e.peers.asked...)
	}
	e.meet("fresh")
	e.meet("static")
	require.Eventually(t, func() bool { return len(pulls()) == 3 }, 10*time.Second, 10*time.Millisecond)
	require.Equal(t, []pulledFrom{{"static", tags[0]}, {"static", tags[0]}, {"static", tags[1]}}, pulls())

	e.meet("staked")
	<-asking
	e.meet("staked")
	e.meet("staked")
	require.Eventually(t, func() bool { return len(e.met) == 0 }, 10*time.Second, 10*time.Millisecond)
	for range 3 {
		answer <- struct{}{}
		<-asking
	}
	answer <- struct{}{}
	require.Eventually(t, func() bool { return len(pulls()) == 7 }, 10*time.Second, 10*time.Millisecond)
	require.Equal(t, []pulledFrom{{"staked", tags[0]}, {"staked", tags[1]}, {"staked", tags[0]}, {"staked", tags[1]}}, pulls()[3:])
}
