package operator

import (
	"context"

	"fernet/settlement"
)

// SlotOr returns the slot that is named, or the current one for nil: 0 before the first one starts.
func SlotOr(ctx context.Context, client *settlement.Client, named *uint64) (uint64, error) {
	if named != nil {
		return *named, nil
	}
	_, slot, _, err := client.CurrentSlot(ctx)
	return slot, err
}
