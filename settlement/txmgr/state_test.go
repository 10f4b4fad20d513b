package txmgr

import (
	"math/rand/v2"
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

func TestMined(t *testing.T) {
	s := pending(t)
	s.see(101, &minedIn{tx: tx1, block: blockA, number: 101})
	s.want(phaseMined, actPoll)
	s.pass(10 * testPolicy.bump)
	s.want(phaseMined, actPoll) // neither bumped nor sent again
	if s.giveUp() {
		t.Error("given up when mined")
	}
}

func TestConfirmed(t *testing.T) {
	s := mined(t)
	s.see(102, &minedIn{tx: tx1, block: blockA, number: 101})
	s.want(phaseMined, actPoll)
	s.see(99, &minedIn{tx: tx1, block: blockA, number: 101}) // a node that is behind
	s.want(phaseMined, actPoll)
	s.see(103, &minedIn{tx: tx1, block: blockA, number: 101})
	s.want(phaseConfirmed, actDone)
	s.see(104, nil)
	s.want(phaseConfirmed, actDone)
}

func TestReverted(t *testing.T) {
	s := pending(t)
	s.see(101, &minedIn{tx: tx1, block: blockA, number: 101, reverted: true})
	s.want(phaseMined, actPoll) // a reorg may let it succeed
	s.see(103, &minedIn{tx: tx1, block: blockA, number: 101, reverted: true})
	s.want(phaseReverted, actDone)
}

func TestReorgedOut(t *testing.T) {
	s := mined(t)
	s.pass(10 * testPolicy.bump)
	s.see(102, nil)
	s.want(phasePending, actBroadcast) // again, under the same nonce, not dearer
	if s.reorgs != 1 || !s.mayLand() {
		t.Errorf("reorgs %d, may land %v", s.reorgs, s.mayLand())
	}
	s.answer(tx1, answerAccepted)
	s.want(phasePending, actPoll)
	s.see(103, &minedIn{tx: tx1, block: blockB, number: 103})
	s.see(104, &minedIn{tx: tx1, block: blockB, number: 103})
	s.want(phaseMined, actPoll)
	s.see(105, &minedIn{tx: tx1, block: blockB, number: 103})
	s.want(phaseConfirmed, actDone)
}

func TestReorgedIntoAnotherBlock(t *testing.T) {
	s := mined(t)
	s.see(103, &minedIn{tx: tx1, block: blockB, number: 102})
	s.want(phaseMined, actPoll) // counted from the new block
	s.see(104, &minedIn{tx: tx1, block: blockB, number: 102})
	s.want(phaseConfirmed, actDone)
}

func TestReorgChangesOutcome(t *testing.T) {
	s := mined(t)
	s.see(105, &minedIn{tx: tx1, block: blockB, number: 102, reverted: true})
	s.want(phaseReverted, actDone)
}

func TestIncompleteLookChangesNothing(t *testing.T) {
	s := mined(t)
	s.observed(view{head: 102}, s.now)
	s.want(phaseMined, actPoll)
	s.observed(view{}, s.now)
	s.want(phaseMined, actPoll)
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

func TestReplacementUndoneByReorg(t *testing.T) {
	s := pending(t)
	s.answer(tx1, answerNonceTooLow)
	s.located(usage{used: true, tx: foreign, block: 101, head: 101}, s.now)
	s.see(103, &minedIn{tx: tx1, block: blockB, number: 101})
	s.want(phaseConfirmed, actDone)
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

// Whatever happens in whatever order, what must never happen does not.
func TestRandomHistories(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	reached := map[phase]int{}
	for range 30_000 {
		now, signed := time.Unix(1_000_000, 0), byte(1)
		s := newSendState(testPolicy, 100, now)
		s.signed(common.Hash{signed}, now)
		head, final, shy := uint64(100), false, random.IntN(2) == 0 // shy: nodes that take nothing
		// by a node, as far as anybody can know
		taken := map[common.Hash]bool{}
		for range 30 {
			before := *s
			version := s.versions[random.IntN(len(s.versions))].hash
			now = now.Add(time.Duration(random.IntN(20)) * time.Second)
			head += uint64(random.IntN(2))
			act, die := s.next(now), random.IntN(6)
			if act == actCheck && shy {
				die = 5
			}
			switch die {
			case 0, 1:
				a := answer(random.IntN(int(answerUnknown) + 1))
				if shy {
					a = answerLater + answer(random.IntN(int(answerDoubtful-answerLater)+1))
				}
				if a == answerAccepted || a == answerKnown || a == answerUnknown {
					taken[version] = true
				}
				s.answered(version, a, now)
			case 2:
				s.observed(view{head: head, complete: random.IntN(2) == 0}, now)
			case 3:
				at := 101 + uint64(random.IntN(int(head-99)))
				taken[version] = true
				s.observed(view{head: head, complete: true, mined: &minedIn{tx: version, block: blockA, number: at, reverted: random.IntN(2) == 0}}, now)
			case 4:
				if act == actLocate {
					s.located(usage{used: random.IntN(3) > 0, tx: foreign, block: 90 + uint64(random.IntN(20)), head: head}, now)
				}
			case 5:
				switch act {
				case actBump:
					signed++
					s.signed(common.Hash{signed}, now)
				case actCheck:
					s.searched(search{complete: random.IntN(2) == 0, used: random.IntN(4) == 0}, now)
				case actRenonce:
					taken = map[common.Hash]bool{}
					s.renonced(head, now)
					signed++
					s.signed(common.Hash{signed}, now)
				default:
					if s.giveUp() && (len(taken) > 0 && before.phase != phaseDisplaced) {
						t.Fatalf("given up what may land: %+v", before)
					}
				}
			}
			if final && s.phase != before.phase {
				t.Fatalf("%v became %v", before.phase, s.phase)
			}
			final = s.phase.final()
			if s.phase == before.phase {
				continue
			}
			reached[s.phase]++
			switch s.phase {
			case phaseRefused, phaseDoubtful:
				if before.phase == phasePending && len(taken) > 0 {
					t.Fatalf("refused what a node may have: %+v", before)
				}
			case phaseDisplaced:
				// What a node may have gives its nonce up only to a transaction that is final.
				if len(taken) > 0 && !before.nonceLow {
					t.Fatalf("another nonce for what may land: %+v", before)
				}
			case phaseConfirmed, phaseReverted:
				if head+1 < s.mined.number+testPolicy.confirmations {
					t.Fatalf("final in block %d at block %d", s.mined.number, head)
				}
			}
		}
	}
	for p := phaseMined; p <= phaseDoubtful; p++ {
		if reached[p] < 100 {
			t.Errorf("%v was reached %d times: too little was tested", p, reached[p])
		}
	}
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
