package settlement

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/settlement/rules"
)

// PrecheckError says that a call would achieve nothing now, before anything was spent on it.
type PrecheckError struct {
	Purpose string
	Reason  string
	Now     uint64 // the newest L1 block
	// the L1 block from which it, or the next of its kind, makes sense; 0 when none is known
	Opens  uint64
	Done   bool  // what the call is for has happened already
	Missed bool  // it can never be done any more: Opens, if any, is that of the next of its kind
	Others bool  // somebody else has to do something first, in a block that nobody knows
	Err    error // what it can be told by, such as ErrNotFinalized; nil for most
}

// ErrNotFinalized means that a block pays nothing yet.
var ErrNotFinalized = errors.New("the block is not finalized")

// Unwrap returns what the error can be told by.
func (e *PrecheckError) Unwrap() error { return e.Err }

func (e *PrecheckError) Error() string {
	s := e.Purpose + ": " + e.Reason
	if e.Opens > 0 {
		s += fmt.Sprintf(": the next window opens at L1 block %d, L1 is at %d", e.Opens, e.Now)
	}
	return s
}

// head returns the newest block.
func (c *Client) head(ctx context.Context) (uint64, error) {
	head, err := c.Node.BlockNumber(ctx)
	if err != nil {
		return 0, fmt.Errorf("get the newest L1 block: %w", err)
	}
	return head, nil
}

// precheck looks at one L1 block at whether a call makes sense: the newest, or that of a view.
func (c *Client) precheck(ctx context.Context, look func(v *View) error) error {
	_, err := AtOneBlock(ctx, c, func(v *View) (struct{}, error) { return struct{}{}, look(v) })
	return err
}

// open reports whether a call that is simulated on block now and lands in a
// later one falls into [from, to).
func open(now, from, to uint64) bool { return from <= now && now+1 < to }

// CurrentSlot returns the newest block and the slot it is in; false before slot 0.
func (c *Client) CurrentSlot(ctx context.Context) (now, slot uint64, started bool, err error) {
	if now, err = c.head(ctx); err != nil {
		return 0, 0, false, err
	}
	slot, started = c.Params.Schedule.SlotAt(now)
	return now, slot, started, nil
}

// maxHeaderAge is how far back L1 still knows the hash of a block (EIP-2935).
const maxHeaderAge = 8191

// CheckRecordRandao reports, as a PrecheckError, why recording a slot's RANDAO makes no sense now.
func (c *Client) CheckRecordRandao(ctx context.Context, slot uint64) error {
	return c.precheck(ctx, func(v *View) error { return v.checkRecordRandao(ctx, slot) })
}

func (v *View) checkRecordRandao(ctx context.Context, slot uint64) error {
	now := v.Number
	early := PrecheckError{Purpose: fmt.Sprintf("record RANDAO of slot %d", slot), Now: now}
	if _, recorded, err := v.Randao(ctx, slot); err != nil {
		return err
	} else if recorded {
		early.Reason, early.Done = "it is recorded", true
		return &early
	}
	start := v.Params.Schedule.SlotStart(slot)
	switch {
	case now < start:
		early.Reason, early.Opens = "the slot has not started", start
		return &early
	case now+1-v.Params.Schedule.RandaoBlock(slot) > maxHeaderAge:
		early.Reason = fmt.Sprintf("L1 block %d is too old for L1 to know its hash", start-1)
		return &early
	}
	return nil
}

// CheckPropose reports, as a PrecheckError, why nobody can propose for a slot now.
func (c *Client) CheckPropose(ctx context.Context, slot uint64) error {
	return c.precheck(ctx, func(v *View) error { return v.checkPropose(ctx, slot) })
}

func (v *View) checkPropose(ctx context.Context, slot uint64) error {
	now := v.Number
	s := v.Params.Schedule
	if open(now, s.SlotStart(slot), s.RevealStart(slot)) {
		return nil
	}
	early := PrecheckError{Purpose: fmt.Sprintf("propose for slot %d", slot), Now: now}
	if now < s.SlotStart(slot) {
		early.Reason, early.Opens = "its propose phase has not started", s.SlotStart(slot)
		return &early
	}
	current, _ := s.SlotAt(now)
	early.Reason, early.Opens, early.Missed = "its propose phase has ended", s.SlotStart(current+1), true
	return &early
}

// CheckOutbids reports, as a PrecheckError, why a proposal would not become a slot's best.
func (c *Client) CheckOutbids(ctx context.Context, slot uint64, p Proposal) error {
	return c.precheck(ctx, func(v *View) error { return v.checkOutbids(ctx, slot, p) })
}

func (v *View) checkOutbids(ctx context.Context, slot uint64, p Proposal) error {
	best, err := v.BestProposal(ctx, slot)
	if err != nil {
		return err
	}
	score := rules.Score(p.Vrf, p.FeeSplit)
	if score.Cmp(best.Score) > 0 {
		return nil
	}
	early := PrecheckError{Purpose: fmt.Sprintf("propose for slot %d", slot), Now: v.Number}
	if ProposalHash(p) == best.ProposalHash {
		early.Reason, early.Done = "this proposal is the best so far", true
		return &early
	}
	early.Opens, early.Missed = v.Params.Schedule.SlotStart(slot+1), true
	ours, theirs := rules.PointsApart(score, best.Score)
	early.Reason = fmt.Sprintf("its score %s does not beat the best, %s of staker %d", ours, theirs, best.StakerID)
	if fee, ok := rules.SmallestLeadingFee(p.Vrf, best.Score); ok {
		early.Reason += fmt.Sprintf("; with FEE_SPLIT %s it would", fee)
		early.Opens = 0
	}
	return &early
}

// ProposalHash is what L1 keeps of a proposal: keccak256(abi.encode(proposal)).
func ProposalHash(p Proposal) common.Hash {
	u := func(v uint64) []byte { return common.LeftPadBytes(bigU64(v).Bytes(), 32) }
	return crypto.Keccak256Hash(
		u(uint64(p.StakerID)), u(uint64(p.FeeSplit)), u(uint64(p.NumTxs)), u(p.Parent), p.BodyHash[:],
		common.LeftPadBytes(p.TxRoot.Bytes(), 32), common.LeftPadBytes(p.Vrf.Bytes(), 32),
	)
}

// WinningProposal returns the proposal that leads a slot, from its event, and false when there is
// none.
func (c *Client) WinningProposal(ctx context.Context, slot uint64) (Proposal, bool, error) {
	proposals, err := c.Proposals(ctx, slot)
	if err != nil || len(proposals) == 0 {
		return Proposal{}, false, err
	}
	return proposals[len(proposals)-1].Proposal, true, nil
}

// CheckReveal reports, as a PrecheckError, why nobody can reveal a body for a slot now.
func (c *Client) CheckReveal(ctx context.Context, slot uint64) error {
	return c.precheck(ctx, func(v *View) error { return v.checkReveal(ctx, slot) })
}

func (v *View) checkReveal(ctx context.Context, slot uint64) error {
	now := v.Number
	early := PrecheckError{Purpose: fmt.Sprintf("reveal body of slot %d", slot), Now: now}
	best, err := v.BestProposal(ctx, slot)
	if err != nil {
		return err
	}
	s := v.Params.Schedule
	switch {
	case best.Revealed:
		early.Reason, early.Done = "it is revealed", true
	case now < s.RevealStart(slot):
		early.Reason, early.Opens = "its reveal phase has not started", s.RevealStart(slot)
	case !open(now, s.RevealStart(slot), s.SlotStart(slot+1)):
		current, _ := s.SlotAt(now)
		early.Reason, early.Opens, early.Missed = "its reveal phase has ended: the slot stays empty", s.SlotStart(current+1), true
	case best.Score.Sign() == 0:
		early.Reason, early.Opens, early.Missed = "nobody proposed a block", s.SlotStart(slot+1), true
	default:
		return nil
	}
	return &early
}

// CheckSubmitRoot reports, as a PrecheckError, why a root with a total makes no sense now.
// It does not look at the submission's proofs: the simulation before sending does.
func (c *Client) CheckSubmitRoot(ctx context.Context, number uint64, s *rules.Submission) error {
	return c.precheck(ctx, func(v *View) error { return v.checkSubmitRoot(ctx, number, s) })
}

func (v *View) checkSubmitRoot(ctx context.Context, number uint64, s *rules.Submission) error {
	now := v.Number
	block, err := v.Block(ctx, number)
	if err != nil {
		return err
	}
	early := PrecheckError{Purpose: fmt.Sprintf("submit root of block %d", number), Now: now}
	total := s.TotalScore()
	payouts, err := rules.PayoutsRoot(s.Payouts())
	if err != nil {
		return err
	}
	proven, err := v.Proven(ctx)
	if err != nil {
		return err
	}
	switch {
	case total.Cmp(block.TotalScore) == 0 && payouts == block.PayoutsRoot:
		early.Reason, early.Done = "L1 has it: it is the best so far", true
	case !open(now, 0, block.WindowEnd):
		early.Reason = fmt.Sprintf("its proving window ends at L1 block %d, L1 is at %d", block.WindowEnd, now)
	case number > proven+1:
		early.Reason, early.Others = fmt.Sprintf("block %d below it has no root yet", proven+1), true
	case s.Seed.Cmp(block.Seed) != 0:
		early.Reason = "the submission is of a block that L1 has replaced"
	case total.Cmp(block.TotalScore) <= 0:
		ours, best := rules.PointsApart(total, block.TotalScore)
		early.Reason = fmt.Sprintf("its total score %s does not beat the best, %s: it takes roots with more until L1 block %d", ours, best, block.WindowEnd)
	default:
		return nil
	}
	return &early
}

// CheckFinalize reports, as a PrecheckError, why finalizing a block makes no sense now.
func (c *Client) CheckFinalize(ctx context.Context, number uint64) error {
	return c.precheck(ctx, func(v *View) error { return v.checkFinalize(ctx, number) })
}

func (v *View) checkFinalize(ctx context.Context, number uint64) error {
	now := v.Number
	block, err := v.Block(ctx, number)
	if err != nil {
		return err
	}
	early := PrecheckError{Purpose: fmt.Sprintf("finalize block %d", number), Now: now}
	switch {
	case block.Finalized:
		early.Reason, early.Done = "it is finalized", true
	case now < block.WindowEnd:
		early.Reason, early.Opens = "its proving window is open", block.WindowEnd
	case block.TotalScore.Sign() == 0:
		early.Reason = "no root was accepted in its proving window: prune drops it"
	default:
		return nil
	}
	return &early
}

// CheckClaim reports, as a PrecheckError, why nobody can claim of a block now.
// Whether there is something to claim, and for whom, is in BlockPayouts.
func (c *Client) CheckClaim(ctx context.Context, number uint64) error {
	return c.precheck(ctx, func(v *View) error { return v.checkClaim(ctx, number) })
}

func (v *View) checkClaim(ctx context.Context, number uint64) error {
	now := v.Number
	block, err := v.Block(ctx, number)
	if err != nil {
		return err
	}
	early := PrecheckError{Purpose: fmt.Sprintf("claim rewards of block %d", number), Now: now}
	if !block.Finalized {
		early.Reason, early.Err = "it is not finalized", ErrNotFinalized
		switch {
		case now < block.WindowEnd:
			early.Opens = block.WindowEnd
		case block.TotalScore.Sign() == 0:
			early.Reason = "no root was accepted in its proving window: it will never pay anything"
		default:
			// Whoever waits for somebody to do it waits no longer than a window once more.
			early.Others = now < block.WindowEnd+v.Params.Schedule.ProvingBlocks
		}
		return &early
	}
	rest, err := v.Remainder(ctx, number)
	if err != nil {
		return err
	}
	if rest.ExpiryBlock != 0 && !open(now, 0, rest.ExpiryBlock) {
		early.Reason = fmt.Sprintf("claims ended at L1 block %d, L1 is at %d: what is unclaimed can only be burned", rest.ExpiryBlock, now)
		return &early
	}
	return nil
}

// CheckExpire reports, as a PrecheckError, why nothing of a block can be burned now as not claimed
// in time. Otherwise it returns how much would be, in wei.
func (c *Client) CheckExpire(ctx context.Context, number uint64) (rest *big.Int, err error) {
	return AtOneBlock(ctx, c, func(v *View) (*big.Int, error) { return v.checkExpire(ctx, number) })
}

func (v *View) checkExpire(ctx context.Context, number uint64) (rest *big.Int, err error) {
	block, err := v.Block(ctx, number)
	if err != nil {
		return nil, err
	}
	early := PrecheckError{Purpose: fmt.Sprintf("burn unclaimed rewards of block %d", number), Now: v.Number}
	if !block.Finalized {
		early.Reason, early.Err = "it is not finalized", ErrNotFinalized
		return nil, &early
	}
	left, err := v.Remainder(ctx, number)
	if err != nil {
		return nil, err
	}
	switch {
	case left.Remaining.Sign() == 0:
		early.Reason, early.Done = "nothing is left of it", true
	case left.ExpiryBlock == 0:
		early.Reason = "the deployment keeps claims for ever"
	case v.Number < left.ExpiryBlock:
		early.Reason, early.Opens = "claims can still be made", left.ExpiryBlock
	default:
		return left.Remaining, nil
	}
	return nil, &early
}
