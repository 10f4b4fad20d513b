package wire

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
)

func pool() *PoolReply { return &PoolReply{Txs: [][]byte{[]byte("one"), []byte("other.")}} }

func TestPoolReply(t *testing.T) {
	r := pool()
	data, err := r.Encode()
	require.NoError(t, err)
	again, err := DecodePoolReply(data)
	require.NoError(t, err)
	require.Equal(t, r, again)
	for name, bad := range map[string]*PoolReply{
		"status":         {Status: replyEnd},
		"a part of none": {Status: ReplyMore},
		"busy with some": {Status: ReplyBusy, Txs: r.Txs},
		"an empty one":   {Txs: [][]byte{{}}},
		"a large one":    {Txs: [][]byte{make([]byte, MaxTxSize+1)}},
	} {
		_, err := bad.Encode()
		require.Error(t, err, name)
	}
	for name, cut := range map[string][]byte{"in its head": data[:3], "in a length": data[:5], "in a transaction": data[:8], "longer": append(bytes.Clone(data), 0, 0)} {
		_, err := DecodePoolReply(cut)
		require.ErrorIs(t, err, ErrSize, name)
	}
	_, err = DecodePoolReply(make([]byte, MaxPoolReplySize+1))
	require.ErrorIs(t, err, ErrSize)
	_, err = DecodePoolReply([]byte{Version, byte(ReplyBusy), 0, 1, 0, 1, 7})
	require.ErrorIs(t, err, ErrValue)

	// As many as there is room for.
	tx := bytes.Repeat([]byte{1}, MaxTxSize)
	most := (MaxPoolReplySize - replyHead) / (2 + MaxTxSize)
	many := NewPoolReply(slicesOf(tx, most+1))
	require.Equal(t, ReplyMore, many.Status)
	require.Len(t, many.Txs, most)
	_, err = many.Encode()
	require.NoError(t, err)
	require.Equal(t, ReplyAll, NewPoolReply(slicesOf(tx, most)).Status)
	_, err = (&PoolReply{Txs: slicesOf(tx, most+1)}).Encode()
	require.ErrorIs(t, err, ErrSize)
	small := slicesOf([]byte{1}, MaxPoolTxs+1)
	require.Len(t, NewPoolReply(small).Txs, MaxPoolTxs)
	_, err = (&PoolReply{Txs: small}).Encode()
	require.ErrorIs(t, err, ErrSize)
	_, err = DecodePoolReply(append([]byte{Version, 0, MaxPoolTxs >> 8, 1}, bytes.Repeat([]byte{0, 1, 1}, MaxPoolTxs+1)...))
	require.ErrorIs(t, err, ErrSize)
}

func slicesOf(tx []byte, n int) (txs [][]byte) {
	for range n {
		txs = append(txs, tx)
	}
	return txs
}

func FuzzPoolQuestion(f *testing.F) { fuzz(f, "question for a pool") }
func FuzzPoolReply(f *testing.F)    { fuzz(f, "pool") }
