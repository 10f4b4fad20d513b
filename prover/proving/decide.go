package proving

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"fernet/prover/bid"
	"fernet/prover/circuit"
	"fernet/prover/schedule"
	"fernet/settlement/rules"
)

// entry is a decision to prove a node.
type entry struct {
	post  *post
	bid   rules.Bps
	gain  *big.Int // expected, in wei
	wave  Wave
	until uint64
}

// decide looks at all nodes whose time has come, and queues those that are to be proven: the ones
// that are expected to earn most first, as long as they can be done in time.
func (r *Round) decide(capacity int) error {
	var entries []entry
	for _, p := range r.posts {
		if slices.Contains(r.same, p.id.StakerID) {
			continue
		}
		e, err := r.look(p)
		if err != nil {
			return err
		}
		if e != nil {
			entries = append(entries, *e)
		}
	}
	entries = append(entries, r.improvements()...)
	slices.SortStableFunc(entries, func(a, b entry) int { return b.gain.Cmp(a.gain) })
	var errs []error
	for _, e := range entries {
		errs = append(errs, r.enter(e, capacity))
	}
	return errors.Join(errs...)
}

// enter writes a bid and queues its proof, if it can be done in time. If it cannot, or the bid is
// not written, the next step decides again.
func (r *Round) enter(e entry, capacity int) error {
	p := e.post
	if !r.fits(p.kind, e.until, capacity) {
		if e.wave == Again {
			return nil
		}
		r.stayOut(p, NotBuilt, "it does not fit before the cut-off")
		return nil
	}
	if !p.bound {
		b := Bid{p.number, p.id.StakerID, e.bid}
		if err := r.config.WriteBid(b); err != nil {
			return fmt.Errorf("bid %d bps for node %d by staker %d: %w", e.bid, p.number, p.id.StakerID, err)
		}
		p.bid, p.bound, r.written[b] = e.bid, true, true
	}
	p.state, p.wave, p.looked, p.until, p.profit = Queued, e.wave, e.wave, e.until, e.gain
	return nil
}

// look decides about a post if it is time to: nil is to leave it.
func (r *Round) look(p *post) (*entry, error) {
	at := r.levels[p.level]
	if p.state != Undecided && p.state != Waiting || !at.opened {
		return nil, nil
	}
	if at.closed {
		return r.lookLast(p)
	}
	wave := r.wave(p.level)
	if p.looked == 0 {
		wave = First // whenever it is: the strategy has not been asked yet
	}
	if wave <= p.looked || !r.hasChildren(p.node) {
		return nil, nil
	}
	s, err := r.situation(p)
	if err != nil {
		return nil, err
	}
	d := r.decision(p, s, wave)
	if !d.Enter {
		p.looked, p.bid = wave, d.Bid
		why := Unprofitable
		if d.Reason == bid.Outranked {
			why = Outranked
		}
		r.stayOut(p, why, "")
		return nil, nil
	}
	return &entry{p, d.Bid, d.Profit, wave, at.cutOff}, nil
}

// wave is that in which a level is now.
func (r *Round) wave(level int) Wave {
	switch {
	case r.now >= r.config.Plan.At(level, schedule.ThirdWave):
		return Third
	case r.now >= r.config.Plan.At(level, schedule.SecondWave):
		return Second
	}
	return First
}

// decision is what to do in a wave. A bid that was written is bid again, for what it is worth.
func (r *Round) decision(p *post, s bid.Situation, wave Wave) bid.Decision {
	switch {
	case p.bound:
		return bid.Decision{Enter: true, Bid: p.bid, Chance: 1, Profit: s.Pay.Profit(p.bid, 1)}
	case wave == First:
		return r.config.Strategy.Decide(s)
	default:
		return bid.Wave(wave).Fill(s, r.seen(p, wave))
	}
}

// lookLast decides the last wave, in which everyone in turn proves a node that has no proof.
func (r *Round) lookLast(p *post) (*entry, error) {
	if p.looked == Last || r.proven(p.node) || r.inHand(p.node) || !r.hasChildren(p.node) {
		return nil, nil
	}
	s, err := r.situation(p)
	if err != nil {
		return nil, err
	}
	if r.now < r.config.Plan.LastWave(p.level, bid.LastTurn(s), s.Rivals+1) {
		return nil, nil
	}
	d := bid.Last(s, r.atStake())
	if !d.Enter {
		p.looked = Last
		r.stayOut(p, Unprofitable, "")
		return nil, nil
	}
	return &entry{p, d.Bid, d.Profit, Last, r.lastUse(p.level)}, nil
}

// lastUse is the L1 block before which a node of a level that nobody has proven can still be proven
// for a root to be submitted: all above it are made after it.
func (r *Round) lastUse(level int) uint64 {
	plan := r.config.Plan
	last := plan.End - min(bid.OpenBlocks, (plan.End-plan.Reserve())/2)
	above := uint64(len(r.levels)-1-level) * whole(r.config.BlocksOf(circuit.KindMerge))
	return last - min(above, last)
}

// inHand reports whether an own identity is about to prove a node.
func (r *Round) inHand(n *node) bool {
	return slices.ContainsFunc(r.posts, func(p *post) bool {
		return p.node == n && (p.state == Queued || p.state == Making)
	})
}

// hasChildren reports whether there is something to build on. Base rollups need nothing.
func (r *Round) hasChildren(n *node) bool {
	return n.kind == circuit.KindBase || r.proven(r.nodes[rules.Left(n.number)]) && r.proven(r.nodes[rules.Right(n.number)])
}

// situation is a node as an own identity sees it.
func (r *Round) situation(p *post) (bid.Situation, error) {
	if p.draw == nil {
		drawn, err := p.id.Draw(r.config.Block, p.number)
		if err != nil {
			return bid.Situation{}, err
		}
		p.draw = drawn.Vrf
	}
	s := bid.Situation{
		Places: p.places, Draw: p.draw, Rivals: len(r.eligible[p.role]) - 1, Mode: r.config.Block.Mode, Pay: r.pay(p.node),
	}
	if s.Mode == rules.ModePublic {
		for _, id := range r.eligible[p.role] {
			if id != p.id.StakerID {
				s.Draws = append(s.Draws, r.publicDraws(p.node)[id])
			}
		}
	} else if r.config.Samples != nil {
		s.Samples = r.config.Samples(bid.KindOf(r.tree, p.number))
	}
	return s, nil
}

// pay is what is at stake at a node.
func (r *Round) pay(n *node) bid.Pay { return bid.Pay{Unit: r.unit, Cost: r.config.CostOf(n.kind)} }

// score is that of a post's draw with a bid.
func (r *Round) score(p *post, b rules.Bps) *big.Int {
	if s, err := r.situation(p); err == nil {
		return rules.Score(s.Draw, b)
	}
	return new(big.Int)
}

// seen is what later waves go by. Who has said that it will prove the node is expected to until the
// third wave, and so are own identities that are about to.
func (r *Round) seen(p *post, wave Wave) bid.Seen {
	var seen bid.Seen
	own := rules.Score(p.draw, 0)
	for _, id := range r.eligible[p.role] {
		if id == p.id.StakerID {
			continue
		}
		score := r.expected(p.node, id, wave)
		switch {
		case score == nil && r.config.Block.Mode == rules.ModePublic:
			seen.Waiting = append(seen.Waiting, r.publicDraws(p.node)[id])
		case score != nil && score.Cmp(own) > 0:
			seen.Filled++
		}
	}
	return seen
}

// expected is the score with which a staker has proven a node or is about to; nil if it has not.
func (r *Round) expected(n *node, stakerID uint32, wave Wave) *big.Int {
	b := n.bidders[stakerID]
	if s := b.best(); s != nil {
		return s.score
	}
	if p := r.post(n.number, stakerID); p != nil && (p.state == Queued || p.state == Making) {
		return r.score(p, p.bid)
	}
	if b != nil && len(b.announced) > 0 && wave < Third {
		return rules.Score(r.publicDraws(n)[stakerID], b.announced[len(b.announced)-1])
	}
	return nil
}

// atStake is what the block owes to own identities, in wei, if it gets a root: the pay of their
// proofs that have a place by their scores.
func (r *Round) atStake() *big.Int {
	sum := new(big.Int)
	for _, p := range r.posts {
		s := p.bidders[p.id.StakerID].best()
		if s != nil && s.onTime() && p.node.above(s.score) < p.places {
			sum.Add(sum, rules.Reward(r.unit, s.feeBurn))
		}
	}
	return sum
}
