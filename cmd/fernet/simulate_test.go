package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/operator/deploy"
	"fernet/settlement"
	"fernet/settlement/liveness"
	"fernet/settlement/units"
)

// few slots are enough for a figure that is not looked at closely.
const few = "5000"

// simulate runs fernet deployment simulate in an empty folder, without an L1, and returns its JSON.
func simulate(t *testing.T, slots string, args ...string) *deploy.Simulation {
	t.Helper()
	t.Chdir(t.TempDir())
	code, stdout, stderr := execute(t, append([]string{"deployment", "simulate", "--slots", slots, "--json"}, args...)...)
	require.Zero(t, code, stderr)
	require.NoError(t, checkJSON(stdout))
	r := new(deploy.Simulation)
	require.NoError(t, json.Unmarshal([]byte(stdout), r))
	return r
}

// Parameters are the defaults, those of a network or those of a record, and flags change them.
func TestSimulateTakesParameters(t *testing.T) {
	r := simulate(t, few)
	require.Equal(t, "defaults on testnets", r.Source)
	require.EqualValues(t, 54, r.Params.BanSlots)
	for _, b := range r.Verdicts {
		require.True(t, b.Holds, "%s: %s", b.Bound, b.Found)
	}
	require.Equal(t, r, simulate(t, few), "it prints the same whenever it is run")
	require.NotEqual(t, r.Owners, simulate(t, few, "--seed", "2").Owners)

	require.Equal(t, "defaults on anvil", simulate(t, few, "--network", "anvil").Source)

	record := settlement.Deployment{
		Head: settlement.DeploymentKind.Head(), ChainID: 1337, Params: settlement.DefaultParams(),
		Token: common.Address{1}, Staking: common.Address{2}, RootVerifier: common.Address{3},
		Rewards: common.Address{4}, Sequencing: common.Address{5}, Settlement: common.Address{6},
	}
	record.Params.Schedule.GenesisBlock, record.Params.BanSlots = 7, 12
	path := filepath.Join(t.TempDir(), "record.json")
	require.NoError(t, record.Write(path))
	r = simulate(t, few, "--deployment", path)
	require.Equal(t, path, r.Source)
	require.EqualValues(t, 12, r.Params.BanSlots)

	changed := simulate(t, few, "--deployment", path, "--ban-slots", "0", "--prune-penalty", "0", "--reveal-penalty", "0", "--honest-split", "50%", "--fees", "3",
		"--without-root", "0", "--unrevealed", "2%")
	require.Zero(t, changed.Params.PrunePenalty.Sign()+changed.Params.RevealPenalty.Sign())
	require.Equal(t, units.AZT(3).String(), changed.Assumptions.Fees.String())
	require.EqualValues(t, 5000, changed.Assumptions.HonestSplit)
	require.EqualValues(t, 200, changed.Assumptions.Unrevealed)
	require.Zero(t, changed.Assumptions.WithoutRoot)
	require.True(t, changed.Verdicts[0].Holds)
	require.False(t, changed.Verdicts[1].Holds, "half of the slots are lost")
	require.False(t, changed.Verdicts[2].Holds, "a slot is killed for nothing")

	// A file of settings may name a record that is still to be made, a flag may not.
	t.Chdir(t.TempDir())
	t.Setenv("FERNET_DEPLOYMENT", "deployment.json")
	code, stdout, stderr := execute(t, "deployment", "simulate", "--slots", "100")
	require.Zero(t, code, stderr)
	require.Contains(t, stdout, "defaults on testnets, as there is no deployment.json")
}

func TestSimulateRefuses(t *testing.T) {
	t.Chdir(t.TempDir())
	for args, want := range map[string]string{
		"--deployment none.json": "none.json",
		"--reveal-blocks 4":      settlement.ErrRevealPhase.Error(),
		"--prune-penalty 100.1":  settlement.ErrPrunePenalty.Error(),
		"--reveal-penalty 100.1": settlement.ErrRevealPenalty.Error(),
		"--ban-slots 4294967296": `--ban-slots: "4294967296" is not a number of slots`,
		"--ban-slots 100000000":  settlement.ErrBanSlots.Error(),
		"--honest-split 100%":    "honest sequencers earn nothing",
		"--honest-split 0.5":     "--honest-split: ",
		"--slots 0":              "0 slots, must be 1 to",
		"--slots x":              `--slots: "x" is no whole number`,
		"--fees x":               "--fees: ",
		"--block-reward 0 --prune-penalty 0 --ban-slots 50": "honest sequencers earn nothing",
	} {
		code, _, stderr := execute(t, append([]string{"deployment", "simulate"}, strings.Fields(args)...)...)
		require.NotZero(t, code, args)
		require.Contains(t, stderr, want, args)
		require.Equal(t, 1, strings.Count(stderr, "\n"), stderr)
	}
}

// The defaults keep every bound with a margin, at the split that bounds are given for and, as far
// as attacks go, at the 50 % that helps an attacker most.
func TestDefaultPenaltiesHaveAMargin(t *testing.T) {
	r := simulate(t, "100000")
	require.LessOrEqual(t, r.Honest[3].AllFail, 500)
	require.Equal(t, 8, r.Honest[3].Sequencers)
	low := simulate(t, "100000", "--honest-split", "50%")
	for i, least := range map[int]uint16{2: 9100, 3: 9100} {
		require.Equal(t, []int{1, 8}, []int{r.Owners[i].Hostile, r.Owners[i].Sequencers})
		require.GreaterOrEqual(t, uint16(r.Owners[i].InLife), least)
		require.GreaterOrEqual(t, uint16(low.Owners[i].InLife), uint16(9000))
	}
	// A withheld block is no cheaper way to kill a slot than one that cannot be proven.
	require.Equal(t, []liveness.Attack{liveness.Unprovable, liveness.Withheld}, []liveness.Attack{r.Owners[2].Attack, r.Owners[3].Attack})
	require.Equal(t, units.AZT(5).String(), r.Owners[3].CostPerSlot.String())
	require.Equal(t, "2500000000000000000", r.Owners[2].CostPerSlot.String())
}

// The tables of docs/SECURITY.md are what the command prints.
func TestSecurityHasTheTablesOfTheSimulation(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(docsFolder, "SECURITY.md"))
	require.NoError(t, err)
	_, section, found := strings.Cut(string(text), "## What a stake is worth\n")
	require.True(t, found)
	section, _, _ = strings.Cut(section, "\n## ")
	parts := strings.Split(section, "\n```")
	t.Chdir(t.TempDir())
	code, stdout, stderr := execute(t, "deployment", "simulate")
	require.Zero(t, code, stderr)
	tables := 0
	for i := 1; i < len(parts); i += 2 {
		if table := strings.TrimPrefix(parts[i], "\n"); strings.Contains(table, "\n---") {
			require.Contains(t, stdout, table+"\n")
			tables++
		}
	}
	require.Equal(t, 3, tables)
}
