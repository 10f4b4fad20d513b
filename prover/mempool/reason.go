package mempool

import (
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// Reason says why a transfer is not in the pool. It is stable: programs may go by it.
type Reason string

// The reasons.
const (
	// No node takes it, whatever its ledger is.
	ReasonMalformed Reason = "malformed" // no transfer that a block can have
	ReasonSignature Reason = "signature" // not signed by its key, or for another deployment

	// It is no use here and now.
	ReasonKnown       Reason = "known"       // it is in the pool already
	ReasonNonceUsed   Reason = "nonceUsed"   // a block has a transfer of this sender and nonce
	ReasonNonceAhead  Reason = "nonceAhead"  // too far above the sender's next
	ReasonAccount     Reason = "account"     // of the sender or the receiver: the ledger refuses it
	ReasonFee         Reason = "fee"         // the fee is below the least that is taken
	ReasonReplacement Reason = "replacement" // another of this nonce pays as much, or nearly
	ReasonFull        Reason = "full"        // the pool is full of what pays more

	// It was in the pool.
	ReasonReplaced Reason = "replaced" // by another of the same nonce with a higher fee
	ReasonEvicted  Reason = "evicted"  // for one that pays more, when the pool was full
)

// False reports whether every node would refuse the transfer: whoever sent it could know.
func (r Reason) False() bool { return r == ReasonMalformed || r == ReasonSignature }

// RefusedError means that the pool did not take a transfer, and is as it was.
type RefusedError struct {
	Reason Reason
	Hash   common.Hash // zero for what is no transfer
	Err    error       // what is the case; of the ledger where it is the ledger that refuses
}

func (e *RefusedError) Error() string { return fmt.Sprintf("transfer is refused: %v", e.Err) }

// Unwrap returns what is the case.
func (e *RefusedError) Unwrap() error { return e.Err }

// Dropped is a transfer that left the pool.
type Dropped struct {
	Hash   common.Hash
	Reason Reason
	Err    error // what is the case
}
