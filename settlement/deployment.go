package settlement

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"fernet/settlement/disk"
	"fernet/settlement/record"
	"fernet/settlement/rules"
)

// DeploymentVersion is the version of a deployment's record that is written. Version 4 has no audit
// lens, version 3 does not name its format either; earlier ones are of deployments with other
// contracts.
const DeploymentVersion = 5

// DeploymentKind is the record of a deployment. The size is four times what one with the largest
// genesis ledger takes.
var DeploymentKind = record.Kind{
	Format: "fernet.deployment", Version: DeploymentVersion, Oldest: 3, Earlier: rules.EarlierRelease, Unnamed: 3,
	MaxSize: 1 << 26, Mode: disk.Public,
}

// Deployment is everything one needs to talk to a deployment. It is also the
// content of a deployment file, deployments/<chain-id>.json.
type Deployment struct {
	record.Head
	ChainID      uint64         `json:"chainId"`
	Block        uint64         `json:"block"` // no log of the deployment is older
	Token        common.Address `json:"token"`
	Staking      common.Address `json:"staking"`
	RootVerifier common.Address `json:"rootVerifier"`
	Rewards      common.Address `json:"rewards"`
	Sequencing   common.Address `json:"sequencing"`
	Settlement   common.Address `json:"settlement"`
	// AuditLens is contracts/AuditLens.sol; zero: the deployment has none.
	AuditLens common.Address `json:"auditLens,omitzero"`
	Params    Params         `json:"params"`

	// Genesis is the ledger before its first block, in the form of the application; followers start
	// from it.
	Genesis json.RawMessage `json:"genesis,omitempty"`
	// Contracts are how the contracts were created, in that order. A token that was there before is
	// not among them.
	Contracts []Created `json:"contracts,omitempty"`
}

// Created is how a contract of a deployment was created.
type Created struct {
	Name        string         `json:"name"`
	Source      string         `json:"source"` // "contracts/Staking.sol:Staking"
	Address     common.Address `json:"address"`
	Constructor hexutil.Bytes  `json:"constructor"` // ABI-encoded arguments
	// keccak-256 of what bindings have, without arguments
	InitCodeHash common.Hash `json:"initCodeHash"`
	// keccak-256 of the code on L1, immutables included
	CodeHash common.Hash `json:"codeHash"`
	Tx       common.Hash `json:"tx"`
	Block    uint64      `json:"block"`
	GasUsed  uint64      `json:"gasUsed"`
	Verify   string      `json:"verify"` // the command that publishes the source
}

// Tree is the shape of the proof tree of a block of numTxs transactions. A number that no block of
// the deployment can have is a rules.ErrNumTxs.
func (d *Deployment) Tree(numTxs uint32) (rules.Tree, error) {
	return rules.NewTree(numTxs, d.Params.TxsPerBase)
}

// LedgerID binds the reference ledger's signatures to this deployment.
func (d *Deployment) LedgerID() *big.Int {
	return rules.LedgerID(new(big.Int).SetUint64(d.ChainID), d.Settlement)
}

// SequencerSeed is the seed of a slot's sequencer tickets.
func (d *Deployment) SequencerSeed(slot uint64, randao common.Hash) *big.Int {
	return rules.SequencerSeed(new(big.Int).SetUint64(d.ChainID), d.Sequencing, slot, randao)
}

// ProverSeed is the seed of a block's prover tickets.
func (d *Deployment) ProverSeed(slot uint64, randao common.Hash, vrf *big.Int) *big.Int {
	return rules.ProverSeed(new(big.Int).SetUint64(d.ChainID), d.Settlement, slot, randao, vrf)
}

// BodyChallenge is the challenge at which L1 evaluates the body revealed for a slot.
func (d *Deployment) BodyChallenge(slot uint64, bodyHash common.Hash, txRoot *big.Int) *big.Int {
	return rules.BodyChallenge(new(big.Int).SetUint64(d.ChainID), d.Settlement, slot, bodyHash, txRoot)
}

// BatchDomain returns what the weights of the proofs of a block of numTxs transactions depend on
// besides the submission. The keys must be the deployment's, see VerifyKeys, and the body's binding
// the block's.
func (d *Deployment) BatchDomain(keys VerifyingKeys, numTxs uint32, body rules.BodyBinding) rules.BatchDomain {
	return rules.BatchDomain{
		ChainID: new(big.Int).SetUint64(d.ChainID), Verifier: d.RootVerifier, KeysHash: rules.KeysHash(keys.Base, keys.Merge),
		NumTxs: numTxs, Mode: d.Params.VrfMode, Body: body,
	}
}

// ReadDeployment reads the record of a deployment. It does not compare it with L1. A file that is
// no such record is a [*record.Error] of the format of [DeploymentKind].
func ReadDeployment(path string) (*Deployment, error) {
	var d Deployment
	if _, err := DeploymentKind.Read(path, &d); err != nil {
		return nil, fmt.Errorf("deployment: %w", err)
	}
	d.Head = DeploymentKind.Head()
	if err := d.check(); err != nil {
		return nil, fmt.Errorf("deployment: %w", DeploymentKind.Damaged(path, err))
	}
	if err := d.Params.Check(); err != nil {
		return nil, fmt.Errorf("read deployment %s: %w", path, err)
	}
	return &d, nil
}

// check refuses a record without what every deployment has.
func (d *Deployment) check() error {
	if d.ChainID == 0 {
		return errors.New("chainId is missing")
	}
	for _, contract := range []struct {
		name    string
		address common.Address
	}{
		{"token", d.Token}, {"staking", d.Staking}, {"rootVerifier", d.RootVerifier},
		{"rewards", d.Rewards}, {"sequencing", d.Sequencing}, {"settlement", d.Settlement},
	} {
		if contract.address == (common.Address{}) {
			return fmt.Errorf("%s is missing", contract.name)
		}
	}
	return nil
}

// Write writes the deployment's record, whole or not at all.
func (d *Deployment) Write(path string) error { return DeploymentKind.Write(path, d) }
