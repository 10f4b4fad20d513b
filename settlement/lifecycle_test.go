package settlement_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/units"
)

// Accounts of the devnet in these tests.
const (
	loser = iota + 1 // a sequencer that is outbid
	winner
	prover
	beneficiary
)

// Ids of their stakers.
const (
	loserID uint32 = iota + 1
	winnerID
	proverID
)

// slot is that of the first block.
const slot = 2

// staked is a funded rollup with the stakers.
func staked(t *testing.T) *settlementtest.Rollup {
	r := settlementtest.Start(t, nil)
	r.Fund(10_000, 1_000)
	require.Equal(t, loserID, r.Stake(loser, rules.RoleSequencer))
	require.Equal(t, winnerID, r.Stake(winner, rules.RoleSequencer))
	require.Equal(t, proverID, r.Stake(prover, rules.RoleBase|rules.RoleMerge))
	return r
}

// refused is what a check said of what makes no sense now.
func refused(t *testing.T, err error) *settlement.PrecheckError {
	t.Helper()
	var refused *settlement.PrecheckError
	require.ErrorAs(t, err, &refused)
	require.NotEmpty(t, refused.Purpose)
	require.NotEmpty(t, refused.Reason)
	return refused
}

// opens requires that a check names the L1 block from which what it checks can be done.
func opens(t *testing.T, block uint64, err error) {
	t.Helper()
	r := refused(t, err)
	require.Equal(t, block, r.Opens, r.Error())
	require.False(t, r.Done || r.Missed)
	require.True(t, r.Waits())
}

// done requires that a check says that what it checks has happened.
func done(t *testing.T, err error) {
	t.Helper()
	r := refused(t, err)
	require.True(t, r.Done, r.Error())
	require.False(t, r.Waits())
}

// missed requires that a check says that it can never be done, and when the next of its kind can;
// 0: no next.
func missed(t *testing.T, next uint64, err error) {
	t.Helper()
	r := refused(t, err)
	require.True(t, r.Missed, r.Error())
	require.Equal(t, next, r.Opens)
	require.False(t, r.Waits())
}

// Each check says before a phase when it opens, in it nothing, and after it that it was done or
// missed. What L1 has then is what was sent.
func TestSequencingASlot(t *testing.T) {
	r := staked(t)
	ctx, c, s := t.Context(), r.Client, r.Client.Params.Schedule
	now, _, started, err := c.CurrentSlot(ctx)
	require.NoError(t, err)
	require.False(t, started)
	require.Equal(t, r.L1.Head().Number.Uint64(), now)
	winning, err := c.Staker(ctx, winnerID)
	require.NoError(t, err)
	opens(t, winning.ActivationBlock, c.CheckActive(ctx, winnerID))
	opens(t, s.SlotStart(slot), c.CheckRecordRandao(ctx, slot))
	opens(t, s.SlotStart(slot), c.CheckPropose(ctx, slot))
	opens(t, s.RevealStart(slot), c.CheckReveal(ctx, slot))
	_, recorded, err := c.Randao(ctx, slot)
	require.NoError(t, err)
	require.False(t, recorded)

	r.To(s.SlotStart(slot))
	_, current, started, err := c.CurrentSlot(ctx)
	require.NoError(t, err)
	require.True(t, started)
	require.EqualValues(t, slot, current)
	require.NoError(t, c.CheckActive(ctx, winnerID))
	require.NoError(t, c.CheckRecordRandao(ctx, slot))
	require.NoError(t, c.CheckPropose(ctx, slot))
	r.Randao(slot)
	done(t, c.CheckRecordRandao(ctx, slot))
	randao, recorded, err := c.Randao(ctx, slot)
	require.NoError(t, err)
	require.True(t, recorded)
	header, err := r.L1.Client().HeaderByNumber(ctx, new(big.Int).SetUint64(s.RandaoBlock(slot)))
	require.NoError(t, err)
	require.Equal(t, header.MixDigest, randao)

	status := func(of uint64) *settlement.SlotStatus {
		t.Helper()
		view, err := c.Latest(ctx)
		require.NoError(t, err)
		status, err := view.SlotStatus(ctx, of)
		require.NoError(t, err)
		require.Equal(t, s.PhaseAt(of, view.Number), status.Phase)
		return status
	}
	next := status(slot + 1)
	require.Equal(t, rules.PhaseBefore, next.Phase)
	require.Equal(t, s.SlotStart(slot+1), next.Next())
	require.Equal(t, s.SlotStart(slot+1)-next.Now, next.BlocksLeft)
	require.Nil(t, next.Randao)
	open := status(slot)
	require.Equal(t, rules.PhasePropose, open.Phase)
	require.Equal(t, s.RevealStart(slot), open.Next())
	require.Equal(t, s.RevealStart(slot)-open.Now-1, open.BlocksLeft)
	require.Equal(t, &randao, open.Randao)
	require.Nil(t, open.Best)

	none, err := c.Proposals(ctx, slot)
	require.NoError(t, err)
	require.Empty(t, none)
	_, found, err := c.WinningProposal(ctx, slot)
	require.NoError(t, err)
	require.False(t, found)
	first := r.Propose(slot, loser, loserID, 1000, 1_000_000)
	best := r.Propose(slot, winner, winnerID, 8000, 1_000_000)
	done(t, c.CheckOutbids(ctx, slot, best))
	require.True(t, refused(t, c.CheckOutbids(ctx, slot, first)).Waits() == false)
	proposals, err := c.Proposals(ctx, slot)
	require.NoError(t, err)
	require.Len(t, proposals, 2)
	for i, p := range []settlement.Proposal{first, best} {
		require.Equal(t, p, proposals[i].Proposal)
		require.Equal(t, p.StakerID, proposals[i].StakerID)
		require.EqualValues(t, slot, proposals[i].Slot)
		require.Equal(t, rules.Score(p.Vrf, p.FeeSplit), proposals[i].Score)
		require.Equal(t, proposals[i].Origin, proposals[i].Source())
		tx, pending, err := r.L1.Client().TransactionByHash(ctx, proposals[i].TxHash)
		require.NoError(t, err)
		require.False(t, pending)
		require.Equal(t, c.Sequencing, *tx.To())
	}
	require.Less(t, proposals[0].L1Block, proposals[1].L1Block)
	leading, found, err := c.WinningProposal(ctx, slot)
	require.NoError(t, err)
	require.True(t, found)
	require.Equal(t, best, leading)
	leads, err := c.BestProposal(ctx, slot)
	require.NoError(t, err)
	require.Equal(t, settlement.BestProposal{Score: rules.Score(best.Vrf, 8000), StakerID: winnerID, ProposalHash: settlement.ProposalHash(best)}, leads)

	leader := status(slot).Best
	require.Equal(t, best.BodyHash, leader.BodyHash)
	require.Equal(t, devnet.Address(winner), leader.Owner)
	require.False(t, leader.Revealed || leader.Missed)

	r.To(s.RevealStart(slot))
	missed(t, s.SlotStart(slot+1), c.CheckPropose(ctx, slot))
	require.NoError(t, c.CheckReveal(ctx, slot))
	receipt := r.Send(winner, c.Reveal(slot, best, r.Body()))
	done(t, c.CheckReveal(ctx, slot))
	block, err := c.Block(ctx, 1)
	require.NoError(t, err)
	reveal, err := c.RevealOf(ctx, block)
	require.NoError(t, err)
	require.Equal(t, &settlement.Revealed{
		Origin: settlement.Origin{L1Block: receipt.BlockNumber.Uint64(), TxHash: receipt.TxHash, LogIndex: reveal.LogIndex},
		Slot:   slot, Number: 1, Proposal: best, Body: r.Body(),
	}, reveal)
	d := c.Deployment
	challenge := d.BodyChallenge(slot, best.BodyHash, best.TxRoot)
	words, err := rules.BodyWords(r.Body(), settlementtest.NumTxs, d.Params.TxBytes)
	require.NoError(t, err)
	require.Equal(t, fmt.Sprintf("%+v", settlement.Block{
		Slot: slot, SlotStart: s.SlotStart(slot), WindowEnd: s.WindowEnd(slot), SequencerID: winnerID, FeeSplit: 8000, NumTxs: settlementtest.NumTxs,
		SeenTxs: 1, Seed: d.ProverSeed(slot, randao, best.Vrf), Challenge: challenge, Fingerprint: rules.Fingerprint(words, challenge),
		TxRoot: best.TxRoot, TotalScore: new(big.Int), KeepBps: new(big.Int), StateOut: new(big.Int), Fees: new(big.Int),
	}), fmt.Sprintf("%+v", block))

	// The next slot passes without anybody.
	r.To(s.RevealStart(slot + 1))
	missed(t, s.SlotStart(slot+2), c.CheckReveal(ctx, slot+1))
	r.To(s.SlotStart(slot + 2))
	missed(t, s.SlotStart(slot+3), c.CheckReveal(ctx, slot+1))
}

// A block is pending, proven and finalized; two roots are taken, and the better one is paid.
func TestSettlingABlock(t *testing.T) {
	r := staked(t)
	ctx, c := t.Context(), r.Client
	require.EqualValues(t, 1, r.Append(slot, winner, winnerID))
	block, err := c.Block(ctx, 1)
	require.NoError(t, err)
	numbers := func(want ...uint64) {
		t.Helper()
		var have []uint64
		for _, read := range []func() (uint64, error){
			func() (uint64, error) { return c.Tip(ctx) }, func() (uint64, error) { return c.RecordedTip(ctx) }, func() (uint64, error) { return c.Proven(ctx) },
		} {
			n, err := read()
			require.NoError(t, err)
			have = append(have, n)
		}
		require.Equal(t, want, have, "tip, recorded tip, proven")
	}
	numbers(1, 1, 0)
	blocks, err := c.Blocks(ctx, 1, 1)
	require.NoError(t, err)
	require.Equal(t, []settlement.Block{block}, blocks)
	blocks, err = c.Blocks(ctx, 2, 1)
	require.NoError(t, err)
	require.Empty(t, blocks)
	_, err = c.Block(ctx, 2)
	require.True(t, settlement.IsRevert(err, "UnknownBlock"), "%v", err)

	roots, err := c.AcceptedRoots(ctx, 1)
	require.NoError(t, err)
	require.Empty(t, roots)
	opens(t, block.WindowEnd, c.CheckFinalize(ctx, 1))
	opens(t, block.WindowEnd, c.CheckClaim(ctx, 1))
	require.ErrorIs(t, c.CheckClaim(ctx, 1), settlement.ErrNotFinalized)
	_, err = c.Settled(ctx, 1)
	require.ErrorIs(t, err, settlement.ErrNotFinalized)
	_, _, err = c.CheckPrune(ctx)
	opens(t, block.WindowEnd, err)
	risk, err := c.RiskOf(ctx, 1, block.WindowEnd+1)
	require.NoError(t, err)
	require.EqualValues(t, 1, risk.First)
	require.Equal(t, block.WindowEnd, risk.WindowEnd)
	require.Contains(t, risk.String(), "block 1 has no root yet")
	risk, err = c.RiskOf(ctx, 1, block.WindowEnd)
	require.NoError(t, err)
	require.Nil(t, risk)

	low := r.Submission(1, proverID, 0, units.AZT(3), common.Address{})
	high := r.Submission(1, proverID, 1000, units.AZT(3), devnet.Address(beneficiary))
	state := func(number uint64) settlement.BlockState {
		t.Helper()
		view, err := c.Latest(ctx)
		require.NoError(t, err)
		status, err := view.BlockStatus(ctx, number)
		require.NoError(t, err)
		chain, err := view.Chain(ctx, number)
		require.NoError(t, err)
		require.Equal(t, status, chain.Blocks[0])
		return status.State
	}
	require.Equal(t, settlement.BlockPending, state(1))
	// stands compares what is said of a root with what the checks say at the same block.
	stands := func(s *rules.Submission, best *big.Int) {
		t.Helper()
		status, err := c.RootStatus(ctx, 1, s)
		require.NoError(t, err)
		want := settlement.RootStatus{Now: r.L1.Head().Number.Uint64(), Best: best, WindowEnd: block.WindowEnd}
		if err := c.CheckSubmitRoot(ctx, 1, s); err != nil {
			want.Refused = refused(t, err)
		}
		require.Zero(t, best.Cmp(status.Best))
		want.Best = status.Best
		require.Equal(t, want, *status)
	}
	require.NoError(t, c.CheckSubmitRoot(ctx, 1, low))
	stands(low, new(big.Int))
	r.Prove(1, low)
	numbers(1, 1, 1)
	require.Equal(t, settlement.BlockProven, state(1))
	done(t, c.CheckSubmitRoot(ctx, 1, low))
	require.NoError(t, c.CheckSubmitRoot(ctx, 1, high))
	stands(low, low.TotalScore())
	stands(high, low.TotalScore())
	proof := r.Prove(1, high)
	require.Contains(t, refused(t, c.CheckSubmitRoot(ctx, 1, low)).Reason, "does not beat the best")
	other := *high
	other.Seed, other.Beneficiary = big.NewInt(1), common.Address{}
	other.Nodes = [][]rules.Entry{{high.Nodes[0][0]}, high.Nodes[1], high.Nodes[2]}
	other.Nodes[0][0].FeeBurn = 2000
	require.Contains(t, refused(t, c.CheckSubmitRoot(ctx, 1, &other)).Reason, "L1 has replaced")
	risk, err = c.RiskOf(ctx, 1, block.WindowEnd+1)
	require.NoError(t, err)
	require.Nil(t, risk)

	roots, err = c.AcceptedRoots(ctx, 1)
	require.NoError(t, err)
	require.Len(t, roots, 2)
	payoutsRoot, err := rules.PayoutsRoot(high.Payouts())
	require.NoError(t, err)
	require.Equal(t, &settlement.Root{
		Origin: settlement.Origin{L1Block: proof.BlockNumber.Uint64(), TxHash: proof.TxHash, LogIndex: roots[1].LogIndex},
		Number: 1, Submitter: devnet.Address(settlementtest.Deployer), TotalScore: high.TotalScore(), KeepBps: high.KeepBps(), PayoutsRoot: payoutsRoot,
		StateOut: high.StateOut, Fees: high.Fees, Beneficiary: devnet.Address(beneficiary), Payouts: rules.EncodePayouts(high.Payouts()),
	}, roots[1])
	tree, err := c.Deployment.Tree(block.NumTxs)
	require.NoError(t, err)
	sent, err := c.Submission(ctx, roots[0], tree)
	require.NoError(t, err)
	require.Equal(t, low.Payouts(), sent.Payouts())
	require.Equal(t, low.Seals, sent.Seals)
	after, err := c.StateAfter(ctx, 1)
	require.NoError(t, err)
	require.Equal(t, high.StateOut, after)
	genesis, err := c.StateAfter(ctx, 0)
	require.NoError(t, err)
	require.Equal(t, big.NewInt(1), genesis)

	r.To(block.WindowEnd)
	require.Contains(t, refused(t, c.CheckSubmitRoot(ctx, 1, high)).Reason, "L1 has it")
	require.Contains(t, refused(t, c.CheckSubmitRoot(ctx, 1, low)).Reason, "its proving window ends")
	stands(low, high.TotalScore())
	_, err = c.RootStatus(ctx, 2, low)
	require.Error(t, err, "there is no such block")
	require.NoError(t, c.CheckFinalize(ctx, 1))
	somebody := refused(t, c.CheckClaim(ctx, 1))
	require.True(t, somebody.Others, "who waits for somebody to finalize it")
	finalized, err := c.Finalized(ctx)
	require.NoError(t, err)
	require.Empty(t, finalized)
	_, err = c.CheckExpire(ctx, 1)
	require.ErrorIs(t, refused(t, err), settlement.ErrNotFinalized)
	r.Finalize(1)
	require.Equal(t, settlement.BlockFinalized, state(1))
	done(t, c.CheckFinalize(ctx, 1))
	require.NoError(t, c.CheckClaim(ctx, 1))
	finalized, err = c.Finalized(ctx)
	require.NoError(t, err)
	require.Equal(t, []uint64{1}, finalized)
}

// A block above one that has no root takes none, and both are dropped when the window of the first
// is over.
func TestBlockOnABlockWithoutARoot(t *testing.T) {
	r := staked(t)
	ctx, c, s := t.Context(), r.Client, r.Client.Params.Schedule
	r.Append(slot, winner, winnerID)
	require.EqualValues(t, 2, r.Append(slot+1, winner, winnerID))
	root := r.Submission(1, proverID, 0, new(big.Int), common.Address{})
	below := refused(t, c.CheckSubmitRoot(ctx, 2, root))
	require.Contains(t, below.Reason, "block 1 below it has no root yet")
	require.True(t, below.Others)
	lost := refused(t, c.UnprovableParent(ctx, 2, slot+2, 1, settlement.ErrHeader))
	require.Equal(t, s.WindowEnd(slot), lost.Opens)
	require.ErrorContains(t, lost, settlement.ErrHeader.Error())
	late := refused(t, c.CheckParent(ctx, 2, slot+2))
	require.Equal(t, s.WindowEnd(slot), late.Opens)

	r.To(s.WindowEnd(slot))
	refusal := refused(t, c.CheckFinalize(ctx, 1))
	require.Contains(t, refusal.Reason, "prune drops it")
	require.False(t, refusal.Waits())
	require.False(t, refused(t, c.CheckClaim(ctx, 1)).Waits(), "it never pays")
	tip, err := c.Tip(ctx)
	require.NoError(t, err)
	require.Zero(t, tip, "both count as pruned")
	recorded, err := c.RecordedTip(ctx)
	require.NoError(t, err)
	require.EqualValues(t, 2, recorded)
	view, err := c.Latest(ctx)
	require.NoError(t, err)
	chain, err := view.Chain(ctx, 0)
	require.NoError(t, err)
	require.Equal(t, [3]uint64{view.Number, 0, 0}, [3]uint64{chain.Now, chain.Tip, chain.Proven})
	require.Len(t, chain.Blocks, 2)
	require.Greater(t, chain.Blocks[1].WindowEnd, view.Number)
	for i, block := range chain.Blocks {
		require.EqualValues(t, i+1, block.Number)
		require.Equal(t, settlement.BlockPrunable, block.State, "block %d, or the one it is built on, has no root", i+1)
	}
	first, author, err := c.CheckPrune(ctx)
	require.NoError(t, err)
	require.EqualValues(t, 1, first)
	require.Equal(t, winnerID, author.SequencerID)

	receipt := r.Send(prover, c.Prune())
	from, to, pruned := c.PrunedBy(receipt)
	require.True(t, pruned)
	require.Equal(t, [2]uint64{1, 2}, [2]uint64{from, to})
	penalties := c.PenalizedBy(receipt)
	require.Len(t, penalties, 1)
	next := s.NextSlotStart(receipt.BlockNumber.Uint64())
	require.Equal(t, &settlement.Penalized{
		Origin:   settlement.Origin{L1Block: receipt.BlockNumber.Uint64(), TxHash: receipt.TxHash, LogIndex: penalties[0].LogIndex},
		StakerID: winnerID, Burned: c.Params.PrunePenalty, FromBlock: next, BanUntil: s.BanUntil(next, c.Params.BanSlots),
	}, penalties[0])
	_, _, err = c.CheckPrune(ctx)
	done(t, err)
	_, _, pruned = c.PrunedBy(r.Send(settlementtest.Deployer, c.Approve(c.Staking, big.NewInt(1))))
	require.False(t, pruned)
}
