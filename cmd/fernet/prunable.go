package main

import (
	"context"
	"fmt"

	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// warnPrunable says when the block that another one is built on for a slot counts as pruned when the
// slot ends, unless it gets a root before: the work on the other one would be lost. It returns what
// it said, which is nothing when all is well.
func warnPrunable(ctx context.Context, s *session.Session, client *settlement.Client, parent, slot uint64) (string, error) {
	// Windows end where slots start, so none ends within the slot.
	risk, err := client.RiskOf(ctx, parent, client.Params.Schedule.SlotStart(slot+1)+1)
	if err != nil || risk == nil {
		return "", err
	}
	warning := fmt.Sprintf("%s; slot %d ends then, so what is built on block %d for it may be lost", risk, slot, parent)
	s.Note("warning: %s", warning)
	return warning, nil
}

// earliestSlot is the first slot that a block which is ready now can be proposed for.
func earliestSlot(ctx context.Context, client *settlement.Client) (uint64, error) {
	now, slot, started, err := client.CurrentSlot(ctx)
	if err != nil || !started {
		return 0, err
	}
	if client.Params.Schedule.PhaseAt(slot, now+1) != rules.PhasePropose {
		slot++
	}
	return slot, nil
}
