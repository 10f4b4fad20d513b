package deploy

import (
	"context"
	"errors"
	"slices"

	"fernet/prover/operator"
	"fernet/settlement"
)

// Status is what a deployment is, and holds, at an L1 block.
type Status struct {
	Now        uint64                 `json:"l1Block"`
	Deployment *settlement.Deployment `json:"deployment"` // the record
	// L1 has the record's addresses and parameters
	Agrees    bool   `json:"agrees"`
	Disagrees string `json:"disagrees,omitempty"`
	operator.Holdings
	Tip    uint64 `json:"tip"`    // the last block, pending or proven
	Proven uint64 `json:"proven"` // the last proven one
}

// ReadStatus reads the status of a deployment, and compares its record with L1, all at one L1
// block.
func ReadStatus(ctx context.Context, client *settlement.Client) (*Status, error) {
	return settlement.AtOneBlock(ctx, client, func(v *settlement.View) (*Status, error) { return readStatus(ctx, v) })
}

func readStatus(ctx context.Context, v *settlement.View) (*Status, error) {
	r := &Status{Now: v.Number, Deployment: v.Deployment, Agrees: true}
	err := v.Verify(ctx)
	if errors.Is(err, settlement.ErrOtherValue) {
		r.Agrees, r.Disagrees = false, err.Error()
	} else if err != nil {
		return nil, err
	}
	holdings, err := operator.ReadHoldings(ctx, v.Client)
	if err != nil {
		return nil, err
	}
	r.Holdings = *holdings
	if r.Tip, err = v.Tip(ctx); err != nil {
		return nil, err
	}
	r.Proven, err = v.Proven(ctx)
	return r, err
}

// MakesToken reports whether a deployment made its own token.
func MakesToken(d *settlement.Deployment) bool {
	return slices.ContainsFunc(d.Contracts, func(c settlement.Created) bool { return c.Address == d.Token })
}
