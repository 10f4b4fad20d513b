package proving

import (
	"math/big"

	"fernet/prover/bid"
	"fernet/settlement/rules"
)

// closeLevels closes the levels whose cut-off has come, and those in which nobody can take a place
// any more: those above them need not wait.
func (r *Round) closeLevels() {
	for l := range r.levels {
		at := &r.levels[l]
		if !at.opened {
			break
		}
		if !at.closed && (r.now >= at.cutOff || r.settled(l)) {
			at.closed, at.missed = true, !r.begun && r.now > at.cutOff
			at.cutOff = min(at.cutOff, r.now)
			if l+1 < len(r.levels) {
				r.levels[l+1].opened, r.levels[l+1].opens = true, at.cutOff
			}
		}
	}
	r.begun = true
}

// settled reports whether nothing that is to come can change the places of a level.
func (r *Round) settled(level int) bool {
	for _, n := range r.nodes[1:] {
		if n.level == level && !r.nodeSettled(n) {
			return false
		}
	}
	return true
}

func (r *Round) nodeSettled(n *node) bool {
	var scores []*big.Int
	for _, b := range n.bidders {
		if s := b.best(); s != nil {
			scores = append(scores, s.score)
		}
	}
	if r.config.Block.Mode == rules.ModePrivate {
		return len(scores) > 0 && len(scores) == len(r.eligible[n.role])
	}
	if len(scores) == 0 {
		return false
	}
	most, ok := r.pay(n).MostBid()
	if !ok {
		most = rules.BPS
	}
	return bid.Settled(scores, r.outside(n), n.places, most)
}

// outside are the draws of stakers that may prove the node and have not, in public mode.
func (r *Round) outside(n *node) (out []*big.Int) {
	for _, id := range r.eligible[n.role] {
		if n.bidders[id].best() == nil {
			out = append(out, r.publicDraws(n)[id])
		}
	}
	return out
}
