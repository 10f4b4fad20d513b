package circuit

import (
	"math/big"

	"github.com/consensys/gnark/frontend"

	"fernet/prover/ledger"
	"fernet/prover/poseidon"
)

// power returns 2ⁿ.
func power(n uint) *big.Int { return new(big.Int).Lsh(big.NewInt(1), n) }

// assertBits enforces 0 ≤ v < 2ⁿ and returns the bits, lowest first. n + 1 constraints.
func assertBits(api frontend.API, v frontend.Variable, n int) []frontend.Variable {
	return api.ToBinary(v, n)
}

// accountLeaf returns H("account"; address, balance, nonce).
func accountLeaf(api frontend.API, address, balance, nonce frontend.Variable) frontend.Variable {
	return Hash(api, poseidon.TagAccount, address, balance, nonce)
}

// PathWitness is a ledger.Path in a circuit.
type PathWitness [ledger.TreeDepth][poseidon.Arity - 1]frontend.Variable

func assignPath(path ledger.Path) (w PathWitness) {
	for level, siblings := range path {
		for k := range siblings {
			w[level][k] = siblings[k]
		}
	}
	return w
}

// climb returns the root of the accounts tree that has the given leaf at the index with the given bits. The bits must have
// been constrained to be boolean. 267 constraints a level.
func climb(api frontend.API, leaf frontend.Variable, index []frontend.Variable, path PathWitness) frontend.Variable {
	n := leaf
	for level, siblings := range path {
		n = Compress(api, withSiblings(api, n, index[2*level], index[2*level+1], siblings))
	}
	return n
}

// withSiblings returns the four children of a node's parent, of which it is the one at the place with
// the bits low and high: the mirror of ledger's Siblings.with. It puts the node into its pair, and
// then the pair into the four. 3 constraints.
func withSiblings(
	api frontend.API, node, low, high frontend.Variable, siblings [poseidon.Arity - 1]frontend.Variable,
) [poseidon.Arity]frontend.Variable {
	// swapped returns b, a if the bit is set and a, b otherwise.
	swapped := func(bit, a, b frontend.Variable) (first, second frontend.Variable) {
		move := api.Mul(bit, api.Sub(b, a))
		return api.Add(a, move), api.Sub(b, move)
	}
	first, second := swapped(low, node, siblings[0])
	var children [poseidon.Arity]frontend.Variable
	children[0], children[2] = swapped(high, first, siblings[1])
	children[1], children[3] = swapped(high, second, siblings[2])
	return children
}
