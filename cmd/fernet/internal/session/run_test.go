package session

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/stretchr/testify/require"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/settlement/devnet"
	"fernet/settlement/txmgr"
)

// deed is a result that says what was done, finding one that stays true beside an error.
type (
	deed    struct{ Paid string }
	finding struct {
		Bad  []string
		Link string
	}
	empty struct{}
)

func (r *deed) Render(con *console.Console)    { con.Line("%s AZT are paid.", r.Paid) }
func (r *finding) Render(con *console.Console) { con.Line("bad: %v", r.Bad) }
func (r *finding) Report()                     {}
func (r *empty) Render(con *console.Console)   { con.Line("empty") }
func (r *empty) Report()                       {}

// runs runs a command as the program does.
func runs[T any, R pointer[T]](t *testing.T, args []string, command func(context.Context, *Session) (R, error)) (stdout, stderr string, err error) {
	t.Chdir(t.TempDir())
	var out, errs bytes.Buffer
	app := &cli.App{Name: "fernet", Flags: config.Flags(), Writer: &out, ErrWriter: &errs, Action: func(c *cli.Context) error { return Run(c, command) }}
	err = app.RunContext(t.Context(), append([]string{"fernet", "--data-dir", "data"}, args...))
	return out.String(), errs.String(), err
}

var errFails = errors.New("it <fails>")

// What a command was about to do is not shown when it failed; what it found is.
func TestResultBesideAnError(t *testing.T) {
	paid := func(context.Context, *Session) (*deed, error) { return &deed{"7"}, errFails }
	out, _, err := runs(t, nil, paid)
	require.ErrorIs(t, err, errFails)
	require.Empty(t, out)
	out, _, err = runs(t, []string{"--json"}, paid)
	require.ErrorIs(t, err, errFails)
	var object map[string]any
	require.NoError(t, json.Unmarshal([]byte(out), &object), out)
	require.Equal(t, map[string]any{"error": map[string]any{"message": "it <fails>"}}, object)

	found := func(context.Context, *Session) (*finding, error) {
		return &finding{[]string{"a", "b"}, "x > y"}, errFails
	}
	out, _, err = runs(t, nil, found)
	require.ErrorIs(t, err, errFails)
	require.Equal(t, "bad: [a b]\n", out)
	out, _, err = runs(t, []string{"--json"}, found)
	require.ErrorIs(t, err, errFails)
	require.Equal(t, `{
  "Bad": [
    "a",
    "b"
  ],
  "Link": "x > y",
  "error": {
    "message": "it <fails>"
  }
}
`, out)
	out, _, err = runs(t, []string{"--json"}, func(context.Context, *Session) (*empty, error) { return new(empty), errFails })
	require.ErrorIs(t, err, errFails)
	require.JSONEq(t, `{"error": {"message": "it <fails>"}}`, out)

	// A command that succeeds has no error in its object.
	out, _, err = runs(t, []string{"--json"}, func(context.Context, *Session) (*deed, error) { return &deed{"<7>"}, nil })
	require.NoError(t, err)
	require.Equal(t, "{\n  \"Paid\": \"<7>\"\n}\n", out)
}

// Of a command that failed halfway, what is final is listed, with its hash, and nothing else.
func TestWhatIsFinalOfAFailure(t *testing.T) {
	d, err := devnet.New(devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, d.Close()) })
	t.Setenv("FERNET_PRIVATE_KEY", fmt.Sprintf("%x", crypto.FromECDSA(devnet.Key(0))))
	to := common.Address{1}
	var hash common.Hash
	half := func(ctx context.Context, s *Session) (*deed, error) {
		tx, err := s.Send(ctx, txmgr.Candidate{ID: "one", Purpose: "first payment", To: &to})
		if err != nil {
			return nil, err
		}
		hash = *tx.Hash
		return &deed{"7"}, errFails
	}
	args := []string{"--network", "devnet", "--rpc-url", d.URL()}
	out, _, err := runs(t, args, half)
	require.ErrorIs(t, err, errFails)
	require.Contains(t, out, "The command failed. What is final of it:")
	require.Contains(t, out, hash.Hex())
	require.NotContains(t, out, "are paid")
	out, _, err = runs(t, append(args, "--json"), half)
	require.ErrorIs(t, err, errFails)
	var f Failure
	require.NoError(t, json.Unmarshal([]byte(out), &f), out)
	require.Equal(t, errFails.Error(), f.Error.Message)
	require.Len(t, f.Transactions, 1)
	require.Equal(t, hash, *f.Transactions[0].Hash)

	// Beside a finding it is listed as well.
	hash = common.Hash{}
	send := func(ctx context.Context, s *Session) (*finding, error) {
		_, err := half(ctx, s)
		return &finding{[]string{"a"}, "x"}, err
	}
	out, _, err = runs(t, args, send)
	require.ErrorIs(t, err, errFails)
	require.Contains(t, out, "bad: [a]\n")
	require.Contains(t, out, hash.Hex())
	out, _, err = runs(t, append(args, "--json"), send)
	require.ErrorIs(t, err, errFails)
	var both struct {
		Bad []string
		Failure
	}
	require.NoError(t, json.Unmarshal([]byte(out), &both), out)
	require.Equal(t, []string{"a"}, both.Bad)
	require.Len(t, both.Transactions, 1)
	require.Equal(t, hash, *both.Transactions[0].Hash)

	// A dry run has sent nothing.
	out, _, err = runs(t, append(args, "--json", "--dry-run"), func(ctx context.Context, s *Session) (*deed, error) {
		_, err := s.Send(ctx, txmgr.Candidate{ID: "one", Purpose: "first payment", To: &to})
		require.NoError(t, err)
		return nil, errFails
	})
	require.ErrorIs(t, err, errFails)
	require.NotContains(t, out, "transactions")
}

// poor is a session of an account with some ETH, on a node that simulates calls together or not.
func poor(t *testing.T, d *devnet.Devnet, url string, has *big.Int, dry bool) *Session {
	key, err := crypto.GenerateKey()
	require.NoError(t, err)
	rich, _ := newSession(t, onDevnet(t, d.URL()))
	account := crypto.PubkeyToAddress(key.PublicKey)
	_, err = rich.Send(t.Context(), txmgr.Candidate{ID: "pay", Purpose: "pay", To: &account, Value: has})
	require.NoError(t, err)
	require.NoError(t, rich.Close())
	s, _ := newSession(t, func(c *config.Config) {
		c.RPCURLs = []config.Secret{config.NewSecret(url)}
		c.PrivateKey = config.NewSecret(common.Bytes2Hex(crypto.FromECDSA(key)))
		c.DryRun = dry
	})
	return s
}

// An account that can pay for the first call and not for all of them sends none, and a dry run says
// the same.
func TestPreflight(t *testing.T) {
	d, err := devnet.New(devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, d.Close()) })
	to := common.Address{1}
	calls := []txmgr.Candidate{
		{ID: "a", Purpose: "a", To: &to, Value: big.NewInt(5)},
		{ID: "b", Purpose: "b", To: &to, Data: []byte{1}},
		{ID: "c", Purpose: "c", Data: append(common.FromHex("0x602a60005260206000f3"), make([]byte, 100)...)},
	}
	for name, url := range map[string]string{"together": d.URL(), "one by one": withoutSimulation(t, d.URL())} {
		t.Run(name, func(t *testing.T) {
			for _, part := range []int64{0, 30, 80} { // percent of what is needed
				_, all := needs3(t, d, url, calls) // L1 gets cheaper with each block
				has := new(big.Int).Div(new(big.Int).Mul(all, big.NewInt(part)), big.NewInt(100))
				has.Add(has, big.NewInt(2_400_000_000))
				s := poor(t, d, url, has, false)
				nonce := func() uint64 {
					account, err := s.Account(t.Context())
					require.NoError(t, err)
					n, err := d.Client().PendingNonceAt(t.Context(), account)
					require.NoError(t, err)
					return n
				}
				_, err := s.SendAll(t.Context(), calls...)
				var e *ETHError
				require.ErrorAs(t, err, &e)
				require.Equal(t, 3, e.Calls)
				require.Equal(t, has, e.Has)
				require.Contains(t, err.Error(), "ETH are missing")
				require.Contains(t, s.explain(t.Context(), err).Error(), "send at least "+eth(e.Missing()))
				require.Zero(t, nonce(), "nothing was sent")

				dry := poor(t, d, url, has, true)
				for _, c := range calls {
					_, err := dry.Send(t.Context(), c)
					require.NoError(t, err)
				}
				require.ErrorAs(t, dry.affordsDryRun(t.Context()), &e)
				require.Equal(t, 3, e.Calls)
			}
			first, all := needs3(t, d, url, calls)
			require.Positive(t, all.Cmp(first))
			enough := new(big.Int).Add(all, big.NewInt(1e15))
			require.NoError(t, poor(t, d, url, enough, true).affordsDryRun(t.Context()))
			s := poor(t, d, url, enough, false)
			txs, err := s.SendAll(t.Context(), calls...)
			require.NoError(t, err)
			require.Len(t, txs, 3)
		})
	}

	// Calls that cannot be made yet count as well.
	first, _ := needs3(t, d, d.URL(), calls[1:])
	early := poor(t, d, d.URL(), new(big.Int).Mul(first, big.NewInt(2)), false)
	_, err = early.PreflightMore(t.Context(), 1, calls[1])
	var later *ETHError
	require.ErrorAs(t, err, &later)
	require.Equal(t, 2, later.Calls)
	_, err = early.Preflight(t.Context(), calls[1])
	require.NoError(t, err)

	// A single call is looked at as well, with the value in it.
	s := poor(t, d, d.URL(), big.NewInt(1e15), false)
	_, err = s.Send(t.Context(), txmgr.Candidate{ID: "d", Purpose: "d", To: &to, Value: big.NewInt(1e15)})
	var e *ETHError
	require.ErrorAs(t, err, &e)
	require.Equal(t, 1, e.Calls)
}

// needs3 is what the first of some calls needs, and what all of them do.
func needs3(t *testing.T, d *devnet.Devnet, url string, calls []txmgr.Candidate) (first, all *big.Int) {
	s := poor(t, d, url, big.NewInt(1e18), true)
	txs, err := s.SendAll(t.Context(), calls...)
	require.NoError(t, err)
	require.Len(t, txs, len(calls))
	all = new(big.Int)
	for _, tx := range txs {
		require.NotZero(t, tx.Gas, tx.Purpose)
		all.Add(all, tx.maxCost)
	}
	require.Equal(t, eth(all), TotalOf(txs).MaxCost)
	return txs[0].maxCost, all
}

func TestAssumedGas(t *testing.T) {
	to := common.Address{1}
	require.EqualValues(t, assumedCallGas, assumedGas(txmgr.Candidate{To: &to}))
	small, large := assumedGas(txmgr.Candidate{Data: make([]byte, 1000)}), assumedGas(txmgr.Candidate{Data: make([]byte, 20_000)})
	require.Greater(t, small, uint64(53_000+200*1000))
	require.Greater(t, large, uint64(53_000+200*20_000))
	require.EqualValues(t, 1<<24, assumedGas(txmgr.Candidate{Data: make([]byte, 100_000)}), "no transaction uses more")
	require.True(t, strings.HasPrefix(Total{Gas: 3, Cost: "1"}.String(), "Together 3 gas, 1 ETH."))
}
