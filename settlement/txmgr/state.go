package txmgr

import (
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// version is one signed form of a transaction; versions differ in their fees only.
type version struct {
	hash     common.Hash
	standing standing
}

// view is what the chain looked like to one poll.
type view struct {
	head     uint64 // number of the newest block
	complete bool   // every version's receipt was asked for and answered
	mined    *minedIn
}

// minedIn is where a version was mined. The block was canonical.
type minedIn struct {
	tx       common.Hash
	block    common.Hash
	number   uint64
	reverted bool
}

// policy is the part of Config that decides transitions.
type policy struct {
	confirmations uint64
	poll          time.Duration
	rebroadcast   time.Duration
	bump          time.Duration
	giveUp        time.Duration
	renonces      int
}

// sendState is the state of one transaction. It is pure: it reads no clock,
// chain or file. Its owner tells it what happened and when, and asks next for
// what to do. It is not safe for concurrent use.
type sendState struct {
	policy policy

	phase    phase
	versions []version // oldest first
	mined    minedIn   // in phaseMined, phaseConfirmed and phaseReverted
	// newest block known when the first version was signed; 0 when it landed since
	start uint64

	bumpAt   time.Time // a version that pays more is due
	castAt   time.Time // a broadcast is due
	giveUpAt time.Time // the last time to get a first version accepted

	nonceLow  bool // a node said that the nonce is used
	priceLow  bool // a node wants more
	permanent bool // a node refused for good
	unsure    bool // it was offered for long enough: are pools and blocks without it?
	tries     int  // broadcasts in a row that no node took

	by       common.Hash // in phaseReplaced: by which transaction, zero when unknown
	reorgs   int
	renonces int
}

// newSendState is the state before anything was signed. start is the newest
// block then known.
func newSendState(p policy, start uint64, now time.Time) *sendState {
	return &sendState{policy: p, start: start, giveUpAt: now.Add(p.giveUp)}
}

// resumeSendState is the state of a transaction read from the journal: each
// version may have been sent, or not.
func resumeSendState(p policy, start uint64, hashes []common.Hash, now time.Time) *sendState {
	s := newSendState(p, start, now)
	for _, hash := range hashes {
		s.versions = append(s.versions, version{hash, standingJournalled})
	}
	s.castAt, s.bumpAt = now, now.Add(p.bump)
	return s
}

// comeBack says that a version was in a block: it may come back from any pool.
func (s *sendState) comeBack() {
	for i := range s.versions {
		s.versions[i].standing = max(s.versions[i].standing, standingMaybe)
	}
}

// mayLand reports whether a version may be in a pool or a block, so that its
// nonce must not be given up.
func (s *sendState) mayLand() bool {
	return s.phase != phaseDisplaced && s.any(standingDoubtful)
}

// begun reports whether a version is or may be in a pool as far as this process
// knows, so that a later nonce does not wait in vain. Such a transaction is not given up.
func (s *sendState) begun() bool {
	return s.phase != phaseDisplaced && s.any(standingMaybe)
}

// accepted reports whether a version was seen in a pool.
func (s *sendState) accepted() bool { return s.any(standingAccepted) }

// any reports whether a version stands at least there.
func (s *sendState) any(least standing) bool {
	for _, v := range s.versions {
		if v.standing >= least {
			return true
		}
	}
	return false
}

// backoff is the time until the next broadcast when the last one was not
// taken. It doubles from poll up to rebroadcast, or what makes a few tries until giveUp.
func (s *sendState) backoff() time.Duration {
	longest := max(s.policy.poll, s.policy.rebroadcast, s.policy.giveUp/16)
	return min(s.policy.poll<<min(s.tries, 16), longest)
}

// broadcastable is the version to send: the newest that was not refused, or
// the newest when all were. There must be one.
func (s *sendState) broadcastable() common.Hash {
	for i := len(s.versions) - 1; i >= 0; i-- {
		if s.versions[i].standing != standingRefused {
			return s.versions[i].hash
		}
	}
	return s.versions[len(s.versions)-1].hash
}

func (s *sendState) owns(tx common.Hash) bool {
	for _, v := range s.versions {
		if v.hash == tx {
			return true
		}
	}
	return false
}

// next is what to do at a time. It does not change the state.
func (s *sendState) next(now time.Time) action {
	switch {
	case s.phase.final():
		return actDone
	case s.phase == phaseDisplaced:
		return actRenonce
	case s.phase == phaseMined:
		return actPoll
	case s.nonceLow && !now.Before(s.castAt):
		return actLocate
	case s.nonceLow:
		return actPoll
	case s.unsure:
		return actCheck
	case s.priceLow && !now.Before(s.castAt):
		return actBump
	case s.priceLow:
		// one bump a poll: a node that always wants more is not to burn the cap in a second
		return actPoll
	case !now.Before(s.bumpAt) && !s.onlyDoubtful():
		return actBump
	case !now.Before(s.castAt):
		return actBroadcast
	default:
		return actPoll
	}
}

// onlyDoubtful reports whether nothing is known but errors that leave it open: paying more answers
// none of them.
func (s *sendState) onlyDoubtful() bool { return s.any(standingDoubtful) && !s.any(standingJournalled) }

// signed adds a version, or takes up one that was refused. It is to be sent at
// once.
func (s *sendState) signed(tx common.Hash, now time.Time) {
	s.versions = slices.DeleteFunc(s.versions, func(v version) bool { return v.hash == tx && v.standing == standingRefused })
	if !s.owns(tx) {
		s.versions = append(s.versions, version{hash: tx})
		s.tries = 0
	}
	s.castAt, s.bumpAt = now, now.Add(s.policy.bump)
	s.priceLow = false
}

// bumpImpossible says that no version that pays more can be made now.
func (s *sendState) bumpImpossible(now time.Time) {
	s.bumpAt = now.Add(s.policy.bump)
	s.priceLow = false
}

// answered takes a node's answer to the broadcast of a version.
func (s *sendState) answered(tx common.Hash, a answer, now time.Time) {
	if s.phase != phasePending {
		return
	}
	for i := range s.versions {
		v := &s.versions[i]
		if v.hash != tx {
			continue
		}
		switch {
		case a == answerAccepted || a == answerKnown:
			v.standing = standingAccepted
		case a == answerUnknown:
			v.standing = max(v.standing, standingMaybe)
		case a == answerDoubtful:
			v.standing = max(v.standing, standingDoubtful)
		default:
			// A refusal now takes nothing back: an earlier try may have been accepted.
			v.standing = max(v.standing, standingRefused)
		}
	}
	switch a {
	case answerNonceTooLow:
		s.nonceLow = true
	case answerOccupied:
		// Paying more would push out what is there. It is ours only if we may have put it there.
		switch {
		case s.any(standingJournalled):
			s.priceLow = true
		case !s.mayLand():
			s.phase = phaseDisplaced
		}
	case answerUnderpriced:
		s.priceLow = true
	case answerRefused:
		s.permanent = true
	}
	switch {
	case a == answerNonceTooLow:
		s.castAt = now
	case a == answerAccepted || a == answerKnown:
		s.castAt, s.tries = now.Add(s.policy.rebroadcast), 0
	default:
		s.castAt = now.Add(s.backoff())
		s.tries++
	}
	s.tooLong(now)
}

// tooLong ends what was offered for long enough: with nothing in any pool it is not tried for
// ever. What nodes may have taken without saying so is looked for first.
func (s *sendState) tooLong(now time.Time) {
	late := !now.Before(s.giveUpAt)
	s.unsure = false
	switch {
	case s.phase != phasePending || s.nonceLow || s.begun():
	case !s.mayLand() && (s.permanent || late):
		s.phase = phaseRefused
	case late:
		s.unsure = true
	}
}

// search is the answer to actCheck.
type search struct {
	complete bool        // blocks were searched, and a pool was asked
	pooled   common.Hash // the version that a pool has, zero when none has any
	used     bool        // the chain is past the nonce
}

// searched takes the answer to actCheck. The caller has looked for receipts of
// all versions just before and found none.
func (s *sendState) searched(r search, now time.Time) {
	if s.phase != phasePending {
		return
	}
	s.unsure = false
	switch {
	case s.owns(r.pooled):
		s.answered(r.pooled, answerKnown, now)
	case !r.complete:
		s.castAt = now.Add(s.backoff()) // the next broadcast leads here again
	case r.used:
		s.nonceLow, s.castAt = true, now
	default:
		s.phase = phaseDoubtful
	}
}

// observed takes a look at the chain.
func (s *sendState) observed(v view, now time.Time) {
	if s.phase.final() || s.phase == phaseDisplaced {
		return
	}
	switch {
	case v.mined != nil:
		// A reorg may have put it into another block: the count starts there.
		s.phase, s.mined, s.nonceLow, s.unsure = phaseMined, *v.mined, false, false
		for i := range s.versions {
			if s.versions[i].hash == s.mined.tx {
				s.versions[i].standing = standingAccepted
			}
		}
		if v.head+1 < s.mined.number+s.policy.confirmations {
			return
		}
		s.phase = phaseConfirmed
		if s.mined.reverted {
			s.phase = phaseReverted
		}
	case v.complete && s.phase == phaseMined:
		s.phase, s.mined = phasePending, minedIn{}
		s.reorgs++
		s.nonceLow = false
		s.castAt, s.bumpAt = now, now.Add(s.policy.bump)
	}
}

// usage is who used a nonce, as far as the chain tells.
type usage struct {
	used  bool        // in the newest block the account's nonce is past ours
	tx    common.Hash // by which transaction; zero when it is buried too deep to be found
	block uint64      // in which block, or one above it
	head  uint64
}

// located takes the answer to actLocate. The caller has looked for receipts
// of all versions just before and found none.
func (s *sendState) located(u usage, now time.Time) {
	if s.phase != phasePending {
		return
	}
	s.nonceLow = false
	s.castAt = now.Add(s.backoff())
	s.tries++
	switch {
	case s.owns(u.tx):
		// A node is behind: a later poll will find the receipt.
	case !u.used:
		s.tooLong(now) // or a node was ahead, or is behind: the next broadcast will tell
	case !s.mayLand():
		s.phase = phaseDisplaced
	case u.head+1 < u.block+s.policy.confirmations:
		// a reorg may still undo it; look again after a poll
		s.nonceLow, s.castAt = true, now.Add(s.policy.poll)
	case u.block <= s.start:
		// Used before we began: the nonce came from a node that was behind.
		s.phase = phaseDisplaced
	default:
		s.phase, s.by = phaseReplaced, u.tx
	}
}

// renonced says that another nonce was taken. signed follows.
func (s *sendState) renonced(start uint64, now time.Time) {
	s.phase = phasePending
	s.versions = nil
	s.start = start
	s.nonceLow, s.priceLow, s.permanent, s.unsure, s.tries = false, false, false, false, 0
	s.renonces++
	if s.renonces > s.policy.renonces {
		s.phase = phaseRefused
	}
}

// giveUp ends a transaction of which nothing may land. It reports whether
// it could.
func (s *sendState) giveUp() bool {
	if s.phase.final() || s.phase == phaseMined || s.mayLand() {
		return false
	}
	s.phase = phaseRefused
	return true
}
