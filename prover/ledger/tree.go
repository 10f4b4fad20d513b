package ledger

import (
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/poseidon"
)

// TreeDepth is the number of levels below the root of the accounts tree; a ledger has 2^TreeDepth accounts.
const TreeDepth = 16

// MaxAccounts is the number of leaves of the accounts tree.
const MaxAccounts = 1 << TreeDepth

// Account is a used leaf of the accounts tree.
type Account struct {
	Address Address
	Balance Amount // wei
	Nonce   uint64 // of the next transfer the account sends
}

// leaf returns H("account"; address, balance | nonce << 96).
func (a Account) leaf() fr.Element {
	var nonce fr.Element
	nonce.SetUint64(a.Nonce)
	return poseidon.Hash(poseidon.TagAccount, a.Address.Element(), pack(a.Balance.Element(), nonce))
}

// Path is a leaf's siblings, from the leaf's own up to the child of the root.
type Path [TreeDepth]fr.Element

// node is a subtree with at least one account. Nodes are never modified once made, so that states share what they have in common.
type node struct {
	hash        fr.Element
	left, right *node    // both nil in a leaf
	account     *Account // nil but in a leaf
}

// emptyHash[k] is the hash of an empty subtree of k levels: 0 for a leaf.
var emptyHash = func() (h [TreeDepth + 1]fr.Element) {
	for k := range TreeDepth {
		h[k+1] = poseidon.Compress(h[k], h[k])
	}
	return h
}()

// hashAt returns the hash of a subtree of the given number of levels, nil being the empty one.
func hashAt(n *node, levels int) fr.Element {
	if n == nil {
		return emptyHash[levels]
	}
	return n.hash
}

// join returns the subtree of levels+1 levels over two of levels levels.
func join(left, right *node, levels int) *node {
	if left == nil && right == nil {
		return nil
	}
	return &node{hash: poseidon.Compress(hashAt(left, levels), hashAt(right, levels)), left: left, right: right}
}

// get returns the account at index, nil for an empty leaf, and its path.
func get(root *node, index uint32) (*Account, Path) {
	var path Path
	n := root
	for level := TreeDepth - 1; level >= 0; level-- {
		var left, right *node
		if n != nil {
			left, right = n.left, n.right
		}
		if index>>level&1 == 0 {
			n, path[level] = left, hashAt(right, level)
		} else {
			n, path[level] = right, hashAt(left, level)
		}
	}
	if n == nil {
		return nil, path
	}
	return n.account, path
}

// set returns a tree that differs from root in one leaf only. It makes TreeDepth + 1 nodes and shares the rest.
func set(root *node, index uint32, account Account) *node {
	return setAt(root, TreeDepth, index, account)
}

func setAt(n *node, levels int, index uint32, account Account) *node {
	if levels == 0 {
		return &node{hash: account.leaf(), account: &account}
	}
	var left, right *node
	if n != nil {
		left, right = n.left, n.right
	}
	levels--
	if index>>levels&1 == 0 {
		left = setAt(left, levels, index, account)
	} else {
		right = setAt(right, levels, index, account)
	}
	return join(left, right, levels)
}

// build returns the tree of the given accounts, hashing each node once.
func build(accounts map[uint32]Account) *node {
	level := make(map[uint32]*node, len(accounts))
	for index, account := range accounts {
		level[index] = &node{hash: account.leaf(), account: &account}
	}
	for levels := range TreeDepth {
		above := make(map[uint32]*node, len(level))
		for index := range level {
			if _, done := above[index>>1]; !done {
				above[index>>1] = join(level[index&^1], level[index|1], levels)
			}
		}
		level = above
	}
	return level[0]
}

// each calls yield for the accounts of a subtree in order of index, until it returns false.
func each(n *node, levels int, index uint32, yield func(uint32, Account) bool) bool {
	switch {
	case n == nil:
		return true
	case levels == 0:
		return yield(index, *n.account)
	default:
		return each(n.left, levels-1, index<<1, yield) && each(n.right, levels-1, index<<1|1, yield)
	}
}
