package tree

import (
	"cmp"
	"math/big"
	"math/bits"
)

// sum is an unsigned integer of 192 bits, low word first. Scores are below 2^143 and a tree
// has fewer than 2^34 proofs, so no total overflows; it spares the search millions of big.Int.
type sum [3]uint64

// scoreBits is the width of a score, rules.Score.
const scoreBits = 143

// toSum converts an integer of at most scoreBits bits, and is false for another.
func toSum(x *big.Int) (sum, bool) {
	if x == nil || x.Sign() < 0 || x.BitLen() > scoreBits {
		return sum{}, false
	}
	var words [24]byte
	x.FillBytes(words[:])
	var s sum
	for i, b := range words {
		w := (23 - i) / 8
		s[w] = s[w]<<8 | uint64(b)
	}
	return s, true
}

func (s sum) add(t sum) sum {
	var carry uint64
	s[0], carry = bits.Add64(s[0], t[0], 0)
	s[1], carry = bits.Add64(s[1], t[1], carry)
	s[2], _ = bits.Add64(s[2], t[2], carry)
	return s
}

func (s sum) compare(t sum) int {
	return cmp.Or(cmp.Compare(s[2], t[2]), cmp.Compare(s[1], t[1]), cmp.Compare(s[0], t[0]))
}

func (s sum) big() *big.Int {
	x := new(big.Int)
	for i := len(s) - 1; i >= 0; i-- {
		x.Lsh(x, 64).Or(x, new(big.Int).SetUint64(s[i]))
	}
	return x
}

// gap is how much more than a value it is; 0 when it is not more.
func (s sum) gap(value sum) *big.Int {
	if s.compare(value) <= 0 {
		return new(big.Int)
	}
	most := s.big()
	return most.Sub(most, value.big())
}
