package poseidon

import (
	"math/big"
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/poseidon2"
	"github.com/stretchr/testify/require"
)

// TestHashMatchesGnarkCrypto builds the state from its definition and runs gnark-crypto's
// permutation.
func TestHashMatchesGnarkCrypto(t *testing.T) {
	for tag, spec := range tagSpecs {
		inputs := make([]fr.Element, spec.inputs)
		for i := range inputs {
			_, err := inputs[i].SetRandom()
			require.NoError(t, err)
		}
		inputs[0].SetInt64(-1) // r - 1
		inputs[1].SetZero()

		width, partial := 4, 56
		for len(inputs) >= width {
			width, partial = width+4, 57
		}
		state := make([]fr.Element, width)
		state[0].SetBigInt(new(big.Int).SetBytes(append([]byte("fernet."+string(tag)), byte(len(inputs)))))
		copy(state[1:], inputs)
		require.NoError(t, poseidon2.NewPermutation(width, 8, partial).Permutation(state))
		require.Equal(t, state[1], Hash(tag, inputs...), "tag %s", tag)
	}
}

// TestCompressMatchesGnarkCrypto: each child counts, and in its place.
func TestCompressMatchesGnarkCrypto(t *testing.T) {
	for width, partial := range map[int]int{4: 56, 8: 57, 12: 57, 16: 57} {
		children := make([]fr.Element, width)
		for i := range children {
			children[i].SetInt64(int64(i) - 2) // some are small, two are just below r
		}
		state := slices.Clone(children)
		require.NoError(t, poseidon2.NewPermutation(width, 8, partial).Permutation(state))
		want := *state[0].Add(&state[0], &children[0])
		require.Equal(t, want, Compress(children...))
		for i := range children {
			for j := range i {
				swapped := slices.Clone(children)
				swapped[i], swapped[j] = children[j], children[i]
				require.NotEqual(t, want, Compress(swapped...))
			}
		}
	}
	require.Panics(t, func() { Compress(make([]fr.Element, 5)...) })
	require.Panics(t, func() { Compress(make([]fr.Element, 2)...) })
}

// TestHashVectors pins the construction: a change of parameters upstream or of
// the chain shows here first.
func TestHashVectors(t *testing.T) {
	one, two := fr.NewElement(1), fr.NewElement(2)
	got := Hash(TagTxNode, one, two)
	require.Equal(t, txNodeOfOneAndTwo, got.String())
	require.NotEqual(t, Hash(TagAddress, one, two), got, "tags must separate")
	require.NotEqual(t, Hash(TagTxNode, two, one), got, "order must matter")
}

const txNodeOfOneAndTwo = "13019648649075804835425162923493871262946124780489938243679228437328317623554"

func TestHashRefusesWrongUse(t *testing.T) {
	one := fr.NewElement(1)
	require.Panics(t, func() { Hash(TagTxNode, one) })
	require.Panics(t, func() { Hash(TagTxNode, one, one, one) })
	require.Panics(t, func() { Hash("no such tag", one, one) })
	require.Panics(t, func() { Hash("", one, one) })
	require.Panics(t, func() { newTagSpec("a tag of twenty-four byt", 1) })
	require.Panics(t, func() { newTagSpec("tag", 0) })
	require.Panics(t, func() { newTagSpec("tag", maxWidth) })
	require.Panics(t, func() { PartialRounds(2) })
	require.Panics(t, func() { Width(maxWidth) })
}

var tagOfTest = NewTag("test", 2)

// An application's tag separates its hashes from the protocol's, and none is given twice.
func TestTagOfAnApplication(t *testing.T) {
	one, two := fr.NewElement(1), fr.NewElement(2)
	require.NotEqual(t, Hash(TagTxNode, one, two), Hash(tagOfTest, one, two))
	require.Panics(t, func() { Hash(tagOfTest, one) })
	require.Panics(t, func() { NewTag("test", 2) })
	require.Panics(t, func() { NewTag(string(TagTxNode), 3) })
}

func TestHashIsSafeForConcurrentUse(t *testing.T) {
	one := fr.NewElement(1)
	want := Hash(TagTxNode, one, one)
	results := make(chan fr.Element)
	for range 8 {
		go func() { results <- Hash(TagTxNode, one, one) }()
	}
	for range 8 {
		require.Equal(t, want, <-results)
	}
}

func BenchmarkHash(b *testing.B) {
	one := fr.NewElement(1)
	b.ReportAllocs()
	for b.Loop() {
		one = Hash(TagTxNode, one, one)
	}
}
