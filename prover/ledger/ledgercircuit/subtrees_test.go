package ledgercircuit

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"

	"fernet/prover/ledger"
)

// The place of a subtree is 1 at its number and 0 elsewhere, for all of them.
func TestPlaceOfSubtree(t *testing.T) {
	ccs := compileGadget(t, 4+ledger.NumSubtrees, func(api frontend.API, in []frontend.Variable) {
		place := placeOfSubtree(api, in[:4])
		for i := range place {
			api.AssertIsEqual(place[i], in[4+i])
		}
	})
	require.Equal(t, 11+ledger.NumSubtrees, ccs.GetNbConstraints())
	for number := range ledger.NumSubtrees {
		for claimed := range ledger.NumSubtrees {
			in := make([]any, 4+ledger.NumSubtrees)
			for i := range in {
				in[i] = 0
			}
			for bit := range 4 {
				in[bit] = number >> bit & 1
			}
			in[4+claimed] = 1
			require.Equal(t, number == claimed, isSolved(t, ccs, values(in...)) == nil, "%d for %d", claimed, number)
		}
	}
}

// One subtree is read, and only that one moves.
func TestSubtreeMoves(t *testing.T) {
	const n = ledger.NumSubtrees
	ccs := compileGadget(t, 2*n+6, func(api frontend.API, in []frontend.Variable) {
		subtrees := SubtreesWitness(in[:n])
		place := placeOfSubtree(api, in[2*n:][:4])
		api.AssertIsEqual(subtrees.at(api, &place), in[2*n+4])
		subtrees.move(api, &place, in[2*n+5])
		for i := range subtrees {
			api.AssertIsEqual(subtrees[i], in[n+i])
		}
	})
	require.Equal(t, 11+16+16+1+n, ccs.GetNbConstraints())
	for number := range n {
		in := make([]any, 2*n+6)
		for i := range n {
			in[i], in[n+i] = num(int64(100*i-50)), num(int64(100*i-50))
		}
		in[n+number] = num(int64(100*number - 57))
		for bit := range 4 {
			in[2*n+bit] = number >> bit & 1
		}
		in[2*n+4], in[2*n+5] = in[number], num(-7)
		require.NoError(t, isSolved(t, ccs, values(in...)))
		for i := range n {
			other := append([]any{}, in...)
			other[n+i] = num(3)
			require.Error(t, isSolved(t, ccs, values(other...)), "subtree %d moves with %d", i, number)
		}
		in[2*n+4] = num(3)
		require.Error(t, isSolved(t, ccs, values(in...)), "another is read for %d", number)
	}
}

// A node goes to its place among its siblings as in the ledger: for all leaves that differ in one
// level.
func TestClimbMatchesNative(t *testing.T) {
	const bits, siblings = 3 * ledger.PathLevels, ledger.Arity - 1
	ccs := compileGadget(t, 2+bits+ledger.PathLevels*siblings, func(api frontend.API, in []frontend.Variable) {
		var path PathWitness
		for level := range path {
			path[level] = [siblings]frontend.Variable(in[2+bits+level*siblings:])
		}
		api.AssertIsEqual(in[0], climb(api, in[1], in[2:][:bits], path))
	})
	require.Equal(t, 370*ledger.PathLevels+1, ccs.GetNbConstraints())
	tree := leaves{}
	for index := range uint32(600) {
		tree[7*index] = num(int64(index + 1))
	}
	var indices []uint32
	for level := range ledger.PathLevels {
		for place := range uint32(ledger.Arity) {
			indices = append(indices, 0o1234&^(7<<(3*level))|place<<(3*level))
		}
	}
	root := tree.node(ledger.PathLevels, 0)
	for _, index := range indices {
		in := []any{root, tree[index]}
		for bit := range bits {
			in = append(in, index>>bit&1)
		}
		for _, level := range tree.path(index) {
			for _, sibling := range level {
				in = append(in, sibling)
			}
		}
		require.NoError(t, isSolved(t, ccs, values(in...)), "%o", index)
		in[1] = plus(in[1].(fr.Element), num(1))
		require.Error(t, isSolved(t, ccs, values(in...)), "%o", index)
	}
}
