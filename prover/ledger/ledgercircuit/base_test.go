package ledgercircuit

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/circuit/circuittest"
	"fernet/prover/ledger"
	"fernet/prover/poseidon"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

type baseCircuit = circuit.BaseCircuit[Transition]

// base assigns a base rollup of the block.
func (b *block) base(t testing.TB, stakerID, node uint32) (*baseCircuit, circuit.Statement) {
	t.Helper()
	base, err := b.Execution.Base(node)
	require.NoError(t, err)
	c, s, err := Assign(b.Ticket(t, stakerID, node), base)
	require.NoError(t, err)
	return c, s
}

// Full, half-filled and empty base rollups, in both modes.
func TestBaseValid(t *testing.T) {
	b := newBlock(t)
	for i, node := range []uint32{4, 5, 6, 7} {
		c, s := b.base(t, uint32(i), node)
		require.Equal(t, b.statement(t, uint32(i), node), s)
		require.NoError(t, solve(t, compiled(t, circuit.KindBase), c), "node %d", node)
		circuittest.RequirePublic(t, c, s.Hash(), s.VrfKey, ticketElement(s))
	}
}

// Each case breaks one thing of a valid base rollup and, where the statement would tell, proves the
// statement that fits.
func TestBaseForged(t *testing.T) {
	b := newBlock(t)
	restate := func(c *baseCircuit, s circuit.Statement, edit func(s *circuit.Statement)) {
		edit(&s)
		c.Statement = s.Hash()
	}
	for name, edit := range map[string]func(c *baseCircuit, s circuit.Statement){
		"statement":   func(c *baseCircuit, _ circuit.Statement) { c.Statement = 1 },
		"statement 0": func(c *baseCircuit, _ circuit.Statement) { c.Statement = 0 },
		"of another seed": func(c *baseCircuit, s circuit.Statement) {
			restate(c, s, func(s *circuit.Statement) { s.Seed = num(1) })
		},
		"of another node": func(c *baseCircuit, s circuit.Statement) {
			restate(c, s, func(s *circuit.Statement) { s.Meta.Node = 6 })
		},
		"fees not counted": func(c *baseCircuit, s circuit.Statement) {
			restate(c, s, func(s *circuit.Statement) { s.Transition.Fees = ledger.Amount{} })
		},
		"one fee not counted": func(c *baseCircuit, s circuit.Statement) {
			restate(c, s, func(s *circuit.Statement) { s.Transition.Fees = ledger.NewAmount(3) })
		},
		"more fees": func(c *baseCircuit, s circuit.Statement) {
			restate(c, s, func(s *circuit.Statement) { s.Transition.Fees = ledger.NewAmount(8) })
		},
		"transactions swapped": func(c *baseCircuit, s circuit.Statement) {
			base, err := b.Execution.Base(5)
			require.NoError(t, err)
			words := base.Words()
			require.Equal(t, poseidon.Hash(poseidon.TagTxs, words[:]...), s.Transition.TxRoot)
			swapped := append(append([]fr.Element(nil), words[ledger.WordsPerTx:]...), words[:ledger.WordsPerTx]...)
			restate(c, s, func(s *circuit.Statement) { s.Transition.TxRoot = poseidon.Hash(poseidon.TagTxs, swapped...) })
		},
		"root of other words": func(c *baseCircuit, s circuit.Statement) {
			base, err := b.Execution.Base(5)
			require.NoError(t, err)
			for k := range base.Words() {
				words := base.Words()
				words[k] = plus(words[k], num(1))
				c, s := *c, s
				restate(&c, s, func(s *circuit.Statement) { s.Transition.TxRoot = poseidon.Hash(poseidon.TagTxs, words[:]...) })
				require.Error(t, solve(t, compiled(t, circuit.KindBase), &c), "word %d", k)
			}
			c.Statement = 1
		},
		"another challenge": func(c *baseCircuit, s circuit.Statement) {
			c.Challenge = 1
			restate(c, s, func(s *circuit.Statement) { s.Challenge = num(1) })
		},
		"challenge of the statement only": func(c *baseCircuit, s circuit.Statement) {
			restate(c, s, func(s *circuit.Statement) { s.Challenge = num(1) })
		},
		"no fingerprint": func(c *baseCircuit, s circuit.Statement) {
			restate(c, s, func(s *circuit.Statement) { s.Transition.Fingerprint = num(0) })
		},
		"fingerprint of another node": func(c *baseCircuit, s circuit.Statement) {
			restate(c, s, func(s *circuit.Statement) {
				step := s.Challenge // one node to the right is 16 powers
				for range 4 {
					step.Square(&step)
				}
				s.Transition.Fingerprint.Mul(&s.Transition.Fingerprint, &step)
			})
		},
		"another transaction root": func(c *baseCircuit, s circuit.Statement) {
			restate(c, s, func(s *circuit.Statement) { s.Transition.TxRoot = num(1) })
		},
		"no change of state": func(c *baseCircuit, s circuit.Statement) {
			restate(c, s, func(s *circuit.Statement) { s.Transition.StateOut = s.Transition.StateIn })
		},
		"states swapped": func(c *baseCircuit, s circuit.Statement) {
			restate(c, s, func(s *circuit.Statement) {
				s.Transition.StateIn, s.Transition.StateOut = s.Transition.StateOut, s.Transition.StateIn
			})
		},
		"transfers swapped": func(c *baseCircuit, _ circuit.Statement) {
			c.Application.Transfers[0], c.Application.Transfers[1] = c.Application.Transfers[1], c.Application.Transfers[0]
		},
		"second transfer called null": func(c *baseCircuit, _ circuit.Statement) { c.Application.Transfers[1].Null = 1 },
		"ledger of another deployment": func(c *baseCircuit, s circuit.Statement) {
			c.Application.LedgerID = 1
			restate(c, s, func(s *circuit.Statement) {
				base, err := b.Execution.Base(5)
				require.NoError(t, err)
				s.Transition.StateIn = poseidon.Hash(poseidon.TagState, num(1), base.Subtrees.Root(), base.MinBalance.Element())
			})
		},
		"another least balance than the states'": func(c *baseCircuit, _ circuit.Statement) { c.Application.MinBalance = 4 },
		"another least balance before the block": func(c *baseCircuit, s circuit.Statement) {
			restate(c, s, func(s *circuit.Statement) {
				base, err := b.Execution.Base(5)
				require.NoError(t, err)
				s.Transition.StateIn = poseidon.Hash(poseidon.TagState, base.LedgerID, base.Subtrees.Root(), num(4))
			})
		},
		"another least balance after the block": func(c *baseCircuit, s circuit.Statement) {
			restate(c, s, func(s *circuit.Statement) {
				base, err := b.Execution.Base(6) // starts where this one ends
				require.NoError(t, err)
				require.Equal(t, s.Transition.StateOut, base.Transition.StateIn)
				s.Transition.StateOut = poseidon.Hash(poseidon.TagState, base.LedgerID, base.Subtrees.Root(), num(4))
			})
		},
		"another's ticket": func(c *baseCircuit, _ circuit.Statement) { c.Ticket = circuit.AssignTicket(b.Ticket(t, 8, 5)) },
		"ticket of another node": func(c *baseCircuit, s circuit.Statement) {
			other := b.Ticket(t, 7, 6)
			c.Ticket = circuit.AssignTicket(other)
			restate(c, s, func(s *circuit.Statement) { s.Vrf = other.Vrf; c.TicketWord = s.TicketWord() })
		},
		"vrf": func(c *baseCircuit, s circuit.Statement) {
			restate(c, s, func(s *circuit.Statement) { s.Vrf = vrf.Uint128{15: 1}; c.TicketWord = s.TicketWord() })
		},
		"key": func(c *baseCircuit, s circuit.Statement) {
			c.VrfKey = 1
			restate(c, s, func(s *circuit.Statement) { s.VrfKey = num(1) })
		},
		"bid": func(c *baseCircuit, s circuit.Statement) {
			restate(c, s, func(s *circuit.Statement) { s.Meta.FeeBps = 0; c.TicketWord = s.TicketWord() })
		},
		"vrf of the statement only": func(c *baseCircuit, s circuit.Statement) { restate(c, s, func(s *circuit.Statement) { s.Vrf[0] ^= 1 }) },
		"key of the statement only": func(c *baseCircuit, s circuit.Statement) {
			restate(c, s, func(s *circuit.Statement) { s.VrfKey = num(1) })
		},
		"meta of the statement only": func(c *baseCircuit, s circuit.Statement) {
			restate(c, s, func(s *circuit.Statement) { s.Meta.FeeBps = 1 })
		},
	} {
		t.Run(name, func(t *testing.T) {
			c, s := b.base(t, 7, 5)
			edit(c, s)
			require.Error(t, solve(t, compiled(t, circuit.KindBase), c))
		})
	}
}

func TestAssignBaseRefuses(t *testing.T) {
	b := newBlock(t)
	base, err := b.Execution.Base(5)
	require.NoError(t, err)

	bad := base
	bad.Transition.Fees = ledger.NewAmount(1)
	_, _, err = Assign(b.Ticket(t, 1, 5), bad)
	require.ErrorIs(t, err, ledger.ErrTransition)

	_, _, err = Assign(b.Ticket(t, 1, 4), base)
	require.ErrorIs(t, err, circuit.ErrBaseNode)

	ticket := b.Ticket(t, 1, 5)
	ticket.Vrf[0] ^= 1
	_, _, err = Assign(ticket, base)
	require.ErrorIs(t, err, vrf.ErrOutput)

	ticket = b.Ticket(t, 1, 5)
	ticket.Meta.FeeBps = 0
	_, _, err = Assign(ticket, base)
	require.ErrorIs(t, err, vrf.ErrChallenge)

	_, s, err := Assign(b.Ticket(t, 1, 5), base)
	require.NoError(t, err)
	require.Equal(t, rules.Meta{StakerID: 1, FeeBps: 4000, Node: 5, Mode: 1}, s.Meta)
}
