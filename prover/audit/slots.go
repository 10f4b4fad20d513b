package audit

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// slots replays the elections: who led each slot, and whether the winner revealed.
type slots struct {
	*replay
	open  map[uint64]*slot // those with a proposal whose proving window is open
	next  uint64           // the first slot that is not closed
	empty *BlockReport     // empty slots in a row that are not reported yet
}

// slot is one with a proposal.
type slot struct {
	best      settlement.Proposal
	score     *big.Int
	proposals []ProposalReport
	revealed  bool
	reported  bool
}

func newSlots(r *replay) *slots { return &slots{replay: r, open: map[uint64]*slot{}} }

// proposed checks a proposal that L1 kept, by the rules that L1 had to check.
func (s *slots) proposed(ctx context.Context, e *settlement.Proposed) error {
	p, schedule := atSlot(e.Origin, e.Slot), s.view.Params.Schedule
	s.same(RulePhase, p, "phase of a proposal", schedule.PhaseAt(e.Slot, e.L1Block), rules.PhasePropose)
	_, recorded := s.randomness.of(e.Slot)
	s.same(RuleRandao, p, "RANDAO recorded before a proposal", recorded, true)
	s.holds(RuleProposal, p, "proposal", s.outOfRange(e.Proposal), "shares, sizes and roots in their ranges")
	s.same(RuleProposal, p, "parent of a proposal", e.Proposal.Parent, s.chain.tip(e.L1Block))
	s.same(RuleProposal, p, "sequencer of a proposal", e.StakerID, e.Proposal.StakerID)
	score := rules.Score(e.Proposal.Vrf, e.Proposal.FeeSplit)
	s.same(RuleScore, p, fmt.Sprintf("score of sequencer %d", e.StakerID), e.Score, score)
	s.holds(RuleEligible, p, fmt.Sprintf("sequencer %d", e.StakerID), s.stakes.ineligible(e.Proposal.StakerID, rules.RoleSequencer, schedule.SlotStart(e.Slot)), "one that is eligible")
	of := s.open[e.Slot]
	if of == nil {
		of = &slot{score: new(big.Int)}
		s.open[e.Slot] = of
	}
	bad := ""
	if score.Cmp(of.score) <= 0 {
		bad = fmt.Sprintf("%v of sequencer %d", score, e.StakerID)
	}
	s.holds(RuleBestBid, p, "score of a proposal that was kept", bad, fmt.Sprintf("more than %v", of.score))
	of.best, of.score = e.Proposal, score
	of.proposals = append(of.proposals, ProposalReport{
		*placeOf(e.Origin), e.StakerID, e.Proposal.FeeSplit, integer(e.Proposal.Vrf), integer(score),
	})
	return s.ticket(ctx, p, e)
}

// outOfRange says what of a proposal is not in its range.
func (s *slots) outOfRange(p settlement.Proposal) string {
	params := s.view.Params
	_, err := rules.NewTree(p.NumTxs, params.TxsPerBase)
	var much error
	if p.NumTxs > params.MaxTxs {
		much = fmt.Errorf("%d transactions", p.NumTxs)
	}
	var root error
	if !rules.InField(p.TxRoot) {
		root = fmt.Errorf("transaction root %v", p.TxRoot)
	}
	if all := errors.Join(err, much, root, p.FeeSplit.Check(), rules.CheckVrf(p.Vrf)); all != nil {
		return all.Error()
	}
	return ""
}

// ticket checks who sent a proposal, from its transaction, and has the ticket proof verified.
func (s *slots) ticket(ctx context.Context, p place, e *settlement.Proposed) error {
	sent, err := s.nextCall(ctx, e.TxHash, callKind{
		s.view.Deployment.Sequencing, s.view.ProposeID(), func(data []byte) bool { _, err := s.view.ReadPropose(data); return err == nil },
	})
	if err == nil && sent.replayed && !s.isOf(e, sent.Data) {
		err = errOtherReplay
	}
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		s.unseen("ticket proofs of proposals whose calldata was not found", err)
		return nil
	}
	call, err := s.view.ReadPropose(sent.Data)
	if err != nil {
		s.finding(RuleProposal, p, "calldata of a proposal", err.Error(), "a call of propose")
		return nil
	}
	call.Proposal.TxRoot, call.Proposal.Vrf = oneOf(call.Proposal.TxRoot, e.Proposal.TxRoot), oneOf(call.Proposal.Vrf, e.Proposal.Vrf)
	s.same(RuleProposal, p, "proposal, as its transaction has it", e.Proposal, call.Proposal)
	s.same(RuleProposal, p, "slot of a proposal, as its transaction has it", e.Slot, call.Slot)
	if staker, ok := s.stakes.staker(e.Proposal.StakerID); ok {
		s.same(RuleProposal, p, fmt.Sprintf("who proposed for sequencer %d", e.StakerID), sent.From, staker.Owner)
		s.proofs.ticket(p, e, staker.VrfKey, call.Proof)
	}
	return nil
}

// isOf reports whether a proposal is that of calldata.
func (s *slots) isOf(e *settlement.Proposed, data []byte) bool {
	call, err := s.view.ReadPropose(data)
	return err == nil && call.Slot == e.Slot && settlement.ProposalHash(call.Proposal) == settlement.ProposalHash(e.Proposal)
}

// oneOf returns b where a and b are the same number: so that structs of them can be compared.
func oneOf(a, b *big.Int) *big.Int {
	if a.Cmp(b) == 0 {
		return b
	}
	return a
}

func (s *slots) revealed(e *settlement.Revealed) {
	p, schedule := atSlot(e.Origin, e.Slot), s.view.Params.Schedule
	s.same(RulePhase, p, "phase of a reveal", schedule.PhaseAt(e.Slot, e.L1Block), rules.PhaseReveal)
	of := s.open[e.Slot]
	if of == nil {
		s.finding(RuleReveal, p, "reveal", "one of a slot without a proposal", "one of the winner")
		of = &slot{best: e.Proposal, score: new(big.Int)}
		s.open[e.Slot] = of
	}
	s.same(RuleReveal, p, "reveals of the slot before", of.revealed, false)
	s.same(RuleReveal, p, "proposal that was revealed", settlement.ProposalHash(e.Proposal), settlement.ProposalHash(of.best))
	of.revealed = true
	txBytes := s.view.Params.TxBytes
	s.same(RuleBody, p, "hash of the body", rules.BodyHash(e.Body, txBytes), e.Proposal.BodyHash)
	bad := ""
	if _, err := rules.BodyWords(e.Body, e.Proposal.NumTxs, txBytes); err != nil {
		bad = err.Error()
	}
	s.holds(RuleBody, p, "body", bad, "whole transactions of words in the field, as many as there are places")
	s.chain.revealed(e)
}

func (s *slots) reported(e *settlement.MissedRevealReported) {
	p, schedule := atSlot(e.Origin, e.Slot), s.view.Params.Schedule
	of := s.open[e.Slot]
	bad := ""
	switch {
	case of == nil:
		bad = "one of a slot without a proposal, or whose proving window was over"
	case of.revealed:
		bad = "one of a slot that was revealed"
	case of.reported:
		bad = "a second one"
	case schedule.PhaseAt(e.Slot, e.L1Block) != rules.PhaseOver:
		bad = "one of a slot that was not over"
	}
	if !s.holds(RulePenalty, p, "report of a missed reveal", bad, "one, of a slot that is over and was not revealed") {
		s.stakes.penaltyFollows(e.StakerID, new(big.Int), "that") // nothing is due
		return
	}
	s.same(RulePenalty, p, "winner of a missed reveal", e.StakerID, of.best.StakerID)
	of.reported = true
	s.stakes.penaltyFollows(of.best.StakerID, s.view.Params.RevealPenalty, fmt.Sprintf("the missed reveal of slot %d", e.Slot))
}

// begin closes the slots whose proving window is over at an L1 block.
func (s *slots) begin(now uint64) {
	for s.view.Params.Schedule.WindowEnd(s.next) <= now {
		s.close()
	}
}

// end closes the slots that are over.
func (s *slots) end() {
	for s.view.Params.Schedule.PhaseAt(s.next, s.view.Number) == rules.PhaseOver {
		s.close()
	}
	s.tellEmpty()
}

// over counts the slots that are over and were not closed yet, without a proposal and without a
// reveal.
func (s *slots) over() (empty, missed uint64) {
	for number := s.next; s.view.Params.Schedule.PhaseAt(number, s.now) == rules.PhaseOver; number++ {
		switch of := s.open[number]; {
		case of == nil:
			empty++
		case !of.revealed:
			missed++
		}
	}
	return empty, missed
}

// close reports the next slot if it has no block, and forgets it.
func (s *slots) close() {
	number, of := s.next, s.open[s.next]
	s.next++
	switch {
	case of == nil:
		s.summary.Empty++
		if s.empty == nil {
			s.empty = &BlockReport{Slot: number, Fate: FateEmpty, Reason: "nobody proposed a block"}
		}
		s.empty.LastSlot = number
	case !of.revealed:
		s.tellEmpty()
		s.summary.Missed++
		reason := fmt.Sprintf("sequencer %d did not reveal what it had proposed, and nobody reported it in time", of.best.StakerID)
		if of.reported {
			reason = fmt.Sprintf("sequencer %d did not reveal what it had proposed, and was penalized", of.best.StakerID)
		}
		s.tell(&BlockReport{
			Slot: number, LastSlot: number, Fate: FateMissed, Reason: reason, Proposals: of.proposals, Sequencer: of.best.StakerID, FeeSplit: of.best.FeeSplit,
		})
	default:
		s.tellEmpty()
	}
	delete(s.open, number)
	s.randomness.closed(number)
}

func (s *slots) tellEmpty() {
	if s.empty != nil {
		s.tell(s.empty)
		s.empty = nil
	}
}

// tell reports slots without a block where those around them are.
func (s *slots) tell(b *BlockReport) {
	if s.opts.reports(s.chain.last) || s.opts.reports(s.chain.last+1) {
		s.keep(s.sink.Block(b))
	}
}
