package operator

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"fernet/settlement"
	"fernet/settlement/units"
)

// Reported is what reporting a missed reveal came to.
type Reported struct {
	Now      uint64 `json:"l1Block"` // the L1 block at which it was checked
	Slot     uint64 `json:"slot"`
	StakerID uint32 `json:"stakerId"` // who won the slot
	Sent
	Penalties []Penalty `json:"penalties"`
	// Loss is, in a dry run, what the winner would lose of its deposit, in wei; otherwise nil.
	Loss *big.Int `json:"-"`
	// BanSlots is for how many slots it may not propose.
	BanSlots uint32 `json:"-"`
}

// Told says for a person, in a dry run, what the winner would lose; else nothing.
func (r *Reported) Told() string {
	if r.Loss == nil {
		return ""
	}
	return fmt.Sprintf("Staker %d would lose %s AZT of its deposit, and might not propose for %d slots.", r.StakerID, units.Exact(r.Loss), r.BanSlots)
}

// ErrNoSlotOver means that the first slot is not over.
var ErrNoSlotOver = errors.New("no slot is over yet")

// Report has the winner penalized of a slot that is over and was not revealed; nil: the one before
// the current slot. Anyone may do it, once a slot. It may wait until the slot is over.
func Report(ctx context.Context, client *settlement.Client, s Sender, named *uint64, wait Waiter) (*Reported, error) {
	if err := checkActor(client, s); err != nil {
		return nil, fmt.Errorf("report: %w", err)
	}
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
	r, check, err := checked(ctx, client, wait, func(v *settlement.View) (*Reported, error) {
		best, err := v.BestProposal(ctx, slot)
		if err != nil {
			return nil, err
		}
		r := &Reported{Now: v.Number, Slot: slot, StakerID: best.StakerID, Penalties: []Penalty{}, BanSlots: v.Params.BanSlots}
		check := v.CheckReport(ctx, slot)
		if check != nil || !s.DryRun() {
			return r, check
		}
		staker, err := v.Staker(ctx, best.StakerID)
		if err != nil {
			return nil, err
		}
		r.Loss = settlement.Loss(v.Params.RevealPenalty, staker.Deposit(v.Params.StakeAmount))
		return r, nil
	})
	if err != nil {
		return nil, err
	}
	call := client.ReportMissedReveal(slot)
	call.ID = s.ID("report", slot)
	if err := r.send(ctx, s, call, check); err != nil {
		return nil, err
	}
	r.Penalties = append(r.Penalties, penaltiesOf(client, r.Transactions)...)
	return r, nil
}
