package circuit

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"fernet/prover/application"
	"fernet/prover/circuit/gadget"
	"fernet/prover/poseidon"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// Statement is everything one node proof claims: a transition at a node of the tree of one block,
// which has a seed and a challenge, and the ticket of the staker who proves it. Its node is
// Meta.Node. Statements are comparable with ==.
//
// This is the native form of the rule; the circuits hash the same values with [statementContext],
// [statementClaim] and [statementHash].
type Statement struct {
	Seed       fr.Element
	Challenge  fr.Element
	Transition application.Transition
	VrfKey     fr.Element
	Meta       rules.Meta
	Vrf        vrf.Uint128
}

// NewStatement returns what the holder of a ticket claims about a transition, whose fingerprint is
// at the challenge. It verifies nothing.
func NewStatement(ticket *vrf.Ticket, challenge fr.Element, transition application.Transition) Statement {
	return Statement{
		Seed:       ticket.Seed,
		Challenge:  challenge,
		Transition: transition,
		VrfKey:     ticket.PublicKey.Key(),
		Meta:       ticket.Meta,
		Vrf:        ticket.Vrf,
	}
}

// Hash returns H("statement"; claim, vrfKey, ticket).
func (s Statement) Hash() fr.Element { return s.HashOf(s.Claim()) }

// HashOf is Hash for a claim that is known already to be the statement's.
func (s Statement) HashOf(claim fr.Element) fr.Element {
	var ticket fr.Element
	ticket.SetBigInt(s.TicketWord())
	return poseidon.Hash(poseidon.TagStatement, claim, s.VrfKey, ticket)
}

// Claim returns H("claim"; context, node, stateIn, stateOut, txRoot, fees, fingerprint), where
// context is H("block"; seed, challenge): what the statements of all provers of a node with one
// transition have in common.
func (s Statement) Claim() fr.Element {
	t := s.Transition
	return poseidon.Hash(poseidon.TagClaim, poseidon.Hash(poseidon.TagBlock, s.Seed, s.Challenge),
		fr.NewElement(uint64(s.Meta.Node)), t.StateIn, t.StateOut, t.TxRoot, t.Fees.Element(), t.Fingerprint)
}

// TicketWord returns meta | vrf << 81.
func (s Statement) TicketWord() *big.Int { return rules.TicketWord(s.Meta, s.Vrf.Big()) }

// statementContext returns H("block"; seed, challenge).
func statementContext(api frontend.API, seed, challenge frontend.Variable) frontend.Variable {
	return gadget.Hash(api, poseidon.TagBlock, seed, challenge)
}

// statementClaim is the mirror of [Statement.Claim].
func statementClaim(api frontend.API, context, node frontend.Variable, t Transition) frontend.Variable {
	return gadget.Hash(api, poseidon.TagClaim, context, node, t.StateIn, t.StateOut, t.TxRoot, t.Fees, t.Fingerprint)
}

// statementHash is the mirror of [Statement.Hash].
func statementHash(api frontend.API, claim, vrfKey, ticket frontend.Variable) frontend.Variable {
	return gadget.Hash(api, poseidon.TagStatement, claim, vrfKey, ticket)
}
