package ledger

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// anyTransfer draws a well-formed transfer, signed or with a signature of the right shape.
func anyTransfer() *rapid.Generator[Transfer] {
	return rapid.Custom(func(r *rapid.T) Transfer {
		key := testKey(rapid.Uint32Range(0, 5).Draw(r, "key"))
		t := Transfer{
			From: rapid.Uint32().Draw(r, "from"), To: rapid.Uint32().Draw(r, "to"),
			ToAddress: testKey(rapid.Uint32Range(0, 5).Draw(r, "receiver")).Address(),
			Amount:    anyAmount().Draw(r, "amount"), Fee: anyAmount().Draw(r, "fee"),
			Nonce: rapid.Uint64().Draw(r, "nonce"),
		}
		t.Sign(key, testID())
		return t
	})
}

func TestBodyRoundTrip(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		transfers := rapid.SliceOfN(anyTransfer(), 0, 4).Draw(r, "transfers")
		body, err := EncodeBody(transfers)
		require.NoError(r, err)
		require.Len(r, body, bodyHeader+transferSize*len(transfers))
		got, err := DecodeBody(body)
		require.NoError(r, err)
		require.Equal(r, transfers, got)
	})
}

// A body is either refused or is the encoding of what it decodes to; no two bodies mean the same.
func TestBodyIsCanonical(t *testing.T) {
	w := newWorld(t, 2, NewAmount(1000))
	transfers := []Transfer{w.transfer(0, 1, 1, 2), w.transfer(1, 0, 3, 4)}
	body, err := EncodeBody(transfers)
	require.NoError(t, err)
	for i := range body {
		for _, flip := range []byte{0x01, 0x80, 0xff} {
			mutated := append([]byte(nil), body...)
			mutated[i] ^= flip
			got, err := DecodeBody(mutated)
			if err != nil {
				continue
			}
			require.NotEqual(t, transfers, got, "byte %d", i)
			again, err := EncodeBody(got)
			require.NoError(t, err)
			require.Equal(t, mutated, again, "byte %d", i)
		}
	}
	for _, n := range []int{0, 1, 2, 3, 4, len(body) - 1} {
		_, err := DecodeBody(body[:n])
		require.ErrorIs(t, err, ErrBodyLength, "%d bytes", n)
	}
	_, err = DecodeBody(append(body, 0))
	require.ErrorIs(t, err, ErrBodyLength)
	_, err = DecodeBody(append([]byte{2}, body[1:]...))
	require.ErrorIs(t, err, ErrBodyVersion)
	empty, err := DecodeBody([]byte{1, 0, 0})
	require.NoError(t, err)
	require.Empty(t, empty)
}

func TestBodyRejectsOtherEncodings(t *testing.T) {
	const address, publicKey, sigR, sigS = 8, 72, 104, 136
	w := newWorld(t, 2, NewAmount(1000))
	order := twistededwards.GetEdwardsCurve().Order
	plus := func(b []byte, v *big.Int, flip bool) { // adds v to an integer in place, little-endian when flip
		reverse := func() {
			for i, j := 0, len(b)-1; flip && i < j; i, j = i+1, j-1 {
				b[i], b[j] = b[j], b[i]
			}
		}
		reverse()
		sum := new(big.Int).SetBytes(b)
		sum.Add(sum, v).FillBytes(b)
		reverse()
	}
	one := twistededwards.PointAffine{}
	one.Y.SetOne()
	identity := one.Bytes()
	notOnCurve := func() (b [32]byte) {
		for b[0] = 2; ; b[0]++ {
			var p twistededwards.PointAffine
			_, _ = p.SetBytes(b[:])
			if !p.IsOnCurve() {
				return b
			}
		}
	}()

	tests := []struct {
		name string
		want error
		edit func(b []byte)
	}{
		{"address plus r", ErrFieldRange, func(b []byte) { plus(b[address:][:32], fr.Modulus(), false) }},
		{"key's y plus r", ErrPoint, func(b []byte) { b[publicKey+31] &= 0x7f; plus(b[publicKey:][:32], fr.Modulus(), true) }},
		{"key off the curve", ErrPoint, func(b []byte) { copy(b[publicKey:], notOnCurve[:]) }},
		{"key with the sign of x = 0", ErrPoint, func(b []byte) { copy(b[publicKey:], identity[:]); b[publicKey+31] |= 0x80 }},
		{"R off the curve", ErrPoint, func(b []byte) { copy(b[sigR:], notOnCurve[:]) }},
		{"R with the sign of x = 0", ErrPoint, func(b []byte) { copy(b[sigR:], identity[:]); b[sigR+31] |= 0x80 }},
		{"S plus the order", ErrSignatureRange, func(b []byte) { plus(b[sigS:][:32], &order, false) }},
		{"S of all ones", ErrSignatureRange, func(b []byte) { copy(b[sigS:], strings.Repeat("\xff", 32)) }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			body, err := EncodeBody([]Transfer{w.transfer(0, 1, 1, 2)})
			require.NoError(t, err)
			_, err = DecodeBody(body)
			require.NoError(t, err)
			test.edit(body[bodyHeader:])
			_, err = DecodeBody(body)
			require.ErrorIs(t, err, test.want)
		})
	}
}

func TestBodyLimit(t *testing.T) {
	_, err := EncodeBody(make([]Transfer, MaxTransfers+1))
	require.ErrorIs(t, err, ErrTooManyTransfers)
}

func FuzzDecodeBody(f *testing.F) {
	w := newWorld(f, 2, NewAmount(1000))
	body, err := EncodeBody([]Transfer{w.transfer(0, 1, 1, 2)})
	require.NoError(f, err)
	f.Add(body)
	f.Add([]byte{1, 0, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		transfers, err := DecodeBody(b)
		if err != nil {
			return
		}
		again, err := EncodeBody(transfers)
		require.NoError(t, err)
		require.Equal(t, b, again)
	})
}

func TestTransferJSON(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		want := anyTransfer().Draw(r, "transfer")
		text, err := json.Marshal(want)
		require.NoError(r, err)
		var got Transfer
		require.NoError(r, json.Unmarshal(text, &got))
		require.Equal(r, want, got)
	})

	w := newWorld(t, 2, NewAmount(1000))
	text, err := json.Marshal(w.transfer(0, 1, 5, 6))
	require.NoError(t, err)
	address := w.keys[1].Address().String()
	key, _ := w.keys[0].Public().MarshalText()
	for name, edit := range map[string]*strings.Replacer{
		"number for an amount": strings.NewReplacer(`"amount":"5"`, `"amount":5`),
		"upper-case digits":    strings.NewReplacer(address, "0x"+strings.ToUpper(address[2:])),
		"no prefix":            strings.NewReplacer(address, address[2:]),
		"short address":        strings.NewReplacer(address, address[:64]),
		"address above r":      strings.NewReplacer(address, "0x"+strings.Repeat("f", 64)),
		"key above r":          strings.NewReplacer(string(key), "0x"+strings.Repeat("f", 64)),
		"not digits":           strings.NewReplacer(address, "0x"+strings.Repeat("g", 64)),
		"nonce out of range":   strings.NewReplacer(`"nonce":"0"`, `"nonce":"18446744073709551616"`),
		"index out of range":   strings.NewReplacer(`"from":0`, `"from":4294967296`),
	} {
		changed := edit.Replace(string(text))
		require.NotEqual(t, string(text), changed, name)
		require.Error(t, json.Unmarshal([]byte(changed), new(Transfer)), name)
	}
}
