package operator

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// Drafted is a draft with what its sequencer wants to know of it before it is proposed.
type Drafted struct {
	Block     uint64        `json:"block"` // the number it will have
	Parent    uint64        `json:"parent"`
	NumTxs    uint32        `json:"numTxs"`
	Transfers int           `json:"transfers"`
	Fees      units.Integer `json:"fees"` // wei
	BodyHash  common.Hash   `json:"bodyHash"`
	TxRoot    common.Hash   `json:"txRoot"`
	Bytes     int           `json:"bytes"` // of the body

	Slot  uint64                `json:"-"` // the first that it can be proposed for
	Risk  *settlement.PruneRisk `json:"-"` // how it is lost when it is proposed for it; nil: it is not at risk
	Draft *files.Draft          `json:"-"`
}

// BuildDraft drafts a block of a file of signed transfers for the earliest slot. See DraftFile.
func (c *Chain) BuildDraft(ctx context.Context, path string, numTxs uint32) (*Drafted, error) {
	slot, err := EarliestSlot(ctx, c.Client)
	if err != nil {
		return nil, err
	}
	draft, transfers, err := c.draftFile(ctx, path, numTxs, slot)
	if err != nil {
		return nil, err
	}
	risk, err := RiskOf(ctx, c.Client, draft.Parent, slot)
	if err != nil {
		return nil, err
	}
	d := &Drafted{
		Block: draft.Parent + 1, Parent: draft.Parent, NumTxs: draft.NumTxs, Transfers: len(transfers.Transfers),
		Fees: units.Integer{Int: new(big.Int)}, BodyHash: rules.BodyHash(draft.Body, c.Params.TxBytes),
		TxRoot: common.BigToHash(draft.TxRoot), Bytes: len(draft.Body), Slot: slot, Risk: risk, Draft: draft,
	}
	for _, t := range transfers.Transfers {
		d.Fees.Add(d.Fees.Int, t.Fee.Big())
	}
	return d, nil
}

// DraftFile is Draft of a file of signed transfers, which errors about its transfers name.
func (c *Chain) DraftFile(ctx context.Context, path string, numTxs uint32, slot uint64) (*files.Draft, error) {
	draft, _, err := c.draftFile(ctx, path, numTxs, slot)
	return draft, err
}

func (c *Chain) draftFile(ctx context.Context, path string, numTxs uint32, slot uint64) (*files.Draft, *files.Transfers, error) {
	signed, err := files.ReadTransfers(path, prover.Files(c.Deployment))
	if err != nil {
		return nil, nil, err
	}
	draft, err := c.Draft(ctx, signed.Transfers, numTxs, slot)
	if errors.Is(err, prover.ErrDraft) {
		err = fmt.Errorf("%s: %w", path, err)
	}
	return draft, signed, err
}
