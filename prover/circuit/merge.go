package circuit

import (
	"github.com/consensys/gnark/frontend"

	"fernet/settlement/rules"
)

// MergeCircuit proves a node over two sides of one to three child proofs each, and the ticket of
// the staker who proves it. Public inputs: statement vrfKey ticket c0 … c5 seed challenge stateIn
// stateOut txRoot fees fingerprint. A child is opened, not verified: L1 verifies every child's own
// proof and compares statements.
//
// The root is a merge like any other, whose statement L1 has to look into: the last seven inputs
// are its parts. At any other node they are 0. One circuit for both is one verifying key less on
// L1.
type MergeCircuit struct {
	Statement  frontend.Variable                   `gnark:",public"`
	VrfKey     frontend.Variable                   `gnark:",public"`
	TicketWord frontend.Variable                   `gnark:",public"`
	Children   [rules.ChildSlots]frontend.Variable `gnark:",public"`
	Opening    Opening                             `gnark:",public"`

	Seed        frontend.Variable
	Challenge   frontend.Variable
	Ticket      TicketWitness
	Left, Right SideWitness
}

// HidesWitness implements [Hiding]: of the children a merge sees what they publish. Of its own
// ticket it has Γ, c and s, which make proofs in the staker's name and no draw of another node;
// docs/SECURITY.md says what a leak costs.
func (c *MergeCircuit) HidesWitness() bool { return false }

// Define implements frontend.Circuit.
func (c *MergeCircuit) Define(api frontend.API) error {
	ticket := c.Ticket.Assert(api, c.Seed, c.VrfKey, c.TicketWord)
	context := statementContext(api, c.Seed, c.Challenge)
	transition := openChildren(api, context, ticket.Node, c.Children, &c.Left, &c.Right)
	claim := statementClaim(api, context, ticket.Node, transition)
	api.AssertIsEqual(c.Statement, statementHash(api, claim, c.VrfKey, c.TicketWord))
	c.Opening.assert(api, ticket.Node, c.Seed, c.Challenge, transition)
	return nil
}

// SideWitness opens the child statements on one side of a merge. There is one transition for all
// slots of the side: children with different ones cannot be opened together.
type SideWitness struct {
	Transition Transition
	// VrfKeys and TicketWords are the last values of the statements. The child's own proof
	// constrains them, and L1 compares statements, so here they are not looked into. In an empty
	// slot they are not bound and unused.
	VrfKeys, TicketWords [rules.ProofsPerNode]frontend.Variable
}

// openChildren asserts that the slots hold statements of the two child nodes, and returns the
// transition of the node above.
func openChildren(
	api frontend.API, context, node frontend.Variable, slots [rules.ChildSlots]frontend.Variable, left, right *SideWitness,
) Transition {
	twice := api.Mul(2, node)
	left.open(api, context, twice, slots[:rules.ProofsPerNode])
	right.open(api, context, api.Add(twice, 1), slots[rules.ProofsPerNode:])
	return joinTransitions(api, left.Transition, right.Transition)
}

// open asserts that every filled slot is a statement with the given context and node and with the
// side's one transition.
func (s *SideWitness) open(api frontend.API, context, node frontend.Variable, slots []frontend.Variable) {
	claim := statementClaim(api, context, node, s.Transition)
	for k := range slots {
		h := statementHash(api, claim, s.VrfKeys[k], s.TicketWords[k])
		if k == 0 {
			// The first slot of a side is always filled.
			api.AssertIsEqual(slots[k], h)
		} else {
			// 0 is an empty slot: c · (c - h) = 0.
			api.AssertIsEqual(api.Mul(slots[k], api.Sub(slots[k], h)), 0)
		}
	}
}
