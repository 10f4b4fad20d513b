package deploy

import (
	"context"
	"errors"
	"fmt"
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

// ReadStatus reads the status of a deployment, and compares its record with L1.
func ReadStatus(ctx context.Context, client *settlement.Client) (*Status, error) {
	r := &Status{Deployment: client.Deployment, Agrees: true}
	var err error
	if r.Now, err = client.Node.BlockNumber(ctx); err != nil {
		return nil, fmt.Errorf("get newest block: %w", err)
	}
	err = client.Verify(ctx)
	if errors.Is(err, settlement.ErrOtherValue) {
		r.Agrees, r.Disagrees = false, err.Error()
	} else if err != nil {
		return nil, err
	}
	holdings, err := operator.ReadHoldings(ctx, client)
	if err != nil {
		return nil, err
	}
	r.Holdings = *holdings
	if r.Tip, err = client.Tip(ctx); err != nil {
		return nil, err
	}
	r.Proven, err = client.Proven(ctx)
	return r, err
}

// MakesToken reports whether a deployment made its own token.
func MakesToken(d *settlement.Deployment) bool {
	return slices.ContainsFunc(d.Contracts, func(c settlement.Created) bool { return c.Address == d.Token })
}
