package operator

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
)

// Randao is what recording a slot's RANDAO came to.
type Randao struct {
	Slot uint64 `json:"slot"`
	Sent
	Randao common.Hash `json:"randao"` // as L1 has it, or would
}

// RecordRandao proves the RANDAO of a slot to L1, of the current one for nil, with the header of
// the L1 block before the slot. Anyone may do it, once a slot; it may wait until the slot starts.
func RecordRandao(ctx context.Context, client *settlement.Client, s Sender, named *uint64, wait Waiter) (*Randao, error) {
	if err := checkActor(client, s); err != nil {
		return nil, fmt.Errorf("record RANDAO: %w", err)
	}
	slot, err := SlotOr(ctx, client, named)
	if err != nil {
		return nil, err
	}
	if _, err := alreadyDone(wait.Check(ctx, func(ctx context.Context) error { return client.CheckRecordRandao(ctx, slot) })); err != nil {
		return nil, err
	}
	return recordRandao(ctx, client, s, slot, 0)
}

// recordRandao records a slot's RANDAO if that makes sense. It sends nothing when the account has
// too little ETH for that and as many calls more as follow.
func recordRandao(ctx context.Context, client *settlement.Client, s Sender, slot uint64, follow int) (*Randao, error) {
	r := &Randao{Slot: slot}
	check := client.CheckRecordRandao(ctx, slot)
	if check != nil {
		if _, err := alreadyDone(check); err != nil {
			return nil, err
		}
	}
	header, err := client.RandaoHeader(ctx, slot)
	if err != nil {
		return nil, err
	}
	r.Randao = header.MixDigest
	call, err := client.RecordRandao(slot, header)
	if err != nil {
		return nil, err
	}
	// One ID whatever the header: after a reorg below the slot another one is to be recorded in its
	// place.
	call.ID = s.ID("randao", slot)
	if check == nil && follow > 0 && !s.DryRun() {
		if _, err := s.Preflight(ctx, follow, call); err != nil {
			return nil, err
		}
	}
	if err := r.send(ctx, s, call, check); err != nil {
		return nil, err
	}
	if r.Already != "" {
		if r.Randao, _, err = client.Randao(ctx, slot); err != nil {
			return nil, err
		}
	}
	return r, nil
}
