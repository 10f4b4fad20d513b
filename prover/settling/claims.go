package settling

import (
	"context"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/settlement"
)

const (
	// looksAtOnce is of how many blocks at most one view reads who is due what: it takes hundreds
	// of requests. Others have to wait for later views.
	looksAtOnce = 4
	// watchedAtOnce is of how many blocks at most one view sees whether somebody has claimed.
	watchedAtOnce = 32
	// lostAgain is for how many L1 blocks logs are not looked for again that no RPC has: an hour.
	lostAgain = 300
)

// watchedBlocks are the reads of what is left of blocks of which something was left: of a part of
// them in each view.
func (r *reading) watchedBlocks() (reads []func(context.Context) error) {
	var numbers []uint64
	for number, w := range r.unclaimed {
		if w.Worth.Sign() > 0 && w.remaining != nil {
			numbers = append(numbers, number)
		}
	}
	slices.Sort(numbers)
	if len(numbers) > watchedAtOnce {
		first, _ := slices.BinarySearch(numbers, r.turn)
		numbers = slices.Concat(numbers[first:], numbers[:first])[:watchedAtOnce]
	}
	if len(numbers) > 0 {
		r.turn = numbers[len(numbers)-1] + 1
	}
	var left []settlement.Remainder
	return append(reads, func(ctx context.Context) (err error) {
		if left, err = r.Remainders(ctx, numbers); err != nil {
			return err
		}
		for i, number := range numbers {
			r.left[number] = left[i].Remaining
		}
		return nil
	})
}

// claims sets of which finalized blocks something is left.
func (r *reading) claims(ctx context.Context) error {
	look, err := r.toLookAt(ctx)
	if err != nil {
		return err
	}
	if err := r.look(ctx, look); err != nil {
		return err
	}
	r.view.Unread = r.unread()
	r.settle()
	for number, w := range r.unclaimed {
		switch expired := w.Expiry != 0 && r.Number+1 >= w.Expiry; {
		case expired:
			if w.Worth.Sign() > 0 {
				r.view.Expired = append(r.view.Expired, number)
			}
			delete(r.unclaimed, number)
		case w.Worth.Sign() == 0 && w.again == 0 && w.at+keptHeads < r.Number:
			delete(r.unclaimed, number)
		case w.Worth.Sign() > 0:
			r.view.Unclaimed = append(r.view.Unclaimed, &w.Unclaimed)
		}
	}
	slices.Sort(r.view.Expired)
	slices.SortFunc(r.view.Unclaimed, func(x, y *Unclaimed) int { return int(x.Number) - int(y.Number) })
	return nil
}

// unread are the finalized blocks of which it is not known what is left.
func (r *reading) unread() (numbers []uint64) {
	for number, record := range r.records {
		if _, known := r.finalized[number]; record.Finalized && !known {
			numbers = append(numbers, number)
		}
	}
	for number, w := range r.unclaimed {
		if w.remaining == nil {
			numbers = append(numbers, number)
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// toLookAt are the finalized blocks of which it has to be read who is due what, the oldest first.
func (r *reading) toLookAt(ctx context.Context) ([]uint64, error) {
	var fresh []uint64
	for number, record := range r.records {
		if _, known := r.finalized[number]; record.Finalized && !known {
			fresh = append(fresh, number)
		}
	}
	slices.Sort(fresh)
	left, err := r.Remainders(ctx, fresh)
	if err != nil {
		return nil, err
	}
	var look []uint64
	for i, number := range fresh {
		if left[i].Remaining.Sign() == 0 || left[i].ExpiryBlock != 0 && r.Number+1 >= left[i].ExpiryBlock {
			r.finalized[number] = r.Number // nothing of it can be claimed by anybody
		} else {
			look = append(look, number)
		}
	}
	for number, w := range r.unclaimed {
		now, asked := r.left[number]
		if w.remaining == nil && w.again <= r.Number || asked && now.Cmp(w.remaining) != 0 {
			look = append(look, number)
		}
	}
	slices.Sort(look)
	return look[:min(len(look), looksAtOnce)], nil
}

// looked is what was read of a block to claim from.
type looked struct {
	payouts *settlement.BlockPayouts // nil: no RPC has the logs
	rest    settlement.Remainder
	slot    uint64
}

// look reads who is due what of some blocks. The logs that say so may be gone where L1 is asked, as
// rewards can be claimed for longer than many an RPC keeps logs: they are looked for again later,
// and the rest of the view is as it is.
func (r *reading) look(ctx context.Context, numbers []uint64) error {
	blocks := make([]looked, len(numbers))
	var reads []func(context.Context) error
	for i, number := range numbers {
		reads = append(reads, func(ctx context.Context) (err error) {
			blocks[i], err = r.lookAt(ctx, number)
			return err
		})
	}
	err := r.Together(ctx, reads...)
	if prover.LacksLogs(err) {
		blocks, err = r.lookElsewhere(ctx, numbers)
	}
	if err != nil {
		return err
	}
	for i, number := range numbers {
		r.note(number, blocks[i])
	}
	return nil
}

func (r *reading) lookAt(ctx context.Context, number uint64) (b looked, err error) {
	if b.rest, err = r.Remainder(ctx, number); err != nil {
		return b, err
	}
	record, err := r.View.Block(ctx, number)
	if err != nil {
		return b, err
	}
	b.slot = record.Slot
	b.payouts, err = r.BlockPayouts(ctx, number)
	return b, err
}

// lookElsewhere is lookAt of blocks of which the RPC lacks logs: of one after the other, from each
// URL.
func (r *reading) lookElsewhere(ctx context.Context, numbers []uint64) ([]looked, error) {
	blocks := make([]looked, len(numbers))
	for i, number := range numbers {
		var err error
		blocks[i], err = settlement.Elsewhere(r.View, func() (looked, error) { return r.lookAt(ctx, number) })
		if err != nil && !prover.LacksLogs(err) {
			return nil, err
		}
	}
	return blocks, nil
}

// note keeps what was read of a block.
func (r *reading) note(number uint64, b looked) {
	if number >= r.settled {
		r.finalized[number] = r.Number
	}
	if b.payouts == nil {
		lost := Unclaimed{Number: number, Slot: b.slot, Worth: new(big.Int), Expiry: b.rest.ExpiryBlock}
		r.unclaimed[number] = watched{Unclaimed: lost, at: r.Number, again: r.Number + lostAgain}
		return
	}
	w, due := r.due(b.payouts)
	w.Slot, w.remaining, w.at = b.slot, b.rest.Remaining, r.Number
	if due {
		r.unclaimed[number] = w
	} else {
		delete(r.unclaimed, number)
	}
}

// due is what of a block's rewards is left for the account and its stakers, and whether anything
// ever was.
func (r *reading) due(p *settlement.BlockPayouts) (w watched, ever bool) {
	w.Unclaimed = Unclaimed{Number: p.Number, Worth: new(big.Int), Finalized: p.Settled.L1Block, Expiry: p.ExpiryBlock}
	owns := func(id uint32, owner common.Address) bool {
		return slices.Contains(r.ids, id) || r.o.Account != (common.Address{}) && owner == r.o.Account
	}
	add := func(amount *big.Int, paid bool) bool {
		if amount.Sign() == 0 {
			return false
		}
		ever = true
		if !paid && p.Expired == nil {
			w.Worth.Add(w.Worth, amount)
			return true
		}
		return false
	}
	for _, reward := range p.Rewards {
		if owns(reward.StakerID, reward.Owner) && add(reward.Amount, reward.Claimed) {
			w.Rewards++
		}
	}
	if owns(p.Sequencer, p.Owner) {
		w.Share = add(p.Share, p.SharePaid)
	}
	if r.o.Account != (common.Address{}) && p.Beneficiary == r.o.Account {
		w.Submitter = add(p.SubmitterShare, p.SubmitterPaid)
	}
	return w, ever
}

// settle goes on to the first block that is not finalized or was not looked at.
func (r *reading) settle() {
	r.settled = max(r.settled, 1)
	for {
		if _, known := r.finalized[r.settled]; !known {
			return
		}
		delete(r.finalized, r.settled)
		r.settled++
	}
}
