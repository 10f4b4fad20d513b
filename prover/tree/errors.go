package tree

import "errors"

// Why a proof is refused by a pool, or a choice cannot be made. Errors of this
// package wrap one of these, or one of package rules, and carry the values that matter.
var (
	ErrStakerID      = errors.New("staker ids start at 1")
	ErrStatement     = errors.New("a statement is a field element other than 0")
	ErrBaseReference = errors.New("a base rollup refers to no proofs")
	ErrTransition    = errors.New("transition is not the block's")
	ErrNotEligible   = errors.New("staker may not prove this node")
	ErrContradiction = errors.New("two proofs give one statement different contents")
	ErrTooManyProofs = errors.New("too many proofs of one statement")
	ErrNotMerge      = errors.New("node has no children to choose")
	ErrValue         = errors.New("value of a proof is not an integer of 0 to 143 bits")

	ErrNoProof      = errors.New("no proof to choose from")
	ErrMissingProof = errors.New("a proof refers to one that is not in the pool")
	ErrConflict     = errors.New("proofs refer to more than the 3 proofs of distinct stakers that a node can hold")
	ErrStateGap     = errors.New("no right proof starts in the state that a left proof ends in")
	ErrBudget       = errors.New("search budget is used up")
)
