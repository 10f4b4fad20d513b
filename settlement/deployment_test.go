package settlement

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"
)

// firstRecord is a record of version 1, with amounts as numbers and capitalised names in its
// schedule.
const firstRecord = `{
  "version": 1,
  "chainId": 1337,
  "block": 7,
  "token": "0x0000000000000000000000000000000000000001",
  "staking": "0x0000000000000000000000000000000000000002",
  "rootVerifier": "0x0000000000000000000000000000000000000003",
  "rewards": "0x0000000000000000000000000000000000000004",
  "sequencing": "0x0000000000000000000000000000000000000005",
  "settlement": "0x0000000000000000000000000000000000000006",
  "params": {
    "schedule": {
      "GenesisBlock": 41,
      "ProposeBlocks": 30,
      "RevealBlocks": 20,
      "ProvingBlocks": 150
    },
    "vrfMode": 0,
    "maxTxs": 32,
    "wordsPerTx": 8,
    "stakeAmount": 100000000000000000000,
    "activationDelay": 128,
    "exitDelay": 600,
    "blockReward": 600000000000000000001,
    "claimWindow": 201600,
    "prunePenalty": 0,
    "revealPenalty": 0,
    "banSlots": 0
  },
  "genesis": {
    "accounts": []
  }
}
`

func TestFirstRecordsAreRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deployments", "1337.json")
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte(firstRecord), 0o644))
	d, err := ReadDeployment(path)
	require.NoError(t, err)
	require.Equal(t, "100000000000000000000", d.Params.StakeAmount.String())
	require.Equal(t, "600000000000000000001", d.Params.BlockReward.String())
	require.EqualValues(t, 41, d.Params.Schedule.GenesisBlock)
	require.EqualValues(t, 150, d.Params.Schedule.ProvingBlocks)
	require.Equal(t, common.Address{19: 6}, d.Settlement)

	// Written, it is of this version, and says the same.
	require.NoError(t, d.Write(path))
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Contains(t, string(text), `"blockReward": "600000000000000000001"`)
	require.Contains(t, string(text), `"stakeAmount": "100000000000000000000"`)
	require.Contains(t, string(text), `"genesisBlock": 41`)
	require.Contains(t, string(text), `"version": 2`)
	again, err := ReadDeployment(path)
	require.NoError(t, err)
	require.Equal(t, d.Params, again.Params)
	require.Equal(t, d.Version, again.Version)
}

func TestBadRecords(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.json")
	for _, c := range []struct {
		old, new string
		want     error
	}{
		{`600000000000000000001`, `6e20`, ErrDeploymentDamaged},
		{`600000000000000000001`, `600.0`, ErrDeploymentDamaged},
		{`600000000000000000001`, `-1`, ErrDeploymentDamaged},
		{`600000000000000000001`, `"0x10"`, ErrDeploymentDamaged},
		{`600000000000000000001`, `""`, ErrDeploymentDamaged},
		{`600000000000000000001`, `null`, ErrBlockReward},
		{`600000000000000000001`, `"1` + strings.Repeat("0", 77) + `"`, ErrBlockReward},
		{`"claimWindow"`, `"claimWindows"`, ErrDeploymentDamaged},
		{`"GenesisBlock"`, `"FirstBlock"`, ErrDeploymentDamaged},
		{`"version": 1`, `"version": 3`, ErrDeploymentVersion},
		{`"version": 1`, `"version": 0`, ErrDeploymentVersion},
	} {
		require.Contains(t, firstRecord, c.old)
		require.NoError(t, os.WriteFile(path, []byte(strings.Replace(firstRecord, c.old, c.new, 1)), 0o644))
		_, err := ReadDeployment(path)
		require.ErrorIs(t, err, c.want, "%s", c.new)
		require.Contains(t, err.Error(), path)
	}
}
