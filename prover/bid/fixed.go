package bid

import (
	"fmt"
	"strings"

	"fernet/settlement/rules"
)

// fixed bids the same always, and enters when that is expected to pay.
type fixed struct{ bid rules.Bps }

func (f fixed) String() string { return "fixed:" + strings.ReplaceAll(fmt.Sprint(f.bid), " ", "") }

// Decide takes the chance from the samples when there are enough, and otherwise the others to bid
// the same, so that draws decide.
func (f fixed) Decide(s Situation) Decision {
	switch {
	case s.Mode == rules.ModePublic:
		if above(s.Draws, s.Draw) >= s.Places {
			return s.judge(f.bid, 0)
		}
		return s.judge(f.bid, 1)
	case s.Rivals >= s.Places && len(s.Samples) >= MinSamples:
		return s.judge(f.bid, chance(s.Samples, rules.Score(s.Draw, f.bid)))
	default:
		return s.judge(f.bid, s.game().Chance(share(s.Draw)))
	}
}

// Given is the bid of a strategy that always bids the same, and false for any other.
func Given(s Strategy) (rules.Bps, bool) {
	f, ok := s.(fixed)
	return f.bid, ok
}
