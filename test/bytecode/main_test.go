package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement"
)

func TestBytecode(t *testing.T) {
	dir := t.TempDir()
	write := func(name, code string) {
		require.NoError(t, os.MkdirAll(filepath.Join(dir, name+".sol"), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, name+".sol", name+".json"), []byte(`{"bytecode": {"object": "`+code+`"}}`), 0o600))
	}
	for _, c := range contracts {
		write(c.name, c.meta.Bin)
	}
	var out bytes.Buffer
	require.NoError(t, run(&out, dir, ""))
	require.Equal(t, len(contracts), bytes.Count(out.Bytes(), []byte("\n")))

	d := settlement.Deployment{Version: settlement.DeploymentVersion, Params: settlement.DefaultParams()}
	d.Params.Schedule.GenesisBlock = 1
	record := filepath.Join(dir, "record.json")
	require.NoError(t, d.Write(record))
	require.ErrorContains(t, run(&out, dir, record), "does not say")
	d.Contracts = []settlement.Created{{Name: "Rewards"}}
	require.NoError(t, d.Write(record))
	require.ErrorIs(t, run(&out, dir, record), errDiffers)

	write("Staking", fmt.Sprintf("%s00", contracts[1].meta.Bin))
	require.ErrorIs(t, run(&out, dir, ""), errDiffers)
}
