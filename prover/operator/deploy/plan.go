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

	"fernet/settlement"
	"fernet/settlement/disk"
	"fernet/settlement/record"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
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
	record.Head
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
	Genesis       json.RawMessage   `json:"genesis"`
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
	return planOptions{
		o.Params, o.Margin, o.Token, units.Integer{Int: o.InitialSupply}, units.Integer{Int: o.FaucetLimit}, o.Genesis, units.Integer{Int: o.Fund},
	}
}

// planKind is a plan's file, which has two genesis ledgers in it. Earlier versions are of other
// contracts.
var planKind = record.Kind{
	Format: "fernet deployment plan", Version: 3, Oldest: 3, Earlier: rules.EarlierRelease, MaxSize: 1 << 27, Mode: disk.Public,
}

// readPlan returns nil when there is no file.
func readPlan(path string) (*plan, error) {
	var p plan
	_, err := planKind.Read(path, &p)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil && (p.Deployer == (common.Address{}) || len(p.Steps) == 0 || p.Deployment.ChainID == 0) {
		err = planKind.Damaged(path, errors.New("a field is missing"))
	}
	switch {
	case errors.Is(err, record.ErrDamaged), errors.Is(err, record.ErrFormat):
		return nil, fmt.Errorf("%w: %w: move it away; what it began is lost", ErrPlan, err)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrPlan, err)
	}
	// that in a plan may be of an earlier version
	p.Deployment.Head = settlement.DeploymentKind.Head()
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
	if err := planKind.Write(path, p); err != nil {
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
		Verify:       verifyCommand(p.Deployment.ChainID, step, source),
	}
}
