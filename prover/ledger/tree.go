package ledger

import (
	"slices"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/poseidon"
)

// The accounts tree has [Subtrees] below its root, and each of them has PathLevels levels of nodes
// with [Arity] children. So few levels of wide nodes cost the fewest constraints: a permutation of
// width 8 takes 363 and climbs 3 bits of an index, one of width 4 takes 264 for 2 bits.
const (
	// Arity is the number of children of an inner node but the root.
	Arity = 8
	// NumSubtrees is the number of children of the root.
	NumSubtrees = 16
	// PathLevels is the number of levels of a subtree: those that a [Path] climbs.
	PathLevels = 4
	// TreeDepth is the number of levels below the root.
	TreeDepth = PathLevels + 1
)

// The bits of an account's index: the place among Arity children at each level of a subtree, lowest
// first, and then the subtree's among NumSubtrees.
const (
	placeBits   = 3
	subtreeBits = 4
	IndexBits   = placeBits*PathLevels + subtreeBits
)

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
// (places 0 and 1, 2 and 3, …), then the two of the pair beside that, then the four of the other
// half.
type Siblings [Arity - 1]fr.Element

// siblingPlaces are the places of the siblings of the child at a place.
func siblingPlaces(place uint32) [Arity - 1]uint32 {
	two, four := place&^1^2, place&^3^4
	return [...]uint32{place ^ 1, two, two + 1, four, four + 1, four + 2, four + 3}
}

// with returns all children of the parent, given the node at a place.
func (s Siblings) with(place uint32, node fr.Element) (children [Arity]fr.Element) {
	children[place] = node
	for k, sibling := range siblingPlaces(place) {
		children[sibling] = s[k]
	}
	return children
}

// Path is a leaf's siblings at each level of its subtree, from the leaf's own up to the children of
// the subtree's root.
type Path [PathLevels]Siblings

// Subtrees are the children of the root of the accounts tree, by the highest bits of the index.
type Subtrees [NumSubtrees]fr.Element

// Root returns the accounts root.
func (s *Subtrees) Root() fr.Element { return poseidon.Compress(s[:]...) }

// subtreeOf is the place of an index's subtree in [Subtrees].
func subtreeOf(index uint32) uint32 { return index >> (placeBits * PathLevels) }

// placeAt is the place of an index's node among the children of its parent, at a number of levels
// above the leaves.
func placeAt(index uint32, level int) uint32 {
	return index >> (placeBits * level) % arityAbove(level)
}

// arityAbove is the number of children of the nodes that are one level above the given one.
func arityAbove(level int) uint32 {
	if level == PathLevels {
		return NumSubtrees
	}
	return Arity
}

// node is a subtree with at least one account. Nodes are never modified once made, so that states
// share what they have in common.
type node struct {
	hash     fr.Element
	children []*node  // nil in a leaf
	account  *Account // nil but in a leaf
}

// emptyHash[k] is the hash of an empty subtree of k levels: 0 for a leaf.
var emptyHash = func() (h [TreeDepth + 1]fr.Element) {
	for k := range TreeDepth {
		h[k+1] = poseidon.Compress(slices.Repeat(h[k:k+1], int(arityAbove(k)))...)
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

// join returns the subtree of levels+1 levels over those of levels levels, which it keeps.
func join(children []*node, levels int) *node {
	var hashes [NumSubtrees]fr.Element
	used := false
	for place, child := range children {
		hashes[place] = hashAt(child, levels)
		used = used || child != nil
	}
	if !used {
		return nil
	}
	return &node{hash: poseidon.Compress(hashes[:len(children)]...), children: children}
}

// childrenOf returns a copy of the children of a subtree of levels+1 levels: all nil in an empty
// one.
func childrenOf(n *node, levels int) []*node {
	children := make([]*node, arityAbove(levels))
	if n != nil {
		copy(children, n.children)
	}
	return children
}

// subtrees returns the children of the root.
func subtrees(root *node) (all Subtrees) {
	for place, child := range childrenOf(root, PathLevels) {
		all[place] = hashAt(child, PathLevels)
	}
	return all
}

// get returns the account at index, nil for an empty leaf, and its path.
func get(root *node, index uint32) (*Account, Path) {
	var path Path
	n := childrenOf(root, PathLevels)[placeAt(index, PathLevels)]
	for level := PathLevels - 1; level >= 0; level-- {
		children, own := childrenOf(n, level), placeAt(index, level)
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

// set returns a tree that differs from root in one leaf only. It makes TreeDepth + 1 nodes and
// shares the rest.
func set(root *node, index uint32, account Account) *node {
	return setAt(root, TreeDepth, index, account)
}

func setAt(n *node, levels int, index uint32, account Account) *node {
	if levels == 0 {
		return &node{hash: account.leaf(), account: &account}
	}
	levels--
	children, place := childrenOf(n, levels), placeAt(index, levels)
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
		arity := arityAbove(levels)
		groups := make(map[uint32][]*node, len(level))
		for index, n := range level {
			if groups[index/arity] == nil {
				groups[index/arity] = make([]*node, arity)
			}
			groups[index/arity][index%arity] = n
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
	arity := arityAbove(levels - 1)
	for place, child := range n.children {
		if !each(child, levels-1, index*arity+uint32(place), yield) {
			return false
		}
	}
	return true
}
