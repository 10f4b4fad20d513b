package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
	"fernet/settlement/settlementtest"
)

// artifacts writes what forge would write of the contracts in bindings.
func artifacts(t *testing.T) (dir string, write func(name, code string)) {
	dir = t.TempDir()
	write = func(name, code string) {
		require.NoError(t, os.MkdirAll(filepath.Join(dir, name+".sol"), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, name+".sol", name+".json"), []byte(`{"bytecode": {"object": "`+code+`"}}`), 0o600))
	}
	for _, c := range contracts {
		write(c.name, c.meta.Bin)
	}
	return dir, write
}

func TestBytecode(t *testing.T) {
	dir, write := artifacts(t)
	var out bytes.Buffer
	require.NoError(t, run(t.Context(), &out, dir, "", ""))
	require.Equal(t, len(contracts), bytes.Count(out.Bytes(), []byte("\n")))

	d := settlement.Deployment{
		Head: settlement.DeploymentKind.Head(), ChainID: 1337, Params: settlement.DefaultParams(),
		Token: common.Address{1}, Staking: common.Address{2}, RootVerifier: common.Address{3},
		Rewards: common.Address{4}, Sequencing: common.Address{5}, Settlement: common.Address{6},
	}
	d.Params.Schedule.GenesisBlock = 1
	record := filepath.Join(dir, "record.json")
	require.NoError(t, d.Write(record))
	require.ErrorContains(t, run(t.Context(), &out, dir, record, ""), "does not say")
	d.Contracts = []settlement.Created{{Name: "Rewards"}}
	require.NoError(t, d.Write(record))
	require.ErrorIs(t, run(t.Context(), &out, dir, record, ""), errDiffers)

	write("Staking", fmt.Sprintf("%s00", contracts[1].meta.Bin))
	require.ErrorIs(t, run(t.Context(), &out, dir, "", ""), errDiffers)
}

// A record that says of a changed contract what is on L1 agrees with itself: L1 has to be compared
// with the build.
func TestBytecodeOnL1(t *testing.T) {
	dir, _ := artifacts(t)
	l1 := devnettest.Start(t, devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	verify := func(d *settlement.Deployment, rpc string) (string, error) {
		record := filepath.Join(t.TempDir(), "record.json")
		require.NoError(t, d.Write(record))
		var out bytes.Buffer
		err := run(t.Context(), &out, dir, record, rpc)
		return out.String(), err
	}
	// The genesis state is that of this ledger.
	cfg := settlementtest.Config()
	cfg.GenesisState = prover.GenesisState
	honest := settlementtest.Deploy(t, l1, cfg, nil)
	out, err := verify(honest, "http://127.0.0.1:1, "+l1.URL())
	require.NoError(t, err)
	require.Equal(t, 7, strings.Count(out, "on L1 as this build deploys it"))
	require.Contains(t, out, settlement.KeysOrigin)
	out, err = verify(honest, "")
	require.ErrorIs(t, err, errNotAsked)
	require.Equal(t, 7, strings.Count(out, "as recorded of"))

	code, err := l1.Client().CodeAt(t.Context(), honest.Rewards, nil)
	require.NoError(t, err)
	end := code[len(code)-40:]
	changed := settlementtest.Deploy(t, l1, cfg, func(step *settlement.DeployStep) {
		if step.Name == "Rewards" {
			step.Candidate.Data = slices.Clone(step.Candidate.Data)
			step.Candidate.Data[bytes.LastIndex(step.Candidate.Data, end)+len(end)-1] ^= 1
		}
	})
	out, err = verify(changed, l1.URL())
	require.ErrorIs(t, err, errDiffers)
	require.Equal(t, 1, strings.Count(out, "NOT what this build deploys"))
	require.Contains(t, out, "1 of the ")

	changed.Contracts = nil
	_, err = verify(changed, l1.URL())
	require.ErrorIs(t, err, errDiffers, "without hashes in the record, too")
	_, err = verify(honest, "http://127.0.0.1:1")
	require.ErrorContains(t, err, "connect to L1")
	require.ErrorIs(t, run(t.Context(), &bytes.Buffer{}, dir, "", l1.URL()), errNoRecord)
}
