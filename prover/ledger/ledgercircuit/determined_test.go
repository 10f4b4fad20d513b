package ledgercircuit

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"testing"

	"fernet/prover/circuit"
	"fernet/prover/ledger/ledgertest"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/backend/witness"
	"github.com/consensys/gnark/constraint"
	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"
)

// honest is a witness of one of the circuits, with what its prover may choose and nobody sees.
type honest struct {
	name string
	compilation
	assignment frontend.Circuit
	// Secrets that may change without anything else: a null transaction is void but for what it
	// signs and that its receiver's leaf is used, and key and ticket in an empty slot are not
	// looked at. The first may take any value, the second another in their range.
	free, inRange *regexp.Regexp
}

var nothing = regexp.MustCompile(`^$`)

// void are the free secrets of some of a base rollup's places.
func void(places string) (free, inRange *regexp.Regexp) {
	place := "^Application_Transfers_" + places + "_"
	return regexp.MustCompile(place + "((Sender|Receiver)Path_|ReceiverNonce$)"), regexp.MustCompile(place + "(Sender|Receiver)Balance$")
}

// compiled is the circuit of the witness.
func (h honest) compiled(t testing.TB) constraint.ConstraintSystem {
	t.Helper()
	return compiledFor(t, h.kind, h.txsPerBase)
}

// honestWitnesses are tickets of both modes; base rollups with used and with empty leaves, half
// empty and empty, and of four transactions; a merge with empty slots and the root.
func honestWitnesses(t testing.TB) []honest {
	b := newBlock(t)
	all := []honest{
		{"ticket, private", compilation{circuit.KindTicket, 2}, circuit.AssignTicketCircuit(b.Ticket(t, 8, 0)), nothing, nothing},
		{"ticket, public", compilation{circuit.KindTicket, 2}, circuit.AssignTicketCircuit(b.Ticket(t, 7, 0)), nothing, nothing},
	}
	for i, places := range []string{"none", "none", "1", "[01]"} {
		node := uint32(4 + i)
		c, _ := b.base(t, 8, node)
		free, inRange := void(places)
		all = append(all, honest{fmt.Sprintf("base %d", node), compilation{circuit.KindBase, 2}, c, free, inRange})
	}
	for i, places := range []string{"none", "[123]"} {
		node := uint32(2 + i)
		c, _ := (&block{ledgertest.NewBlock(t, 4)}).base(t, 8, node)
		free, inRange := void(places)
		all = append(all, honest{fmt.Sprintf("base of 4, %d", node), compilation{circuit.KindBase, 4}, c, free, inRange})
	}
	merge, _, err := circuit.AssignMerge(b.Ticket(t, 7, 2), b.children(t, 4, 2), b.children(t, 5, 1))
	require.NoError(t, err)
	root, _, err := circuit.AssignMerge(b.Ticket(t, 8, 1), b.children(t, 2, 3), b.children(t, 3, 3))
	require.NoError(t, err)
	return append(all,
		honest{"merge", compilation{circuit.KindMerge, 2}, merge, regexp.MustCompile("^(Left_(VrfKeys|TicketWords)_2|Right_(VrfKeys|TicketWords)_[12])$"), nothing},
		honest{"root", compilation{circuit.KindMerge, 2}, root, nothing, nothing},
	)
}

// What the constraints allow to change around honest witnesses, to first order. Wires that are bits
// do not change, because 0 and 1 are no double roots; what is far from a solution is the matter of
// the forged hints, and of [TestPerturbedInputsAreRefused].
func TestConstraintsDetermineTheWitness(t *testing.T) {
	for _, h := range honestWitnesses(t) {
		t.Run(h.name, func(t *testing.T) {
			tg := tangentAt(t, h.compiled(t), h.assignment)
			t.Run("inputs determine internal wires", func(t *testing.T) { inputsDetermineWires(t, h, tg) })
			t.Run("secrets are bound one by one", func(t *testing.T) { secretsAreBoundAlone(t, h, tg) })
			t.Run("secrets are bound together", func(t *testing.T) { secretsAreBoundTogether(t, h, tg) })
		})
	}
}

// With all inputs given there is no other solution, whatever hints answer. The one wire that
// nothing determines is the inverse that IsZero(node - 1) asks for at the root, where node - 1 has
// none: no constraint looks at it.
func inputsDetermineWires(t *testing.T, h honest, tg *tangent) {
	equations, open := tg.changes()
	require.Empty(t, equations, "no input changes")
	if h.name != "root" {
		require.Zero(t, len(open), "wires that no row gives, from %v on", open[:min(len(open), 8)])
		return
	}
	require.Len(t, open, 1)
	require.Empty(t, tg.of[open[0]], "a row looks at it")
	wires := solution(t, h)
	forged := solution(t, h, forge(solver.InvZeroHint, changed(solver.InvZeroHint, func(in, out []*big.Int) {
		if in[0].Sign() == 0 {
			out[0].SetUint64(17)
		}
	})))
	require.NotEqual(t, wires[open[0]], forged[open[0]])
	forged[open[0]] = wires[open[0]]
	require.Equal(t, wires, forged, "nothing follows from it")
}

// A secret input that changes alone breaks a constraint, but for those on which nothing depends.
func secretsAreBoundAlone(t *testing.T, h honest, tg *tangent) {
	const together = 12 // secrets for which changes are computed in one go
	for some := range slices.Chunk(tg.secrets(), together) {
		equations, _ := tg.changes(some...)
		for i, wire := range some {
			bound := slices.ContainsFunc(equations, func(form []fr.Element) bool { return !form[i].IsZero() })
			require.Equal(t, h.free.MatchString(tg.name(wire)), !bound, tg.name(wire))
		}
	}
}

// The values of a ticket are bound together too, and so are those of a transfer but its paths:
// there is no direction in which several of them can move. (Of what is hashed into one value, as
// paths and the parts of a statement are, others would do in the field; finding them is finding a
// collision.)
func secretsAreBoundTogether(t *testing.T, h honest, tg *tangent) {
	groups := []*regexp.Regexp{regexp.MustCompile(`^Ticket_`)}
	if h.kind == circuit.KindBase {
		for place := range h.txsPerBase {
			groups = append(groups, regexp.MustCompile(fmt.Sprintf(`^Application_Transfers_%d_.*[^0-9]$`, place)))
		}
	}
	for i, group := range groups {
		wires := slices.DeleteFunc(tg.secrets(), func(wire int) bool { return !group.MatchString(tg.name(wire)) })
		require.Len(t, wires, []int{6, 15}[min(i, 1)], group.String())
		if slices.ContainsFunc(wires, func(wire int) bool { return h.inRange.MatchString(tg.name(wire)) }) {
			continue // a null transaction
		}
		equations, _ := tg.changes(wires...)
		require.Equal(t, len(wires), rank(equations, len(wires)), group.String())
	}
}

// Every input, one at a time, plus 1 (a bit of 1: the other), hints being asked again. Far from the
// solution, too, what is not free is bound.
func TestPerturbedInputsAreRefused(t *testing.T) {
	for _, h := range honestWitnesses(t) {
		t.Run(h.name, func(t *testing.T) {
			system := h.compiled(t).(*cs.R1CS)
			public, secret := system.GetNbPublicVariables()-1, system.GetNbSecretVariables()
			w, err := frontend.NewWitness(h.assignment, ecc.BN254.ScalarField())
			require.NoError(t, err)
			names := append(slices.Clone(system.Public[1:]), system.Secret...)
			require.Len(t, w.Vector(), len(names))
			for i, name := range names {
				values := slices.Clone(w.Vector().(fr.Vector))
				value := &values[i]
				if value.IsOne() { // of a bit, the other
					value.SetZero()
				} else {
					value.Add(value, new(fr.Element).SetOne())
				}
				perturbed, err := witness.New(ecc.BN254.ScalarField())
				require.NoError(t, err)
				feed := make(chan any, len(values))
				for _, v := range values {
					feed <- v
				}
				close(feed)
				require.NoError(t, perturbed.Fill(public, secret, feed))
				want := h.free.MatchString(name) || h.inRange.MatchString(name)
				require.Equal(t, want, system.IsSolved(perturbed) == nil, name)
			}
		})
	}
}

// A value may have two forms in a range check: n booleans have 2ⁿ strings for fewer values, so no
// weights make the form unique, and a comparison of the strings would cost as many constraints
// again. It is harmless because only the sum of the booleans is used. With the other form wherever
// there is one, an honest witness is one still, and what is proven is the same: where the booleans
// choose multiples of a point, they sum to the same scalar modulo its order, so that U and V, which
// the challenge hashes, are the same points.
func TestSecondFormsOfRangesChangeNothing(t *testing.T) {
	for _, h := range honestWitnesses(t) {
		t.Run(h.name, func(t *testing.T) {
			others := 0
			wires := solution(t, h)
			other := solution(t, h, solver.WithNbTasks(1), forge(belowHint, func(field *big.Int, in, bits []*big.Int) error {
				if err := belowHint(field, in, bits); err != nil {
					return err
				}
				if second, ok := secondForm(in[0], in[1], len(bits)); ok {
					others++
					for i := range bits {
						bits[i].SetUint64(uint64(second.Bit(i)))
					}
				}
				return nil
			}))
			require.Positive(t, others, "a value with two forms")
			require.NotEqual(t, wires, other)
			system := h.compiled(t)
			inputs := system.GetNbPublicVariables() + system.GetNbSecretVariables()
			require.Equal(t, wires[:inputs], other[:inputs])
		})
	}
}

// secondForm returns, as the booleans of one number, the form of v below bound that belowHint does
// not give, if there is one: without the top weight it has no room above 2ⁿ⁻¹, with it none below
// the weight.
func secondForm(v, bound *big.Int, n int) (*big.Int, bool) {
	half, top := lsh(1, uint(n-1)), sub(bound, lsh(1, uint(n-1)))
	if v.Cmp(half) >= 0 || v.Cmp(top) < 0 {
		return nil, false
	}
	return add(sub(v, top), half), true
}

// solution returns all wires of a witness.
func solution(t testing.TB, h honest, opts ...solver.Option) fr.Vector {
	t.Helper()
	w, err := frontend.NewWitness(h.assignment, ecc.BN254.ScalarField())
	require.NoError(t, err)
	solved, err := h.compiled(t).Solve(w, opts...)
	require.NoError(t, err)
	return solved.(*cs.R1CSSolution).W
}
