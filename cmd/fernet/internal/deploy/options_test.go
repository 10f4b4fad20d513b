package deploy

import (
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/ledger"
	"fernet/settlement"
	"fernet/settlement/azt"
	"fernet/settlement/disk"
)

func examplePlan() (*plan, Options) {
	o := DefaultOptions(settlement.DefaultParams())
	o.Fund = new(big.Int).Add(azt.New(60_000), big.NewInt(1))
	o.Params.Schedule.GenesisBlock = 41
	d := settlement.Deployment{Version: settlement.DeploymentVersion, ChainID: 1337, Params: o.Params, Settlement: common.Address{6}}
	return &plan{
		Format: planFormat, Version: planVersion, Deployer: common.Address{1}, Nonce: 3, Deployment: d, Options: o.planned(),
		Steps: []planStep{{"Settlement", common.Address{6}, []byte{1}, []byte{2, 1}}},
	}, o
}

// What an earlier version planned is gone on with: its amounts were numbers, and so are its options
// recognised.
func TestFirstPlansAreRead(t *testing.T) {
	p, o := examplePlan()
	path := filepath.Join(t.TempDir(), "deployments", "1337.plan.json")
	require.NoError(t, p.write(path))
	again, err := readPlan(path)
	require.NoError(t, err)
	require.Equal(t, p.Options.Fund.String(), again.Options.Fund.String())
	require.NoError(t, again.check(path, p.Deployer, 1337, o))

	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Contains(t, string(text), `"fund": "60000000000000000000001"`)
	first := string(text)
	for current, before := range map[string]string{
		`"version": 2`: `"version": 1`, `"genesisBlock"`: `"GenesisBlock"`, `"proposeBlocks"`: `"ProposeBlocks"`,
		`"fund": "60000000000000000000001"`: `"fund": 60000000000000000000001`, `"stakeAmount": "100000000000000000000"`: `"stakeAmount": 100000000000000000000`,
		`"initialSupply": "1000000000000000000000000"`: `"initialSupply": 1000000000000000000000000`,
	} {
		require.Contains(t, first, current)
		first = strings.ReplaceAll(first, current, before)
	}
	require.NoError(t, os.WriteFile(path, []byte(first), 0o644))
	again, err = readPlan(path)
	require.NoError(t, err)
	require.NoError(t, again.check(path, p.Deployer, 1337, o))
	o.Fund = azt.New(60_000)
	require.ErrorIs(t, again.check(path, p.Deployer, 1337, o), ErrOtherPlan)

	require.NoError(t, os.WriteFile(path, []byte(strings.Replace(first, `"version": 1`, `"version": 3`, 1)), 0o644))
	_, err = readPlan(path)
	require.ErrorIs(t, err, ErrPlan)
}

// Options are what decides whether a plan is gone on with: each has to be in it.
func TestPlannedOptionsAreComplete(t *testing.T) {
	_, o := examplePlan()
	text, err := json.Marshal(o.planned())
	require.NoError(t, err)
	for _, change := range []func(*Options){
		func(o *Options) { o.Params.ClaimWindow++ },
		func(o *Options) { o.Params.PrunePenalty = azt.New(1) },
		func(o *Options) { o.Params.RevealPenalty = azt.New(1) },
		func(o *Options) { o.Params.BanSlots++ },
		func(o *Options) { o.Margin++ },
		func(o *Options) { o.Token[0]++ },
		func(o *Options) { o.InitialSupply = azt.New(1) },
		func(o *Options) { o.FaucetLimit = azt.New(1) },
		func(o *Options) { o.Genesis = ledger.Genesis{Accounts: []ledger.Allocation{{Index: 1}}} },
		func(o *Options) { o.Genesis.MinBalance = ledger.NewAmount(1) },
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
