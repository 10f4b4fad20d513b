// Package provingtest makes blocks whose proofs nobody verifies, for tests and simulations of
// provers: their trees, draws, bids and statements are real, their transactions and proofs are
// none.
package provingtest

import (
	"encoding/binary"
	"math/big"
	"sync"

	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	groth16 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/application"
	"fernet/prover/bid"
	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/prover/proving"
	"fernet/prover/schedule"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/prover/wire"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// Slots are those of the blocks: a window of 150 L1 blocks after each slot.
var Slots = rules.Schedule{GenesisBlock: 1_000, ProposeBlocks: 40, RevealBlocks: 10, ProvingBlocks: 150}

// World is stakers that may all prove everything.
type World struct {
	Stakers []*prover.Identity // staker i+1 at i

	slots rules.Schedule
	mode  rules.Mode
	tree  rules.Tree
	keys  []settlement.Staker
}

// New returns so many stakers, and the mode and size of their blocks.
func New(stakers int, mode rules.Mode, tree rules.Tree, slots rules.Schedule) *World {
	w := &World{slots: slots, mode: mode, tree: tree}
	for i := range stakers {
		var seed [vrf.SeedSize]byte
		binary.BigEndian.PutUint32(seed[:], uint32(i+1))
		id := &prover.Identity{StakerID: uint32(i + 1), Key: vrf.NewPrivateKey(seed)}
		key := id.Key.Public().Key()
		w.Stakers = append(w.Stakers, id)
		w.keys = append(w.keys, settlement.Staker{
			ID: id.StakerID, Roles: rules.RoleBase | rules.RoleMerge, VrfKey: key.BigInt(new(big.Int)),
		})
	}
	return w
}

// Block returns a block of a slot. What is drawn in it follows from the slot and the seed.
func (w *World) Block(slot, seed uint64) *prover.Block {
	var bases []application.Base
	for i := range uint64(w.tree.NumBases()) {
		bases = append(bases, base{application.Transition{
			StateIn: fr.NewElement(i), StateOut: fr.NewElement(i + 1), TxRoot: fr.NewElement(100 + i), Fingerprint: fr.NewElement(200 + i),
		}})
	}
	execution, err := application.NewExecution(w.tree, nil, bases)
	if err != nil {
		panic(err) // the bases follow each other
	}
	return &prover.Block{
		Number: slot, Slot: slot, SlotStart: w.slots.SlotStart(slot), WindowEnd: w.slots.WindowEnd(slot),
		Seed: fr.NewElement(1_000_000*seed + slot), Challenge: fr.NewElement(5), Tree: w.tree, Mode: w.mode, Execution: execution,
		Stakers: append([]settlement.Staker(nil), w.keys...),
	}
}

// Unexecuted returns a block as a node without state has it, and what L1 says of it.
func Unexecuted(b *prover.Block) (*prover.Block, *prover.Outline) {
	whole, without := b.Execution.Block(), *b
	without.Execution, without.Body = nil, nil
	return &without, &prover.Outline{StateIn: whole.StateIn, TxRoot: whole.TxRoot, Fingerprint: whole.Fingerprint}
}

// base is the work of a base rollup that has none.
type base struct{ of application.Transition }

func (b base) Proves() application.Transition      { return b.of }
func (b base) Words() []fr.Element                 { return nil }
func (b base) At(_, _ fr.Element) application.Base { return b }

// Place is what a place pays in the blocks at bid 0, in wei.
func (w *World) Place() *big.Int { return bid.Pay{Unit: w.value().Unit()}.Place() }

func (w *World) value() bid.Value {
	reward := new(big.Int).Mul(big.NewInt(1_000_000_000_000), big.NewInt(rules.BPS*rules.ProofsPerNode*int64(w.tree.NumNodes())))
	return bid.Value{
		Fees: new(big.Int), FeeEscrow: new(big.Int), BlockReward: reward, RewardReserve: reward, FeeSplit: rules.BPS, Nodes: w.tree.NumNodes(),
	}
}

// Config returns how an operator with some of the stakers proves a block: a proof costs a share of
// what a place pays and takes so many L1 blocks, and bids are written to nowhere.
func (w *World) Config(b *prover.Block, strategy string, kappa rules.Bps, blocks float64, own ...*prover.Identity) proving.Config {
	s, err := bid.Parse(strategy, w.mode)
	if err != nil {
		panic(err) // of the caller
	}
	cost := new(big.Int).Mul(w.Place(), big.NewInt(int64(kappa)))
	cost.Quo(cost, big.NewInt(rules.BPS))
	return proving.Config{
		Block: b, Tag: wire.TagOf(b.Number, b.Slot, b.Seed.Bytes(), b.Challenge.Bytes()), Plan: schedule.Of(w.slots, b.Slot, w.tree), Own: own, Strategy: s,
		Value: w.value(), CostOf: func(circuit.Kind) *big.Int { return cost }, BlocksOf: func(circuit.Kind) float64 { return blocks },
		WriteBid: func(proving.Bid) error { return nil },
	}
}

// Prove returns a proof for an intent that no key verifies.
func Prove(b *prover.Block, i proving.Intent) tree.Proof {
	s, err := b.Statement(i.Node, i.StakerID, i.Bid, i.Ticket.Vrf)
	if err != nil {
		panic(err) // an intent is of the block
	}
	hash := s.Hash()
	return tree.Proof{
		Node: i.Node, StakerID: i.StakerID, FeeBurn: i.Bid, Vrf: i.Ticket.Vrf.Big(), Statement: common.Hash(hash.Bytes()),
		Transition: b.PoolTransition(i.Node), Refs: i.Children.Refs(), Proof: Points(),
	}
}

// Message returns a proof as a peer with a staker's key would send it, on the given references.
func Message(b *prover.Block, id *prover.Identity, node uint32, feeBurn rules.Bps, refs ...wire.Ref) *wire.Proof {
	drawn, err := id.Draw(b, node)
	if err != nil {
		panic(err) // the mode is one that there is
	}
	p := &wire.Proof{Block: wire.TagOf(b.Number, b.Slot, b.Seed.Bytes(), b.Challenge.Bytes()), Node: node, StakerID: id.StakerID, FeeBurn: feeBurn, Refs: refs, Proof: Points()}
	drawn.Vrf.FillBytes(p.Vrf[:])
	return p
}

// Points are the points of a proof, which proves nothing.
var Points = sync.OnceValue(func() [rules.ProofSize]byte {
	_, _, g1, g2 := curve.Generators()
	points, err := keys.ExportProof(&groth16.Proof{Ar: g1, Bs: g2, Krs: g1})
	if err != nil {
		panic(err) // there are no commitments
	}
	return points
})
