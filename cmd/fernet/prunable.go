package main

import (
	"context"
	"fmt"

	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// warnPrunable says when the block that another one is built on may be dropped before that one can
// be revealed in a slot: the work on it would be lost. It returns what it said, which is nothing
// when all is well.
func warnPrunable(ctx context.Context, s *session.Session, client *settlement.Client, parent, slot uint64) (string, error) {
	end := client.Params.Schedule.SlotStart(slot + 1)
	risk, err := client.RiskOf(ctx, parent, end)
	if err != nil || risk == nil {
		return "", err
	}
	warning := fmt.Sprintf("%s; the reveal phase of slot %d ends at L1 block %d: what is built on block %d may be lost", risk, slot, end, parent)
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
