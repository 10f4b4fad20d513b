package audit

import (
	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// Fate is what became of a block or a slot.
type Fate string

// What can become of a block, and of a slot without one.
const (
	FateFinalized Fate = "finalized"
	FateProven    Fate = "proven"
	FatePending   Fate = "pending"
	FatePruned    Fate = "pruned"
	FateEmpty     Fate = "empty slot"
	FateMissed    Fate = "missed reveal"
)

// BlockReport is everything that an audit knows of one L2 block when it is finalized or pruned, or
// of slots without a block. Amounts are in wei.
type BlockReport struct {
	Number   uint64 `json:"number,omitempty"` // 0: there was no block
	Slot     uint64 `json:"slot"`
	LastSlot uint64 `json:"lastSlot"` // of empty slots in a row; else Slot
	Fate     Fate   `json:"fate"`
	Reason   string `json:"reason,omitempty"` // of pruned blocks, empty slots and missed reveals

	Randao    common.Hash      `json:"randao,omitzero"`
	Proposals []ProposalReport `json:"proposals,omitempty"` // each led the slot until the next
	Sequencer uint32           `json:"sequencer,omitempty"`
	FeeSplit  rules.Bps        `json:"feeSplitBps,omitempty"`

	Parent      uint64        `json:"parent,omitempty"`
	NumTxs      uint32        `json:"numTxs,omitempty"`
	TxsPerBase  uint32        `json:"txsPerBase,omitempty"`
	SeenTxs     uint32        `json:"seenTxs,omitempty"`
	BodyHash    common.Hash   `json:"bodyHash,omitzero"`
	TxRoot      units.Integer `json:"txRoot,omitzero"`
	Seed        units.Integer `json:"seed,omitzero"`
	Challenge   units.Integer `json:"challenge,omitzero"`
	Fingerprint units.Integer `json:"fingerprint,omitzero"`
	RevealedAt  *EventPlace   `json:"revealedAt,omitempty"`
	WindowEnd   uint64        `json:"windowEnd,omitempty"`

	Roots []RootReport `json:"roots,omitempty"` // in L1's order: the last one won

	FinalizedAt *EventPlace   `json:"finalizedAt,omitempty"`
	Fees        units.Integer `json:"fees,omitzero"`        // released from the escrow
	BlockReward units.Integer `json:"blockReward,omitzero"` // from the reserve
	Network     units.Integer `json:"network,omitzero"`     // the provers' part
	Share       units.Integer `json:"sequencerShare,omitzero"`
	UnitPerBps  units.Integer `json:"unitPerBps,omitzero"`
	Burned      units.Integer `json:"burned,omitzero"`
	Submitter   units.Integer `json:"submitterShare,omitzero"`
}

// EventPlace is where L1 has what happened.
type EventPlace struct {
	L1Block uint64      `json:"l1Block"`
	Tx      common.Hash `json:"tx"`
}

func placeOf(o settlement.Origin) *EventPlace { return &EventPlace{o.L1Block, o.TxHash} }

// ProposalReport is a proposal that led its slot.
type ProposalReport struct {
	EventPlace
	StakerID uint32        `json:"stakerId"`
	FeeSplit rules.Bps     `json:"feeSplitBps"`
	Vrf      units.Integer `json:"vrf"`
	Score    units.Integer `json:"score"`
}

// RootReport is a submission that L1 took.
type RootReport struct {
	EventPlace
	Submitter   common.Address `json:"submitter"`
	Beneficiary common.Address `json:"beneficiary"`
	TotalScore  units.Integer  `json:"totalScore"`
	KeepBps     units.Integer  `json:"keepBps"`
	PayoutsRoot common.Hash    `json:"payoutsRoot"`
	StateIn     units.Integer  `json:"stateIn"`
	StateOut    units.Integer  `json:"stateOut"`
	Fees        units.Integer  `json:"fees"`
	Won         string         `json:"won"`               // why it led
	Entries     []EntryReport  `json:"entries,omitempty"` // none when its calldata was not found
}

// EntryReport is a node proof of a submission. Its place in the list is its index in the payouts.
type EntryReport struct {
	Node     uint32        `json:"node"`
	StakerID uint32        `json:"stakerId"`
	FeeBurn  rules.Bps     `json:"feeBurnBps"`
	Vrf      units.Integer `json:"vrf"`
	Score    units.Integer `json:"score"`
	Refs     uint16        `json:"refs,omitempty"`
	Reward   units.Integer `json:"reward,omitzero"` // of the submission that won, in wei
}

// ClaimKind is what was paid or burned of a finalized block.
type ClaimKind string

// What can be paid of a finalized block, and the burning of the rest.
const (
	ClaimReward    ClaimKind = "reward"
	ClaimSequencer ClaimKind = "sequencer's share"
	ClaimSubmitter ClaimKind = "submitter's share"
	ClaimExpired   ClaimKind = "expired"
)

// ClaimReport is what was paid of a finalized block.
type ClaimReport struct {
	EventPlace
	Number   uint64         `json:"number"`
	Kind     ClaimKind      `json:"kind"`
	Index    uint32         `json:"index"` // of a reward: the entry of the submission that won
	StakerID uint32         `json:"stakerId,omitempty"`
	To       common.Address `json:"to,omitzero"`
	Amount   units.Integer  `json:"amount"` // wei
}
