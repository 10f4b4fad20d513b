package proving_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/proving"
	"fernet/settlement/rules"
)

// TestNothingAtAllIsProvenWhileThereIsTime, also long after the next cut-off.
func TestNothingAtAllIsProvenWhileThereIsTime(t *testing.T) {
	b := sit(t, 3, rules.ModePrivate, "fixed:0%", 0, nil)
	made := map[uint32]bool{}
	for now := b.config.Plan.CutOff(1) + 10; now < b.config.Plan.End; now++ {
		intents := b.step(now, 9)
		b.make(intents)
		for _, i := range intents {
			made[i.Node] = true
		}
	}
	require.Len(t, made, 7)
	require.NotNil(t, b.round.Snapshot().Total)
}

// TestSecondAndThirdWave fill open places with bid 0.
func TestSecondAndThirdWave(t *testing.T) {
	b := sit(t, 12, rules.ModePrivate, "fixed:100%", 0, nil) // a bid of everything never pays
	start := b.config.Plan.Start
	require.Empty(t, b.step(start, 9))
	require.Equal(t, proving.Unprofitable, b.outcome(4).Result)
	b.outrank(4, 3)
	require.Empty(t, b.step(start+35, 9))
	second := b.step(start+36, 9)
	require.ElementsMatch(t, []uint32{5, 6, 7}, nodes(second), "at 60 % of 60 blocks; node 4 is full")
	for _, i := range second {
		require.Equal(t, proving.Second, i.Wave)
		require.Zero(t, i.Bid)
	}
	require.Equal(t, proving.Outranked, b.outcome(4).Result)
	require.Empty(t, b.step(start+37, 9))
}

// TestThirdWave is for those with lower draws than the second.
func TestThirdWave(t *testing.T) {
	waves := map[proving.Wave]int{}
	for s := range 12 {
		b := sit(t, 12, rules.ModePrivate, "fixed:100%", 5_000, func(b *table) { b.config.Own = b.world.Stakers[s : s+1] })
		for now := b.config.Plan.Start; now < b.config.Plan.CutOff(0); now++ {
			for _, i := range b.step(now, 9) {
				waves[i.Wave]++
				require.Equal(t, map[proving.Wave]uint64{proving.Second: 36, proving.Third: 51}[i.Wave], now-b.config.Plan.Start)
			}
		}
	}
	require.Positive(t, waves[proving.Second])
	require.Positive(t, waves[proving.Third])
	require.Len(t, waves, 2)
}

// TestAnnouncedBidsAreWaitedFor until the third wave.
func TestAnnouncedBidsAreWaitedFor(t *testing.T) {
	b := sit(t, 4, rules.ModePublic, "limit", 1_000, func(b *table) {})
	ranking, err := b.block.PublicRanking(4)
	require.NoError(t, err)
	last := int(ranking[3].StakerID)
	sitAs := func() *table {
		return sit(t, 4, rules.ModePublic, "limit", 1_000, func(b *table) { b.config.Own = b.world.Stakers[last-1 : last] })
	}
	proves := func(b *table, now uint64) bool { return slices.Contains(nodes(b.step(now, 9)), 4) }
	b = sitAs()
	require.False(t, proves(b, b.config.Plan.Start), "it has the lowest draw")
	require.True(t, proves(b, b.config.Plan.Start+36), "nobody has come")
	b = sitAs()
	for _, r := range ranking[:3] {
		b.round.TakeBid(b.bid(r.StakerID, 4, 500))
	}
	proves(b, b.config.Plan.Start)
	require.False(t, proves(b, b.config.Plan.Start+36), "three are on their way")
	require.True(t, proves(b, b.config.Plan.Start+51), "they have not come")
}

// TestLastWave proves nodes that nobody has proven, in turns.
func TestLastWave(t *testing.T) {
	turns := map[uint64]bool{}
	for s := range 8 {
		b := sit(t, 8, rules.ModePublic, "fixed:100%", 5_000, func(b *table) { b.config.Own = b.world.Stakers[s : s+1] })
		// It sleeps through the waves, so that only the last one is left.
		cut := b.config.Plan.CutOff(0)
		for now := cut; now < b.config.Plan.CutOff(1); now++ {
			if now == cut+1 {
				for _, node := range []uint32{5, 6, 7} {
					if len(b.round.Held(wireLevel)) < 3 {
						b.take(b.message(uint32((s+1)%8+1), node, 0))
					}
				}
			}
			for _, i := range b.step(now, 9) {
				if i.Node != 4 {
					continue
				}
				require.Equal(t, proving.Last, i.Wave)
				require.Equal(t, b.config.Plan.End-12-2*2, i.Until, "two merges of two blocks are made after it")
				require.Zero(t, i.Bid)
				require.False(t, turns[now], "each has a turn of its own")
				turns[now] = true
				require.Less(t, now, cut+(b.config.Plan.CutOff(1)-cut)/2)
			}
		}
	}
	require.Len(t, turns, 8)
}

const wireLevel = 0

// TestLastWaveIsLeftWhenProven by somebody else, also while one waits for one's capacity.
func TestLastWaveIsLeftWhenProven(t *testing.T) {
	b := sit(t, 2, rules.ModePublic, "fixed:100%", 0, nil)
	cut, until := b.config.Plan.CutOff(0), b.config.Plan.CutOff(1)
	b.step(until-20, 1)
	require.Len(t, b.bids, 4, "all are its own to prove by now")
	require.Greater(t, until-20, cut)
	for node := uint32(4); node < 8; node++ {
		if p := b.message(2, node, 0); b.round.Admit(p).Answer == proving.Take {
			b.take(p)
		}
	}
	require.Empty(t, b.step(until-19, 9))
}

// TestLastWaveForWhatIsOwed: at a loss of its own, if other proofs are lost else.
func TestLastWaveForWhatIsOwed(t *testing.T) {
	cost := func(b *table, kappa int64) {
		amount := new(big.Int).Mul(b.world.Place(), big.NewInt(kappa))
		amount.Quo(amount, big.NewInt(100))
		b.config.CostOf = func(circuit.Kind) *big.Int { return amount }
	}
	for kappa, want := range map[int64]bool{150: true, 450: false} {
		b := sit(t, 8, rules.ModePrivate, "fixed:0%", 0, func(b *table) {
			cost(b, kappa)
			b.config.Written = []proving.Bid{{Node: 5, StakerID: 1}, {Node: 6, StakerID: 1}, {Node: 7, StakerID: 1}}
		})
		for node := uint32(5); node < 8; node++ {
			b.take(b.message(1, node, 0))
		}
		entered := false
		for now := b.config.Plan.CutOff(0); now < b.config.Plan.CutOff(1); now++ {
			for _, i := range b.step(now, 9) {
				entered = entered || i.Node == 4
			}
		}
		require.Equal(t, want, entered, "%d %% of a place, three places are owed", kappa)
	}
}

// TestLateStartAsksTheStrategyFirst, whatever wave it is.
func TestLateStartAsksTheStrategyFirst(t *testing.T) {
	b := sit(t, 3, rules.ModePrivate, "fixed:50%", 1_000, nil)
	intents := b.step(b.config.Plan.Start+52, 9)
	require.Len(t, intents, 4)
	for _, i := range intents {
		require.Equal(t, proving.First, i.Wave)
		require.EqualValues(t, 5_000, i.Bid)
	}
}
