package metrics

import (
	"math/big"
	"time"

	"fernet/prover/node/health"
	"fernet/prover/p2p"
	"fernet/prover/work"
)

// Sources are what metrics are read from. Of one that is nil there are none.
type Sources struct {
	State  func() State
	Health *health.Registry
	Net    *p2p.Metrics
	Bytes  func() (in, out int64) // of the network, since the start
	Work   func() work.Stats
}

// State is what a node says of itself. Amounts are in wei; nil ones are left out.
type State struct {
	Head     uint64    // newest L1 block that was followed
	HeadTime time.Time // of that block
	GasPrice *big.Int  // of L1, in wei

	Blocks []Block // those whose windows are open
	// Outcomes count nodes of the blocks that have closed since the start, by what came of them for
	// this node: included, outranked, late, conflict, not built, no root.
	Outcomes map[string]uint64
	// Acts count what was sent to L1 since the start, by kind and by what came of it.
	Acts map[Act]uint64
	// Slots count those of a sequencer since the start: proposed, outbid, revealed, missed.
	Slots map[string]uint64

	Balance   *big.Int // ETH of the account that sends
	Spent     *big.Int // ETH for gas, today
	Budget    *big.Int // ETH for gas a day; nil: there is no budget
	Reserved  *big.Int // ETH that planned acts will cost
	Price     *big.Int // ETH for one AZT; nil: there is none
	PricedAt  time.Time
	Earned    *big.Int // AZT by places in the last blocks that have closed
	Claimed   *big.Int // AZT that was claimed since the start
	Claimable *big.Int // AZT that could be claimed now

	Transfers  int   // in the pool of transfers
	StoreBytes int64 // of the store's file
}

// Act is a kind of what is sent to L1, and how it ended.
type Act struct {
	Kind   string // submit, improve, finalize, prune, report, claim, other
	Result string // done, retried, failed
}

// Block is one whose window is open.
type Block struct {
	Nodes   int  // of its tree
	Empty   int  // nodes without any proof
	Places  int  // that rule 1 allows in a root
	Proofs  int  // that are held
	Own     int  // of those made by this node
	Bids    int  // that this node has made
	Making  int  // proofs that are being made
	Refused int  // proofs and bids of stakers that have too many
	Proven  bool // L1 has a root
}
