package settling

import (
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/bid"
	"fernet/prover/wire"
)

// Policy decides what to send. It is pure: what it decides follows from its fields, a view, and
// what it is told with it.
type Policy struct {
	// Gas is what the operator is ready to pay. Without a price and a budget nothing is sent that
	// can be left to others, which is everything that a Policy decides on.
	Gas bid.GasPolicy
	// PriceSet is when the price was set: see PriceAge.
	PriceSet time.Time
	// Beneficiary is named for the submitter's share in what is sent; zero: nobody.
	Beneficiary common.Address
}

// State is what a policy goes by beside a view.
type State struct {
	// Offers are the best submissions that the node can make, by block.
	Offers map[wire.BlockTag]*Offer
	// Spent is what of the day's budget is spent or will be by what was begun: wei of ETH. Nil: 0.
	Spent *big.Int
	// UrgentAt is the L1 block at which the node next has to send something as a sequencer; 0: it
	// does not have to. What is not bound to a time is held back before that.
	UrgentAt uint64
}

// PriceAge is how long ago the price was set, and false when there is none.
func (p *Policy) PriceAge(now time.Time) (time.Duration, bool) {
	if p.Gas.EthPerAZT == nil {
		return 0, false
	}
	return now.Sub(p.PriceSet), true
}

// Acts returns what to send now, and why what could be sent is not.
func (p *Policy) Acts(v *View, s State) ([]Act, []Wait) { return nil, nil }
