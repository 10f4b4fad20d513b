package csv_test

import (
	encoding "encoding/csv"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/audit"
	"fernet/prover/audit/csv"
	"fernet/settlement/disk"
	"fernet/settlement/units"
)

// huge is more than any number of 64 bits.
var huge = units.Integer{Int: new(big.Int).Lsh(big.NewInt(1), 200)}

// report is a block with one of everything.
func report() *audit.BlockReport {
	place := audit.EventPlace{L1Block: 70, Tx: common.Hash{7}}
	return &audit.BlockReport{
		Number: 3, Slot: 5, LastSlot: 5, Fate: audit.FateFinalized, Sequencer: 2, FeeSplit: 8000, Parent: 2, NumTxs: 4, TxsPerBase: 2, SeenTxs: 1,
		Proposals:  []audit.ProposalReport{{EventPlace: place, StakerID: 1, Score: huge}, {EventPlace: place, StakerID: 2, FeeSplit: 8000, Vrf: huge, Score: huge}},
		RevealedAt: &place, FinalizedAt: &place, BlockReward: huge, Burned: units.Integer{Int: new(big.Int)},
		Roots: []audit.RootReport{
			{EventPlace: place, TotalScore: huge, Won: "it is the first"},
			{EventPlace: place, TotalScore: huge, Won: `"more", by far`, Entries: []audit.EntryReport{{Node: 1, StakerID: 4, Reward: huge}, {Node: 2, StakerID: 4}}},
		},
	}
}

// lines are those of a file, each by the names of its columns.
func lines(t *testing.T, path string) []map[string]string {
	t.Helper()
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	all, err := encoding.NewReader(file).ReadAll() // which wants as many values in each line
	require.NoError(t, err)
	var rows []map[string]string
	for _, line := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			require.NotContains(t, row, name)
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func entriesOf(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "audit")
	require.NoError(t, csv.Check(dir))
	w, err := csv.New(dir)
	require.NoError(t, err)
	slot := uint64(0)
	require.NoError(t, w.Block(&audit.BlockReport{Slot: 0, LastSlot: 4, Fate: audit.FateEmpty, Reason: "nobody proposed a block"}))
	require.NoError(t, w.Block(report()))
	require.NoError(t, w.Claim(&audit.ClaimReport{EventPlace: audit.EventPlace{L1Block: 80}, Number: 3, Kind: audit.ClaimReward, Index: 0, StakerID: 4, To: common.Address{9}, Amount: huge}))
	require.NoError(t, w.Claim(&audit.ClaimReport{Number: 3, Kind: audit.ClaimExpired, Amount: huge}))
	require.NoError(t, w.Finding(audit.Finding{Rule: audit.RuleBurn, What: "burn", Slot: &slot, Expected: "1", Found: "2\n3"}))
	require.NoError(t, w.Finding(audit.Finding{Rule: audit.RuleLogs, What: "log", Block: 3}))
	for _, path := range csv.Paths(dir) {
		require.NoFileExists(t, path, "it has its name when it is whole")
	}
	require.NoError(t, w.Close())
	require.NoError(t, w.Discard())
	paths := csv.Paths(dir)
	require.Len(t, entriesOf(t, dir), len(paths))
	of := map[string][]map[string]string{}
	for _, path := range paths {
		of[strings.TrimSuffix(filepath.Base(path), ".csv")] = lines(t, path)
	}

	require.Len(t, of["blocks"], 2)
	empty, block := of["blocks"][0], of["blocks"][1]
	require.Equal(t, []string{"", "0", "4", "empty slot", "", ""},
		[]string{empty["block"], empty["slot"], empty["last_slot"], empty["fate"], empty["sequencer"], empty["block_reward_wei"]})
	require.Equal(t, []string{"3", "5", huge.String(), "0", "", "2", "70"},
		[]string{block["block"], block["slot"], block["block_reward_wei"], block["burned_wei"], block["fees_wei"], block["roots"], block["finalized_l1_block"]})
	require.Len(t, of["proposals"], 2)
	require.Equal(t, []string{"2", "5", "8000"}, []string{of["proposals"][1]["staker"], of["proposals"][1]["slot"], of["proposals"][1]["fee_split_bps"]})
	require.Equal(t, []string{"false", "true"}, []string{of["roots"][0]["won"], of["roots"][1]["won"]})
	require.Equal(t, `"more", by far`, of["roots"][1]["why_it_led"])
	require.Len(t, of["entries"], 2)
	require.Equal(t, []string{"2", "0", "1", huge.String()},
		[]string{of["entries"][0]["root"], of["entries"][0]["index"], of["entries"][0]["node"], of["entries"][0]["reward_wei"]})
	require.Equal(t, []string{"0", "4", huge.String(), "80"},
		[]string{of["claims"][0]["index"], of["claims"][0]["staker"], of["claims"][0]["amount_wei"], of["claims"][0]["l1_block"]})
	require.Equal(t, []string{"", "expired", ""}, []string{of["claims"][1]["index"], of["claims"][1]["kind"], of["claims"][1]["to"]})
	require.Equal(t, []string{"burn", "9", "0", "", "2\n3"}, []string{
		of["findings"][0]["rule"], of["findings"][0]["protocol_section"], of["findings"][0]["slot"], of["findings"][0]["block"], of["findings"][0]["found"],
	})
	require.Equal(t, []string{"", "", "3"}, []string{of["findings"][1]["protocol_section"], of["findings"][1]["slot"], of["findings"][1]["block"]})
}

// Files of an audit before are replaced when the next has come to its end, and others never.
func TestNothingElseIsOverwritten(t *testing.T) {
	dir := t.TempDir()
	paths := csv.Paths(dir)
	begin := func() *csv.Writer {
		w, err := csv.New(dir)
		require.NoError(t, err)
		require.NoError(t, w.Block(report()))
		return w
	}
	require.NoError(t, begin().Close())
	require.NoError(t, csv.Check(dir))
	before, err := os.ReadFile(paths[0])
	require.NoError(t, err)
	w := begin()
	require.NoError(t, w.Block(report()))
	require.NoError(t, w.Discard())
	after, err := os.ReadFile(paths[0])
	require.NoError(t, err)
	require.Equal(t, before, after)
	require.Len(t, entriesOf(t, dir), len(paths))
	require.NoError(t, begin().Close())

	for _, other := range []string{"", "block,slot\n1,2\n", strings.Repeat("x", 10_000)} {
		require.NoError(t, os.WriteFile(paths[4], []byte(other), 0o600))
		require.ErrorIs(t, csv.Check(dir), disk.ErrExists)
		_, err := csv.New(dir)
		require.ErrorIs(t, err, disk.ErrExists)
		require.ErrorContains(t, err, paths[4])
		text, err := os.ReadFile(paths[4])
		require.NoError(t, err)
		require.Equal(t, other, string(text))
		require.Len(t, entriesOf(t, dir), len(paths), "nothing is left of those before it")
	}
	require.NoError(t, os.Remove(paths[4]))
	require.NoError(t, os.Mkdir(paths[4], 0o755))
	_, err = csv.New(dir)
	require.Error(t, err)
}
