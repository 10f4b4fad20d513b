package audit_test

import (
	"context"
	"encoding/json"
	"errors"
	"math/big"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/rpc"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/audit"
	"fernet/settlement"
	"fernet/settlement/settlementtest"
	"fernet/settlement/units"
)

// watching is a watch that goes on beside a test.
type watching struct {
	kept
	t         *testing.T
	summaries chan *audit.Summary
	ended     chan error
	stop      context.CancelFunc
	troubles  atomic.Int64
}

// watch begins one; change may alter its options.
func (s *story) watch(t *testing.T, node settlement.Node, change func(*audit.Options)) *watching {
	ctx, stop := context.WithCancel(t.Context())
	w := &watching{t: t, summaries: make(chan *audit.Summary, 1000), ended: make(chan error, 1), stop: stop}
	client := settlement.NewClient(node, s.Client.Deployment)
	client.GenesisState = prover.GenesisState
	opts := audit.Options{
		App: prover.Application(), Proofs: true, Interval: 5 * time.Millisecond, GiveUp: time.Minute,
		Trouble: func(error) { w.troubles.Add(1) },
	}
	if change != nil {
		change(&opts)
	}
	go func() {
		w.ended <- audit.Watch(ctx, client, opts, w, func(summary *audit.Summary) error {
			w.summaries <- summary
			return nil
		})
	}()
	return w
}

// upTo waits for the summary of a view at an L1 block or later.
func (w *watching) upTo(number uint64) *audit.Summary {
	w.t.Helper()
	for {
		select {
		case summary := <-w.summaries:
			if summary.L1Block >= number {
				return summary
			}
		case err := <-w.ended:
			require.NoError(w.t, err, "the watch ended")
		}
	}
}

// flaky is a node that fails one request of every few, or all.
type flaky struct {
	settlementtest.Faulty
	every int64 // 0: none fails
	count atomic.Int64
}

func newFlaky(node settlement.Node, every int64) *flaky {
	f := &flaky{every: every}
	f.Faulty = settlementtest.Faulty{Node: node, Fails: f.fails}
	return f
}

var errFlaky = errors.New("connection refused")

func (f *flaky) fails() error {
	if f.every > 0 && f.count.Add(1)%f.every == 0 {
		return errFlaky
	}
	return nil
}

// A watch of a chain while it grows, through an RPC that fails now and then, finds what one audit
// of the same view finds, and tells each block once.
func TestWatch(t *testing.T) {
	s := start(t, nil)
	w := s.watch(t, newFlaky(s.Client.Node, 401), nil)
	s.tell()
	// A slot that nobody used, one that was not revealed, and a block that is not finalized yet.
	s.propose(slotLast+4, s.state)
	s.Send(stranger, s.Client.Transfer(s.Client.Deployment.Rewards, units.AZT(1)))
	final := new(big.Int).SetUint64((s.L1.Head().Number.Uint64()/32 + 1) * 32)
	s.To(final.Uint64() + 1) // with which it is finalized
	got := w.upTo(final.Uint64())
	k := new(kept)
	want, err := audit.Run(t.Context(), s.Client, audit.Options{At: final, App: prover.Application(), Proofs: true}, k)
	require.NoError(t, err)
	require.Greater(t, got.Checked, want.Checked, "figures at the view are compared at each")
	require.Empty(t, got.Notes, "what the node has forgotten by now was compared before")
	got.Checked, got.Notes = want.Checked, want.Notes
	require.Equal(t, want, got)
	require.Equal(t, audit.ExitAgrees, got.ExitCode())
	require.Positive(t, w.troubles.Load())
	require.Equal(t, units.AZT(1), got.Surplus.Int, "sent to Rewards, and not absorbed")

	s.To(final.Uint64() + 97) // until what was open is decided
	w.upTo(final.Uint64() + 96)
	k = new(kept)
	_, err = audit.Run(t.Context(), s.Client, audit.Options{At: new(big.Int).Add(final, big.NewInt(96)), App: prover.Application()}, k)
	require.NoError(t, err)
	require.JSONEq(t, blocksOf(t, k), blocksOf(t, &w.kept))
	require.Len(t, w.claims, len(k.claims))
	require.Empty(t, w.findings)

	w.stop()
	require.ErrorIs(t, <-w.ended, context.Canceled)
}

// blocksOf are the L2 blocks that a sink got whose fate is decided, as JSON.
func blocksOf(t *testing.T, k *kept) string {
	var decided []*audit.BlockReport
	for _, b := range k.blocks {
		if b.Fate == audit.FateFinalized || b.Fate == audit.FatePruned || b.Fate == audit.FateMissed {
			decided = append(decided, b)
		}
	}
	require.NotEmpty(t, decided)
	text, err := json.Marshal(decided)
	require.NoError(t, err)
	return string(text)
}

// What ends a watch, and what it finds that stays wrong.
func TestWatchEnds(t *testing.T) {
	s := start(t, nil)
	s.To(66)
	t.Run("a fixed block", func(t *testing.T) {
		w := s.watch(t, s.Client.Node, func(o *audit.Options) { o.At = big.NewInt(64) })
		require.ErrorIs(t, <-w.ended, audit.ErrAt)
	})
	t.Run("an RPC that does not answer", func(t *testing.T) {
		w := s.watch(t, newFlaky(s.Client.Node, 1), func(o *audit.Options) { o.GiveUp = 20 * time.Millisecond })
		err := <-w.ended
		require.ErrorIs(t, err, errFlaky)
		require.ErrorContains(t, err, "no answer of L1 for")
		require.Positive(t, w.troubles.Load())
	})
	t.Run("a record of another deployment", func(t *testing.T) {
		other := *s.Client.Deployment
		other.Params.ClaimWindow++
		client := settlement.NewClient(s.Client.Node, &other)
		var last *audit.Summary
		err := audit.Watch(t.Context(), client, audit.Options{}, new(kept), func(summary *audit.Summary) error { last = summary; return nil })
		require.ErrorIs(t, err, audit.ErrRecord)
		require.False(t, last.Ended)
		require.Zero(t, last.Empty)
		require.Equal(t, audit.ExitFinding, last.ExitCode())
	})
	t.Run("who is told", func(t *testing.T) {
		err := audit.Watch(t.Context(), s.Client, audit.Options{}, new(kept), func(*audit.Summary) error { return errFull })
		require.ErrorIs(t, err, errFull)
	})
	t.Run("a fault that stays is found once", func(t *testing.T) {
		f := s.record().copy(t)
		f.seal()
		answers("feeEscrow")(s, f)
		f.newest.Store(64)
		w := s.watch(t, f, func(o *audit.Options) { o.At = big.NewInt(int64(rpc.LatestBlockNumber)) })
		first := w.upTo(64)
		require.Equal(t, 1, first.Findings)
		f.newest.Store(66)
		second := w.upTo(66)
		require.Equal(t, 1, second.Findings)
		w.stop()
		<-w.ended
		require.Len(t, w.findings, 1)
	})
	t.Run("a reorg of finalized blocks", func(t *testing.T) {
		w := s.watch(t, s.Client.Node, nil)
		w.upTo(64)
		require.NoError(t, s.L1.Reorg(s.L1.Head().Number.Uint64()-60, false))
		err := <-w.ended
		require.ErrorIs(t, err, settlement.ErrReorged)
		require.ErrorContains(t, err, "what was audited up to L1 block 64 is not on L1's chain any more")
	})
}
