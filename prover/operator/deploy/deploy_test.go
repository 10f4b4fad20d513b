package deploy

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/examples/counter"
	"fernet/prover/application"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/account/accounttest"
	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
	"fernet/settlement/l1"
	"fernet/settlement/settlementtest"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// world is an embedded L1 to deploy on, and a folder.
type world struct {
	*testing.T
	l1  *devnet.Devnet
	dir string
}

func newWorld(t *testing.T) *world {
	t.Helper()
	d := devnettest.Start(t, devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	return &world{t, d, t.TempDir()}
}

func (w *world) record() string { return filepath.Join(w.dir, "record.json") }

// options are of a deployment with a ledger that has 5 AZT, and 7 AZT for block rewards.
func options() Options {
	o := DefaultOptions(settlement.DefaultParams(), fmt.Appendf(nil,
		`{"minBalance": "0", "accounts": [{"index": 0, "address": "%#x", "balance": "%s"}]}`, common.Hash{}, units.AZT(5)))
	o.Fund = units.AZT(7)
	return o
}

// process is a run of Run by a process of its own, of which change changes what it is run with.
func (w *world) process(ctx context.Context, change func(*Config, *account.Options)) (*Result, error) {
	w.T.Helper()
	node, err := l1.Dial(w.T.Context(), []string{w.l1.URL()}, l1.Options{})
	require.NoError(w.T, err)
	defer node.Close()
	o := account.Options{
		Address: devnet.Address(0), Signer: func(context.Context) (txmgr.Signer, error) { return txmgr.KeySigner(devnet.Key(0)), nil },
		Node: node, ChainID: devnet.ChainID, Confirmations: 1, PollInterval: 20 * time.Millisecond, Local: true,
		Dir: filepath.Join(w.dir, "journals"), Record: w.record(),
	}
	c := Config{
		Node: node, ChainID: devnet.ChainID, Confirmations: 1, Local: true, Record: w.record(), Options: options(),
		Keys: func(context.Context, uint32) (settlement.VerifyingKeys, error) { return settlementtest.Keys(), nil },
	}
	change(&c, &o)
	a := account.New(o)
	c.Sender = a
	r, err := Run(ctx, c)
	require.NoError(w.T, a.Close())
	return r, err
}

func same(*Config, *account.Options) {}

func (w *world) nonce() uint64 {
	n, err := w.l1.Client().PendingNonceAt(w.T.Context(), devnet.Address(0))
	require.NoError(w.T, err)
	return n
}

// A deployment that is killed after each transaction goes on, and sends nothing twice.
func TestKilledBetweenSteps(t *testing.T) {
	w := newWorld(t)
	confirmed, resumed, kills := 0, 0, 0
	var r *Result
	for {
		ctx, kill := context.WithCancel(t.Context())
		made, err := w.process(ctx, func(c *Config, o *account.Options) {
			o.Events = accounttest.KilledOnceSent(kill)
			c.Resuming = func(string) { resumed++ }
			c.Confirm = func(_ context.Context, p Proposal) error {
				confirmed++
				require.Equal(t, 7, p.Contracts)
				require.True(t, p.MakesToken)
				require.NotZero(t, p.Cost.Gas)
				require.NoFileExists(t, filepath.Join(w.dir, "record.plan.json"))
				return nil
			}
		})
		kill()
		if err == nil {
			r = made
			break
		}
		require.ErrorIs(t, err, context.Canceled)
		kills++
		require.LessOrEqual(t, kills, 10)
	}
	require.Equal(t, []int{1, 10, 10}, []int{confirmed, resumed, kills}, "seven contracts and three calls to fund them")
	require.EqualValues(t, 10, w.nonce())
	require.True(t, r.Already, "the last process only found it done")
	require.True(t, r.Verified)
	require.Len(t, r.Transactions, 10)
	require.Equal(t, units.AZT(7), r.Holdings.Reserve.Int)
	require.Equal(t, units.AZT(5), r.Holdings.Escrow.Int)
	require.Len(t, r.Deployment.Contracts, 7)
	written, err := settlement.ReadDeployment(w.record())
	require.NoError(t, err)
	require.Equal(t, r.Deployment.Contracts, written.Contracts)

	// Without its journal it is found by its record.
	again, err := w.process(t.Context(), func(_ *Config, o *account.Options) { o.Dir = filepath.Join(w.dir, "other") })
	require.NoError(t, err)
	require.True(t, again.Already)
	require.True(t, again.FundingUnknown)
	require.EqualValues(t, 10, w.nonce())
	dry, err := w.process(t.Context(), func(_ *Config, o *account.Options) { o.DryRun = true })
	require.NoError(t, err)
	require.True(t, dry.Already)
	require.Equal(t, units.AZT(7), dry.Holdings.Reserve.Int)
}

// Whoever says no has changed nothing, and a dry run changes nothing either.
func TestNothingIsDoneUnconfirmed(t *testing.T) {
	w := newWorld(t)
	no := errors.New("no")
	_, err := w.process(t.Context(), func(c *Config, _ *account.Options) {
		c.Confirm = func(context.Context, Proposal) error { return no }
	})
	require.ErrorIs(t, err, no)
	made, err := w.process(t.Context(), func(c *Config, o *account.Options) {
		o.DryRun = true
		c.Confirm = func(context.Context, Proposal) error { return no }
	})
	require.NoError(t, err)
	require.Len(t, made.Transactions, 10)
	require.Equal(t, units.AZT(7), made.Holdings.Reserve.Int)
	require.Empty(t, made.File)
	require.Zero(t, w.nonce())
	entries, err := filepath.Glob(filepath.Join(w.dir, "*.json"))
	require.NoError(t, err)
	require.Empty(t, entries)
}

// What cannot be paid is found before anything is planned, whoever's token it is.
func TestFundsAreCheckedFirst(t *testing.T) {
	w := newWorld(t)
	_, err := w.process(t.Context(), func(c *Config, _ *account.Options) { c.Options.InitialSupply = units.AZT(11) })
	var poor *FundError
	require.ErrorAs(t, err, &poor)
	require.ErrorIs(t, err, ErrFund)
	require.True(t, poor.MakesToken)
	require.Equal(t, units.AZT(12), poor.Needed())

	token := settlementtest.Deploy(t, w.l1, settlementtest.Config(), nil).Token
	_, err = w.process(t.Context(), func(c *Config, _ *account.Options) { c.Options.Token = token })
	require.ErrorAs(t, err, &poor)
	require.False(t, poor.MakesToken)
	require.Zero(t, poor.Has.Sign())
	require.Zero(t, w.nonce())
}

// A nonce that another transaction took, another plan and another record are refused.
func TestOtherDeploymentsAreRefused(t *testing.T) {
	w := newWorld(t)
	ctx, kill := context.WithCancel(t.Context())
	_, err := w.process(ctx, func(_ *Config, o *account.Options) { o.Events = accounttest.KilledOnceSent(kill) })
	require.ErrorIs(t, err, context.Canceled)
	kill()
	_, err = w.process(t.Context(), func(c *Config, _ *account.Options) { c.Options.Fund = units.AZT(8) })
	require.ErrorIs(t, err, ErrOtherPlan)
	settlementtest.Send(t, w.l1, 0, w.nonce(), &common.Address{1}, nil)
	_, err = w.process(t.Context(), same)
	require.ErrorIs(t, err, ErrNonceTaken)

	require.NoError(t, os.Remove(filepath.Join(w.dir, "record.plan.json")))
	other := settlementtest.Deploy(t, w.l1, settlementtest.Config(), nil)
	require.NoError(t, other.Write(w.record()))
	_, err = w.process(t.Context(), same)
	require.ErrorIs(t, err, ErrExists)
	require.NotContains(t, strings.Split(err.Error(), "\n")[0], "--", "advice is the caller's")
}

// The status compares the record with L1.
func TestStatus(t *testing.T) {
	w := newWorld(t)
	made, err := w.process(t.Context(), same)
	require.NoError(t, err)
	node, err := l1.Dial(t.Context(), []string{w.l1.URL()}, l1.Options{})
	require.NoError(t, err)
	t.Cleanup(node.Close)
	client := settlement.NewClient(node, made.Deployment)
	status, err := ReadStatus(t.Context(), client)
	require.NoError(t, err)
	require.True(t, status.Agrees)
	require.Equal(t, units.AZT(5), status.Escrow.Int)
	require.True(t, MakesToken(made.Deployment))
	wrong := *made.Deployment
	wrong.Params.BlockReward = big.NewInt(1)
	status, err = ReadStatus(t.Context(), settlement.NewClient(node, &wrong))
	require.NoError(t, err)
	require.False(t, status.Agrees)
	require.Contains(t, status.Disagrees, "block reward")
}

// A deployment of another application starts from that one's genesis, and its escrow gets what that
// has for a supply.
func TestAnotherApplication(t *testing.T) {
	w := newWorld(t)
	another := func(app application.Application) (*Result, error) {
		return w.process(t.Context(), func(c *Config, _ *account.Options) {
			c.Application, c.Options.Genesis = app, []byte(`{"count": "7"}`)
			c.Options.Params.TxBytes = counter.TxBytes
		})
	}
	_, err := another(nil)
	require.Error(t, err, "the ledger has another genesis")
	require.Zero(t, w.nonce())
	made, err := another(counter.Application{})
	require.NoError(t, err)
	require.True(t, made.Verified)
	require.Equal(t, units.AZT(7), made.Holdings.Reserve.Int)
	require.Zero(t, made.Holdings.Escrow.Sign(), "its accounts hold nothing")
}

// Whatever happens between two of its reads, a status is of one L1 block.
func TestStatusIsOfOneBlock(t *testing.T) {
	w := newWorld(t)
	made, err := w.process(t.Context(), same)
	require.NoError(t, err)
	client := settlement.NewClient(w.l1.Client(), made.Deployment)
	give := client.Faucet(made.Deployment.Rewards, units.AZT(1))
	settlementtest.OfOneBlock(t, w.l1, client,
		func() {
			nonce, err := w.l1.Client().NonceAt(t.Context(), devnet.Address(1), nil)
			require.NoError(t, err)
			settlementtest.Send(t, w.l1, 1, nonce, give.To, give.Data)
		},
		func(c *settlement.Client) (*Status, error) { return ReadStatus(t.Context(), c) },
		func(s *Status) uint64 { return s.Now })
}

// A deployment needs L1, an account, a file and keys.
func TestIncompleteConfig(t *testing.T) {
	_, err := Run(t.Context(), Config{})
	require.ErrorIs(t, err, operator.ErrOptions)
}
