// Package deploy makes a deployment: the plan, in a file before anything is
// sent; the contracts, in the plan's order; the record, compared with L1.
package deploy

import (
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/ledger"
	"fernet/settlement"
	"fernet/settlement/units"
)

// Options are what a deployment is made of.
type Options struct {
	// Params without GenesisBlock, which is set to be Margin blocks after the newest.
	Params settlement.Params
	// Margin is how many L1 blocks there are until slot 0 starts; 0 leaves as many as the deployment takes.
	Margin uint64
	// Token is the token to use; zero deploys the test token with the two amounts below.
	Token                      common.Address
	InitialSupply, FaucetLimit *big.Int
	// Genesis is the ledger before its first block.
	Genesis ledger.Genesis
	// Fund is what the block-reward reserve gets, nil nothing. Then the fee escrow gets the genesis ledger's supply.
	Fund *big.Int
}

// DefaultOptions are for a network's parameters.
func DefaultOptions(p settlement.Params) Options {
	return Options{Params: p, InitialSupply: units.AZT(1_000_000), FaucetLimit: units.AZT(1_000), Genesis: ledger.Genesis{MinBalance: ledger.DefaultMinBalance, Accounts: []ledger.Allocation{}}}
}

var (
	// ErrPlan means that a plan file cannot be used.
	ErrPlan = errors.New("deployment plan cannot be used")
	// ErrOtherPlan means that a plan was begun with other options, or by another account.
	ErrOtherPlan = errors.New("a deployment with other options was begun")
	// ErrNonceTaken means that the deployer's nonce of a step was used by another transaction.
	ErrNonceTaken = errors.New("another transaction took a nonce of the deployment")
	// ErrExists means that there is the record of a deployment, and no plan that says it is this one.
	ErrExists = errors.New("there is the record of a deployment")
)
