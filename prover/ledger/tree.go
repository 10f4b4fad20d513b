package ledger

import (
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/poseidon"
)

// TreeDepth is the number of levels below the root of the accounts tree, whose nodes have
// [poseidon.Arity] children.
const TreeDepth = 8

// IndexBits is the number of bits of an account's index: two for each level.
const IndexBits = 2 * TreeDepth

// MaxAccounts is the number of leaves of the accounts tree.
const MaxAccounts = 1 << IndexBits

// Account is a used leaf of the accounts tree.
type Account struct {
	Address Address
	Balance Amount // wei
	Nonce   uint64 // of the next transfer the account sends
}

// leaf returns H("account"; address, balance, nonce).
func (a Account) leaf() fr.Element {
	return poseidon.Hash(poseidon.TagAccount, a.Address.Element(), a.Balance.Element(), fr.NewElement(a.Nonce))
}

// Siblings are the other children of a node's parent: first the one that makes a pair with the node
// (places 0 and 1, or 2 and 3), then the two of the other pair.
type Siblings [poseidon.Arity - 1]fr.Element

// siblingPlaces are the places of the siblings of the child at a place.
func siblingPlaces(place uint32) [poseidon.Arity - 1]uint32 {
	return [...]uint32{place ^ 1, place&2 ^ 2, place&2 ^ 3}
}

// with returns all children of the parent, given the node at a place.
func (s Siblings) with(place uint32, node fr.Element) (children [poseidon.Arity]fr.Element) {
	children[place] = node
	for k, sibling := range siblingPlaces(place) {
		children[sibling] = s[k]
	}
	return children
}

// Path is a leaf's siblings at each level, from the leaf's own up to the children of the root.
type Path [TreeDepth]Siblings

// placeAt is the place of an index's node among the children of its parent, at a number of levels
// above the leaves.
func placeAt(index uint32, level int) uint32 { return index >> (2 * level) % poseidon.Arity }

// node is a subtree with at least one account. Nodes are never modified once made, so that states share what they have in common.
type node struct {
	hash     fr.Element
	children [poseidon.Arity]*node // all nil in a leaf
	account  *Account              // nil but in a leaf
}

// emptyHash[k] is the hash of an empty subtree of k levels: 0 for a leaf.
var emptyHash = func() (h [TreeDepth + 1]fr.Element) {
	for k := range TreeDepth {
		h[k+1] = poseidon.Compress([poseidon.Arity]fr.Element{h[k], h[k], h[k], h[k]})
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

// join returns the subtree of levels+1 levels over those of levels levels.
func join(children [poseidon.Arity]*node, levels int) *node {
	if children == [poseidon.Arity]*node{} {
		return nil
	}
	var hashes [poseidon.Arity]fr.Element
	for place, child := range children {
		hashes[place] = hashAt(child, levels)
	}
	return &node{hash: poseidon.Compress(hashes), children: children}
}

// childrenOf returns the children of a subtree: all nil in an empty one.
func childrenOf(n *node) [poseidon.Arity]*node {
	if n == nil {
		return [poseidon.Arity]*node{}
	}
	return n.children
}

// get returns the account at index, nil for an empty leaf, and its path.
func get(root *node, index uint32) (*Account, Path) {
	var path Path
	n := root
	for level := TreeDepth - 1; level >= 0; level-- {
		children, own := childrenOf(n), placeAt(index, level)
		for k, sibling := range siblingPlaces(own) {
			path[level][k] = hashAt(children[sibling], level)
		}
		n = children[own]
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
	levels--
	children, place := childrenOf(n), placeAt(index, levels)
	children[place] = setAt(children[place], levels, index, account)
	return join(children, levels)
}

// build returns the tree of the given accounts, hashing each node once.
func build(accounts map[uint32]Account) *node {
	level := make(map[uint32]*node, len(accounts))
	for index, account := range accounts {
		level[index] = &node{hash: account.leaf(), account: &account}
	}
	for levels := range TreeDepth {
		groups := make(map[uint32][poseidon.Arity]*node, len(level))
		for index, n := range level {
			group := groups[index/poseidon.Arity]
			group[index%poseidon.Arity] = n
			groups[index/poseidon.Arity] = group
		}
		above := make(map[uint32]*node, len(groups))
		for index, children := range groups {
			above[index] = join(children, levels)
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
	}
	for place, child := range n.children {
		if !each(child, levels-1, index*poseidon.Arity+uint32(place), yield) {
			return false
		}
	}
	return true
}
