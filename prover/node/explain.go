package node

import (
	"errors"
	"slices"

	"fernet/prover/proving"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// ErrUnknownBlock means that a node knows nothing of a block.
var ErrUnknownBlock = errors.New("the node knows nothing of this block")

// Explanation says of each node of a block's tree what came of it for the operator.
type Explanation struct {
	Block uint64 `json:"block"`
	Slot  uint64 `json:"slot"`
	// Open says that the block's window lasts: what came of its nodes may change.
	Open     bool          `json:"open"`
	Places   int           `json:"places"` // that the operator has in the best submission on L1
	Earned   units.Integer `json:"earned"` // by them, in wei
	Outcomes []Outcome     `json:"outcomes"`
}

// Idle are the operator's stakers that are eligible for no node of the block, in order.
func (e *Explanation) Idle() (ids []uint32) {
	acting := map[uint32]bool{}
	for _, o := range e.Outcomes {
		acting[o.StakerID] = acting[o.StakerID] || o.Outcome != proving.NotEligible.String()
	}
	for id, acts := range acting {
		if !acts {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// Outcome is what came of one node for one of the operator's stakers.
type Outcome struct {
	Node     uint32 `json:"node"`
	Kind     string `json:"kind"` // base, merge or root
	StakerID uint32 `json:"stakerId"`
	// included, outranked, late, conflict, not built, no root, ...
	Outcome string        `json:"outcome"`
	Why     string        `json:"why,omitempty"`
	FeeBurn rules.Bps     `json:"feeBurnBps"`
	Score   units.Integer `json:"score"`
}
