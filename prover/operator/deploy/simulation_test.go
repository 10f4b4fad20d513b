package deploy

import (
	"io/fs"
	"math/big"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/liveness"
	"fernet/settlement/network"
)

// Parameters are those of the record, and the network's where there is none, unless it is needed.
func TestParamsWithoutL1(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "record.json")
	p, source, err := ParamsWithoutL1("", false, "")
	require.NoError(t, err)
	require.Equal(t, "defaults on testnets", source)
	want := settlement.DefaultParams()
	want.Schedule.GenesisBlock = 1
	require.Equal(t, want, p)

	p, source, err = ParamsWithoutL1(missing, false, "anvil")
	require.NoError(t, err)
	require.Equal(t, "defaults on anvil, as there is no "+missing, source)
	anvil, _ := network.Named("anvil")
	require.Equal(t, anvil.Params.Schedule.ProvingBlocks, p.Schedule.ProvingBlocks)

	_, _, err = ParamsWithoutL1(missing, true, "anvil")
	require.ErrorIs(t, err, fs.ErrNotExist)
}

// What cannot be deployed is not simulated, and the reward is that of the parameters.
func TestSimulate(t *testing.T) {
	p, source, err := ParamsWithoutL1("", false, "")
	require.NoError(t, err)
	a := liveness.DefaultAssumptions(new(big.Int))
	a.Slots = 2000
	s, err := Simulate(t.Context(), source, p, a)
	require.NoError(t, err)
	require.Equal(t, source, s.Source)
	require.Equal(t, p.BlockReward, s.Assumptions.BlockReward)

	p.Schedule.ProvingBlocks = 0
	_, err = Simulate(t.Context(), source, p, a)
	require.ErrorContains(t, err, "proving")
}
