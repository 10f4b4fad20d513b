package operator

import (
	"context"

	"fernet/prover/ledger"
	"fernet/settlement/units"
)

// LedgerAccount is what an address has in the reference ledger.
type LedgerAccount struct {
	Address    ledger.Address `json:"address"`
	Block      uint64         `json:"block"`      // the figures are of the state after it
	MinBalance units.Integer  `json:"minBalance"` // wei; what every account of the ledger keeps
	Indices    []LedgerIndex  `json:"indices"`    // none: the address is not in the ledger
}

// LedgerIndex is an account of the ledger, of which an address may have several.
type LedgerIndex struct {
	Index     uint32        `json:"index"`
	Balance   units.Integer `json:"balance"`   // wei
	Spendable units.Integer `json:"spendable"` // wei; what transfers and fees may take
	Nonce     uint64        `json:"nonce"`     // of the next transfer
}

// LedgerAccount returns what an address has in the ledger after a block; nil: after the last one.
func (c *Chain) LedgerAccount(ctx context.Context, address ledger.Address, block *uint64) (r *LedgerAccount, err error) {
	r = &LedgerAccount{Address: address, Indices: []LedgerIndex{}}
	if block != nil {
		r.Block = *block
	} else if r.Block, err = c.Tip(ctx); err != nil {
		return nil, err
	}
	state, err := c.LedgerAfter(ctx, r.Block)
	if err != nil {
		return nil, err
	}
	least := state.MinBalance()
	r.MinBalance.Int = least.Big()
	for index, a := range state.Accounts() {
		if a.Address == address {
			spendable, _ := a.Balance.Sub(least) // no account has less
			r.Indices = append(r.Indices, LedgerIndex{index, units.Integer{Int: a.Balance.Big()}, units.Integer{Int: spendable.Big()}, a.Nonce})
		}
	}
	return r, nil
}
