package circuit

import (
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"fernet/prover/ledger"
	"fernet/prover/poseidon"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// Statement is everything one node proof claims: a transition at a node of the tree of one seed, and the ticket of the staker
// who proves it. Its node is Meta.Node. Statements are comparable with ==.
//
// This is the native face of the rule; the circuits hash the same values with [statementPrefix] and [statementHash].
type Statement struct {
	Seed       fr.Element
	Transition ledger.Transition
	VrfKey     fr.Element
	Meta       rules.Meta
	Vrf        vrf.Uint128
}

// NewStatement returns what the holder of a ticket claims about a transition. It verifies nothing.
func NewStatement(ticket *vrf.Ticket, transition ledger.Transition) Statement {
	return Statement{
		Seed:       ticket.Seed,
		Transition: transition,
		VrfKey:     ticket.PublicKey.Key(),
		Meta:       ticket.Meta,
		Vrf:        ticket.Vrf,
	}
}

// Hash returns H("statement"; seed, node, stateIn, stateOut, txRoot, fees, vrfKey, meta, vrf).
func (s Statement) Hash() fr.Element {
	var node, meta, output fr.Element
	node.SetUint64(uint64(s.Meta.Node))
	meta.SetBigInt(s.Meta.Pack())
	output.SetBigInt(s.Vrf.Big())
	t := s.Transition
	return poseidon.Hash(poseidon.TagStatement,
		s.Seed, node, t.StateIn, t.StateOut, t.TxRoot, t.Fees.Element(), s.VrfKey, meta, output)
}

// statementInputs is the number of values a statement hashes.
const statementInputs = 9

// statementPrefix hashes the first six values of a statement: those which all children on one side of a merge have in common.
func statementPrefix(api frontend.API, seed, node frontend.Variable, t Transition) frontend.Variable {
	return hashFrom(api, initialState(poseidon.TagStatement, statementInputs),
		seed, node, t.StateIn, t.StateOut, t.TxRoot, t.Fees)
}

// statementHash completes a statement with the three values of its ticket.
func statementHash(api frontend.API, prefix, vrfKey, meta, vrf frontend.Variable) frontend.Variable {
	return hashFrom(api, prefix, vrfKey, meta, vrf)
}
