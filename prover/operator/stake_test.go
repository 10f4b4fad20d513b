package operator_test

import (
	"context"
	"errors"
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/operator"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/account/accounttest"
	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// staking is a deployment on an embedded L1 that accounts act on.
type staking struct {
	*testing.T
	l1     *devnet.Devnet
	node   *l1.Client
	client *settlement.Client
	dir    string
}

func newStaking(t *testing.T) *staking {
	t.Helper()
	d := devnettest.Start(t, devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	node, err := l1.Dial(t.Context(), []string{d.URL()}, l1.Options{})
	require.NoError(t, err)
	t.Cleanup(node.Close)
	record := settlementtest.Deploy(t, d, settlementtest.Config(), nil)
	return &staking{t, d, node, settlement.NewClient(node, record), t.TempDir()}
}

// account is an account as another process opens it; change is of its options, or nil.
func (w *staking) account(index int, change func(*account.Options)) *account.Account {
	w.T.Helper()
	o := account.Options{
		Address: devnet.Address(index), Signer: func(context.Context) (txmgr.Signer, error) { return txmgr.KeySigner(devnet.Key(index)), nil },
		Node: w.node, ChainID: devnet.ChainID, Confirmations: 1, PollInterval: 20 * time.Millisecond, Local: true,
		Dir: w.dir, Client: w.client,
	}
	if change != nil {
		change(&o)
	}
	a := account.New(o)
	w.T.Cleanup(func() { require.NoError(w.T, a.Close()) })
	return a
}

// until runs an action of processes that are killed when they have sent something, until one is
// not.
func (w *staking) until(index int, act func(context.Context, operator.Sender) error) (kills int) {
	w.T.Helper()
	for ; kills < 10; kills++ {
		ctx, kill := context.WithCancel(w.T.Context())
		a := w.account(index, func(o *account.Options) { o.Events = accounttest.KilledOnceSent(kill) })
		err := act(ctx, a)
		kill()
		require.NoError(w.T, a.Close())
		if err == nil {
			return kills
		}
		require.ErrorIs(w.T, err, context.Canceled)
	}
	require.Fail(w.T, "it does not end")
	return 0
}

func (w *staking) nonce(index int) uint64 {
	n, err := w.node.PendingNonceAt(w.T.Context(), devnet.Address(index))
	require.NoError(w.T, err)
	return n
}

// A stake is made once, with what it needs of faucet and approval, however often it is killed.
func TestStakeOnce(t *testing.T) {
	w := newStaking(t)
	key := vrf.NewPrivateKey([vrf.SeedSize]byte{1}).Public()
	stake := func(ctx context.Context, s operator.Sender) error {
		_, err := operator.Stake(ctx, w.client, s, key, rules.RoleBase, operator.StakeOptions{Faucet: true})
		return err
	}
	require.Equal(t, 3, w.until(1, stake))
	require.EqualValues(t, 3, w.nonce(1), "faucet, approval and stake, each once")

	again, err := operator.Stake(t.Context(), w.client, w.account(1, nil), key, rules.RoleBase, operator.StakeOptions{})
	require.NoError(t, err)
	require.Equal(t, "the key is that of staker 1", again.Already)
	require.EqualValues(t, 1, again.StakerID)
	require.EqualValues(t, 3, w.nonce(1))
	_, err = operator.Stake(t.Context(), w.client, w.account(2, nil), key, rules.RoleBase, operator.StakeOptions{})
	var poor *operator.TokensError
	require.ErrorAs(t, err, &poor, "anyone may register any key, with tokens")
	require.ErrorIs(t, err, operator.ErrStakeTokens)
	require.Equal(t, w.client.Params.StakeAmount, poor.Missing())
	require.Zero(t, w.nonce(2))
}

// Roles are fixed for life, and a staker that left makes room for another deposit.
func TestStakeAgain(t *testing.T) {
	w := newStaking(t)
	a := w.account(1, nil)
	key := vrf.NewPrivateKey([vrf.SeedSize]byte{1}).Public()
	first, err := operator.Stake(t.Context(), w.client, a, key, rules.RoleBase, operator.StakeOptions{Faucet: true})
	require.NoError(t, err)
	_, err = operator.Stake(t.Context(), w.client, a, key, rules.RoleMerge, operator.StakeOptions{})
	require.ErrorIs(t, err, operator.ErrOtherRoles)

	find := func(ctx context.Context) (settlement.Staker, error) { return w.client.Staker(ctx, first.StakerID) }
	gone, err := operator.Exit(t.Context(), w.client, a, find)
	require.NoError(t, err)
	require.Len(t, gone.Transactions, 1)
	gone, err = operator.Exit(t.Context(), w.client, a, find)
	require.NoError(t, err)
	require.Regexp(t, "staker 1 asked to exit at L1 block [0-9]+", gone.Already)

	second, err := operator.Stake(t.Context(), w.client, a, key, rules.RoleMerge, operator.StakeOptions{Faucet: true})
	require.NoError(t, err)
	require.EqualValues(t, 2, second.StakerID)
	st, err := operator.StakerOf(t.Context(), w.client, key, devnet.Address(1))
	require.NoError(t, err)
	require.EqualValues(t, 2, st.ID, "the one that did not exit")
	_, err = operator.StakerOf(t.Context(), w.client, vrf.NewPrivateKey([vrf.SeedSize]byte{2}).Public(), devnet.Address(1))
	require.ErrorIs(t, err, operator.ErrNotStaked)

	// A withdrawal that cannot be made yet is not sent; one that waits asks until it can.
	nonce := w.nonce(1)
	_, err = operator.Withdraw(t.Context(), w.client, a, find, nil)
	var failed *txmgr.WouldFailError
	require.ErrorAs(t, err, &failed)
	waited := 0
	until := func(ctx context.Context, check func(context.Context) error) error {
		waited++
		require.Error(t, check(ctx))
		require.NoError(t, w.l1.Advance(w.client.Params.ExitDelay))
		return check(ctx)
	}
	paid, err := operator.Withdraw(t.Context(), w.client, a, find, until)
	require.NoError(t, err)
	require.Equal(t, account.Confirmed, paid.Transactions[0].Status)
	paid, err = operator.Withdraw(t.Context(), w.client, a, find, until)
	require.NoError(t, err)
	require.Equal(t, "the deposit of staker 1 was paid back", paid.Already)
	require.Equal(t, 1, waited)
	require.Equal(t, nonce+1, w.nonce(1))
}

// A state is of an L1 block.
func TestStatusOf(t *testing.T) {
	p := settlement.DefaultParams()
	st := settlement.Staker{ID: 7, Roles: rules.RoleBase, VrfKey: big.NewInt(0xabc), ActivationBlock: 100, Missing: new(big.Int)}
	state := func(block uint64) operator.StakerState { return operator.StatusOf(st, p, block).State }
	require.Equal(t, operator.StakerPending, state(99))
	require.Equal(t, operator.StakerActive, state(100))
	st.Missing, st.Suspensions = units.AZT(1), []rules.Suspension{{From: 200, BanUntil: 300}}
	require.Equal(t, operator.StakerActive, state(199))
	require.Equal(t, operator.StakerSuspended, state(200))
	require.Equal(t, new(big.Int).Sub(p.StakeAmount, units.AZT(1)), operator.StatusOf(st, p, 200).Deposit.Int)
	st.ExitBlock = 210
	withdrawable := st.WithdrawableAt(p.ExitDelay)
	require.Equal(t, operator.StakerExiting, state(withdrawable-1))
	require.Equal(t, operator.StakerWithdrawable, state(withdrawable))
	st.Withdrawn = true
	require.Equal(t, operator.StakerWithdrawn, state(withdrawable))
	require.Zero(t, operator.StatusOf(st, p, withdrawable).Deposit.Sign())
}

// A refill of a deposit that is whole sends nothing, and says so.
func TestRefillOfAWholeDeposit(t *testing.T) {
	w := newStaking(t)
	a := w.account(1, nil)
	staked, err := operator.Stake(t.Context(), w.client, a, vrf.NewPrivateKey([vrf.SeedSize]byte{1}).Public(), rules.RoleBase, operator.StakeOptions{Faucet: true})
	require.NoError(t, err)
	nonce := w.nonce(1)
	find := func(ctx context.Context) (settlement.Staker, error) { return w.client.Staker(ctx, staked.StakerID) }
	active := false
	refilled, err := operator.Refill(t.Context(), w.client, a, find, operator.StakeOptions{Active: func(context.Context, func(context.Context) error) error {
		active = true
		return nil
	}})
	require.NoError(t, err)
	require.NotEmpty(t, refilled.Already)
	require.True(t, active)
	require.Equal(t, nonce, w.nonce(1))
	nobody := errors.New("nobody")
	_, err = operator.Refill(t.Context(), w.client, a, func(context.Context) (settlement.Staker, error) { return settlement.Staker{}, nobody }, operator.StakeOptions{})
	require.ErrorIs(t, err, nobody)
}
