package rules

import (
	"errors"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"pgregory.net/rapid"
)

const testWordsPerTx = 8

// drawBody draws a body that L1 takes.
func drawBody(t *rapid.T, tree Tree) []byte {
	var body []byte
	for range rapid.IntRange(0, testWordsPerTx*int(tree.NumTxs)).Draw(t, "words") {
		body = append(body, common.BigToHash(drawField(t, "word")).Bytes()...)
	}
	return body
}

func TestBodyWordsAreThoseOfTheBody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := drawTree(t)
		body := drawBody(t, tree)
		words, err := BodyWords(body, tree, testWordsPerTx)
		if err != nil {
			t.Fatal(err)
		}
		if len(words) != testWordsPerTx*int(tree.NumTxs) {
			t.Fatalf("%d words", len(words))
		}
		for j, w := range words {
			want := new(big.Int)
			if at := 32 * j; at < len(body) {
				want.SetBytes(body[at : at+32])
			}
			if w.Cmp(want) != 0 {
				t.Fatalf("word %d is %v, want %v", j, w, want)
			}
		}
	})
}

func TestBodyWordsNameTheBrokenRule(t *testing.T) {
	tree := Tree{4, 2}
	size := testWordsPerTx * 4 * BodyWordSize
	word := func(body []byte, j int, v *big.Int) []byte {
		copy(body[32*j:], common.BigToHash(v).Bytes())
		return body
	}
	last := new(big.Int).Sub(fieldModulus, big.NewInt(1))
	for name, c := range map[string]struct {
		body []byte
		want error
	}{
		"empty":                  {nil, nil},
		"full":                   {make([]byte, size), nil},
		"words of r - 1":         {word(make([]byte, size), testWordsPerTx*4-1, last), nil},
		"a byte":                 {make([]byte, 1), ErrBodyLength},
		"a byte less":            {make([]byte, size-1), ErrBodyLength},
		"a byte more":            {make([]byte, size+1), ErrBodyLength},
		"a word more":            {make([]byte, size+32), ErrBodyTooLong},
		"r":                      {word(make([]byte, size), 0, fieldModulus), ErrBodyWord},
		"r as the last word":     {word(make([]byte, size), testWordsPerTx*4-1, fieldModulus), ErrBodyWord},
		"a word of 256 set bits": {word(make([]byte, 32), 0, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 256), big.NewInt(1))), ErrBodyWord},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := BodyWords(c.body, tree, testWordsPerTx); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

// The sum is written out here, power by power.
func TestFingerprintIsTheSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := drawTree(t)
		challenge := drawField(t, "challenge")
		words, err := BodyWords(drawBody(t, tree), tree, testWordsPerTx)
		if err != nil {
			t.Fatal(err)
		}
		want := new(big.Int)
		for j, w := range words {
			power := big.NewInt(int64(tree.TxsPerBase*testWordsPerTx*tree.FirstBase()) + int64(j))
			power.Exp(challenge, power, fieldModulus).Mul(power, w)
			want.Add(want, power).Mod(want, fieldModulus)
		}
		if got := Fingerprint(words, challenge, tree, testWordsPerTx); got.Cmp(want) != 0 {
			t.Fatalf("got %v, want %v", got, want)
		}
		// Words that are left out at the end count as zero.
		for len(words) > 0 && words[len(words)-1].Sign() == 0 {
			words = words[:len(words)-1]
		}
		if got := Fingerprint(words, challenge, tree, testWordsPerTx); got.Cmp(want) != 0 {
			t.Fatalf("without the zeros at the end: got %v, want %v", got, want)
		}
	})
}

// A change of any one word changes the fingerprint, unless the challenge is 0.
func TestFingerprintSeesEveryWord(t *testing.T) {
	tree, challenge := Tree{4, 2}, big.NewInt(1234567)
	words, err := BodyWords(make([]byte, 64), tree, testWordsPerTx)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{Fingerprint(words, challenge, tree, testWordsPerTx).String(): -1}
	for j := range words {
		words[j].SetInt64(1)
		got := Fingerprint(words, challenge, tree, testWordsPerTx).String()
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
