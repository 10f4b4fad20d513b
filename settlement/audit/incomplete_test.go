package audit_test

import (
	"errors"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement"
	"fernet/settlement/audit"
	"fernet/settlement/rules"
)

// eventNames are the names of the events that a block's chain has, by topic.
func eventNames() map[common.Hash]string {
	names := map[common.Hash]string{}
	for _, of := range []abi.ABI{
		bindings.NewStaking().GetABI(), bindings.NewSequencing().GetABI(), bindings.NewSettlement().GetABI(),
		bindings.NewRewards().GetABI(), bindings.NewAZT().GetABI(),
	} {
		for name, event := range of.Events {
			names[event.ID] = name
		}
	}
	return names
}

func (l *l1) figures(t *testing.T, b *block, opts audit.Options) (*audit.Report, error) {
	view, err := settlement.NewClient(l, &b.deployment).Latest(t.Context())
	require.NoError(t, err)
	return audit.Figures(t.Context(), view, number, opts)
}

// An RPC that lacks any one event does not make L1 a liar: the audit says which is missing. But for
// those that L1 keeps no count of, which are no part of what it concludes.
func TestMissingEvents(t *testing.T) {
	names := eventNames()
	seen := map[string]bool{}
	for _, foreign := range []bool{false, true} {
		for _, c := range []struct {
			claims int
			expire bool
		}{{2, false}, {2, true}, {allClaims, false}} {
			made := func() *block {
				b := honest(t, c.claims, c.expire)
				b.foreign = foreign
				return b
			}
			for i, log := range made().chain(t).logs {
				b := made()
				l := b.chain(t)
				l.logs = slices.Delete(l.logs, i, i+1)
				name := names[log.Topics[0]]
				report, err := l.figures(t, b, audit.Options{})
				// One that another took the place of, within its slot or window; and with a token
				// that is not the deployment's, what it minted to others.
				replaced := (name == "Proposed" && log.Topics[2] == common.Hash{31: 1}) || (name == "RootAccepted" && log.BlockNumber == 300)
				if replaced || foreign && name == "Transfer" && log.Topics[1] == (common.Hash{}) {
					require.NoError(t, err, name)
					require.True(t, report.OK())
					continue
				}
				require.ErrorIs(t, err, settlement.ErrIncomplete, "%s of L1 block %d", name, log.BlockNumber)
				var incomplete *settlement.IncompleteError
				require.ErrorAs(t, err, &incomplete)
				seen[name] = true
			}
		}
	}
	for _, name := range []string{"Proposed", "Revealed", "RootAccepted", "BlockSettled", "RewardClaimed", "SequencerShareClaimed", "SubmitterShareClaimed", "ClaimsExpired", "ReserveFunded",
		"EscrowFunded", "SurplusAbsorbed", "Transfer", "BlockAppended", "BlocksPruned", "MissedRevealReported", "Penalized", "Refilled"} {
		require.True(t, seen[name], name)
	}
}

// The claims of a block are held to L1's state by themselves, too: where the history of Rewards is
// not read, nothing else tells.
func TestMissingClaims(t *testing.T) {
	names := eventNames()
	for event, b := range map[string]*block{
		"RewardClaimed": honest(t, 2, false), "SequencerShareClaimed": honest(t, allClaims, false),
		"SubmitterShareClaimed": honest(t, allClaims, false), "ClaimsExpired": honest(t, 2, true),
	} {
		l := b.chain(t)
		view, err := settlement.NewClient(l, &b.deployment).Latest(t.Context())
		require.NoError(t, err)
		payouts, err := view.BlockPayouts(t.Context(), number)
		require.NoError(t, err)
		found, err := view.ClaimsOf(t.Context(), payouts, 0)
		require.NoError(t, err)
		require.Len(t, found.Rewards, len(b.rewards))
		expired, err := view.ExpiredClaims(t.Context(), number)
		require.NoError(t, err)
		require.Equal(t, found.Expired, expired)
		settled, err := view.SettledBlocks(t.Context())
		require.NoError(t, err)
		require.Equal(t, []*settlement.Settled{payouts.Settled}, settled)
		i := slices.IndexFunc(l.logs, func(log types.Log) bool { return names[log.Topics[0]] == event })
		l.logs = slices.Delete(l.logs, i, i+1)
		// a view asks nothing twice
		view, err = settlement.NewClient(l, &b.deployment).Latest(t.Context())
		require.NoError(t, err)
		_, err = view.ClaimsOf(t.Context(), payouts, 0)
		var incomplete *settlement.IncompleteError
		require.ErrorAs(t, err, &incomplete)
		require.Equal(t, event, incomplete.Event)
		require.Equal(t, incomplete.Have+1, incomplete.Want)
		_, err = view.ExpiredClaims(t.Context(), number)
		require.Equal(t, event == "ClaimsExpired", errors.Is(err, settlement.ErrIncomplete))
	}
}

// Events of another block are missed, too: of its claims, and when they cancel out.
func TestMissingEventsOfAnotherBlock(t *testing.T) {
	for events, want := range map[string]string{
		"":                               "BlockSettled events of block 2",
		"settled, without claims":        "claim events since the deployment",
		"settled and claimed completely": "",
	} {
		b := honest(t, 2, false)
		b.reserve = new(big.Int).Sub(b.reserve, b.blockReward)
		b.balance = new(big.Int).Sub(b.balance, b.blockReward)
		l, d := b.chain(t), b.deployment
		settling, rewards, none := bindings.NewSettlement().GetABI(), bindings.NewRewards().GetABI(), new(big.Int)
		l.answer(d.Settlement, settling, "proven", nil, uint64(2))
		l.answer(d.Settlement, settling, "blockAt", []any{uint64(2)}, b.record)
		l.answer(d.Rewards, rewards, "remainderOf", []any{uint64(2)}, bindings.Remainder{Remaining: none, UnitPerBps: b.unit, SequencerShare: b.blockReward, SubmitterShare: none})
		if events != "" {
			l.emit(600, common.Hash{60}, d.Rewards, rewards, "BlockSettled", uint64(2), none, b.blockReward, none, b.blockReward, b.unit, none, address(0), none)
			l.emit(601, common.Hash{61}, d.Token, bindings.NewAZT().GetABI(), "Transfer", d.Rewards, address(71), b.blockReward)
		}
		if want == "" {
			e := b.roots[1].event
			l.emit(800, common.Hash{62}, d.Settlement, settling, "RootAccepted", uint64(2), address(60), e.TotalScore, e.KeepBps, e.PayoutsRoot, e.StateOut, e.Fees, e.Beneficiary, e.Payouts)
			l.emit(601, common.Hash{61}, d.Rewards, rewards, "SequencerShareClaimed", uint64(2), uint32(2), b.blockReward)
		}
		report, err := l.figures(t, b, audit.Options{})
		if want == "" {
			require.NoError(t, err)
			require.Empty(t, report.Disagreeing())
			continue
		}
		require.ErrorIs(t, err, settlement.ErrIncomplete)
		require.ErrorContains(t, err, want)
	}
}

// Logs that end early or begin late are incomplete, wherever the cut is.
func TestCutLogs(t *testing.T) {
	for cut := uint64(1); cut <= 503; cut++ {
		b := honest(t, 2, true)
		l := b.chain(t)
		late, early := slices.Clone(l.logs), slices.Clone(l.logs)
		l.logs = slices.DeleteFunc(late, func(log types.Log) bool { return log.BlockNumber < cut+1 })
		_, err := l.figures(t, b, audit.Options{})
		require.ErrorIs(t, err, settlement.ErrIncomplete, "logs from block %d on", cut+1)
		l.logs = slices.DeleteFunc(early, func(log types.Log) bool { return log.BlockNumber >= cut })
		_, err = l.figures(t, b, audit.Options{})
		require.ErrorIs(t, err, settlement.ErrIncomplete, "logs up to block %d", cut-1)
	}
}

// Each proposal had to beat the one before it, whatever block either is built on: within a slot all
// are built on one.
func TestEachProposalBeatsTheOneBefore(t *testing.T) {
	report := func(b *block) *audit.Report {
		report, err := b.chain(t).figures(t, b, audit.Options{})
		require.NoError(t, err)
		return report
	}
	before := func(b *block, vrf int64, parent uint64) {
		p := b.proposals[0].Proposal
		p.StakerId, p.Vrf, p.Parent = 9, big.NewInt(vrf), parent
		b.proposals = append([]proposal{{rules.Score(p.Vrf, rules.Bps(p.FeeSplitBps)), p}}, b.proposals...)
	}
	b := honest(t, 2, false)
	before(b, 10, 0)
	require.Empty(t, report(b).Disagreeing())
	for _, parent := range []uint64{0, 3} {
		b = honest(t, 2, false)
		before(b, 1_000_000, parent)
		require.Contains(t, names(report(b).Disagreeing()), "proposal 2: rule of the best", "a higher score on block %d", parent)
	}
}

// What somebody sends to Rewards is a line of its own and no finding; less than it has to pay is
// one.
func TestSurplus(t *testing.T) {
	for _, c := range []struct {
		expire bool
		amount *big.Int
	}{{false, big.NewInt(1)}, {true, big.NewInt(1)}, {false, wei(7)}, {true, new(big.Int).Lsh(big.NewInt(1), 127)}} {
		b := honest(t, 2, c.expire)
		b.balance = new(big.Int).Add(b.balance, c.amount)
		report, err := b.chain(t).figures(t, b, audit.Options{})
		require.NoError(t, err)
		require.True(t, report.OK())
		require.Equal(t, c.amount, report.Surplus)
	}
}

// Of a token that was there before the deployment only what Rewards did with it is compared.
func TestTokenWithAHistory(t *testing.T) {
	b := honest(t, 2, true)
	b.foreign, b.supply = true, wei(336_056)
	report, err := b.chain(t).figures(t, b, audit.Options{})
	require.NoError(t, err)
	require.Empty(t, report.Disagreeing())
	require.NotContains(t, names(report.Figures), "total supply of the token")
	b.stolen = big.NewInt(1)
	report, err = b.chain(t).figures(t, b, audit.Options{})
	require.NoError(t, err)
	require.Equal(t, []string{"tokens paid by Rewards"}, names(report.Disagreeing()))
}

// A long empty chain behind an RPC that gives logs of ten blocks at a time takes a handful of
// requests, and the report says what was left out. It can be read all the same.
func TestNarrowLogRanges(t *testing.T) {
	for _, foreign := range []bool{false, true} {
		for _, c := range []struct {
			claims int
			expire bool
		}{{0, false}, {2, false}, {2, true}, {allClaims, false}} {
			b := honest(t, c.claims, c.expire)
			b.foreign = foreign
			l := b.chain(t)
			l.head, l.limit = 100_000, 10
			report, err := l.figures(t, b, audit.Options{})
			require.NoError(t, err)
			require.Empty(t, report.Disagreeing())
			require.Len(t, report.Unread, 1)
			require.Contains(t, report.Unread[0], "requests for logs")
			require.NotContains(t, names(report.Figures), "reward reserve")
			require.LessOrEqual(t, l.queries, 60)

			l.queries = 0
			report, err = l.figures(t, b, audit.Options{History: true})
			require.NoError(t, err)
			require.Empty(t, report.Disagreeing())
			require.Empty(t, report.Unread)
			require.Contains(t, names(report.Figures), "reward reserve")
			require.Greater(t, l.queries, 10_000)
		}
	}

	// Claims that come late are left out, too, but not that they were made.
	b := honest(t, 2, false)
	l := b.chain(t)
	for i := range l.logs {
		if l.logs[i].BlockNumber == 501 {
			l.logs[i].BlockNumber = 90_000
		}
	}
	l.head, l.limit = 100_000, 10
	report, err := l.figures(t, b, audit.Options{})
	require.NoError(t, err)
	require.Empty(t, report.Disagreeing())
	require.Len(t, report.Unread, 2)
	require.Contains(t, names(report.Figures), "still owed for the block")
	require.LessOrEqual(t, l.queries, 90)
	b.remaining = new(big.Int).Sub(b.remaining, big.NewInt(1))
	l = b.chain(t)
	l.head, l.limit = 100_000, 10
	report, err = l.figures(t, b, audit.Options{})
	require.NoError(t, err)
	require.Contains(t, names(report.Disagreeing()), "still owed for the block")

	// What is left out is no more than that: a settlement that pays more than the rules is found.
	b = honest(t, 2, false)
	b.network = new(big.Int).Add(b.network, big.NewInt(1))
	l = b.chain(t)
	l.head, l.limit = 100_000, 10
	report, err = l.figures(t, b, audit.Options{})
	require.NoError(t, err)
	require.Contains(t, names(report.Disagreeing()), "proving network's share")
}
