package audit

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// ErrRecord means that the record of the deployment is not of what is on L1. Nothing was audited:
// figures recomputed with the record's parameters would blame L1 for them.
var ErrRecord = errors.New("the deployment's record differs from L1")

// Options are what can be chosen about an audit.
type Options struct {
	// History reads everything that Rewards ever received and gave, however many requests that
	// takes. Without it, that is left out where the RPC gives logs of so few blocks at a time that
	// it would take more than MaxRequests, and the report says so. The same goes for the claims of
	// the block.
	History bool
}

// MaxRequests bounds the requests for logs that an audit makes where neither slot nor window does.
const MaxRequests = 32

func (o Options) most() uint64 {
	if o.History {
		return 0
	}
	return MaxRequests
}

// Block audits one finalized block, all at the newest L1 block: its slot, its seeds, the proposals'
// scores, every accepted root, the split, the burn, every claim paid so far, what Rewards holds,
// and everything that was pruned and penalized since the deployment. It first compares the
// deployment's record with L1 and ends with an error that wraps ErrRecord when they differ. An
// error means that nothing can be concluded: L1 could not be read, or not all of it
// (settlement.ErrIncomplete), or it was reorganized meanwhile (settlement.ErrReorged). A figure
// that disagrees is in the report.
//
// It does not verify proofs again: a root that L1 accepted was verified there.
func Block(ctx context.Context, c *settlement.Client, number uint64, opts Options) (*Report, error) {
	view, err := c.Latest(ctx)
	if err != nil {
		return nil, fmt.Errorf("audit block %d: %w", number, err)
	}
	report, err := audit(ctx, view, number, opts)
	// Where L1 was reorganized meanwhile, neither what was found nor what failed says anything.
	if gone := view.Check(ctx); errors.Is(gone, settlement.ErrReorged) || err == nil {
		err = gone
	}
	if err != nil {
		return nil, fmt.Errorf("audit block %d at L1 block %d, %s: %w", number, view.Number, view.Hash, err)
	}
	return report, nil
}

func audit(ctx context.Context, view *settlement.View, number uint64, opts Options) (*Report, error) {
	found, err := view.Inspect(ctx)
	if err != nil {
		return nil, err
	}
	if len(found.Problems) > 0 {
		problem := found.Problems[0]
		for _, difference := range []error{settlement.ErrOtherValue, settlement.ErrOtherKey, settlement.ErrNoContract} {
			if errors.Is(problem, difference) {
				return nil, fmt.Errorf("%w: %w", ErrRecord, problem)
			}
		}
		return nil, problem
	}
	report, err := Figures(ctx, view, number, opts)
	if report != nil {
		report.Unread = append(found.Unseen, report.Unread...)
	}
	return report, err
}

// Figures is the part of Block that recomputes. It takes the deployment's record for granted.
func Figures(ctx context.Context, view *settlement.View, number uint64, opts Options) (*Report, error) {
	block, err := view.Block(ctx, number)
	if err != nil {
		return nil, err
	}
	if !block.Finalized {
		return nil, settlement.ErrNotFinalized
	}
	a := auditor{View: view, opts: opts, number: number, block: block}
	a.ahead(ctx)
	a.report = &Report{Block: number, L1Block: view.Number, L1Hash: view.Hash, Surplus: new(big.Int)}
	for _, step := range []func(context.Context) error{a.slot, a.proposals, a.roots, a.read, a.settlement, a.claims, a.funds, a.misses} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	return a.report, nil
}

type auditor struct {
	*settlement.View
	opts    Options
	report  *Report
	number  uint64
	block   settlement.Block
	reveal  *settlement.Revealed
	randao  common.Hash
	best    *rules.Submission
	seenTxs uint32 // whose bytes are in the revealed body
	settled *settlement.Settled
	history *settlement.History // nil: not read
	unit    *big.Int            // of this block, recomputed
	shares  rules.Shares
	// Whom the winning submission names for its share of the burn, and how much that is.
	beneficiary common.Address
	submitter   *big.Int
}

// slot checks when the block was made and what its randomness was.
func (a *auditor) slot(ctx context.Context) error {
	var err error
	slot, schedule := a.block.Slot, a.Params.Schedule
	if a.reveal, err = a.RevealOf(ctx, a.block); err != nil {
		return err
	}
	a.report.number("first L1 block of the slot", a.block.SlotStart, schedule.SlotStart(slot))
	a.report.number("end of the proving window", a.block.WindowEnd, schedule.WindowEnd(slot))
	a.report.text("phase the body was revealed in", rules.PhaseReveal.String(), schedule.PhaseAt(slot, a.reveal.L1Block).String())

	header, err := a.randaoHeader(ctx)
	if err != nil {
		return err
	}
	a.randao = header.MixDigest
	recorded, _, err := a.Randao(ctx, slot)
	if err != nil {
		return err
	}
	a.report.text("RANDAO of the slot", recorded.Hex(), a.randao.Hex())
	return nil
}

// randaoHeader returns the L1 header whose randomness is that of the block's slot.
func (a *auditor) randaoHeader(ctx context.Context) (*types.Header, error) {
	number := a.Params.Schedule.RandaoBlock(a.block.Slot)
	header, err := a.Client.Node.HeaderByNumber(ctx, new(big.Int).SetUint64(number))
	if err != nil {
		return nil, fmt.Errorf("get header %d: %w", number, err)
	}
	return header, nil
}

// proposals checks every score L1 took and which proposal won, docs/PROTOCOL.md section 5: each had
// to beat the one before it.
func (a *auditor) proposals(ctx context.Context) error {
	proposals, err := a.Proposals(ctx, a.block.Slot)
	if err != nil {
		return err
	}
	var winner *settlement.Proposed
	best := new(big.Int)
	for i, p := range proposals {
		score := rules.Score(p.Proposal.Vrf, p.Proposal.FeeSplit)
		a.report.Amount(fmt.Sprintf("score of sequencer %d", p.StakerID), p.Score, score)
		verdict := "kept"
		if score.Cmp(best) <= 0 {
			verdict = fmt.Sprintf("score %v does not beat %v", score, best)
		} else {
			best, winner = score, p
		}
		a.report.text(fmt.Sprintf("proposal %d: rule of the best", i+1), "kept", verdict)
	}
	if winner == nil {
		return fmt.Errorf("slot %d has no proposal", a.block.Slot)
	}
	a.report.number("parent of the winning proposal", winner.Proposal.Parent, a.number-1)
	a.report.number("sequencer of the block", uint64(a.block.SequencerID), uint64(winner.StakerID))
	a.report.number("FEE_SPLIT of the block, bps", uint64(a.block.FeeSplit), uint64(winner.Proposal.FeeSplit))
	a.report.Amount("transaction root of the block", a.block.TxRoot, winner.Proposal.TxRoot)
	if err := a.body(winner.Proposal.TxRoot); err != nil {
		return err
	}
	a.report.Amount("seed of the block's prover tickets", a.block.Seed, a.ProverSeed(a.block.Slot, a.randao, winner.Proposal.Vrf))
	return nil
}

// body recomputes what L1 made of the revealed body: the challenge and the fingerprint that the
// roots had to prove.
func (a *auditor) body(txRoot *big.Int) error {
	tree, err := a.Deployment.Tree(a.block.NumTxs)
	if err != nil {
		return err
	}
	txBytes := a.Deployment.Params.TxBytes
	if a.seenTxs, err = rules.SeenTxs(a.reveal.Body, tree.NumTxs, txBytes); err != nil {
		return err
	}
	words, err := rules.BodyWords(a.reveal.Body, tree.NumTxs, txBytes)
	if err != nil {
		return err
	}
	bodyHash := rules.BodyHash(a.reveal.Body, txBytes)
	a.report.text("hash of the body", a.reveal.Proposal.BodyHash.Hex(), bodyHash.Hex())
	a.report.number("transactions in the body", uint64(a.block.SeenTxs), uint64(a.seenTxs))
	challenge := a.Deployment.BodyChallenge(a.block.Slot, bodyHash, txRoot)
	a.report.Amount("challenge of the body", a.block.Challenge, challenge)
	a.report.Amount("fingerprint of the body", a.block.Fingerprint, rules.Fingerprint(words, challenge))
	return nil
}

// roots checks every accepted root by the on-chain rules, and that the highest total won.
func (a *auditor) roots(ctx context.Context) error {
	accepted, err := a.AcceptedRoots(ctx, a.number)
	if err != nil {
		return err
	}
	if len(accepted) == 0 {
		return errors.New("no root was accepted")
	}
	tree, err := a.Deployment.Tree(a.block.NumTxs)
	if err != nil {
		return err
	}
	stateIn, err := a.StateAfter(ctx, a.number-1)
	if err != nil {
		return err
	}
	highest := new(big.Int)
	for i, root := range accepted {
		s, err := a.Submission(ctx, root, tree)
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
		a.report.text(name("payouts root"), root.PayoutsRoot.Hex(), payouts.Hex())
		a.report.Amount(name("seed"), s.Seed, a.block.Seed)
		a.report.Amount(name("transaction root"), s.TxRoot, a.block.TxRoot)
		a.report.Amount(name("start state"), s.StateIn, stateIn)
		a.report.Amount(name("end state"), root.StateOut, s.StateOut)
		a.report.Amount(name("fees"), root.Fees, s.Fees)
		a.report.text(name("beneficiary"), root.Beneficiary.Hex(), s.Beneficiary.Hex())
		if total := s.TotalScore(); total.Cmp(highest) > 0 {
			highest, a.best = total, s
		}
	}
	a.report.Amount("winning total score", a.block.TotalScore, highest)
	a.report.Amount("state after the block", a.block.StateOut, a.best.StateOut)
	a.report.Amount("fees of the block", a.block.Fees, a.best.Fees)
	// L1 keeps it only where it gets something.
	if a.Params.SubmitterBps > 0 {
		a.beneficiary = a.best.Beneficiary
	}
	a.report.text("beneficiary of the block", a.block.Beneficiary.Hex(), a.beneficiary.Hex())
	return nil
}

// stakers checks role and eligibility of everyone in a submission.
func (a *auditor) stakers(ctx context.Context, tree rules.Tree, s *rules.Submission) error {
	var ids []uint32
	for _, e := range s.Entries() {
		ids = append(ids, e.StakerID)
	}
	known, err := a.StakersByID(ctx, ids)
	if err != nil {
		return err
	}
	for node, e := range s.Entries() {
		staker := known[e.StakerID]
		if role := tree.Role(node); !staker.Roles.Has(role) {
			return fmt.Errorf("staker %d proves node %d without the role %s", e.StakerID, node, role)
		}
		if !staker.EligibleAt(tree.Role(node), a.block.SlotStart) {
			return fmt.Errorf("staker %d was not eligible at L1 block %d", e.StakerID, a.block.SlotStart)
		}
	}
	return nil
}

// read gets the block's settlement and the history of what Rewards holds.
func (a *auditor) read(ctx context.Context) error {
	var err error
	if a.settled, err = a.Settled(ctx, a.number); err != nil {
		return err
	}
	a.history, err = settlement.Elsewhere(a.View, func() (*settlement.History, error) { return a.History(ctx, a.opts.most()) })
	if a.unread("what Rewards holds, and the token's supply, with all that ever changed them", err) {
		a.history = nil
		return nil
	}
	return err
}

// unread adds what was left out to the report, if an error is that it would take too many requests.
func (a *auditor) unread(what string, err error) bool {
	var long *settlement.LogsError
	if !errors.As(err, &long) {
		return false
	}
	a.report.Unread = append(a.report.Unread, fmt.Sprintf("%s: %v", what, long))
	return true
}

// settlement checks the split, the reward of a basis point and the burn.
func (a *auditor) settlement(ctx context.Context) error {
	settled := a.settled
	reserve, escrow := a.heldBefore()
	tree, err := a.Deployment.Tree(a.block.NumTxs)
	if err != nil {
		return err
	}
	blockReward := rules.ScaledReward(a.Params.BlockReward, a.seenTxs, a.Params.FullRewardTxs)
	a.shares = rules.Split(a.best.Fees, escrow, blockReward, reserve, a.block.FeeSplit)
	a.unit = rules.UnitPerBps(a.shares.Network, tree.NumNodes())
	burn := rules.Burn(a.shares.Network, a.unit, a.best.KeepBps())
	a.submitter = rules.SubmitterShare(burn, a.Params.SubmitterBps, a.beneficiary)
	burn.Sub(burn, a.submitter)

	a.report.Amount("fees of the settlement", settled.Fees, a.shares.Fees)
	a.report.Amount("block reward of the settlement", settled.BlockReward, a.shares.BlockReward)
	a.report.Amount("proving network's share", settled.Network, a.shares.Network)
	a.report.Amount("sequencer's share", settled.SequencerShare, a.shares.Sequencer)
	a.report.Amount("reward of one basis point", settled.UnitPerBps, a.unit)
	a.report.text("beneficiary of the settlement", settled.Beneficiary.Hex(), a.beneficiary.Hex())
	a.report.Amount("submitter's share of the burn", settled.SubmitterShare, a.submitter)
	a.report.Amount("burned at finalization", settled.Burned, burn)

	burned, err := a.BurnedIn(ctx, settled.TxHash)
	if err != nil {
		return err
	}
	a.report.Amount("tokens destroyed by the finalization", burned, burn)
	return nil
}

// heldBefore returns what Rewards held for block rewards and fees just before the settlement: what
// its events add up to, or without its history the least that it must have held.
func (a *auditor) heldBefore() (reserve, escrow *big.Int) {
	if a.history == nil {
		return a.settled.BlockReward, a.settled.Fees
	}
	flows, at := a.history.Flows, a.settled.Origin
	for i, f := range flows {
		if f.Block > at.L1Block || f.Block == at.L1Block && f.LogIndex >= at.LogIndex {
			flows = flows[:i]
			break
		}
	}
	held := settlement.Sum(flows)
	return held.Reserve, held.Escrow
}
