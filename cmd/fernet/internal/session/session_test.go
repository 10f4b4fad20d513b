package session

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/cmd/fernet/internal/config"
	"fernet/prover"
	"fernet/prover/keys"
	"fernet/prover/operator"
	"fernet/prover/operator/actor"
	"fernet/settlement"
	"fernet/settlement/keyfile"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
	"fernet/test/rpcproxy"
)

func newSession(t *testing.T, change func(*config.Config)) (*Session, *bytes.Buffer) {
	cfg := config.DefaultConfig()
	cfg.DataDir = t.TempDir()
	if change != nil {
		change(&cfg)
	}
	var out bytes.Buffer
	s := New(&cfg, strings.NewReader(""), io.Discard, &out)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s, &out
}

// newSessionOn is newSession on an L1 of a chain, which answers that and nothing else.
func newSessionOn(t *testing.T, chainID uint64) (*Session, *bytes.Buffer) {
	node := rpcproxy.Start(t, "", func(rpcproxy.Request) rpcproxy.Answer { return rpcproxy.Says(fmt.Sprintf(`"%#x"`, chainID)) })
	s, notes := newSession(t, func(c *config.Config) { c.RPCURLs = []config.Secret{config.Secret(node)} })
	_, err := s.L1.Client(t.Context())
	require.NoError(t, err)
	return s, notes
}

// What the contracts refuse comes with what to do next, and with the block at which it can be done.
func TestAdvice(t *testing.T) {
	s, _ := newSessionOn(t, 11155111)
	params := settlement.DefaultParams()
	params.Schedule = rules.Schedule{GenesisBlock: 100, ProposeBlocks: 30, RevealBlocks: 20, ProvingBlocks: 10}
	s.Deployment.Use(settlement.NewClient(nil, &settlement.Deployment{Params: params}))
	u := func(n int64) *big.Int { return big.NewInt(n) }
	for _, c := range []struct {
		name string
		args []any
		want string
	}{
		{"NotProposePhase", []any{uint64(1), u(120), u(150), u(180)}, "opens at block 150, in 30 blocks (about 6m0s)"},
		{"NotProposePhase", []any{uint64(0), u(131), u(100), u(130)}, "is over: slot 1 starts at block 150, in 19 blocks"},
		{"NotRevealPhase", []any{uint64(0), u(110), u(130), u(150)}, "opens at block 130, in 20 blocks"},
		{"WindowOpen", []any{uint64(3), u(80), u(90)}, "open until block 90, in 10 blocks"},
		{"WindowClosed", []any{uint64(3), u(95), u(90)}, "ended at block 90"},
		{"SequencerAlreadyPaid", []any{uint64(3)}, "paid already"},
		{"UnknownBlock", []any{uint64(7), uint64(3)}, "the last block is 3: see fernet block list"},
		{"NotActive", []any{uint32(4), u(500), u(150)}, "active from block 500 on"},
		{"Suspended", []any{uint32(4), u(100), u(0), u(150)}, "fernet stake refill --staker 4"},
		{"Suspended", []any{uint32(4), u(100), u(170), u(150)}, "eligible from block 170 on"},
		{"Banned", []any{uint32(4), u(100), u(200), u(150)}, "may propose from block 200 on"},
		{"SlotNotOver", []any{uint64(3), u(80), u(90)}, "over at block 90, in 10 blocks"},
		{"NothingMissing", []any{uint32(4)}, "nothing left to do"},
		{"AlreadyReported", []any{uint64(3)}, "nothing left to do"},
		{"WithdrawTooEarly", []any{uint32(4), u(10), u(15)}, "from block 15, in 5 blocks"},
		{"RandaoNotRecorded", []any{uint64(2), u(10)}, "fernet slot randao --slot 2"},
		{"WrongRole", []any{uint32(4), uint8(2), uint8(4)}, "another identity with merge"},
	} {
		err := &txmgr.WouldFailError{Purpose: "it", Reason: c.name, Data: pack(t, c.name, c.args...)}
		explained := s.Explain(t.Context(), err)
		require.ErrorIs(t, explained, err)
		require.Contains(t, explained.Error(), c.want)
		f := failure(explained, nil)
		require.Equal(t, c.name, f.Error.Revert)
		require.Contains(t, f.Error.Advice, c.want)
		require.Len(t, f.Error.Args, len(c.args))
	}
	other := errors.New("other")
	require.Equal(t, other, s.Explain(t.Context(), other))
}

// A command on the account of a running node says which process has it.
func TestAdviceOnTheAccountOfANode(t *testing.T) {
	s, _ := newSessionOn(t, 11155111)
	explained := s.Explain(t.Context(), fmt.Errorf("claim: %w", &txmgr.LockedError{Path: "1.journal", Holder: "a node, process 7"}))
	require.ErrorContains(t, explained, "a node, process 7")
	require.ErrorContains(t, explained, "stop the node")
}

// said is what a node answers.
type said struct {
	code int
	text string
}

func (e said) Error() string  { return e.text }
func (e said) ErrorCode() int { return e.code }

// What a node says about itself comes with what to do as well.
func TestAdviceAboutNodes(t *testing.T) {
	s, _ := newSession(t, nil)
	for answer, want := range map[said]string{
		{4444, "pruned history unavailable"}:                                               "the node does not keep what is so old: name one that does with --rpc-url",
		{30, "Request timeout on the free tier, please upgrade your tier to the paid one"}: "run the command again later, or name another node with a second --rpc-url",
		{-32601, "the method eth_getLogs does not exist/is not available"}:                 "name another node with a second --rpc-url",
		{-32000, "words of a client that nobody knows"}:                                    "name another node with a second --rpc-url",
	} {
		err := fmt.Errorf("get logs: %w", answer)
		require.EqualError(t, s.Explain(t.Context(), err), err.Error()+": "+want)
	}
}

// pack encodes a custom error of the contracts.
func pack(t *testing.T, name string, args ...any) []byte {
	for _, contract := range []abi.ABI{
		bindings.NewStaking().GetABI(), bindings.NewSequencing().GetABI(), bindings.NewSettlement().GetABI(), bindings.NewRewards().GetABI(),
	} {
		if e, ok := contract.Errors[name]; ok {
			data, err := e.Inputs.Pack(args...)
			require.NoError(t, err)
			return append(bytes.Clone(e.ID[:4]), data...)
		}
	}
	t.Fatalf("no contract has the error %s", name)
	return nil
}

func TestWithoutATerminal(t *testing.T) {
	s, _ := newSession(t, nil)
	require.NoError(t, s.Dialog.Confirm(t.Context(), "Go on?"))
	_, err := s.Dialog.IdentityPassword(t.Context(), "alice")
	require.ErrorIs(t, err, ErrNoPassword)
	for _, open := range []func() error{
		func() error { _, err := s.Account.Address(t.Context()); return err },
		func() error { _, err := s.L1.Client(t.Context()); return err },
	} {
		explained := s.Explain(t.Context(), open())
		var usage *config.UsageError
		require.ErrorAs(t, explained, &usage)
		require.Contains(t, explained.Error(), "FERNET_")
		require.Equal(t, explained, s.Explain(t.Context(), explained), "advice is given once")
	}
	require.Equal(t, "in 5 blocks", s.InBlocks(10, 15))
}

// What is missing or other than it should be comes with what to do.
func TestAdviceOnWhatIsMissing(t *testing.T) {
	s, _ := newSession(t, nil)
	for err, want := range map[error]string{
		fmt.Errorf("%w in keys", keys.ErrNotCached):                              "those that fernet keys setup makes fit only",
		fmt.Errorf("%w: %w in keys", keys.ErrNotCached, actor.ErrMakesNoKeys):    "make them first with fernet keys setup",
		&actor.OtherKeysError{Dir: "keys", Err: settlement.ErrOtherKey}:          "name their folder with --keys-dir",
		fmt.Errorf("%w: open record", actor.ErrNoRecord):                         "or deploy one yourself (fernet deploy)",
		fmt.Errorf("%w: it is of chain 1", actor.ErrOtherChain):                  "name another --deployment or --rpc-url",
		fmt.Errorf("%w: identity default", operator.ErrNotStaked):                "stake it with fernet stake add",
		&actor.KeystoreError{File: "alice", Err: keyfile.ErrPassword}:            "check the password",
		&actor.KeystoreError{File: "alice", Err: keyfile.ErrCostly}:              "or import the key anew",
		fmt.Errorf("%w: $HOME is not defined", keyfile.ErrNoHome):                "name the keystore with --keystore",
		fmt.Errorf("read the ledger: %w", prover.ErrNoGenesis):                   "get the record from whoever deployed",
		fmt.Errorf("%w: %w", settlement.ErrStalled, errors.New("no answer")):     "see with fernet doctor",
		&settlement.PrecheckError{Purpose: "finalize", Now: 5, Opens: 7}:         "that is in 2 blocks",
		&settlement.PrecheckError{Purpose: "claim", Now: 5, Others: true}:        "with --wait the command waits for it",
		&settlement.PrecheckError{Others: true, Err: settlement.ErrNotFinalized}: "see fernet finalize and fernet block list",
	} {
		require.Contains(t, s.Explain(t.Context(), err).Error(), want, "%v", err)
	}
}

// The address that a keystore names is compared with its key as soon as that is opened.
func TestKeystoreWithAnotherAddress(t *testing.T) {
	dir := t.TempDir()
	key, err := crypto.GenerateKey()
	require.NoError(t, err)
	own, named := crypto.PubkeyToAddress(key.PublicKey), common.HexToAddress("0xabababababababababababababababababababab")
	content, err := keystore.EncryptKey(&keystore.Key{Id: uuid.New(), Address: named, PrivateKey: key}, "secret", 2, 1)
	require.NoError(t, err)
	path, password := filepath.Join(dir, "account"), filepath.Join(dir, "password")
	require.NoError(t, os.WriteFile(path, content, 0o600))
	require.NoError(t, os.WriteFile(password, []byte("secret\n"), 0o600))
	open := func(passwordFile string, dryRun bool) (*Session, *bytes.Buffer) {
		return newSession(t, func(c *config.Config) { c.Keystore, c.PasswordFile, c.DryRun = path, passwordFile, dryRun })
	}
	refused := func(err error) {
		t.Helper()
		require.ErrorIs(t, err, keyfile.ErrAddress)
		for _, word := range []string{own.Hex(), named.Hex(), path} {
			require.Contains(t, err.Error(), word)
		}
	}
	s, _ := open(password, false)
	_, err = s.Account.Signer(t.Context())
	refused(err)
	_, _, err = s.Account.Check(t.Context())
	refused(err)
	s, _ = open(password, true)
	_, err = s.Account.Address(t.Context())
	refused(err)

	// Whoever only reads needs no password, and is told what the address is worth.
	s, notes := open("", true)
	for range 2 {
		account, err := s.Account.Address(t.Context())
		require.NoError(t, err)
		require.Equal(t, named, account)
	}
	require.Equal(t, 1, strings.Count(notes.String(), "it is not compared with its key"))
	_, proven, err := s.Account.Check(t.Context())
	require.NoError(t, err)
	require.False(t, proven)
	s, notes = open("", false)
	_, err = s.Account.Address(t.Context())
	require.NoError(t, err)
	require.Empty(t, notes.String())

	// What is damaged is said with the file, and what to do.
	require.NoError(t, os.WriteFile(path, bytes.Replace(content, []byte(`"n":2`), []byte(`"n":"2"`), 1), 0o600))
	s, _ = open(password, false)
	_, err = s.Account.Signer(t.Context())
	require.ErrorIs(t, err, keyfile.ErrDamaged)
	require.Contains(t, err.Error(), path)
	require.Contains(t, s.Explain(t.Context(), err).Error(), "restore the file from a backup")
}

// What keeps a keystore from being found comes with what to do.
func TestKeystoreNotFound(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	dir := t.TempDir()
	for _, name := range []string{"alice", "bob"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte("{}"), 0o600))
	}
	for _, c := range []struct {
		keystore, account, want string
		usage                   bool
	}{
		{"", "carol", "--account names one in this folder: make it with cast wallet import", false},
		{dir + "/none", "", "make one with cast wallet import, or name another with --keystore", false},
		{dir, "", "has 2 keystores: name one with --account (alice, bob)", true},
		{dir, "carol", `has no keystore "carol": it has: alice, bob`, true},
	} {
		s, _ := newSession(t, func(cfg *config.Config) { cfg.Keystore, cfg.Account = c.keystore, c.account })
		_, err := s.Account.Address(t.Context())
		err = s.Explain(t.Context(), err)
		require.ErrorContains(t, err, c.want)
		var usage *config.UsageError
		require.Equal(t, c.usage, errors.As(err, &usage), c.want)
	}
}

// Others who can read a secret are spoken of once.
func TestWarnIfOpen(t *testing.T) {
	s, notes := newSession(t, nil)
	path := filepath.Join(t.TempDir(), "draft")
	s.Dialog.WarnIfOpen(path)
	require.NoError(t, os.WriteFile(path, nil, 0o600))
	s.Dialog.WarnIfOpen(path)
	require.Empty(t, notes.String())
	require.NoError(t, os.Chmod(path, 0o640))
	s.Dialog.WarnIfOpen(path)
	s.Dialog.WarnIfOpen(path)
	require.Equal(t, "warning: others can read "+path+": chmod 600 it\n", notes.String())
}
