package settlementtest

import (
	"context"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/devnet"
)

// Moving is a node on which something happens between two reads: Before is told, from 1, which read
// comes. Nil: nothing happens.
type Moving struct {
	settlement.Node
	Before func(read int)
	Reads  int
}

func (m *Moving) moves() {
	m.Reads++
	if m.Before != nil {
		m.Before(m.Reads)
	}
}

// BlockNumber is one of the node's reads.
func (m *Moving) BlockNumber(ctx context.Context) (uint64, error) {
	m.moves()
	return m.Node.BlockNumber(ctx)
}

// CallContract is one of the node's reads.
func (m *Moving) CallContract(ctx context.Context, call ethereum.CallMsg, block *big.Int) ([]byte, error) {
	m.moves()
	return m.Node.CallContract(ctx, call, block)
}

// CodeAt is one of the node's reads.
func (m *Moving) CodeAt(ctx context.Context, account common.Address, block *big.Int) ([]byte, error) {
	m.moves()
	return m.Node.CodeAt(ctx, account, block)
}

// HeaderByNumber is one of the node's reads.
func (m *Moving) HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error) {
	m.moves()
	return m.Node.HeaderByNumber(ctx, number)
}

// FilterLogs is one of the node's reads.
func (m *Moving) FilterLogs(ctx context.Context, query ethereum.FilterQuery) ([]types.Log, error) {
	m.moves()
	return m.Node.FilterLogs(ctx, query)
}

// OfOneBlock holds a read to being of one L1 block, which at says of its result: whatever happens
// before one of its requests, it returns what it returns of a view of that block. happens makes one
// or more L1 blocks, which are dropped again.
func OfOneBlock[T any](t *testing.T, l1 *devnet.Devnet, client *settlement.Client, happens func(), read func(*settlement.Client) (T, error), at func(T) uint64) {
	t.Helper()
	still := &Moving{Node: client.Node}
	_, err := read(settlement.NewClient(still, client.Deployment))
	require.NoError(t, err)
	require.Greater(t, still.Reads, 3, "one figure is always of one block")
	differ := 0 // results that are not those of before
	for moment := 2; moment <= still.Reads; moment++ {
		before := l1.Head().Number.Uint64()
		old, err := read(client)
		require.NoError(t, err)
		node := &Moving{Node: client.Node, Before: func(read int) {
			if read == moment {
				happens()
			}
		}}
		got, err := read(settlement.NewClient(node, client.Deployment))
		require.NoError(t, err)
		view, err := client.At(t.Context(), new(big.Int).SetUint64(at(got)))
		require.NoError(t, err)
		want, err := read(view.Client)
		require.NoError(t, err)
		require.Equal(t, want, got, "something happened before request %d", moment)
		now, err := read(client)
		require.NoError(t, err)
		if !assert.ObjectsAreEqual(old, now) {
			differ++
		}
		require.NoError(t, l1.Rewind(l1.HashOf(before)))
	}
	require.Equal(t, still.Reads-1, differ, "what happens must change what is read")
}
