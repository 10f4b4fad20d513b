package proving

import (
	"math/big"

	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// AdmitBid says what a bid is worth before its ticket is verified. There are bids in public mode
// only.
func (r *Round) AdmitBid(b *wire.Bid) Answer {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.admitBid(b)
}

func (r *Round) admitBid(b *wire.Bid) Answer {
	m := b.Ticket.Meta
	n := r.node(m.Node)
	switch {
	case b.Block != r.config.Tag:
		return Ignore
	case r.config.Block.Mode != rules.ModePublic || n == nil || !r.may[n.role][m.StakerID] || !r.registered(b):
		return Reject
	}
	bids := n.bidder(m.StakerID).announced
	switch {
	case len(bids) > 0 && bids[len(bids)-1] == m.FeeBps:
		return Ignore
	case len(bids) > 0 && m.FeeBps < bids[len(bids)-1]:
		r.refuse(n, m.StakerID, m.FeeBps, "bid lower than an earlier one")
		return Ignore
	case len(bids) >= maxBids:
		r.refuse(n, m.StakerID, m.FeeBps, "third bid")
		return Ignore
	case n.above(rules.Score(b.Ticket.Vrf.Big(), m.FeeBps)) >= n.places+sparePlaces:
		return Ignore
	}
	return Take
}

// registered reports whether a bid's ticket is of the block and of the key that L1 has for its
// staker.
func (r *Round) registered(b *wire.Bid) bool {
	s, ok := r.config.Block.Staker(b.Ticket.Meta.StakerID)
	key := b.Ticket.PublicKey.Key()
	return ok && b.Ticket.Seed == r.config.Block.Seed && s.VrfKey.Cmp(key.BigInt(new(big.Int))) == 0
}

// TakeBid is given a bid that was admitted and whose ticket was verified. Own ones of before are
// given to it too.
func (r *Round) TakeBid(b *wire.Bid) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.admitBid(b) != Take {
		return
	}
	m := b.Ticket.Meta
	of := r.nodes[m.Node].bidder(m.StakerID)
	of.announced = append(of.announced, m.FeeBps)
	if r.owns(m.StakerID) && !r.written[Bid{m.Node, m.StakerID, m.FeeBps}] {
		r.foreign(m.StakerID)
	}
}
