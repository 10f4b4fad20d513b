package circuit

import (
	"fmt"
	"math/big"

	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/std/permutation/poseidon2"

	"fernet/prover/poseidon"
)

// Hash is H(tag; xs), the mirror of [poseidon.Hash]: 186 constraints an input.
// It panics when the tag is unknown or xs is not of the tag's length.
func Hash(api frontend.API, tag poseidon.Tag, xs ...frontend.Variable) frontend.Variable {
	return hashFrom(api, initialState(tag, len(xs)), xs...)
}

// Compress is the mirror of [poseidon.Compress].
func Compress(api frontend.API, left, right frontend.Variable) frontend.Variable {
	return hashFrom(api, left, right)
}

// initialState returns the constant a tag's chain starts from.
func initialState(tag poseidon.Tag, inputs int) *big.Int {
	h := tag.Initial(inputs)
	return h.BigInt(new(big.Int))
}

// hashFrom runs the chain from a given state, which is a tag's constant or, in
// the ticket, one of two.
func hashFrom(api frontend.API, state frontend.Variable, xs ...frontend.Variable) frontend.Variable {
	permutation, err := poseidon2.NewPoseidon2(api)
	if err != nil {
		panic(fmt.Sprintf("circuit: poseidon2: %v", err)) // only for another field
	}
	for _, x := range xs {
		state = permutation.Compress(state, x)
	}
	return state
}
