package prover

import (
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// Identity is a staker as its operator has it: what L1 knows it by, and its key.
type Identity struct {
	StakerID uint32
	Key      *vrf.PrivateKey
}

// Ticket draws for one node of a block and signs the bid. Whoever has the
// ticket can prove the node with it and can change nothing in it.
func (id *Identity) Ticket(b *Block, node uint32, feeBurn rules.Bps) (*vrf.Ticket, error) {
	if !b.Tree.Contains(node) {
		return nil, fmt.Errorf("draw ticket: %w: %d", rules.ErrNodeRange, node)
	}
	if err := feeBurn.Check(); err != nil {
		return nil, fmt.Errorf("draw ticket: FEE_BURN: %w", err)
	}
	t, err := id.Key.Ticket(b.Seed, rules.Meta{StakerID: id.StakerID, FeeBps: feeBurn, Node: node, Mode: b.Mode})
	if err != nil {
		return nil, fmt.Errorf("draw ticket: %w", err)
	}
	return t, nil
}

// SequencerTicket draws for a slot and signs the FEE_SPLIT.
func (id *Identity) SequencerTicket(d *settlement.Deployment, slot uint64, randao [32]byte, feeSplit rules.Bps) (*vrf.Ticket, error) {
	if err := feeSplit.Check(); err != nil {
		return nil, fmt.Errorf("draw sequencer ticket: FEE_SPLIT: %w", err)
	}
	var seed fr.Element
	seed.SetBigInt(d.SequencerSeed(slot, randao))
	t, err := id.Key.Ticket(seed, rules.Meta{StakerID: id.StakerID, FeeBps: feeSplit, Node: rules.SequencerNode, Mode: d.Params.VrfMode})
	if err != nil {
		return nil, fmt.Errorf("draw sequencer ticket: %w", err)
	}
	return t, nil
}
