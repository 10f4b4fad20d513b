package actor_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/application"
	"fernet/prover/identity"
	"fernet/prover/keys"
	"fernet/prover/operator"
	"fernet/prover/operator/actor"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
	"fernet/settlement/keyfile"
	"fernet/settlement/l1"
	"fernet/settlement/network"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/txmgr"
)

// onDevnet returns an embedded L1 with a deployment of the reference ledger on it, and options for
// an actor there, with a folder of its own.
func onDevnet(t *testing.T) (*devnet.Devnet, actor.Options) {
	t.Helper()
	chain := devnettest.Start(t, devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	cfg := settlementtest.Config()
	cfg.GenesisState = prover.GenesisState
	record := settlementtest.Deploy(t, chain, cfg, nil)
	o := actor.Options{RPCURLs: []string{chain.URL()}, Record: filepath.Join(t.TempDir(), "record.json"), DataDir: t.TempDir()}
	require.NoError(t, record.Write(o.Record))
	return chain, o
}

func open(t *testing.T, o actor.Options) *actor.Actor {
	t.Helper()
	a := actor.New(o)
	t.Cleanup(func() { require.NoError(t, a.Close()) })
	return a
}

// signer is the options' Signer of a devnet's account.
func signer(index int) func() (txmgr.Signer, error) {
	return func() (txmgr.Signer, error) { return txmgr.KeySigner(devnet.Key(index)), nil }
}

// Without options an actor asks nobody, and says what is missing.
func TestNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	a := open(t, actor.Options{Network: network.Network{ChainID: 7}, Identity: "default"})
	_, err := a.L1.URLs()
	require.ErrorIs(t, err, actor.ErrNoRPC)
	_, err = a.L1.Head(t.Context())
	require.ErrorIs(t, err, actor.ErrNoRPC)
	_, err = a.ToDeploy(t.Context())
	require.ErrorIs(t, err, actor.ErrNoRPC)
	require.Zero(t, a.L1.Seen())
	path, err := a.Deployment.Path(t.Context())
	require.NoError(t, err)
	require.Equal(t, filepath.Join("deployments", "7.json"), path)
	require.Nil(t, a.Deployment.Opened())
	require.False(t, a.Account.Named())
	_, err = a.Account.Signer(t.Context())
	require.ErrorIs(t, err, actor.ErrNoAccount)
	_, err = a.Identity.Registered(t.Context())
	require.ErrorIs(t, err, identity.ErrMissing)
	require.NoError(t, a.Account.Release())
	require.NoError(t, a.Account.AffordsDryRun(t.Context()))
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	require.Empty(t, entries)

	// A preset presumes a node.
	local, _ := network.Named("anvil")
	urls, err := open(t, actor.Options{Network: local}).L1.URLs()
	require.NoError(t, err)
	require.Equal(t, []string{local.RPCURL}, urls)
}

// An actor is examined with what it has. That it has no record and no account is no error.
func TestSubject(t *testing.T) {
	_, o := onDevnet(t)
	o.Identity, o.KeysDir, o.DryRun, o.Network = "alice", "keys", true, network.Of(devnet.ChainID)
	a := open(t, o)
	s := a.Subject()
	require.Equal(t, []any{o.DataDir, true, "keys", a.Identity.Dir(), "alice", uint64(devnet.ChainID), o.RPCURLs},
		[]any{s.DataDir, s.DryRun, s.KeysDir, s.Directory, s.Identity, s.ChainID, s.URLs})
	require.Nil(t, s.Account)
	found, err := s.Open(t.Context())
	require.NoError(t, err)
	require.Equal(t, o.Record, found.Record)
	require.NotNil(t, found.Client)

	o.Record, o.Signer = filepath.Join(t.TempDir(), "none.json"), signer(1)
	s = open(t, o).Subject()
	require.NotNil(t, s.Account)
	found, err = s.Open(t.Context())
	require.NoError(t, err)
	require.ErrorIs(t, found.ClientErr, actor.ErrNoRecord)
	require.False(t, found.OtherChain)
	require.Equal(t, devnet.Address(1), found.Sender.Address())

	o.Signer, o.DryRun, o.Account, o.Keystore = nil, false, "nobody", t.TempDir()
	found, err = open(t, o).Subject().Open(t.Context())
	require.NoError(t, err)
	require.Nil(t, found.Sender)
	require.ErrorIs(t, actor.New(actor.Options{}).Subject().NoURLs, actor.ErrNoRPC)
}

// another is an application that is not the programs'.
type another struct{ application.Application }

// What is examined and deployed is of the actor's application.
func TestApplicationIsPassedOn(t *testing.T) {
	_, o := onDevnet(t)
	app := another{prover.Application()}
	o.Application, o.Signer, o.DataDir = app, signer(1), t.TempDir()
	a := open(t, o)
	require.Equal(t, app, a.Subject().Application)
	cfg, err := a.ToDeploy(t.Context())
	require.NoError(t, err)
	require.Equal(t, app, cfg.Application)
}

func TestL1(t *testing.T) {
	_, o := onDevnet(t)
	on, err := open(t, o).L1.Network(t.Context())
	require.NoError(t, err)
	require.Equal(t, network.Of(devnet.ChainID), on)
	o.Confirmations = 9
	a := open(t, o)
	on, err = a.L1.Network(t.Context())
	require.NoError(t, err)
	require.EqualValues(t, 9, on.Confirmations)
	require.Equal(t, on, a.L1.Seen())
	waiter, err := a.L1.Waiter(t.Context(), nil)
	require.NoError(t, err)
	require.EqualValues(t, 10, waiter.Believe, "an answer has to hold for as long as a transaction")
	require.Equal(t, []time.Duration{on.PollInterval, on.Quiet(), on.GiveUp()}, []time.Duration{waiter.Interval, waiter.Quiet, waiter.GiveUp})

	presumed, unasked, err := a.L1.Presumed(t.Context())
	require.NoError(t, errors.Join(unasked, err))
	require.Equal(t, on, presumed)

	o.Network, _ = network.Named("sepolia")
	_, err = open(t, o).L1.Client(t.Context())
	require.ErrorIs(t, err, l1.ErrChains)
	_, unasked, err = open(t, o).L1.Presumed(t.Context())
	require.ErrorIs(t, err, l1.ErrChains, "that it answers as another chain is no reason to presume anything")
	require.NoError(t, unasked)
	o.RPCURLs = []string{"http://127.0.0.1:1"}
	presumed, unasked, err = open(t, o).L1.Presumed(t.Context())
	require.NoError(t, err)
	require.ErrorIs(t, unasked, l1.ErrUnreachable)
	require.Equal(t, o.Network, presumed)
}

// The deployment is that of the record, once that is known to be L1's.
func TestDeployment(t *testing.T) {
	chain, o := onDevnet(t)
	a := open(t, o)
	client, err := a.Deployment.Client(t.Context())
	require.NoError(t, err)
	require.Same(t, client, a.Deployment.Opened())
	followed, err := a.Deployment.Chain(t.Context(), nil)
	require.NoError(t, err)
	require.Same(t, client, followed.Client)

	// Another genesis than the deployment's is refused.
	_, err = a.Deployment.Chain(t.Context(), json.RawMessage(`{"minBalance": "5", "accounts": []}`))
	require.ErrorIs(t, err, prover.ErrOtherGenesis)

	record, err := settlement.ReadDeployment(o.Record)
	require.NoError(t, err)
	with := func(change func(*settlement.Deployment)) *actor.Actor {
		other, changed := o, *record
		change(&changed)
		other.Record = filepath.Join(t.TempDir(), "other.json")
		require.NoError(t, changed.Write(other.Record))
		return open(t, other)
	}
	a = with(func(d *settlement.Deployment) { d.Params.Schedule.GenesisBlock++ })
	_, err = a.Deployment.Unchecked(t.Context())
	require.NoError(t, err, "whoever compares the record itself is given it")
	for range 2 {
		_, err = a.Deployment.Client(t.Context())
		require.ErrorIs(t, err, settlement.ErrOtherValue)
	}
	_, err = a.Deployment.Chain(t.Context(), nil)
	require.ErrorIs(t, err, settlement.ErrOtherValue)
	_, err = with(func(d *settlement.Deployment) { d.ChainID++ }).Deployment.Unchecked(t.Context())
	require.ErrorIs(t, err, actor.ErrOtherChain)
	_, err = with(func(d *settlement.Deployment) { d.Genesis = nil }).Deployment.Chain(t.Context(), nil)
	require.ErrorIs(t, err, prover.ErrNoGenesis)
	o.Record = filepath.Join(t.TempDir(), "none.json")
	_, err = open(t, o).Deployment.Client(t.Context())
	require.ErrorIs(t, err, actor.ErrNoRecord)
	require.ErrorIs(t, err, os.ErrNotExist)

	// One that was just made is used without its file, by the account as well.
	a = open(t, o)
	sender, err := a.Account.Sender(t.Context())
	require.NoError(t, err)
	require.Panics(t, func() { sender.ID("stake") })
	a.Deployment.Use(prover.NewClient(chain.Client(), record))
	require.NotEmpty(t, sender.ID("stake"))
	_, err = a.Deployment.Client(t.Context())
	require.NoError(t, err)
}

// The account sends with the key that the options open, once, and only when something is signed.
func TestAccountSends(t *testing.T) {
	_, o := onDevnet(t)
	to, opened := common.Address{1}, 0
	o.Signer = func() (txmgr.Signer, error) { opened++; return txmgr.KeySigner(devnet.Key(3)), nil }
	a := open(t, o)
	client, sender, err := a.Account.Acting(t.Context())
	require.NoError(t, err)
	require.Same(t, a.Deployment.Opened(), client)
	again, err := a.Account.Sender(t.Context())
	require.NoError(t, err)
	require.Same(t, sender, again)
	pay := txmgr.Candidate{ID: sender.ID("pay", 1), Purpose: "pay", To: &to, Value: big.NewInt(1)}
	_, err = sender.Send(t.Context(), pay)
	require.NoError(t, err)
	require.Equal(t, 1, opened)
	require.Equal(t, filepath.Join(o.DataDir, "journals"), filepath.Dir(sender.JournalPath()))
	require.FileExists(t, sender.JournalPath())

	// What holds the journal lets go of it for another process, which knows what was done.
	other, err := open(t, o).Account.Sender(t.Context())
	require.NoError(t, err)
	_, err = other.Send(t.Context(), pay)
	require.ErrorIs(t, err, txmgr.ErrJournalLocked)
	require.NoError(t, a.Account.Release())
	txs, err := other.Send(t.Context(), pay)
	require.NoError(t, err)
	require.Equal(t, account.Earlier, txs[0].Status)

	address, wei, err := a.Account.Balance(t.Context())
	require.NoError(t, err)
	require.Equal(t, devnet.Address(3), address)
	require.Positive(t, wei.Sign())

	// In a dry run nothing is sent, and what it would take is summed up.
	o.DryRun, o.Signer = true, signer(40) // who has nothing
	a = open(t, o)
	sender, err = a.Account.Sender(t.Context())
	require.NoError(t, err)
	_, err = sender.Send(t.Context(), txmgr.Candidate{ID: "nothing", Purpose: "pay nothing", To: &to})
	require.NoError(t, err)
	require.NoFileExists(t, sender.JournalPath())
	var poor *account.ETHError
	require.ErrorAs(t, a.Account.AffordsDryRun(t.Context()), &poor)

	// Nobody can ask for IDs, and sends nothing.
	o.DryRun, o.Signer = false, nil
	_, nobody, err := open(t, o).Account.Acting(t.Context())
	require.NoError(t, err)
	_, err = nobody.Send(t.Context(), pay)
	require.ErrorIs(t, err, actor.ErrNoAccount)
}

// The address that a keystore names is compared with its key as soon as that is opened, and when
// that is depends on who has to be asked for the password.
func TestKeystore(t *testing.T) {
	key, err := crypto.GenerateKey()
	require.NoError(t, err)
	own, named := crypto.PubkeyToAddress(key.PublicKey), common.HexToAddress("0xabababababababababababababababababababab")
	file := filepath.Join(t.TempDir(), "account")
	content := encrypted(t, key, named)
	require.NoError(t, os.WriteFile(file, content, 0o600))
	asked, unproven := 0, 0
	o := actor.Options{
		Keystore: file,
		KeystorePassword: func(_ context.Context, of string) (string, error) {
			require.Equal(t, file, of)
			asked++
			return "secret", nil
		},
		Told: actor.Told{Unproven: func(a common.Address) {
			require.Equal(t, named, a)
			unproven++
		}},
	}
	a := open(t, o)
	address, err := a.Account.Address(t.Context())
	require.NoError(t, err)
	require.Equal(t, named, address)
	address, proven, err := a.Account.Check(t.Context())
	require.NoError(t, err)
	require.Equal(t, named, address)
	require.False(t, proven)
	require.Zero(t, asked)
	require.Zero(t, unproven)
	_, err = a.Account.Signer(t.Context())
	var store *actor.KeystoreError
	require.ErrorAs(t, err, &store)
	require.Equal(t, file, store.File)
	require.ErrorIs(t, err, keyfile.ErrAddress)
	require.ErrorContains(t, err, own.Hex())
	require.Equal(t, 1, asked)

	// A dry run tells, once, what the address is worth.
	o.DryRun = true
	a = open(t, o)
	for range 2 {
		_, err = a.Account.Address(t.Context())
		require.NoError(t, err)
	}
	require.Equal(t, []int{1, 1}, []int{asked, unproven})

	// Where nobody has to be asked it makes sure, and so does Check.
	o.PasswordAtHand = true
	_, err = open(t, o).Account.Address(t.Context())
	require.ErrorIs(t, err, keyfile.ErrAddress)
	o.DryRun = false
	_, _, err = open(t, o).Account.Check(t.Context())
	require.ErrorIs(t, err, keyfile.ErrAddress)
	_, err = open(t, o).Account.Address(t.Context())
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(file, encrypted(t, key, own), 0o600))
	address, proven, err = open(t, o).Account.Check(t.Context())
	require.NoError(t, err)
	require.Equal(t, own, address)
	require.True(t, proven)

	// A keystore that names none takes the password for its address, once.
	asked = 0
	require.NoError(t, os.WriteFile(file, bytes.Replace(encrypted(t, key, own), []byte(`"address":`), []byte(`"other":`), 1), 0o600))
	o.PasswordAtHand = false
	a = open(t, o)
	for range 2 {
		address, err = a.Account.Address(t.Context())
		require.NoError(t, err)
		require.Equal(t, own, address)
	}
	require.Equal(t, 1, asked)

	// What is not found.
	t.Setenv("HOME", t.TempDir())
	o.Keystore, o.Account = "", "alice"
	_, err = open(t, o).Account.Address(t.Context())
	require.ErrorIs(t, err, actor.ErrKeystore)
	o.Keystore = t.TempDir()
	_, err = open(t, o).Account.Address(t.Context())
	require.ErrorIs(t, err, actor.ErrNoAccount)
	var choice *keyfile.ChoiceError
	require.ErrorAs(t, err, &choice)
	nobody := errors.New("nobody to ask")
	o.Keystore, o.KeystorePassword = file, func(context.Context, string) (string, error) { return "", nobody }
	_, err = open(t, o).Account.Signer(t.Context())
	require.ErrorIs(t, err, nobody)
}

func encrypted(t *testing.T, key *ecdsa.PrivateKey, named common.Address) []byte {
	content, err := keystore.EncryptKey(&keystore.Key{Id: uuid.New(), Address: named, PrivateKey: key}, "secret", 2, 1)
	require.NoError(t, err)
	return content
}

// The identity is a staker by the key in its file, which is opened with the password.
func TestIdentity(t *testing.T) {
	chain, o := onDevnet(t)
	o.Identity, o.Signer = "alice", signer(1)
	passwords := []string{"wrong", "secret"}
	o.IdentityPassword = func(_ context.Context, name string) (string, error) {
		require.Equal(t, "alice", name)
		password := passwords[0]
		passwords = passwords[1:]
		return password, nil
	}
	a := open(t, o)
	require.Equal(t, filepath.Join(o.DataDir, "identities"), a.Identity.Dir())
	_, err := a.Identity.Key(t.Context())
	require.ErrorIs(t, err, identity.ErrMissing)
	key := vrf.NewPrivateKey([vrf.SeedSize]byte{1})
	id, err := identity.New("alice", key, "secret", identity.Light)
	require.NoError(t, err)
	_, err = id.Write(a.Identity.Dir())
	require.NoError(t, err)
	_, err = a.Identity.Registered(t.Context())
	require.ErrorIs(t, err, operator.ErrNotStaked)
	require.ErrorContains(t, err, "alice")
	known, err := a.Identity.Find(t.Context(), []string{"alice"}, true)
	require.NoError(t, err)
	require.Zero(t, known[0].StakerID, "it is not staked")
	_, err = a.Identity.Find(t.Context(), []string{"alice", "bob"}, false)
	require.ErrorIs(t, err, identity.ErrMissing)

	client, err := a.Deployment.Client(t.Context())
	require.NoError(t, err)
	registered := key.Public().Key()
	stake := client.Params.StakeAmount
	for n, call := range []txmgr.Candidate{
		client.Faucet(devnet.Address(1), stake),
		client.Approve(client.Deployment.Staking, stake),
		client.Stake(devnet.Address(1), rules.RoleBase, registered.BigInt(new(big.Int))),
	} {
		settlementtest.Send(t, chain, 1, uint64(n), call.To, call.Data)
	}
	a = open(t, o)
	staker, err := a.Identity.Registered(t.Context())
	require.NoError(t, err)
	require.EqualValues(t, 1, staker.ID)
	known, err = a.Identity.Find(t.Context(), []string{"alice"}, true)
	require.NoError(t, err)
	require.Equal(t, staker.ID, known[0].StakerID)
	require.Equal(t, key.Public(), known[0].PublicKey)
	require.Len(t, passwords, 2, "it takes no password")
	_, _, err = a.Identity.Staker(t.Context())
	require.ErrorIs(t, err, identity.ErrPassword)
	for range 2 {
		who, same, err := a.Identity.Staker(t.Context())
		require.NoError(t, err)
		require.Equal(t, staker, same)
		require.Equal(t, staker.ID, who.StakerID)
		require.Equal(t, key.Public(), who.Key.Public())
	}
	require.Empty(t, passwords, "it is asked for once")
}

// Who is to be asked for a password, and is not named, is no crash.
func TestNobodyToAskForPasswords(t *testing.T) {
	key, err := crypto.GenerateKey()
	require.NoError(t, err)
	o := actor.Options{DataDir: t.TempDir(), Keystore: filepath.Join(t.TempDir(), "account"), Identity: "alice"}
	require.NoError(t, os.WriteFile(o.Keystore, encrypted(t, key, crypto.PubkeyToAddress(key.PublicKey)), 0o600))
	a := open(t, o)
	_, err = a.Account.Signer(t.Context())
	require.ErrorIs(t, err, actor.ErrNoPassword)
	id, err := identity.New("alice", vrf.NewPrivateKey([vrf.SeedSize]byte{1}), "secret", identity.Light)
	require.NoError(t, err)
	_, err = id.Write(a.Identity.Dir())
	require.NoError(t, err)
	_, err = a.Identity.Key(t.Context())
	require.ErrorIs(t, err, actor.ErrNoPassword)

	o.Signer = func() (txmgr.Signer, error) { return nil, nil }
	_, err = open(t, o).Account.Signer(t.Context())
	require.ErrorIs(t, err, actor.ErrNoAccount)
}

// Keys are made only where that is wanted, and those of base rollups of another size are none.
func TestKeysThatAreMissing(t *testing.T) {
	o := actor.Options{KeysDir: t.TempDir(), DryRun: true}
	k := open(t, o).Keys
	_, err := k.Open(t.Context(), 2)
	require.ErrorIs(t, err, keys.ErrNotCached)
	require.ErrorIs(t, err, actor.ErrMakesNoKeys)
	_, err = k.Cached(t.Context(), 2)
	require.ErrorIs(t, err, keys.ErrNotCached)
	require.NotContains(t, err.Error(), "which has those")
	for _, folder := range []string{"base-4-00", "base-16-00"} {
		require.NoError(t, os.Mkdir(filepath.Join(o.KeysDir, folder), 0o755))
	}
	_, err = k.Cached(t.Context(), 2)
	require.ErrorIs(t, err, keys.ErrNotCached)
	require.ErrorContains(t, err, "which has those of base rollups of 4, 16 transactions, not of 2")
	_, err = k.Cached(t.Context(), 4)
	require.NotContains(t, err.Error(), "which has those")
}

// Keys are the deployment's when L1 verifies with them. Those of the tests' deployments are forged.
func TestKeysOfTheDeployment(t *testing.T) {
	_, o := onDevnet(t)
	var err error
	// The cache of the user's own keys: every package's tests share one setup.
	o.KeysDir, err = keys.DefaultDir()
	require.NoError(t, err)
	steps := 0
	o.SetUp = func(keys.Progress) { steps++ }
	alone := 0
	o.Signer, o.SingleParty = signer(2), func() { alone++ }
	a := open(t, o)
	client, err := a.Deployment.Client(t.Context())
	require.NoError(t, err)
	set, err := a.Keys.Open(t.Context(), client.Params.TxsPerBase)
	require.NoError(t, err)
	require.Positive(t, steps)
	same, err := a.Keys.Cached(t.Context(), client.Params.TxsPerBase)
	require.NoError(t, err)
	require.Same(t, set, same, "they are opened once")
	_, err = a.Keys.OfDeployment(t.Context())
	var other *actor.OtherKeysError
	require.ErrorAs(t, err, &other)
	require.Equal(t, o.KeysDir, other.Dir)
	require.ErrorIs(t, err, settlement.ErrOtherKey)

	// It deploys with them, and is told whose they are.
	cfg, err := a.ToDeploy(t.Context())
	require.NoError(t, err)
	require.Equal(t, []any{o.Record, uint64(devnet.ChainID), devnet.Address(2)}, []any{cfg.Record, cfg.ChainID, cfg.Sender.Address()})
	require.NotNil(t, cfg.Node)
	verifying, err := cfg.Keys(t.Context(), client.Params.TxsPerBase)
	require.NoError(t, err)
	want, err := prover.VerifyingKeys(set)
	require.NoError(t, err)
	require.Equal(t, want, verifying)
	require.Equal(t, 1, alone)
}

func TestDefaultDataDir(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	for data, want := range map[string]string{"": home + "/.local/share/fernet", "relative": home + "/.local/share/fernet", "/data": "/data/fernet"} {
		t.Setenv("XDG_DATA_HOME", data)
		dir, err := actor.DefaultDataDir()
		require.NoError(t, err)
		require.Equal(t, want, dir, fmt.Sprintf("XDG_DATA_HOME=%q", data))
	}
}

// Before a wait begins the key is opened and the journal is let go of. A dry run does not wait.
func TestAccountWaits(t *testing.T) {
	_, o := onDevnet(t)
	o.Signer = signer(3)
	a := open(t, o)
	to := common.Address{1}
	pay := txmgr.Candidate{ID: "pay", Purpose: "pay", To: &to, Value: big.NewInt(1)}
	sender, err := a.Account.Sender(t.Context())
	require.NoError(t, err)
	_, err = sender.Send(t.Context(), pay)
	require.NoError(t, err)
	now, err := a.L1.Head(t.Context())
	require.NoError(t, err)
	soon := &settlement.PrecheckError{Purpose: "it", Now: now, Opens: now + 1}
	said := 0
	require.NoError(t, a.Account.Wait(t.Context(), func(context.Context) error {
		if head, err := a.L1.Head(t.Context()); err != nil || head > now {
			return err
		}
		return soon
	}, func(settlement.Waiting) {
		if said++; said == 1 {
			other, err := open(t, o).Account.Sender(t.Context())
			require.NoError(t, err)
			pay.ID = "another"
			_, err = other.Send(t.Context(), pay) // in a block, which is what is waited for
			require.NoError(t, err, "the journal is free")
		}
	}))
	require.Positive(t, said)

	checks, locked := 0, errors.New("locked")
	check := func(context.Context) error { checks++; return soon }
	o.Signer = func() (txmgr.Signer, error) { return nil, locked }
	require.ErrorIs(t, open(t, o).Account.Wait(t.Context(), check, nil), locked)
	require.Zero(t, checks)
	o.DryRun = true
	require.ErrorIs(t, open(t, o).Account.Wait(t.Context(), check, nil), soon)
	require.Equal(t, 1, checks)
}
