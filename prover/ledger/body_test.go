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

	"fernet/settlement/rules"
)

// anyTransfer draws a well-formed transfer, signed or with a signature of the right shape.
func anyTransfer() *rapid.Generator[Transfer] {
	return rapid.Custom(func(r *rapid.T) Transfer {
		key := testKey(rapid.Uint32Range(0, 5).Draw(r, "key"))
		t := Transfer{
			From: rapid.Uint32Range(0, MaxAccounts-1).Draw(r, "from"), To: rapid.Uint32Range(0, MaxAccounts-1).Draw(r, "to"),
			ToAddress: testKey(rapid.Uint32Range(0, 5).Draw(r, "receiver")).Address(),
			Amount:    anyAmount().Draw(r, "amount"), Fee: NewAmount(rapid.Uint64().Draw(r, "fee")),
			Nonce: rapid.Uint64().Draw(r, "nonce"),
		}
		t.Sign(key, testID())
		return t
	})
}

// anyPlace draws the record of a transfer or of the null transaction.
func anyPlace() *rapid.Generator[Record] {
	record := rapid.Map(anyTransfer(), func(t Transfer) Record { return t.Record() })
	return rapid.OneOf(record, rapid.Just(Record{}))
}

func recordsOf(transfers ...Transfer) []Record { return Records(transfers) }

func TestBodyRoundTrip(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		transfers := rapid.SliceOfN(anyPlace(), 0, 4).Draw(r, "transfers")
		body, err := EncodeBody(transfers)
		require.NoError(r, err)
		require.Len(r, body, TxBytes*len(transfers))
		got, err := DecodeBody(body)
		require.NoError(r, err)
		require.Equal(r, transfers, got)

		// The words are those that L1 computes with.
		words, err := rules.BodyWords(body, 4, TxBytes)
		require.NoError(r, err)
		for i := range transfers {
			for j, word := range transfers[i].Words() {
				require.Zero(r, words[WordsPerTx*i+j].Cmp(word.BigInt(newInt())))
			}
		}
	})
}

// Whatever bytes L1 takes, they mean one list of transactions or none: to decode them and to encode
// the list gives the bytes again.
func TestBodyIsReadInOneWay(t *testing.T) {
	w := newWorld(t, 2, NewAmount(1000))
	transfers := recordsOf(w.transfer(0, 1, 1, 2), Transfer{}, w.transfer(1, 0, 3, 4))
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
	for _, n := range []int{1, 32, TxBytes - 12, TxBytes + 1, len(body) - 1} {
		_, err := DecodeBody(body[:n])
		require.ErrorIs(t, err, rules.ErrBodyLength, "%d bytes", n)
	}
	empty, err := DecodeBody(nil)
	require.NoError(t, err)
	require.Empty(t, empty)
	nulls, err := DecodeBody(make([]byte, 2*TxBytes))
	require.NoError(t, err)
	require.Equal(t, make([]Record, 2), nulls)
}

// What the circuits cannot prove of a transaction on its own, word by word.
func TestBodyRefuses(t *testing.T) {
	w := newWorld(t, 2, NewAmount(1000))
	order := twistededwards.GetEdwardsCurve().Order
	add := func(v *big.Int) func(word []byte) {
		return func(word []byte) {
			sum := new(big.Int).SetBytes(word)
			sum.Add(sum, v).FillBytes(word)
		}
	}
	set := func(v *big.Int) func(word []byte) { return func(word []byte) { v.FillBytes(word) } }
	bit := func(n uint) *big.Int { return new(big.Int).Lsh(big.NewInt(1), n) }
	for name, test := range map[string]struct {
		want error
		word int
		edit func(word []byte)
	}{
		"address + r":          {rules.ErrBodyWord, 0, add(fr.Modulus())},
		"pk.y + r":             {rules.ErrBodyWord, 1, add(fr.Modulus())},
		"S + r":                {rules.ErrBodyWord, 2, add(fr.Modulus())},
		"packed + r":           {rules.ErrBodyWord, 3, add(fr.Modulus())},
		"packed of 249 bits":   {ErrPackedWord, 3, add(bit(248))},
		"packed of 253 bits":   {ErrPackedWord, 3, add(bit(252))},
		"pk.y of no point":     {ErrPoint, 1, set(noPoint())},
		"S plus the order":     {ErrSignatureRange, 2, add(&order)},
		"S is the order":       {ErrSignatureRange, 2, set(&order)},
		"S is r - 1":           {ErrSignatureRange, 2, set(new(big.Int).Sub(fr.Modulus(), big.NewInt(1)))},
		"S is the order - 1":   {nil, 2, set(new(big.Int).Sub(&order, big.NewInt(1)))},
		"packed of 248 bits":   {nil, 3, set(new(big.Int).Sub(bit(248), big.NewInt(1)))},
		"amount of 96 bits":    {nil, 4, set(new(big.Int).Sub(bit(96), big.NewInt(1)))},
		"address is r - 1":     {nil, 0, set(new(big.Int).Sub(fr.Modulus(), big.NewInt(1)))},
		"address and packed 0": {nil, 0, set(newInt())},
	} {
		t.Run(name, func(t *testing.T) {
			body, err := EncodeBody(recordsOf(Transfer{}, w.transfer(0, 1, 1, 2)))
			require.NoError(t, err)
			test.edit(body[TxBytes+rules.BodyWordSize*test.word:][:wordBytes(test.word)])
			_, err = DecodeBody(body)
			require.ErrorIs(t, err, test.want)
			if test.want == ErrPoint || test.want == ErrSignatureRange {
				require.NotErrorIs(t, err, rules.ErrBodyWord)
			}
		})
	}
}

// noPoint returns the y of no point of the curve.
func noPoint() *big.Int {
	for y := int64(2); ; y++ {
		if len(keysWithY(fr.NewElement(uint64(y)))) == 0 {
			return big.NewInt(y)
		}
	}
}

// A record with one word that is not 0 is no null transaction, but one that the state has to
// refuse: nobody can make a signature of zeros, nor has anybody to.
func TestBodyAlmostNull(t *testing.T) {
	w := newWorld(t, 2, NewAmount(1000))
	for j := range WordsPerTx {
		body := make([]byte, TxBytes)
		body[rules.BodyWordSize*j+wordBytes(j)-1] = 1
		_, err := w.state.Execute(body, rules.Tree{NumTxs: 4, TxsPerBase: 2})
		require.ErrorIs(t, err, ErrWrongSigner, "word %d", j)
	}
	_, err := EncodeBody([]Record{{Fee: MaxAmount, KeyY: fr.One()}})
	require.ErrorIs(t, err, ErrFeeRange)
	_, err = EncodeBody([]Record{{From: MaxAccounts, KeyY: fr.One()}})
	require.ErrorIs(t, err, ErrIndexRange)
	_, err = EncodeBody([]Record{{To: MaxAccounts, KeyY: fr.One()}})
	require.ErrorIs(t, err, ErrIndexRange)
}

// A body leaves out what the sender's account says. Both points with the key's y are tried against
// the account's address.
func TestRecordIsResolvedByItsSender(t *testing.T) {
	signs := map[bool]bool{}
	for i := range uint32(6) {
		w := newWorld(t, 6, NewAmount(1000))
		tx := w.transfer(i, (i+1)%6, 10, 1)
		record := tx.Record()
		account, _ := w.state.Account(i)
		got, err := record.Transfer(account)
		require.NoError(t, err)
		require.Equal(t, tx, got)
		signs[keysWithY(record.KeyY)[0] == tx.PublicKey] = true

		step, err := w.state.ApplyRecord(record)
		require.NoError(t, err)
		require.Equal(t, tx, step.Transfer)
		// The nonce has moved on: the signature is not for it.
		_, err = w.state.ApplyRecord(record)
		require.ErrorIs(t, err, ErrBadSignature)
		record.From = (i + 1) % 6
		_, err = w.state.ApplyRecord(record)
		require.ErrorIs(t, err, ErrWrongSigner)
		record.From = 77
		_, err = w.state.ApplyRecord(record)
		require.ErrorIs(t, err, ErrUnknownSender)
	}
	require.Len(t, signs, 2, "both signs of x were met")
	for _, y := range []fr.Element{fr.One(), *new(fr.Element).SetInt64(-1), {}, testKey(3).Public().Y} {
		points := keysWithY(y)
		require.Len(t, points, 2)
		for _, p := range points {
			require.True(t, (*twistededwards.PointAffine)(&p).IsOnCurve())
			require.Equal(t, y, p.Y)
		}
	}
}

func FuzzDecodeBody(f *testing.F) {
	w := newWorld(f, 2, NewAmount(1000))
	body, err := EncodeBody(recordsOf(w.transfer(0, 1, 1, 2), Transfer{}, w.transfer(1, 0, 1, 2)))
	require.NoError(f, err)
	f.Add(body)
	f.Add([]byte{})
	f.Add(make([]byte, TxBytes))
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
