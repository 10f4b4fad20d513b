package proving

import (
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/bid"
	"fernet/prover/circuit"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// improvements are merges to make again.
func (r *Round) improvements() []entry {
	entries := r.rejoin()
	if e := r.improve(); e != nil {
		entries = append(entries, *e)
	}
	return entries
}

// rejoin finds own merges of an open level that have the score for a place and cannot stand with
// those of others, since they refer to other children. Made again on what the others refer to they
// are the same statements, and can. It looks in the second and in the third wave.
func (r *Round) rejoin() []entry {
	var entries []entry
	for _, p := range r.posts {
		at := r.levels[p.level]
		if p.kind != circuit.KindMerge || p.state != Made || p.made != 1 || !at.opened || at.closed || p.number == rules.RootNode ||
			slices.Contains(r.same, p.id.StakerID) {
			continue
		}
		wave := r.wave(p.level)
		if wave == First || wave <= p.again {
			continue
		}
		p.again = wave
		s := p.bidders[p.id.StakerID].best()
		pay := r.pay(p.node).Profit(s.feeBurn, 1)
		if len(s.proofs) >= maxVariants || pay.Sign() <= 0 || p.node.above(s.score) >= p.places || r.stands(p.node, s) {
			continue
		}
		children, err := r.children(p, Again)
		if err == nil && r.held[r.identity(p, s.feeBurn, children)] == nil {
			entries = append(entries, entry{p, s.feeBurn, pay, Again, at.cutOff})
		}
	}
	return entries
}

// stands reports whether a statement is among the best of its node that can stand together.
func (r *Round) stands(n *node, s *statement) bool {
	best, err := r.pool.BestProofs(n.number, tree.Options{Budget: budget})
	return err == nil && slices.ContainsFunc(best, func(p tree.Proof) bool { return p.Statement == s.hash })
}

// improve finds the one proof that makes the best submission better and pays its maker most: a root
// on proofs that came after its cut-off, or with a higher score; or a merge that is in the
// submission already, again, on more or better children. It looks once all levels are closed, and
// again when the pool has changed; nil is for none.
func (r *Round) improve() *entry {
	top := len(r.levels) - 1
	until := r.lastUse(top)
	if !r.levels[top].closed || r.improved == r.changes || r.now >= until {
		return nil
	}
	best := r.bestNow()
	if best == nil {
		return nil
	}
	var found *entry
	waits := false
	for _, p := range r.posts {
		turn, ok := r.canImprove(p, best)
		if !ok {
			continue
		}
		if r.now < turn {
			waits = true
			continue
		}
		if feeBurn, gain := r.gain(p, best); gain.Sign() > 0 && (found == nil || gain.Cmp(found.gain) > 0) {
			found = &entry{p, feeBurn, gain, Again, until}
		}
	}
	if found == nil && !waits {
		r.improved = r.changes
	}
	return found
}

// canImprove reports whether a post could make the submission better, and from which L1 block on:
// roots in turns, so that not all make one.
func (r *Round) canImprove(p *post, best *tree.Selection) (from uint64, ok bool) {
	if p.kind != circuit.KindMerge || p.state == Queued || p.state == Making || p.state == GivenUp || slices.Contains(r.same, p.id.StakerID) {
		return 0, false
	}
	if s := p.bidders[p.id.StakerID].best(); s != nil && len(s.proofs) >= maxVariants {
		return 0, false
	}
	full := r.full(rules.Left(p.number), best) && r.full(rules.Right(p.number), best)
	if p.number != rules.RootNode {
		return 0, !full && included(best.Submission, p.number, p.id.StakerID) != nil
	}
	s, err := r.situation(p)
	if err != nil || full && r.score(p, rules.BPS).Cmp(best.Root.Score()) <= 0 {
		return 0, false
	}
	return r.config.Plan.LastWave(p.level, bid.LastTurn(s), s.Rivals+1), true
}

// full reports whether the places of a node are filled with the highest scores that there are.
func (r *Round) full(number uint32, best *tree.Selection) bool {
	n, entries := r.nodes[number], best.Submission.Nodes[number-1]
	higher := 0
	for _, s := range n.all() {
		if e := included(best.Submission, number, s.stakerID); e == nil || e.FeeBurn != s.feeBurn {
			for _, e := range entries {
				if s.score.Cmp(rules.Score(e.Vrf, e.FeeBurn)) > 0 {
					higher++
				}
			}
		}
	}
	return len(entries) == n.places && higher == 0
}

// improves reports whether a post that is to make the best submission better still does.
func (r *Round) improves(p *post) bool {
	best := r.bestNow()
	if best == nil {
		return false
	}
	_, gain := r.gain(p, best)
	return gain.Sign() > 0
}

// gain is what the operator is paid more, less the cost, if a post's merge is made on the best
// children of now, and with which bid. When the best submission is not better for it, that is not
// above 0, since what is paid is the same.
func (r *Round) gain(p *post, best *tree.Selection) (rules.Bps, *big.Int) {
	none := new(big.Int)
	children, err := r.children(p, Again)
	if err != nil {
		return 0, none
	}
	feeBurn, ok := r.bidAgain(p, children, best)
	if !ok || r.held[r.identity(p, feeBurn, children)] != nil {
		return 0, none
	}
	var draw vrf.Uint128
	p.draw.FillBytes(draw[:])
	hash, err := r.statementOf(p.node, p.id.StakerID, feeBurn, draw)
	if err != nil {
		return 0, none
	}
	with := r.pool.Clone()
	if added, err := with.Add(tree.Proof{
		Node: p.number, StakerID: p.id.StakerID, FeeBurn: feeBurn, Vrf: p.draw, Statement: hash,
		Transition: r.config.Block.PoolTransition(p.number), Refs: children.Refs(),
	}); err != nil || !added {
		return 0, none
	}
	better, err := with.BestSubmission(tree.Options{Budget: budget})
	if err != nil {
		return 0, none
	}
	gain := r.config.Value.Paid(better.Submission, r.owns, common.Address{})
	gain.Sub(gain, r.config.Value.Paid(best.Submission, r.owns, common.Address{}))
	return feeBurn, gain.Sub(gain, r.config.CostOf(p.kind))
}

// bidAgain is the bid of a merge that is made again: the one that was written, and for a root the
// least one with which it is better than the best submission.
func (r *Round) bidAgain(p *post, children tree.Children, best *tree.Selection) (rules.Bps, bool) {
	if _, err := r.situation(p); err != nil { // which draws
		return 0, false
	}
	if p.bound {
		return p.bid, true
	}
	need := new(big.Int).Sub(best.Total, children.Total)
	if need.Sign() <= 0 {
		return 0, true
	}
	return rules.SmallestLeadingFee(p.draw, need)
}
