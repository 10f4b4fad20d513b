package proving

import (
	"fmt"
	"math/big"

	"fernet/settlement/rules"
)

// Outcome says what came of a node for one identity.
type Outcome struct {
	Node     uint32
	StakerID uint32
	Result   Result
	Bid      rules.Bps // of the proof, or of the decision not to make one
	Wave     Wave      // in which a proof was begun; 0 without one
	Score    *big.Int  // of the identity's draw with the bid; nil where it may not prove
	Why      string    // more about the result, one line for a person; may be empty
}

// Result is why an identity earns or does not earn with a node.
type Result uint8

// The results.
const (
	Pending      Result = iota // it is not decided yet
	Included                   // its proof is in the best submission
	Outranked                  // others with higher scores have the places, or were going to
	Late                       // its proof came after the cut-off and was not built on
	Conflict                   // its score would do: what was built on others' proofs leaves it out
	NotBuilt                   // no proof: it failed, did not fit, or had nothing to build on
	NoRoot                     // there is a proof and no root of the block
	Unprofitable               // a proof was not expected to earn what it costs
	NotEligible                // L1 takes no proof of the node from the identity
)

var results = [...]string{
	"pending", "included", "outranked", "late", "conflict", "not built", "no root", "unprofitable", "not eligible",
}

// String returns the result's name.
func (r Result) String() string {
	if int(r) < len(results) {
		return results[r]
	}
	return fmt.Sprintf("Result(%d)", uint8(r))
}
