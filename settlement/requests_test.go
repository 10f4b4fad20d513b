package settlement_test

import (
	"context"
	"encoding/json"
	"errors"
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/devnet"
)

// counting is a node that counts what is asked at once: a batch is one.
type counting struct {
	*ethclient.Client
	trips int
	asked int // requests in them

	prefix string // of calls that are counted besides, in hex
	calls  int
}

func (n *counting) count(requests ...rpc.BatchElem) {
	n.trips, n.asked = n.trips+1, n.asked+len(requests)
	for _, r := range requests {
		if text, _ := json.Marshal(r.Args); n.prefix != "" && strings.Contains(string(text), n.prefix) {
			n.calls++
		}
	}
}

func (n *counting) Call(ctx context.Context, result any, method string, args ...any) error {
	n.count(rpc.BatchElem{Args: args})
	return n.Client.Client().CallContext(ctx, result, method, args...)
}

func (n *counting) BatchCall(ctx context.Context, batch []rpc.BatchElem) error {
	n.count(batch...)
	return n.Client.Client().BatchCallContext(ctx, batch)
}

// counted is how often a node is asked for something.
func (n *counting) counted(ask func()) (trips, asked int) {
	trips, asked = n.trips, n.asked
	ask()
	return n.trips - trips, n.asked - asked
}

func (n *counting) view(t *testing.T, d *settlement.Deployment) *settlement.View {
	view, err := settlement.NewClient(n, d).Latest(t.Context())
	require.NoError(t, err)
	return view
}

// What reads of a view wait for together is asked in one batch, and nothing twice.
func TestReadsTogether(t *testing.T) {
	ctx, chain := t.Context(), newTokenChain(t)
	chain.mint(1)
	node := &counting{Client: chain.l1.Client()}
	view := node.view(t, &settlement.Deployment{Token: chain.token})
	balances := make([]*big.Int, 4)
	balance := func(account int) func(context.Context) error {
		return func(ctx context.Context) (err error) {
			balances[account], err = view.Balance(ctx, devnet.Address(account))
			return err
		}
	}
	after := func(first, then func(context.Context) error) func(context.Context) error {
		return func(ctx context.Context) error { return errors.Join(first(ctx), then(ctx)) }
	}
	all := func() {
		require.NoError(t, view.Together(ctx,
			balance(0), balance(0), // asked once
			after(balance(1), balance(2)),
			func(ctx context.Context) error { // others within it
				return errors.Join(view.Together(ctx, balance(1), after(balance(2), balance(3))), balance(0)(ctx))
			},
			func(context.Context) error { return nil },
		))
	}
	trips, asked := node.counted(all)
	require.Equal(t, 2, trips, "each waits for one other at most")
	require.Equal(t, 4, asked, "as many as there are balances")
	require.EqualValues(t, 1, balances[1].Int64())
	require.Zero(t, balances[2].Sign())
	trips, _ = node.counted(all)
	require.Zero(t, trips, "all of it is known")
	trips, _ = node.counted(func() { view.Forget(); all() })
	require.Equal(t, 2, trips)

	// The first error in the order of the reads, and what failed is asked again.
	bad := errors.New("bad")
	fails := func(err error) func(context.Context) error {
		return func(context.Context) error { return err }
	}
	require.ErrorIs(t, view.Together(ctx, balance(0), fails(bad), fails(errors.New("other"))), bad)
	require.NoError(t, view.Together(ctx))
	for range 2 {
		trips, _ = node.counted(func() {
			_, err := view.Proven(ctx)
			require.ErrorIs(t, err, settlement.ErrNoContract)
		})
	}
	require.Zero(t, trips, "that there is no code is an answer")
}

// A check reads the state of one block, by its hash: it need not see whether L1 still has that.
func TestCheckIsOfOneBlock(t *testing.T) {
	ctx, chain := t.Context(), newTokenChain(t)
	node := &counting{Client: chain.l1.Client()}
	client := settlement.NewClient(node, &settlement.Deployment{Token: chain.token})
	trips, _ := node.counted(func() {
		_, err := client.Funds(ctx)
		require.ErrorIs(t, err, settlement.ErrNoContract)
	})
	require.Equal(t, 2, trips, "the newest block, and three figures of it")
}
