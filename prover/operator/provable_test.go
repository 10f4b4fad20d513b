package operator_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/keys"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/l1"
	"fernet/settlement/settlementtest"
)

// provable is a deployment with the programs' own keys, where proofs are real.
type provable struct {
	*staking
	*settlementtest.Rollup
	keys  *keys.Set
	chain *operator.Chain
}

func startProvable(t *testing.T) provable {
	t.Helper()
	set, err := keys.Open(t.Context(), "", keys.Protocol(prover.Application(), 2), keys.Options{})
	require.NoError(t, err)
	verifying, err := prover.VerifyingKeys(set)
	require.NoError(t, err)
	r := settlementtest.Start(t, func(cfg *settlement.DeployConfig) {
		cfg.Keys = verifying
		cfg.GenesisState = prover.GenesisState
	})
	node, err := l1.Over(t.Context(), r.L1.Client().Client(), l1.Options{})
	require.NoError(t, err)
	client := prover.NewClient(node, r.Client.Deployment)
	follower, err := prover.Follow(t.Context(), client, prover.Application(), nil)
	require.NoError(t, err)
	return provable{
		&staking{t, r.L1, node, client, t.TempDir()}, r, set, &operator.Chain{Client: client, Follower: follower},
	}
}
