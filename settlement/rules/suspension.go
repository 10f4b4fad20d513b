package rules

import "slices"

// Suspension is a time in which a penalized staker is not eligible. Its figures are L1 blocks.
type Suspension struct {
	From uint64 // the first: the start of the slot after the penalty
	// the first after it, for every role; 0 while something of the deposit is missing
	Until    uint64
	BanUntil uint64 // the first after it for the role of a sequencer, if that is later
}

// SuspensionAt returns the last of a staker's suspensions, which are in order, that has begun at an
// L1 block, and false when there is none. It alone counts then: those before it have ended, and it
// has the latest ban.
func SuspensionAt(all []Suspension, atBlock uint64) (Suspension, bool) {
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].From <= atBlock {
			return all[i], true
		}
	}
	return Suspension{}, false
}

// Suspends reports whether it keeps the staker from every role at an L1 block.
func (s Suspension) Suspends(atBlock uint64) bool {
	return s.From <= atBlock && (s.Until == 0 || atBlock < s.Until)
}

// Bans reports whether it keeps the staker from proposing at an L1 block.
func (s Suspension) Bans(atBlock uint64) bool {
	return s.From <= atBlock && atBlock < s.BanUntil
}

// Suspended reports whether a staker with these suspensions may not act in a role, or in one of a
// set of roles, in a slot whose first L1 block is atBlock.
func Suspended(all []Suspension, role Role, atBlock uint64) bool {
	s, begun := SuspensionAt(all, atBlock)
	return begun && (s.Suspends(atBlock) || role&RoleSequencer != 0 && s.Bans(atBlock))
}

// Penalize returns a staker's suspensions after a penalty in L1 block now that acts from fromBlock
// on, which is ahead. short is whether something of the deposit is missing after it. The penalty
// extends the last suspension where that still lasts or has not begun: nothing changes for blocks
// up to now.
func Penalize(all []Suspension, now, fromBlock, banUntil uint64, short bool) []Suspension {
	next := slices.Clone(all)
	if n := len(next); n != 0 {
		last := &next[n-1]
		banUntil = max(banUntil, last.BanUntil)
		if last.Until == 0 || last.Until > now || last.From > now {
			if short {
				last.Until = 0
			}
			last.BanUntil = banUntil
			return next
		}
	}
	until := fromBlock
	if short {
		until = 0
	}
	return append(next, Suspension{fromBlock, until, banUntil})
}

// Refill returns a staker's suspensions after its deposit, of which something was missing, was
// filled up: it is eligible again from until on, activationDelay after the refill.
func Refill(all []Suspension, until uint64) []Suspension {
	next := slices.Clone(all)
	next[len(next)-1].Until = until
	return next
}
