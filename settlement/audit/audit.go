package audit

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/bindings"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// Block audits one finalized block: its slot, its seeds, the proposals' scores,
// every accepted root, the split, the burn, every claim paid so far, and what
// Rewards holds. An error means that L1 could not be read; a figure that
// disagrees is in the report.
//
// It does not verify proofs again: a root that L1 accepted was verified there.
func Block(ctx context.Context, c *settlement.Client, number uint64) (*Report, error) {
	a := auditor{Client: c, report: &Report{Block: number}}
	block, err := c.Block(ctx, number)
	if err != nil {
		return nil, fmt.Errorf("audit block %d: %w", number, err)
	}
	a.number, a.block = number, block
	for _, step := range []func(context.Context) error{a.slot, a.proposals, a.roots, a.settlement, a.claims, a.funds} {
		if err := step(ctx); err != nil {
			return nil, fmt.Errorf("audit block %d: %w", number, err)
		}
	}
	return a.report, nil
}

type auditor struct {
	*settlement.Client
	report *Report
	number uint64
	block  bindings.Block
	reveal *bindings.SequencingRevealed
	randao common.Hash
	best   *rules.Submission
	unit   *big.Int // of this block, recomputed
	shares rules.Shares
}

// slot checks when the block was made and what its randomness was.
func (a *auditor) slot(ctx context.Context) error {
	var err error
	slot, schedule := a.block.Slot, a.Params.Schedule
	if a.reveal, err = a.RevealOf(ctx, slot); err != nil {
		return err
	}
	a.report.number("first L1 block of the slot", a.block.SlotStart, schedule.SlotStart(slot))
	a.report.number("end of the proving window", a.block.WindowEnd, schedule.WindowEnd(a.reveal.Raw.BlockNumber))
	a.report.text("phase the body was revealed in", rules.PhaseReveal.String(), schedule.PhaseAt(slot, a.reveal.Raw.BlockNumber).String())

	header, err := a.Node.HeaderByNumber(ctx, new(big.Int).SetUint64(schedule.RandaoBlock(slot)))
	if err != nil {
		return fmt.Errorf("get header %d: %w", schedule.RandaoBlock(slot), err)
	}
	a.randao = header.MixDigest
	recorded, _, err := a.Randao(ctx, slot)
	if err != nil {
		return err
	}
	a.report.text("RANDAO of the slot", recorded.Hex(), a.randao.Hex())
	return nil
}

// proposals checks every score L1 took and which proposal won.
func (a *auditor) proposals(ctx context.Context) error {
	proposals, err := a.Proposals(ctx, a.block.Slot)
	if err != nil {
		return err
	}
	best := new(big.Int)
	var winner *bindings.SequencingProposed
	for _, p := range proposals {
		score := rules.Score(p.Proposal.Vrf, rules.Bps(p.Proposal.FeeSplitBps))
		a.report.Amount(fmt.Sprintf("score of sequencer %d", p.StakerId), p.Score, score)
		if score.Cmp(best) > 0 {
			best, winner = score, p
		}
	}
	if winner == nil {
		return fmt.Errorf("slot %d has no proposal", a.block.Slot)
	}
	a.report.number("sequencer of the block", uint64(a.block.SequencerId), uint64(winner.StakerId))
	a.report.number("FEE_SPLIT of the block, bps", uint64(a.block.FeeSplitBps), uint64(winner.Proposal.FeeSplitBps))
	a.report.Amount("transaction root of the block", a.block.TxRoot, winner.Proposal.TxRoot)
	if err := a.body(winner.Proposal.TxRoot); err != nil {
		return err
	}
	a.report.Amount("seed of the block's prover tickets", a.block.Seed, a.ProverSeed(a.block.Slot, a.randao, winner.Proposal.Vrf))
	return nil
}

// body recomputes what L1 made of the revealed body: the challenge and the fingerprint that the roots had to prove.
func (a *auditor) body(txRoot *big.Int) error {
	tree, err := rules.NewTree(a.block.NumTxs)
	if err != nil {
		return err
	}
	wordsPerTx := a.Deployment.Params.WordsPerTx
	words, err := rules.BodyWords(a.reveal.Body, tree, wordsPerTx)
	if err != nil {
		return err
	}
	challenge := a.Deployment.BodyChallenge(a.block.Slot, crypto.Keccak256Hash(a.reveal.Body), txRoot)
	a.report.Amount("challenge of the body", a.block.Challenge, challenge)
	a.report.Amount("fingerprint of the body", a.block.Fingerprint, rules.Fingerprint(words, challenge, tree, wordsPerTx))
	return nil
}

// roots checks every accepted root by the on-chain rules, and that the highest total won.
func (a *auditor) roots(ctx context.Context) error {
	accepted, err := a.AcceptedRoots(ctx, a.number)
	if err != nil {
		return err
	}
	if len(accepted) == 0 {
		return fmt.Errorf("no root was accepted")
	}
	tree, err := rules.NewTree(a.block.NumTxs)
	if err != nil {
		return err
	}
	stateIn, err := a.StateAfter(ctx, a.number-1)
	if err != nil {
		return err
	}
	highest := new(big.Int)
	for i, root := range accepted {
		s, err := a.Submission(ctx, root, a.block.NumTxs)
		if err != nil {
			return err
		}
		name := func(what string) string { return fmt.Sprintf("root %d: %s", i+1, what) }
		verdict := "kept"
		if err := s.Check(tree); err != nil {
			verdict = err.Error()
		} else if err := a.stakers(ctx, tree, s); err != nil {
			verdict = err.Error()
		}
		a.report.text(name("rules of a submission"), "kept", verdict)
		a.report.Amount(name("total score"), root.TotalScore, s.TotalScore())
		a.report.Amount(name("sum of kept bps"), root.KeepBps, s.KeepBps())
		payouts, err := rules.PayoutsRoot(s.Payouts())
		if err != nil {
			return err
		}
		a.report.text(name("payouts root"), common.Hash(root.PayoutsRoot).Hex(), payouts.Hex())
		a.report.Amount(name("seed"), s.Seed, a.block.Seed)
		a.report.Amount(name("transaction root"), s.TxRoot, a.block.TxRoot)
		a.report.Amount(name("start state"), s.StateIn, stateIn)
		a.report.Amount(name("end state"), root.StateOut, s.StateOut)
		a.report.Amount(name("fees"), root.Fees, s.Fees)
		if total := s.TotalScore(); total.Cmp(highest) > 0 {
			highest, a.best = total, s
		}
	}
	a.report.Amount("winning total score", a.block.TotalScore, highest)
	a.report.Amount("state after the block", a.block.StateOut, a.best.StateOut)
	a.report.Amount("fees of the block", a.block.Fees, a.best.Fees)
	return nil
}

// stakers checks role and eligibility of everyone in a submission.
func (a *auditor) stakers(ctx context.Context, tree rules.Tree, s *rules.Submission) error {
	known := make(map[uint32]settlement.Staker)
	for node, e := range s.Entries() {
		staker, ok := known[e.StakerID]
		if !ok {
			var err error
			if staker, err = a.Staker(ctx, e.StakerID); err != nil {
				return err
			}
			known[e.StakerID] = staker
		}
		if role := tree.Role(node); !staker.Roles.Has(role) {
			return fmt.Errorf("staker %d proves node %d without the role %s", e.StakerID, node, role)
		}
		if !staker.EligibleAt(a.block.SlotStart) {
			return fmt.Errorf("staker %d was not eligible at L1 block %d", e.StakerID, a.block.SlotStart)
		}
	}
	return nil
}

// settlement checks the split, the reward of a basis point and the burn.
func (a *auditor) settlement(ctx context.Context) error {
	settled, err := a.Settled(ctx, a.number)
	if err != nil {
		return err
	}
	reserve, escrow, err := a.heldBefore(ctx, settled)
	if err != nil {
		return err
	}
	tree := rules.Tree{NumTxs: a.block.NumTxs}
	a.shares = rules.Split(a.best.Fees, escrow, a.Params.BlockReward, reserve, rules.Bps(a.block.FeeSplitBps))
	a.unit = rules.UnitPerBps(a.shares.Network, tree.NumNodes())
	burn := rules.Burn(a.shares.Network, a.unit, a.best.KeepBps())

	a.report.Amount("value of the block", new(big.Int).Add(settled.Fees, settled.BlockReward), a.shares.Total)
	a.report.Amount("proving network's share", settled.Network, a.shares.Network)
	a.report.Amount("sequencer's share", settled.SequencerShare, a.shares.Sequencer)
	a.report.Amount("reward of one basis point", settled.UnitPerBps, a.unit)
	a.report.Amount("burned at finalization", settled.Burned, burn)

	burned, err := a.BurnedIn(ctx, settled.Raw.TxHash)
	if err != nil {
		return err
	}
	a.report.Amount("tokens destroyed by the finalization", burned, burn)
	return nil
}

// heldBefore adds up what Rewards held for block rewards and fees just before a settlement, from its events.
func (a *auditor) heldBefore(ctx context.Context, settled *bindings.RewardsBlockSettled) (reserve, escrow *big.Int, err error) {
	flows, err := a.Flows(ctx)
	if err != nil {
		return nil, nil, err
	}
	reserve, escrow = new(big.Int), new(big.Int)
	for _, f := range flows {
		if f.Block > settled.Raw.BlockNumber || f.Block == settled.Raw.BlockNumber && f.LogIndex >= settled.Raw.Index {
			break
		}
		reserve.Add(reserve, f.Reserve)
		escrow.Add(escrow, f.Escrow)
	}
	return reserve, escrow, nil
}

// claims checks every reward paid so far against the winning submission.
func (a *auditor) claims(ctx context.Context) error {
	claimed, err := a.RewardsClaimed(ctx, a.number)
	if err != nil {
		return err
	}
	payouts := a.best.Payouts()
	paid := make(map[uint32]bool)
	for _, claim := range claimed {
		name := fmt.Sprintf("reward %d, of staker %d", claim.Index, claim.StakerId)
		if int(claim.Index) >= len(payouts) || payouts[claim.Index].StakerID != claim.StakerId || paid[claim.Index] {
			a.report.text(name, "paid", "not due")
			continue
		}
		paid[claim.Index] = true
		a.report.Amount(name, claim.Amount, rules.Reward(a.unit, payouts[claim.Index].FeeBurn))
	}
	shares, err := a.SequencerSharesClaimed(ctx, a.number)
	if err != nil {
		return err
	}
	for i, share := range shares {
		due := a.shares.Sequencer
		if i > 0 || share.StakerId != a.block.SequencerId {
			due = new(big.Int)
		}
		a.report.Amount(fmt.Sprintf("share paid to sequencer %d", share.StakerId), share.Amount, due)
	}
	payout, err := a.Payout(ctx, a.number)
	if err != nil {
		return err
	}
	left := new(big.Int)
	for i, p := range payouts {
		if !paid[uint32(i)] {
			left.Add(left, rules.Reward(a.unit, p.FeeBurn))
		}
	}
	if len(shares) == 0 {
		left.Add(left, a.shares.Sequencer)
	}
	expired, err := a.ExpiredClaims(ctx, a.number)
	if err != nil {
		return err
	}
	if expired != nil {
		a.report.Amount("burned as not claimed in time", expired.Burned, left)
		left = new(big.Int)
	}
	a.report.Amount("still owed for the block", payout.Remaining, left)
	return nil
}

// funds checks what Rewards holds now against everything that ever came and went, and the invariant.
func (a *auditor) funds(ctx context.Context) error {
	funds, err := a.Funds(ctx)
	if err != nil {
		return err
	}
	flows, err := a.Flows(ctx)
	if err != nil {
		return err
	}
	reserve, escrow, owed := new(big.Int), new(big.Int), new(big.Int)
	for _, f := range flows {
		reserve.Add(reserve, f.Reserve)
		escrow.Add(escrow, f.Escrow)
		owed.Add(owed, f.Owed)
	}
	a.report.Amount("reward reserve", funds.Reserve, reserve)
	a.report.Amount("fee escrow", funds.Escrow, escrow)
	a.report.Amount("owed", funds.Owed, owed)
	sum := new(big.Int).Add(reserve, escrow)
	a.report.Amount("tokens held by Rewards", funds.Balance, sum.Add(sum, owed))

	supply, err := a.TotalSupply(ctx)
	if err != nil {
		return err
	}
	minted, burned, err := a.MintedAndBurned(ctx)
	if err != nil {
		return err
	}
	a.report.Amount("total supply of the token", supply, new(big.Int).Sub(minted, burned))
	return nil
}
