package circuit

import (
	"github.com/consensys/gnark/frontend"

	"fernet/settlement/rules"
)

// RootCircuit proves what [MergeCircuit] does, with the statement's parts in the open: L1 compares them with the block and its body.
// Public inputs: vrfKey meta vrf c0 … c5 seed challenge stateIn stateOut txRoot fees fingerprint.
type RootCircuit struct {
	VrfKey      frontend.Variable                   `gnark:",public"`
	Meta        frontend.Variable                   `gnark:",public"`
	Vrf         frontend.Variable                   `gnark:",public"`
	Children    [rules.ChildSlots]frontend.Variable `gnark:",public"`
	Seed        frontend.Variable                   `gnark:",public"`
	Challenge   frontend.Variable                   `gnark:",public"`
	StateIn     frontend.Variable                   `gnark:",public"`
	StateOut    frontend.Variable                   `gnark:",public"`
	TxRoot      frontend.Variable                   `gnark:",public"`
	Fees        frontend.Variable                   `gnark:",public"`
	Fingerprint frontend.Variable                   `gnark:",public"`

	Ticket      TicketWitness
	Left, Right SideWitness
}

// Define implements frontend.Circuit.
func (c *RootCircuit) Define(api frontend.API) error {
	meta, err := c.Ticket.Assert(api, c.Seed, c.VrfKey, c.Meta, c.Vrf)
	if err != nil {
		return err
	}
	// L1 builds the meta with node 1; nothing of the circuit depends on it.
	transition := openChildren(api, statementContext(api, c.Seed, c.Challenge), meta.Node, c.Children, &c.Left, &c.Right)
	api.AssertIsEqual(c.StateIn, transition.StateIn)
	api.AssertIsEqual(c.StateOut, transition.StateOut)
	api.AssertIsEqual(c.TxRoot, transition.TxRoot)
	api.AssertIsEqual(c.Fees, transition.Fees)
	api.AssertIsEqual(c.Fingerprint, transition.Fingerprint)
	return nil
}
