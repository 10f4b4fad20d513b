package prover

import (
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/application"
	"fernet/prover/tree"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// ErrOtherLedger means that a deployment's bodies are not those of the application.
var ErrOtherLedger = errors.New("the deployment has transactions of another size")

// The ways a block on L1 can be one that nobody can prove.
var (
	ErrUnprovable   = errors.New("block cannot be proven: it will be pruned")
	ErrStateDiffers = errors.New("L1 has proven another end state than this node computes")
	// ErrMoving means that L1's blocks changed each time while they were read: a reorg, or an RPC
	// whose nodes disagree.
	ErrMoving = errors.New("L1 changed while it was read")
)

// UnprovableError is a block that nobody can prove, whatever is built on it. It wraps
// ErrUnprovable.
type UnprovableError struct {
	Number uint64
	Why    error
}

func (e *UnprovableError) Error() string {
	return fmt.Sprintf("block %d: %v: %v", e.Number, ErrUnprovable, e.Why)
}

func (e *UnprovableError) Unwrap() []error { return []error{ErrUnprovable, e.Why} }

// Block is a block as L1 has it, with its body executed: all that provers
// need to know of it.
type Block struct {
	Number    uint64
	Slot      uint64
	SlotStart uint64
	WindowEnd uint64 // the first L1 block without roots
	Seed      fr.Element
	Challenge fr.Element // at which L1 evaluated the body; the execution is bound to it
	Tree      rules.Tree
	Mode      rules.Mode
	Execution *application.Execution
	Body      []byte              // as it was revealed; nil of a block that is not executed here
	Stakers   []settlement.Staker // as of L1Block; staker i+1 at i
	L1Block   uint64              // that everything was read at
	L1Hash    common.Hash

	app application.Application
}

// Staker returns what L1 knows of a staker.
func (b *Block) Staker(id uint32) (settlement.Staker, bool) {
	if id == 0 || int(id) > len(b.Stakers) {
		return settlement.Staker{}, false
	}
	return b.Stakers[id-1], true
}

// Eligible reports whether L1 takes proofs with a role from a staker for this block.
func (b *Block) Eligible(id uint32, role rules.Role) bool {
	s, ok := b.Staker(id)
	return ok && s.Roles.Has(role) && s.EligibleAt(role, b.SlotStart)
}

// Transition returns what a node of the block proves. It panics for a node the tree has not got.
func (b *Block) Transition(node uint32) application.Transition {
	t, err := b.Execution.Transition(node)
	if err != nil {
		panic(err)
	}
	return t
}

// NewPool returns an empty pool for the block's proofs. It refuses whatever L1 would.
func (b *Block) NewPool() (*tree.Pool, error) { return tree.NewPool(b.forPool()) }

// forPool is the block as a pool of its proofs knows it.
func (b *Block) forPool() tree.Block {
	whole := b.Execution.Block()
	return tree.Block{
		Tree:    b.Tree,
		Seed:    b.Seed.Bytes(),
		StateIn: whole.StateIn.Bytes(),
		TxRoot:  whole.TxRoot.Bytes(),

		Fingerprint: whole.Fingerprint.Bytes(),
		Transition:  b.PoolTransition,
		Eligible:    b.Eligible,
	}
}

func poolTransition(t application.Transition) tree.Transition {
	return tree.Transition{
		StateIn: t.StateIn.Bytes(), StateOut: t.StateOut.Bytes(), TxRoot: t.TxRoot.Bytes(), Fees: t.Fees.Big(),
		Fingerprint: t.Fingerprint.Bytes(),
	}
}

// vrfKey returns the key a staker registered.
func (b *Block) vrfKey(id uint32) (fr.Element, error) {
	s, ok := b.Staker(id)
	if !ok {
		return fr.Element{}, fmt.Errorf("staker %d is not registered", id)
	}
	var key fr.Element
	key.SetBigInt(s.VrfKey)
	return key, nil
}
