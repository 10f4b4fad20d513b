// Package poseidon is the protocol's field hash, H(tag; x₁ … xₙ) of docs/PROTOCOL.md section 1: one
// Poseidon2 permutation (Grassi, Khovratovich, Schofnegger, "Poseidon2: A Faster Version of the
// Poseidon Hash Function", eprint 2023/323) over the BN254 scalar field, used as a sponge that
// absorbs all inputs at once:
//
//	H(tag; x₁ … xₙ) = P(int("fernet." ‖ tag ‖ n), x₁ … xₙ, 0 … 0)[1]      n + 1 ≤ t, t ∈ {4, 8, 12, 16}
//
// t is the least width that fits. The first element of the state is the capacity: it holds the tag
// and the number of inputs as ASCII and one byte, read as a big-endian integer, so that no two uses
// of the hash share a state. The parameters are gnark-crypto's, with the 8 full rounds and the 56
// or 57 partial rounds that the designers' script gives for 128 bits of security with its margin.
//
// gadget.Hash and gadget.Compress are the mirrors of [Hash] and [Compress].
package poseidon

import (
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/poseidon2"
)

// FullRounds is the number of full rounds of every permutation.
const FullRounds = 8

// Widths are the widths of the permutations, in rising order.
func Widths() []int { return []int{4, 8, 12, 16} }

// PartialRounds returns the number of partial rounds of the permutation of a width. It panics for a
// width that is not one of [Widths].
func PartialRounds(width int) int {
	switch width {
	case 4:
		return 56
	case 8, 12, 16:
		return 57
	}
	panic(fmt.Sprintf("poseidon: no permutation of width %d", width))
}

// Width returns the least width with room for the capacity and a number of inputs. It panics when
// there is none.
func Width(inputs int) int {
	for _, width := range Widths() {
		if inputs < width {
			return width
		}
	}
	panic(fmt.Sprintf("poseidon: no permutation takes %d inputs", inputs))
}

// permutations are by width. They are stateless once made, so all goroutines share them.
var permutations = func() map[int]*poseidon2.Permutation {
	made := map[int]*poseidon2.Permutation{}
	for _, width := range Widths() {
		made[width] = poseidon2.NewPermutation(width, FullRounds, PartialRounds(width))
	}
	return made
}()

// maxWidth is the largest of [Widths].
const maxWidth = 16

// Hash returns H(tag; xs). It panics when the tag is unknown or xs is not of the tag's length: both
// are errors of the program, never of its input.
func Hash(tag Tag, xs ...fr.Element) fr.Element {
	var room [maxWidth]fr.Element
	state := room[:Width(len(xs))]
	state[0] = tag.Initial(len(xs))
	copy(state[1:], xs)
	permute(state)
	return state[1]
}

// Compress is the function of the inner nodes of a Merkle tree whose nodes have t children, t being
// one of [Widths]: the first element of the permutation of width t plus the first input (eprint
// 2023/323, section 3.1, compression mode). It panics for another number of children.
//
// It carries no tag. It is meant for trees of fixed shape with tagged leaves; everything else uses
// [Hash].
func Compress(children ...fr.Element) fr.Element {
	var room [maxWidth]fr.Element
	state := room[:len(children)]
	copy(state, children)
	permute(state)
	return *state[0].Add(&state[0], &children[0])
}

// permute panics for a state that is none of [Widths] wide.
func permute(state []fr.Element) {
	permutation, ok := permutations[len(state)]
	if !ok {
		panic(fmt.Sprintf("poseidon: no permutation of width %d", len(state)))
	}
	if err := permutation.Permutation(state); err != nil {
		panic(fmt.Sprintf("poseidon: %v", err)) // only for a state of another width
	}
}
