package settlement_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
	"fernet/settlement/l1"
)

// tokenChain is an L1 with the token alone, whose faucet changes its supply.
type tokenChain struct {
	*testing.T
	l1    *devnet.Devnet
	token common.Address
}

func newTokenChain(t *testing.T) *tokenChain {
	d := devnettest.Start(t, devnet.WithHTTP("127.0.0.1:0"))
	c := &tokenChain{T: t, l1: d, token: crypto.CreateAddress(devnet.Address(0), 0)}
	azt := bindings.NewAZT()
	c.send(nil, append(hexutil.MustDecode(bindings.AZTMetaData.Bin), azt.PackConstructor(devnet.Address(0), big.NewInt(1000), big.NewInt(50))...))
	return c
}

// send makes a block of one transaction.
func (c *tokenChain) send(to *common.Address, data []byte) {
	c.Helper()
	nonce, err := c.l1.Client().NonceAt(c.Context(), devnet.Address(0), nil)
	require.NoError(c, err)
	tx, err := types.SignNewTx(devnet.Key(0), types.LatestSignerForChainID(big.NewInt(devnet.ChainID)), &types.DynamicFeeTx{
		ChainID: big.NewInt(devnet.ChainID), Nonce: nonce, GasTipCap: big.NewInt(1e9), GasFeeCap: big.NewInt(1e11), Gas: 3_000_000, To: to, Data: data,
	})
	require.NoError(c, err)
	require.NoError(c, c.l1.Client().SendTransaction(c.Context(), tx))
	_, err = c.l1.Commit()
	require.NoError(c, err)
}

// mint makes a block in which an account gets 1 wei from the faucet.
func (c *tokenChain) mint(account int) {
	c.Helper()
	c.send(&c.token, bindings.NewAZT().PackFaucet(devnet.Address(account), big.NewInt(1)))
}

func (c *tokenChain) clients() map[string]*settlement.Client {
	node, err := l1.Dial(c.Context(), []string{c.l1.URL()}, l1.Options{})
	require.NoError(c, err)
	c.Cleanup(node.Close)
	d := &settlement.Deployment{Token: c.token}
	return map[string]*settlement.Client{
		"several URLs": settlement.NewClient(node, d),
		"ethclient":    settlement.NewClient(c.l1.Client(), d),
		// Without requests of any kind, blocks are read by number.
		"a plain node": settlement.NewClient(struct{ settlement.Node }{c.l1.Client()}, d),
	}
}

// A view does not see what happened after its block: not in calls, code, logs, headers nor
// receipts.
func TestViewIsOfOneBlock(t *testing.T) {
	ctx, chain := t.Context(), newTokenChain(t)
	for name, client := range chain.clients() {
		t.Run(name, func(t *testing.T) {
			view, err := client.Latest(ctx)
			require.NoError(t, err)
			require.Equal(t, chain.l1.Head().Number.Uint64(), view.Number)
			require.Equal(t, chain.l1.Head().Hash(), view.Hash)
			before, err := client.TotalSupply(ctx)
			require.NoError(t, err)
			chain.mint(1)
			after, err := client.TotalSupply(ctx)
			require.NoError(t, err)
			require.Equal(t, 1, after.Cmp(before))
			seen, err := view.TotalSupply(ctx)
			require.NoError(t, err)
			require.Equal(t, before, seen)
			require.NoError(t, view.Check(ctx))

			node := view.Client.Node
			query := ethereum.FilterQuery{Addresses: []common.Address{chain.token}, FromBlock: new(big.Int).SetUint64(view.Number + 1), ToBlock: new(big.Int).SetUint64(view.Number + 1)}
			logs, err := client.Node.FilterLogs(ctx, query)
			require.NoError(t, err)
			require.NotEmpty(t, logs)
			_, err = node.TransactionReceipt(ctx, logs[0].TxHash)
			require.ErrorIs(t, err, ethereum.NotFound)
			logs, err = node.FilterLogs(ctx, query)
			require.NoError(t, err)
			require.Empty(t, logs)
			query.FromBlock, query.ToBlock = new(big.Int), nil
			logs, err = node.FilterLogs(ctx, query)
			require.NoError(t, err)
			require.LessOrEqual(t, logs[len(logs)-1].BlockNumber, view.Number)
			_, err = node.HeaderByNumber(ctx, new(big.Int).SetUint64(view.Number+1))
			require.ErrorIs(t, err, ethereum.NotFound)
			header, err := node.HeaderByNumber(ctx, nil)
			require.NoError(t, err)
			require.Equal(t, view.Hash, header.Hash())
			code, err := node.CodeAt(ctx, chain.token, nil)
			require.NoError(t, err)
			require.NotEmpty(t, code)
			code, err = node.CodeAt(ctx, chain.token, new(big.Int))
			require.NoError(t, err)
			require.Empty(t, code, "before it was created")
			_, err = node.CodeAt(ctx, chain.token, new(big.Int).SetUint64(view.Number+1))
			require.ErrorIs(t, err, ethereum.NotFound)

			// One at an older block, and one within another.
			older, err := client.At(ctx, big.NewInt(1))
			require.NoError(t, err)
			supply, err := older.TotalSupply(ctx)
			require.NoError(t, err)
			require.EqualValues(t, 1000, supply.Int64())
			same, err := older.Client.Latest(ctx)
			require.NoError(t, err)
			require.Equal(t, older.Hash, same.Hash)
			_, err = client.At(ctx, big.NewInt(1_000_000))
			require.ErrorIs(t, err, settlement.ErrNoBlock)
		})
	}
}

// A block that L1 dropped is not read as if it were still there.
func TestViewNoticesReorgs(t *testing.T) {
	ctx, chain := t.Context(), newTokenChain(t)
	for name, client := range chain.clients() {
		t.Run(name, func(t *testing.T) {
			chain.mint(2)
			view, err := client.Latest(ctx)
			require.NoError(t, err)
			require.NoError(t, chain.l1.Reorg(1, true))
			require.ErrorIs(t, view.Check(ctx), settlement.ErrReorged)
			if name != "a plain node" {
				_, err = view.TotalSupply(ctx)
				require.ErrorIs(t, err, settlement.ErrReorged, "the node still has the block")
				_, err = view.Client.Node.CodeAt(ctx, chain.token, nil)
				require.ErrorIs(t, err, settlement.ErrReorged)
			}

			// A shorter chain has no block of this number.
			view, err = client.Latest(ctx)
			require.NoError(t, err)
			require.NoError(t, chain.l1.Fork(chain.l1.HashOf(view.Number-1)))
			require.ErrorIs(t, view.Check(ctx), settlement.ErrNoBlock)
		})
	}
}

// moving is a node on which something happens at each call.
type moving struct {
	settlement.Node
	calls  int
	before func(call int)
}

func (n *moving) CallContract(ctx context.Context, call ethereum.CallMsg, block *big.Int) ([]byte, error) {
	n.calls++
	n.before(n.calls)
	return n.Node.CallContract(ctx, call, block)
}

// A read of several figures begins anew when L1 is reorganized in the middle, and does not do so
// for ever.
func TestReadsBeginAnewAfterAReorg(t *testing.T) {
	chain := newTokenChain(t)
	d := settlement.Deployment{Token: chain.token, Settlement: chain.token}
	for _, c := range []struct {
		reorgs int
		err    error
	}{{0, nil}, {1, nil}, {1000, settlement.ErrReorged}} {
		node := &moving{Node: chain.l1.Client()}
		node.before = func(call int) {
			if call <= c.reorgs {
				require.NoError(t, chain.l1.Reorg(1, true))
			}
		}
		chain.mint(3)
		// The token's code has no answer to the question; that L1 moved is said before that.
		_, err := settlement.NewClient(node, &d).Finalized(t.Context())
		require.Error(t, err)
		if c.err != nil {
			require.ErrorIs(t, err, c.err)
			require.LessOrEqual(t, node.calls, 16)
		} else {
			require.NotErrorIs(t, err, settlement.ErrReorged)
			require.Equal(t, c.reorgs+1, node.calls)
		}
	}
}

// What opens views of its own is made again as well, and no other error is a reason to.
func TestRereading(t *testing.T) {
	other := errors.New("other")
	for _, c := range []struct {
		fails []error // of the first readings
		err   error
		times int
	}{
		{nil, nil, 1},
		{[]error{settlement.ErrReorged, fmt.Errorf("read: %w", settlement.ErrReorged)}, nil, 3},
		{[]error{settlement.ErrReorged, other}, other, 2},
		{slices.Repeat([]error{settlement.ErrReorged}, 100), settlement.ErrReorged, 16},
	} {
		times := 0
		value, err := settlement.Rereading(t.Context(), slog.New(slog.DiscardHandler), func() (int, error) {
			if times++; times <= len(c.fails) {
				return 0, c.fails[times-1]
			}
			return times, nil
		})
		require.ErrorIs(t, err, c.err)
		require.Equal(t, c.times, times)
		require.Equal(t, err == nil, value == times)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	times := 0
	_, err := settlement.Rereading(ctx, slog.New(slog.DiscardHandler), func() (int, error) {
		times++
		return 0, settlement.ErrReorged
	})
	require.ErrorIs(t, err, settlement.ErrReorged)
	require.Equal(t, 1, times)
}

// twoURLs is a node of which one URL is behind.
type twoURLs struct {
	settlement.Node
	behind uint64 // the newest block of the first URL; 0: it was left
}

func (n *twoURLs) HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error) {
	if n.behind > 0 && number.Uint64() > n.behind {
		return nil, ethereum.NotFound
	}
	return n.Node.HeaderByNumber(ctx, number)
}

func (n *twoURLs) Avoid(error) bool {
	left := n.behind > 0
	n.behind = 0
	return left
}

// slow is a node whose URLs take so long that the first one may be asked again at once.
type slow struct{ settlement.Node }

func (slow) Avoid(error) bool { return true }

// A read that finds events missing ends, however long the URLs take that lack them.
func TestElsewhereEnds(t *testing.T) {
	chain := newTokenChain(t)
	view, err := settlement.NewClient(slow{chain.l1.Client()}, &settlement.Deployment{Token: chain.token}).Latest(t.Context())
	require.NoError(t, err)
	reads := 0
	_, err = settlement.Elsewhere(view, func() (int, error) {
		reads++
		if reads > 100 {
			return 0, errors.New("it goes on for ever")
		}
		return 0, settlement.ErrIncomplete
	})
	require.ErrorIs(t, err, settlement.ErrIncomplete)
	require.Equal(t, 16, reads)
}

// balanced is one URL of several nodes, of which the next to answer are behind.
type balanced struct {
	settlement.Node
	behind int
}

func (n *balanced) HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error) {
	if n.behind > 0 {
		n.behind--
		return nil, ethereum.NotFound
	}
	return n.Node.HeaderByNumber(ctx, number)
}

// The block of a view is not taken for gone when a node of the URL is behind.
func TestViewOfNodesThatAreBehind(t *testing.T) {
	ctx, chain := t.Context(), newTokenChain(t)
	chain.mint(1)
	node := &balanced{Node: chain.l1.Client()}
	view, err := settlement.NewClient(node, &settlement.Deployment{Token: chain.token}).Latest(ctx)
	require.NoError(t, err)
	node.behind = 3
	require.NoError(t, view.Check(ctx))
	node.behind = 100
	require.ErrorIs(t, view.Check(ctx), settlement.ErrNoBlock)
	require.Equal(t, 94, node.behind)
}

// oldNews is one URL of several nodes, of which the next to say what is newest is behind.
type oldNews struct {
	settlement.Node
	newest uint64 // 0: it is not behind
}

func (n *oldNews) BlockNumber(ctx context.Context) (uint64, error) {
	if n.newest > 0 {
		return n.newest, nil
	}
	return n.Node.BlockNumber(ctx)
}

// What was read after a transaction of a block includes it, also when a node of the URL is behind.
func TestViewIsNotOlderThanWhatWasSeen(t *testing.T) {
	ctx, chain := t.Context(), newTokenChain(t)
	chain.mint(1)
	chain.mint(1)
	node := &oldNews{Node: chain.l1.Client()}
	client := settlement.NewClient(node, &settlement.Deployment{Token: chain.token})
	newest, err := client.Latest(ctx)
	require.NoError(t, err)
	node.newest = newest.Number - 1
	view, err := client.Latest(ctx)
	require.NoError(t, err)
	require.Equal(t, newest.Number-1, view.Number, "nothing is known of a later one")
	client.Seen(newest.Number)
	client.Seen(1)
	view, err = client.Latest(ctx)
	require.NoError(t, err)
	require.Equal(t, newest.Hash, view.Hash)
	// What L1 has dropped since is not waited for.
	require.NoError(t, chain.l1.Fork(chain.l1.HashOf(newest.Number-1)))
	view, err = client.Latest(ctx)
	require.NoError(t, err)
	require.Equal(t, newest.Number-1, view.Number)
}

// A URL that is behind the view's block says nothing about it.
func TestViewAsksAnotherURLForItsBlock(t *testing.T) {
	ctx, chain := t.Context(), newTokenChain(t)
	chain.mint(1)
	node := &twoURLs{Node: chain.l1.Client(), behind: 1}
	client := settlement.NewClient(node, &settlement.Deployment{Token: chain.token})
	view, err := client.Latest(ctx)
	require.NoError(t, err)
	require.Zero(t, node.behind)
	node.behind = 1
	require.NoError(t, view.Check(ctx))
	require.Zero(t, node.behind)
	_, err = client.At(ctx, big.NewInt(77))
	require.ErrorIs(t, err, settlement.ErrNoBlock)
}
