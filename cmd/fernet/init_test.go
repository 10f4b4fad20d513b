package main

import (
	"encoding/json"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"
	"github.com/stretchr/testify/require"

	"fernet/prover/ledger"
	"fernet/prover/operator/doctor"
	"fernet/prover/operator/newcomer"
	"fernet/prover/payments"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/units"
)

// inFolder runs a command that succeeds with the settings of the folder, and reads its object.
func inFolder[T any](t *testing.T, args ...string) (result T) {
	t.Helper()
	code, stdout, stderr := execute(t, append(args, "--json")...)
	require.Zero(t, code, stderr)
	require.NoError(t, json.Unmarshal([]byte(stdout), &result), stdout)
	return result
}

// contents is every file under the folder, with its mode and content.
func contents(t *testing.T) map[string]string {
	files := map[string]string{}
	require.NoError(t, filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		content, err := os.ReadFile(path)
		files[path] = info.Mode().String() + " " + string(content)
		return err
	}))
	return files
}

// give sends ETH of a devnet's account.
func give(t *testing.T, d *devnet.Devnet, to common.Address) {
	ether := new(big.Int).Mul(big.NewInt(5), big.NewInt(params.Ether))
	nonce, err := d.Client().PendingNonceAt(t.Context(), devnet.Address(0))
	require.NoError(t, err)
	signed, err := types.SignNewTx(devnet.Key(0), types.LatestSignerForChainID(big.NewInt(1337)), &types.DynamicFeeTx{
		ChainID: big.NewInt(1337), Nonce: nonce, To: &to, Value: ether, Gas: 21_000, GasFeeCap: big.NewInt(100e9), GasTipCap: big.NewInt(1e9),
	})
	require.NoError(t, err)
	before := d.Head().Number.Uint64()
	require.NoError(t, d.Client().SendTransaction(t.Context(), signed))
	require.NoError(t, d.AdvanceTo(before+2))
}

// One command makes a folder in which all others work, with as much gas as it said.
func TestInit(t *testing.T) {
	w := newWorld(t)
	require.NoError(t, os.Remove("password"))
	require.NoError(t, os.Remove("genesis.json"))
	args := []string{"init", "--network", "devnet", "--rpc-url", w.l1.URL(), "--keys-dir", w.keys, "--ledger-keys", "2", "--balance", "7.5", "--min-balance", "0.5", "--lightkdf"}

	dry := inFolder[initialized](t, append(args, "--dry-run")...)
	require.Empty(t, contents(t), "a dry run writes nothing")
	require.Nil(t, dry.Account)
	for _, f := range dry.Files {
		require.Equal(t, newcomer.Would, f.State)
	}

	made := inFolder[initialized](t, args...)
	require.Len(t, made.Files, len(dry.Files))
	for i, f := range made.Files {
		require.Equal(t, newcomer.File{Path: dry.Files[i].Path, What: dry.Files[i].What, State: newcomer.Made}, f)
		info, err := os.Stat(f.Path)
		require.NoError(t, err)
		if f.Path != "genesis.json" {
			require.Equal(t, fs.FileMode(0o600), info.Mode().Perm(), f.Path)
		}
	}
	genesis, err := payments.ReadGenesisFile("genesis.json")
	require.NoError(t, err)
	require.Equal(t, "500000000000000000", genesis.MinBalance.String())
	require.Len(t, genesis.Accounts, 2)
	for i, a := range genesis.Accounts {
		require.Equal(t, made.Ledger[i], a.Address)
		require.Equal(t, "7500000000000000000", a.Balance.String())
	}
	require.Equal(t, "0", made.Funds.Balance.String())
	require.Contains(t, made.Next[0], "send ETH to "+made.Account.Hex())

	// Again, with other flags or none: nothing is changed.
	before := contents(t)
	for _, again := range [][]string{args, {"init", "--ledger-keys", "2"}, {"init", "--network", "devnet", "--balance", "1"}} {
		r := inFolder[initialized](t, again...)
		require.Equal(t, made.Account, r.Account)
		for _, f := range r.Files {
			require.Equal(t, newcomer.There, f.State)
		}
		require.Equal(t, before, contents(t))
	}
	// Of the flags that the settings do not say, and of no others, it says that they are not kept.
	_, _, stderr := execute(t, args...)
	require.NotContains(t, stderr, "is left as it is")
	_, _, stderr = execute(t, append(args, "--confirmations", "7")...)
	require.Contains(t, stderr, "fernet.toml is left as it is: write confirmations into it if --confirmations is to stay")
	require.Equal(t, 1, strings.Count(stderr, "is left as it is"), stderr)

	// What is missing is made, with the same password; an identity more, too.
	require.NoError(t, os.Remove("ledger-2.key.json"))
	more := inFolder[initialized](t, append(args, "--identities", "default,second")...)
	require.Equal(t, []string{"default", "second"}, more.Identities)
	require.NotEqual(t, made.Ledger[1], more.Ledger[1])
	_, _, stderr = execute(t, "init", "--ledger-keys", "2")
	require.Contains(t, stderr, "genesis.json is left as it is: it has nothing for "+more.Ledger[1].String())
	require.Equal(t, before["password"], contents(t)["password"])

	// The settings fit together: the account deploys and stakes, and needs no more than was said.
	give(t, w.l1, *made.Account)
	deployed := inFolder[deployed](t, "deploy", "--genesis", "genesis.json", "--fund", "6000")
	require.Equal(t, "deployment.json", deployed.File)
	staked := inFolder[stakers](t, "stake", "add", "--roles", "sequencer,base,merge", "--faucet")
	require.Equal(t, *made.Account, staked.Stakers[0].Owner)
	for _, c := range inFolder[examined](t, "doctor").Checks {
		require.NotEqual(t, doctor.Bad, c.State, "%+v", c)
	}
	within := func(txs account.Txs, said units.Integer) {
		gas := new(big.Int)
		for _, tx := range txs {
			gas.Add(gas, new(big.Int).SetUint64(tx.Gas))
		}
		gas.Mul(gas, made.Funds.FeeCap.Int)
		require.LessOrEqual(t, gas.Cmp(said.Int), 0, "%s wei were said to be enough", said)
		require.Positive(t, gas.Mul(gas, big.NewInt(2)).Cmp(said.Int), "and not twice as much as that")
	}
	within(deployed.Transactions, made.Funds.ToDeploy)
	within(staked.Transactions, made.Funds.ToStake)

	// Now it is a deployment to join.
	joined := inFolder[initialized](t, "init")
	require.True(t, joined.Joins)

	// Without its password nothing is made that another one would open.
	require.NoError(t, os.Remove("password"))
	code, _, stderr := execute(t, "init", "--ledger-keys", "3")
	require.Equal(t, exitFailed, code)
	require.Contains(t, stderr, "restore it from a backup")
	require.NoFileExists(t, "password")
	require.NoFileExists(t, "ledger-3.key.json")
}

// What is refused leaves nothing behind, and secrets of the environment are not written down.
func TestInitRefuses(t *testing.T) {
	w := newWorld(t)
	require.NoError(t, os.Remove("password"))
	require.NoError(t, os.Remove("genesis.json"))
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{exitUsage, "say where L1 is", nil},
		{exitFailed, "another chain", []string{"--network", "sepolia", "--rpc-url", w.l1.URL()}},
		{exitUsage, "--network is needed", []string{"--rpc-url", "http://127.0.0.1:1"}},
		{exitUsage, "--identities", []string{"--network", "devnet", "--rpc-url", w.l1.URL(), "--identities", "../x"}},
		{exitUsage, "--ledger-keys", []string{"--network", "devnet", "--rpc-url", w.l1.URL(), "--ledger-keys", "101"}},
		{exitUsage, "--balance", []string{"--network", "devnet", "--rpc-url", w.l1.URL(), "--balance", "x"}},
		{exitUsage, "--balance", []string{"--network", "devnet", "--rpc-url", w.l1.URL(), "--balance", "1e40"}},
		{exitUsage, "--min-balance", []string{"--network", "devnet", "--rpc-url", w.l1.URL(), "--min-balance", "-1"}},
		{exitUsage, "--balance: 1 AZT is less than the 1.5 AZT of --min-balance", []string{"--network", "devnet", "--rpc-url", w.l1.URL(), "--balance", "1", "--min-balance", "1.5"}},
		{exitUsage, "--genesis-account", []string{"--network", "devnet", "--rpc-url", w.l1.URL(), "--genesis-account", devnet.Address(0).Hex()}},
		{exitUsage, "no terminal", []string{"--network", "devnet", "--rpc-url", w.l1.URL(), "--ask-password"}},
		{exitFailed, "is not there", []string{"--network", "devnet", "--rpc-url", w.l1.URL(), "--password-file", "elsewhere"}},
	} {
		code, _, stderr := execute(t, append([]string{"init", "--lightkdf"}, c.args...)...)
		require.Equal(t, c.code, code, "%v: %s", c.args, stderr)
		require.Contains(t, stderr, c.says, c.args)
		require.Empty(t, contents(t), c.args)
	}

	// L1 need not answer. An account of one's own is taken, and its key is written nowhere.
	t.Setenv("FERNET_PRIVATE_KEY", privateKey(3))
	t.Setenv("FERNET_RPC_URL", "http://127.0.0.1:1/?key=s3cret")
	r := inFolder[initialized](t, "init", "--network", "hoodi", "--lightkdf", "--join", "--deployment", "../deployment.json", "--ledger-keys", "0")
	require.Equal(t, devnet.Address(3), *r.Account)
	require.Nil(t, r.Funds)
	require.NoFileExists(t, "account")
	require.NoFileExists(t, "genesis.json")
	for path, content := range contents(t) {
		require.NotContains(t, content, privateKey(3), path)
		require.NotContains(t, content, "s3cret", path)
	}
	settings, err := os.ReadFile("fernet.toml")
	require.NoError(t, err)
	require.Contains(t, string(settings), `deployment = "../deployment.json"`)
	require.NotContains(t, string(settings), "keystore")
	require.Contains(t, strings.Join(r.Next, "\n"), "its proving keys")

	// Whoever only sends and claims needs none.
	t.Chdir(t.TempDir())
	r = inFolder[initialized](t, "init", "--network", "hoodi", "--lightkdf", "--join", "--ledger-keys", "0", "--identities", "none")
	require.Contains(t, strings.Join(r.Next, "\n"), "put the deployment's record at deployment.json")
	require.NotContains(t, strings.Join(r.Next, "\n"), "proving keys")

	// Local chains have no faucet; anvil's accounts get ETH from init.
	for network, says := range map[string]string{"anvil": "start anvil and run fernet init again", "devnet": "send ETH to 0x", "sepolia": "from a faucet of sepolia"} {
		t.Chdir(t.TempDir())
		r = inFolder[initialized](t, "init", "--network", network, "--lightkdf", "--ledger-keys", "0", "--identities", "none")
		require.Contains(t, r.Next[0], says)
		require.Equal(t, network == "sepolia", strings.Contains(r.Next[0], "faucet"), network)
	}
}

// An account of one's own keeps its password: what is made has another.
func TestInitWithAKeystore(t *testing.T) {
	w := newWorld(t)
	require.NoError(t, os.Rename("password", "mine"))
	require.NoError(t, os.Remove("genesis.json"))
	store := keystore.NewKeyStore("keystores", keystore.LightScryptN, keystore.LightScryptP)
	account, err := store.ImportECDSA(devnet.Key(5), "secret")
	require.NoError(t, err)
	made := inFolder[initialized](t, "init", "--network", "devnet", "--rpc-url", w.l1.URL(), "--keys-dir", w.keys, "--lightkdf", "--keystore", account.URL.Path)
	require.Equal(t, account.Address, *made.Account)
	require.NoFileExists(t, "account")
	inFolder[deployed](t, "deploy", "--genesis", "genesis.json", "--fund", "6000", "--password-file", "mine")
	key := []string{"tx", "new", "--key", "ledger.key.json", "--to-key", "ledger.key.json", "--amount", "1"}
	require.EqualValues(t, 0, inFolder[transferSigned](t, key...).Place, "the ledger's key opens with the password that was made")
	before := contents(t)
	inFolder[initialized](t, "init", "--ask-password")
	require.Equal(t, before, contents(t))
}

// On anvil, and nowhere else, the account gets ETH that is worth nothing: its method is called
// there alone.
func TestInitAsksForNoETHElsewhere(t *testing.T) {
	w := newWorld(t)
	require.NoError(t, os.Remove("genesis.json"))
	require.NoError(t, os.WriteFile("password", []byte("secret\n"), 0o600))
	args := []string{"init", "--network", "devnet", "--rpc-url", w.l1.URL(), "--lightkdf", "--ledger-keys", "0", "--genesis-account", hexutil.Encode(make([]byte, 31)) + "07"}
	made := inFolder[initialized](t, args...)
	require.Equal(t, "0", made.Funds.Balance.String())
	genesis, err := payments.ReadGenesisFile("genesis.json")
	require.NoError(t, err)
	require.Equal(t, ledger.DefaultMinBalance, genesis.MinBalance)
	require.Len(t, genesis.Accounts, 1)
	var seven ledger.Address
	require.NoError(t, seven.UnmarshalText([]byte(hexutil.Encode(make([]byte, 31))+"07")))
	require.Equal(t, seven, genesis.Accounts[0].Address)
	// The password that was there encrypts the new account.
	content, err := os.ReadFile("account")
	require.NoError(t, err)
	key, err := keystore.DecryptKey(content, "secret")
	require.NoError(t, err)
	require.Equal(t, *made.Account, key.Address)
}
