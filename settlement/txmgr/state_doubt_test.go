package txmgr

import (
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// doubt is a state whose version was answered with errors that leave it open, for as long as it is
// offered.
func doubt(t *testing.T) *stateTest {
	s := fresh(t)
	s.answer(tx1, answerDoubtful)
	s.want(phasePending, actPoll)
	if !s.mayLand() || s.begun() || s.giveUp() {
		t.Error("it may have been taken, and nothing says that it was")
	}
	s.pass(testPolicy.poll)
	s.want(phasePending, actBroadcast)
	s.pass(testPolicy.giveUp)
	s.want(phasePending, actBroadcast) // and not with higher fees
	s.answer(tx1, answerDoubtful)
	s.want(phasePending, actCheck)
	return s
}

func TestDoubtful(t *testing.T) {
	s := doubt(t)
	s.searched(search{complete: true}, s.now)
	s.want(phaseDoubtful, actDone)
	if !s.phase.final() {
		t.Error("not final")
	}
}

func TestDoubtfulInAPool(t *testing.T) {
	s := doubt(t)
	s.searched(search{complete: true, pooled: tx1}, s.now)
	s.want(phasePending, actBump) // it has been there for long
	s.bumpImpossible(s.now)
	s.want(phasePending, actPoll)
	if !s.accepted() {
		t.Error("it is in a pool")
	}
	s.pass(10 * testPolicy.giveUp)
	s.answer(tx1, answerDoubtful)
	s.pass(testPolicy.poll)
	s.want(phasePending, actBump) // never given up
}

func TestDoubtfulInABlock(t *testing.T) {
	s := doubt(t)
	s.see(101, &minedIn{tx: tx1, block: blockA, number: 101})
	s.searched(search{complete: true}, s.now)
	s.want(phaseMined, actPoll)
	s.see(101, nil) // dropped: it may be in a pool
	s.want(phasePending, actBroadcast)
	s.pass(10 * testPolicy.giveUp)
	s.answer(tx1, answerDoubtful)
	if s.next(s.now) == actCheck {
		t.Error("what was in a block is not given up")
	}
}

func TestDoubtfulNotFoundOut(t *testing.T) {
	s := doubt(t)
	s.searched(search{}, s.now) // a node did not answer
	s.want(phasePending, actPoll)
	s.pass(s.backoff())
	s.want(phasePending, actBroadcast)
	s.answer(tx1, answerDoubtful)
	s.want(phasePending, actCheck)
	s.searched(search{complete: true}, s.now)
	s.want(phaseDoubtful, actDone)
}

func TestDoubtfulNonceUsed(t *testing.T) {
	s := doubt(t)
	s.searched(search{complete: true, used: true}, s.now)
	s.want(phasePending, actLocate)
	s.located(usage{used: true, tx: foreign, block: 101, head: 103}, s.now)
	s.want(phaseReplaced, actDone)
}

// What a pool has under the nonce of a transaction in doubt, which has one version, is another's:
// it is neither pushed out, nor is another nonce taken.
func TestDoubtfulOccupied(t *testing.T) {
	s := fresh(t)
	s.answer(tx1, answerDoubtful)
	s.answer(tx1, answerOccupied)
	s.want(phasePending, actPoll)
	s.pass(testPolicy.giveUp)
	s.answer(tx1, answerOccupied)
	s.want(phasePending, actCheck)
}

func TestDoubtfulThenAccepted(t *testing.T) {
	s := fresh(t)
	s.answer(tx1, answerDoubtful)
	s.answer(tx1, answerAccepted)
	s.pass(10 * testPolicy.giveUp)
	s.answer(tx1, answerDoubtful)
	if s.next(s.now) == actCheck || s.giveUp() {
		t.Error("given up what is in a pool")
	}
}

// A process before may have sent it. When nodes answer for long enough that they do not take it, it
// is looked for.
func TestJournalledIsDoubtful(t *testing.T) {
	for _, a := range []answer{answerLater, answerRefused, answerDoubtful} {
		now := time.Unix(1_000_000, 0)
		s := &stateTest{resumeSendState(testPolicy, 100, []common.Hash{tx1, tx2}, now), t, now}
		s.answer(tx2, a)
		s.want(phasePending, actPoll)
		s.pass(testPolicy.giveUp)
		s.answer(tx2, a)
		s.want(phasePending, actCheck)
		s.searched(search{complete: true}, s.now)
		s.want(phaseDoubtful, actDone)

		// But not when a node may have it as far as this process knows, or when it was in a block.
		s = &stateTest{resumeSendState(testPolicy, 100, []common.Hash{tx1}, now), t, now}
		s.answer(tx1, answerUnknown)
		s.pass(testPolicy.giveUp)
		s.answer(tx1, a)
		if s.next(s.now) == actCheck {
			t.Errorf("%v: given up what may land", a)
		}
		s = &stateTest{resumeSendState(testPolicy, 0, []common.Hash{tx1}, now), t, now}
		s.comeBack()
		s.pass(testPolicy.giveUp)
		s.answer(tx1, a)
		if s.next(s.now) == actCheck {
			t.Errorf("%v: given up what was in a block", a)
		}
	}
}

// Whatever nodes answer, a transaction is not offered more often than now and then.
func TestBroadcastsBackOff(t *testing.T) {
	for _, a := range []answer{answerUnknown, answerLater, answerDoubtful} {
		s := fresh(t)
		sent := 0
		for end := s.now.Add(testPolicy.giveUp); s.now.Before(end); s.pass(100 * time.Millisecond) {
			if s.next(s.now) == actBroadcast {
				s.answer(tx1, a)
				sent++
			}
		}
		if sent < 4 || sent > 20 {
			t.Errorf("%v: offered %d times", a, sent)
		}
	}
}
