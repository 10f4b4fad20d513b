package audit

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// roots checks each submission that L1 took. Those that it refused are not on L1.
type roots struct{ *replay }

// brokenRules are the rules of a submission's shape, by what rules.Submission.Check says.
var brokenRules = []struct {
	err  error
	rule string
}{
	{rules.ErrProofCount, Rule1}, {rules.ErrRootProofCount, Rule1}, {rules.ErrDuplicateStaker, Rule1}, {rules.ErrBpsTooHigh, Rule1},
	{rules.ErrMalformedReferences, Rule2}, {rules.ErrEmptySide, Rule2}, {rules.ErrMissingReference, Rule2}, {rules.ErrDuplicateReference, Rule2},
	{rules.ErrUnreferencedProof, Rule3}, {rules.ErrBeneficiary, Rule5},
}

func ruleOf(err error) string {
	for _, broken := range brokenRules {
		if errors.Is(err, broken.err) {
			return broken.rule
		}
	}
	return RuleRoots
}

func (r *roots) accepted(ctx context.Context, e *settlement.Root) error {
	r.summary.Roots++
	p, b := at(e.Origin).ofBlock(e.Number), r.chain.blocks[e.Number]
	if b == nil {
		r.finding(RuleRoots, p, "block of a root", "one that is not on record, or was finalized", "a pending or proven one")
		return nil
	}
	p = atSlot(e.Origin, b.slot).ofBlock(e.Number)
	bad := ""
	switch {
	case e.L1Block >= b.windowEnd:
		bad = fmt.Sprintf("one after the window, which ended at L1 block %d", b.windowEnd)
	case e.Number > r.chain.proven+1:
		bad = fmt.Sprintf("one of a block whose parent is not proven: block %d is the last", r.chain.proven)
	}
	r.holds(RuleRoots, p, "root", bad, "one in its window, on a proven parent")
	stateIn := b.stateIn
	first := e.Number > r.chain.proven
	if first {
		stateIn = r.chain.provenState
	}
	s, err := r.submission(ctx, p, b, e)
	if err != nil {
		return err
	}
	if s != nil {
		r.check(p, b, e, s, stateIn)
	}
	r.lead(p, b, e, s, first)
	b.report.Roots = append(b.report.Roots, rootReport(b, e, s, stateIn))
	return nil
}

// submission reads the submission of a root from its transaction, or a trace of that. It is nil
// where it cannot be seen, and where it cannot be decoded, which is a finding.
func (r *roots) submission(ctx context.Context, p place, b *block, e *settlement.Root) (*rules.Submission, error) {
	sent, err := r.nextCall(ctx, e.TxHash, callKind{
		r.view.Deployment.Settlement, r.view.SubmitRootID(), func(data []byte) bool {
			call, err := r.view.ReadSubmitRoot(data)
			return err == nil && call.Number == e.Number
		},
	})
	if err == nil && sent.replayed && !r.isOf(b, e, sent) {
		err = errOtherReplay
	}
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		r.unseen("submissions whose calldata was not found", err)
		return nil, nil
	}
	r.same(RuleRoots, p, "sender of a root", e.Submitter, sent.From)
	call, err := r.view.ReadSubmitRoot(sent.Data)
	if err == nil && call.Number != e.Number {
		err = fmt.Errorf("a submission for block %d", call.Number)
	}
	var s *rules.Submission
	rule := RuleRoots
	if err == nil {
		s, err = rules.DecodeSubmission(b.tree, call.Submission)
		rule = ruleOf(err)
	}
	if err != nil {
		r.finding(rule, p, "submission", err.Error(), "one of the block's tree")
		return nil, nil
	}
	return s, nil
}

// isOf reports whether what L1 made of a root binds it to a call: who sent it, who is paid and with
// what weight, and what is proven.
func (r *roots) isOf(b *block, e *settlement.Root, sent sentCall) bool {
	call, err := r.view.ReadSubmitRoot(sent.Data)
	if err != nil || sent.From != e.Submitter {
		return false
	}
	s, err := rules.DecodeSubmission(b.tree, call.Submission)
	if err != nil {
		return false
	}
	payouts, err := rules.PayoutsRoot(s.Payouts())
	return err == nil && payouts == e.PayoutsRoot && s.TotalScore().Cmp(e.TotalScore) == 0 && s.KeepBps().Cmp(e.KeepBps) == 0 &&
		s.StateOut.Cmp(e.StateOut) == 0 && cut128(s.Fees).Cmp(e.Fees) == 0 && s.Beneficiary == e.Beneficiary
}

// check holds a submission to rules 1 to 5, and what L1 made of it to its entries.
func (r *roots) check(p place, b *block, e *settlement.Root, s *rules.Submission, stateIn *big.Int) {
	if err := s.Check(b.tree); err != nil {
		r.holds(ruleOf(err), p, "submission", err.Error(), "the rules of a submission")
	} else {
		r.summary.Checked += 3 // rules 1 to 3
		if vrfKeys, ok := r.stakers(p, b, s); ok {
			r.proofs.submission(p, b, s, vrfKeys)
		}
	}
	r.same(Rule5, p, "seed of a submission", s.Seed, b.seed)
	r.same(Rule5, p, "transaction root of a submission", s.TxRoot, b.proposal.TxRoot)
	r.same(Rule5, p, "start state of a submission", s.StateIn, stateIn)
	r.same(RuleTotal, p, "total score", e.TotalScore, s.TotalScore())
	r.same(RuleKept, p, "sum of kept bps", e.KeepBps, s.KeepBps())
	payouts, err := rules.PayoutsRoot(s.Payouts())
	if err == nil {
		r.same(RulePayouts, p, "payouts root", e.PayoutsRoot, payouts)
	}
	r.same(RulePayouts, p, "leaves of the payout tree", hexutil.Encode(e.Payouts), hexutil.Encode(rules.EncodePayouts(s.Payouts())))
	r.same(RuleRoots, p, "end state", e.StateOut, s.StateOut)
	r.same(RuleRoots, p, "fees", e.Fees, cut128(s.Fees))
	r.same(RuleRoots, p, "beneficiary", e.Beneficiary, s.Beneficiary)
}

// cut128 is what L1 keeps of fees.
func cut128(v *big.Int) *big.Int {
	if v.BitLen() > 128 {
		return new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 128), big.NewInt(1))
	}
	return v
}

// stakers checks role and eligibility of everyone in a submission, and returns their keys.
func (r *roots) stakers(p place, b *block, s *rules.Submission) ([]*big.Int, bool) {
	type who struct {
		id   uint32
		role rules.Role
	}
	asked := map[who]string{}
	start := r.view.Params.Schedule.SlotStart(b.slot)
	keys, all := make([]*big.Int, 0, s.NumProofs()), true
	for node, e := range s.Entries() {
		w := who{e.StakerID, b.tree.Role(node)}
		bad, known := asked[w]
		if !known {
			bad = r.stakes.ineligible(w.id, w.role, start)
			asked[w] = bad
		}
		if !r.holds(Rule1, p, fmt.Sprintf("staker %d of node %d", e.StakerID, node), bad, "one with the role "+w.role.String()+" that is eligible") {
			all = false
			continue
		}
		staker, _ := r.stakes.staker(e.StakerID)
		keys = append(keys, staker.VrfKey)
	}
	return keys, all
}

// lead makes a root the best one of its block.
func (r *roots) lead(p place, b *block, e *settlement.Root, s *rules.Submission, first bool) {
	total := e.TotalScore
	if s != nil {
		total = s.TotalScore()
	}
	bad := ""
	if total.Cmp(b.best.total) <= 0 {
		bad = total.String()
	}
	r.holds(RuleBestRoot, p, "total score of a root that was accepted", bad, fmt.Sprintf("more than %v", b.best.total))
	if !first && b.best.stateOut != nil {
		r.same(RuleRoots, p, "end state of a better root", e.StateOut, b.best.stateOut)
		r.same(RuleRoots, p, "fees of a better root", e.Fees, b.best.fees)
	}
	r.ledger.compare(p, b, e.StateOut, e.Fees)
	payouts, err := rules.DecodePayouts(e.Payouts, e.PayoutsRoot)
	if err != nil {
		r.finding(RulePayouts, p, "leaves of the payout tree", err.Error(), "those of its root")
	}
	b.best = bestRoot{total: total, keepBps: e.KeepBps, payoutsRoot: e.PayoutsRoot, payouts: payouts, stateOut: e.StateOut, fees: e.Fees}
	if r.view.Params.SubmitterBps > 0 {
		b.best.beneficiary = e.Beneficiary
	}
	if first {
		r.chain.proves(b)
	}
}

func rootReport(b *block, e *settlement.Root, s *rules.Submission, stateIn *big.Int) RootReport {
	won := "the first root of the block"
	if n := len(b.report.Roots); n > 0 {
		won = fmt.Sprintf("its total beats %v", b.report.Roots[n-1].TotalScore.Int)
	}
	report := RootReport{
		EventPlace: *placeOf(e.Origin), Submitter: e.Submitter, Beneficiary: e.Beneficiary, TotalScore: integer(e.TotalScore), KeepBps: integer(e.KeepBps),
		PayoutsRoot: e.PayoutsRoot, StateIn: integer(stateIn), StateOut: integer(e.StateOut), Fees: integer(e.Fees), Won: won,
	}
	if s == nil {
		return report
	}
	for node, entry := range s.Entries() {
		report.Entries = append(report.Entries, EntryReport{
			Node: node, StakerID: entry.StakerID, FeeBurn: entry.FeeBurn, Vrf: integer(entry.Vrf),
			Score: integer(rules.Score(entry.Vrf, entry.FeeBurn)), Refs: uint16(entry.Refs),
		})
	}
	return report
}
