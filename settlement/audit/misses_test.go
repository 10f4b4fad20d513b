package audit_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement/audit"
)

// suspend makes a staker one that was penalized and is not eligible in [from, until), or from from
// on where until is 0.
func (b *block) suspend(id uint32, from, until int64) {
	b.suspensions = map[uint32][]bindings.Suspension{id: {{FromBlock: big.NewInt(from), UntilBlock: big.NewInt(until), BanUntil: big.NewInt(from)}}}
	s := b.stakers[id]
	s.Penalized = true
	b.stakers[id] = s
}

// sets changes a value of an event.
func (b *block) sets(miss, value int, to any) { b.misses[miss].values[value] = to }

// drops leaves an event out of the chain.
func (b *block) drops(miss int) { b.misses = slices.Delete(b.misses, miss, miss+1) }

// inserts adds an event to the chain.
func (b *block) inserts(at int, m miss) { b.misses = slices.Insert(b.misses, at, m) }

// wrongMisses audits chains of which one event is not what the rules make of the others, and
// returns the figures that said so.
func wrongMisses(t *testing.T) map[string]bool {
	covered := map[string]bool{}
	more := func(v any) *big.Int { return new(big.Int).Add(v.(*big.Int), big.NewInt(1)) }
	for name, c := range map[string]struct {
		falsify func(*block)
		figures []string
	}{
		"a penalty of more": {func(b *block) { b.sets(penaltyOfPrune, 1, more(b.misses[penaltyOfPrune].values[1])) },
			[]string{"penalty 1, of staker 7: burned"}},
		"a penalty of another kind": {func(b *block) { b.sets(penaltyOfReport, 1, b.deployment.Params.PrunePenalty) },
			[]string{"penalty 2, of staker 7: burned"}},
		"a penalty at once": {func(b *block) { b.sets(penaltyOfPrune, 2, big.NewInt(int64(b.misses[penaltyOfPrune].at)+1)) },
			[]string{"penalty 1, of staker 7: first L1 block"}},
		"a longer ban": {func(b *block) { b.sets(penaltyOfAppend, 3, more(b.misses[penaltyOfAppend].values[3])) },
			[]string{"penalty 3, of staker 8: end of the ban"}},
		"a penalty for nothing": {func(b *block) {
			m := b.misses[penaltyOfReport]
			m.at, m.values = m.at+1, append([]any{uint32(6)}, m.values[1:]...)
			b.inserts(penaltyOfReport+1, m)
		}, []string{"penalty 3, of staker 6: what it follows from", "penalty 3, of staker 6: burned"}},
		"a second penalty for one miss": {func(b *block) { b.inserts(penaltyOfReport+1, b.misses[penaltyOfReport]) },
			[]string{"penalty 3, of staker 7: what it follows from", "penalty 3, of staker 7: burned"}},
		"a penalty of another staker": {func(b *block) { b.sets(penaltyOfAppend, 0, uint32(6)) },
			[]string{"penalty 3, of staker 6: what it follows from", "prune at L1 block 740: penalty"}},
		"a prune without a penalty":       {func(b *block) { b.drops(penaltyOfAppend) }, []string{"prune at L1 block 740: penalty"}},
		"a missed reveal without penalty": {func(b *block) { b.drops(penaltyOfReport); b.sets(refillOf7-1, 2, b.deployment.Params.PrunePenalty) }, []string{"missed reveal of slot 6: penalty"}},
		"a prune of another's block": {func(b *block) {
			b.sets(pruneOf2And3, 2, uint32(6))
			b.sets(penaltyOfPrune, 0, uint32(6))
			b.sets(refillOf7, 2, b.deployment.Params.RevealPenalty)
		}, []string{"prune at L1 block 430: author of the first block"}},
		"a prune of too few": {func(b *block) { b.sets(pruneOf2And3, 1, uint64(2)) }, []string{"prune at L1 block 430: last block"}},
		"a prune of a proven block": {func(b *block) {
			b.drops(penaltyOfAppend)
			b.drops(append2Again)
			b.drops(pruneOf2)
			b.misses = append(b.misses, miss{740, "BlocksPruned", []any{uint64(1), uint64(2), uint32(8)}},
				miss{740, "Penalized", []any{uint32(8), b.deployment.Params.PrunePenalty, big.NewInt(760), big.NewInt(760 + 54*50)}})
			b.recordedTip = 0
		}, []string{"prune at L1 block 740: first block"}},
		"a prune in time": {func(b *block) { b.misses[pruneOf2And3].at, b.misses[penaltyOfPrune].at = 409, 409 },
			[]string{"prune at L1 block 409: proving window of the first block"}},
		"an append on a dead block": {func(b *block) {
			b.drops(penaltyOfAppend)
			b.sets(append2Again, 0, uint64(3))
			b.drops(pruneOf2)
			b.recordedTip = 3
		}, []string{"prune before block 3 of slot 14 was appended"}},
		"a winner that was none":     {func(b *block) { b.best[6] = winner{8, false, true} }, []string{"missed reveal of slot 6: winner"}},
		"a reveal that was made":     {func(b *block) { b.best[6] = winner{7, true, true} }, []string{"missed reveal of slot 6: state of the slot"}},
		"a report in the slot":       {func(b *block) { b.sets(reportOf6, 0, uint64(8)); b.best[8] = winner{7, false, true} }, []string{"missed reveal of slot 8: state of the slot"}},
		"a penalty that is not gone": {func(b *block) { b.unburned = big.NewInt(1); b.foreign = true }, []string{"tokens burned by Staking"}},
	} {
		b := honest(t, 2, false)
		c.falsify(b)
		if name == "a penalty that is not gone" {
			// Fewer tokens than penalties are missing events; more are not.
			b.unburned = big.NewInt(-1)
		}
		report, err := audit.Figures(t.Context(), b.view(t), number, audit.Options{})
		require.NoError(t, err, name)
		for _, figure := range c.figures {
			require.Contains(t, names(report.Disagreeing()), figure, name)
			covered[figure] = true
		}
	}
	return covered
}

// A deposit that was paid back, or is used up, is not there to be taken.
func TestPenaltiesTakeWhatIsThere(t *testing.T) {
	for _, c := range []struct {
		name   string
		before miss
		takes  *big.Int
	}{
		{"paid back", miss{700, "Withdrawn", []any{uint32(8), address(91), wei(100)}}, new(big.Int)},
		{"nearly used up", miss{700, "Penalized", []any{uint32(8), wei(97), big.NewInt(710), big.NewInt(710 + 54*50)}}, wei(3)},
	} {
		b := honest(t, 2, false)
		b.inserts(pruneOf2, c.before)
		penalty := len(b.misses) - 1
		if c.before.event == "Penalized" {
			b.best[7] = winner{8, false, true}
			b.inserts(pruneOf2, miss{700, "MissedRevealReported", []any{uint64(7), uint32(8)}})
			b.deployment.Params.RevealPenalty = wei(97)
			b.sets(penaltyOfReport, 1, wei(97-7))
			b.deployment.Params.PrunePenalty, b.misses[penaltyOfPrune].values[1] = wei(10), wei(10)
			b.sets(penaltyOfReport, 1, wei(90))
			b.sets(refillOf7, 2, wei(100))
			penalty++
		}
		b.sets(penalty, 1, c.takes)
		report, err := audit.Figures(t.Context(), b.view(t), number, audit.Options{})
		require.NoError(t, err, c.name)
		require.Empty(t, report.Disagreeing(), c.name)
		b.sets(penalty, 1, new(big.Int).Add(c.takes, big.NewInt(1)))
		report, err = audit.Figures(t.Context(), b.view(t), number, audit.Options{})
		require.NoError(t, err, c.name)
		require.Len(t, report.Disagreeing(), 1, c.name)
		require.Regexp(t, "of staker 8: burned$", report.Disagreeing()[0].Name)
	}
}

// What is burned of deposits is part of what the token's supply is held to.
func TestPenaltiesAreInTheSupply(t *testing.T) {
	b := honest(t, 2, false)
	l := b.chain(t)
	_, taken := b.deposits()
	require.Equal(t, wei(25), taken)
	report, err := l.figures(t, b, audit.Options{})
	require.NoError(t, err)
	var supply, forfeited audit.Figure
	for _, f := range report.Figures {
		switch f.Name {
		case "total supply of the token":
			supply = f
		case "tokens burned by Staking":
			forfeited = f
		}
	}
	require.Equal(t, audit.Figure{Name: "tokens burned by Staking", OnChain: fmt.Sprint(taken), Recomputed: fmt.Sprint(taken), Agree: true}, forfeited)
	minted := new(big.Int).Sub(b.minted, b.burned)
	require.Equal(t, minted.Sub(minted, taken).String(), supply.Recomputed)
}
