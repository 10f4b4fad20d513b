package ledgercircuit

import (
	"github.com/consensys/gnark/frontend"

	"fernet/prover/circuit/gadget"
	"fernet/prover/ledger"
	"fernet/prover/poseidon"
)

// assertBits enforces 0 ≤ v < 2ⁿ and returns the bits, lowest first. n + 1 constraints.
func assertBits(api frontend.API, v frontend.Variable, n int) []frontend.Variable {
	return api.ToBinary(v, n)
}

// accountLeaf returns H("account"; address, balance, nonce).
func accountLeaf(api frontend.API, address, balance, nonce frontend.Variable) frontend.Variable {
	return gadget.Hash(api, poseidon.TagAccount, address, balance, nonce)
}

// PathWitness is a ledger.Path in a circuit.
type PathWitness [ledger.PathLevels][ledger.Arity - 1]frontend.Variable

func assignPath(path ledger.Path) (w PathWitness) {
	for level, siblings := range path {
		for k := range siblings {
			w[level][k] = siblings[k]
		}
	}
	return w
}

// climb returns the root of the subtree that has the given leaf at the index with the given bits.
// The bits must have been constrained to be boolean. 370 constraints a level.
func climb(api frontend.API, leaf frontend.Variable, index []frontend.Variable, path PathWitness) frontend.Variable {
	n := leaf
	for level, siblings := range path {
		n = gadget.Compress(api, withSiblings(api, n, index[3*level:][:3], siblings)...)
	}
	return n
}

// withSiblings returns the children of a node's parent, of which it is the one at the place with
// the given bits: the mirror of ledger's Siblings.with. It puts the node into its pair, the pair
// into the four, and the four into the eight. 7 constraints.
func withSiblings(
	api frontend.API, node frontend.Variable, place []frontend.Variable, siblings [ledger.Arity - 1]frontend.Variable,
) []frontend.Variable {
	group, others := []frontend.Variable{node}, siblings[:]
	for _, bit := range place {
		n := len(group)
		both := make([]frontend.Variable, 2*n)
		for i, own := range group {
			// Where the bit is set the others come first.
			move := api.Mul(bit, api.Sub(others[i], own))
			both[i], both[n+i] = api.Add(own, move), api.Sub(others[i], move)
		}
		group, others = both, others[n:]
	}
	return group
}
