package settling

import (
	"context"
	"math/big"

	"fernet/prover/files"
	"fernet/prover/schedule"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// Priorities of acts: an act goes before those with a lower one. Acts from PrioritySubmit on are
// bound to a time, and are begun beside what is being sent; the others are begun one at a time, and
// not while one that is bound to a time waits.
const (
	PriorityClaim = iota + 1
	PriorityReport
	PriorityPrune
	PriorityFinalize
	PrioritySubmit
	PriorityRandao
	PriorityPropose
	PriorityReveal
)

// Kind is a kind of act.
type Kind string

// The kinds of acts that a Policy decides on.
const (
	Submit   Kind = "submit"   // a root of a block that has none
	Improve  Kind = "improve"  // a root that is better than that on L1
	Finalize Kind = "finalize" // a block whose window is over
	Prune    Kind = "prune"    // blocks that nobody proved in time
	Report   Kind = "report"   // a missed reveal
	Claim    Kind = "claim"    // own rewards of a block
)

// Act is something to send, as a Policy decided it from a View.
type Act struct {
	Kind     Kind
	Name     string // the same for the same act: a Desk has each name once at a time
	Priority int
	Block    uint64 // L2; 0 for a report
	Slot     uint64
	Tag      wire.BlockTag // of what a root is submitted for
	Gain     *big.Int      // what it earns the operator: wei of AZT
	Gas      *big.Int      // what it costs, about: wei of ETH
	Decided  uint64        // the L1 block of the view

	offer   *Offer   // of a root
	total   *big.Int // of a root
	stakers []uint32 // of a claim: the node's
}

// key tells apart what is tried under one name: a better root is another one.
func (a *Act) key() string {
	if a.total == nil {
		return a.Name
	}
	return a.Name + "/" + a.total.String()
}

// Wait says why something is not sent that could be.
type Wait struct {
	Kind  Kind
	Block uint64 // L2; 0 for a report
	Slot  uint64
	Why   Reason
	Until uint64 // the L1 block from which on it may be different; 0: nobody knows
	Gain  *big.Int
	Gas   *big.Int
}

// Reason is why an act has to wait.
type Reason string

// The reasons.
const (
	NotOurTurn   Reason = "turn"       // it is somebody else's turn
	NotWorthGas  Reason = "gas"        // it earns less than its gas, or the budget is spent
	NoPolicy     Reason = "no_price"   // neither a price nor a budget is set
	ParentFirst  Reason = "parent"     // the block below has no root yet
	NotBetter    Reason = "not_better" // L1 has a root that is as good
	TooLate      Reason = "late"       // the window is over before it can land
	UrgentFirst  Reason = "urgent"     // something that is bound to a time is due
	NobodyGains  Reason = "no_gain"    // it earns the operator nothing
	OtherContent Reason = "replaced"   // what was proven is not what L1 has
	RootLost     Reason = "root_lost"  // no RPC has the logs that say whom the root on L1 pays
)

// Offer is the best submission that a node can make of a block.
type Offer struct {
	Submission *rules.Submission // need not be sealed; whom it names as beneficiary does not count
	// TurnsFrom is the L1 block in which turns to send it begin; 0: the one that the schedule of
	// the block says.
	TurnsFrom uint64
	// File seals the submission and returns it as it is sent. It is called when it is the act's
	// turn, and must be safe to be called from another goroutine.
	File func(ctx context.Context) (*files.Submission, error)
}

// turnsFrom is the L1 block in which turns to send the submission begin.
func (o *Offer) turnsFrom(s rules.Schedule, p *Pending) uint64 {
	if o.TurnsFrom != 0 {
		return o.TurnsFrom
	}
	return schedule.Of(s, p.On.Slot, p.Tree).Reserve()
}

// takes reports whether what a submission proves is what L1 has: after a reorg the block may be
// another one, and roots after the first have to agree with it.
func (p *Pending) takes(o *Offer) bool {
	if p.Execution == nil {
		return false // until the view has what was settled
	}
	s, whole := o.Submission, p.Execution.Block()
	in := whole.StateIn.BigInt(new(big.Int))
	first := !p.HasRoot() || s.StateOut.Cmp(p.On.StateOut) == 0 && s.Fees.Cmp(p.On.Fees) == 0
	return first && s.Seed.Cmp(p.On.Seed) == 0 && s.TxRoot.Cmp(p.On.TxRoot) == 0 && s.StateIn.Cmp(in) == 0
}
