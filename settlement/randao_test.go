package settlement_test

import (
	"context"
	"errors"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// headers is a node that has nothing else.
type headers struct {
	settlement.Node
	all   []*types.Header // from number 0
	asked int
	fails error
	moved func(asked int) *types.Header // in place of the last one
}

func (h *headers) HeaderByNumber(_ context.Context, number *big.Int) (*types.Header, error) {
	h.asked++
	if n := int(number.Int64()); n < len(h.all) {
		if n == len(h.all)-1 && h.moved != nil {
			return h.moved(h.asked), nil
		}
		return h.all[n], nil
	}
	if h.fails != nil {
		return nil, h.fails
	}
	return nil, ethereum.NotFound
}

// A header that this release encodes to another hash than the chain's proves nothing: that is said
// before anything is sent.
func TestRandaoHeader(t *testing.T) {
	d := &settlement.Deployment{}
	d.Params.Schedule = rules.Schedule{GenesisBlock: 3, ProposeBlocks: 2, RevealBlocks: 2}
	at := d.Params.Schedule.RandaoBlock(0)
	chain := func(next common.Hash) []*types.Header {
		var all []*types.Header
		for n := range at + 1 {
			all = append(all, &types.Header{Number: new(big.Int).SetUint64(n), MixDigest: common.Hash{byte(n)}})
		}
		if next == (common.Hash{}) {
			next = all[at].Hash()
		}
		return append(all, &types.Header{Number: new(big.Int).SetUint64(at + 1), ParentHash: next})
	}
	ask := func(n *headers) (*types.Header, error) {
		return settlement.NewClient(n, d).RandaoHeader(t.Context(), 0)
	}
	header, err := ask(&headers{all: chain(common.Hash{})})
	require.NoError(t, err)
	require.Equal(t, at, header.Number.Uint64())

	_, err = ask(&headers{all: chain(common.Hash{9})})
	require.ErrorIs(t, err, settlement.ErrHeader)
	require.ErrorContains(t, err, common.Hash{9}.String())

	// A reorg between the two requests is none.
	good := chain(common.Hash{})
	n := &headers{all: good, moved: func(asked int) *types.Header {
		if asked == 2 {
			return &types.Header{Number: good[at+1].Number, ParentHash: common.Hash{9}}
		}
		return good[at+1]
	}}
	_, err = ask(n)
	require.NoError(t, err)
	require.Equal(t, 4, n.asked)

	// It is the newest: the contract will tell.
	_, err = ask(&headers{all: good[:at+1]})
	require.NoError(t, err)
	_, err = ask(&headers{all: good[:at]})
	require.ErrorIs(t, err, ethereum.NotFound)
	down := errors.New("down")
	_, err = ask(&headers{all: good[:at+1], fails: down})
	require.ErrorIs(t, err, down)
}
