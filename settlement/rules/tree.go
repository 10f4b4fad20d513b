package rules

import "fmt"

// ProofsPerNode is the number of proofs a node of the tree can hold.
const ProofsPerNode = 3

// RootNode is the heap index of the root.
const RootNode = 1

// MinTxs is the smallest block: two base rollups under one root.
const MinTxs = 4

// Role is a bit of a staker's role set.
type Role uint8

// Roles a staker signs up for, separately.
const (
	RoleSequencer Role = 1 << iota
	RoleBase
	RoleMerge

	AllRoles = RoleSequencer | RoleBase | RoleMerge
)

// Has reports whether the set holds every role of other.
func (r Role) Has(other Role) bool { return r&other == other }

// String returns the roles joined by "+", "none" for the empty set.
func (r Role) String() string {
	s := ""
	for _, n := range []struct {
		role Role
		name string
	}{{RoleSequencer, "sequencer"}, {RoleBase, "base"}, {RoleMerge, "merge"}} {
		if r&n.role != 0 {
			if s != "" {
				s += "+"
			}
			s += n.name
		}
	}
	if s == "" {
		return "none"
	}
	return s
}

// Tree is the shape of a block's proof tree. Nodes are numbered as in a binary
// heap: the root is 1, the children of node i are 2i and 2i+1; the last
// NumTxs/2 nodes are base rollups of two transactions each, left to right.
type Tree struct{ NumTxs uint32 }

// NewTree returns the tree of a block of numTxs transactions, a power of two of at least MinTxs.
func NewTree(numTxs uint32) (Tree, error) {
	if numTxs < MinTxs || numTxs&(numTxs-1) != 0 {
		return Tree{}, fmt.Errorf("%w: %d", ErrNumTxs, numTxs)
	}
	return Tree{numTxs}, nil
}

// NumNodes is NUM_NODES of the reward formula: NumTxs - 1.
func (t Tree) NumNodes() uint32 { return t.NumTxs - 1 }

// NumBases is the number of base rollups.
func (t Tree) NumBases() uint32 { return t.NumTxs / 2 }

// FirstBase is the first node that is a base rollup.
func (t Tree) FirstBase() uint32 { return t.NumTxs / 2 }

// Contains reports whether the tree has the node.
func (t Tree) Contains(node uint32) bool { return node >= RootNode && node < t.NumTxs }

// IsBase reports whether the node is a base rollup.
func (t Tree) IsBase(node uint32) bool { return node >= t.FirstBase() && node < t.NumTxs }

// Role is the role a prover of the node needs. The root is a merge.
func (t Tree) Role(node uint32) Role {
	if t.IsBase(node) {
		return RoleBase
	}
	return RoleMerge
}

// FirstTx is the index of the first of the two transactions of a base node.
func (t Tree) FirstTx(base uint32) uint32 { return 2 * (base - t.FirstBase()) }

// Left is the left child of a node.
func Left(node uint32) uint32 { return 2 * node }

// Right is the right child of a node.
func Right(node uint32) uint32 { return 2*node + 1 }

// Parent is the parent of a node; the root's is 0, which no tree has.
func Parent(node uint32) uint32 { return node / 2 }
