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

// TestHashVectors pins the construction at every width: a change of parameters upstream or of the
// chain shows here first.
func TestHashVectors(t *testing.T) {
	counting := func(n int) []fr.Element { // 1, 2, … n
		xs := make([]fr.Element, n)
		for i := range xs {
			xs[i].SetUint64(uint64(i + 1))
		}
		return xs
	}
	for tag, want := range map[Tag]string{
		TagTxNode:    "13019648649075804835425162923493871262946124780489938243679228437328317623554",
		TagClaim:     "17628953510830370614161855764839375392902877682031905653303350551797276712350",
		TagChallenge: "9597224169309461473201361689678484775205976818881320906810724017227745915261",
	} {
		got := Hash(tag, counting(tagSpecs[tag].inputs)...)
		require.Equal(t, want, got.String(), "tag %s", tag)
	}
	for width, want := range map[int]string{
		4:  "15505005361706012551741834895355031099510014664842462842053262257331543442866",
		8:  "1560309679398480135637530296453394701947175812702002696334681214336713681548",
		12: "5750460161951980703677048142994726876947135479386877924902793610125104653886",
		16: "8114213766392025941471779440677213164607911129977874322319977596355010680430",
	} {
		got := Compress(counting(width)...)
		require.Equal(t, want, got.String(), "%d children", width)
	}
	one, two := fr.NewElement(1), fr.NewElement(2)
	require.NotEqual(t, Hash(TagAddress, one, two), Hash(TagTxNode, one, two), "tags must separate")
	require.NotEqual(t, Hash(TagTxNode, two, one), Hash(TagTxNode, one, two), "order must matter")
}

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
