package operator

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// Drafted is a draft with what its sequencer wants to know of it before it is proposed.
type Drafted struct {
	Now      uint64        `json:"l1Block"` // that the slot, the parent and the risk were read at
	Block    uint64        `json:"block"`   // the number it will have
	Parent   uint64        `json:"parent"`
	NumTxs   uint32        `json:"numTxs"`
	Fees     units.Integer `json:"fees"` // wei
	BodyHash common.Hash   `json:"bodyHash"`
	TxRoot   common.Hash   `json:"txRoot"`
	Bytes    int           `json:"bytes"` // of the body

	SeenTxs int `json:"-"` // transactions in the body, without those that fill the block
	// how it is lost when it is proposed at once; nil: it is not at risk
	Risk  *Risk        `json:"-"`
	Draft *files.Draft `json:"-"`
}

// ground is what a block can be built on, and how it can be lost.
type ground struct {
	*prover.Tip
	risk *Risk
}

// BuildDraft is Draft for the earliest slot, with what there is to know of the block, all as of one
// L1 block.
func (c *Chain) BuildDraft(ctx context.Context, body []byte, numTxs uint32) (*Drafted, error) {
	tree, err := c.treeOf(body, numTxs)
	if err != nil {
		return nil, err
	}
	on, err := prover.AtOneBlock(ctx, c.Follower, "open the last block", func(at *prover.Reading) (on ground, err error) {
		slot, err := earliestSlot(ctx, at.Client)
		if err != nil {
			return on, err
		}
		if on.Tip, err = at.TipFor(ctx, slot); err != nil {
			return on, err
		}
		on.risk, err = RiskOf(ctx, at.Client, on.Number, slot)
		return on, err
	})
	if err != nil {
		return nil, err
	}
	draft, err := prover.NewDraft(on.State, body, tree)
	if err != nil {
		return nil, err
	}
	parent := on.Number
	return &Drafted{
		Now: on.L1Block, Block: parent + 1, Parent: parent, NumTxs: draft.NumTxs, Fees: units.Integer{Int: draft.Fees},
		BodyHash: rules.BodyHash(body, c.Params.TxBytes), TxRoot: common.BigToHash(draft.TxRoot), Bytes: len(body),
		SeenTxs: len(body) / int(c.Params.TxBytes), Risk: on.risk, Draft: c.draftFile(draft, parent),
	}, nil
}
