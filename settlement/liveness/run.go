package liveness

import (
	"context"
	"math"
	"math/big"
	"math/rand/v2"

	"fernet/settlement/rules"
)

const (
	nobody = -1 // no sequencer
	// slots after which it is asked whether anyone still waits for the outcome
	interruptible = 10_000
)

// suspension is the slots in which a sequencer is not eligible: from, but not back.
type suspension struct{ from, back uint64 }

func (s suspension) at(slot uint64) bool { return s.from <= slot && slot < s.back }

// run is a world on its way. Sequencers are numbered from 0, the hostile ones first.
type run struct {
	Rules
	World
	Outcome
	window uint64 // slots after its own in which a block can get a root
	random *rand.Rand

	now       uint64
	suspended []suspension
	dead      int      // author of the block without a root that all is built on
	deadSlot  uint64   // and its slot
	silent    int      // who won the slot before and did not reveal
	killed    uint64   // slots lost with an attack that was not paid for yet
	life      *big.Int // what the hostile owner lost in this life
	goneFrom  uint64   // the slot from which on the hostile owner has lost its stakes
}

// Run simulates a world. It draws as many numbers in each slot whatever happens in it, so that two
// runs with one seed differ by the rules and not by chance. The error is ErrWorld, or the
// context's.
func Run(ctx context.Context, by Rules, w World) (*Outcome, error) {
	if err := w.check(); err != nil {
		return nil, err
	}
	r := &run{
		Rules: by, World: w, window: by.Schedule.WindowSlots(), random: rand.New(rand.NewPCG(w.Seed, 0)),
		Outcome: Outcome{Lost: new(big.Int), Honest: make([]Record, w.Sequencers-w.Hostile)},
	}
	r.begin()
	for slot := range w.Slots {
		if slot%interruptible == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		r.slot()
	}
	r.Outcome.Slots = w.Slots
	return &r.Outcome, nil
}

// begin makes everyone eligible, and nothing pending.
func (r *run) begin() {
	r.suspended = make([]suspension, r.Sequencers)
	r.dead, r.silent, r.goneFrom, r.life, r.killed = nobody, nobody, math.MaxUint64, new(big.Int), 0
}

func (r *run) slot() {
	r.collect()
	open := r.dead == nobody // otherwise what is built in this slot is lost
	winner := r.winner(open)
	rootless, unrevealed := r.chance(r.WithoutRoot), r.chance(r.Unrevealed)
	switch {
	case winner == nobody:
		r.Unmanned++
	case winner < r.Hostile:
		if r.Attack == Withheld {
			r.killed++
			r.silent = winner
		} else {
			r.dead, r.deadSlot = winner, r.now
		}
	case r.fails(winner) && unrevealed:
		r.silent = winner
	case !open:
	case r.fails(winner) && rootless:
		r.dead, r.deadSlot = winner, r.now
	default:
		r.Proven++
		r.honest(winner).Proven++
	}
	if r.dead != nobody && r.dead < r.Hostile {
		r.killed++
	}
	r.now++
	if r.now >= r.goneFrom && !r.pending() {
		r.Lives++
		r.begin()
	}
}

// winner is who has the highest score of those that are eligible and want the slot. A hostile owner
// has no use for one that is lost anyway.
func (r *run) winner(open bool) int {
	best, winner := 0.0, nobody
	for i := range r.Sequencers {
		split := r.HonestSplit
		if i < r.Hostile {
			split = rules.BPS
		}
		score := r.random.Float64() * float64(rules.BPS+int(split))
		if score <= best || r.suspended[i].at(r.now) || i < r.Hostile && (r.now >= r.goneFrom || !open) {
			continue
		}
		best, winner = score, i
	}
	return winner
}

func (r *run) chance(share rules.Bps) bool { return r.random.Float64()*rules.BPS < float64(share) }

func (r *run) fails(i int) bool { return i < r.Hostile+r.Failing }

func (r *run) honest(i int) *Record { return &r.Honest[i-r.Hostile] }

// pending reports whether a penalty of the hostile owner is still to come.
func (r *run) pending() bool {
	return r.dead != nobody && r.dead < r.Hostile || r.silent != nobody && r.silent < r.Hostile
}

// collect takes the penalties that are due in this slot.
func (r *run) collect() {
	if r.silent != nobody {
		if r.silent >= r.Hostile {
			r.honest(r.silent).Unrevealed++
		}
		r.penalize(r.silent, r.RevealPenalty)
		r.silent = nobody
	}
	if r.dead != nobody && r.now == r.deadSlot+r.window+1 {
		if r.dead >= r.Hostile {
			r.honest(r.dead).Pruned++
		}
		r.penalize(r.dead, r.PrunePenalty)
		r.dead = nobody
	}
}

// penalize takes a penalty in this slot. It acts from the next slot on. A deposit cannot be
// withdrawn before a ban is over, so leaving and coming back under another id is no way around it.
func (r *run) penalize(who int, amount *big.Int) {
	from := r.now + 1
	back := from + uint64(r.BanSlots)
	if amount.Sign() > 0 {
		back = max(back, r.now+r.slots(r.ActivationDelay))
	}
	if who < r.Hostile {
		r.Attacks, r.Killed, r.killed = r.Attacks+1, r.Killed+r.killed, 0
		r.Lost.Add(r.Lost, amount)
		r.life.Add(r.life, amount)
		budget := new(big.Int).Mul(r.StakeAmount, big.NewInt(int64(r.Hostile)))
		if !r.Renews && amount.Sign() > 0 && r.life.Cmp(budget) >= 0 {
			r.goneFrom = min(r.goneFrom, from)
		}
	}
	s := &r.suspended[who]
	if s.back < from { // the last one is over before
		s.from = from
	}
	s.back = max(s.back, back)
}

// slots is the first slot that starts so many L1 blocks or more after the start of slot 0.
func (r *run) slots(blocks uint64) uint64 {
	each := r.Schedule.SlotBlocks()
	return (blocks + each - 1) / each
}
