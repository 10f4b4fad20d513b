package liveness

import (
	"context"
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
	"fernet/settlement/units"
)

const slots = 200_000

// byDefault are phases of 30 and 20 blocks, a proving window of 3 slots, and penalties.
func byDefault(prune, reveal int64, ban uint32) Rules {
	return Rules{
		Schedule:        rules.Schedule{GenesisBlock: 1, ProposeBlocks: 30, RevealBlocks: 20, ProvingBlocks: 150},
		ActivationDelay: 128, StakeAmount: units.AZT(100),
		PrunePenalty: units.AZT(prune), RevealPenalty: units.AZT(reveal), BanSlots: ban,
	}
}

func mustRun(t *testing.T, by Rules, w World) *Outcome {
	t.Helper()
	o, err := Run(t.Context(), by, w)
	require.NoError(t, err)
	require.Equal(t, w.Slots, o.Slots)
	return o
}

func ratio(part, whole uint64) float64 { return float64(part) / float64(whole) }

// tolerance is five standard deviations of a share of n slots, where an attack decides over run of
// them at once.
func tolerance(share float64, n, run int) float64 {
	return 5 * math.Sqrt(share*(1-share)*float64(run)/float64(n))
}

// hostileWins is the probability that the best of k draws, doubled, is above the best of n - k
// draws times 1 + h: with b = (1 + h) / 2, the integral of k·x^(k-1)·min(1, x/b)^(n-k) over x from
// 0 to 1.
func hostileWins(n, k int, h float64) float64 {
	b := (1 + h) / 2
	return 1 - math.Pow(b, float64(k))*float64(n-k)/float64(n)
}

// Without penalties a live slot is attacked with probability p, and an attack costs window + 1
// slots.
func TestWithoutPenalties(t *testing.T) {
	by := byDefault(0, 0, 0)
	for _, c := range []struct{ n, k int }{{8, 1}, {8, 2}, {16, 1}, {4, 1}} {
		for _, split := range []rules.Bps{5000, 8000, rules.BPS} {
			p := hostileWins(c.n, c.k, float64(split)/rules.BPS)
			w := World{Sequencers: c.n, Hostile: c.k, HonestSplit: split, Slots: slots, Seed: 1}

			o := mustRun(t, by, w)
			require.InDelta(t, p, ratio(o.Attacks, o.Attacks+o.Proven), tolerance(p, slots/4, 1), "%d of %d, %s", c.k, c.n, split)
			want := (1 - p) / (1 + 3*p)
			require.InDelta(t, want, ratio(o.Proven, slots), tolerance(want, slots, 4), "%d of %d, %s", c.k, c.n, split)
			require.Zero(t, o.Lives+o.Unmanned)
			require.Zero(t, o.Lost.Sign())

			w.Attack = Withheld
			o = mustRun(t, by, w)
			require.InDelta(t, 1-p, ratio(o.Proven, slots), tolerance(p, slots, 1), "%d of %d, %s", c.k, c.n, split)
			require.Equal(t, o.Attacks, o.Killed)
		}
	}
}

// The figures that the first edition was measured with: 8 sequencers, one or two of them hostile.
func TestFirstEdition(t *testing.T) {
	for _, c := range []struct {
		k      int
		split  rules.Bps
		proven float64 // as published, in whole percents
	}{{1, 8000, 0.48}, {1, 5000, 0.32}, {2, 8000, 0.28}, {2, 5000, 0.15}} {
		o := mustRun(t, byDefault(0, 0, 0), World{Sequencers: 8, Hostile: c.k, HonestSplit: c.split, Slots: slots, Seed: 1})
		require.InDelta(t, c.proven, ratio(o.Proven, slots), 0.005+tolerance(c.proven, slots, 4), "%d of 8, %s", c.k, c.split)
	}
}

// One hostile sequencer that is banned for longer than a window attacks at most twice in a row: in
// the slot that takes the first penalty it is still eligible. Between two bans there are 1/p - 1
// slots that it does not win, and one and the ban in which it loses or may not bid.
func TestBan(t *testing.T) {
	const ban = 54
	by := byDefault(10, 5, ban)
	for _, split := range []rules.Bps{5000, 8000} {
		p := hostileWins(8, 1, float64(split)/rules.BPS)
		w := World{Sequencers: 8, Hostile: 1, HonestSplit: split, Renews: true, Slots: slots, Seed: 1}
		proven := 1/p - 1 + 1 + ban
		for attack, killed := range map[Attack]float64{Unprovable: 4, Withheld: 1} {
			w.Attack = attack
			o := mustRun(t, by, w)
			// Of some 3 300 cycles each has one attack or two: a standard deviation below 0.0005.
			require.InDelta(t, proven/(proven+killed*(1+p)), ratio(o.Proven, slots), 0.0025, "%s, %s", attack, split)
			require.Equal(t, uint64(killed)*o.Attacks, o.Killed)
		}
	}
}

// Without a ban a refilled deposit waits for its activation delay alone.
func TestActivationDelay(t *testing.T) {
	o := mustRun(t, byDefault(10, 5, 0), World{Sequencers: 2, Hostile: 1, HonestSplit: 0, Attack: Withheld, Renews: true, Slots: slots, Seed: 1})
	banned := mustRun(t, byDefault(10, 5, 2), World{Sequencers: 2, Hostile: 1, HonestSplit: 0, Attack: Withheld, Renews: true, Slots: slots, Seed: 1})
	require.Equal(t, banned.Proven, o.Proven, "128 blocks from the start of a slot of 50 on: two slots are missed")
	longer := mustRun(t, byDefault(10, 5, 3), World{Sequencers: 2, Hostile: 1, HonestSplit: 0, Attack: Withheld, Renews: true, Slots: slots, Seed: 1})
	require.Greater(t, longer.Proven, o.Proven)
	free := mustRun(t, byDefault(10, 0, 0), World{Sequencers: 2, Hostile: 1, HonestSplit: 0, Attack: Withheld, Renews: true, Slots: slots, Seed: 1})
	require.Less(t, free.Proven, o.Proven, "a deposit that lost nothing need not be refilled")
}

// A life ends when one stake is lost for each sequencer: by then every attack was paid for.
func TestLife(t *testing.T) {
	for _, k := range []uint64{1, 2} {
		for attack, killed := range map[Attack]uint64{Unprovable: 4, Withheld: 1} {
			by := byDefault(30, 30, 20)
			o := mustRun(t, by, World{Sequencers: 8, Hostile: int(k), HonestSplit: 8000, Attack: attack, Slots: slots, Seed: 1})
			require.Greater(t, o.Lives, uint64(100))
			// Four penalties of 30 make 120, and seven 210; one more can be on its way by then.
			attacks := map[uint64]float64{1: 4, 2: 7}[k]
			require.GreaterOrEqual(t, ratio(o.Attacks, o.Lives), attacks)
			require.LessOrEqual(t, ratio(o.Attacks, o.Lives), attacks+1.1)
			require.Equal(t, killed*o.Attacks, o.Killed)
			require.Equal(t, units.AZT(30*int64(o.Attacks)), o.Lost, "each was paid for")
		}
	}
}

// A penalty of the whole stake ends a life, but for an attack in the slot that takes it: who is
// eligible in a slot does not change within it. That one is paid for as well.
func TestLastAttack(t *testing.T) {
	p := hostileWins(8, 1, 0.8)
	for _, attack := range []Attack{Unprovable, Withheld} {
		o := mustRun(t, byDefault(100, 100, 20), World{Sequencers: 8, Hostile: 1, HonestSplit: 8000, Attack: attack, Slots: slots, Seed: 1})
		require.InDelta(t, 1+p, ratio(o.Attacks, o.Lives), 0.02, "%s", attack)
	}
	// Nobody attacks later: two sequencers with one stake to lose each do so three times at most.
	o := mustRun(t, byDefault(100, 100, 1), World{Sequencers: 2, Hostile: 2, Slots: slots, Seed: 1})
	require.InDelta(t, 3, ratio(o.Attacks, o.Lives), 0.001)
}

// A later penalty does not shorten what is left of an earlier one.
func TestPenaltiesDoNotShortenEachOther(t *testing.T) {
	by := byDefault(10, 0, 0) // a missed reveal costs nothing
	by.ActivationDelay = 1000 // 20 slots from the one that prunes, 19 from the next
	o := mustRun(t, by, World{Sequencers: 1, Failing: 1, WithoutRoot: 5000, Unrevealed: 5000, Slots: slots, Seed: 1})
	// Three slots before a block without a root, on average, its own, three lost, the one that
	// prunes, and 19 without anyone; or 4 more when a block of that one gets no root.
	require.InDelta(t, (19+0.25*4)/(3+1+3+1+19+0.25*4), ratio(o.Unmanned, o.Slots), 0.01)
}

// Without bans and delays penalties leave who wins as it is: what they cost follows from the rates.
func TestWhatPenaltiesCost(t *testing.T) {
	by := byDefault(40, 20, 0)
	by.ActivationDelay = by.Schedule.SlotBlocks()
	const rootless, unrevealed, income = 0.2, 0.1, 120.0 // of 600 AZT, with a split of 80 %
	w := World{Sequencers: 8, Failing: 8, HonestSplit: 8000, WithoutRoot: 2000, Unrevealed: 1000, Slots: slots, Seed: 1}
	found, err := by.compare(t.Context(), w, units.AZT(int64(income)))
	require.NoError(t, err)
	require.Equal(t, found.before.Proven, found.after.Proven)
	// Per live slot: a body not revealed, in it or in the slots lost with it; a block that is
	// pruned.
	revealed := 1 - unrevealed
	penalties := revealed*rootless*40 + unrevealed*20*(1+3*revealed*rootless)
	want := penalties / (income * revealed * (1 - rootless))
	require.InDelta(t, want, float64(found.lost)/rules.BPS, 0.003)
	require.Equal(t, found.lost, found.penalties)
	live := 1 / (1 + 3*revealed*rootless)
	require.InDelta(t, revealed*(1-rootless)*live, ratio(found.before.Proven, slots), tolerance(0.47, slots, 4))
}

// One honest sequencer that fails when no other does loses the slots of its bans, as a hostile one
// does that attacks with the probability that it wins and fails.
func TestWhatABanCosts(t *testing.T) {
	const ban, q, rootless = 54, 1.0 / 8, 0.03
	w := World{Sequencers: 8, Failing: 1, HonestSplit: 8000, WithoutRoot: 300, Slots: 2_000_000, Seed: 1}
	found, err := byDefault(0, 0, ban).compare(t.Context(), w, units.AZT(120))
	require.NoError(t, err)
	p := q * rootless
	wins := q * (1 - rootless) / (1 - p) // of slots that do not fail
	before := q * (1 - rootless) / (1 + 3*p)
	// 1/p - 1 slots, and 1 - p of those that prune
	after := wins * (1/p - p) / (1/p + ban + 4*(1+p))
	require.InDelta(t, 1-after/before, float64(found.lost)/rules.BPS, 0.01)
	require.Zero(t, found.penalties)
}

// When all are banned, nobody makes a block.
func TestUnmanned(t *testing.T) {
	w := World{Sequencers: 1, Failing: 1, Unrevealed: rules.BPS, Slots: 1000, Seed: 1}
	o := mustRun(t, byDefault(0, 0, 8), w)
	// It fails in one slot, is penalised in the next, in which it fails again, and so banned for
	// one slot more than 8: in the first one the second penalty is taken.
	require.InDelta(t, 0.818, ratio(o.Unmanned, o.Slots), 0.01)
	require.Equal(t, o.Slots, o.Unmanned+o.Honest[0].Unrevealed)
}

// The same seed gives the same outcome, another one another.
func TestSeeds(t *testing.T) {
	w := World{Sequencers: 8, Hostile: 1, Failing: 7, WithoutRoot: 300, Unrevealed: 100, HonestSplit: 8000, Slots: 10_000, Seed: 1}
	first := mustRun(t, byDefault(10, 5, 54), w)
	require.Equal(t, first, mustRun(t, byDefault(10, 5, 54), w))
	w.Seed = 2
	require.NotEqual(t, first, mustRun(t, byDefault(10, 5, 54), w))
}

// A simulation ends when nobody waits for it any more.
func TestInterrupted(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	_, err := Run(ctx, byDefault(0, 0, 0), World{Sequencers: 8, Slots: MaxSlots})
	require.ErrorIs(t, err, context.Canceled)
	a := DefaultAssumptions(units.AZT(600))
	a.Slots = MaxSlots
	_, err = Examine(ctx, byDefault(0, 0, 0), a)
	require.ErrorIs(t, err, context.Canceled)
}

func TestWorldsThatCannotBe(t *testing.T) {
	for name, change := range map[string]func(*World){
		"nobody":             func(w *World) { w.Sequencers, w.Hostile = 0, 0 },
		"too many":           func(w *World) { w.Sequencers = MaxSequencers + 1 },
		"fewer than none":    func(w *World) { w.Hostile = -1 },
		"fewer failing":      func(w *World) { w.Failing = -1 },
		"more than all":      func(w *World) { w.Failing = 8 },
		"no slots":           func(w *World) { w.Slots = 0 },
		"endless":            func(w *World) { w.Slots = MaxSlots + 1 },
		"split of the whole": func(w *World) { w.HonestSplit = rules.BPS + 1 },
		"more than fails":    func(w *World) { w.WithoutRoot = rules.BPS + 1 },
		"more than is":       func(w *World) { w.Unrevealed = rules.BPS + 1 },
	} {
		w := World{Sequencers: 8, Hostile: 1, Slots: 1}
		change(&w)
		_, err := Run(t.Context(), byDefault(0, 0, 0), w)
		require.ErrorIs(t, err, ErrWorld, name)
	}
}

// A study's bounds are the worst of its own figures, and break without penalties.
func TestStudy(t *testing.T) {
	a := DefaultAssumptions(units.AZT(600))
	a.Slots = 20_000
	with, err := Examine(t.Context(), byDefault(10, 5, 54), a)
	require.NoError(t, err)
	require.LessOrEqual(t, with.Bounds.HonestLoss, MostLoss)
	require.GreaterOrEqual(t, with.Bounds.Proven, LeastProven)
	require.Positive(t, with.Bounds.CostPerSlot.Sign())
	for _, o := range with.Owners {
		require.LessOrEqual(t, with.Bounds.CostPerSlot.Cmp(o.CostPerSlot.Int), 0)
		require.Greater(t, o.InLife, o.Unpunished)
	}

	without, err := Examine(t.Context(), byDefault(0, 0, 0), a)
	require.NoError(t, err)
	require.Zero(t, without.Bounds.HonestLoss)
	require.Less(t, without.Bounds.Proven, LeastProven)
	require.Zero(t, without.Bounds.CostPerSlot.Sign())
	holds := func(s *Study) (holds []bool) {
		for _, v := range s.Verdicts {
			holds = append(holds, v.Holds)
		}
		return holds
	}
	require.Equal(t, []bool{true, true, true}, holds(with))
	require.Equal(t, []bool{true, false, false}, holds(without))
	require.Equal(t, []string{"0.00 %", "12.05 %", "-0.30 %"}, []string{Percent(0), Percent(1205), Percent(-30)})
	for _, o := range without.Owners {
		require.Equal(t, o.Unpunished, o.InLife)
		require.Equal(t, o.Unpunished, o.Forever)
	}

	a.HonestSplit = rules.BPS
	_, err = Examine(t.Context(), byDefault(10, 5, 54), a)
	require.ErrorIs(t, err, ErrIncome)
	a.HonestSplit, a.BlockReward = 8000, new(big.Int)
	_, err = Examine(t.Context(), byDefault(10, 5, 54), a)
	require.ErrorIs(t, err, ErrIncome)
	a.Fees, a.WithoutRoot = units.Integer{Int: units.AZT(1)}, rules.BPS
	_, err = Examine(t.Context(), byDefault(10, 5, 54), a)
	require.ErrorIs(t, err, ErrIncome)
	a.Slots = 0
	_, err = Examine(t.Context(), byDefault(10, 5, 54), a)
	require.ErrorIs(t, err, ErrWorld)
}
