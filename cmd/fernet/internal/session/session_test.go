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
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/cmd/fernet/internal/config"
	"fernet/prover/keys"
	"fernet/settlement"
	"fernet/settlement/keyfile"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
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

// What the contracts refuse comes with what to do next, and with the block at which it can be done.
func TestAdvice(t *testing.T) {
	s, _ := newSession(t, nil)
	s.network = config.NetworkOf(11155111)
	params := settlement.DefaultParams()
	params.Schedule = rules.Schedule{GenesisBlock: 100, ProposeBlocks: 30, RevealBlocks: 20, ProvingBlocks: 10}
	s.Use(settlement.NewClient(nil, &settlement.Deployment{Params: params}))
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
		explained := s.explain(t.Context(), err)
		require.ErrorIs(t, explained, err)
		require.Contains(t, explained.Error(), c.want)
		f := failure(explained)
		require.Equal(t, c.name, f.Error.Revert)
		require.Contains(t, f.Error.Advice, c.want)
		require.Len(t, f.Error.Args, len(c.args))
	}
	other := errors.New("other")
	require.Equal(t, other, s.explain(t.Context(), other))
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
		require.EqualError(t, s.explain(t.Context(), err), err.Error()+": "+want)
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
	require.NoError(t, s.Confirm(t.Context(), "Go on?"))
	_, err := s.IdentityPassword(t.Context(), "alice")
	require.ErrorIs(t, err, ErrNoPassword)
	_, err = s.Account(t.Context())
	require.ErrorIs(t, err, ErrNoAccount)
	_, err = s.L1(t.Context())
	require.ErrorIs(t, err, ErrNoRPC)
	var usage *config.UsageError
	require.ErrorAs(t, err, &usage)
	require.Equal(t, "3 blocks ago", s.InBlocks(10, 7))
	s.network.BlockTime = 12 * time.Second
	require.Equal(t, "in 5 blocks (about 1m0s)", s.InBlocks(10, 15))
	for n, want := range map[uint64]string{
		1: "1 block, about 12s", 5: "5 blocks, about 1m", 6: "6 blocks, about 1m12s", 150: "150 blocks, about 30m", 640: "640 blocks, about 2h8m",
		201_600: "201600 blocks, about 4w", 7500: "7500 blocks, about 1d1h", 7205: "7205 blocks, about 1d", 0: "0 blocks, about 0s",
		1<<64 - 1: "18446744073709551615 blocks, about 366006826859316w3d",
	} {
		require.Equal(t, want, s.Blocks(n))
	}
}

// Whoever has keys of base rollups of another size is told so, in one line.
func TestKeysOfAnotherSize(t *testing.T) {
	s, _ := newSession(t, nil)
	s.Config.KeysDir = t.TempDir()
	_, err := s.CachedKeys(t.Context(), 2)
	require.ErrorIs(t, err, keys.ErrNotCached)
	require.NotContains(t, err.Error(), "which has those")
	for _, folder := range []string{"base-4-00", "base-16-00"} {
		require.NoError(t, os.Mkdir(filepath.Join(s.Config.KeysDir, folder), 0o755))
	}
	_, err = s.CachedKeys(t.Context(), 2)
	require.ErrorIs(t, err, keys.ErrNotCached)
	require.ErrorContains(t, err, "which has those of base rollups of 4, 16 transactions, not of 2: get the deployment's folder")
	require.NotContains(t, err.Error(), "\n")
	_, err = s.CachedKeys(t.Context(), 4)
	require.NotContains(t, err.Error(), "which has those")
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
	_, err = s.Signer(t.Context())
	refused(err)
	_, _, err = s.CheckAccount(t.Context())
	refused(err)
	s, _ = open(password, true)
	_, err = s.Account(t.Context())
	refused(err)

	// Whoever only reads needs no password, and is told what the address is worth.
	s, notes := open("", true)
	for range 2 {
		account, err := s.Account(t.Context())
		require.NoError(t, err)
		require.Equal(t, named, account)
	}
	require.Equal(t, 1, strings.Count(notes.String(), "it is not compared with its key"))
	_, proven, err := s.CheckAccount(t.Context())
	require.NoError(t, err)
	require.False(t, proven)
	s, notes = open("", false)
	_, err = s.Account(t.Context())
	require.NoError(t, err)
	require.Empty(t, notes.String())

	// What is damaged is said with the file, and what to do.
	require.NoError(t, os.WriteFile(path, bytes.Replace(content, []byte(`"n":2`), []byte(`"n":"2"`), 1), 0o600))
	s, _ = open(password, false)
	_, err = s.Signer(t.Context())
	require.ErrorIs(t, err, keyfile.ErrDamaged)
	require.Contains(t, err.Error(), path)
	require.Contains(t, err.Error(), "restore the file from a backup")
}

// Others who can read a secret are spoken of once.
func TestWarnIfOpen(t *testing.T) {
	s, notes := newSession(t, nil)
	path := filepath.Join(t.TempDir(), "draft")
	s.WarnIfOpen(path)
	require.NoError(t, os.WriteFile(path, nil, 0o600))
	s.WarnIfOpen(path)
	require.Empty(t, notes.String())
	require.NoError(t, os.Chmod(path, 0o640))
	s.WarnIfOpen(path)
	s.WarnIfOpen(path)
	require.Equal(t, "warning: others can read "+path+": chmod 600 it\n", notes.String())
}
