package prover

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// The state that L1 starts from is that of the record's ledger, and no other's.
func TestGenesisStateOfTheRecord(t *testing.T) {
	w := newWorld(t, rules.ModePrivate)
	text, err := json.Marshal(w.genesis)
	require.NoError(t, err)
	w.client.Genesis, w.client.GenesisState = text, GenesisState
	require.NoError(t, w.client.Verify(t.Context()))
	require.NoError(t, w.client.VerifyKeys(t.Context(), mustKeys(t)))

	w.genesis.Accounts = w.genesis.Accounts[1:]
	w.client.Genesis, err = json.Marshal(w.genesis)
	require.NoError(t, err)
	err = w.client.Verify(t.Context())
	require.ErrorIs(t, err, settlement.ErrOtherValue)
	require.ErrorContains(t, err, "genesis state: the record says")
	w.client.Genesis = json.RawMessage(`{"minBalance": "0", "accounts": [{}]}`)
	require.ErrorIs(t, w.client.Verify(t.Context()), settlement.ErrOtherValue)
}

func mustKeys(t *testing.T) settlement.VerifyingKeys {
	keys, err := VerifyingKeys(testKeys(t))
	require.NoError(t, err)
	return keys
}

// The shape that settlement expects of keys is the circuits'.
func TestInputsOfKeys(t *testing.T) {
	for kind, want := range map[circuit.Kind]int{
		circuit.KindTicket: settlement.TicketInputs, circuit.KindBase: settlement.BaseInputs, circuit.KindMerge: settlement.MergeInputs,
	} {
		manifest, err := testKeys(t).Manifest(kind)
		require.NoError(t, err)
		require.Equal(t, want, manifest.PublicInputs, kind)
	}
}
