package settlement

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// BlockState is how far a block has come.
type BlockState string

// The states of a block.
const (
	BlockPending BlockState = "pending" // its window is open and it has no root
	// it counts as pruned: its window closed without a root, or it is built on such a block
	BlockPrunable BlockState = "prunable"
	// it has a root; better ones are taken while the window is open
	BlockProven    BlockState = "proven"
	BlockFinalized BlockState = "finalized" // its rewards can be claimed
)

// BlockStatus is what L1 has of a block, and how far it has come.
type BlockStatus struct {
	Number      uint64        `json:"number"`
	Slot        uint64        `json:"slot"`
	State       BlockState    `json:"state"`
	NumTxs      uint32        `json:"numTxs"`
	Sequencer   uint32        `json:"sequencer"` // staker
	FeeSplitBps rules.Bps     `json:"feeSplitBps"`
	Seed        common.Hash   `json:"seed"`
	TxRoot      common.Hash   `json:"txRoot"`
	WindowEnd   uint64        `json:"windowEnd"`  // the first L1 block without roots
	TotalScore  units.Integer `json:"totalScore"` // of the best root, 0 while there is none
}

// Chain is the blocks on L1 from some number on, as of one L1 block.
type Chain struct {
	Now    uint64        `json:"l1Block"`
	Tip    uint64        `json:"tip"`    // the last block that can be built on
	Proven uint64        `json:"proven"` // the last proven block
	Blocks []BlockStatus `json:"blocks"`
}

// Chain returns the blocks on record from a number on, those that count as pruned included.
func (v *View) Chain(ctx context.Context, from uint64) (*Chain, error) {
	c := &Chain{Now: v.Number, Blocks: []BlockStatus{}}
	var err error
	if c.Tip, err = v.Tip(ctx); err != nil {
		return nil, err
	}
	if c.Proven, err = v.Proven(ctx); err != nil {
		return nil, err
	}
	last, err := v.RecordedTip(ctx)
	if err != nil {
		return nil, err
	}
	from = max(1, from)
	records, err := v.Blocks(ctx, from, last)
	if err != nil {
		return nil, err
	}
	prunable := false
	for i, record := range records {
		b := v.status(record, from+uint64(i), c.Proven, prunable)
		prunable = b.State == BlockPrunable
		c.Blocks = append(c.Blocks, b)
	}
	return c, v.Check(ctx)
}

// BlockStatus returns how far one block has come.
func (v *View) BlockStatus(ctx context.Context, number uint64) (BlockStatus, error) {
	proven, err := v.Proven(ctx)
	if err != nil {
		return BlockStatus{}, err
	}
	record, err := v.Block(ctx, number)
	if err != nil {
		return BlockStatus{}, err
	}
	return v.status(record, number, proven, false), nil
}

// status describes a block's record; prunable says that the block below it counts as pruned.
func (v *View) status(record Block, number, proven uint64, prunable bool) BlockStatus {
	b := BlockStatus{
		Number: number, Slot: record.Slot, State: BlockPending, NumTxs: record.NumTxs, Sequencer: record.SequencerID,
		FeeSplitBps: record.FeeSplit, Seed: common.BigToHash(record.Seed), TxRoot: common.BigToHash(record.TxRoot),
		WindowEnd: record.WindowEnd, TotalScore: units.Integer{Int: record.TotalScore},
	}
	switch {
	case record.Finalized:
		b.State = BlockFinalized
	case number <= proven:
		b.State = BlockProven
	case prunable || v.Number >= record.WindowEnd:
		b.State = BlockPrunable
	}
	return b
}
