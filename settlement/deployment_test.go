package settlement

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/settlement/record"
	"fernet/settlement/record/recordtest"
	"fernet/settlement/rules"
)

// aRecord is a record as it is written.
const aRecord = `{
  "format": "fernet.deployment",
  "version": 5,
  "chainId": 1337,
  "block": 7,
  "token": "0x0000000000000000000000000000000000000001",
  "staking": "0x0000000000000000000000000000000000000002",
  "rootVerifier": "0x0000000000000000000000000000000000000003",
  "rewards": "0x0000000000000000000000000000000000000004",
  "sequencing": "0x0000000000000000000000000000000000000005",
  "settlement": "0x0000000000000000000000000000000000000006",
  "auditLens": "0x0000000000000000000000000000000000000007",
  "params": {
    "schedule": {
      "genesisBlock": 41,
      "proposeBlocks": 30,
      "revealBlocks": 20,
      "provingBlocks": 150
    },
    "vrfMode": 0,
    "txsPerBase": 2,
    "maxTxs": 32,
    "txBytes": 140,
    "stakeAmount": "100000000000000000000",
    "activationDelay": 128,
    "exitDelay": 600,
    "blockReward": "600000000000000000001",
    "fullRewardTxs": 16,
    "submitterBps": 250,
    "claimWindow": 201600,
    "prunePenalty": "50000000000000000000",
    "revealPenalty": "10000000000000000000",
    "banSlots": 8
  },
  "genesis": {
    "accounts": []
  }
}
`

func TestRecordsAreReadAsWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deployments", "1337.json")
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte(aRecord), 0o644))
	d, err := ReadDeployment(path)
	require.NoError(t, err)
	require.Equal(t, "100000000000000000000", d.Params.StakeAmount.String())
	require.Equal(t, "600000000000000000001", d.Params.BlockReward.String())
	require.Equal(t, "50000000000000000000", d.Params.PrunePenalty.String())
	require.Equal(t, "10000000000000000000", d.Params.RevealPenalty.String())
	require.EqualValues(t, 8, d.Params.BanSlots)
	require.EqualValues(t, 140, d.Params.TxBytes)
	require.EqualValues(t, 16, d.Params.FullRewardTxs)
	require.EqualValues(t, 250, d.Params.SubmitterBps)
	require.EqualValues(t, 41, d.Params.Schedule.GenesisBlock)
	require.Equal(t, common.Address{19: 6}, d.Settlement)
	require.NoError(t, d.Write(path))
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, aRecord, string(text))
}

// withoutLens is the same of a deployment that has none.
var withoutLens = strings.Replace(aRecord, "  \"auditLens\": \"0x0000000000000000000000000000000000000007\",\n", "", 1)

// olderRecords are that as earlier versions had it.
var (
	version4    = strings.Replace(withoutLens, `"version": 5`, `"version": 4`, 1)
	olderRecord = strings.Replace(version4, "  \"format\": \"fernet.deployment\",\n  \"version\": 4,\n", "  \"version\": 3,\n", 1)
)

// Records of versions 3 and 4 are of this edition, and become ones of the newest version when they
// are written.
func TestOlderRecordsAreRead(t *testing.T) {
	require.Contains(t, version4, `"version": 4`)
	require.Contains(t, olderRecord, `"version": 3`)
	require.NotContains(t, olderRecord, "format")
	path := filepath.Join(t.TempDir(), "record.json")
	for _, older := range []string{version4, olderRecord} {
		require.NotContains(t, older, "auditLens")
		require.NoError(t, os.WriteFile(path, []byte(older), 0o644))
		d, err := ReadDeployment(path)
		require.NoError(t, err)
		require.NoError(t, d.Write(path))
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, withoutLens, string(text))
	}
}

// TestDeploymentFile holds the record to what is asked of every record.
func TestDeploymentFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.json")
	require.NoError(t, os.WriteFile(path, []byte(aRecord), 0o644))
	d, err := ReadDeployment(path)
	require.NoError(t, err)
	d.Contracts = []Created{{Name: "Staking", Address: d.Staking, Constructor: []byte{1}}}
	recordtest.Check(t, recordtest.Case{
		Kind: DeploymentKind, Write: d.Write,
		Read:     func(path string) error { _, err := ReadDeployment(path); return err },
		Older:    map[string]string{"version 4": version4, "version 3": olderRecord},
		Optional: []string{"block", "contracts", "genesis", "auditLens"}, // block 0 is one
		Opaque:   []string{"genesis"},
	})
}

// The contracts of earlier records are others: nothing of them is to be read as this version's.
func TestEarlierRecordsNameTheirRelease(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.json")
	for _, version := range []string{"1", "2"} {
		require.NoError(t, os.WriteFile(path, []byte(strings.Replace(olderRecord, `"version": 3`, `"version": `+version, 1)), 0o644))
		_, err := ReadDeployment(path)
		require.ErrorIs(t, err, record.ErrVersion)
		require.ErrorContains(t, err, version+": a release of fernet before 0.2.0 wrote it: use such a release for it")
		require.NotContains(t, err.Error(), "\n")
	}
}

func TestBadRecords(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.json")
	for _, c := range []struct {
		old, new string
		want     error
	}{
		{`"600000000000000000001"`, `6e20`, record.ErrDamaged},
		{`"600000000000000000001"`, `600.0`, record.ErrDamaged},
		{`"600000000000000000001"`, `-1`, record.ErrDamaged},
		{`"600000000000000000001"`, `"0x10"`, record.ErrDamaged},
		{`"600000000000000000001"`, `""`, record.ErrDamaged},
		{`"600000000000000000001"`, `null`, ErrBlockReward},
		{`"600000000000000000001"`, `"1` + strings.Repeat("0", 77) + `"`, ErrBlockReward},
		{`    "txsPerBase": 2,`, ``, rules.ErrTxsPerBase},
		{`"claimWindow"`, `"claimWindows"`, record.ErrDamaged},
		{`"genesisBlock"`, `"FirstBlock"`, record.ErrDamaged},
		{`    "txBytes": 140,`, ``, ErrTxBytes},
		{`"version": 5`, `"version": 6`, record.ErrVersion},
		{`"version": 5`, `"version": 0`, record.ErrVersion},
	} {
		require.Contains(t, aRecord, c.old)
		require.NoError(t, os.WriteFile(path, []byte(strings.Replace(aRecord, c.old, c.new, 1)), 0o644))
		_, err := ReadDeployment(path)
		require.ErrorIs(t, err, c.want, "%s", c.new)
		require.Contains(t, err.Error(), path)
	}
}
