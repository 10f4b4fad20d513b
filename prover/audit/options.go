package audit

import (
	"math/big"
	"time"

	"fernet/prover/application"
)

// Options are what can be chosen about an audit.
type Options struct {
	// From and To are the L2 blocks that are reported, 0: from the first, to the last. Everything
	// since the deployment is checked, whatever they are.
	From, To uint64
	// At is the L1 block that everything is read at; nil: L1's finalized block. Watch takes what
	// moves alone: negative numbers, which are tags of package rpc.
	At     *big.Int
	Proofs bool // verify the proofs of every submission, under the keys read from L1
	// Receipts reads the receipts of each block with logs, and not only of those whose logs leave
	// a doubt, and with them the transactions whose calldata is needed: logs and calldata are then
	// all bound by the roots of headers.
	Receipts bool
	App      application.Application // executes the bodies; nil: they are not executed
	Progress func(Progress)          // nil: nobody is told; called now and then, by one goroutine

	// What follows is of Watch alone.

	Interval time.Duration // between two looks at L1; 0: DefaultInterval
	GiveUp   time.Duration // after that time without an answer of L1 it ends; 0: DefaultGiveUp
	// Trouble is told why L1 gave no answer, before it is asked again, by one goroutine at a time.
	// Nil: nobody is.
	Trouble func(error)
}

// Progress is how far an audit is.
type Progress struct {
	L1Block uint64 // up to which L1 was replayed
	Last    uint64 // L1 block of the audit
	First   uint64 // of the deployment
	Blocks  uint64 // L2 blocks revealed so far
	Finding int    // findings so far
}

// Sink takes results while they are made. An error ends the audit.
type Sink interface {
	// Block takes an L2 block when it is finalized or pruned, or at the end as it stands; and
	// slots in which no block was made.
	Block(*BlockReport) error
	// Claim takes what was paid or burned of a finalized block, after the block.
	Claim(*ClaimReport) error
	Finding(Finding) error
}

// reports says whether an L2 block is to be reported.
func (o Options) reports(number uint64) bool {
	return number >= o.From && (o.To == 0 || number <= o.To)
}
