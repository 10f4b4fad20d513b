package tree

import (
	"math/big"
	"slices"

	"fernet/settlement/rules"
)

// choice is a closed set of proofs under some proofs of one node.
type choice struct {
	value    sum
	proofs   []*Proof // of the node, in the order of their candidates' ranks
	children [2]*choice
	err      error // why there is none
}

// total is the score of a closed set.
func (c *choice) total() *big.Int {
	total := new(big.Int)
	c.walk(func(p *Proof) { total.Add(total, p.Score()) })
	return total
}

// walk visits every proof of a closed set.
func (c *choice) walk(visit func(*Proof)) {
	for _, p := range c.proofs {
		visit(p)
	}
	for _, child := range c.children {
		if child != nil {
			child.walk(visit)
		}
	}
}

// ordered returns the proofs of one node in the order a submission lists them: as Proof.compare has
// them.
func ordered(proofs []*Proof) []Proof {
	out := make([]Proof, 0, rules.ProofsPerNode)
	for _, p := range proofs {
		out = append(out, *p)
	}
	slices.SortFunc(out, Proof.compare)
	return out
}
