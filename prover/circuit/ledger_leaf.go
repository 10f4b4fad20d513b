package circuit

import (
	"math/big"

	"github.com/consensys/gnark/frontend"

	"fernet/prover/ledger"
	"fernet/prover/poseidon"
)

// nonceBits is the width of an account's nonce.
const nonceBits = 64

// power returns 2ⁿ.
func power(n uint) *big.Int { return new(big.Int).Lsh(big.NewInt(1), n) }

// packWith96 returns low | high << 96, where low has 96 bits.
func packWith96(api frontend.API, low, high frontend.Variable) frontend.Variable {
	return api.Add(low, api.Mul(high, power(ledger.AmountBits)))
}

// assertBits enforces 0 ≤ v < 2ⁿ and returns the bits, lowest first. n + 1 constraints.
func assertBits(api frontend.API, v frontend.Variable, n int) []frontend.Variable {
	return api.ToBinary(v, n)
}

// accountPrefix hashes what the leaves of one account before and after a transfer have in common: its address.
func accountPrefix(api frontend.API, address frontend.Variable) frontend.Variable {
	return hashFrom(api, initialState(poseidon.TagAccount, 2), address)
}

// accountLeaf returns H("account"; address, balance | nonce << 96), given the second value.
func accountLeaf(api frontend.API, prefix, contents frontend.Variable) frontend.Variable {
	return Compress(api, prefix, contents)
}

// climb returns the root of the accounts tree that has the given leaf at the index with the given bits. The bits must have
// been constrained to be boolean.
func climb(api frontend.API, leaf frontend.Variable, index []frontend.Variable, path [ledger.TreeDepth]frontend.Variable) frontend.Variable {
	n := leaf
	for level, sibling := range path {
		// A set bit puts the sibling on the left.
		swap := api.Mul(index[level], api.Sub(sibling, n))
		n = Compress(api, api.Add(n, swap), api.Sub(sibling, swap))
	}
	return n
}
