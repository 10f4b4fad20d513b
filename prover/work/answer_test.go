package work

import (
	"bytes"
	"encoding/hex"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/nats-io/nkeys"
	"github.com/stretchr/testify/require"
)

func TestAnswers(t *testing.T) {
	key, err := nkeys.FromSeed([]byte("SUAMLK2ZNL35WSMW37E7UD4VZ7ELPKW7DHC3BWBSD2GCZ7IUQQXZIORRBU"))
	require.NoError(t, err)
	name, err := key.PublicKey()
	require.NoError(t, err)
	other, err := nkeys.CreateUser()
	require.NoError(t, err)
	otherName, err := other.PublicKey()
	require.NoError(t, err)
	id := squareJob(5).ID(chainID, settled)
	proof := answer{builder: name, took: 1500 * time.Millisecond}
	for i := range proof.proof {
		proof.proof[i] = byte(i)
	}
	message, err := proof.encode(chainID, settled, id, key)
	require.NoError(t, err)
	parsed, err := parseAnswer(chainID, settled, name, id, message)
	require.NoError(t, err)
	require.Equal(t, &proof, parsed)

	failure, err := (&answer{failure: strings.Repeat("memory ", 100)}).encode(chainID, settled, id, key)
	require.NoError(t, err)
	parsed, err = parseAnswer(chainID, settled, name, id, failure)
	require.NoError(t, err)
	require.Contains(t, parsed.failure, "memory memory")
	require.LessOrEqual(t, len(parsed.failure), maxErrorText+2)
	control, err := (&answer{failure: "a\nb\x1b[31m"}).encode(chainID, settled, id, key)
	require.NoError(t, err)
	parsed, err = parseAnswer(chainID, settled, name, id, control)
	require.NoError(t, err)
	require.Equal(t, `"a\nb\x1b[31m"`, parsed.failure, "it stays on its line of a log")

	// The bytes are what documents say they are.
	require.Equal(t, "0100"+"000005dc"+"000102", hex.EncodeToString(message[:9]))
	require.Len(t, message, 1+1+4+256+64)

	spoilt := func(at int) []byte { b := bytes.Clone(message); b[at] ^= 1; return b }
	for what, c := range map[string][]byte{
		"nothing": nil, "a head": message[:answerHead], "a byte less": message[:len(message)-1], "a byte more": append(bytes.Clone(message), 0),
		"a version": spoilt(0), "a status": spoilt(1), "time": spoilt(5), "proof": spoilt(100), "signature": spoilt(len(message) - 1),
	} {
		_, err := parseAnswer(chainID, settled, name, id, c)
		require.ErrorIs(t, err, errAnswer, what)
	}
	// Nobody answers in another's name, nor is an answer one to another job or of another
	// deployment.
	_, err = parseAnswer(chainID, settled, otherName, id, message)
	require.ErrorIs(t, err, errAnswer)
	_, err = parseAnswer(chainID, settled, "UABC", id, message)
	require.ErrorIs(t, err, errAnswer)
	_, err = parseAnswer(chainID, settled, name, squareJob(6).ID(chainID, settled), message)
	require.ErrorIs(t, err, errAnswer)
	_, err = parseAnswer(chainID+1, settled, name, id, message)
	require.ErrorIs(t, err, errAnswer)
	_, err = parseAnswer(chainID, common.Address{1}, name, id, message)
	require.ErrorIs(t, err, errAnswer)
}

func FuzzParseAnswer(f *testing.F) {
	key, err := nkeys.CreateUser()
	require.NoError(f, err)
	name, err := key.PublicKey()
	require.NoError(f, err)
	id := squareJob(5).ID(chainID, settled)
	for _, a := range []answer{{}, {failure: "memory"}} {
		message, err := a.encode(chainID, settled, id, key)
		require.NoError(f, err)
		f.Add(message)
	}
	f.Fuzz(func(t *testing.T, message []byte) {
		a, err := parseAnswer(chainID, settled, name, id, message)
		if err != nil {
			require.ErrorIs(t, err, errAnswer)
			return
		}
		require.Equal(t, name, a.builder)
	})
}
