// Package poseidon is the protocol's field hash, H(tag; x₁ … xₙ) of
// docs/PROTOCOL.md section 1: a Merkle–Damgård chain of the Poseidon2
// compression function (Grassi, Khovratovich, Schofnegger, "Poseidon2: A
// Faster Version of the Poseidon Hash Function", eprint 2023/323) over the
// BN254 scalar field, with the parameters of gnark-crypto: width 2, 6 full and
// 50 partial rounds.
//
//	h₀ = int("fernet." ‖ tag)       ASCII, big-endian
//	hᵢ = compress(hᵢ₋₁, xᵢ)
//
// The chain has no length padding. It needs none because each tag has one
// fixed number of inputs, which [Hash] enforces. circuit.Hash is its mirror.
package poseidon

import (
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/poseidon2"
)

// permutation is stateless once made, so all goroutines share it.
var permutation = poseidon2.NewDefaultPermutation()

// Hash returns H(tag; xs). It panics when the tag is unknown or xs is not of
// the tag's length: both are errors of the program, never of its input.
func Hash(tag Tag, xs ...fr.Element) fr.Element {
	h := tag.Initial(len(xs))
	for i := range xs {
		h = Compress(h, xs[i])
	}
	return h
}

// Compress is the 2-to-1 function the chain is made of: the right lane of the
// permutation plus the right input, as gnark-crypto's Permutation.Compress but
// without its way through bytes.
//
// It carries no tag. It is meant for the inner nodes of a Merkle tree of fixed
// depth with tagged leaves; everything else uses [Hash].
func Compress(left, right fr.Element) fr.Element {
	state := [2]fr.Element{left, right}
	if err := permutation.Permutation(state[:]); err != nil {
		panic(fmt.Sprintf("poseidon: %v", err)) // only for a state of another width
	}
	return *state[1].Add(&state[1], &right)
}
