package node

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/audit"
	"fernet/settlement/rules"
)

var provers = []string{"p1", "p2", "p3", "p4"}

// start opens and runs a node until the test ends, or the returned function is called.
func (w *world) start(c Config) (*Node, func()) {
	w.t.Helper()
	n, err := Open(w.t.Context(), c)
	require.NoError(w.t, err)
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- n.Run(ctx) }()
	stopped := false
	end := func() {
		if stopped {
			return
		}
		stopped = true
		stop()
		require.NoError(w.t, <-done)
		require.NoError(w.t, n.Close())
	}
	w.t.Cleanup(end)
	return n, end
}

// until waits until something is so.
func (w *world) until(limit time.Duration, what string, is func() bool) {
	w.t.Helper()
	for end := time.Now().Add(limit); !is(); time.Sleep(100 * time.Millisecond) {
		require.True(w.t, time.Now().Before(end), "it is not so in time: %s", what)
	}
}

// A sequencer's node and four provers' make, prove, submit, finalize and claim a block without a
// command.
func TestNodesSettleABlock(t *testing.T) {
	roles := map[string]rules.Role{"seq": rules.RoleSequencer}
	for _, p := range provers {
		roles[p] = rules.RoleBase | rules.RoleMerge
	}
	schedule := rules.Schedule{GenesisBlock: 600, ProposeBlocks: 15, RevealBlocks: 10, ProvingBlocks: 120}
	w := newWorld(t, rules.ModePrivate, schedule, roles, time.Second)
	var nodes []*Node
	var peers []string
	for _, name := range append([]string{"seq"}, provers...) {
		c := w.config(name, peers...)
		c.FeeSplit = "fixed:80%"
		n, _ := w.start(c)
		nodes = append(nodes, n)
		addresses, err := n.net.Addresses()
		require.NoError(t, err)
		peers = append(peers, addresses[0])
	}
	w.until(2*time.Minute, "a block is revealed", func() bool {
		tip, err := w.client.Tip(t.Context())
		require.NoError(t, err)
		return tip >= 1
	})
	nodes[0].Pause() // one is enough
	w.until(5*time.Minute, "a root is on L1", func() bool {
		proven, err := w.client.Proven(t.Context())
		require.NoError(t, err)
		return proven >= 1
	})
	w.until(3*time.Minute, "the block is finalized and claimed", func() bool {
		rewards, err := settlement.AtOneBlock(t.Context(), w.client, func(v *settlement.View) (*operator.Rewards, error) {
			return operator.ReadRewards(t.Context(), v, 0)
		})
		require.NoError(t, err)
		for _, b := range rewards.Blocks[:min(1, len(rewards.Blocks))] {
			for _, s := range b.Stakers {
				if s.Unclaimed.Sign() > 0 {
					return false
				}
			}
		}
		return len(rewards.Blocks) > 0
	})
	places := 0
	for _, n := range nodes[1:] {
		e, err := n.Explain(1)
		require.NoError(t, err)
		require.False(t, e.Open)
		places += e.Places
	}
	require.Equal(t, 7, places, "all that a tree of three nodes has")
	report, err := audit.Block(t.Context(), w.client, 1, audit.Options{})
	require.NoError(t, err)
	require.True(t, report.OK())
}
