package operator_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/operator"
	"fernet/settlement/settlementtest"
)

// A draft of a body is one that can be proposed. One whose body cannot be run, or that names
// another transaction root than its body has, is not.
func TestDrafts(t *testing.T) {
	w := newStaking(t)
	app := prover.Application()
	genesis, err := app.Genesis(settlementtest.Genesis, w.client.LedgerID())
	require.NoError(t, err)
	follower, err := prover.NewFollower(w.client, app, genesis)
	require.NoError(t, err)
	chain := &operator.Chain{Client: w.client, Follower: follower}
	null := make([]byte, w.client.Params.TxBytes)
	body := slices.Concat(null, null, null)
	draft, err := chain.Draft(t.Context(), body, 0, 1)
	require.NoError(t, err)
	require.EqualValues(t, 4, draft.NumTxs, "as few as hold the body")
	require.NoError(t, chain.CheckDraft(t.Context(), draft))

	other := *draft
	other.TxRoot = new(big.Int).Add(draft.TxRoot, big.NewInt(1))
	require.ErrorIs(t, chain.CheckDraft(t.Context(), &other), operator.ErrDraftRoot)
	other = *draft
	other.NumTxs = 8
	require.ErrorIs(t, chain.CheckDraft(t.Context(), &other), operator.ErrDraftRoot)
	other.Body = body[1:]
	require.ErrorContains(t, chain.CheckDraft(t.Context(), &other), "the draft cannot be proven")
	_, err = chain.Draft(t.Context(), body[1:], 0, 1)
	require.ErrorIs(t, err, prover.ErrDraft)
}
