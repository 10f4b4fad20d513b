package deploy

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover/ledger"
	"fernet/settlement"
	"fernet/settlement/disk"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

const (
	planFormat  = "fernet deployment plan"
	planVersion = 3 // earlier ones are of other contracts
)

var (
	// ErrPlan means that a plan file cannot be used.
	ErrPlan = errors.New("deployment plan cannot be used")
	// ErrOtherPlan means that a plan was begun with other options, or by another account.
	ErrOtherPlan = errors.New("a deployment with other options was begun")
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

// id names the transaction of a step.
func (p *plan) id(step planStep) string {
	return strings.ToLower("deploy/" + p.Deployment.Settlement.Hex() + "/" + step.Name)
}

// creations are the transactions that create the contracts, in their order.
func (p *plan) creations() (calls []txmgr.Candidate) {
	for _, step := range p.Steps {
		calls = append(calls, txmgr.Candidate{ID: p.id(step), Purpose: "deploy " + step.Name, Data: step.Data})
	}
	return calls
}

// makesToken reports whether the plan makes the test token.
func (p *plan) makesToken() bool { return p.Options.Token == (common.Address{}) }

// created is what the record has of a step, before it is on L1.
func (p *plan) created(step planStep) settlement.Created {
	source := sources[step.Name]
	return settlement.Created{
		Name: step.Name, Source: source, Address: step.Address, Constructor: step.Constructor,
		InitCodeHash: crypto.Keccak256Hash(step.Data[:len(step.Data)-len(step.Constructor)]),
		// The command that publishes the source. Settings of the compiler are in foundry.toml.
		Verify: fmt.Sprintf("forge verify-contract --chain %d --constructor-args 0x%x %s %s", p.Deployment.ChainID, step.Constructor, step.Address, source),
	}
}

// sources are the files of the contracts.
var sources = map[string]string{
	"AZT":          "contracts/token/AZT.sol:AZT",
	"Staking":      "contracts/Staking.sol:Staking",
	"RootVerifier": "contracts/RootVerifier.sol:RootVerifier",
	"Rewards":      "contracts/Rewards.sol:Rewards",
	"Sequencing":   "contracts/Sequencing.sol:Sequencing",
	"Settlement":   "contracts/Settlement.sol:Settlement",
}
