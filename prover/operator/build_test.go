package operator_test

import (
	"context"
	"math/big"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/keys"
	"fernet/prover/operator"
	"fernet/prover/vrf"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
)

// building is a deployment with the circuits' keys, and a staker that does everything on it.
type building struct {
	*staking
	*settlementtest.Rollup
	keys  *keys.Set
	id    *prover.Identity
	chain *operator.Chain
}

func newBuilding(t *testing.T) *building {
	t.Helper()
	p := startProvable(t)
	w := &building{
		staking: p.staking, Rollup: p.Rollup, keys: p.keys,
		id:    &prover.Identity{Key: vrf.NewPrivateKey([vrf.SeedSize]byte{1})},
		chain: p.chain,
	}
	w.Fund(10_000, 10_000)
	key := w.id.Key.Public().Key()
	receipt := w.Send(settlementtest.Deployer,
		w.client.Stake(devnet.Address(aProver), rules.RoleSequencer|rules.RoleBase|rules.RoleMerge, key.BigInt(new(big.Int))))
	var err error
	w.id.StakerID, err = w.client.StakedID(t.Context(), receipt.TxHash)
	require.NoError(t, err)
	return w
}

// reveal takes a draft through the first slot that it can have.
func (w *building) reveal(slot uint64, draft *files.Draft) {
	w.T.Helper()
	ctx, kept, s := w.T.Context(), filepath.Join(w.dir, "kept"), w.account(aProver, nil)
	_, err := operator.Propose(ctx, w.chain, s, operator.ProposeOptions{
		Identity: w.id, FeeSplit: 8000, Slot: &slot, Kept: kept,
		Draft: func(context.Context, uint64) (*files.Draft, error) { return draft, nil },
		Keys:  func(context.Context) (*keys.Set, error) { return w.keys, nil },
	})
	require.NoError(w.T, err)
	w.To(w.client.Params.Schedule.RevealStart(slot))
	_, err = operator.Reveal(ctx, w.client, s, operator.RevealOptions{Slot: &slot, Kept: kept})
	require.NoError(w.T, err)
	require.NoError(w.T, s.Close())
}

// prove proves block 1 into a folder.
func (w *building) prove(out string, dry bool) (*operator.Proved, error) {
	w.T.Helper()
	block, err := w.chain.Follower.Block(w.T.Context(), 1)
	require.NoError(w.T, err)
	tickets, err := operator.DrawTickets(block, w.id, 1000, operator.NodeFilter{})
	require.NoError(w.T, err)
	p := &operator.Proving{Block: block, Deployment: prover.Files(w.client.Deployment), Keys: w.keys, Out: out, DryRun: dry}
	return p.Run(w.T.Context(), tickets)
}

// A block is drafted, proven and gets its root; all that is said of it on the way is so.
func TestFromADraftToItsRoot(t *testing.T) {
	w := newBuilding(t)
	ctx, schedule := t.Context(), w.client.Params.Schedule
	const slot = 1
	w.To(schedule.SlotStart(slot))
	body := w.Body()[:0]
	drafted, err := w.chain.BuildDraft(ctx, body, 0)
	require.NoError(t, err)
	require.Equal(t, "0", drafted.Fees.String())
	require.Equal(t, w.L1.Head().Number.Uint64(), drafted.Now)
	drafted.Now, drafted.Fees.Int = 0, nil
	draft := drafted.Draft
	require.Equal(t, &operator.Drafted{
		Block: 1, NumTxs: 4, BodyHash: rules.BodyHash(body, w.client.Params.TxBytes), TxRoot: drafted.TxRoot, Draft: draft,
	}, drafted)
	require.Equal(t, draft.TxRoot, drafted.TxRoot.Big())
	_, err = w.chain.BuildDraft(ctx, body, 3)
	require.ErrorIs(t, err, rules.ErrNumTxs)
	w.reveal(slot, draft)

	out := filepath.Join(w.dir, "proofs")
	dry, err := w.prove(out, true)
	require.NoError(t, err)
	require.Len(t, dry.Would, 3)
	require.NoDirExists(t, out)
	proved, err := w.prove(out, false)
	require.NoError(t, err)
	require.Equal(t, 3, proved.New())
	again, err := w.prove(out, false)
	require.NoError(t, err)
	require.Len(t, again.Made, 3)
	require.Zero(t, again.New(), "what is there is not proven again")

	// One file is no proof.
	require.NoError(t, os.WriteFile(filepath.Join(out, "block-1-node-2-bad.proof.json"), []byte("{}"), 0o600))
	block, err := w.chain.Follower.Block(ctx, 1)
	require.NoError(t, err)
	require.Equal(t, schedule.WindowEnd(slot), block.WindowEnd)
	require.NoError(t, operator.CheckWindow(block))
	skipped := 0
	build := func(only uint32) (*operator.BuiltRoot, error) {
		skipped = 0
		return operator.BuildRoot(ctx, w.client, block, operator.BuildOptions{
			RootOptions: operator.RootOptions{Staker: only, Beneficiary: devnet.Address(aProver)},
			Keys:        w.keys, Proofs: []string{out, out}, Skipped: func(string) { skipped++ },
		})
	}
	root, err := build(0)
	require.NoError(t, err)
	require.Equal(t, 1, skipped)
	require.Len(t, root.Warnings, 1)
	require.Contains(t, root.Warnings[0], "block-1-node-2-bad.proof.json")
	encoded, err := root.Submission.Encode()
	require.NoError(t, err)
	total := root.Submission.TotalScore()
	require.Positive(t, total.Sign())
	require.Equal(t, "0", root.BestOnL1.String())
	root.BestOnL1.Int = nil
	want := operator.BuiltRoot{
		Block: 1, Staker: w.id.StakerID, Proofs: 3, Loaded: 3, Bytes: len(encoded), Total: root.Total, Exact: true,
		Beneficiary: devnet.Address(aProver), Warnings: root.Warnings, Now: w.L1.Head().Number.Uint64(), Beats: true,
		WindowEnd: schedule.WindowEnd(slot), Submission: root.Submission,
	}
	require.Equal(t, want, *root)
	require.Equal(t, total, root.Total.Int)
	_, err = build(w.id.StakerID + 1)
	require.Error(t, err, "nobody else has a root proof")

	// Once L1 has it, it would not take it again.
	s := w.account(aProver, nil)
	sent, err := operator.SubmitRoot(ctx, w.client, s, root.Submission, nil)
	require.NoError(t, err)
	require.True(t, sent.Best)
	require.Equal(t, w.L1.Head().Number.Uint64(), sent.Now)
	root, err = build(0)
	require.NoError(t, err)
	require.Equal(t, total, root.BestOnL1.Int)
	require.False(t, root.Beats)
	require.Contains(t, root.Refused, "it is the best so far")
	require.Equal(t, w.L1.Head().Number.Uint64(), root.Now)

	// When the window is over nothing is proven any more; what is there is found.
	w.To(schedule.WindowEnd(slot))
	var over *operator.WindowOverError
	_, err = w.prove(filepath.Join(w.dir, "late"), false)
	require.ErrorAs(t, err, &over)
	require.Equal(t, operator.WindowOverError{Block: 1, WindowEnd: schedule.WindowEnd(slot), Now: w.L1.Head().Number.Uint64()}, *over)
	again, err = w.prove(out, false)
	require.NoError(t, err)
	require.Zero(t, again.New())
}
