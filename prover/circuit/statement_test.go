package circuit

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover/application"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

type statementCircuit struct {
	Hash            frontend.Variable `gnark:",public"`
	Seed, Challenge frontend.Variable
	Node            frontend.Variable
	Transition      Transition
	VrfKey, Ticket  frontend.Variable
}

func (c *statementCircuit) Define(api frontend.API) error {
	claim := statementClaim(api, statementContext(api, c.Seed, c.Challenge), c.Node, c.Transition)
	api.AssertIsEqual(c.Hash, statementHash(api, claim, c.VrfKey, c.Ticket))
	return nil
}

func anyStatement() *rapid.Generator[Statement] {
	return rapid.Custom(func(t *rapid.T) Statement {
		return Statement{
			Seed: anyElement().Draw(t, "seed"), Challenge: anyElement().Draw(t, "challenge"),
			Transition: application.Transition{
				StateIn: anyElement().Draw(t, "in"), StateOut: anyElement().Draw(t, "out"),
				TxRoot: anyElement().Draw(t, "txRoot"), Fees: application.NewAmount(rapid.Uint64().Draw(t, "fees")),
				Fingerprint: anyElement().Draw(t, "fingerprint"),
			},
			VrfKey: anyElement().Draw(t, "key"),
			Meta: rules.Meta{
				StakerID: rapid.Uint32().Draw(t, "staker"), FeeBps: rules.Bps(rapid.Uint16().Draw(t, "fee")),
				Node: rapid.Uint32().Draw(t, "node"), Mode: rules.Mode(rapid.Uint8Range(0, 1).Draw(t, "mode")),
			},
			Vrf: vrf.Uint128(rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "vrf")),
		}
	})
}

// Native statements and those of the circuits are one hash.
func TestStatementParity(t *testing.T) {
	ccs, err := compile(new(statementCircuit))
	require.NoError(t, err)
	rapid.Check(t, func(r *rapid.T) {
		s := anyStatement().Draw(r, "statement")
		require.NoError(r, solve(t, ccs, &statementCircuit{
			Hash: s.Hash(), Seed: s.Seed, Challenge: s.Challenge, Node: s.Meta.Node, Transition: assignTransition(s.Transition),
			VrfKey: s.VrfKey, Ticket: s.TicketWord(),
		}))
	})
}

// Every part of a statement is in its hash.
func TestStatementBindsEveryPart(t *testing.T) {
	base := newBlock(t).statement(t, 7, 2)
	seen := map[fr.Element]string{base.Hash(): "unchanged"}
	for name, edit := range map[string]func(s *Statement){
		"seed":        func(s *Statement) { s.Seed = num(1) },
		"stateIn":     func(s *Statement) { s.Transition.StateIn = num(1) },
		"stateOut":    func(s *Statement) { s.Transition.StateOut = num(1) },
		"swapped":     func(s *Statement) { t := &s.Transition; t.StateIn, t.StateOut = t.StateOut, t.StateIn },
		"txRoot":      func(s *Statement) { s.Transition.TxRoot = num(1) },
		"challenge":   func(s *Statement) { s.Challenge = num(1) },
		"fingerprint": func(s *Statement) { s.Transition.Fingerprint = num(1) },
		"fees":        func(s *Statement) { s.Transition.Fees = application.NewAmount(0) },
		"key":         func(s *Statement) { s.VrfKey = num(1) },
		"staker":      func(s *Statement) { s.Meta.StakerID++ },
		"bid":         func(s *Statement) { s.Meta.FeeBps++ },
		"node":        func(s *Statement) { s.Meta.Node++ },
		"mode":        func(s *Statement) { s.Meta.Mode ^= 1 },
		"vrf":         func(s *Statement) { s.Vrf[15] ^= 1 },
	} {
		s := base
		edit(&s)
		require.NotContains(t, seen, s.Hash(), name)
		seen[s.Hash()] = name
	}
}
