package newcomer

import (
	"context"
	"encoding/json"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/stretchr/testify/require"

	"fernet/prover/identity"
	"fernet/prover/ledger"
	"fernet/prover/payments"
	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
	"fernet/settlement/l1"
)

// inFolder is all that can be wanted, in a folder.
func inFolder(dir string) Wanted {
	at := func(name string) string { return filepath.Join(dir, name) }
	return Wanted{
		Account: at("account"), IdentityDir: at("identities"), Identities: []string{"alice"}, LedgerKeys: []string{at("ledger.json")},
		Genesis: at("genesis.json"), Accounts: []ledger.Address{{}}, Balance: ledger.NewAmount(5), Record: at("record.json"),
		Password: at("password"), Light: true,
	}
}

func states(r *Result) (states []string) {
	for _, f := range r.Files {
		states = append(states, f.State)
	}
	return states
}

// Everything is made once, with one password that opens it.
func TestMakeOnce(t *testing.T) {
	w := inFolder(t.TempDir())
	w.DryRun = true
	dry, err := Make(t.Context(), w)
	require.NoError(t, err)
	require.Equal(t, []string{Would, Would, Would, Would, Would}, states(dry))
	require.NoFileExists(t, w.Password)
	require.Nil(t, dry.Account)

	w.DryRun = false
	made, err := Make(t.Context(), w)
	require.NoError(t, err)
	require.Equal(t, []string{Made, Made, Made, Made, Made}, states(made))
	content, err := os.ReadFile(w.Password)
	require.NoError(t, err)
	password := string(content[:len(content)-1])
	content, err = os.ReadFile(w.Account)
	require.NoError(t, err)
	key, err := keystore.DecryptKey(content, password)
	require.NoError(t, err)
	require.Equal(t, key.Address, *made.Account)
	id, err := identity.Read(w.IdentityDir, "alice")
	require.NoError(t, err)
	_, err = id.Open(password)
	require.NoError(t, err)
	account, err := payments.ReadAccount(w.LedgerKeys[0])
	require.NoError(t, err)
	_, err = account.Open(password)
	require.NoError(t, err)
	genesis, err := payments.ReadGenesisFile(w.Genesis)
	require.NoError(t, err)
	require.Len(t, genesis.Accounts, 2)
	require.Equal(t, made.Ledger[0], genesis.Accounts[0].Address)

	// A key more is made, and the genesis that was there is not changed for it.
	w.LedgerKeys = append(w.LedgerKeys, w.LedgerKeys[0]+".2")
	more, err := Make(t.Context(), w)
	require.NoError(t, err)
	require.Equal(t, []string{There, There, There, There, Made, There}, states(more))
	require.Equal(t, made.Account, more.Account)
	require.Equal(t, more.Ledger[1:], more.NotInGenesis)

	// A password that is gone is not replaced by one that opens nothing.
	require.NoError(t, os.Remove(w.Password))
	w.Identities = append(w.Identities, "bob")
	_, err = Make(t.Context(), w)
	require.ErrorIs(t, err, ErrPasswordGone)
	require.NoFileExists(t, w.Password)
	require.NoError(t, os.WriteFile(w.Password, []byte("\n"), 0o600))
	_, err = Make(t.Context(), w)
	require.ErrorIs(t, err, ErrPasswordEmpty)
}

// A password that is asked for is asked once, and kept nowhere; who declines makes nothing.
func TestAskedPassword(t *testing.T) {
	dir := t.TempDir()
	w := inFolder(dir)
	w.Password = ""
	no := errors.New("no")
	w.Ask = func(context.Context) (string, error) { return "", no }
	_, err := Make(t.Context(), w)
	require.ErrorIs(t, err, no)
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Empty(t, entries)

	asked := 0
	w.Ask = func(context.Context) (string, error) {
		asked++
		return "secret", nil
	}
	_, err = Make(t.Context(), w)
	require.NoError(t, err)
	require.Equal(t, 1, asked)
	require.NoFileExists(t, filepath.Join(dir, "password"))

	// Names that are no file's, and balances that are too much, are refused.
	w.Identities = []string{"../x"}
	_, err = Make(t.Context(), w)
	require.ErrorIs(t, err, identity.ErrName)
	w = inFolder(t.TempDir())
	w.Balance, err = ledger.AmountFromBig(new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 96), big.NewInt(1)))
	require.NoError(t, err)
	_, err = Make(t.Context(), w)
	require.ErrorIs(t, err, ledger.ErrSupplyOverflow)
}

// What is needed is told from L1's fees, and in JSON as text.
func TestNeeds(t *testing.T) {
	d := devnettest.Start(t, devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	node, err := l1.Dial(t.Context(), []string{d.URL()}, l1.Options{})
	require.NoError(t, err)
	t.Cleanup(node.Close)
	rich, err := ReadNeeds(t.Context(), node, devnet.Address(0), 2)
	require.NoError(t, err)
	require.True(t, rich.Enough(false))
	one, err := ReadNeeds(t.Context(), node, devnet.Address(0), 1)
	require.NoError(t, err)
	require.Equal(t, new(big.Int).Mul(one.ToStake.Int, big.NewInt(2)), rich.ToStake.Int)

	// Joining takes what deploying takes less.
	rich.Balance.Int = new(big.Int).Add(rich.ToStake.Int, new(big.Int).Mul(rich.PerBlock.Int, big.NewInt(blocksAhead)))
	require.True(t, rich.Enough(true))
	require.False(t, rich.Enough(false))
	text, err := json.Marshal(rich)
	require.NoError(t, err)
	require.Contains(t, string(text), `"feeCap":"`+rich.FeeCap.String()+`"`)

	given, err := GiveOnAnvil(t.Context(), node, devnet.Address(0))
	require.NoError(t, err)
	require.Zero(t, given.Sign(), "it has some")
	_, err = GiveOnAnvil(t.Context(), node, devnet.Address(99))
	require.ErrorIs(t, err, ErrNotGiven, "that is no anvil")

	// What an account needs is read all the same.
	for anvil, want := range map[bool]error{true: ErrNotGiven, false: nil} {
		needs, err := Fund(t.Context(), node, anvil, devnet.Address(99), 2)
		require.NoError(t, err)
		require.ErrorIs(t, needs.Refused, want)
		require.Zero(t, needs.Given.Sign())
		require.Equal(t, rich.ToStake, needs.ToStake)
	}
}

// The settings of a program are made once, whatever they would be later, and not when nothing makes
// them.
func TestSettings(t *testing.T) {
	dir := t.TempDir()
	w := Wanted{Record: filepath.Join(dir, "record.json"), Settings: filepath.Join(dir, "settings"), DryRun: true}
	text := errors.New("not asked for")
	w.Text = func() ([]byte, error) { return []byte("a = 1\n"), text }
	dry, err := Make(t.Context(), w)
	require.NoError(t, err)
	require.Equal(t, []string{Would}, states(dry))
	w.DryRun = false
	_, err = Make(t.Context(), w)
	require.ErrorIs(t, err, text)
	require.NoFileExists(t, w.Settings)
	text = nil
	made, err := Make(t.Context(), w)
	require.NoError(t, err)
	require.Equal(t, []string{Made}, states(made))
	info, err := os.Stat(w.Settings)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())

	text = errors.New("it is there")
	again, err := Make(t.Context(), w)
	require.NoError(t, err)
	require.Equal(t, []string{There}, states(again))
	content, err := os.ReadFile(w.Settings)
	require.NoError(t, err)
	require.Equal(t, "a = 1\n", string(content))
}

// Whoever joins a deployment gets no genesis, also before its record is there.
func TestJoin(t *testing.T) {
	w := inFolder(t.TempDir())
	w.Join = true
	made, err := Make(t.Context(), w)
	require.NoError(t, err)
	require.True(t, made.Joins)
	require.NoFileExists(t, w.Genesis)
	require.Equal(t, []string{"ledger.key.json", "ledger-2.key.json"}, LedgerKeyFiles(2))
}

// What nothing says is asked for, not called.
func TestNobodyToAsk(t *testing.T) {
	_, err := Make(t.Context(), Wanted{Account: filepath.Join(t.TempDir(), "account"), Light: true})
	require.ErrorIs(t, err, ErrNoPassword)
	_, err = Make(t.Context(), Wanted{Settings: filepath.Join(t.TempDir(), "settings")})
	require.ErrorIs(t, err, ErrNoText)
}
