package txmgr

import (
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

var testPolicy = policy{
	confirmations: 3, poll: time.Second, rebroadcast: 10 * time.Second,
	bump: 60 * time.Second, giveUp: 120 * time.Second, renonces: 2,
}

var (
	tx1, tx2, tx3  = common.Hash{1}, common.Hash{2}, common.Hash{3}
	foreign        = common.Hash{0xff}
	blockA, blockB = common.Hash{0xa}, common.Hash{0xb}
)

// stateTest is a sendState with a clock of its own.
type stateTest struct {
	*sendState
	t   *testing.T
	now time.Time
}

// fresh is a state with version tx1 signed and not sent.
func fresh(t *testing.T) *stateTest {
	now := time.Unix(1_000_000, 0)
	s := &stateTest{newSendState(testPolicy, 100, now), t, now}
	s.signed(tx1, now)
	return s
}

func pending(t *testing.T) *stateTest {
	s := fresh(t)
	s.answer(tx1, answerAccepted)
	return s
}

func mined(t *testing.T) *stateTest {
	s := pending(t)
	s.see(101, &minedIn{tx: tx1, block: blockA, number: 101})
	return s
}

func (s *stateTest) answer(tx common.Hash, a answer) { s.answered(tx, a, s.now) }
func (s *stateTest) see(head uint64, m *minedIn) {
	s.observed(view{head: head, complete: true, mined: m}, s.now)
}
func (s *stateTest) pass(d time.Duration) { s.now = s.now.Add(d) }

func (s *stateTest) want(p phase, a action) {
	s.t.Helper()
	if s.phase != p || s.next(s.now) != a {
		s.t.Fatalf("%v, do %v; want %v, do %v", s.phase, s.next(s.now), p, a)
	}
}

func TestSent(t *testing.T) {
	s := fresh(t)
	s.want(phasePending, actBroadcast)
	if s.mayLand() {
		t.Error("it may land before it was sent")
	}
	s.answer(tx1, answerAccepted)
	s.want(phasePending, actPoll)
	if !s.mayLand() || !s.accepted() {
		t.Error("it may not land after it was accepted")
	}
}

func TestAlreadyKnown(t *testing.T) {
	s := fresh(t)
	s.answer(tx1, answerKnown)
	s.want(phasePending, actPoll)
	if !s.accepted() {
		t.Error("a known transaction is in the pool")
	}
}

func TestRebroadcast(t *testing.T) {
	s := pending(t)
	s.pass(testPolicy.rebroadcast)
	s.want(phasePending, actBroadcast)
	s.answer(tx1, answerKnown)
	s.want(phasePending, actPoll)
}

func TestNoAnswer(t *testing.T) {
	s := fresh(t)
	s.answer(tx1, answerUnknown)
	s.want(phasePending, actPoll)
	if !s.mayLand() {
		t.Error("it may have been taken")
	}
	s.pass(testPolicy.poll)
	s.want(phasePending, actBroadcast)
	// A refusal afterwards takes nothing back.
	s.answer(tx1, answerRefused)
	s.pass(10 * testPolicy.giveUp)
	if s.phase != phasePending || !s.mayLand() || s.giveUp() {
		t.Error("given up what may land")
	}
}

func TestBumped(t *testing.T) {
	s := pending(t)
	s.pass(testPolicy.bump)
	s.want(phasePending, actBump)
	s.signed(tx2, s.now)
	s.want(phasePending, actBroadcast)
	if s.broadcastable() != tx2 {
		t.Error("the newest version is not the one to send")
	}
	s.answer(tx2, answerAccepted)
	s.want(phasePending, actPoll)
	s.pass(testPolicy.bump - time.Second)
	s.want(phasePending, actBroadcast)
	s.answer(tx2, answerKnown)
	s.pass(time.Second)
	s.want(phasePending, actBump)
	s.bumpImpossible(s.now)
	s.want(phasePending, actPoll)
}

func TestUnderpriced(t *testing.T) {
	s := fresh(t)
	s.answer(tx1, answerUnderpriced)
	s.want(phasePending, actPoll) // not at once: a loop of bumps would run to the cap
	s.pass(testPolicy.poll)
	s.want(phasePending, actBump)
	s.bumpImpossible(s.now)
	s.want(phasePending, actBroadcast)
	s.answer(tx1, answerUnderpriced)
	s.pass(testPolicy.giveUp)
	s.answer(tx1, answerUnderpriced)
	s.want(phaseRefused, actDone)
}

func TestBumpUnderpriced(t *testing.T) {
	s := pending(t)
	s.pass(testPolicy.bump)
	s.signed(tx2, s.now)
	s.answer(tx2, answerOccupied) // by tx1: a node that asks for more than 10 %
	s.want(phasePending, actPoll)
	s.pass(testPolicy.poll)
	s.want(phasePending, actBump)
	s.signed(tx3, s.now)
	s.answer(tx3, answerAccepted)
	s.want(phasePending, actPoll)
	// Any version may be the one that lands.
	s.see(103, &minedIn{tx: tx1, block: blockA, number: 101})
	s.want(phaseConfirmed, actDone)
}

func TestRefusedVersionIsTakenUp(t *testing.T) {
	s := pending(t)
	s.signed(tx2, s.now)
	s.answer(tx2, answerRefused)
	if s.broadcastable() != tx1 {
		t.Error("sends what was refused")
	}
	s.signed(tx2, s.now)
	if s.broadcastable() != tx2 || len(s.versions) != 2 {
		t.Errorf("versions %v", s.versions)
	}
}

func TestNonceTooLowHadLanded(t *testing.T) {
	s := fresh(t)
	s.answer(tx1, answerUnknown) // "failed"
	s.pass(testPolicy.poll)
	s.answer(tx1, answerNonceTooLow)
	s.want(phasePending, actLocate)
	s.located(usage{used: true, tx: tx1, block: 101, head: 101}, s.now)
	s.want(phasePending, actPoll)
	s.see(103, &minedIn{tx: tx1, block: blockA, number: 101})
	s.want(phaseConfirmed, actDone)
}

func TestNonceTooLowByNodeAhead(t *testing.T) {
	s := pending(t)
	s.answer(tx1, answerNonceTooLow)
	s.want(phasePending, actLocate)
	s.located(usage{}, s.now) // the node asked does not know of it
	s.want(phasePending, actPoll)
	s.pass(testPolicy.poll)
	s.want(phasePending, actBroadcast)
}

func TestReplacedByOther(t *testing.T) {
	s := pending(t)
	s.answer(tx1, answerNonceTooLow)
	s.located(usage{used: true, tx: foreign, block: 101, head: 101}, s.now)
	s.want(phasePending, actPoll) // a reorg may still bring ours
	s.pass(testPolicy.poll)
	s.want(phasePending, actLocate)
	s.located(usage{used: true, tx: foreign, block: 101, head: 103}, s.now)
	s.want(phaseReplaced, actDone)
	if s.by != foreign {
		t.Errorf("by %s", s.by)
	}
}

func TestStaleNonceRefused(t *testing.T) {
	s := fresh(t)
	s.answer(tx1, answerNonceTooLow)
	s.want(phasePending, actLocate)
	s.located(usage{used: true, tx: foreign, block: 50, head: 100}, s.now)
	s.want(phaseDisplaced, actRenonce)
	if s.mayLand() {
		t.Error("it may land without a nonce")
	}
	s.renonced(100, s.now)
	s.signed(tx2, s.now)
	s.want(phasePending, actBroadcast)
	if len(s.versions) != 1 || s.broadcastable() != tx2 {
		t.Errorf("versions %v", s.versions)
	}
}

func TestStaleNonceAfterNoAnswer(t *testing.T) {
	s := fresh(t)
	s.answer(tx1, answerUnknown)
	s.answer(tx1, answerNonceTooLow)
	// It may be in a pool, so the usage must be deep; and it began later, so the nonce was stale.
	s.located(usage{used: true, tx: foreign, block: 99, head: 100}, s.now)
	s.want(phasePending, actPoll)
	s.pass(testPolicy.poll)
	s.located(usage{used: true, tx: foreign, block: 99, head: 101}, s.now)
	s.want(phaseDisplaced, actRenonce)
}

func TestOccupiedByAnother(t *testing.T) {
	s := fresh(t)
	s.answer(tx1, answerOccupied) // nothing of ours can be there
	s.want(phaseDisplaced, actRenonce)
}

func TestTooManyNonces(t *testing.T) {
	s := fresh(t)
	for range testPolicy.renonces {
		s.answer(s.broadcastable(), answerOccupied)
		s.renonced(100, s.now)
		s.signed(tx2, s.now)
	}
	s.answer(tx2, answerOccupied)
	s.renonced(100, s.now)
	s.want(phaseRefused, actDone)
}

func TestRefused(t *testing.T) {
	s := fresh(t)
	s.answer(tx1, answerRefused)
	s.want(phaseRefused, actDone)
}

func TestLater(t *testing.T) {
	s := fresh(t)
	s.answer(tx1, answerLater)
	s.want(phasePending, actPoll)
	s.pass(testPolicy.poll)
	s.want(phasePending, actBroadcast)
	s.answer(tx1, answerAccepted)
	s.want(phasePending, actPoll)

	s = fresh(t)
	s.pass(testPolicy.giveUp)
	s.answer(tx1, answerLater)
	s.want(phaseRefused, actDone)
}

func TestContradictingNodes(t *testing.T) {
	s := fresh(t)
	s.answer(tx1, answerNonceTooLow)
	s.located(usage{}, s.now)
	s.want(phasePending, actPoll)
	s.pass(testPolicy.giveUp)
	s.answer(tx1, answerNonceTooLow)
	s.located(usage{}, s.now)
	s.want(phaseRefused, actDone)
}

func TestGiveUp(t *testing.T) {
	s := fresh(t)
	if !s.giveUp() {
		t.Error("what was never sent cannot be given up")
	}
	s.want(phaseRefused, actDone)
	if pending(t).giveUp() {
		t.Error("given up what is in a pool")
	}
}

func TestResumed(t *testing.T) {
	now := time.Unix(1_000_000, 0)
	s := &stateTest{resumeSendState(testPolicy, 100, []common.Hash{tx1, tx2}, now), t, now}
	s.want(phasePending, actBroadcast)
	if !s.mayLand() || s.broadcastable() != tx2 {
		t.Error("what is in the journal may have been sent")
	}
	s.answer(tx2, answerOccupied)
	s.pass(testPolicy.poll)
	s.want(phasePending, actBump)
}

// What was asked before and is answered after changes nothing.
func TestLateAnswers(t *testing.T) {
	for a := answerAccepted; a <= answerUnknown; a++ {
		s := mined(t)
		s.answer(tx1, a)
		s.located(usage{used: true, tx: foreign, block: 50, head: 200}, s.now)
		s.want(phaseMined, actPoll)

		s = fresh(t)
		s.answer(tx1, answerOccupied)
		s.answer(tx1, a)
		s.see(200, &minedIn{tx: tx1, block: blockA, number: 101})
		s.want(phaseDisplaced, actRenonce)

		s = mined(t)
		s.see(103, &minedIn{tx: tx1, block: blockA, number: 101})
		s.answer(tx1, a)
		s.want(phaseConfirmed, actDone)
	}
}

func TestDisplacedIsGivenUp(t *testing.T) {
	s := fresh(t)
	s.answer(tx1, answerOccupied)
	if !s.giveUp() {
		t.Error("nothing of it can land")
	}
	s.want(phaseRefused, actDone)
}

// A version that was refused by the node asked, or never sent as far as is known, may be the one
// that lands.
func TestMinedWhatNobodyAccepted(t *testing.T) {
	s := fresh(t)
	s.answer(tx1, answerLater)
	s.see(101, &minedIn{tx: tx1, block: blockA, number: 101})
	s.want(phaseMined, actPoll)
	s.see(101, nil) // dropped: it may be in a pool
	s.want(phasePending, actBroadcast)
	s.answer(tx1, answerRefused)
	s.pass(10 * testPolicy.giveUp)
	s.answer(tx1, answerLater)
	s.want(phasePending, actBump)
	if s.giveUp() {
		t.Error("given up what was mined")
	}
}

// Nobody knows when a transaction began that a reorg dropped after it was final: who took its nonce
// took it from us.
func TestLostIsReplacedNotDisplaced(t *testing.T) {
	now := time.Unix(1_000_000, 0)
	s := &stateTest{resumeSendState(testPolicy, 0, []common.Hash{tx1, tx2}, now), t, now}
	s.answer(tx2, answerOccupied)
	s.want(phasePending, actPoll) // by tx1, and never another nonce
	s.pass(testPolicy.poll)
	s.want(phasePending, actBump)
	s.signed(tx3, s.now)
	s.answer(tx3, answerNonceTooLow)
	s.located(usage{used: true, tx: foreign, block: 3, head: 4}, s.now)
	s.want(phasePending, actPoll)
	s.located(usage{used: true, tx: foreign, block: 3, head: 5}, s.now)
	s.want(phaseReplaced, actDone)
}

func TestNamesOfStates(t *testing.T) {
	for p := phasePending; p <= phaseDoubtful; p++ {
		_ = p.String()
	}
	for a := answerAccepted; a <= answerUnknown; a++ {
		_ = a.String()
	}
	for a := actPoll; a <= actDone; a++ {
		_ = a.String()
	}
}
