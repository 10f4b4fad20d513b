package operator

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/files"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// Drafted is a draft with what its sequencer wants to know of it before it is proposed.
type Drafted struct {
	Block    uint64        `json:"block"` // the number it will have
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

// BuildDraft is Draft for the earliest slot, with what there is to know of the block.
func (c *Chain) BuildDraft(ctx context.Context, body []byte, numTxs uint32) (*Drafted, error) {
	slot, err := EarliestSlot(ctx, c.Client)
	if err != nil {
		return nil, err
	}
	draft, parent, err := c.draft(ctx, body, numTxs, slot)
	if err != nil {
		return nil, err
	}
	risk, err := RiskOf(ctx, c.Client, parent, slot)
	if err != nil {
		return nil, err
	}
	return &Drafted{
		Block: parent + 1, Parent: parent, NumTxs: draft.NumTxs, Fees: units.Integer{Int: draft.Fees},
		BodyHash: rules.BodyHash(body, c.Params.TxBytes), TxRoot: common.BigToHash(draft.TxRoot), Bytes: len(body),
		SeenTxs: len(body) / int(c.Params.TxBytes), Risk: risk, Draft: c.draftFile(draft, parent),
	}, nil
}
