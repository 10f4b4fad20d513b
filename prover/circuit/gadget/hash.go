// Package gadget holds what circuits are made of and what knows neither the protocol nor an
// application: the field hash, Baby Jubjub and its scalars, Elligator2, ranges. For gnark's Groth16
// over BN254; none uses a commitment, so none needs range checks by lookup.
package gadget

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/std/permutation/poseidon2"

	"fernet/prover/poseidon"
)

// Hash is H(tag; xs), the mirror of [poseidon.Hash]: 264 constraints for up to 3 inputs, 363 for up
// to 7, 459 for up to 11 and 555 for up to 15. It panics when the tag is unknown or xs is not of
// the tag's length.
func Hash(api frontend.API, tag poseidon.Tag, xs ...frontend.Variable) frontend.Variable {
	return HashFrom(api, InitialState(tag, len(xs)), xs...)
}

// Compress is the mirror of [poseidon.Compress]: 264 constraints for 4 children, 363 for 8 and 555
// for 16.
func Compress(api frontend.API, children ...frontend.Variable) frontend.Variable {
	state := slices.Clone(children)
	permute(api, state)
	return api.Add(state[0], children[0])
}

// InitialState returns the constant that is the capacity of a tag's hash.
func InitialState(tag poseidon.Tag, inputs int) *big.Int {
	h := tag.Initial(inputs)
	return h.BigInt(new(big.Int))
}

// HashFrom hashes with a given capacity, which is a tag's constant or, in the ticket, one of two.
func HashFrom(api frontend.API, capacity frontend.Variable, xs ...frontend.Variable) frontend.Variable {
	state := make([]frontend.Variable, poseidon.Width(len(xs)))
	state[0] = capacity
	copy(state[1:], xs)
	for i := 1 + len(xs); i < len(state); i++ {
		state[i] = 0
	}
	permute(api, state)
	return state[1]
}

func permute(api frontend.API, state []frontend.Variable) {
	width := len(state)
	permutation, err := poseidon2.NewPoseidon2FromParameters(api, width, poseidon.FullRounds, poseidon.PartialRounds(width))
	if err == nil {
		err = permutation.Permutation(state)
	}
	if err != nil {
		panic(fmt.Sprintf("circuit: poseidon2: %v", err)) // only for another field or width
	}
}
