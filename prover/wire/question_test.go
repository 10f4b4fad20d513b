package wire

import (
	"bytes"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover/application"
	l1 "fernet/settlement"
)

func transitions() *TransitionsReply {
	t := func(node uint32) Transition {
		return Transition{node, application.Transition{
			StateIn: fr.NewElement(uint64(node)), StateOut: fr.NewElement(uint64(node) + 1), TxRoot: fr.NewElement(5),
			Fees: application.NewAmount(6), Fingerprint: fr.NewElement(7),
		}}
	}
	return &TransitionsReply{Transitions: []Transition{t(16), t(18)}}
}

func TestTx(t *testing.T) {
	tx := &Tx{Bytes: make([]byte, MaxTxSize)}
	data, err := tx.Encode()
	require.NoError(t, err)
	require.Len(t, data, MaxSize)
	again, err := DecodeTx(data)
	require.NoError(t, err)
	require.Equal(t, tx, again)
	for _, size := range []int{0, MaxTxSize + 1} {
		_, err := (&Tx{Bytes: make([]byte, size)}).Encode()
		require.ErrorIs(t, err, ErrSize)
		_, err = DecodeTx(append([]byte{Version}, make([]byte, size)...))
		require.ErrorIs(t, err, ErrSize)
	}
	_, err = DecodeTx(nil)
	require.ErrorIs(t, err, ErrSize)
}

func TestBodyReply(t *testing.T) {
	require.Equal(t, l1.MaxBodySize, MaxBodySize, "the largest body that L1 takes")
	largest := &BodyReply{Body: bytes.Repeat([]byte{1}, MaxBodySize)}
	data, err := largest.Encode()
	require.NoError(t, err)
	require.Len(t, data, MaxBodyReplySize)
	again, err := DecodeBodyReply(data)
	require.NoError(t, err)
	require.Equal(t, largest, again)
	_, err = DecodeBodyReply(append(data, 1))
	require.ErrorIs(t, err, ErrSize)
	_, err = (&BodyReply{Body: append(largest.Body, 1)}).Encode()
	require.ErrorIs(t, err, ErrSize)
	for name, bad := range map[string]*BodyReply{
		"status":           {Status: replyEnd},
		"no body":          {Status: ReplyAll},
		"a part of one":    {Status: ReplyMore, Body: []byte{1}},
		"busy with a body": {Status: ReplyBusy, Body: []byte{1}},
	} {
		_, err := bad.Encode()
		require.ErrorIs(t, err, ErrValue, name)
		_, err = DecodeBodyReply(append([]byte{Version, byte(bad.Status)}, bad.Body...))
		require.ErrorIs(t, err, ErrValue, name)
	}
}

func TestTransitionsReply(t *testing.T) {
	r := transitions()
	data, err := r.Encode()
	require.NoError(t, err)
	again, err := DecodeTransitionsReply(data)
	require.NoError(t, err)
	require.Equal(t, r, again)
	for name, bad := range map[string]*TransitionsReply{
		"status":                {Status: replyEnd, Transitions: r.Transitions},
		"none":                  {Status: ReplyAll},
		"a part of one":         {Status: ReplyMore, Transitions: r.Transitions},
		"busy with transitions": {Status: ReplyBusy, Transitions: r.Transitions},
		"not ascending":         {Transitions: []Transition{r.Transitions[1], r.Transitions[0]}},
		"the same twice":        {Transitions: []Transition{r.Transitions[0], r.Transitions[0]}},
		"node 0":                {Transitions: make([]Transition, 1)},
		"more than a tree has":  {Transitions: make([]Transition, MaxTransitions+1)},
	} {
		_, err := bad.Encode()
		require.Error(t, err, name)
	}
	swapped := append(append(bytes.Clone(data[:2]), data[2+TransitionSize:]...), data[2:2+TransitionSize]...)
	_, err = DecodeTransitionsReply(swapped)
	require.ErrorIs(t, err, ErrValue)
	_, err = DecodeTransitionsReply(make([]byte, MaxTransitionsReplySize+1))
	require.ErrorIs(t, err, ErrSize)
	// What is no element of the field is no value, in each of the four.
	for _, at := range []int{4, 4 + fr.Bytes, 4 + 2*fr.Bytes, TransitionSize - fr.Bytes} {
		changed := bytes.Clone(data)
		copy(changed[2+at:], bytes.Repeat([]byte{0xff}, fr.Bytes))
		_, err := DecodeTransitionsReply(changed)
		require.ErrorIs(t, err, ErrValue, "at %d", at)
	}
}

func FuzzTx(f *testing.F)               { fuzz(f, "transaction") }
func FuzzQuestion(f *testing.F)         { fuzz(f, "question") }
func FuzzBodyReply(f *testing.F)        { fuzz(f, "body") }
func FuzzTransitionsReply(f *testing.F) { fuzz(f, "transitions") }
