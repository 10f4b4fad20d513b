package circuit

import (
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"fernet/prover/application"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// Reasons for which an assignment is refused before anything is proven. Errors of this file wrap
// one of them, or an error of prover/vrf or prover/application.
var (
	ErrNoChild         = errors.New("a side of a merge needs a child")
	ErrTooManyChildren = errors.New("a side of a merge holds at most 3 children")
	ErrChildSeed       = errors.New("child is of another seed")
	ErrChildChallenge  = errors.New("child is of another challenge")
	ErrChildNode       = errors.New("child is of another node")
	ErrChildTransition = errors.New("children of one side have different transitions")
	ErrDuplicateChild  = errors.New("the same child appears twice")
	ErrBaseNode        = errors.New("ticket is for another node than the base rollup's")
)

// AssignBase returns the full witness of a base rollup at a node: the application's, whose
// transition is bound to the block's challenge (application.Execution.Bind), with the ticket of the
// staker who proves it. The ticket is verified; that the application's values hold is the
// application's matter. What it proves is [NewStatement] of ticket, challenge and transition.
func AssignBase[A Application](
	ticket *vrf.Ticket, node uint32, challenge fr.Element, transition application.Transition, app A,
) (*BaseCircuit[A], error) {
	if err := ticket.Verify(); err != nil {
		return nil, fmt.Errorf("base rollup: ticket: %w", err)
	}
	if ticket.Meta.Node != node {
		return nil, fmt.Errorf("base rollup: %w: %d, not %d", ErrBaseNode, ticket.Meta.Node, node)
	}
	s := NewStatement(ticket, challenge, transition)
	return &BaseCircuit[A]{
		Statement:   s.Hash(),
		VrfKey:      s.VrfKey,
		TicketWord:  s.TicketWord(),
		Seed:        s.Seed,
		Challenge:   s.Challenge,
		Ticket:      AssignTicket(ticket),
		Application: app,
	}, nil
}

// AssignMerge returns the full witness of a merge or of the root over one to three children a side,
// and the statement it proves. The children fill their side's slots in the given order.
func AssignMerge(ticket *vrf.Ticket, left, right []Statement) (*MergeCircuit, Statement, error) {
	s, err := mergeStatement(ticket, left, right)
	if err != nil {
		return nil, Statement{}, fmt.Errorf("merge: %w", err)
	}
	c := &MergeCircuit{
		Statement:  s.Hash(),
		VrfKey:     s.VrfKey,
		TicketWord: s.TicketWord(),
		Opening:    assignOpening(s.Opening()),
		Seed:       s.Seed,
		Challenge:  s.Challenge,
		Ticket:     AssignTicket(ticket),
		Left:       assignSide(left),
		Right:      assignSide(right),
	}
	assignSlots(&c.Children, left, right)
	return c, s, nil
}

// mergeStatement is the native form of what a merge proves: it holds the rules of docs/PROTOCOL.md
// section 6 for the children and returns the statement of the node above them.
func mergeStatement(ticket *vrf.Ticket, left, right []Statement) (Statement, error) {
	if err := ticket.Verify(); err != nil {
		return Statement{}, fmt.Errorf("ticket: %w", err)
	}
	if err := checkSide(ticket, rules.Left(ticket.Meta.Node), left); err != nil {
		return Statement{}, fmt.Errorf("left side: %w", err)
	}
	if err := checkSide(ticket, rules.Right(ticket.Meta.Node), right); err != nil {
		return Statement{}, fmt.Errorf("right side: %w", err)
	}
	if right[0].Challenge != left[0].Challenge {
		return Statement{}, fmt.Errorf("right side: %w than the left side's", ErrChildChallenge)
	}
	transition, err := application.Join(left[0].Transition, right[0].Transition)
	if err != nil {
		return Statement{}, err
	}
	return NewStatement(ticket, left[0].Challenge, transition), nil
}

// checkSide reports what is wrong with the children of one side. That a child is not repeated is a
// rule of L1, not of the circuit.
func checkSide(ticket *vrf.Ticket, node uint32, children []Statement) error {
	if len(children) == 0 {
		return ErrNoChild
	}
	if len(children) > rules.ProofsPerNode {
		return fmt.Errorf("%w, got %d", ErrTooManyChildren, len(children))
	}
	for k, child := range children {
		if child.Seed != ticket.Seed {
			return fmt.Errorf("child %d: %w: %s, not %s", k, ErrChildSeed, child.Seed.Text(16), ticket.Seed.Text(16))
		}
		if child.Challenge != children[0].Challenge {
			return fmt.Errorf("child %d: %w: %s, not %s", k, ErrChildChallenge, child.Challenge.Text(16), children[0].Challenge.Text(16))
		}
		if child.Meta.Node != node {
			return fmt.Errorf("child %d: %w: %d, not %d", k, ErrChildNode, child.Meta.Node, node)
		}
		if child.Transition != children[0].Transition {
			return fmt.Errorf("child %d: %w", k, ErrChildTransition)
		}
		for j, other := range children[:k] {
			if child == other {
				return fmt.Errorf("%w: children %d and %d of node %d", ErrDuplicateChild, j, k, node)
			}
		}
	}
	return nil
}

// assignSide is the assignment of one side that has passed checkSide.
func assignSide(children []Statement) SideWitness {
	side := SideWitness{Transition: assignTransition(children[0].Transition)}
	for k := range rules.ProofsPerNode {
		side.VrfKeys[k], side.TicketWords[k] = 0, 0
		if k < len(children) {
			side.VrfKeys[k], side.TicketWords[k] = children[k].VrfKey, children[k].TicketWord()
		}
	}
	return side
}

// assignSlots fills c0 … c5: the statements' hashes, then 0 for the empty slots of a side.
func assignSlots(slots *[rules.ChildSlots]frontend.Variable, left, right []Statement) {
	for k := range slots {
		slots[k] = 0
	}
	for k := range left {
		slots[k] = left[k].Hash()
	}
	for k := range right {
		slots[rules.ProofsPerNode+k] = right[k].Hash()
	}
}
