package operator

import (
	"math/big"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
)

// What is kept of a slot is found, the best first, and what is old is forgotten with the bodies
// that nothing else needs.
func TestKeptOfSlots(t *testing.T) {
	d := &settlement.Deployment{ChainID: 1, Params: settlementtest.Config().Params}
	k := Kept{t.TempDir(), d}
	keep := func(slot uint64, split rules.Bps, first byte) settlement.Proposal {
		body := make([]byte, d.Params.TxBytes)
		body[1] = first
		draft := &files.Draft{Deployment: prover.Files(d), Parent: 3, NumTxs: 4, TxRoot: big.NewInt(1), Body: body}
		p := settlement.Proposal{
			StakerID: 1, FeeSplit: split, NumTxs: 4, Parent: 3, BodyHash: rules.BodyHash(body, d.Params.TxBytes), TxRoot: big.NewInt(1), Vrf: big.NewInt(100),
		}
		require.False(t, k.Has(p) && first == 9)
		require.NoError(t, files.WriteDraft(k.bodyPath(p), draft))
		require.NoError(t, files.WriteProposal(k.proposalPath(slot, 1, split, draft), &files.Proposal{
			Deployment: prover.Files(d), Slot: slot, StakerID: 1, FeeSplit: split, NumTxs: 4, Parent: 3, BodyHash: p.BodyHash, TxRoot: p.TxRoot, Vrf: p.Vrf,
		}))
		return p
	}
	old, low, high := keep(5, 7000, 1), keep(6, 6000, 1), keep(6, 8000, 2)
	only := keep(4, 1, 9)
	found := k.Of(6)
	require.Len(t, found, 2)
	require.Equal(t, []rules.Bps{8000, 6000}, []rules.Bps{found[0].Proposal.FeeSplit, found[1].Proposal.FeeSplit})
	require.EqualValues(t, 2, found[0].Draft.Body[1])
	require.Empty(t, k.Of(7))

	require.NoError(t, k.Forget(6))
	require.Len(t, k.Of(6), 2, "the body of slot 5 is that of slot 6, too")
	require.Empty(t, k.Of(5))
	require.True(t, k.Has(old) && k.Has(low) && k.Has(high))
	require.False(t, k.Has(only))
	require.NoError(t, os.Remove(k.bodyPath(high)))
	require.Len(t, k.Of(6), 1, "what has no body cannot be revealed")
	left, err := filepath.Glob(filepath.Join(k.Dir, "*"))
	require.NoError(t, err)
	require.Len(t, left, 3)
}
