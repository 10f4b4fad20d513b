package rules

import "fmt"

// ProofsPerNode is the number of proofs a node of the tree can hold.
const ProofsPerNode = 3

// RootNode is the heap index of the root.
const RootNode = 1

// Bounds of the transactions of a base rollup.
const (
	MinTxsPerBase = 2
	MaxTxsPerBase = 64
)

// MaxNodes is the largest tree whose full submission fits into one L1 transaction with the batch
// verifier: 63 nodes, 187 proofs. The next one would need 379 proofs, above the about 305 that
// 2^24 gas (EIP-7825) allow.
const MaxNodes = 63

// Tree is the shape of a block's proof tree. Nodes are numbered as in a binary
// heap: the root is 1, the children of node i are 2i and 2i+1; the last
// NumTxs/TxsPerBase nodes are base rollups of TxsPerBase transactions each, left to right.
type Tree struct{ NumTxs, TxsPerBase uint32 }

// CheckTxsPerBase reports whether a base rollup can hold so many transactions: a power of two,
// MinTxsPerBase to MaxTxsPerBase.
func CheckTxsPerBase(n uint32) error {
	if n < MinTxsPerBase || n > MaxTxsPerBase || n&(n-1) != 0 {
		return fmt.Errorf("%w, not %d", ErrTxsPerBase, n)
	}
	return nil
}

// MinTxs is the smallest block: two base rollups under one root.
func MinTxs(txsPerBase uint32) uint32 { return 2 * txsPerBase }

// MaxTxs is the largest block whose tree has no more than MaxNodes nodes.
func MaxTxs(txsPerBase uint32) uint32 { return (MaxNodes + 1) / 2 * txsPerBase }

// NewTree returns the tree of a block of numTxs transactions, a power of two of at least two base
// rollups of txsPerBase each. Its errors are ErrTxsPerBase and ErrNumTxs.
func NewTree(numTxs, txsPerBase uint32) (Tree, error) {
	if err := CheckTxsPerBase(txsPerBase); err != nil {
		return Tree{}, err
	}
	if numTxs < MinTxs(txsPerBase) || numTxs&(numTxs-1) != 0 {
		return Tree{}, fmt.Errorf("%w, here %d: %d", ErrNumTxs, MinTxs(txsPerBase), numTxs)
	}
	return Tree{numTxs, txsPerBase}, nil
}

// treeOfNodes returns a tree of so many nodes. A submission has the nodes of its tree, and does not
// tell how many transactions its base rollups hold: the tree has the fewest there can be.
func treeOfNodes(nodes int) (Tree, error) {
	tree, err := NewTree(uint32(min(nodes, 1<<30)+1), MinTxsPerBase)
	if err != nil {
		return Tree{}, fmt.Errorf("%w: %d nodes", ErrSubmissionLength, nodes)
	}
	return tree, nil
}

// NumNodes is NUM_NODES of the reward formula: 2 * NumTxs/TxsPerBase - 1.
func (t Tree) NumNodes() uint32 { return 2*t.NumBases() - 1 }

// NumBases is the number of base rollups.
func (t Tree) NumBases() uint32 { return t.NumTxs / t.TxsPerBase }

// FirstBase is the first node that is a base rollup.
func (t Tree) FirstBase() uint32 { return t.NumBases() }

// Contains reports whether the tree has the node.
func (t Tree) Contains(node uint32) bool { return node >= RootNode && node <= t.NumNodes() }

// IsBase reports whether the node is a base rollup.
func (t Tree) IsBase(node uint32) bool { return node >= t.FirstBase() && t.Contains(node) }

// Role is the role a prover of the node needs. The root is a merge.
func (t Tree) Role(node uint32) Role {
	if t.IsBase(node) {
		return RoleBase
	}
	return RoleMerge
}

// FirstTx is the index of the first of the transactions of a base node.
func (t Tree) FirstTx(base uint32) uint32 { return t.TxsPerBase * (base - t.FirstBase()) }

// Left is the left child of a node.
func Left(node uint32) uint32 { return 2 * node }

// Right is the right child of a node.
func Right(node uint32) uint32 { return 2*node + 1 }

// Parent is the parent of a node; the root's is 0, which no tree has.
func Parent(node uint32) uint32 { return node / 2 }
