package account

import (
	"context"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/settlement/txmgr"
)

// Without a node or a key nothing is sent, and nothing crashes.
func TestUnusableOptions(t *testing.T) {
	ctx, call := t.Context(), txmgr.Candidate{ID: "id", Purpose: "call", To: &common.Address{1}}
	address := common.Address{1}
	signer := func(context.Context) (txmgr.Signer, error) { return nil, nil }
	for name, o := range map[string]Options{
		"no node":         {Address: address},
		"no node, dry":    {Address: address, DryRun: true},
		"no node, signer": {Address: address, Signer: signer},
	} {
		a := New(o)
		_, err := a.Send(ctx, call)
		require.ErrorIs(t, err, ErrOptions, name)
		_, err = a.Preflight(ctx, 0, call)
		require.ErrorIs(t, err, ErrOptions, name)
	}
	require.ErrorIs(t, New(Options{Address: address, Signer: signer}).Resume(ctx), ErrOptions, "no signer comes")
}
