package operator_test

import (
	"context"
	"math/big"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// proposed opens a slot and proposes a block for it.
func (w *settling) proposed(vrf int64) (slot uint64, p settlement.Proposal) {
	w.T.Helper()
	slot, w.next = w.next, w.next+1
	w.To(w.client.Params.Schedule.SlotStart(slot))
	w.Randao(slot)
	return slot, w.Propose(slot, aSequencer, w.ids[aSequencer], 8000, vrf)
}

// draft writes the draft of a proposal.
func (w *settling) draft(p settlement.Proposal, body []byte) (path string) {
	w.T.Helper()
	path = filepath.Join(w.T.TempDir(), "draft.json")
	require.NoError(w.T, files.WriteDraft(path, &files.Draft{
		Deployment: prover.Files(w.client.Deployment), Parent: p.Parent, NumTxs: p.NumTxs, TxRoot: p.TxRoot, Body: body,
	}))
	return path
}

// A body is revealed once, by whoever has it, and what cannot be revealed is not sent.
func TestRevealOnce(t *testing.T) {
	w := newSettling(t)
	slot, p := w.proposed(1_000_000)
	o := operator.RevealOptions{Slot: &slot, File: w.draft(p, w.Body()), Kept: filepath.Join(w.dir, "proposals")}
	reveal := func(index int, o operator.RevealOptions) (*operator.Revealed, error) {
		return act(w, index, func(s operator.Sender) (*operator.Revealed, error) {
			return operator.Reveal(t.Context(), w.client, s, o)
		})
	}
	var precheck *settlement.PrecheckError
	_, err := reveal(aStranger, o)
	require.ErrorAs(t, err, &precheck)
	require.True(t, precheck.Waits())
	require.Equal(t, w.client.Params.Schedule.RevealStart(slot), precheck.Opens)

	// There is nothing to wait for without a body.
	_, err = reveal(aStranger, operator.RevealOptions{Kept: o.Kept, Wait: func(context.Context, func(context.Context) error) error {
		require.Fail(t, "it waits")
		return nil
	}})
	require.ErrorIs(t, err, operator.ErrNothingProposed)

	// Whoever waits is told who leads, and whether it is the block that is to be revealed.
	var leads []bool
	waiting := o
	waiting.Leads = func(_ uint64, best settlement.BestProposal, own bool) {
		require.Equal(t, w.ids[aSequencer], best.StakerID)
		leads = append(leads, own)
	}
	waiting.Wait = func(ctx context.Context, check func(context.Context) error) error {
		for range 2 {
			require.Error(t, check(ctx))
		}
		w.To(w.client.Params.Schedule.RevealStart(slot))
		return context.Canceled
	}
	_, err = reveal(aStranger, waiting)
	require.Error(t, err)
	require.Equal(t, []bool{true}, leads, "each leader once")

	var none *operator.NoBodyError
	other := o
	other.File = w.draft(p, make([]byte, len(w.Body())))
	_, err = reveal(aStranger, other)
	require.ErrorIs(t, err, operator.ErrOtherBlock)
	require.ErrorContains(t, err, "is of another block than "+other.File)
	_, err = reveal(aStranger, operator.RevealOptions{Slot: &slot, Kept: o.Kept})
	require.ErrorIs(t, err, operator.ErrNotKept)
	require.ErrorAs(t, err, &none)
	require.Equal(t, w.ids[aSequencer], none.Proposal.StakerID)
	_, err = reveal(aStranger, operator.RevealOptions{Slot: &slot, File: "gone.json", Kept: o.Kept})
	require.ErrorContains(t, err, "there is no gone.json")
	require.Zero(t, w.nonce(aStranger))

	w.once(aProver, "it is revealed", func(ctx context.Context, s operator.Sender) (operator.Sent, error) {
		r, err := operator.Reveal(ctx, w.client, s, o)
		if err != nil {
			return operator.Sent{}, err
		}
		require.EqualValues(t, 2, r.Block)
		require.Equal(t, s.DryRun(), r.WindowEnd == 0)
		return r.Sent, nil
	})
}

// What was proposed from here and outbid is told apart from what never was.
func TestRevealOfAnotherWinner(t *testing.T) {
	w := newSettling(t)
	slot, p := w.proposed(1_000_000)
	kept := filepath.Join(w.dir, "proposals")
	mine := p
	mine.BodyHash = rules.BodyHash(nil, w.client.Params.TxBytes)
	require.NoError(t, files.WriteProposal(filepath.Join(kept, "mine.proposal.json"), &files.Proposal{
		Deployment: prover.Files(w.client.Deployment), Slot: slot, StakerID: mine.StakerID, FeeSplit: mine.FeeSplit,
		NumTxs: mine.NumTxs, Parent: mine.Parent, BodyHash: mine.BodyHash, TxRoot: mine.TxRoot, Vrf: big.NewInt(1),
	}))
	w.To(w.client.Params.Schedule.RevealStart(slot))
	_, err := act(w, aStranger, func(s operator.Sender) (*operator.Revealed, error) {
		return operator.Reveal(t.Context(), w.client, s, operator.RevealOptions{Kept: kept, Wait: func(ctx context.Context, check func(context.Context) error) error {
			return check(ctx)
		}})
	})
	require.ErrorIs(t, err, operator.ErrOutbid, "the slot is the one that was proposed for")
	require.ErrorContains(t, err, "the slot is lost: its best proposal is that of staker")
	require.Zero(t, w.nonce(aStranger))
}

// A missed reveal is reported once, when the slot is over.
func TestReportOnce(t *testing.T) {
	w := newSettling(t)
	slot, _ := w.proposed(1_000_000)
	report := func(s operator.Sender, slot *uint64) (*operator.Reported, error) {
		return operator.Report(t.Context(), w.client, s, slot, nil)
	}
	var precheck *settlement.PrecheckError
	_, err := report(w.account(aStranger, nil), &slot)
	require.ErrorAs(t, err, &precheck)
	require.True(t, precheck.Waits())
	w.To(w.client.Params.Schedule.SlotStart(slot + 1))
	for before, reason := range map[uint64]string{slot - 1: "its body was revealed", slot - 2: "nobody proposed a block"} {
		_, err = report(w.account(aStranger, nil), &before)
		require.ErrorAs(t, err, &precheck)
		require.Equal(t, reason, precheck.Reason)
		require.False(t, precheck.Waits())
	}
	require.Zero(t, w.nonce(aStranger))

	w.once(aProver, "it is reported", func(ctx context.Context, s operator.Sender) (operator.Sent, error) {
		r, err := operator.Report(ctx, w.client, s, nil, nil) // the slot before the current
		if err != nil {
			return operator.Sent{}, err
		}
		require.Equal(t, slot, r.Slot)
		require.Equal(t, w.ids[aSequencer], r.StakerID)
		if s.DryRun() {
			require.Positive(t, r.Loss.Sign())
			require.Empty(t, r.Penalties)
		} else if r.Already == "" {
			require.Nil(t, r.Loss)
			require.Len(t, r.Penalties, 1)
			require.Equal(t, r.StakerID, r.Penalties[0].StakerID)
			require.Positive(t, r.Penalties[0].Burned.Sign())
		}
		return r.Sent, nil
	})
}

// Before a slot is over there is none to report.
func TestReportBeforeTheFirstSlotIsOver(t *testing.T) {
	w := newStaking(t)
	_, err := operator.Report(t.Context(), w.client, w.account(1, nil), nil, nil)
	require.ErrorIs(t, err, operator.ErrNoSlotOver)
	require.Zero(t, w.nonce(1))
}

// RANDAO is recorded once a slot, and not before it starts.
func TestRecordRandaoOnce(t *testing.T) {
	w := newSettling(t)
	slot := w.next
	var precheck *settlement.PrecheckError
	_, err := operator.RecordRandao(t.Context(), w.client, w.account(aStranger, nil), &slot, nil)
	require.ErrorAs(t, err, &precheck)
	require.True(t, precheck.Waits())
	require.Zero(t, w.nonce(aStranger))
	w.To(w.client.Params.Schedule.SlotStart(slot))
	w.once(aProver, "it is recorded", func(ctx context.Context, s operator.Sender) (operator.Sent, error) {
		r, err := operator.RecordRandao(ctx, w.client, s, nil, nil) // of the current slot
		if err != nil {
			return operator.Sent{}, err
		}
		require.Equal(t, slot, r.Slot)
		header, err := w.client.RandaoHeader(ctx, slot)
		require.NoError(t, err)
		require.Equal(t, header.MixDigest, r.Randao)
		return r.Sent, nil
	})
}
