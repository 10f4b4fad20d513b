package settlement

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/bindings"
	"fernet/settlement/rules"
)

// Block is what Settlement has on record of an L2 block that was revealed. Before a root is
// accepted, and where L1 keeps nothing, TotalScore and the fields that follow from a root are zero.
type Block struct {
	Slot        uint64
	SlotStart   uint64 // first L1 block of the slot: the provers' eligibility is of this block
	WindowEnd   uint64 // first L1 block after the proving window
	SequencerID uint32 // the staker that proposed it
	FeeSplit    rules.Bps
	NumTxs      uint32 // places for transactions: the tree has a leaf for each TxsPerBase of them
	SeenTxs     uint32 // transactions whose bytes are in the revealed body
	Seed        *big.Int
	Challenge   *big.Int // field element at which the body is evaluated
	Fingerprint *big.Int // field element: the body's value at the challenge
	TxRoot      *big.Int // field element

	// Of the best root so far.
	TotalScore  *big.Int       // of all proofs; 0: no root was accepted
	KeepBps     *big.Int       // sum of what the proofs do not burn, in basis points
	PayoutsRoot common.Hash    // Merkle root of the payouts
	StateOut    *big.Int       // state after the block, a field element
	Fees        *big.Int       // wei
	Beneficiary common.Address // of the submitter's share; zero: nobody, or there is no share

	Finalized bool
}

func blockOf(b bindings.Block) Block {
	return Block{
		Slot: b.Slot, SlotStart: b.SlotStart, WindowEnd: b.WindowEnd, SequencerID: b.SequencerId,
		FeeSplit: rules.Bps(b.FeeSplitBps), NumTxs: b.NumTxs, SeenTxs: b.SeenTxs, Seed: b.Seed,
		Challenge: b.Challenge, Fingerprint: b.Fingerprint, TxRoot: b.TxRoot, TotalScore: b.TotalScore,
		KeepBps: b.KeepBps, PayoutsRoot: b.PayoutsRoot, StateOut: b.StateOut, Fees: b.Fees,
		Beneficiary: b.Beneficiary, Finalized: b.Finalized,
	}
}

func (c *Client) unpackBlock(output []byte) (Block, error) {
	b, err := c.settlement.UnpackBlockAt(output)
	return blockOf(b), err
}

// Proposal is what a sequencer proposes for a slot. L1 keeps its hash, see ProposalHash.
type Proposal struct {
	StakerID uint32
	FeeSplit rules.Bps
	NumTxs   uint32      // places for transactions
	Parent   uint64      // number of the L2 block that it follows
	BodyHash common.Hash // of the body, see rules.BodyHash
	TxRoot   *big.Int    // field element
	Vrf      *big.Int    // VRF output of the ticket, below 2^rules.VrfBits
}

func proposalOf(p bindings.Proposal) Proposal {
	return Proposal{
		StakerID: p.StakerId, FeeSplit: rules.Bps(p.FeeSplitBps), NumTxs: p.NumTxs, Parent: p.Parent,
		BodyHash: p.BodyHash, TxRoot: p.TxRoot, Vrf: p.Vrf,
	}
}

func (p Proposal) binding() bindings.Proposal {
	return bindings.Proposal{
		StakerId: p.StakerID, FeeSplitBps: uint16(p.FeeSplit), NumTxs: p.NumTxs, Parent: p.Parent,
		BodyHash: p.BodyHash, TxRoot: p.TxRoot, Vrf: p.Vrf,
	}
}

// Remainder is what Rewards has on record of a finalized block: what is left to pay of it, and to
// whom. Amounts are in wei.
type Remainder struct {
	PayoutsRoot    common.Hash // Merkle root of the payouts of the root that won
	Remaining      *big.Int    // not yet claimed and not burned, shares included
	UnitPerBps     *big.Int    // what a proof is paid for each basis point that it does not burn
	SequencerShare *big.Int
	SequencerID    uint32
	SequencerPaid  bool
	SubmitterShare *big.Int       // 0: there is none, or it was paid
	Beneficiary    common.Address // of the submitter's share; zero like that
	ExpiryBlock    uint64         // first L1 block without claims; 0: never
}

func (c *Client) unpackRemainder(output []byte) (Remainder, error) {
	p, err := c.rewards.UnpackRemainderOf(output)
	return Remainder{
		PayoutsRoot: p.PayoutsRoot, Remaining: p.Remaining, UnitPerBps: p.UnitPerBps, SequencerShare: p.SequencerShare,
		SequencerID: p.SequencerId, SequencerPaid: p.SequencerPaid, SubmitterShare: p.SubmitterShare,
		Beneficiary: p.Beneficiary, ExpiryBlock: p.ExpiryBlock,
	}, err
}

// Claim names one payout of a block's payout tree.
type Claim struct {
	Index    uint32 // its place in the submission that won
	StakerID uint32
	FeeBurn  rules.Bps
}

func claimBindings(claims []Claim) []bindings.Claim {
	list := make([]bindings.Claim, len(claims))
	for i, c := range claims {
		list[i] = bindings.Claim{Index: c.Index, StakerId: c.StakerID, FeeBurnBps: uint16(c.FeeBurn)}
	}
	return list
}
