package audit

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
)

// transfers are what a transaction has to move to and from a contract, by the contract's events,
// and what it moved, by the token's. All in wei.
type transfers struct {
	touched               bool
	in, movedIn           *big.Int
	burned, movedToNobody *big.Int
	paid                  payments
}

func newTransfers() transfers {
	return transfers{in: new(big.Int), movedIn: new(big.Int), burned: new(big.Int), movedToNobody: new(big.Int), paid: payments{}}
}

// moved replays a transfer of the token to or from the contract, and changes what that holds.
func (t *transfers) moved(contract common.Address, held *big.Int, e *settlement.Transferred) {
	if e.To == contract {
		t.touched = true
		held.Add(held, e.Amount)
		t.movedIn.Add(t.movedIn, e.Amount)
	}
	if e.From != contract {
		return
	}
	t.touched = true
	held.Sub(held, e.Amount)
	if e.To == (common.Address{}) {
		t.movedToNobody.Add(t.movedToNobody, e.Amount)
		return
	}
	t.paid.sub(e.To, e.Amount)
}

// short says what came in where that is less than what had to; "" where it is not.
func (t *transfers) short() string {
	if t.movedIn.Cmp(t.in) < 0 {
		return t.movedIn.String()
	}
	return ""
}
