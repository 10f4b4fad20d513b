package settlement

import (
	"context"
	"encoding/json"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/settlement/txmgr"
)

// VerifyingKeys are the circuits' verifying keys in the form contracts take
// them (docs/PROTOCOL.md section 10).
type VerifyingKeys struct {
	Ticket, Base, Merge []byte
}

// DeployConfig is what a deployment is made from.
type DeployConfig struct {
	Params Params
	Keys   VerifyingKeys
	// Token is the token to use; zero deploys the AZT test token.
	Token common.Address
	// InitialSupply of the test token goes to the deployer; FaucetLimit is what the faucet gives
	// one account. In wei.
	InitialSupply, FaucetLimit *big.Int
	// Genesis is what the application starts from, in the form of Deployment.Genesis, and
	// GenesisState how its state root is computed.
	Genesis      json.RawMessage
	GenesisState GenesisState
}

// DeployStep creates one contract.
type DeployStep struct {
	Name        string
	Address     common.Address
	Constructor []byte // ABI-encoded arguments, as block explorers want them
	Candidate   txmgr.Candidate
}

// DeployPlan is a deployment that is not made yet: its steps must be sent in
// order by the deployer, from the nonce planned for, with nothing in between.
type DeployPlan struct {
	Deployment Deployment
	Steps      []DeployStep
}

// PlanDeployment computes every address and constructor argument of a
// deployment. Sequencing and Rewards know Settlement before it exists by the
// address that the deployer's nonce gives it; Settlement's constructor fails
// when they know another. block is the current L1 block.
func PlanDeployment(chainID uint64, block uint64, deployer common.Address, nonce uint64, cfg DeployConfig) (*DeployPlan, error) {
	if err := cfg.Params.Check(); err != nil {
		return nil, fmt.Errorf("plan deployment: %w", err)
	}
	p := cfg.Params
	d := Deployment{Head: DeploymentKind.Head(), ChainID: chainID, Block: block, Token: cfg.Token, Params: p, Genesis: cfg.Genesis}
	next := func() common.Address {
		nonce++
		return crypto.CreateAddress(deployer, nonce-1)
	}
	newToken := d.Token == (common.Address{})
	if newToken {
		d.Token = next()
	}
	d.Staking, d.RootVerifier, d.Rewards, d.Sequencing, d.Settlement = next(), next(), next(), next(), next()
	d.AuditLens = next()

	genesis, err := cfg.GenesisState(d.Genesis, d.LedgerID())
	if err != nil {
		return nil, fmt.Errorf("plan deployment: genesis state: %w", err)
	}
	plan := &DeployPlan{Deployment: d}
	var token *tokenArgs
	if newToken {
		token = &tokenArgs{deployer, cfg.InitialSupply, cfg.FaucetLimit}
	}
	for _, r := range d.release(cfg.Keys, genesis, token) {
		plan.Steps = append(plan.Steps, DeployStep{
			Name: r.name, Address: r.address, Constructor: r.args,
			Candidate: txmgr.Candidate{Purpose: "deploy " + r.name, Data: r.creation()},
		})
	}
	return plan, nil
}

// StakedID returns the staker registered by a transaction.
func (c *Client) StakedID(ctx context.Context, tx common.Hash) (uint32, error) {
	receipt, err := c.Node.TransactionReceipt(ctx, tx)
	if err != nil {
		return 0, fmt.Errorf("get receipt of stake %s: %w", tx, err)
	}
	for _, log := range receipt.Logs {
		if log.Address != c.Deployment.Staking {
			continue
		}
		if staked, err := c.staking.UnpackStakedEvent(log); err == nil {
			return staked.StakerId, nil
		}
	}
	return 0, fmt.Errorf("transaction %s registered no staker", tx)
}

func bigU64(v uint64) *big.Int { return new(big.Int).SetUint64(v) }
