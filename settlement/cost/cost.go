// Package cost estimates what settling a block comes to: proofs, processor time, and gas on L1. It
// is arithmetic without L1: nothing is read, so it can be asked before anything is deployed.
//
// Figures are of the reference ledger and of the contracts of this release, with the command that
// prints each in figures.go. Gas is the same everywhere. Times are processor time of the machine of
// docs/BENCHMARKS.md, and others may take twice or half as long. `make bench` and `make gas`
// compare the estimates with what they measure, and fail when they are off by more than the
// tolerance they print.
package cost

import (
	"errors"
	"fmt"
	"math/bits"
	"time"

	"fernet/settlement/rules"
)

// ErrShape means that there is no block of that shape.
var ErrShape = errors.New("no shape of a block")

// Shape is the size of a block.
type Shape struct {
	// transactions, all of them other than null; a power of two, at least two base rollups
	Txs        uint32
	TxsPerBase uint32 // transactions of a base rollup, k; a power of two, at least 2
	TxBytes    uint32 // bytes of a transaction in the block's body
}

// Check returns ErrShape for what is no block.
func (s Shape) Check() error {
	switch {
	case s.TxsPerBase < 2 || bits.OnesCount32(s.TxsPerBase) != 1:
		return fmt.Errorf("%w: %d transactions in a base rollup, must be a power of two of at least 2", ErrShape, s.TxsPerBase)
	case s.TxBytes == 0:
		return fmt.Errorf("%w: transactions of no bytes", ErrShape)
	case bits.OnesCount32(s.Txs) != 1 || s.Txs/2 < s.TxsPerBase:
		return fmt.Errorf("%w: %d transactions, must be a power of two of at least two base rollups of %d", ErrShape, s.Txs, s.TxsPerBase)
	}
	return nil
}

// bases is the number of base rollups.
func (s Shape) bases() uint64 { return uint64(s.Txs / s.TxsPerBase) }

// Nodes is the number of nodes of the block's proof tree.
func (s Shape) Nodes() uint64 { return 2*s.bases() - 1 }

// Proofs is the number of proofs of a full submission: three at each node and one at the root.
func (s Shape) Proofs() uint64 { return rules.ProofsPerNode*(s.Nodes()-1) + 1 }

// BodyBytes is the length of the block's body.
func (s Shape) BodyBytes() uint64 { return uint64(s.Txs) * uint64(s.TxBytes) }

// Constraints are the sizes of the circuits.
type Constraints struct{ Ticket, Base, Merge uint64 }

// ConstraintsOf returns the sizes of the circuits of the reference ledger with k transactions in a
// base rollup.
func ConstraintsOf(k uint32) Constraints {
	return Constraints{ticketConstraints, baseConstraints + uint64(txConstraints*float64(k)), mergeConstraints}
}

// SetUpTime is the processor time it takes to make the keys of all circuits, once for a deployment.
func (c Constraints) SetUpTime() time.Duration {
	return time.Duration(c.Ticket+c.Base+c.Merge) * setUpTime
}

// ProvingTime is the processor time of so many proofs of each circuit.
func (c Constraints) ProvingTime(tickets, bases, merges uint64) time.Duration {
	return time.Duration(tickets*c.Ticket+bases*c.Base+merges*c.Merge) * provingTime
}

// Gas is what L1 charges for the transactions that settle one block: recording its RANDAO, the
// winning proposal, the reveal, the first full submission, finalizing. Losing proposals, lower and
// higher roots, and claims come on top.
type Gas struct{ Randao, Propose, Reveal, Root, Finalize uint64 }

// Total is the sum.
func (g Gas) Total() uint64 { return g.Randao + g.Propose + g.Reveal + g.Root + g.Finalize }

// RevealGas is the gas of the reveal of a body of so many bytes.
func RevealGas(bodyBytes uint64) uint64 {
	floor := txGas + floorByteGas*(revealBytes+bodyBytes)
	return max(floor, revealGas+uint64(bodyByteGas*float64(bodyBytes)))
}

// SequencingGas is the gas of the winning proposal and the reveal of a block whose body has so many
// bytes; randao says that the slot's RANDAO is recorded for it, too.
func SequencingGas(bodyBytes uint64, randao bool) uint64 {
	gas := proposeGas + RevealGas(bodyBytes)
	if randao {
		gas += randaoGas
	}
	return gas
}

// RootGas is the gas of the first root of a block, with so many proofs.
func RootGas(proofs uint64) uint64 { return rootGas + proofGas*proofs }

// FinalizeGas is the gas of finalizing a block.
func FinalizeGas() uint64 { return finalizeGas }

// ClaimGas is the gas of claiming so many rewards of a block in one transaction: none for 0.
func ClaimGas(rewards uint64) uint64 {
	if rewards == 0 {
		return 0
	}
	return claimGas + rewardGas*(rewards-1)
}

// ShareGas is the gas of claiming a sequencer's or a submitter's share.
func ShareGas() uint64 { return shareGas }

// PruneGas is the gas of dropping a block that nobody proved in time, with the penalty.
func PruneGas() uint64 { return pruneGas }

// ReportGas is the gas of reporting a missed reveal, with the penalty.
func ReportGas() uint64 { return reportGas }

// Estimate is what a full block comes to.
type Estimate struct {
	Shape       Shape
	Constraints Constraints
	// processor time of the sequencer's ticket and of all proofs of a full submission
	Proving time.Duration
	Gas     Gas
}

// Of estimates a full block: every transaction is a transfer and every node has its three proofs.
// It returns ErrShape for what is no block.
func Of(s Shape) (Estimate, error) {
	if err := s.Check(); err != nil {
		return Estimate{}, err
	}
	c := ConstraintsOf(s.TxsPerBase)
	bases := rules.ProofsPerNode * s.bases()
	return Estimate{
		Shape: s, Constraints: c, Proving: c.ProvingTime(1, bases, s.Proofs()-bases),
		Gas: Gas{Randao: randaoGas, Propose: proposeGas, Reveal: RevealGas(s.BodyBytes()), Root: RootGas(s.Proofs()), Finalize: finalizeGas},
	}, nil
}

// ProvingPerTx is the processor time of all proofs for each transaction.
func (e Estimate) ProvingPerTx() time.Duration { return e.Proving / time.Duration(e.Shape.Txs) }

// GasPerTx is the gas for each transaction.
func (e Estimate) GasPerTx() uint64 { return e.Gas.Total() / uint64(e.Shape.Txs) }

// String says what the block comes to, and what the largest with such base rollups may be, in two
// lines for a person.
func (e Estimate) String() string {
	return fmt.Sprintf("A full block of %d costs about %.1f s of proving and %d 000 gas a transfer, without claims: %d proofs. "+
		"With base rollups of %d a block may have at most %d.\n"+
		"Making the proving keys, once on each machine, takes about %.0f s. Seconds are processor time: see docs/BENCHMARKS.md.",
		e.Shape.Txs, e.ProvingPerTx().Seconds(), (e.GasPerTx()+500)/1000, e.Shape.Proofs(), e.Shape.TxsPerBase,
		MaxTxs(e.Shape.TxsPerBase, e.Shape.TxBytes), e.Constraints.SetUpTime().Seconds())
}

// MaxTxs returns the most transactions of a block with k of them in a base rollup, of so many bytes
// each: a full submission stays within the gas of one L1 transaction, and the reveal within the
// bytes that nodes relay of one. It is 0 when not even two base rollups do.
func MaxTxs(k, txBytes uint32) uint32 {
	most := uint32(0)
	for s := (Shape{2 * k, k, txBytes}); s.fitsL1(); s.Txs *= 2 {
		most = s.Txs
	}
	return most
}

// fitsL1 reports whether reveal and full submission are transactions that L1 takes.
func (s Shape) fitsL1() bool {
	return s.Check() == nil && RootGas(s.Proofs()) <= gasLimit && RevealGas(s.BodyBytes()) <= gasLimit &&
		envelopeBytes+revealBytes+s.BodyBytes() <= maxTxBytes
}
