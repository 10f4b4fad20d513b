package bid

import (
	"math/big"

	"fernet/settlement/rules"
)

// Wave is one of the times at which stakers begin to prove a node. Package schedule has the L1
// blocks.
type Wave int

// The waves of a level, in order. Strategies decide the first one, and Last the last.
const (
	FirstWave Wave = 1 + iota
	SecondWave
	ThirdWave
)

// Seen is what a staker that has stayed out knows of a node when a later wave begins.
type Seen struct {
	// Filled is how many others have proven the node with a score above one's own at bid 0.
	Filled int
	// Waiting are the VRF outputs of the rivals that have not proven it, in public mode.
	Waiting []*big.Int
}

// Fill decides the second and the third wave for a staker that has stayed out of the waves before:
// it fills a place that is left open, with bid 0, if it is likely enough to get it.
//
// In public mode the rivals that come before have had as many turns as there were waves, each with
// room for all open places; who has not come by now is not expected to. In private mode those that
// wait have draws below the entries of the earlier waves, and play the same game for what is left.
func (w Wave) Fill(s Situation, seen Seen) Decision {
	open := s.Places - seen.Filled // with none, everybody's chance is 0
	if s.Mode == rules.ModePublic {
		if above(seen.Waiting, s.Draw) >= int(w)*open {
			return s.judge(0, 0)
		}
		return s.judge(0, 1)
	}
	rest := Game{Places: open, Stakers: s.Rivals - seen.Filled + 1, Kappa: s.Pay.Kappa()}
	top, ok := s.game().Entry()
	if !ok {
		return s.judge(0, 1)
	}
	for range w - SecondWave {
		// It exists where the first one does: both only need κ ≤ 1.
		entry, _ := rest.Entry()
		top *= entry
	}
	return s.judge(0, rest.Chance(relative(share(s.Draw), top)))
}

// relative is a draw among those below a bound, 1 for one at it or above.
func relative(v, top float64) float64 {
	if v >= top {
		return 1
	}
	return v / top
}

// Last decides the last wave, for a node that nobody has proven: without it no proof of the block
// is paid. It is proven when the place and what else the block owes to the staker's operator,
// atStake in wei, are together worth more than a proof.
func Last(s Situation, atStake *big.Int) Decision {
	d := Decision{Chance: 1, Profit: s.Pay.Profit(0, 1)}
	d.Profit.Add(d.Profit, atStake)
	if d.Enter = d.Profit.Sign() > 0; !d.Enter {
		d.Reason = Unprofitable
	}
	return d
}

// LastTurn is the staker's place in the order of the last wave, from 0: how many rivals have a
// higher draw. In private mode it is how many are expected to, rounded down.
func LastTurn(s Situation) int {
	if s.Mode == rules.ModePublic {
		return above(s.Draws, s.Draw)
	}
	return min(int((1-share(s.Draw))*float64(s.Rivals+1)), s.Rivals)
}
