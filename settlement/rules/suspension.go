package rules

// Suspension is a time in which a penalized staker is not eligible. Its figures are L1 blocks.
type Suspension struct {
	From     uint64 // the first: the start of the slot after the penalty
	Until    uint64 // the first after it, for every role; 0 while something of the deposit is missing
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
