package settling

import (
	"math/big"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/bid"
	"fernet/prover/wire"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// View is what a node goes by, all of it at one L1 block. It is never modified, and what it points
// to must not be. Amounts are in wei.
type View struct {
	Params settlement.Params
	Now    uint64 // the L1 block
	Hash   common.Hash
	Time   time.Time // of the block, as L1 has it

	// Reorg says that L1 no longer has a block at which an earlier view was read; nil: it has.
	Reorg *Reorg

	// Slot is the slot of the L1 block, as View.SlotByState says; nil before the first one starts.
	Slot *settlement.SlotStatus
	// Missed are the winners of slots that did not reveal and can be reported, in order; without
	// those whose proposals no RPC has the events of.
	Missed []*Missed

	Tip      uint64 // the last block that can be built on
	Proven   uint64 // the last proven block
	Recorded uint64 // the last block on record: those above Tip count as pruned

	// Pending are the blocks on record that are not finalized, in order of number.
	Pending []*Pending
	// Unclaimed are finalized blocks of which something is left for the account and its stakers, in
	// order of number.
	Unclaimed []*Unclaimed
	// Unread are finalized blocks of which it is not known yet whether something is left, in order:
	// a view looks at a few of them, and of some the logs may be gone.
	Unread []uint64

	// Expired are blocks of which something was left for the account and its stakers and can be
	// claimed no more, in order: each in the first view in which it is so.
	Expired []uint64

	// Sequencers are the stakers that may propose in the slot, in order. They are read when there
	// is somebody to penalize, and one of the node's may propose.
	Sequencers []uint32

	// VrfKeys are those of all stakers, staker i+1 at i: what a peer shows is compared with them.
	VrfKeys []*big.Int

	// Leaving are the stakers that were eligible in no slot from that of the view on, as it is:
	// they have asked to exit, or lack a part of their deposit. They are looked at once a slot,
	// which is how often that begins.
	Leaving map[uint32]bool

	Own      []*Own // what became of each identity, in the order of Options.Keys
	Account  common.Address
	ETH, AZT *big.Int // that the account has
	GasPrice *big.Int // of a unit of gas in the next blocks, about
	Funds    settlement.Funds
}

// Reorg says from which L1 block on the chain is another one than that of an earlier view.
type Reorg struct {
	From uint64 // the first block that may be another one: those below it are the same
	Was  uint64 // the block of the view before
}

// Missed is a winner of a slot that did not reveal its body.
type Missed struct {
	Slot     uint64
	StakerID uint32
	FeeSplit rules.Bps // of its proposal
	Deadline uint64    // the first L1 block at which it can be reported no more
}

// Pending is a block on record that is not finalized.
type Pending struct {
	// Block is the block with its body executed. It is nil when it cannot be proven or read, and
	// when nobody has to open it any more, since its proving window is over. Where no bodies are
	// executed (Options.Settled), it has its transitions once they are settled and no execution
	// before, and is nil as long as the state before it is not known.
	*prover.Block
	// Outline is what L1 says of the block where no bodies are executed; else it is nil.
	Outline    *prover.Outline
	Number     uint64
	Tag        wire.BlockTag
	Content    common.Hash      // see contentOf; zero when Block is nil
	On         settlement.Block // what L1 has of it
	Unprovable error            // why it cannot be proven; nil: it can, or was not opened
	// Unreadable says that no RPC has the body of the block, or of one below it that its state
	// takes; nil: it was read, or was not opened.
	Unreadable *prover.UnreadableError
	// the best root on L1; nil: there is none, or RootLost says why it is not known
	Best *Root
	// RootLost says that L1 has a root of the block, and that no RPC has the logs which say whom it
	// pays; nil: it was read, or there is none.
	RootLost error
	// Value is what the block will be worth, less what those before it take of the same funds.
	Value bid.Value
}

// Open reports whether a root that is sent at L1 block now can land in time.
func (p *Pending) Open(now uint64) bool { return now+1 < p.On.WindowEnd }

// HasRoot reports whether L1 has a root of the block.
func (p *Pending) HasRoot() bool { return p.Best != nil || p.RootLost != nil }

// Paid is what the best root on L1 pays the stakers for which owns is true and, as the beneficiary,
// an account: nothing when there is none, or it is not known. In wei of AZT.
func (p *Pending) Paid(owns func(stakerID uint32) bool, beneficiary common.Address) *big.Int {
	if p.Best == nil {
		return new(big.Int)
	}
	return p.Value.Paid(p.Best.entries(), owns, beneficiary)
}

// entries is a submission of whom a root pays, without what it proves.
func (r *Root) entries() *rules.Submission {
	entries := make([]rules.Entry, len(r.Payouts))
	for i, payout := range r.Payouts {
		entries[i] = rules.Entry{StakerID: payout.StakerID, FeeBurn: payout.FeeBurn}
	}
	return &rules.Submission{Beneficiary: r.Beneficiary, Nodes: [][]rules.Entry{entries}}
}

// Root is a root that L1 took.
type Root struct {
	Total       *big.Int
	StakerID    uint32         // who proved the root
	Payouts     []rules.Payout // of each proof in it
	Submitter   common.Address // who sent it
	Beneficiary common.Address // of the submitter's share; zero: nobody
	Tx          common.Hash
	L1Block     uint64

	payoutsRoot common.Hash
}

// Unclaimed is what is left to claim of a finalized block for the account and its stakers.
type Unclaimed struct {
	Number, Slot uint64
	Rewards      int      // of proofs
	Share        bool     // whether the sequencer's share is left
	Submitter    bool     // whether the submitter's share is left
	Worth        *big.Int // wei of AZT
	Finalized    uint64   // the L1 block in which the block was finalized
	Expiry       uint64   // the first L1 block without claims; 0: never
}

// Own is an identity of the node as L1 has it.
type Own struct {
	Key *big.Int // the VRF key
	// Staker is zero when nobody has staked the key.
	Staker settlement.Staker
	// ActsFrom is the first L1 block of the first slot, from that of the view on, in which it may
	// act as a prover; 0: in none, for as long as nobody does anything about Why.
	ActsFrom uint64
	// Why says why it may not act in the slot of the view; nil: it may. It is
	// settlement.IneligibleError or operator.ErrNotStaked.
	Why error
}

// owns reports whether a staker is one of the node's.
func (v *View) owns(stakerID uint32) bool {
	return slices.ContainsFunc(v.Own, func(o *Own) bool { return o.Staker.ID == stakerID && stakerID != 0 })
}

// Eligible reports whether the staker may act in the slot of the view.
func (o *Own) Eligible() bool { return o.Why == nil }
