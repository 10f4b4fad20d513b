package rules

import "errors"

// The rules a value can break. Errors returned by this package wrap one of
// them and carry the values that matter.
var (
	ErrBpsTooHigh          = errors.New("share is above 10000 basis points")
	ErrVrfRange            = errors.New("vrf output is not a 128-bit integer")
	ErrFieldRange          = errors.New("value is not a field element")
	ErrMetaRange           = errors.New("ticket meta has bits above bit 80")
	ErrTicketRange         = errors.New("ticket word has bits above bit 208")
	ErrMode                = errors.New("is neither private nor public")
	ErrRole                = errors.New("is none of sequencer, base and merge")
	ErrNoRole              = errors.New("name at least one of sequencer, base and merge, such as base,merge")
	ErrNumTxs              = errors.New("number of transactions is not a power of two of at least two base rollups")
	ErrTxsPerBase          = errors.New("transactions of a base rollup must be a power of two, 2 to 64")
	ErrNodeRange           = errors.New("node is not in the tree")
	ErrSchedule            = errors.New("schedule is not usable")
	ErrPhase               = errors.New("word is not a phase of a slot")
	ErrSubmissionLength    = errors.New("submission has the wrong length")
	ErrProofCount          = errors.New("a node has 1 to 3 proofs")
	ErrRootProofCount      = errors.New("the root node has exactly one proof")
	ErrDuplicateStaker     = errors.New("the same staker appears twice on a node")
	ErrMissingReference    = errors.New("reference to a proof that is not in the submission")
	ErrDuplicateReference  = errors.New("the same proof is referred to twice")
	ErrEmptySide           = errors.New("the first child slot of a side is empty")
	ErrMalformedReferences = errors.New("references have bits above bit 11")
	ErrUnreferencedProof   = errors.New("proof is not referred to by any proof of its parent node")
	ErrBeneficiary         = errors.New("beneficiary is not an address")
	ErrNotSealed           = errors.New("submission is not sealed")
	ErrPointC              = errors.New("point of a proof is not on the curve: its C")
	ErrBodyLength          = errors.New("body is not a whole number of transactions")
	ErrBodyTooLong         = errors.New("body has more transactions than the block")
	ErrBodyWord            = errors.New("word of the body is not a field element")
	ErrNoPayouts           = errors.New("a payout tree needs at least one payout")
)
