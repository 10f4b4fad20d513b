package settlement_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/settlementtest"
)

func newDevnet(t *testing.T) *devnet.Devnet {
	l1, err := devnet.New(devnet.WithAutoMine())
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, l1.Close()) })
	return l1
}

func inspect(t *testing.T, node settlement.Node, d *settlement.Deployment) *settlement.Inspection {
	c := settlement.NewClient(node, d)
	c.GenesisState = settlementtest.GenesisState
	found, err := c.Inspect(t.Context())
	require.NoError(t, err)
	return found
}

func TestDeploymentOfThisRelease(t *testing.T) {
	l1 := newDevnet(t)
	d := settlementtest.Deploy(t, l1, settlementtest.Config(), nil)
	began := time.Now()
	found := inspect(t, l1.Client(), d)
	t.Log(time.Since(began))
	require.Empty(t, found.Problems)
	require.Empty(t, found.Unseen)
	require.Len(t, found.Contracts, 6)
}
