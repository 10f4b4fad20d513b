package tree

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/rules"
)

// Selection is a root submission, chosen and checked.
type Selection struct {
	Submission *rules.Submission // not sealed: rules.Submission.Seal takes PointsC
	PointsC    []rules.PointC    // C of its proofs, in the order of rules.Submission.Entries
	Root       Proof
	Total      *big.Int // what L1 will count: Submission.TotalScore
	Exact      bool     // whether nothing better exists; false when the budget ended the search
	// Gap is how much more, at most, the best submission counts, by Options.Value: 0 when this is
	// it.
	Gap *big.Int
}

// BestSubmission returns the submission with the highest total under the rules of docs/PROTOCOL.md,
// section 7. A root forces all that is under it, so this is a comparison of the roots; to submit
// one's own, or to compete with others, exclude the rest.
//
// Of roots of equal worth it takes the first by value and in the order of [Pool.Proofs]. The
// submission has passed rules.Submission.Check; whether its proofs verify and its stakers are
// eligible L1 will see.
func (p *Pool) BestSubmission(opts Options) (Selection, error) {
	selection, err := p.bestSubmission(opts)
	if err != nil {
		return Selection{}, fmt.Errorf("choose a submission: %w", err)
	}
	return selection, nil
}

func (p *Pool) bestSubmission(opts Options) (Selection, error) {
	s := newSearch(p, opts)
	if err := s.load(rules.RootNode); err != nil {
		return Selection{}, err
	}
	if err := s.checkEmpty(); err != nil {
		return Selection{}, err
	}
	best, reach, err := s.bestRoot()
	if err != nil {
		return Selection{}, err
	}
	submission, pointsC, err := p.build(best)
	if err != nil {
		return Selection{}, err
	}
	return Selection{
		Submission: submission,
		PointsC:    pointsC,
		Root:       *best.proofs[0],
		Total:      submission.TotalScore(),
		Exact:      !s.cut,
		Gap:        reach.gap(best.value),
	}, nil
}

// bestRoot compares the roots. It also returns the most that any submission can be worth.
func (s *search) bestRoot() (best *choice, reach sum, err error) {
	for rank := range s.ranked[rules.RootNode] {
		c := s.best(rules.RootNode, newSet(int32(rank)))
		most := c.value
		if s.cut {
			most = s.rootCap(rank)
		}
		if most.compare(reach) > 0 {
			reach = most
		}
		switch {
		case c.err != nil:
			err = cmp.Or(err, c.err)
		case best == nil || c.value.compare(best.value) > 0:
			best = c
		}
	}
	if best == nil {
		return nil, reach, err
	}
	return best, reach, nil
}

// rootCap is the highest value that a submission with a root can have.
func (s *search) rootCap(rank int) sum {
	var most sum
	for _, v := range s.ranked[rules.RootNode][rank].variants {
		if v.err != nil {
			continue
		}
		bound := v.value.add(s.capBelow(rules.RootNode))
		if bound.compare(most) > 0 {
			most = bound
		}
	}
	return most
}

// checkEmpty names the nodes for which there is no proof to choose from.
func (s *search) checkEmpty() error {
	const named = 8
	var names []string
	empty := 0
	for node := uint32(rules.RootNode); s.pool.tree.Contains(node); node++ {
		if len(s.ranked[node]) > 0 {
			continue
		}
		if empty++; empty <= named {
			names = append(names, fmt.Sprint(node))
		}
	}
	switch {
	case empty == 0:
		return nil
	case empty == 1:
		return fmt.Errorf("%w: node %s has none", ErrNoProof, names[0])
	case empty > named:
		return fmt.Errorf("%w: nodes %s and %d more have none", ErrNoProof, strings.Join(names, ", "), empty-named)
	default:
		return fmt.Errorf("%w: nodes %s have none", ErrNoProof, strings.Join(names, ", "))
	}
}

// build writes a closed set under a root as a submission, and checks it.
func (p *Pool) build(c *choice) (*rules.Submission, []rules.PointC, error) {
	root := c.proofs[0]
	s := &rules.Submission{
		Seed:     p.block.Seed.Big(),
		StateIn:  root.StateIn.Big(),
		StateOut: root.StateOut.Big(),
		TxRoot:   root.TxRoot.Big(),
		Fees:     new(big.Int).Set(root.Fees),
		Nodes:    make([][]rules.Entry, p.tree.NumNodes()),
	}
	nodes := make([][]Proof, p.tree.NumNodes()+1)
	c.collect(rules.RootNode, nodes)
	var pointsC []rules.PointC
	for node := uint32(rules.RootNode); p.tree.Contains(node); node++ {
		for _, proof := range nodes[node] {
			e := rules.Entry{
				StakerID:  proof.StakerID,
				FeeBurn:   proof.FeeBurn,
				Vrf:       new(big.Int).Set(proof.Vrf),
				Statement: proof.Statement.Big(),
				Points:    [rules.PointsSize]byte(proof.Proof[:rules.PointsSize]),
			}
			pointsC = append(pointsC, rules.PointC(proof.Proof[rules.PointsSize:]))
			if !p.tree.IsBase(node) {
				left, right := nodes[rules.Left(node)], nodes[rules.Right(node)]
				e.Refs = rules.NewRefs(positions(proof.Refs[:rules.ProofsPerNode], left), positions(proof.Refs[rules.ProofsPerNode:], right))
			}
			s.Nodes[node-1] = append(s.Nodes[node-1], e)
		}
	}
	if err := s.Check(p.tree); err != nil {
		return nil, nil, fmt.Errorf("check the chosen one: %w", err)
	}
	return s, pointsC, nil
}

// collect lists the proofs of a closed set by node, each node's in the order of Pool.Proofs.
func (c *choice) collect(node uint32, nodes [][]Proof) {
	nodes[node] = ordered(c.proofs)
	for i, child := range c.children {
		if child != nil {
			child.collect(rules.SlotChild(node, i*rules.ProofsPerNode), nodes)
		}
	}
}

// positions finds what each slot of a side refers to among a node's proofs, from 1; 0 is an empty
// slot.
func positions(slots []common.Hash, proofs []Proof) [rules.ProofsPerNode]uint8 {
	var out [rules.ProofsPerNode]uint8
	for k, slot := range slots {
		if slot == (common.Hash{}) {
			continue
		}
		out[k] = uint8(1 + slices.IndexFunc(proofs, func(p Proof) bool { return p.Statement == slot }))
	}
	return out
}
