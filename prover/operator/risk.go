package operator

import (
	"context"
	"fmt"

	"fernet/settlement"
)

// Risk is how a block can be lost that is built for a slot: its parent has no root yet, and is
// pruned with all that follows it when its window ends with the slot.
type Risk struct {
	settlement.PruneRisk
	Parent, Slot uint64
}

// String says it; nothing when there is no risk.
func (r *Risk) String() string {
	if r == nil {
		return ""
	}
	return fmt.Sprintf("%s; slot %d ends then, so what is built on block %d for it may be lost", r.PruneRisk, r.Slot, r.Parent)
}

// RiskOf returns how a block can be lost before its slot ends that is built on a parent for the
// slot. Nil: it cannot.
func RiskOf(ctx context.Context, client *settlement.Client, parent, slot uint64) (*Risk, error) {
	// Windows end where slots start, so none ends within the slot.
	risk, err := client.RiskOf(ctx, parent, client.Params.Schedule.SlotStart(slot+1)+1)
	if risk == nil || err != nil {
		return nil, err
	}
	return &Risk{*risk, parent, slot}, nil
}
