package circuit

import (
	"github.com/consensys/gnark/frontend"

	"fernet/prover/circuit/gadget"
	"fernet/prover/poseidon"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// TicketWitness is what proves a ticket besides its public values: the part of
// a [vrf.Ticket] that L1 does not see.
type TicketWitness struct {
	PublicKey gadget.Point
	Gamma     gadget.Point
	C, S      frontend.Variable
}

// AssignTicket returns the witness of a ticket. It does not verify the ticket:
// an invalid one gives a witness that satisfies no circuit.
func AssignTicket(t *vrf.Ticket) TicketWitness {
	return TicketWitness{
		PublicKey: gadget.AssignPoint(vrf.Point(t.PublicKey)),
		Gamma:     gadget.AssignPoint(t.Gamma),
		C:         t.C.Big(),
		S:         t.S,
	}
}

// Assert enforces what [vrf.Ticket.Verify] verifies, docs/PROTOCOL.md section 4: that
// the ticket word's output is that of the key registered as vrfKey for the seed and the
// meta's node, staker and mode, and that the key signed the meta. It returns the parts
// of the word, in their ranges.
//
// The output is unique: for one seed, vrfKey and meta there is one word with a proof.
func (w TicketWitness) Assert(api frontend.API, seed, vrfKey, ticket frontend.Variable) UnpackedTicket {
	t := UnpackTicket(api, ticket)

	publicKey2 := w.assertPoints(api, vrfKey)

	// P = 8 · Elligator2(H("h2c"; vrfKey, alpha)), where alpha is two values: the seed, and the
	// staker and the node.
	place := api.Add(t.StakerID, api.Mul(t.Node, gadget.PowerOfTwo(32)))
	point4 := gadget.Elligator2(api, gadget.Hash(api, poseidon.TagH2C, vrfKey, seed, place))
	point4 = gadget.Double(api, gadget.Double(api, point4))
	point := gadget.Double(api, point4)

	// s < q, U = s·B - c·pk, V = s·P - c·Γ.
	s := gadget.NewScalar(api, w.S)
	c := gadget.NewChallenge(api, w.C)
	gamma2 := gadget.Double(api, w.Gamma)
	u := gadget.NoncePoint(api, s, c, w.PublicKey, publicKey2)
	v := gadget.NoncePointHalved(api, s, gadget.HalvedBase{Half: point4, Base: point}, c, w.Gamma, gamma2)

	// c = low 128 bits of the challenge, meta included.
	c.AssertIsLowOf(api, gadget.Hash(api, poseidon.TagChallenge,
		vrfKey, point.X, point.Y, w.Gamma.X, w.Gamma.Y, u.X, u.Y, v.X, v.Y, t.Meta))

	// vrf = low 128 bits of H("output"; 8Γ, 0) in private mode and of H("public"; vrfKey,
	// alpha) in public mode: one hash with either capacity and either inputs.
	gamma8 := gadget.Double(api, gadget.Double(api, gamma2))
	capacity := api.Select(t.Mode, gadget.InitialState(poseidon.TagPublic, 3), gadget.InitialState(poseidon.TagOutput, 3))
	output := gadget.HashFrom(api, capacity,
		api.Select(t.Mode, vrfKey, gamma8.X),
		api.Select(t.Mode, seed, gamma8.Y),
		api.Mul(t.Mode, place))
	gadget.AssertLowOf(api, output, t.Vrf) // which is of 128 bits
	return t
}

// assertPoints enforces that pk and Γ are on the curve, that 8·pk ≠ O and that the key is the one
// registered as vrfKey. It returns 2·pk.
func (w TicketWitness) assertPoints(api frontend.API, vrfKey frontend.Variable) gadget.Point {
	gadget.AssertOnCurve(api, w.PublicKey)
	gadget.AssertOnCurve(api, w.Gamma)
	publicKey2 := gadget.AssertNotSmallOrder(api, w.PublicKey)
	api.AssertIsEqual(vrfKey, gadget.Hash(api, poseidon.TagKey, w.PublicKey.X, w.PublicKey.Y))
	return publicKey2
}

// TicketCircuit proves a sequencer's ticket on its own. Its public inputs are in the
// order of docs/PROTOCOL.md section 6.
type TicketCircuit struct {
	Seed       frontend.Variable `gnark:",public"`
	VrfKey     frontend.Variable `gnark:",public"`
	TicketWord frontend.Variable `gnark:",public"`
	Ticket     TicketWitness
}

// HidesWitness implements [Hiding]: the witness is what a sequencer has not published of its
// ticket.
func (c *TicketCircuit) HidesWitness() bool { return true }

// Define enforces the ticket.
func (c *TicketCircuit) Define(api frontend.API) error {
	c.Ticket.Assert(api, c.Seed, c.VrfKey, c.TicketWord)
	return nil
}

// AssignTicketCircuit returns the full witness of a ticket.
func AssignTicketCircuit(t *vrf.Ticket) *TicketCircuit {
	return &TicketCircuit{
		Seed:       t.Seed,
		VrfKey:     t.PublicKey.Key(),
		TicketWord: rules.TicketWord(t.Meta, t.Vrf.Big()),
		Ticket:     AssignTicket(t),
	}
}
