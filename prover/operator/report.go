package operator

import (
	"context"
	"errors"
	"math/big"

	"fernet/settlement"
)

// Reported is what reporting a missed reveal came to.
type Reported struct {
	Slot     uint64 `json:"slot"`
	StakerID uint32 `json:"stakerId"` // who won the slot
	Sent
	Penalties []Penalty `json:"penalties"`
	// Loss is, in a dry run, what the winner would lose of its deposit, in wei; otherwise nil.
	Loss *big.Int `json:"-"`
	// BanSlots is for how many slots it may not propose.
	BanSlots uint32 `json:"-"`
}

// ErrNoSlotOver means that the first slot is not over.
var ErrNoSlotOver = errors.New("no slot is over yet")

// Report has the winner penalized of a slot that is over and was not revealed; nil: the one before
// the current slot. Anyone may do it, once a slot. It may wait until the slot is over.
func Report(ctx context.Context, client *settlement.Client, s Sender, named *uint64, wait Waiter) (*Reported, error) {
	slot, err := SlotOr(ctx, client, named)
	if err != nil {
		return nil, err
	}
	if named == nil {
		if slot == 0 {
			return nil, ErrNoSlotOver
		}
		slot--
	}
	check := wait.Check(ctx, func(ctx context.Context) error { return client.CheckReport(ctx, slot) })
	best, err := client.BestProposal(ctx, slot)
	if err != nil {
		return nil, err
	}
	r := &Reported{Slot: slot, StakerID: best.StakerID, Penalties: []Penalty{}, BanSlots: client.Params.BanSlots}
	if check == nil && s.DryRun() {
		staker, err := client.Staker(ctx, best.StakerID)
		if err != nil {
			return nil, err
		}
		r.Loss = settlement.Loss(client.Params.RevealPenalty, staker.Deposit(client.Params.StakeAmount))
	}
	call := client.ReportMissedReveal(slot)
	call.ID = s.ID("report", slot)
	if err := r.send(ctx, s, call, check); err != nil {
		return nil, err
	}
	r.Penalties = append(r.Penalties, penaltiesOf(client, r.Transactions)...)
	return r, nil
}
