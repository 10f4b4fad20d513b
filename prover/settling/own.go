package settling

import (
	"context"
	"slices"

	"fernet/prover"
	"fernet/prover/operator"
	"fernet/settlement"
)

// staked are the stakers of the keys, as far as they are known.
func (r *reading) staked() (ids []uint32) {
	for _, id := range r.ids {
		if id != 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// vrfKeys sets the keys of all stakers. A staker keeps its key for life, so only those that are new
// are read, and all of them after a reorg.
func (r *reading) vrfKeys(ctx context.Context) error {
	var fresh []uint32
	for id := uint32(len(r.keys)) + 1; id <= r.count; id++ {
		fresh = append(fresh, id)
	}
	if len(fresh) > 0 {
		stakers, err := r.StakersOf(ctx, fresh)
		if err != nil {
			return err
		}
		r.keys = slices.Clip(r.keys) // views that were read share what is there
		for _, staker := range stakers {
			r.keys = append(r.keys, staker.VrfKey)
		}
	}
	r.view.VrfKeys = r.keys
	return nil
}

// own sets what became of each identity.
func (r *reading) own(ctx context.Context) error {
	if err := r.find(ctx); err != nil {
		return err
	}
	stakers, err := r.StakersByID(ctx, r.staked())
	if err != nil {
		return err
	}
	for i, key := range r.o.Keys {
		own := &Own{Key: key}
		if id := r.ids[i]; id == 0 {
			own.Why = operator.ErrNotStaked
		} else {
			own.Staker = stakers[id]
			r.actsFrom(own)
		}
		r.view.Own = append(r.view.Own, own)
	}
	return nil
}

// find finds the stakers of keys that nobody has staked so far: the first time among all, later
// among those that are new.
func (r *reading) find(ctx context.Context) error {
	if r.ids == nil {
		r.ids = make([]uint32, len(r.o.Keys))
		for i, key := range r.o.Keys {
			staker, found, err := r.StakerWithKey(ctx, key, r.o.Account)
			if err != nil {
				return err
			}
			if found {
				r.ids[i] = staker.ID
			}
		}
		r.stakers = r.count
		return nil
	}
	if len(r.staked()) == len(r.ids) {
		return nil // and the stakers that come meanwhile are none of ours
	}
	var fresh []uint32
	for id := r.stakers + 1; id <= r.count; id++ {
		fresh = append(fresh, id)
	}
	stakers, err := r.StakersOf(ctx, fresh)
	if err != nil {
		return err
	}
	for _, staker := range stakers {
		for i, key := range r.o.Keys {
			if r.ids[i] == 0 && staker.VrfKey.Cmp(key) == 0 {
				r.ids[i] = staker.ID
			}
		}
	}
	r.stakers = r.count
	return nil
}

// leave sets the stakers that are leaving. Where the RPC lacks logs for that, they are those of
// before.
func (r *reading) leave(ctx context.Context) error {
	slot, _ := r.Params.Schedule.SlotAt(r.Number)
	if r.leaving == nil || r.leavingIn != slot {
		stakers, err := r.Stakers(ctx)
		if err != nil && !prover.LacksLogs(err) {
			return err
		}
		if err == nil {
			r.leaving, r.leavingIn = map[uint32]bool{}, slot
			for _, staker := range stakers {
				own := &Own{Staker: staker}
				if r.actsFrom(own); own.ActsFrom == 0 {
					r.leaving[staker.ID] = true
				}
			}
		}
	}
	r.view.Leaving = r.leaving
	return nil
}

// actsFrom sets from which L1 block on a staker may act.
func (r *reading) actsFrom(own *Own) {
	schedule, start := r.Params.Schedule, r.Params.Schedule.SlotStart(0)
	if slot, started := schedule.SlotAt(r.Number); started {
		start = schedule.SlotStart(slot)
	}
	if own.Why = own.Staker.CheckEligible(0, start); own.Why == nil {
		own.ActsFrom = start
		return
	}
	// Whatever ends by itself does so at one of these.
	for _, from := range r.ends(own.Staker) {
		if from <= start {
			continue
		}
		at := schedule.NextSlotStart(from - 1)
		if own.Staker.CheckEligible(0, at) == nil && (own.ActsFrom == 0 || at < own.ActsFrom) {
			own.ActsFrom = at
		}
	}
}

// ends are the L1 blocks from which on something no longer keeps a staker from acting.
func (r *reading) ends(s settlement.Staker) []uint64 {
	ends := []uint64{s.ActivationBlock}
	for _, suspension := range s.Suspensions {
		ends = append(ends, suspension.Until)
	}
	return ends
}
