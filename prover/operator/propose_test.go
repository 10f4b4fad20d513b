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
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
)

// sequencing is a deployment whose tickets are proven with the programs' own keys, and a sequencer.
type sequencing struct {
	*settling
	chain *operator.Chain
	keys  *keys.Set
	id    *prover.Identity
}

func newSequencing(t *testing.T) *sequencing {
	t.Helper()
	p := startProvable(t)
	w := &sequencing{keys: p.keys, id: &prover.Identity{Key: vrf.NewPrivateKey([vrf.SeedSize]byte{7})}, chain: p.chain}
	w.settling = &settling{staking: p.staking, Rollup: p.Rollup, ids: map[int]uint32{}, next: 1}
	w.Fund(10_000, 10_000)
	key := w.id.Key.Public().Key()
	staked := w.Send(settlementtest.Deployer, w.client.Stake(devnet.Address(aSequencer), rules.RoleSequencer, key.BigInt(new(big.Int))))
	var err error
	w.id.StakerID, err = w.client.StakedID(t.Context(), staked.TxHash)
	require.NoError(t, err)
	return w
}

// options are to propose an empty block for a slot.
func (w *sequencing) options(slot uint64, feeSplit rules.Bps) operator.ProposeOptions {
	return operator.ProposeOptions{
		Identity: w.id, FeeSplit: feeSplit, Slot: &slot, Kept: w.kept(),
		Draft: func(ctx context.Context, slot uint64) (*files.Draft, error) { return w.chain.Draft(ctx, nil, 4, slot) },
		Keys:  func(context.Context) (*keys.Set, error) { return w.keys, nil },
	}
}

func (w *sequencing) kept() string { return filepath.Join(w.dir, "proposals") }

// What L1 would refuse is not sent; what it takes is sent once, however often it is killed, and
// revealed once from what was kept of it.
func TestProposeAndRevealOnce(t *testing.T) {
	w := newSequencing(t)
	const slot = 1
	o, schedule := w.options(slot, 8000), w.client.Params.Schedule
	propose := func(index int, o operator.ProposeOptions) (*operator.Proposed, error) {
		return act(w.settling, index, func(s operator.Sender) (*operator.Proposed, error) {
			return operator.Propose(t.Context(), w.chain, s, o)
		})
	}
	var precheck *settlement.PrecheckError
	_, err := propose(aSequencer, o)
	require.ErrorAs(t, err, &precheck)
	require.EqualValues(t, schedule.SlotStart(slot), precheck.Opens)
	w.To(schedule.SlotStart(slot))
	_, err = propose(aStranger, o)
	var owner *operator.NotOwnerError
	require.ErrorAs(t, err, &owner)
	require.Equal(t, devnet.Address(aSequencer), owner.Owner)
	stale := o
	stale.Draft = func(ctx context.Context, slot uint64) (*files.Draft, error) {
		draft, err := o.Draft(ctx, slot)
		draft.Parent++
		return draft, err
	}
	_, err = propose(aSequencer, stale)
	var staleDraft *operator.StaleDraftError
	require.ErrorAs(t, err, &staleDraft)
	unopened := o
	unopened.Keys = func(context.Context) (*keys.Set, error) { return nil, os.ErrNotExist }
	_, err = propose(aSequencer, unopened)
	require.ErrorIs(t, err, os.ErrNotExist, "RANDAO is not recorded for nothing")
	require.Zero(t, w.nonce(aSequencer)+w.nonce(aStranger))

	dry, err := operator.Propose(t.Context(), w.chain, w.account(aSequencer, func(o *account.Options) { o.DryRun = true }), o)
	require.NoError(t, err)
	require.True(t, dry.New && dry.Dry())
	require.Len(t, dry.Transactions, 2, "RANDAO and proposal")
	require.Len(t, dry.Would, 2, "the body and the proposal")
	require.NoDirExists(t, w.kept())
	require.Zero(t, w.nonce(aSequencer))

	kills := w.until(aSequencer, func(ctx context.Context, s operator.Sender) error {
		_, err := operator.Propose(ctx, w.chain, s, o)
		return err
	})
	require.Equal(t, 2, kills)
	require.EqualValues(t, 2, w.nonce(aSequencer), "what was begun is not sent again")
	again, err := propose(aSequencer, o)
	require.NoError(t, err)
	require.Equal(t, account.Earlier, again.Transactions[0].Status)
	require.False(t, again.New)
	require.FileExists(t, again.File)
	best, err := w.client.BestProposal(t.Context(), slot)
	require.NoError(t, err)
	require.Equal(t, best.Score, again.Score.Int)
	_, err = propose(aSequencer, w.options(slot, 7999))
	require.ErrorAs(t, err, &precheck, "it would not beat the first")
	require.EqualValues(t, 2, w.nonce(aSequencer))

	w.To(schedule.RevealStart(slot))
	o.Body = []byte{}
	w.once(aProver, "it is revealed", func(ctx context.Context, s operator.Sender) (operator.Sent, error) {
		r, err := operator.Reveal(ctx, w.client, s, operator.RevealOptions{Slot: o.Slot, Kept: w.kept()})
		if err != nil {
			return operator.Sent{}, err
		}
		require.EqualValues(t, 1, r.Block)
		return r.Sent, nil
	})
	o.Slot, o.OnTip, o.Draft = nil, true, func(context.Context, uint64) (*files.Draft, error) { return nil, prover.ErrDraft }
	revealed, err := propose(aSequencer, o)
	require.NoError(t, err)
	require.Equal(t, "propose for slot 1: it is revealed, as block 1", revealed.Already)
	require.Equal(t, again.File, revealed.File)
	o.Body = make([]byte, w.client.Params.TxBytes)
	_, err = propose(aSequencer, o)
	require.ErrorIs(t, err, prover.ErrDraft, "the last block is another one")
	require.EqualValues(t, 2, w.nonce(aSequencer))
}
