package payments

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/settlement"
)

// A record may have no genesis, and a ledger no least balance: a person is told so.
func TestGenesisTerms(t *testing.T) {
	terms := func(genesis json.RawMessage) [2]string {
		about, least, err := GenesisTerms(&settlement.Deployment{Genesis: genesis})
		require.NoError(t, err)
		return [2]string{about, least}
	}
	of := func(g ledger.Genesis) [2]string {
		text, err := json.Marshal(g)
		require.NoError(t, err)
		return terms(text)
	}
	one := ledgertest.AZT(1)
	require.Equal(t, [2]string{"not in the record", ""}, terms(nil))
	require.Equal(t, [2]string{"0 accounts with 0 AZT in all", "none: an account of the ledger can be opened with nothing"},
		of(ledger.Genesis{Accounts: []ledger.Allocation{}}))
	require.Equal(t, [2]string{"1 account with 1 AZT in all",
		"1 AZT: every account of the ledger keeps it, and a new one is opened with it"},
		of(ledger.Genesis{MinBalance: one, Accounts: []ledger.Allocation{{Balance: one}}}))
	_, _, err := GenesisTerms(&settlement.Deployment{Genesis: json.RawMessage("{}")})
	require.ErrorIs(t, err, ledger.ErrNoMinBalance)
}
