// Package deploy makes a deployment: the plan, in a file before anything is sent; the contracts, in
// the plan's order; the record, compared with L1. Killed and run again, it goes on with the plan
// and creates no contract twice.
package deploy

import (
	"encoding/json"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
	"fernet/settlement/units"
)

// Options are what a deployment is made of.
type Options struct {
	// Params may be without GenesisBlock, which is set to be Margin blocks after the newest then.
	Params settlement.Params
	// Margin is how many L1 blocks there are until slot 0 starts; 0 leaves as many as the
	// deployment takes.
	Margin uint64
	// Token is the token to use; zero deploys the test token with the two amounts below.
	Token                      common.Address
	InitialSupply, FaucetLimit *big.Int
	// Genesis is what the application starts from: see application.Application.
	Genesis json.RawMessage
	// Fund is what the block-reward reserve gets, in wei; nil for nothing. With it the fee escrow
	// gets what the application's accounts hold in the genesis.
	Fund *big.Int
}

// DefaultOptions are for a network's parameters and a genesis.
func DefaultOptions(p settlement.Params, genesis json.RawMessage) Options {
	return Options{Params: p, InitialSupply: units.AZT(1_000_000), FaucetLimit: units.AZT(1_000), Genesis: genesis}
}
