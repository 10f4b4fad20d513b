package prover

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"fernet/prover/circuit"
	"fernet/prover/files"
	"fernet/prover/keys"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// Verifier verifies with the circuits' keys; *keys.Set does.
type Verifier interface {
	Verify(kind circuit.Kind, proof keys.Proof) error
	VerifyBatch(kind circuit.Kind, proofs []keys.Proof) (keys.Verdict, error)
}

// batchSize is how many proofs are verified in one equation. A larger batch would save little: what
// its proofs share is already a small part.
const batchSize = 64

// The ways a proof or a ticket can be none of a block.
var (
	ErrOtherBlock  = errors.New("it is of another block, or of one that L1 has dropped")
	ErrNotEligible = errors.New("L1 does not take its staker for this node")
	ErrOtherKey    = errors.New("its key is not the one its staker registered")
)

// ID tells the block from every other one, also of the same number.
func (b *Block) ID() files.BlockID {
	return files.BlockID{Number: b.Number, Slot: b.Slot, Seed: b.Seed.Bytes()}
}

// Kind is the circuit of a node's proofs.
func (b *Block) Kind(node uint32) circuit.Kind {
	if b.Tree.IsBase(node) {
		return circuit.KindBase
	}
	return circuit.KindMerge
}

// VerifyProof checks a node proof that someone else made as L1 would: its
// ranges, who made it, that it proves what this node computes of the block, and with
// the verifying key. It does not look for the proofs that a merge refers to.
func (b *Block) VerifyProof(v Verifier, p tree.Proof) error {
	public, err := b.inputs(p)
	if err != nil {
		return proofError(p, err)
	}
	return proofError(p, v.Verify(b.Kind(p.Node), keys.Proof{Bytes: p.Proof, Public: public}))
}

// VerifyProofs is VerifyProof of many proofs, in batches, for a fraction of the time. It returns
// for each of them, in their order, what VerifyProof would say. Its error is that of ctx, or means
// that proofs could not be verified at all.
func (b *Block) VerifyProofs(ctx context.Context, v Verifier, proofs []tree.Proof) ([]error, error) {
	verdicts := make([]error, len(proofs))
	waiting := map[circuit.Kind][]int{} // indices of those that the keys have not been asked about
	inputs := make([][]*big.Int, len(proofs))
	verify := func(kind circuit.Kind) error {
		indices := waiting[kind]
		waiting[kind] = nil
		batch := make([]keys.Proof, len(indices))
		for n, i := range indices {
			batch[n] = keys.Proof{Bytes: proofs[i].Proof, Public: inputs[i]}
		}
		verdict, err := v.VerifyBatch(kind, batch)
		if err != nil {
			return err
		}
		for n, i := range indices {
			verdicts[i] = proofError(proofs[i], verdict.Errors[n])
		}
		return nil
	}
	for i, p := range proofs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		public, err := b.inputs(p)
		if err != nil {
			verdicts[i] = proofError(p, err)
			continue
		}
		kind := b.Kind(p.Node)
		inputs[i], waiting[kind] = public, append(waiting[kind], i)
		if len(waiting[kind]) == batchSize {
			if err := verify(kind); err != nil {
				return nil, err
			}
		}
	}
	for kind, indices := range waiting {
		if len(indices) > 0 {
			if err := verify(kind); err != nil {
				return nil, err
			}
		}
	}
	return verdicts, nil
}

// proofError names the proof that an error is about; nil stays nil.
func proofError(p tree.Proof, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("proof of node %d by staker %d: %w", p.Node, p.StakerID, err)
}

// inputs returns what L1 verifies a proof with, from this node's own execution and the
// registered keys.
func (b *Block) inputs(p tree.Proof) ([]*big.Int, error) {
	// This refuses everything but what only keys and hashes show.
	if err := b.forPool().Check(p); err != nil {
		return nil, err
	}
	s, err := b.statement(p) // the hash is of what the proof says
	if err != nil {
		return nil, err
	}
	return PublicInputs(b.Kind(p.Node), s, p), nil
}

// CheckTicket reports whether a ticket from elsewhere can become a proof that
// L1 takes: of this block and deployment, by an eligible staker, with its registered key.
func (b *Block) CheckTicket(t *vrf.Ticket) error {
	fail := func(err error) error {
		return fmt.Errorf("ticket of node %d by staker %d: %w", t.Meta.Node, t.Meta.StakerID, err)
	}
	if t.Seed != b.Seed || t.Meta.Mode != b.Mode {
		return fail(ErrOtherBlock)
	}
	if !b.Tree.Contains(t.Meta.Node) {
		return fail(fmt.Errorf("%w: %d nodes", rules.ErrNodeRange, b.Tree.NumNodes()))
	}
	if err := t.Meta.FeeBps.Check(); err != nil {
		return fail(err)
	}
	if !b.Eligible(t.Meta.StakerID, b.Tree.Role(t.Meta.Node)) {
		return fail(ErrNotEligible)
	}
	key, err := b.vrfKey(t.Meta.StakerID)
	if err != nil {
		return fail(err)
	}
	if t.PublicKey.Key() != key {
		return fail(ErrOtherKey)
	}
	if err := t.Verify(); err != nil {
		return fail(err)
	}
	return nil
}
