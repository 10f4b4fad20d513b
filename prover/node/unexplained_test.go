package node

import (
	"context"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/proving"
	"fernet/prover/settling"
	"fernet/settlement/rules"
)

// What came of a block whose window ended while the node was down is found out after the start, and
// kept.
func TestABlockThatEndsWhileTheNodeIsDown(t *testing.T) {
	for _, root := range []bool{true, false} {
		dir := t.TempDir()
		e := newEngine(t, dir, true)
		b := e.world.Block(1, 1)
		e.steps(int(b.WindowEnd-e.now)-1, b)
		won := *e.inOrder()[0].offer.Submission
		require.NoError(t, e.store.Close())

		again := newEngine(t, dir, true)
		require.NoError(t, again.recallHeld())
		require.NoError(t, again.recall())
		again.winner = func(context.Context, *block) (*settling.Root, *rules.Submission, error) {
			return &settling.Root{Total: won.TotalScore(), StakerID: 1, Payouts: won.Payouts()}, &won, nil
		}
		again.now = b.WindowEnd + 2*keptAfter // the proofs go at once
		v := again.view(again.now)
		if root {
			v.Proven = 1
		}
		again.atBlock(t.Context(), v)
		again.keep(<-again.settled)
		x, err := again.Explain(1)
		require.NoError(t, err)
		require.False(t, x.Open)
		want := map[string]int{proving.NoRoot.String(): 3}
		if root {
			want = map[string]int{proving.Included.String(): 3}
			require.Equal(t, 3, x.Places)
			require.Positive(t, x.Earned.Sign())
		}
		require.Equal(t, want, counts(x.Outcomes))
		again.atBlock(t.Context(), again.view(again.now+1))
		again.jobs.Wait()
		require.Empty(t, again.unexplained)
	}
}

// What came of a bid is told by the submission that won, and the proofs that the store had.
func TestOutcomesOfABlockThatNobodySawEnd(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	b := e.world.Block(1, 1)
	e.steps(int(b.WindowEnd-e.now)-1, b)
	of := e.inOrder()[0]
	u, err := e.unexplainedBlock(of.tag, kept{Number: 1, Tree: of.tree, Value: of.pending.Value})
	require.NoError(t, err)
	require.Len(t, u.bids, 3)
	require.Len(t, u.proofs, 3)
	with := func(change func(entries []rules.Entry) []rules.Entry) *rules.Submission {
		s := *of.offer.Submission
		s.Nodes = append([][]rules.Entry{}, s.Nodes...)
		s.Nodes[1] = change(append([]rules.Entry{}, s.Nodes[1]...))
		return &s
	}
	at := place{node: 2, stakerID: e.world.Stakers[0].StakerID}
	result := func(s *rules.Submission) proving.Result { return u.outcome(at, 0, s).Result }
	require.Equal(t, proving.Included, result(of.offer.Submission))
	// others have the three places, each with so much of the own score
	others := func(vrf func(own rules.Entry, i int) rules.Entry) *rules.Submission {
		return with(func(entries []rules.Entry) (all []rules.Entry) {
			for i := range rules.ProofsPerNode {
				entry := vrf(entries[0], i)
				entry.StakerID = uint32(100 + i)
				all = append(all, entry)
			}
			return all
		})
	}
	require.Equal(t, proving.Outranked, result(others(func(own rules.Entry, _ int) rules.Entry { return own })))
	require.Equal(t, proving.Conflict, result(others(func(own rules.Entry, i int) rules.Entry {
		if i == 1 {
			own.Vrf = new(big.Int)
		}
		return own
	})))
	require.Equal(t, proving.Conflict, result(with(func([]rules.Entry) []rules.Entry { return nil })), "a place is free")
	delete(u.proofs, at)
	require.Equal(t, proving.NotBuilt, result(with(func([]rules.Entry) []rules.Entry { return nil })))
	require.Equal(t, proving.NotBuilt, result(nil))
}
