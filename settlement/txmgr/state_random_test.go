package txmgr

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

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
