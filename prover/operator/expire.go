package operator

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"fernet/settlement"
	"fernet/settlement/units"
)

// Expired is what burning the unclaimed rewards of a block came to.
type Expired struct {
	Block  uint64        `json:"block"`
	Amount units.Integer `json:"amount"` // wei that were burned, or would be
	Sent
}

// Told says, for a person, what is burned, if anything.
func (r *Expired) Told() string {
	if r.Already != "" || r.Dry() {
		return ""
	}
	return fmt.Sprintf("%s AZT of block %d, which nobody claimed, are burned.", units.Exact(r.Amount.Int), r.Block)
}

// Expire burns what nobody claimed of a block in time. Anyone may do it; it may wait until the
// claim window is over.
func Expire(ctx context.Context, client *settlement.Client, s Sender, number uint64, wait Waiter) (*Expired, error) {
	if err := errors.Join(checkActor(client, s), checkBlock(number)); err != nil {
		return nil, fmt.Errorf("expire: %w", err)
	}
	// What an earlier run began decides whether there is something left.
	if err := s.Resume(ctx); err != nil {
		return nil, err
	}
	r := &Expired{Block: number, Amount: units.Integer{Int: new(big.Int)}}
	done, err := alreadyDone(wait.Check(ctx, func(ctx context.Context) error {
		rest, err := client.CheckExpire(ctx, number)
		if rest != nil {
			r.Amount.Int = rest
		}
		return err
	}))
	if err != nil {
		return nil, err
	}
	if r.Already = done; done != "" {
		return r, nil
	}
	record, err := client.Block(ctx, number)
	if err != nil {
		return nil, err
	}
	call := client.Expire(number)
	call.ID = s.ID("expire", number, record.Slot)
	if err := r.send(ctx, s, call, nil); err != nil {
		return nil, err
	}
	for _, receipt := range r.receipts() {
		r.Amount.Int = client.ExpiredBy(receipt)
	}
	return r, nil
}
