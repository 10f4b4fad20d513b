package settling

import (
	"context"
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/prover"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// reading is one attempt to read an L1 block. It changes a memory and a view of its own.
type reading struct {
	*prover.Reading
	memory
	o    *Options
	view *View

	records map[uint64]settlement.Block // on record and not settled
	left    map[uint64]*big.Int         // of watched blocks that were looked at
	count   uint32                      // of stakers
}

func (r *reading) read(ctx context.Context) error {
	v := r.view
	v.Params, v.Now, v.Hash, v.Account = r.Params, r.Number, r.Hash, r.o.Account
	r.records, r.left = map[uint64]settlement.Block{}, map[uint64]*big.Int{}
	if err := r.compare(ctx); err != nil {
		return err
	}
	// What of all this an idle block needs is asked in one round trip.
	if err := r.Together(ctx, append(r.figures(), append(r.knownBlocks(), r.watchedBlocks()...)...)...); err != nil {
		return err
	}
	for _, step := range []func(context.Context) error{r.slot, r.vrfKeys, r.own, r.leave, r.blocks, r.claims, r.proposers} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	r.add(r.Number, r.Hash)
	return nil
}

// compare sees whether L1 still has the block that was read last, and forgets what is of another
// chain.
func (r *reading) compare(ctx context.Context) error {
	last := r.newest()
	switch {
	case last.number == 0 || last.number == r.Number && last.hash == r.Hash:
		return nil
	case last.number < r.Number:
		if hash, err := r.HashOf(ctx, last.number); err != nil || hash == last.hash {
			return err
		}
	}
	// Of the blocks that were read, the newest that L1 has ends what is common.
	hashes := make([]common.Hash, len(r.heads))
	var reads []func(context.Context) error
	for i, h := range r.heads {
		if h.number <= r.Number {
			reads = append(reads, func(ctx context.Context) (err error) { hashes[i], err = r.HashOf(ctx, h.number); return err })
		}
	}
	if err := r.Together(ctx, reads...); err != nil {
		return err
	}
	common, newest := uint64(0), 0
	for i, h := range r.heads {
		if h.number <= r.Number {
			newest = i
			if hashes[i] == h.hash {
				common = h.number
			}
		}
	}
	if common == r.heads[newest].number && last.number > r.Number {
		return fmt.Errorf("%w: it is at L1 block %d, L1 was at %d", ErrBehind, r.Number, last.number)
	}
	r.view.Reorg = &Reorg{From: common + 1, Was: last.number}
	r.forget(common + 1)
	return nil
}

// figures are the reads of what is as much in every block.
func (r *reading) figures() []func(context.Context) error {
	v, schedule := r.view, r.Params.Schedule
	reads := []func(context.Context) error{
		func(ctx context.Context) error {
			header, err := r.Client.Node.HeaderByNumber(ctx, nil)
			if err != nil {
				return fmt.Errorf("get the header of L1 block %d: %w", r.Number, err)
			}
			r.header(header)
			return nil
		},
		func(ctx context.Context) (err error) { v.Tip, err = r.Tip(ctx); return err },
		func(ctx context.Context) (err error) { v.Proven, err = r.Proven(ctx); return err },
		func(ctx context.Context) (err error) { v.Recorded, err = r.RecordedTip(ctx); return err },
		func(ctx context.Context) (err error) { v.Funds, err = r.Client.Funds(ctx); return err },
		func(ctx context.Context) (err error) { r.count, err = r.StakerCount(ctx); return err },
		func(ctx context.Context) (err error) { v.AZT, err = r.Balance(ctx, r.o.Account); return err },
		func(ctx context.Context) (err error) { v.ETH, err = r.ETH(ctx, r.o.Account); return err },
	}
	if ids := r.staked(); len(ids) > 0 {
		reads = append(reads, func(ctx context.Context) error { _, err := r.StakersByID(ctx, ids); return err })
	}
	if slot, started := schedule.SlotAt(r.Number); started {
		reads = append(reads, func(ctx context.Context) error { _, _, err := r.Randao(ctx, slot); return err })
		for _, slot := range append(r.reportable(slot), slot) {
			reads = append(reads, func(ctx context.Context) error { _, err := r.BestProposal(ctx, slot); return err })
		}
	}
	return reads
}

// reportable are the slots before one that may need a report.
func (r *reading) reportable(slot uint64) (slots []uint64) {
	first := slot - min(slot, r.Params.Schedule.WindowSlots()+1)
	for ; first < slot; first++ {
		if _, over := r.over[first]; !over && r.Number < r.Params.Schedule.WindowEnd(first) {
			slots = append(slots, first)
		}
	}
	return slots
}

func (r *reading) header(h *types.Header) {
	r.view.Time = time.Unix(int64(h.Time), 0)
	if h.BaseFee != nil {
		r.view.GasPrice.Add(r.view.GasPrice, h.BaseFee)
	}
}

// slot sets where the slot is, who may propose in it, and which slots before were missed.
func (r *reading) slot(ctx context.Context) (err error) {
	schedule := r.Params.Schedule
	slot, started := schedule.SlotAt(r.Number)
	if !started {
		return nil
	}
	if r.view.Slot, err = r.SlotByState(ctx, slot); err != nil {
		return err
	}
	for over := range r.over {
		if r.Number >= schedule.WindowEnd(over) {
			delete(r.over, over)
		}
	}
	for _, slot := range r.reportable(slot) {
		best, err := r.BestProposal(ctx, slot)
		if err != nil {
			return err
		}
		if best.Score.Sign() == 0 || best.Revealed || best.Reported {
			r.over[slot] = r.Number
			continue
		}
		proposal, _, err := r.WinningProposal(ctx, slot)
		if prover.LacksLogs(err) {
			continue // what a report pays is not known: it is looked for again with the next view
		}
		if err != nil {
			return err
		}
		r.view.Missed = append(r.view.Missed, &Missed{
			Slot: slot, StakerID: best.StakerID, FeeSplit: proposal.FeeSplit, Deadline: schedule.WindowEnd(slot),
		})
	}
	return nil
}

// proposers sets who may propose in the slot, if that decides on anything.
func (r *reading) proposers(ctx context.Context) error {
	slot, started := r.Params.Schedule.SlotAt(r.Number)
	proposes := func(s settlement.Staker) bool {
		return s.CheckEligible(rules.RoleSequencer, r.Params.Schedule.SlotStart(slot)) == nil
	}
	own := slices.ContainsFunc(r.view.Own, func(o *Own) bool { return o.Staker.ID != 0 && proposes(o.Staker) })
	if !started || !own || len(r.view.Missed) == 0 && r.view.Tip == r.view.Recorded {
		return nil
	}
	stakers, err := r.Stakers(ctx)
	if err != nil {
		return err
	}
	for _, s := range stakers {
		if proposes(s) {
			r.view.Sequencers = append(r.view.Sequencers, s.ID)
		}
	}
	return nil
}
