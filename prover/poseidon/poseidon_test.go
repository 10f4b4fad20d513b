package poseidon

import (
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/poseidon2"
	"github.com/stretchr/testify/require"
)

// TestHashMatchesGnarkCrypto chains gnark-crypto's byte interface, which is
// independent of this package's way into the permutation.
func TestHashMatchesGnarkCrypto(t *testing.T) {
	reference := poseidon2.NewDefaultPermutation()
	for tag, spec := range tagSpecs {
		inputs := make([]fr.Element, spec.inputs)
		for i := range inputs {
			_, err := inputs[i].SetRandom()
			require.NoError(t, err)
		}
		inputs[0].SetInt64(-1) // r - 1
		inputs[1].SetZero()

		state := make([]byte, fr.Bytes)
		new(big.Int).SetBytes([]byte("fernet." + string(tag))).FillBytes(state)
		for i := range inputs {
			var err error
			state, err = reference.Compress(state, inputs[i].Marshal())
			require.NoError(t, err)
		}
		got := Hash(tag, inputs...)
		require.Equal(t, state, got.Marshal(), "tag %s", tag)
	}
}

// TestHashVectors pins the construction: a change of parameters upstream or of
// the chain shows here first.
func TestHashVectors(t *testing.T) {
	one, two := fr.NewElement(1), fr.NewElement(2)
	got := Hash(TagNode, one, two)
	require.Equal(t, nodeOfOneAndTwo, got.String())
	require.NotEqual(t, Hash(TagTxNode, one, two), got, "tags must separate")
	require.NotEqual(t, Hash(TagNode, two, one), got, "order must matter")
}

const nodeOfOneAndTwo = "12280051489585027110370314461082276573368966058588564131305264747008873176021"

func TestHashRefusesWrongUse(t *testing.T) {
	one := fr.NewElement(1)
	require.Panics(t, func() { Hash(TagNode, one) })
	require.Panics(t, func() { Hash(TagNode, one, one, one) })
	require.Panics(t, func() { Hash("no such tag", one, one) })
	require.Panics(t, func() { Hash("", one, one) })
	require.Panics(t, func() { newTagSpec("a tag of thirty-two bytes, or so", 1) })
}

func TestHashIsSafeForConcurrentUse(t *testing.T) {
	one := fr.NewElement(1)
	want := Hash(TagNode, one, one)
	results := make(chan fr.Element)
	for range 8 {
		go func() { results <- Hash(TagNode, one, one) }()
	}
	for range 8 {
		require.Equal(t, want, <-results)
	}
}

func BenchmarkHash(b *testing.B) {
	one := fr.NewElement(1)
	b.ReportAllocs()
	for b.Loop() {
		one = Hash(TagNode, one, one)
	}
}
