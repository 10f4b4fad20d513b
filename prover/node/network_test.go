package node

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/keys"
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

// at waits until L1 has a block.
func (w *world) at(block uint64) {
	w.t.Helper()
	w.until(10*time.Minute, "L1 is there", func() bool { return w.l1.Head().Number.Uint64() >= block })
}

// sequence proposes and reveals an empty block for a slot, by hand.
func (w *world) sequence(name string, slot uint64) {
	t, i := w.t, w.indices[name]
	s := w.client.Params.Schedule
	chain := &operator.Chain{Client: w.client}
	var err error
	chain.Follower, err = prover.Follow(t.Context(), w.client, prover.Application(), nil)
	require.NoError(t, err)
	sender := w.account(i)
	w.at(s.SlotStart(slot))
	id := &prover.Identity{StakerID: w.stakers[name], Key: w.vrf[name]}
	_, err = operator.Propose(t.Context(), chain, sender, operator.ProposeOptions{
		Identity: id, FeeSplit: 8000, Slot: &slot, Kept: w.folders[name],
		Draft: func(ctx context.Context, slot uint64) (*files.Draft, error) { return chain.Draft(ctx, nil, 4, slot) },
		Keys:  func(context.Context) (*keys.Set, error) { return w.keys, nil },
	})
	require.NoError(t, err)
	w.at(s.RevealStart(slot))
	_, err = operator.Reveal(t.Context(), w.client, sender, operator.RevealOptions{Slot: &slot, Kept: w.folders[name]})
	require.NoError(t, err)
}

// Four nodes prove a block, share its proofs, submit, finalize and claim it without a command.
func TestNodesSettleABlock(t *testing.T) {
	roles := map[string]rules.Role{"seq": rules.RoleSequencer}
	for _, p := range provers {
		roles[p] = rules.RoleBase | rules.RoleMerge
	}
	w := newWorld(t, rules.ModePrivate, rules.Schedule{GenesisBlock: 600, ProposeBlocks: 10, RevealBlocks: 10, ProvingBlocks: 120}, roles, time.Second)
	var nodes []*Node
	var peers []string
	for _, p := range provers {
		n, _ := w.start(w.config(p, peers...))
		nodes = append(nodes, n)
		addresses, err := n.net.Addresses()
		require.NoError(t, err)
		peers = append(peers, addresses[0])
	}
	slot, _ := w.client.Params.Schedule.SlotAt(w.l1.Head().Number.Uint64())
	w.sequence("seq", slot+1)
	w.until(5*time.Minute, "a root is on L1", func() bool {
		proven, err := w.client.Proven(t.Context())
		require.NoError(t, err)
		return proven == 1
	})
	w.until(3*time.Minute, "the block is finalized and claimed", func() bool {
		rewards, err := settlement.AtOneBlock(t.Context(), w.client, func(v *settlement.View) (*operator.Rewards, error) {
			return operator.ReadRewards(t.Context(), v, 0)
		})
		require.NoError(t, err)
		for _, b := range rewards.Blocks {
			for _, s := range b.Stakers {
				if !s.Sequencer && s.Unclaimed.Sign() > 0 {
					return false
				}
			}
		}
		return len(rewards.Blocks) == 1
	})
	places := 0
	for _, n := range nodes {
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
