package wire

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func pull(t testing.TB) *Pull {
	merge := mergeProof(t)
	return NewPull(tag, 1, [PullSaltSize]byte{7: 3}, []Identity{baseProof(t).Identity(), merge.Identity(), merge.Identity()})
}

func reply(t testing.TB) *PullReply {
	base, err := baseProof(t).Encode()
	require.NoError(t, err)
	merge, err := mergeProof(t).Encode()
	require.NoError(t, err)
	return &PullReply{Status: ReplyMore, Proofs: [][]byte{base, merge}}
}

func TestPull(t *testing.T) {
	p := pull(t)
	require.Len(t, p.Held, 2, "a proof is named once")
	data, err := p.Encode()
	require.NoError(t, err)
	again, err := DecodePull(data)
	require.NoError(t, err)
	require.Equal(t, p, again)
	require.True(t, again.Holds(mergeProof(t).Identity()))
	other := mergeProof(t)
	other.Refs[5].FeeBurn++
	require.False(t, again.Holds(other.Identity()), "other references are another proof")
	bytesOnly := mergeProof(t)
	bytesOnly.Proof, bytesOnly.Vrf = [256]byte{}, [16]byte{}
	require.True(t, again.Holds(bytesOnly.Identity()), "other bytes are the same proof")

	require.Len(t, NewPull(tag, 0, p.Salt, make([]Identity, MaxPullIDs+1)).Held, 1)
	_, err = (&Pull{Held: make([]ShortID, MaxPullIDs+1)}).Encode()
	require.ErrorIs(t, err, ErrSize)
	_, err = (&Pull{Held: make([]ShortID, 2)}).Encode()
	require.ErrorIs(t, err, ErrValue)
	copy(data[pullHead:], data[pullHead+ShortIDSize:])
	_, err = DecodePull(data)
	require.ErrorIs(t, err, ErrValue)
	_, err = DecodePull(make([]byte, MaxPullSize+ShortIDSize))
	require.ErrorIs(t, err, ErrSize)
}

func TestPullReply(t *testing.T) {
	r := reply(t)
	data, err := r.Encode()
	require.NoError(t, err)
	again, err := DecodePullReply(data)
	require.NoError(t, err)
	require.Equal(t, r, again)
	for name, bad := range map[string]*PullReply{
		"status":                {Status: replyEnd},
		"busy with proofs":      {Status: ReplyBusy, Proofs: r.Proofs},
		"more of nothing":       {Status: ReplyMore},
		"what is no proof":      {Proofs: [][]byte{make([]byte, BaseSize-1)}},
		"more than the maximum": {Proofs: make([][]byte, MaxPullProofs+1)},
	} {
		_, err := bad.Encode()
		require.Error(t, err, name)
	}
	for n := range data {
		_, err := DecodePullReply(data[:n])
		require.ErrorIs(t, err, ErrSize, "%d bytes", n)
	}
	_, err = DecodePullReply(append(data, 0))
	require.ErrorIs(t, err, ErrSize)
	_, err = DecodePullReply(make([]byte, MaxReplySize+1))
	require.ErrorIs(t, err, ErrSize)
	data[0]++
	_, err = DecodePullReply(data)
	require.ErrorIs(t, err, ErrVersion)
}

func FuzzPull(f *testing.F)      { fuzz(f, "pull") }
func FuzzPullReply(f *testing.F) { fuzz(f, "answer to a pull") }
