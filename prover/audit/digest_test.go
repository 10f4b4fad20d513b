package audit_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/audit"
	"fernet/settlement/units"
)

func wei(n int64) units.Integer { return units.Integer{Int: big.NewInt(n)} }

// Slots and blocks of which the same is to be said are one run, but none reaches over another slot.
func TestDigestOfLostSlots(t *testing.T) {
	d := audit.NewDigest()
	for _, b := range []audit.BlockReport{
		{Slot: 0, LastSlot: 3, Fate: audit.FateEmpty, Reason: "nobody"},
		{Slot: 4, LastSlot: 4, Fate: audit.FateEmpty, Reason: "nobody"},
		{Slot: 6, LastSlot: 6, Fate: audit.FateEmpty, Reason: "nobody"},
		{Slot: 7, LastSlot: 7, Fate: audit.FateMissed, Reason: "sequencer 2"},
		{Slot: 8, LastSlot: 8, Fate: audit.FateMissed, Reason: "sequencer 3"},
		{Number: 5, Slot: 9, LastSlot: 9, Fate: audit.FatePruned, Reason: "no root"},
		{Number: 6, Slot: 10, LastSlot: 10, Fate: audit.FatePruned, Reason: "on 5"},
		{Number: 7, Slot: 12, LastSlot: 12, Fate: audit.FatePruned, Reason: "on 5"},
		{Number: 7, Slot: 15, LastSlot: 15, Fate: audit.FatePruned, Reason: "on 5"},
		{Number: 7, Slot: 16, LastSlot: 16, Fate: audit.FateProven},
	} {
		require.NoError(t, d.Block(&b))
	}
	require.Equal(t, []audit.Lost{
		{audit.FateEmpty, "nobody", 0, 4, 0, 0},
		{audit.FateEmpty, "nobody", 6, 6, 0, 0},
		{audit.FateMissed, "sequencer 2", 7, 7, 0, 0},
		{audit.FateMissed, "sequencer 3", 8, 8, 0, 0},
		{audit.FatePruned, "no root", 9, 9, 5, 5},
		{audit.FatePruned, "on 5", 10, 12, 6, 7},
		{audit.FatePruned, "on 5", 15, 15, 7, 7},
	}, d.Lost)
}

// Sums are of finalized blocks and of what was paid; what a digest keeps has an end.
func TestDigest(t *testing.T) {
	d := audit.NewDigest()
	require.NoError(t, d.Block(&audit.BlockReport{Number: 1, Fate: audit.FateFinalized, Fees: wei(1), BlockReward: wei(10), Burned: wei(3)}))
	require.NoError(t, d.Block(&audit.BlockReport{Number: 2, Fate: audit.FateProven}))
	for kind, amount := range map[audit.ClaimKind]int64{
		audit.ClaimReward: 100, audit.ClaimSequencer: 1000, audit.ClaimSubmitter: 10000, audit.ClaimExpired: 100000,
	} {
		require.NoError(t, d.Claim(&audit.ClaimReport{Number: 1, Kind: kind, Amount: wei(amount)}))
	}
	require.Equal(t, []string{"1", "10", "100", "11000", "100003"},
		[]string{d.Fees.String(), d.BlockReward.String(), d.Rewards.String(), d.Shares.String(), d.Burned.String()})

	for i := range audit.MaxKept + 5 {
		require.NoError(t, d.Finding(audit.Finding{Rule: audit.RuleBurn, Block: uint64(i)}))
		require.NoError(t, d.Block(&audit.BlockReport{Slot: uint64(2 * i), LastSlot: uint64(2 * i), Fate: audit.FateEmpty}))
	}
	require.Len(t, d.Findings, audit.MaxKept)
	require.Len(t, d.Lost, audit.MaxKept)
	require.Equal(t, 10, d.LeftOut)
}

func TestSinks(t *testing.T) {
	first, second := new(kept), new(kept)
	all := audit.Sinks{first, second}
	require.NoError(t, all.Block(&audit.BlockReport{Number: 1}))
	require.NoError(t, all.Claim(&audit.ClaimReport{Number: 1}))
	require.NoError(t, all.Finding(audit.Finding{Rule: audit.RuleBurn}))
	require.Equal(t, first, second)
	require.Len(t, first.blocks, 1)
	require.Len(t, first.claims, 1)
	require.Len(t, first.findings, 1)
	require.ErrorIs(t, audit.Sinks{full{}, first}.Block(&audit.BlockReport{}), errFull)
	require.Len(t, first.blocks, 1)
}

// What an audit says, its error and its exit code go together; only one that came to its end says
// that anything agrees.
func TestOutcome(t *testing.T) {
	unseen := []audit.Unseen{{What: "calldata", Why: "it is gone", Times: 2}}
	for _, c := range []struct {
		summary audit.Summary
		err     error
		exit    int
		says    string
	}{
		{audit.Summary{Checked: 9, Reported: 1, Ended: true}, nil, audit.ExitAgrees, "all 9 figures agree"},
		{audit.Summary{Checked: 9, Reported: 1, Ended: true, SingleParty: true}, nil, audit.ExitAgrees, "all 9 figures agree; single-party setup"},
		{audit.Summary{Checked: 9, Findings: 2, Ended: true}, audit.ErrFindings, audit.ExitFinding, "2 of 9 figures DISAGREE"},
		{audit.Summary{Checked: 9, Findings: 2, Reached: 5}, audit.ErrFindings, audit.ExitFinding, "2 of 9 figures DISAGREE; stopped at L1 block 5"},
		{audit.Summary{Checked: 9, Ended: true}, audit.ErrNoBlock, audit.ExitUnseen, "no finalized block in the range; all 9 figures that were checked agree"},
		{audit.Summary{Checked: 9, Reported: 1, Ended: true, Unseen: unseen}, audit.ErrUnseen, audit.ExitUnseen, "all 9 figures agree; 1 thing could not be looked at"},
		{audit.Summary{Checked: 9, Reported: 1, Reached: 5}, audit.ErrUnseen, audit.ExitUnseen, "no finding among the first 9 figures; stopped at L1 block 5"},
	} {
		require.Equal(t, c.says, c.summary.Outcome())
		require.Equal(t, c.exit, c.summary.ExitCode(), c.says)
		require.ErrorIs(t, c.summary.Err(), c.err, c.says)
		if c.err != nil {
			require.ErrorContains(t, c.summary.Err(), c.says)
		}
		c.summary.L1Block, c.summary.L1Hash = 7, common.Hash{1}
		require.Equal(t, fmt.Sprintf("L1 block 7, %s: %s", c.summary.L1Hash, c.says), c.summary.Verdict())
	}
}
