package operator

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
)

// Pruned is what pruning came to.
type Pruned struct {
	First uint64 `json:"firstDropped,omitempty"` // in a dry run: that would be dropped
	Last  uint64 `json:"lastDropped,omitempty"`
	Sent
	Penalties []Penalty `json:"penalties,omitempty"` // of the first block's author
}

// Dropped says, for a person, which blocks are dropped, if any.
func (r *Pruned) Dropped() string {
	switch {
	case r.Last == r.First && r.First > 0:
		return fmt.Sprintf("Block %d is dropped.", r.First)
	case r.Last > 0:
		return fmt.Sprintf("Blocks %d to %d are dropped.", r.First, r.Last)
	}
	return ""
}

// Prune drops the blocks that nobody proved in time, and has the author of the first penalized.
// Anyone may do it; it may wait until the proving window of the first block without a root is over.
func Prune(ctx context.Context, client *settlement.Client, s Sender, wait Waiter) (*Pruned, error) {
	if err := checkActor(client, s); err != nil {
		return nil, fmt.Errorf("prune: %w", err)
	}
	// Whoever has no account can still be told that there is nothing to prune.
	if s.Address() != (common.Address{}) {
		// What an earlier run began decides what is left to prune.
		if err := s.Resume(ctx); err != nil {
			return nil, err
		}
	}
	r := new(Pruned)
	slot := uint64(0)
	done, err := alreadyDone(wait.Check(ctx, func(ctx context.Context) error {
		first, block, err := client.CheckPrune(ctx)
		r.First, slot = first, block.Slot
		return err
	}))
	if err != nil {
		return nil, err
	}
	if done != "" {
		return &Pruned{Sent: Sent{Already: done}}, nil
	}
	call := client.Prune()
	call.ID = s.ID("prune", r.First, slot)
	if err := r.send(ctx, s, call, nil); err != nil {
		return nil, err
	}
	for _, receipt := range r.receipts() {
		r.First, r.Last, _ = client.PrunedBy(receipt)
	}
	r.Penalties = penaltiesOf(client, r.Transactions)
	return r, nil
}
