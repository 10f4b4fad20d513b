package bid

import (
	"math/big"

	"fernet/settlement/rules"
)

// Slot is one slot as one sequencer sees it that may propose for it: a game with one place.
type Slot struct {
	Draw   *big.Int   // own VRF output
	Rivals int        // how many sequencers of others may propose
	Mode   rules.Mode // of the deployment
	Draws  []*big.Int // in public mode the VRF outputs of the rivals, in any order

	Total *big.Int // what the block will pay, to its sequencer and the provers: rules.Split, in wei
	Cost  *big.Int // of proposing and revealing, in wei of AZT
	// Least is the least FEE_SPLIT with which provers can be expected to prove the block: see
	// LeastSplit. Only fixed bids less.
	Least rules.Bps

	Best *big.Int // the highest score that a rival has proposed with by now; nil or 0: none has
	// Late says that hardly anybody can propose any more who has not.
	Late bool
	// Samples are what L1 shows of the last slots: see SlotSample.
	Samples []SlotSample
}

// Pay is what is at stake, with the whole block as the place.
func (s Slot) Pay() Pay {
	return Pay{Unit: new(big.Int).Quo(s.Total, big.NewInt(rules.BPS)), Cost: s.Cost}
}

// DecideSplit decides whether to propose for a slot, and with which FEE_SPLIT, by a strategy of
// [Parse]. Its Bid is the FEE_SPLIT, its Profit the expected share less the cost.
func DecideSplit(strategy Strategy, s Slot) Decision {
	game := Situation{Places: 1, Draw: s.Draw, Rivals: s.Rivals, Mode: s.Mode, Draws: s.Draws, Pay: s.Pay()}
	least, ok := s.leads()
	if !ok {
		return game.judge(0, 0)
	}
	if f, ok := strategy.(fixed); ok {
		return s.fixed(f, game, least)
	}
	least = max(least, s.Least)
	switch {
	case s.Late || s.Rivals == 0:
		return game.judge(least, 1)
	case s.Mode == rules.ModePublic:
		d := limit{}.Decide(game)
		d = game.judge(max(d.Bid, least), d.Chance)
		return d
	case strategy == Strategy(auto{}) && len(s.Samples) >= MinSamples:
		odds := oddsOf(s.Samples)
		bid := odds.bestResponse(s.Draw, least)
		return game.judge(bid, odds.beaten(rules.Score(s.Draw, bid)))
	default:
		d := equilibrium{}.Decide(game)
		return game.judge(max(d.Bid, least), d.Chance)
	}
}

// leads is the least bid that beats what rivals have proposed, and false when none does: L1 takes a
// score above 0, which is that of no proposal.
func (s Slot) leads() (rules.Bps, bool) {
	best := s.Best
	if best == nil {
		best = new(big.Int)
	}
	return rules.SmallestLeadingFee(s.Draw, best)
}

// fixed is the decision of a strategy whose bid is given.
func (s Slot) fixed(f fixed, game Situation, least rules.Bps) Decision {
	switch {
	case f.bid < least:
		return game.judge(f.bid, 0)
	case s.Late || s.Rivals == 0:
		return game.judge(f.bid, 1)
	case s.Mode == rules.ModePrivate && len(s.Samples) >= MinSamples:
		return game.judge(f.bid, oddsOf(s.Samples).beaten(rules.Score(s.Draw, f.bid)))
	default:
		return f.Decide(game)
	}
}

// MostKappa is how much of what a place pays a proof may cost for a block to be proven all the
// same: the κ of the table "Blocks with a root" of docs/STRATEGIES.md.
const MostKappa = rules.Bps(3_000)

// LeastOffer is what provers are offered at least by whoever knows only its own costs: with nothing
// for them nobody proves the block, also where a proof is said to cost nothing, and a block that is
// not proven costs its sequencer more than half of it.
const LeastOffer = rules.Bps(rules.BPS / 2)

// LeastSplit is the least FEE_SPLIT with which no proof of a block costs provers more than
// MostKappa of what a place pays, at least LeastOffer, and false when not even all of the block's
// value is enough.
// total is what the block will pay and cost that of its dearest proof, both in wei; nodes are those
// of its tree.
func LeastSplit(total, cost *big.Int, nodes uint32) (rules.Bps, bool) {
	if cost.Sign() == 0 {
		return LeastOffer, true
	}
	// unit · BPS · κ ≥ cost, with the unit rounded down as L1 does.
	unit := divUp(cost, big.NewInt(int64(MostKappa)))
	network := unit.Mul(unit, new(big.Int).SetUint64(uint64(nodes)*rules.ProofsPerNode*rules.BPS))
	if network.Cmp(total) > 0 {
		return 0, false
	}
	// ⌊total · split / BPS⌋ ≥ network
	return max(LeastOffer, rules.Bps(divUp(network.Mul(network, big.NewInt(rules.BPS)), total).Int64())), true
}
