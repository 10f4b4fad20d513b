package rules

import (
	"bytes"
	"errors"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"pgregory.net/rapid"
)

// drawBody draws a body that L1 takes, and the bytes of its transactions.
func drawBody(t *rapid.T, tree Tree) (body []byte, txBytes uint32) {
	txBytes = rapid.Uint32Range(1, 200).Draw(t, "bytes of a transaction")
	for range rapid.IntRange(0, int(tree.NumTxs)).Draw(t, "transactions") {
		for left := int(txBytes); left > 0; left -= BodyWordSize {
			word := common.BigToHash(drawField(t, "word"))
			body = append(body, word[max(0, BodyWordSize-left):]...)
		}
	}
	return body, txBytes
}

func TestBodyWordsAreThoseOfTheBody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := drawTree(t)
		body, txBytes := drawBody(t, tree)
		words, err := BodyWords(body, tree.NumTxs, txBytes)
		if err != nil {
			t.Fatal(err)
		}
		perTx := int(txBytes+31) / 32
		if len(words) != perTx*int(tree.NumTxs) || int(WordsPerTx(txBytes)) != perTx {
			t.Fatalf("%d words, %d a transaction of %d bytes", len(words), WordsPerTx(txBytes), txBytes)
		}
		// Read the other way round: each transaction is the bytes of its words, one after the
		// other.
		var again []byte
		for j, w := range words {
			size := min(32, int(txBytes)-32*(j%perTx))
			if w.BitLen() > 8*size {
				t.Fatalf("word %d has %d bits, %d bytes are its own", j, w.BitLen(), size)
			}
			again = append(again, common.LeftPadBytes(w.Bytes(), size)...)
		}
		if padded := append(body, make([]byte, len(again)-len(body))...); !bytes.Equal(padded, again) {
			t.Fatal("the words are not those of the body, and zero after it")
		}
		seen, err := SeenTxs(body, tree.NumTxs, txBytes)
		if err != nil || int(seen)*int(txBytes) != len(body) {
			t.Fatalf("%d transactions seen in %d bytes: %v", seen, len(body), err)
		}
	})
}

func TestBodyWordsNameTheBrokenRule(t *testing.T) {
	const numTxs, txBytes = 4, 140
	const size = numTxs * txBytes
	word := func(body []byte, tx, j int, v *big.Int) []byte {
		copy(body[txBytes*tx+32*j:], common.BigToHash(v).Bytes())
		return body
	}
	last := new(big.Int).Sub(fieldModulus, big.NewInt(1))
	for name, c := range map[string]struct {
		body []byte
		want error
	}{
		"empty":                  {nil, nil},
		"full":                   {make([]byte, size), nil},
		"words of r - 1":         {word(make([]byte, size), 3, 3, last), nil},
		"a short word of ones":   {append(make([]byte, size-12), bytes.Repeat([]byte{0xff}, 12)...), nil},
		"a byte":                 {make([]byte, 1), ErrBodyLength},
		"a byte less":            {make([]byte, size-1), ErrBodyLength},
		"a byte more":            {make([]byte, size+1), ErrBodyLength},
		"a word more":            {make([]byte, size+32), ErrBodyLength},
		"a transaction more":     {make([]byte, size+txBytes), ErrBodyTooLong},
		"r":                      {word(make([]byte, size), 0, 0, fieldModulus), ErrBodyWord},
		"r as the last whole":    {word(make([]byte, size), 3, 3, fieldModulus), ErrBodyWord},
		"a word of 256 set bits": {word(make([]byte, txBytes), 0, 0, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 256), big.NewInt(1))), ErrBodyWord},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := BodyWords(c.body, numTxs, txBytes); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

// A body that comes in parts of whole chunks has the hash it has in one, and no other body has it.
func TestBodyHashChainsChunks(t *testing.T) {
	const txBytes = 3
	body := make([]byte, 130*txBytes)
	for i := range body {
		body[i] = byte(i)
	}
	chain := func(chunks ...[]byte) (h common.Hash) {
		for _, c := range chunks {
			h = crypto.Keccak256Hash(h[:], crypto.Keccak256(c))
		}
		return h
	}
	chunk := 64 * txBytes
	for _, c := range []struct {
		txs    int
		chunks [][]byte
	}{
		{0, nil},
		{1, [][]byte{body[:txBytes]}},
		{64, [][]byte{body[:chunk]}},
		{65, [][]byte{body[:chunk], body[chunk : chunk+txBytes]}},
		{128, [][]byte{body[:chunk], body[chunk : 2*chunk]}},
		{130, [][]byte{body[:chunk], body[chunk : 2*chunk], body[2*chunk:]}},
	} {
		if got, want := BodyHash(body[:c.txs*txBytes], txBytes), chain(c.chunks...); got != want {
			t.Errorf("%d transactions: %s, want %s", c.txs, got, want)
		}
	}
	if BodyHash(body, txBytes) == BodyHash(body, 2*txBytes) {
		t.Error("the borders of chunks are not hashed")
	}
}

// The sum is written out here, power by power.
func TestFingerprintIsTheSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := drawTree(t)
		challenge := drawField(t, "challenge")
		body, txBytes := drawBody(t, tree)
		words, err := BodyWords(body, tree.NumTxs, txBytes)
		if err != nil {
			t.Fatal(err)
		}
		// Base node n of k transactions has the powers from k·W·n on.
		first := int64(tree.TxsPerBase) * int64(WordsPerTx(txBytes)) * int64(tree.FirstBase())
		want := new(big.Int)
		for j, w := range words {
			power := big.NewInt(first + int64(j))
			power.Exp(challenge, power, fieldModulus).Mul(power, w)
			want.Add(want, power).Mod(want, fieldModulus)
		}
		if got := Fingerprint(words, challenge); got.Cmp(want) != 0 {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// A change of any one word changes the fingerprint, unless the challenge is 0.
func TestFingerprintSeesEveryWord(t *testing.T) {
	challenge := big.NewInt(1234567)
	words, err := BodyWords(nil, 4, 140)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{Fingerprint(words, challenge).String(): -1}
	for j := range words {
		words[j].SetInt64(1)
		got := Fingerprint(words, challenge).String()
		if other, found := seen[got]; found {
			t.Fatalf("words %d and %d have one fingerprint", j, other)
		}
		seen[got] = j
		words[j].SetInt64(0)
	}
}

func TestBodyChallengeHashesEveryPart(t *testing.T) {
	base := BodyChallenge(big.NewInt(1), common.Address{1}, 2, common.Hash{3}, big.NewInt(4))
	for name, other := range map[string]*big.Int{
		"chain":      BodyChallenge(big.NewInt(2), common.Address{1}, 2, common.Hash{3}, big.NewInt(4)),
		"deployment": BodyChallenge(big.NewInt(1), common.Address{2}, 2, common.Hash{3}, big.NewInt(4)),
		"slot":       BodyChallenge(big.NewInt(1), common.Address{1}, 3, common.Hash{3}, big.NewInt(4)),
		"body":       BodyChallenge(big.NewInt(1), common.Address{1}, 2, common.Hash{4}, big.NewInt(4)),
		"txRoot":     BodyChallenge(big.NewInt(1), common.Address{1}, 2, common.Hash{3}, big.NewInt(5)),
	} {
		if other.Cmp(base) == 0 {
			t.Errorf("%s is not hashed", name)
		}
	}
	if !InField(base) {
		t.Error("challenge is not a field element")
	}
}
