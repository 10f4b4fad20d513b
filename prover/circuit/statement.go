package circuit

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"fernet/prover/ledger"
	"fernet/prover/poseidon"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// Statement is everything one node proof claims: a transition at a node of the tree of one block, which has a seed and a challenge,
// and the ticket of the staker who proves it. Its node is Meta.Node. Statements are comparable with ==.
//
// This is the native face of the rule; the circuits hash the same values with [statementContext], [statementPrefix] and [statementHash].
type Statement struct {
	Seed       fr.Element
	Challenge  fr.Element
	Transition ledger.Transition
	VrfKey     fr.Element
	Meta       rules.Meta
	Vrf        vrf.Uint128
}

// NewStatement returns what the holder of a ticket claims about a transition, whose fingerprint is at the challenge. It verifies nothing.
func NewStatement(ticket *vrf.Ticket, challenge fr.Element, transition ledger.Transition) Statement {
	return Statement{
		Seed:       ticket.Seed,
		Challenge:  challenge,
		Transition: transition,
		VrfKey:     ticket.PublicKey.Key(),
		Meta:       ticket.Meta,
		Vrf:        ticket.Vrf,
	}
}

// Hash returns H("statement"; context, node, stateIn, stateOut, txRoot, fees, fingerprint, ticketHash), where context is H("block"; seed, challenge).
func (s Statement) Hash() fr.Element {
	var node fr.Element
	node.SetUint64(uint64(s.Meta.Node))
	t := s.Transition
	return poseidon.Hash(poseidon.TagStatement, poseidon.Hash(poseidon.TagBlock, s.Seed, s.Challenge),
		node, t.StateIn, t.StateOut, t.TxRoot, t.Fees.Element(), t.Fingerprint, s.TicketHash())
}

// TicketHash returns H("ticket"; vrfKey, ticket): all that a parent's proof knows of a child's ticket.
func (s Statement) TicketHash() fr.Element {
	var ticket fr.Element
	ticket.SetBigInt(s.TicketWord())
	return poseidon.Hash(poseidon.TagTicket, s.VrfKey, ticket)
}

// TicketWord returns meta | vrf << 81.
func (s Statement) TicketWord() *big.Int { return rules.TicketWord(s.Meta, s.Vrf.Big()) }

// statementInputs is the number of values a statement hashes.
const statementInputs = 8

// statementContext hashes what all statements of a block have in common: the context, H("block"; seed, challenge), is a statement's first value.
func statementContext(api frontend.API, seed, challenge frontend.Variable) frontend.Variable {
	context := Hash(api, poseidon.TagBlock, seed, challenge)
	return hashFrom(api, initialState(poseidon.TagStatement, statementInputs), context)
}

// statementPrefix continues with the next six values: those which all children on one side of a merge have in common.
func statementPrefix(api frontend.API, context, node frontend.Variable, t Transition) frontend.Variable {
	return hashFrom(api, context, node, t.StateIn, t.StateOut, t.TxRoot, t.Fees, t.Fingerprint)
}

// statementHash completes a statement with the hash of its ticket.
func statementHash(api frontend.API, prefix, ticketHash frontend.Variable) frontend.Variable {
	return Compress(api, prefix, ticketHash)
}

// ticketHash returns H("ticket"; vrfKey, ticket).
func ticketHash(api frontend.API, vrfKey, ticket frontend.Variable) frontend.Variable {
	return Hash(api, poseidon.TagTicket, vrfKey, ticket)
}
