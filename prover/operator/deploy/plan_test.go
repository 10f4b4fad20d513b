package deploy

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/disk"
	"fernet/settlement/record/recordtest"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

func examplePlan() (*plan, Options) {
	o := DefaultOptions(settlement.DefaultParams(), json.RawMessage(`{"minBalance": "0", "accounts": []}`))
	o.Fund = new(big.Int).Add(units.AZT(60_000), big.NewInt(1))
	o.Params.Schedule.GenesisBlock = 41
	d := settlement.Deployment{Head: settlement.DeploymentKind.Head(), ChainID: 1337, Params: o.Params, Settlement: common.Address{6}}
	return &plan{
		Head: planKind.Head(), Deployer: common.Address{1}, Nonce: 3, Deployment: d, Options: o.planned(),
		Steps: []planStep{{"Settlement", common.Address{6}, []byte{1}, []byte{2, 1}}},
	}, o
}

// A plan is gone on with by the release that made it: earlier ones planned other contracts.
func TestPlansAreRead(t *testing.T) {
	p, o := examplePlan()
	path := filepath.Join(t.TempDir(), "deployments", "1337.plan.json")
	require.NoError(t, p.write(path))
	again, err := readPlan(path)
	require.NoError(t, err)
	require.Equal(t, p.Options.Fund.String(), again.Options.Fund.String())
	require.NoError(t, again.check(path, p.Deployer, 1337, o))
	o.Fund = units.AZT(60_000)
	require.ErrorIs(t, again.check(path, p.Deployer, 1337, o), ErrOtherPlan)

	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Contains(t, string(text), `"fund": "60000000000000000000001"`)
	for version, says := range map[string]string{
		"1": "version: 1: " + rules.EarlierRelease, "2": "version: 2: " + rules.EarlierRelease,
		"4": "it is version 4, this program reads 3", "0": "it is version 0, this program",
	} {
		// The deployment in it has a version, too, and its parameters may be of another form.
		other := strings.Replace(string(text), `"version": 3`, `"version": `+version, 1)
		other = strings.ReplaceAll(other, `"txBytes"`, `"wordsPerTx"`)
		require.NoError(t, os.WriteFile(path, []byte(other), 0o644))
		_, err = readPlan(path)
		require.ErrorIs(t, err, ErrPlan)
		require.ErrorContains(t, err, says)
	}
}

// TestPlanFile holds plans to what is asked of every record. What is wrong with one is an ErrPlan.
func TestPlanFile(t *testing.T) {
	p, _ := examplePlan()
	recordtest.Check(t, recordtest.Case{
		Kind: planKind, Write: p.write,
		Read: func(path string) error {
			_, err := readPlan(path)
			if err != nil && !errors.Is(err, ErrPlan) {
				return fmt.Errorf("not an ErrPlan: %w", errors.ErrUnsupported)
			}
			return err
		},
		// the application knows what a genesis may have
		Opaque: []string{"genesis"},
		// nonce 0 is one; options are compared with those of the command
		Optional: []string{"nonce", "options"},
	})
}

// A plan from before the records of deployments named their format is gone on with, and makes a
// record of the newest version.
func TestPlansWithOlderRecords(t *testing.T) {
	p, _ := examplePlan()
	path := filepath.Join(t.TempDir(), "1337.plan.json")
	require.NoError(t, p.write(path))
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	head := fmt.Sprintf("    \"format\": %q,\n    \"version\": 5,\n", settlement.DeploymentKind.Format)
	require.Contains(t, string(text), head)
	require.NoError(t, os.WriteFile(path, []byte(strings.Replace(string(text), head, "    \"version\": 3,\n", 1)), 0o644))
	again, err := readPlan(path)
	require.NoError(t, err)
	require.Equal(t, p.Deployment.Head, again.Deployment.Head)
}

// Options are what decides whether a plan is gone on with: each has to be in it.
func TestPlannedOptionsAreComplete(t *testing.T) {
	_, o := examplePlan()
	text, err := json.Marshal(o.planned())
	require.NoError(t, err)
	for _, change := range []func(*Options){
		func(o *Options) { o.Params.ClaimWindow++ },
		func(o *Options) { o.Params.PrunePenalty = units.AZT(1) },
		func(o *Options) { o.Params.RevealPenalty = units.AZT(1) },
		func(o *Options) { o.Params.BanSlots++ },
		func(o *Options) { o.Params.TxBytes++ },
		func(o *Options) { o.Params.FullRewardTxs++ },
		func(o *Options) { o.Params.SubmitterBps++ },
		func(o *Options) { o.Margin++ },
		func(o *Options) { o.Token[0]++ },
		func(o *Options) { o.InitialSupply = units.AZT(1) },
		func(o *Options) { o.FaucetLimit = units.AZT(1) },
		func(o *Options) { o.Genesis = json.RawMessage(`{"minBalance": "1", "accounts": []}`) },
		func(o *Options) { o.Fund = nil },
	} {
		other := o
		change(&other)
		changed, err := json.Marshal(other.planned())
		require.NoError(t, err)
		require.NotEqual(t, string(text), string(changed))
	}
}

// Two deployments with one plan are not begun at once.
func TestLockPlan(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deployments", "1337.plan.json")
	unlock, err := lockPlan(path)
	require.NoError(t, err)
	_, err = lockPlan(path)
	require.ErrorIs(t, err, disk.ErrLocked)
	require.Contains(t, err.Error(), "wait until it has ended")
	require.NoError(t, unlock())
	unlock, err = lockPlan(path)
	require.NoError(t, err)
	require.NoError(t, unlock())
}
