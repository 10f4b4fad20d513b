// Package deploy makes a deployment: the plan, in a file before anything is
// sent; the contracts, in the plan's order; the record, compared with L1.
package deploy

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/ledger"
	"fernet/settlement"
	"fernet/settlement/disk"
	"fernet/settlement/rules"
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

// ReadGenesis reads a genesis ledger file.
func ReadGenesis(path string) (ledger.Genesis, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return ledger.Genesis{}, fmt.Errorf("read genesis: %w", err)
	}
	g, err := ledger.ReadGenesis(bytes.NewReader(content))
	if err != nil {
		return ledger.Genesis{}, fmt.Errorf("%s: %w", path, err)
	}
	return g, nil
}

const (
	planFormat  = "fernet deployment plan"
	planVersion = 3 // earlier ones are of other contracts
)

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

// plan is a deployment that was begun. It has everything that is sent, so that
// it goes on the same whatever has changed since.
type plan struct {
	Format     string                `json:"format"`
	Version    int                   `json:"version"`
	Deployer   common.Address        `json:"deployer"`
	Nonce      uint64                `json:"nonce"` // of the first step
	Deployment settlement.Deployment `json:"deployment"`
	Options    planOptions           `json:"options"`
	Steps      []planStep            `json:"steps"`
}

// planOptions are what the options said, to notice others.
type planOptions struct {
	Params        settlement.Params `json:"params"` // GenesisBlock as asked for
	Margin        uint64            `json:"margin"`
	Token         common.Address    `json:"token"`
	InitialSupply units.Integer     `json:"initialSupply"`
	FaucetLimit   units.Integer     `json:"faucetLimit"`
	Genesis       ledger.Genesis    `json:"genesis"`
	Fund          units.Integer     `json:"fund"`
}

// planStep creates one contract.
type planStep struct {
	Name        string         `json:"name"`
	Address     common.Address `json:"address"`
	Constructor []byte         `json:"constructor"` // base64
	Data        []byte         `json:"data"`        // base64: init code and arguments
}

func (o Options) planned() planOptions {
	return planOptions{o.Params, o.Margin, o.Token, units.Integer{Int: o.InitialSupply}, units.Integer{Int: o.FaucetLimit}, o.Genesis, units.Integer{Int: o.Fund}}
}

// maxPlan bounds what is read of a plan, which has two genesis ledgers in it.
const maxPlan = 1 << 27

// readPlan returns nil when there is no file.
func readPlan(path string) (*plan, error) {
	content, err := disk.Read(path, maxPlan)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPlan, err)
	}
	damaged := fmt.Errorf("%w: %s is damaged: move it away; what it began is lost", ErrPlan, path)
	var head struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
	}
	switch err := json.Unmarshal(content, &head); {
	case err != nil || head.Format != planFormat:
		return nil, damaged
	case head.Version >= 1 && head.Version < planVersion:
		return nil, fmt.Errorf("%w: %s has version %d: %s", ErrPlan, path, head.Version, rules.EarlierRelease)
	case head.Version != planVersion:
		return nil, fmt.Errorf("%w: %s has version %d, this program reads %d", ErrPlan, path, head.Version, planVersion)
	}
	var p plan
	if err := json.Unmarshal(content, &p); err != nil {
		return nil, damaged
	}
	return &p, nil
}

// lockPlan keeps a second deployment from planning the same contracts, for as long as this one
// takes.
func lockPlan(path string) (unlock func() error, err error) {
	unlock, err = disk.TryLock(path)
	if errors.Is(err, disk.ErrLocked) {
		return nil, fmt.Errorf("deploy: %w: wait until it has ended", err)
	}
	return unlock, err
}

// write writes the plan file, whole and on disk.
func (p *plan) write(path string) error {
	text, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return fmt.Errorf("write plan: %w", err)
	}
	if err := disk.Write(path, append(text, '\n'), disk.Public); err != nil {
		return fmt.Errorf("keep the plan: %w", err)
	}
	return nil
}

// check reports how a plan that was begun differs from what is wanted.
func (p *plan) check(path string, deployer common.Address, chainID uint64, o Options) error {
	if p.Deployment.ChainID != chainID {
		return fmt.Errorf("%w: %s is of chain %d, L1 is chain %d", ErrPlan, path, p.Deployment.ChainID, chainID)
	}
	if p.Deployer != deployer {
		return fmt.Errorf("%w: %s is by %s: sign with that account, or move the file away to begin anew", ErrOtherPlan, path, p.Deployer)
	}
	now, err := json.Marshal(o.planned())
	if err != nil {
		return err
	}
	before, err := json.Marshal(p.Options)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, before) {
		return fmt.Errorf("%w: %s: repeat them, or move the file away to begin anew", ErrOtherPlan, path)
	}
	return nil
}
