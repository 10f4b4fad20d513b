package payments

import (
	"context"

	"fernet/prover"
	"fernet/prover/ledger"
	"fernet/settlement"
	"fernet/settlement/units"
)

// Balance is what an address has in the reference ledger.
type Balance struct {
	Address    ledger.Address `json:"address"`
	Block      uint64         `json:"block"`      // the figures are of the state after it
	MinBalance units.Integer  `json:"minBalance"` // wei; what every account of the ledger keeps
	Indices    []BalanceAt    `json:"indices"`    // none: the address is not in the ledger
}

// BalanceAt is one account of the ledger, of which an address may have several.
type BalanceAt struct {
	Index     uint32        `json:"index"`
	Balance   units.Integer `json:"balance"`   // wei
	Spendable units.Integer `json:"spendable"` // wei; what transfers and fees may take
	Nonce     uint64        `json:"nonce"`     // of the next transfer
}

// BalanceOf returns what an address has in the ledger after a block; nil: after the last one.
func BalanceOf(ctx context.Context, client *settlement.Client, follower *prover.Follower, address ledger.Address, block *uint64) (*Balance, error) {
	if block == nil {
		state, last, err := LastState(ctx, follower)
		if err != nil {
			return nil, err
		}
		return BalanceIn(state, last, address), nil
	}
	state, err := StateAfter(ctx, follower, *block)
	if err != nil {
		return nil, err
	}
	return BalanceIn(state, *block, address), nil
}

// BalanceIn is what an address has in the ledger after a block.
func BalanceIn(state *ledger.State, block uint64, address ledger.Address) *Balance {
	least := state.MinBalance()
	r := &Balance{Address: address, Block: block, MinBalance: units.Integer{Int: least.Big()}, Indices: []BalanceAt{}}
	for index, a := range state.Accounts() {
		if a.Address == address {
			spendable, _ := a.Balance.Sub(least) // no account has less
			r.Indices = append(r.Indices, BalanceAt{index, units.Integer{Int: a.Balance.Big()}, units.Integer{Int: spendable.Big()}, a.Nonce})
		}
	}
	return r
}
