package sequencing

import (
	"context"
	"slices"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// sight is what Step sees of L1, all of it at one block, and of the slots only what L1's state
// says: logs that an RPC has lost must not keep a body from being revealed.
type sight struct {
	slot   *settlement.SlotStatus // the current one; nil before the first starts
	before *settlement.SlotStatus // the one before; nil for none
	mayAct bool                   // one of the operator's sequencers may
	rivals []settlement.Staker    // sequencers of others that may act in the slot
	turn   uint64                 // of the operator among all that may, to record RANDAO
}

func (s *Sequencer) look(ctx context.Context) (*sight, error) {
	var list settlement.StakerList
	seen, err := settlement.AtOneBlock(ctx, s.c.Chain.Client, func(v *settlement.View) (*sight, error) {
		seen := &sight{}
		number, started := v.Params.Schedule.SlotAt(v.Number)
		if !started {
			return seen, nil
		}
		stakers, next, err := s.list.Next(ctx, v)
		if err != nil {
			return nil, err
		}
		list = next
		if seen.slot, err = v.SlotByState(ctx, number); err != nil {
			return nil, err
		}
		if number > 0 {
			if seen.before, err = v.SlotByState(ctx, number-1); err != nil {
				return nil, err
			}
		}
		s.divide(seen, stakers)
		return seen, nil
	})
	if err == nil {
		s.list = list
	}
	return seen, err
}

// divide tells the operator's sequencers from those of others.
func (s *Sequencer) divide(seen *sight, stakers []settlement.Staker) {
	var may []uint32
	for _, staker := range stakers {
		if staker.Roles&rules.RoleSequencer == 0 || !staker.EligibleAt(rules.RoleSequencer, seen.slot.Start) {
			continue
		}
		may = append(may, staker.ID)
		if s.own[staker.ID] {
			seen.mayAct = true
		} else {
			seen.rivals = append(seen.rivals, staker)
		}
	}
	seen.turn = turn(may, s.own, seen.slot.Slot)
}

// turn is how many sequencers come before one's own first to record a slot's RANDAO: all take turns
// that move on by one each slot, so that none pays for all.
func turn(may []uint32, own map[uint32]bool, slot uint64) uint64 {
	n := uint64(len(may))
	first := n
	for i, id := range slices.Sorted(slices.Values(may)) {
		if own[id] {
			first = min(first, (uint64(i)+n-slot%n)%n)
		}
	}
	return first
}

// isTurn reports whether to propose when that means to record RANDAO first: a turn is one L1 block,
// and after a third of the propose phase everyone may.
func isTurn(seen *sight, schedule rules.Schedule) bool {
	return seen.slot.Randao != nil || seen.slot.Now >= seen.slot.Start+min(seen.turn, schedule.ProposeBlocks/3)
}
