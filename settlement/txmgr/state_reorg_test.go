package txmgr

import (
	"testing"
)

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

func TestReplacementUndoneByReorg(t *testing.T) {
	s := pending(t)
	s.answer(tx1, answerNonceTooLow)
	s.located(usage{used: true, tx: foreign, block: 101, head: 101}, s.now)
	s.see(103, &minedIn{tx: tx1, block: blockB, number: 101})
	s.want(phaseConfirmed, actDone)
}
