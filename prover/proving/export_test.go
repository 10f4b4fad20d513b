package proving

import "fernet/settlement/rules"

// Announced are the bids of a staker for a node that were taken.
func (r *Round) Announced(node, stakerID uint32) []rules.Bps {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.nodes[node].bidder(stakerID).announced
}
