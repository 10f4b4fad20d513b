package settling

import (
	"context"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover"
)

// outline sets the block as L1 has it, without its body, once the state before it is known: that of
// a block that L1 has a root of, or whose transitions are settled.
func (r *reading) outline(ctx context.Context, p *Pending) error {
	before, found, err := r.stateBefore(ctx, p.Number)
	if err != nil || !found {
		return err
	}
	known, ok := r.opened[p.Number]
	if !ok || !same(known.of, p.On) || known.outline.StateIn != before {
		stakers, err := r.Stakers(ctx)
		if err != nil {
			return err
		}
		known = opened{of: p.On, at: r.Number}
		known.block, known.outline, err = prover.Unexecuted(r.Deployment, p.Number, p.On, stakers, before)
		if err != nil {
			return err
		}
		known.block.L1Block, known.block.L1Hash = r.Number, r.Hash
		r.opened[p.Number] = known
	}
	p.Block, p.Outline, p.Content = known.block, known.outline, contentOfOutline(known)
	// What was settled on another state is of before a reorg.
	if b := r.o.Settled(p.Tag); b != nil && b.Execution != nil && b.Execution.Block().StateIn == before {
		p.Block = b
	}
	return nil
}

// stateBefore is the state before a block, and whether it is known yet. The blocks below are
// opened.
func (r *reading) stateBefore(ctx context.Context, number uint64) (state fr.Element, known bool, err error) {
	if number-1 <= r.view.Proven {
		if record, ok := r.records[number-1]; ok {
			state.SetBigInt(record.StateOut)
			return state, true, nil
		}
		root, err := r.View.StateAfter(ctx, number-1)
		if err != nil {
			return state, false, err
		}
		state.SetBigInt(root)
		return state, true, nil
	}
	for _, p := range r.view.Pending {
		if p.Number == number-1 && p.Block != nil && p.Execution != nil {
			return p.Execution.Block().StateOut, true, nil
		}
	}
	return state, false, nil
}

// contentOfOutline is contentOf as far as L1 says it: the state after a block follows from that
// before it and the body.
func contentOfOutline(o opened) common.Hash {
	seed, challenge := o.block.Seed.Bytes(), o.block.Challenge.Bytes()
	in, txRoot := o.outline.StateIn.Bytes(), o.outline.TxRoot.Bytes()
	return crypto.Keccak256Hash(seed[:], challenge[:], in[:], txRoot[:], provers(o.block))
}
