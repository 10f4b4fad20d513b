package mempool

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/stretchr/testify/require"

	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
)

// A message is the transfer, whichever of the two keys with its y has signed it.
func TestMessageIsTheTransfer(t *testing.T) {
	signs := map[byte]bool{}
	for i := range uint32(8) {
		tx := transfer(i, i+1, 1<<40+uint64(i), 100, 3)
		m := message(t, tx)
		require.Len(t, m, MessageSize)
		again, err := Decode(m)
		require.NoError(t, err)
		require.Equal(t, tx, again)
		require.True(t, again.Verify(ledgerID))
		signs[m[1]] = true
	}
	require.Len(t, signs, 2)
	require.NotEqual(t, Hash(message(t, transfer(0, 1, 0, 100, 3))), Hash(message(t, transfer(0, 1, 1, 100, 3))))
}

// What no block can have is no message, and a message has one form.
func TestMalformedMessages(t *testing.T) {
	tx := transfer(0, 1, 7, 100, 3)
	last := tx
	last.Nonce = math.MaxUint64
	for _, bad := range []ledger.Transfer{{}, last} {
		_, err := Encode(bad)
		require.Error(t, err)
	}
	for name, change := range map[string]func(m []byte) []byte{
		"short":         func(m []byte) []byte { return m[:len(m)-1] },
		"long":          func(m []byte) []byte { return append(m, 0) },
		"version":       func(m []byte) []byte { m[0] = 2; return m },
		"sign":          func(m []byte) []byte { m[1] = 2; return m },
		"last nonce":    func(m []byte) []byte { copy(m[2:], bytes.Repeat([]byte{255}, 8)); return m },
		"null":          func(m []byte) []byte { clear(m[10:]); return m },
		"address range": func(m []byte) []byte { m[10] = 255; return m },
		"packed":        func(m []byte) []byte { m[10+96] = 1; return m },
		"S":             func(m []byte) []byte { m[10+64] = 0x30; return m },
	} {
		m := change(message(t, tx))
		_, err := Decode(m)
		require.Error(t, err, name)
		_, lie := newWorld(t, 2, Config{}).Take(m)
		var refused *RefusedError
		require.ErrorAs(t, lie, &refused, name)
		require.Equal(t, ReasonMalformed, refused.Reason)
		require.True(t, refused.Reason.False())
	}
	neutral := tx // its x is 0, which has no sign
	neutral.PublicKey = ledger.PublicKey{Y: fr.One()}
	m := message(t, neutral)
	m[1] = 1
	_, err := Decode(m)
	require.ErrorIs(t, err, ledger.ErrPoint)
}

// The form and the hash of a transfer as other programs have to make them.
func TestVector(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "test", "vectors", "transfer.json"))
	require.NoError(t, err)
	var vector struct {
		LedgerID string          `json:"ledgerId"`
		Transfer ledger.Transfer `json:"transfer"`
		Message  hexutil.Bytes   `json:"message"`
		Hash     common.Hash     `json:"hash"`
	}
	require.NoError(t, json.Unmarshal(text, &vector))
	var id fr.Element
	_, err = id.SetString(vector.LedgerID)
	require.NoError(t, err)
	require.True(t, vector.Transfer.Verify(id))
	require.Equal(t, []byte(vector.Message), message(t, vector.Transfer))
	require.Equal(t, vector.Hash, Hash(vector.Message))
}

func FuzzDecode(f *testing.F) {
	f.Add(message(f, transfer(0, 1, 7, 100, 3)))
	f.Add(message(f, transfer(5, 65535, 1<<63, 1<<62, 1<<61)))
	f.Add(make([]byte, MessageSize))
	f.Fuzz(func(t *testing.T, m []byte) {
		tx, err := Decode(m)
		if err != nil {
			return
		}
		again, err := Encode(tx)
		require.NoError(t, err)
		require.Equal(t, m, again)
	})
}

// A key that is not on the curve is not one that a signature verifies with.
func TestKeyOffTheCurve(t *testing.T) {
	tx := transfer(0, 1, 0, 100, 3)
	tx.PublicKey.X.SetOne()
	w := newWorld(t, 2, Config{})
	_, err := w.Add(tx)
	require.ErrorIs(t, err, ledger.ErrWrongSigner)
	tx = transfer(0, 1, 0, 100, 3)
	tx.Signature = transfer(0, 1, 0, 101, 3).Signature
	w.refuses(ReasonSignature, tx)
	require.Equal(t, ledgertest.AccountKey(0).Public(), tx.PublicKey)
}
