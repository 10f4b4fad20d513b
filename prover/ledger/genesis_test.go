package ledger

import (
	"encoding/json"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

func TestGenesis(t *testing.T) {
	g := Genesis{Accounts: []Allocation{
		{0, testKey(0).Address(), NewAmount(5)},
		{MaxAccounts - 1, testKey(1).Address(), MaxAmount},
	}}
	_, err := g.State(testID())
	require.ErrorIs(t, err, ErrSupplyOverflow)

	g.Accounts[1].Balance, _ = MaxAmount.Sub(NewAmount(5))
	state, err := g.State(testID())
	require.NoError(t, err)
	require.Equal(t, MaxAmount, state.Supply())
	slices.Reverse(g.Accounts)
	again, err := g.State(testID())
	require.NoError(t, err)
	require.Equal(t, state.Root(), again.Root())

	other, err := g.State(ID(big.NewInt(1), common.Address{1}))
	require.NoError(t, err)
	require.Equal(t, state.AccountsRoot(), other.AccountsRoot())
	require.NotEqual(t, state.Root(), other.Root(), "a state belongs to one deployment")
	id := other.LedgerID()
	require.Zero(t, rules.LedgerID(big.NewInt(1), common.Address{1}).Cmp(id.BigInt(newInt())))

	g.Accounts[0].Index = MaxAccounts
	_, err = g.State(testID())
	require.ErrorIs(t, err, ErrIndexRange)
	g.Accounts[0].Index = g.Accounts[1].Index
	_, err = g.State(testID())
	require.ErrorIs(t, err, ErrDuplicateAccount)
}

func TestGenesisJSON(t *testing.T) {
	want := Genesis{MinBalance: NewAmount(7), Accounts: []Allocation{{3, testKey(0).Address(), MaxAmount}}}
	text, err := json.Marshal(want)
	require.NoError(t, err)
	got, err := ReadGenesis(strings.NewReader(string(text) + "\n"))
	require.NoError(t, err)
	require.Equal(t, want, got)

	require.Contains(t, string(text), `"minBalance":"7"`)
	_, err = ReadGenesis(strings.NewReader(`{"accounts": []}`))
	require.ErrorIs(t, err, ErrNoMinBalance)

	for name, bad := range map[string]string{
		"bare number":   strings.Replace(string(text), `"7"`, `7`, 1),
		"unknown field": strings.Replace(string(text), `"index"`, `"indx"`, 1),
		"field twice":   strings.Replace(string(text), `"minBalance"`, `"minBalance":"1","minBalance"`, 1),
		"data behind":   string(text) + "{}",
		"cut":           string(text[:len(text)-1]),
		"empty":         "",
	} {
		_, err := ReadGenesis(strings.NewReader(bad))
		require.ErrorContains(t, err, "read genesis: ", name)
	}
}

// The secret does not end up in a log.
func TestKeyIsNotPrinted(t *testing.T) {
	key := testKey(1)
	require.Equal(t, "key of "+key.Address().String(), key.String())
	require.Equal(t, key.String(), key.GoString())
}

func TestGenerateKey(t *testing.T) {
	_, err := GenerateKey(strings.NewReader("short"))
	require.Error(t, err)
	a, err := GenerateKey(strings.NewReader(strings.Repeat("a", SeedSize)))
	require.NoError(t, err)
	b, err := GenerateKey(strings.NewReader(strings.Repeat("b", SeedSize)))
	require.NoError(t, err)
	require.NotEqual(t, a.Address(), b.Address())
}

// TestStatesArePinned holds what L1 and signatures know of a ledger: a change of the hash, of the
// tree or of its leaves shows here.
func TestStatesArePinned(t *testing.T) {
	empty, err := Genesis{}.State(fr.Element{})
	require.NoError(t, err)
	state, err := Genesis{MinBalance: NewAmount(3), Accounts: []Allocation{
		{Index: 0, Address: Address(fr.NewElement(7)), Balance: NewAmount(1000)},
		{Index: MaxAccounts - 1, Address: Address(fr.NewElement(8)), Balance: NewAmount(2000)},
	}}.State(fr.NewElement(9))
	require.NoError(t, err)
	for got, want := range map[fr.Element]string{
		empty.AccountsRoot(): "18578601987725813042599661853045863853787258896774828554354121567450429937820",
		state.AccountsRoot(): "166620261748762450594931404882237509777917959083746131309101555076250794129",
		state.Root():         "7518405956658500003170486657427835329999978169388769792018043713993971522712",
	} {
		require.Equal(t, want, got.String())
	}
}
