package main

import (
	"fmt"
	"io"
	"math/big"

	"fernet/prover/bid"
	"fernet/settlement/rules"
)

// Slots of a simulation: the first ones fill the sequencers' samples and are not counted.
const (
	countedSlots = 1_000
	warmUpSlots  = 240
	sequencers   = 8
	slotKappa    = rules.Bps(100)   // what a proposal costs, of what the block pays
	leastSplit   = rules.Bps(3_000) // that provers need
	maxProposals = 3                // of one sequencer in one slot
)

// slotLeagues is the table of what one strategy of FEE_SPLIT earns among seven of another.
func slotLeagues(out io.Writer) error {
	names := []string{"equilibrium", "auto", "fixed:50%", "fixed:80%"}
	heading(out, "One sequencer among seven others", fmt.Sprintf(`Private mode, %d sequencers, provers need a FEE_SPLIT of %s, and a proposal costs %s of what
the block pays: what a sequencer earns a slot, in percent of that, with the strategy of the row,
when the seven others have that of the column. The mean of %d slots, the same draws in all cells;
`+"`auto`"+` goes by the last %d slots, of which it sees what L1 shows.`, sequencers, leastSplit, slotKappa, countedSlots, warmUpSlots),
		append([]string{"own"}, names...)...)
	return among(out, names, slotLeague, percent)
}

// slotLeague returns what the first of the sequencers earns a slot, of what the block pays.
func slotLeague(own, others string) (float64, error) {
	w := newWorld(rules.ModePrivate, sequencers, slotKappa, 5)
	bidders := make([]bidder, w.stakers)
	for i := range bidders {
		name := others
		if i == 0 {
			name = own
		}
		var err error
		if bidders[i].strategy, err = parsed(name, w.mode); err != nil {
			return 0, err
		}
	}
	sum := 0.0
	for n := range warmUpSlots + countedSlots {
		earned := w.propose(bidders, w.spread(n))
		if n >= warmUpSlots {
			sum += earned
		}
	}
	return sum / countedSlots, nil
}

// bidder is a sequencer of the simulation.
type bidder struct {
	strategy bid.Strategy
	samples  []bid.SlotSample
}

// proposed is a proposal that L1 took.
type proposed struct {
	bidder int
	split  rules.Bps
	score  *big.Int
}

// propose plays a slot with these draws and returns what the first sequencer earns. All see each
// other's proposals, and come in turns that are drawn; who stayed out comes once more when the
// phase is nearly over.
func (w *world) propose(bidders []bidder, vrfs []*big.Int) (earned float64) {
	var taken []proposed
	for round := range maxProposals + 1 {
		for _, i := range w.random.Perm(len(bidders)) {
			if p, ok := w.decide(bidders[i], i, vrfs, taken, round == maxProposals); ok {
				taken = append(taken, p)
				if i == 0 {
					earned -= float64(slotKappa) / rules.BPS
				}
			}
		}
	}
	if len(taken) > 0 && taken[len(taken)-1].bidder == 0 {
		earned += float64(taken[len(taken)-1].split.Keep()) / rules.BPS
	}
	for i := range bidders {
		b := &bidders[i]
		b.samples = append(b.samples, sampleOf(taken, i))
		b.samples = b.samples[max(0, len(b.samples)-warmUpSlots):]
	}
	return earned
}

// decide is what a sequencer proposes when others have proposed.
func (w *world) decide(b bidder, i int, vrfs []*big.Int, taken []proposed, last bool) (proposed, bool) {
	s := bid.Slot{
		Draw: vrfs[i], Rivals: len(vrfs) - 1, Mode: w.mode, Total: big.NewInt(unit * rules.BPS), Cost: big.NewInt(unit * int64(slotKappa)),
		Least: leastSplit, Late: last && len(taken) == 0, Samples: b.samples,
	}
	if len(taken) > 0 {
		if taken[len(taken)-1].bidder == i {
			return proposed{}, false
		}
		s.Best = taken[len(taken)-1].score
	}
	d := bid.DecideSplit(b.strategy, s)
	return proposed{i, d.Bid, rules.Score(vrfs[i], d.Bid)}, d.Enter
}

// sampleOf is what a sequencer learns of a slot.
func sampleOf(taken []proposed, i int) bid.SlotSample {
	if len(taken) == 0 {
		return bid.SlotSample{Score: new(big.Int)}
	}
	last := taken[len(taken)-1]
	return bid.SlotSample{Score: last.score, Below: last.bidder == i}
}
