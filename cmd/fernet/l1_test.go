package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/stretchr/testify/require"

	"fernet/cmd/fernet/internal/session"
	"fernet/prover/keys"
	"fernet/prover/operator"
	"fernet/prover/operator/deploy"
	"fernet/prover/operator/doctor"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// repository is the root of the source tree.
var repository string

// world is a devnet served over HTTP, and a working folder.
type world struct {
	*testing.T
	l1   *devnet.Devnet
	keys string
	url  string // where commands ask L1
}

func newWorld(t *testing.T) *world {
	// The cache of the user's own keys: every package's tests share one setup.
	dir, err := keys.DefaultDir()
	require.NoError(t, err)
	d, err := devnet.New(devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, d.Close()) })
	if repository == "" {
		repository, err = filepath.Abs("../..")
		require.NoError(t, err)
	}
	folder := t.TempDir()
	t.Chdir(folder)
	t.Cleanup(func() { checkJSONFiles(t, folder) })
	require.NoError(t, os.WriteFile("password", []byte("secret\n"), 0o600))
	require.NoError(t, os.WriteFile("genesis.json", []byte(`{"minBalance": "0", "accounts": []}`), 0o600))
	return &world{t, d, dir, d.URL()}
}

func privateKey(account int) string { return fmt.Sprintf("%x", crypto.FromECDSA(devnet.Key(account))) }

// as runs a command with JSON output for an account, each with its own data.
func (w *world) as(account int, args ...string) (code int, stdout, stderr string) {
	w.T.Helper()
	w.T.Setenv("FERNET_PRIVATE_KEY", privateKey(account))
	code, stdout, stderr = execute(w.T, append(args, "--json", "--network", "devnet", "--rpc-url", w.url+"/?key=s3cret", "--keys-dir", w.keys,
		"--data-dir", fmt.Sprintf("data-%d", account), "--password-file", "password")...)
	require.NotContains(w.T, stdout+stderr, privateKey(account))
	require.NotContains(w.T, stdout+stderr, "s3cret")
	require.NoError(w.T, checkJSON(stdout), "%v", args)
	return code, stdout, stderr
}

// mustRun runs a command that succeeds, and reads its object.
func mustRun[T any](w *world, account int, args ...string) (result T) {
	w.T.Helper()
	code, stdout, stderr := w.as(account, args...)
	require.Zero(w.T, code, stderr)
	d := json.NewDecoder(strings.NewReader(stdout))
	require.NoError(w.T, d.Decode(&result), stdout)
	require.False(w.T, d.More(), "one object and nothing else")
	return result
}

// mustFail runs a command that fails, and reads why. No result is printed beside it.
func mustFail(w *world, account int, args ...string) session.FailureDetail {
	w.T.Helper()
	code, stdout, stderr := w.as(account, args...)
	require.Equal(w.T, exitFailed, code, stderr)
	var f session.Failure
	d := json.NewDecoder(strings.NewReader(stdout))
	d.DisallowUnknownFields()
	require.NoError(w.T, d.Decode(&f), stdout)
	require.NotEmpty(w.T, f.Error.Message)
	return f.Error
}

func statuses(txs []*account.Tx) (all []string) {
	for _, tx := range txs {
		all = append(all, tx.Status)
	}
	return all
}

func TestFromNothingToStakers(t *testing.T) {
	w := newWorld(t)
	head := func() uint64 { return w.l1.Head().Number.Uint64() }

	// Before anything is there, the doctor warns and finds nothing bad.
	report := mustRun[examined](w, 0, "doctor")
	for _, c := range report.Checks {
		require.NotEqual(t, doctor.Bad, c.State, "%+v", c)
	}

	// A dry run sends nothing and writes nothing, and knows what all of it would cost.
	deployArgs := []string{"deploy", "--genesis", "genesis.json", "--fund", "1000", "--propose-blocks", "12"}
	dry := mustRun[deployed](w, 0, append(deployArgs, "--dry-run")...)
	require.Zero(t, head())
	require.NoDirExists(t, "deployments")
	for _, tx := range dry.Transactions {
		require.Equal(t, account.Simulated, tx.Status, tx.Purpose)
		require.Positive(t, tx.Gas)
		require.NotEmpty(t, tx.Cost)
		require.NotEmpty(t, tx.Call.Data)
	}

	made := mustRun[deployed](w, 0, deployArgs...)
	require.Len(t, made.Transactions, len(dry.Transactions))
	require.Equal(t, uint64(len(made.Transactions)), head())
	require.Greater(t, made.Deployment.Params.Schedule.GenesisBlock, head(), "slot 0 starts later")
	require.EqualValues(t, 12, made.Deployment.Params.Schedule.ProposeBlocks)
	record, err := settlement.ReadDeployment(made.File)
	require.NoError(t, err)
	require.Len(t, record.Contracts, 7)

	// Nothing is concluded from a record that L1 contradicts.
	for says, change := range map[string]func(d *settlement.Deployment){
		"proving blocks: the record says":                 func(d *settlement.Deployment) { d.Params.Schedule.ProvingBlocks++ },
		"genesis block: the record says":                  func(d *settlement.Deployment) { d.Params.Schedule.GenesisBlock-- },
		"block reward: the record says 1 AZT":             func(d *settlement.Deployment) { d.Params.BlockReward = units.AZT(1) },
		"block of the deployment: the record says 100000": func(d *settlement.Deployment) { d.Block = 100_000 },
	} {
		wrong, err := settlement.ReadDeployment(made.File)
		require.NoError(t, err)
		change(wrong)
		require.NoError(t, wrong.Write("wrong.json"))
		for _, args := range []string{"slot show", "block list", "rewards show", "rewards claim", "stake list", "finalize --block 1", "root list --block 1", "fund reserve --amount 1"} {
			f := mustFail(w, 0, append(strings.Fields(args), "--deployment", "wrong.json")...)
			require.Contains(t, f.Message, says, args)
			require.Contains(t, f.Advice, "do not use this deployment's record", args)
		}
		require.NoError(t, os.Remove("wrong.json"))
	}
	for i, c := range record.Contracts {
		require.Equal(t, dry.Deployment.Contracts[i].Address, c.Address)
		code, err := w.l1.Client().CodeAt(t.Context(), c.Address, nil)
		require.NoError(t, err)
		require.Equal(t, crypto.Keccak256Hash(code), c.CodeHash)
		require.FileExists(t, filepath.Join(repository, strings.Split(c.Source, ":")[0]))
		require.Equal(t, fmt.Sprintf("forge verify-contract --chain 1337 --constructor-args %s %s %s", c.Constructor, c.Address, c.Source), c.Verify)
	}

	// Run again, it finds everything done; with other options it refuses.
	before := head()
	again := mustRun[deployed](w, 0, deployArgs...)
	require.Equal(t, before, head())
	require.Equal(t, "it is deployed", again.Already)
	require.Empty(t, made.Already)
	for i, tx := range again.Transactions {
		require.Equal(t, account.Earlier, tx.Status)
		require.Equal(t, made.Transactions[i].Hash, tx.Hash)
	}
	require.Contains(t, mustFail(w, 0, "deploy", "--fund", "1001").Message, deploy.ErrOtherPlan.Error())

	// A staker of another account, from its faucet.
	mustRun[identities](w, 1, "identity", "new", "--identity", "alice", "--lightkdf")
	addArgs := []string{"stake", "add", "--identity", "alice", "--roles", "base,merge"}
	require.Contains(t, mustFail(w, 1, addArgs...).Message, "--faucet")
	addArgs = append(addArgs, "--faucet")
	dryStake := mustRun[stakers](w, 1, append(addArgs, "--dry-run")...)
	require.Equal(t, []string{account.Simulated, account.Simulated, account.Simulated}, statuses(dryStake.Transactions))
	added := mustRun[stakers](w, 1, addArgs...)
	require.Equal(t, []string{account.Confirmed, account.Confirmed, account.Confirmed}, statuses(added.Transactions))
	require.Len(t, added.Stakers, 1)
	require.Equal(t, operator.StakerPending, added.Stakers[0].State)
	require.Equal(t, devnet.Address(1), added.Stakers[0].Owner)
	before = head()
	repeated := mustRun[stakers](w, 1, addArgs...)
	require.Equal(t, added.Stakers, repeated.Stakers)
	require.Equal(t, "identity alice is staker 1", repeated.Already)
	require.Equal(t, before, head(), "it is staked already")
	require.EqualValues(t, 1, mustRun[identities](w, 1, "identity", "show", "--all").Identities[0].StakerID)

	// An account without ETH stakes nothing, and nothing is said to be staked.
	mustRun[identities](w, 40, "identity", "new", "--lightkdf")
	poor := mustFail(w, 40, "stake", "add", "--roles", "base", "--faucet")
	require.Contains(t, poor.Message, "the 3 transactions need up to ")
	require.Contains(t, poor.Message, "has 0 ETH")
	require.Contains(t, mustFail(w, 40, "stake", "add", "--roles", "base", "--faucet", "--dry-run").Message, "has 0 ETH")

	// Leaving: each step when it is time, and what is too early says until when.
	failed := mustFail(w, 1, "stake", "withdraw", "--staker", "1")
	require.Equal(t, "ExitNotRequested", failed.Revert)
	require.Contains(t, failed.Advice, "fernet stake exit --staker 1")
	require.Equal(t, "NotOwner", mustFail(w, 2, "stake", "exit", "--staker", "1").Revert)
	exited := mustRun[stakers](w, 1, "stake", "exit", "--identity", "alice")
	require.Equal(t, operator.StakerExiting, exited.Stakers[0].State)
	require.Contains(t, mustRun[stakers](w, 1, "stake", "exit", "--staker", "1").Already, "staker 1 asked to exit at L1 block")
	failed = mustFail(w, 1, "stake", "withdraw", "--staker", "1")
	require.Contains(t, failed.Advice, fmt.Sprintf("block %d", exited.Stakers[0].WithdrawableBlock))
	require.NoError(t, w.l1.AdvanceTo(exited.Stakers[0].WithdrawableBlock))
	require.Equal(t, operator.StakerWithdrawable, mustRun[stakers](w, 1, "stake", "list", "--mine").Stakers[0].State)
	require.Equal(t, operator.StakerWithdrawn, mustRun[stakers](w, 1, "stake", "withdraw", "--staker", "1").Stakers[0].State)
	require.Contains(t, mustRun[stakers](w, 1, "stake", "withdraw", "--staker", "1").Already, "was paid back")

	// The same key can be staked again, with the deposit that came back.
	added = mustRun[stakers](w, 1, addArgs...)
	require.Len(t, added.Transactions, 2)
	require.EqualValues(t, 2, added.Stakers[0].ID)
	require.Empty(t, mustRun[stakers](w, 2, "stake", "list", "--mine").Stakers)

	// All is well; and when code differs from the record, it is not.
	report = mustRun[examined](w, 1, "doctor", "--identity", "alice")
	for _, c := range report.Checks {
		require.Equal(t, doctor.OK, c.State, "%+v", c)
	}
	require.NotEmpty(t, mustRun[struct{ Deployment string }](w, 0, "keys", "verify", "--against-deployment").Deployment)
	record.Contracts[1].CodeHash = common.Hash{1}
	require.NoError(t, record.Write(made.File))
	code, stdout, _ := w.as(1, "doctor")
	require.Equal(t, exitFailed, code)
	require.Contains(t, stdout, "do not use this deployment")
}

// A plan whose nonces another transaction took is not gone on with.
func TestDeployNoticesATakenNonce(t *testing.T) {
	w := newWorld(t)
	made := mustRun[deployed](w, 3, "deploy")
	require.NoError(t, os.RemoveAll("data-3"))
	for _, again := range [][]string{{"deploy"}, {"deploy", "--dry-run"}} {
		require.Equal(t, "it is deployed", mustRun[deployed](w, 3, again...).Already, "without its journal, too")
	}
	require.NoError(t, os.Rename(made.File, "aside.json"))
	require.Contains(t, mustFail(w, 3, "deploy").Message, deploy.ErrNonceTaken.Error())
	require.NoError(t, os.Rename("aside.json", made.File))
	require.Contains(t, mustFail(w, 4, "deploy").Message, deploy.ErrOtherPlan.Error())
	require.NoError(t, os.Remove("deployments/1337.plan.json"))
	require.Contains(t, mustFail(w, 3, "deploy").Message, deploy.ErrExists.Error())

	// Another file is another deployment.
	other := []string{"deploy", "--deployment", "other.json"}
	second := mustRun[deployed](w, 3, other...)
	require.NotEqual(t, made.Deployment.Settlement, second.Deployment.Settlement)
}

// A keystore signs, found by name as Foundry has it.
func TestKeystoreAccount(t *testing.T) {
	w := newWorld(t)
	store := keystore.NewKeyStore("keystores", keystore.LightScryptN, keystore.LightScryptP)
	account, err := store.ImportECDSA(devnet.Key(5), "secret")
	require.NoError(t, err)
	common := []string{"--json", "--network", "devnet", "--rpc-url", w.l1.URL(), "--data-dir", "data", "--keys-dir", w.keys, "--password-file", "password"}
	for _, by := range [][]string{
		{"--keystore", account.URL.Path},
		{"--keystore", "keystores"},
		{"--keystore", "keystores", "--account", filepath.Base(account.URL.Path)},
		{"--keystore", "keystores", "--account", account.Address.Hex()},
	} {
		code, stdout, stderr := execute(t, append(append([]string{"doctor"}, common...), by...)...)
		require.Zero(t, code, stderr)
		require.Contains(t, stdout, account.Address.Hex())
	}
	code, _, stderr := execute(t, append(append([]string{"doctor"}, common...), "--keystore", "keystores", "--account", "bob")...)
	require.Equal(t, exitFailed, code, stderr)
	deployed := append(append([]string{"deploy"}, common...), "--keystore", "keystores")
	code, _, stderr = execute(t, deployed...)
	require.Zero(t, code, stderr)
	entries, err := txmgr.ReadJournal(fmt.Sprintf("data/journals/1337-%s.journal", strings.ToLower(account.Address.Hex())))
	require.NoError(t, err)
	require.Len(t, entries, 7)
	require.NoError(t, os.WriteFile("password", []byte("wrong"), 0o600))
	code, _, stderr = execute(t, deployed...)
	require.Equal(t, exitFailed, code)
	require.Contains(t, stderr, "check the password")
}
