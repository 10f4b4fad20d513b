package circuit

import (
	"fmt"

	"github.com/consensys/gnark/frontend"

	"fernet/settlement/rules"
)

// BaseCircuit proves a base rollup of an application: the transition of all its transactions, the
// fingerprint of its words, and the ticket of the staker who proves it.
// Public inputs: statement vrfKey ticket.
type BaseCircuit[A Application] struct {
	Statement  frontend.Variable `gnark:",public"`
	VrfKey     frontend.Variable `gnark:",public"`
	TicketWord frontend.Variable `gnark:",public"`

	Seed        frontend.Variable
	Challenge   frontend.Variable
	Ticket      TicketWitness
	Application A
}

// HidesWitness implements [Hiding].
func (c *BaseCircuit[A]) HidesWitness() bool { return c.Application.HidesWitness() }

// TxsPerBase implements [Sized].
func (c *BaseCircuit[A]) TxsPerBase() uint32 { return c.Application.TxsPerBase() }

// Define implements frontend.Circuit.
func (c *BaseCircuit[A]) Define(api frontend.API) error {
	ticket := c.Ticket.Assert(api, c.Seed, c.VrfKey, c.TicketWord)
	if err := rules.CheckTxsPerBase(c.TxsPerBase()); err != nil {
		return fmt.Errorf("base rollup: %w", err)
	}
	work, err := c.Application.Define(api)
	if err != nil {
		return err
	}
	if n := c.TxsPerBase(); len(work.Words) == 0 || len(work.Words)%int(n) != 0 {
		return fmt.Errorf("base rollup: %d words are not those of %d transactions", len(work.Words), n)
	}
	transition := Transition{
		StateIn: work.StateIn, StateOut: work.StateOut, TxRoot: work.TxRoot, Fees: work.Fees,
		Fingerprint: Fingerprint(api, work.Words, c.Challenge, ticket.NodeBits),
	}
	// statement = H("statement"; …): the node is the ticket's, so a ticket proves at no other node.
	claim := statementClaim(api, statementContext(api, c.Seed, c.Challenge), ticket.Node, transition)
	api.AssertIsEqual(c.Statement, statementHash(api, claim, c.VrfKey, c.TicketWord))
	return nil
}
