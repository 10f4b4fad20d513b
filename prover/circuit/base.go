package circuit

import "github.com/consensys/gnark/frontend"

// BaseCircuit proves a base rollup of an application: one transition, and the ticket of the staker who proves it.
// Public inputs: statement vrfKey meta vrf.
type BaseCircuit[A Application] struct {
	Statement frontend.Variable `gnark:",public"`
	VrfKey    frontend.Variable `gnark:",public"`
	Meta      frontend.Variable `gnark:",public"`
	Vrf       frontend.Variable `gnark:",public"`

	Seed        frontend.Variable
	Ticket      TicketWitness
	Application A
}

// Define implements frontend.Circuit.
func (c *BaseCircuit[A]) Define(api frontend.API) error {
	meta, err := c.Ticket.Assert(api, c.Seed, c.VrfKey, c.Meta, c.Vrf)
	if err != nil {
		return err
	}
	transition, err := c.Application.Define(api)
	if err != nil {
		return err
	}
	// statement = H("statement"; …): the node is the ticket's, so a ticket proves at no other node.
	prefix := statementPrefix(api, c.Seed, meta.Node, transition)
	api.AssertIsEqual(c.Statement, statementHash(api, prefix, c.VrfKey, c.Meta, c.Vrf))
	return nil
}
