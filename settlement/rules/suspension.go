package rules

// Suspension is a time in which a penalized staker is not eligible. All figures are L1 blocks.
type Suspension struct {
	FromBlock  uint64 // its first: the start of the slot after the penalty
	UntilBlock uint64 // the first after it, for every role: FromBlock where nothing of the deposit is missing, 0 while something is
	BanUntil   uint64 // the first after it for the role of a sequencer, if that is later
}

// Suspensions are those of one staker, in order. The last one alone may still change, and nothing it says of past blocks does.
type Suspensions []Suspension

// Penalize returns the suspensions after a penalty in L1 block now that acts from fromBlock on, which is ahead. short is whether
// something of the deposit is missing after it.
func (s Suspensions) Penalize(now, fromBlock, banUntil uint64, short bool) Suspensions {
	next := append(Suspensions(nil), s...)
	if n := len(next); n != 0 {
		last := &next[n-1]
		banUntil = max(banUntil, last.BanUntil)
		if last.UntilBlock == 0 || last.UntilBlock > now || last.FromBlock > now {
			if short {
				last.UntilBlock = 0
			}
			last.BanUntil = banUntil
			return next
		}
	}
	untilBlock := fromBlock
	if short {
		untilBlock = 0
	}
	return append(next, Suspension{fromBlock, untilBlock, banUntil})
}

// Refill returns the suspensions after the deposit, of which something was missing, was filled up: the staker is eligible again from
// untilBlock on, which is now + activationDelay.
func (s Suspensions) Refill(untilBlock uint64) Suspensions {
	next := append(Suspensions(nil), s...)
	next[len(next)-1].UntilBlock = untilBlock
	return next
}

// Allow reports whether a staker with these suspensions may act with a role in a slot whose first L1 block is atBlock. Of the
// suspensions only the last that had begun by then counts: it has the latest ban, and began after the others had ended.
func (s Suspensions) Allow(role Role, atBlock uint64) bool {
	for i := len(s) - 1; i >= 0; i-- {
		last := s[i]
		if last.FromBlock > atBlock {
			continue
		}
		return last.UntilBlock != 0 && atBlock >= last.UntilBlock && (!role.Has(RoleSequencer) || atBlock >= last.BanUntil)
	}
	return true
}
