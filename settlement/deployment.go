package settlement

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"fernet/settlement/disk"
	"fernet/settlement/rules"
)

// DeploymentVersion is the version of a deployment file. Earlier ones are of deployments with other
// contracts.
const DeploymentVersion = 3

// ErrDeploymentDamaged is returned for a deployment file that is not what was written.
var ErrDeploymentDamaged = errors.New("deployment file is damaged")

// ErrDeploymentVersion is returned for a deployment file of another version.
var ErrDeploymentVersion = errors.New("deployment file has another version")

// Deployment is everything one needs to talk to a deployment. It is also the
// content of a deployment file, deployments/<chain-id>.json.
type Deployment struct {
	Version      int            `json:"version"`
	ChainID      uint64         `json:"chainId"`
	Block        uint64         `json:"block"` // no log of the deployment is older
	Token        common.Address `json:"token"`
	Staking      common.Address `json:"staking"`
	RootVerifier common.Address `json:"rootVerifier"`
	Rewards      common.Address `json:"rewards"`
	Sequencing   common.Address `json:"sequencing"`
	Settlement   common.Address `json:"settlement"`
	Params       Params         `json:"params"`

	// Genesis is the ledger before its first block, in the form of the application; followers start from it.
	Genesis json.RawMessage `json:"genesis,omitempty"`
	// Contracts are how the contracts were created, in that order. A token that was there before is not among them.
	Contracts []Created `json:"contracts,omitempty"`
}

// Created is how a contract of a deployment was created.
type Created struct {
	Name         string         `json:"name"`
	Source       string         `json:"source"` // "contracts/Staking.sol:Staking"
	Address      common.Address `json:"address"`
	Constructor  hexutil.Bytes  `json:"constructor"`  // ABI-encoded arguments
	InitCodeHash common.Hash    `json:"initCodeHash"` // keccak-256 of what bindings have, without arguments
	CodeHash     common.Hash    `json:"codeHash"`     // keccak-256 of the code on L1, immutables included
	Tx           common.Hash    `json:"tx"`
	Block        uint64         `json:"block"`
	GasUsed      uint64         `json:"gasUsed"`
	Verify       string         `json:"verify"` // the command that publishes the source
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

// maxDeployment bounds what is read of a deployment file: four times what one with the largest
// genesis ledger takes.
const maxDeployment = 1 << 26

// ReadDeployment reads a deployment file. It does not compare it with L1.
func ReadDeployment(path string) (*Deployment, error) {
	text, err := disk.Read(path, maxDeployment)
	if err != nil {
		return nil, fmt.Errorf("deployment: %w", err)
	}
	var head struct {
		Version int `json:"version"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return nil, fmt.Errorf("read deployment %s: %w: %w", path, ErrDeploymentDamaged, err)
	}
	switch {
	case head.Version >= 1 && head.Version < DeploymentVersion:
		return nil, fmt.Errorf("read deployment %s: %w: %d: %s", path, ErrDeploymentVersion, head.Version, rules.EarlierRelease)
	case head.Version != DeploymentVersion:
		return nil, fmt.Errorf("read deployment %s: %w: %d, this program reads %d", path, ErrDeploymentVersion, head.Version, DeploymentVersion)
	}
	var d Deployment
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&d); err != nil {
		return nil, fmt.Errorf("read deployment %s: %w: %w", path, ErrDeploymentDamaged, err)
	}
	if err := d.Params.Check(); err != nil {
		return nil, fmt.Errorf("read deployment %s: %w", path, err)
	}
	return &d, nil
}

// Write writes the deployment file, whole or not at all.
func (d *Deployment) Write(path string) error {
	text, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		return fmt.Errorf("write deployment: %w", err)
	}
	return disk.Write(path, append(text, '\n'), disk.Public)
}
