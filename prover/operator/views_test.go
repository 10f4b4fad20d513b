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
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/txmgr"
)

// deaf is an account in a dry run that asks nothing of L1: what an action returns is what it read.
type deaf struct{ *account.Account }

func (deaf) Send(context.Context, ...txmgr.Candidate) ([]*account.Tx, error) { return nil, nil }

func deafTo(t *testing.T, r *settlementtest.Rollup) deaf {
	node, err := l1.Over(t.Context(), r.L1.Client().Client(), l1.Options{})
	require.NoError(t, err)
	return deaf{account.New(account.Options{Node: node, ChainID: devnet.ChainID, Client: r.Client, DryRun: true})}
}

// Whatever happens between two reads, what the stakers are is of one L1 block.
func TestStakersAreOfOneBlock(t *testing.T) {
	r := settlementtest.Start(t, nil)
	r.Fund(10_000, 1_000)
	r.Stake(aSequencer, rules.RoleSequencer)
	everyone := func(settlement.Staker) bool { return true }
	settlementtest.OfOneBlock(t, r.L1, r.Client, func() { r.Stake(aProver, rules.RoleBase) },
		func(c *settlement.Client) (operator.StakerList, error) {
			return operator.Stakers(t.Context(), c, everyone)
		},
		func(s operator.StakerList) uint64 { return s.Block })
}

// Who names a block of L1 where a slot is wanted is told so; slots ahead can be named.
func TestSlotsThatAreFarAway(t *testing.T) {
	r := settlementtest.Start(t, nil)
	now, current, _, err := r.Client.CurrentSlot(t.Context())
	require.NoError(t, err)
	for _, slot := range []uint64{0, current, current + 10_000} {
		require.NoError(t, operator.CheckSlot(t.Context(), r.Client, slot))
	}
	err = operator.CheckSlot(t.Context(), r.Client, current+10_001)
	var far *operator.FarSlotError
	require.ErrorAs(t, err, &far)
	require.Equal(t, operator.FarSlotError{Slot: current + 10_001, Current: current, Now: now}, *far)
}

// What others bid can be said, and is taken of what Rewards holds only where it is not.
func TestRankingsOfSaidBids(t *testing.T) {
	b := &prover.Block{Tree: rules.Tree{NumTxs: 8, TxsPerBase: 2}, Mode: rules.ModePublic}
	others := rules.Bps(100)
	r, err := operator.Rankings(t.Context(), nil, b, operator.RankOptions{Only: map[uint32]bool{7: true, 2: true}, Others: &others})
	require.NoError(t, err)
	require.Len(t, r.Nodes, 2)
	b.Mode = rules.ModePrivate
	_, err = operator.Rankings(t.Context(), nil, b, operator.RankOptions{Others: &others})
	require.ErrorIs(t, err, prover.ErrPrivate)
}

// What is left to claim is of one L1 block, of all blocks together.
func TestClaimIsOfOneBlock(t *testing.T) {
	w := newSettlingWith(t, func(cfg *settlement.DeployConfig) { cfg.Params.ClaimWindow = 500 })
	w.prove()
	w.Finalize(1)
	settlementtest.OfOneBlock(t, w.L1, w.Rollup.Client, func() { w.Send(aStranger, w.client.ClaimSequencerShare(1)) },
		func(c *settlement.Client) (*operator.Claimed, error) {
			return operator.Claim(t.Context(), c, deafTo(t, w.Rollup), operator.ClaimOptions{Payees: operator.Payees{All: true}})
		},
		func(c *operator.Claimed) uint64 { return c.Now })
}

// Who is reported and what it would lose is of one L1 block: the second penalty of a staker whose
// deposit is short takes less.
func TestReportIsOfOneBlock(t *testing.T) {
	r := settlementtest.Start(t, func(cfg *settlement.DeployConfig) {
		half := new(big.Int).Div(cfg.Params.StakeAmount, big.NewInt(2))
		cfg.Params.RevealPenalty = half.Add(half, big.NewInt(1))
		cfg.Params.Schedule.ProvingBlocks, cfg.Params.ExitDelay = 500, 600 // time to report
	})
	r.Fund(10_000, 1_000)
	id := r.Stake(aSequencer, rules.RoleSequencer)
	s := r.Client.Params.Schedule
	for slot := uint64(2); slot < 4; slot++ {
		r.To(s.SlotStart(slot))
		r.Randao(slot)
		r.Propose(slot, aSequencer, id, 5000, 100)
	}
	r.To(s.SlotStart(4))
	settlementtest.OfOneBlock(t, r.L1, r.Client, func() { r.Send(aStranger, r.Client.ReportMissedReveal(2)) },
		func(c *settlement.Client) (*operator.Reported, error) {
			slot := uint64(3)
			return operator.Report(t.Context(), c, deafTo(t, r), &slot, nil)
		},
		func(r *operator.Reported) uint64 { return r.Now })
}

// Whether a block can be finalized and what it came to is of one L1 block.
func TestFinalizeIsOfOneBlock(t *testing.T) {
	w := newSettling(t)
	w.prove()
	record, err := w.client.Block(t.Context(), 1)
	require.NoError(t, err)
	w.To(record.WindowEnd)
	settlementtest.OfOneBlock(t, w.L1, w.Rollup.Client, func() { w.Finalize(1) },
		func(c *settlement.Client) (*operator.Finalized, error) {
			return operator.Finalize(t.Context(), c, deafTo(t, w.Rollup), 1, nil)
		},
		func(f *operator.Finalized) uint64 { return f.Now })
}

// Somebody else reveals the body between two reads of a reveal: that is done then, and not in the
// way of it.
func TestRevealIsOvertaken(t *testing.T) {
	r := settlementtest.Start(t, func(cfg *settlement.DeployConfig) {
		p := &cfg.Params
		p.Schedule.RevealBlocks, p.ActivationDelay, p.ExitDelay = 100, 110, 400
	})
	r.Fund(10_000, 1_000)
	id := r.Stake(aSequencer, rules.RoleSequencer)
	const slot = 2
	s := r.Client.Params.Schedule
	r.To(s.SlotStart(slot))
	r.Randao(slot)
	proposal := r.Propose(slot, aSequencer, id, 5000, 100)
	r.To(s.RevealStart(slot))
	draft := filepath.Join(t.TempDir(), "draft.json")
	require.NoError(t, files.WriteDraft(draft, &files.Draft{
		Deployment: prover.Files(r.Client.Deployment), Parent: proposal.Parent, NumTxs: proposal.NumTxs, TxRoot: proposal.TxRoot, Body: r.Body(),
	}))
	reveal := func(node settlement.Node) (*operator.Revealed, error) {
		n := uint64(slot)
		return operator.Reveal(t.Context(), settlement.NewClient(node, r.Client.Deployment), deafTo(t, r), operator.RevealOptions{Slot: &n, File: draft})
	}
	still := &settlementtest.Moving{Node: r.Client.Node}
	revealed, err := reveal(still)
	require.NoError(t, err)
	require.Empty(t, revealed.Already)
	overtaken := 0
	for moment := 1; moment <= still.Reads; moment++ {
		before := r.L1.Head().Number.Uint64()
		got, err := reveal(&settlementtest.Moving{Node: r.Client.Node, Before: func(read int) {
			if read == moment {
				r.Send(aStranger, r.Client.Reveal(slot, proposal, r.Body()))
			}
		}})
		require.NoError(t, err, "revealed before request %d", moment)
		if got.Already != "" {
			overtaken++
		}
		require.NoError(t, r.L1.Reorg(r.L1.Head().Number.Uint64()-before, true))
	}
	require.Positive(t, overtaken)
}
