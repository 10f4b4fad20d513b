package session

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/stretchr/testify/require"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
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
func runs[T any, R Pointer[T]](t *testing.T, args []string, command func(context.Context, *Session) (R, error)) (stdout, stderr string, err error) {
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

// sendCall sends one call.
func sendCall(ctx context.Context, s *Session, c txmgr.Candidate) (*account.Tx, error) {
	sender, err := s.Account.Sender(ctx)
	if err != nil {
		return nil, err
	}
	txs, err := sender.Send(ctx, c)
	if err != nil {
		return nil, err
	}
	return txs[0], nil
}

// Of a command that failed halfway, what is final is listed, with its hash, and nothing else.
func TestWhatIsFinalOfAFailure(t *testing.T) {
	d := devnettest.Start(t, devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	t.Setenv("FERNET_PRIVATE_KEY", fmt.Sprintf("%x", crypto.FromECDSA(devnet.Key(0))))
	to := common.Address{1}
	var hash common.Hash
	half := func(ctx context.Context, s *Session) (*deed, error) {
		tx, err := sendCall(ctx, s, txmgr.Candidate{ID: "one", Purpose: "first payment", To: &to})
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
		_, err := sendCall(ctx, s, txmgr.Candidate{ID: "one", Purpose: "first payment", To: &to})
		require.NoError(t, err)
		return nil, errFails
	})
	require.ErrorIs(t, err, errFails)
	require.NotContains(t, out, "transactions")
}
