package circuit

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover/circuit/circuittest"
	"fernet/settlement/rules"
)

// opened is a valid merge at a node.
func opened(t testing.TB, b *block, node uint32) (*MergeCircuit, Statement) {
	t.Helper()
	c, s, err := AssignMerge(b.Ticket(t, 7, node), b.children(t, rules.Left(node), 3), b.children(t, rules.Right(node), 1))
	require.NoError(t, err)
	return c, s
}

// openings are the places of the seven in a circuit, by name.
func openings(o *Opening) map[string]*frontend.Variable {
	return map[string]*frontend.Variable{
		"seed": &o.Seed, "challenge": &o.Challenge, "stateIn": &o.StateIn, "stateOut": &o.StateOut,
		"txRoot": &o.TxRoot, "fees": &o.Fees, "fingerprint": &o.Fingerprint,
	}
}

// The root has its statement as a public input, as every merge has, and the parts of it besides.
func TestOpeningOfTheRoot(t *testing.T) {
	b := newBlock(t)
	c, s := opened(t, b, rules.RootNode)
	require.Equal(t, b.Execution.Block(), s.Transition)
	require.NoError(t, solve(t, compiled(t, KindMerge), c))
	left, right := b.children(t, 2, 3), b.children(t, 3, 1)
	circuittest.RequirePublic(t, c,
		s.Hash(), s.VrfKey, ticketElement(s),
		left[0].Hash(), left[1].Hash(), left[2].Hash(), right[0].Hash(), fr.Element{}, fr.Element{},
		s.Seed, s.Challenge, s.Transition.StateIn, s.Transition.StateOut, s.Transition.TxRoot, s.Transition.Fees.Element(), s.Transition.Fingerprint)

	c.Statement = 1
	require.Error(t, solve(t, compiled(t, KindMerge), c), "the opening is no substitute for the statement")
	c.Statement = 0
	require.Error(t, solve(t, compiled(t, KindMerge), c))
}

// Each of the seven is the statement's part at the root and 0 elsewhere, and no other value passes.
func TestOpeningForged(t *testing.T) {
	b := newBlock(t)
	for name := range openings(new(Opening)) {
		for what, value := range map[string]func(c *MergeCircuit, honest fr.Element) frontend.Variable{
			"1":        func(*MergeCircuit, fr.Element) frontend.Variable { return 1 },
			"-1":       func(*MergeCircuit, fr.Element) frontend.Variable { return -1 },
			"plus one": func(_ *MergeCircuit, honest fr.Element) frontend.Variable { return plus(honest, num(1)) },
			"negated":  func(_ *MergeCircuit, honest fr.Element) frontend.Variable { return minus(num(0), honest) },
			"0":        func(*MergeCircuit, fr.Element) frontend.Variable { return 0 },
			"a side's": func(c *MergeCircuit, _ fr.Element) frontend.Variable {
				tr := c.Left.Transition
				sides := Opening{c.Left.VrfKeys[0], c.Left.TicketWords[0], tr.StateOut, tr.StateOut, tr.TxRoot, tr.Fees, tr.Fingerprint}
				return *openings(&sides)[name]
			},
		} {
			t.Run(fmt.Sprintf("%s is %s at the root", name, what), func(t *testing.T) {
				c, s := opened(t, b, rules.RootNode)
				honest := assignOpening(s.Opening())
				place := openings(&c.Opening)[name]
				*place = value(c, element((*openings(&honest)[name]).(*big.Int)))
				require.Error(t, solve(t, compiled(t, KindMerge), c))
			})
		}
		// At another node not even the honest value may be shown.
		for _, node := range []uint32{2, 3} {
			t.Run(fmt.Sprintf("%s open at node %d", name, node), func(t *testing.T) {
				c, s := opened(t, b, node)
				require.NoError(t, solve(t, compiled(t, KindMerge), c))
				s.Meta.Node = rules.RootNode
				honest := assignOpening(s.Opening())
				*openings(&c.Opening)[name] = *openings(&honest)[name]
				require.Error(t, solve(t, compiled(t, KindMerge), c))
				*openings(&c.Opening)[name] = 1
				require.Error(t, solve(t, compiled(t, KindMerge), c))
			})
		}
	}
	t.Run("all open at node 2", func(t *testing.T) {
		c, s := opened(t, b, 2)
		s.Meta.Node = rules.RootNode
		c.Opening = assignOpening(s.Opening())
		require.Error(t, solve(t, compiled(t, KindMerge), c))
	})
	t.Run("nothing open at the root", func(t *testing.T) {
		c, _ := opened(t, b, rules.RootNode)
		c.Opening = assignOpening(rules.Opening{})
		require.Error(t, solve(t, compiled(t, KindMerge), c))
	})
}

// isRoot comes from a hint. A prover that answers it with anything neither opens another node nor
// closes the root.
func TestOpeningForgedHint(t *testing.T) {
	b := newBlock(t)
	for name, answer := range map[string]func(in *big.Int) *big.Int{
		"0":  func(*big.Int) *big.Int { return new(big.Int) },
		"1":  func(*big.Int) *big.Int { return big.NewInt(1) },
		"-1": func(*big.Int) *big.Int { return big.NewInt(-1) },
		"as if the opposite": func(in *big.Int) *big.Int {
			if in.Sign() == 0 {
				return big.NewInt(1)
			}
			return new(big.Int)
		},
		"twice the inverse": func(in *big.Int) *big.Int {
			inverse := new(big.Int).ModInverse(in, fr.Modulus())
			if inverse == nil {
				return big.NewInt(2)
			}
			return inverse.Lsh(inverse, 1)
		},
	} {
		for _, node := range []uint32{rules.RootNode, 2} {
			t.Run(fmt.Sprintf("%s at node %d", name, node), func(t *testing.T) {
				c, s := opened(t, b, node)
				// Of a difference as small as node - 1; the same hint serves elsewhere and is
				// honest there.
				bent := solver.OverrideHint(solver.GetHintID(solver.InvZeroHint), func(field *big.Int, in, out []*big.Int) error {
					if in[0].BitLen() > 32 {
						return solver.InvZeroHint(field, in, out)
					}
					out[0].Set(answer(in[0])).Mod(out[0], field)
					return nil
				})
				if node == rules.RootNode {
					c.Opening = assignOpening(rules.Opening{})
				} else {
					s.Meta.Node = rules.RootNode
					c.Opening = assignOpening(s.Opening())
				}
				require.Error(t, solve(t, compiled(t, KindMerge), c, bent))
				require.Error(t, solve(t, compiled(t, KindMerge), c))
			})
		}
	}
}

type openingCircuit struct {
	Opening               Opening `gnark:",public"`
	Node, Seed, Challenge frontend.Variable
	Transition            Transition
}

func (c *openingCircuit) Define(api frontend.API) error {
	c.Opening.assert(api, c.Node, c.Seed, c.Challenge, c.Transition)
	return nil
}

// The native opening and the circuit's agree at every node.
func TestOpeningParity(t *testing.T) {
	ccs, err := compile(new(openingCircuit))
	require.NoError(t, err)
	rapid.Check(t, func(r *rapid.T) {
		s := anyStatement().Draw(r, "statement")
		s.Meta.Node = rapid.OneOf(rapid.Uint32Range(0, 3), rapid.Uint32()).Draw(r, "node")
		c := &openingCircuit{
			Opening: assignOpening(s.Opening()),
			Node:    s.Meta.Node, Seed: s.Seed, Challenge: s.Challenge, Transition: assignTransition(s.Transition),
		}
		require.NoError(r, solve(t, ccs, c))
		for name, place := range openings(&c.Opening) {
			honest := (*place).(*big.Int)
			*place = add(honest, big.NewInt(1))
			require.Error(r, solve(t, ccs, c), name)
			*place = honest
		}
	})
}
