package operator

import (
	"context"
	"fmt"

	"fernet/settlement"
)

// farthestSlot is how many slots from now one can be named: with 20 blocks of 12 s each it is in a
// month.
const farthestSlot = 10_000

// FarSlotError means that a slot is so far away that the number of an L1 block may have been meant.
type FarSlotError struct {
	Slot    uint64
	Current uint64 // slot
	Now     uint64 // L1 block
}

func (e *FarSlotError) Error() string {
	return fmt.Sprintf("slot %d is far away, L1 is in slot %d: wanted is the number of a slot, not of a block of L1, which is at %d",
		e.Slot, e.Current, e.Now)
}

// CheckSlot returns a FarSlotError for a slot that nobody names who means a slot.
func CheckSlot(ctx context.Context, client *settlement.Client, slot uint64) error {
	now, current, _, err := client.CurrentSlot(ctx) // 0 before the first one starts
	if err == nil && slot > current+farthestSlot {
		err = &FarSlotError{slot, current, now}
	}
	return err
}

// SlotOr returns the slot that is named, or the current one for nil: 0 before the first one starts.
func SlotOr(ctx context.Context, client *settlement.Client, named *uint64) (uint64, error) {
	if named != nil {
		return *named, nil
	}
	_, slot, _, err := client.CurrentSlot(ctx)
	return slot, err
}
