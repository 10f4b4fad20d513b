package circuit

import (
	"math"
	"math/big"
	"runtime"
	"sync"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover/circuit/gadget"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// compiledTicket is the ticket circuit, compiled once for all tests.
var compiledTicket = sync.OnceValue(func() constraint.ConstraintSystem {
	ccs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &TicketCircuit{})
	if err != nil {
		panic(err)
	}
	return ccs
})

func testTicket(t require.TestingT, key byte, seed fr.Element, meta rules.Meta) *vrf.Ticket {
	ticket, err := vrf.NewPrivateKey([vrf.SeedSize]byte{key}).Ticket(seed, meta)
	require.NoError(t, err)
	return ticket
}

// TestTicketMatchesNative solves the compiled constraints for random tickets.
func TestTicketMatchesNative(t *testing.T) {
	const tickets = 1000
	ccs := compiledTicket()
	gen := rapid.Custom(func(t *rapid.T) *vrf.Ticket {
		var seed fr.Element
		seed.SetBytes(rapid.SliceOfN(rapid.Byte(), 0, 32).Draw(t, "seed"))
		return testTicket(t, rapid.Byte().Draw(t, "key"), seed, rules.Meta{
			StakerID: rapid.Uint32().Draw(t, "stakerId"),
			FeeBps:   rules.Bps(rapid.Uint16().Draw(t, "feeBps")),
			Node:     rapid.Uint32().Draw(t, "node"),
			Mode:     rules.Mode(rapid.IntRange(0, 1).Draw(t, "mode")),
		})
	})
	workers := runtime.GOMAXPROCS(0)
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			for i := w; i < tickets; i += workers {
				ticket := gen.Example(i)
				if err := isSolved(t, ccs, AssignTicketCircuit(ticket)); err != nil {
					t.Errorf("ticket %d: %v\n%+v", i, err, ticket)
				}
			}
		})
	}
	group.Wait()
}

// edgeTickets are the tickets with the extreme seeds, metas and modes.
func edgeTickets(t require.TestingT) []*vrf.Ticket {
	most := uint32(math.MaxUint32)
	var tickets []*vrf.Ticket
	for _, seed := range []fr.Element{{}, fr.One(), *new(fr.Element).SetInt64(-1)} {
		for _, meta := range []rules.Meta{
			{},
			{StakerID: 1},
			{StakerID: 1, FeeBps: rules.BPS, Node: 1},
			{StakerID: most},
			{FeeBps: math.MaxUint16},
			{Node: most},
			{StakerID: most, FeeBps: math.MaxUint16, Node: most},
		} {
			for _, mode := range []rules.Mode{rules.ModePrivate, rules.ModePublic} {
				meta.Mode = mode
				tickets = append(tickets, testTicket(t, 9, seed, meta))
			}
		}
	}
	return tickets
}

func TestTicketEdges(t *testing.T) {
	for _, ticket := range edgeTickets(t) {
		require.NoError(t, ticket.Verify())
		require.NoError(t, isSolved(t, compiledTicket(), AssignTicketCircuit(ticket)), "%+v", ticket.Meta)
	}
}

// TestTicketPublicInputs: L1 passes them in the order of docs/PROTOCOL.md section 6.
func TestTicketPublicInputs(t *testing.T) {
	witness, err := frontend.NewWitness(AssignTicketCircuit(testTicket(t, 1, fr.NewElement(3), rules.Meta{StakerID: 5})), ecc.BN254.ScalarField(), frontend.PublicOnly())
	require.NoError(t, err)
	public, ok := witness.Vector().(fr.Vector)
	require.True(t, ok)
	ticket := testTicket(t, 1, fr.NewElement(3), rules.Meta{StakerID: 5})
	require.Equal(t, fr.Vector{ticket.Seed, ticket.PublicKey.Key(), element(rules.TicketWord(ticket.Meta, ticket.Vrf.Big()))}, public)
	require.Equal(t, 1+3, compiledTicket().GetNbPublicVariables())
}

// TestTicketReturnsTheParts: circuits use the parts that Assert returns.
func TestTicketReturnsTheParts(t *testing.T) {
	ccs := compileGadget(t, 7, func(api frontend.API, in []frontend.Variable) {
		w := UnpackTicket(api, in[0])
		for i, part := range []frontend.Variable{w.StakerID, w.FeeBps, w.Node, w.Mode, w.Vrf, w.Meta} {
			api.AssertIsEqual(part, in[i+1])
		}
	})
	for _, ticket := range edgeTickets(t) {
		m, output := ticket.Meta, ticket.Vrf.Big()
		honest := func() []any {
			return []any{rules.TicketWord(m, output), m.StakerID, uint16(m.FeeBps), m.Node, uint8(m.Mode), output, m.Pack()}
		}
		require.NoError(t, isSolved(t, ccs, values(honest()...)))
		for i, other := range map[int]any{
			1: m.StakerID ^ 1, 2: uint16(m.FeeBps) ^ 1, 3: m.Node ^ 1, 4: uint8(m.Mode) ^ 1, 5: add(output, big.NewInt(1)), 6: add(m.Pack(), big.NewInt(1)),
		} {
			wrong := honest()
			wrong[i] = other
			require.Error(t, isSolved(t, ccs, values(wrong...)), "part %d", i)
		}
		// The same word with a bit moved over the border between meta and output.
		wrong := honest()
		wrong[5], wrong[6] = sub(output, big.NewInt(1)), add(m.Pack(), lsh(1, rules.MetaBits))
		require.Error(t, isSolved(t, ccs, values(wrong...)))
	}
	// Bits above bit 208, and the parts moved into each other's places.
	require.Error(t, isSolved(t, ccs, values(lsh(1, rules.TicketBits), 0, 0, 0, 0, 0, 0)))
	require.Error(t, isSolved(t, ccs, values(lsh(1, rules.TicketBits), 0, 0, 0, 0, lsh(1, rules.VrfBits), 0)))
	require.Error(t, isSolved(t, ccs, values(lsh(1, 253), 0, 0, 0, 0, 0, 0)))
	require.Error(t, isSolved(t, ccs, values(lsh(1, rules.MetaBits), 0, 0, 0, 2, 0, lsh(1, rules.MetaBits))))
	require.Error(t, isSolved(t, ccs, values(lsh(1, 32), lsh(1, 32), 0, 0, 0, 0, lsh(1, 32))))
	require.Error(t, isSolved(t, ccs, values(lsh(1, 48), 0, lsh(1, 16), 0, 0, 0, lsh(1, 48))))
	require.Error(t, isSolved(t, ccs, values(-1, 0, 0, 0, 0, 0, -1)))
}

// TestGadgetCounts holds the numbers of the doc comments.
func TestGadgetCounts(t *testing.T) {
	count := func(n int, define func(api frontend.API, in []frontend.Variable)) int {
		return compileGadget(t, n, define).GetNbConstraints()
	}
	point := func(in []frontend.Variable) gadget.Point { return gadget.Point{X: in[0], Y: in[1]} }
	scalar := count(1, func(api frontend.API, in []frontend.Variable) { gadget.NewScalar(api, in[0]) })
	challenge := count(1, func(api frontend.API, in []frontend.Variable) { gadget.NewChallenge(api, in[0]) })
	got := map[string]int{
		"NewScalar":           scalar,
		"NewChallenge":        challenge,
		"UnpackTicket":        count(1, func(api frontend.API, in []frontend.Variable) { UnpackTicket(api, in[0]) }),
		"AssertOnCurve":       count(2, func(api frontend.API, in []frontend.Variable) { gadget.AssertOnCurve(api, point(in)) }),
		"AssertNotSmallOrder": count(2, func(api frontend.API, in []frontend.Variable) { gadget.AssertNotSmallOrder(api, point(in)) }),
		"Add":                 count(4, func(api frontend.API, in []frontend.Variable) { gadget.Add(api, point(in), point(in[2:])) }),
		"Add constant": count(2, func(api frontend.API, in []frontend.Variable) {
			gadget.Add(api, point(in), gadget.Point{X: toBig(curve.Base.X), Y: toBig(curve.Base.Y)})
		}),
		"Double":     count(2, func(api frontend.API, in []frontend.Variable) { gadget.Double(api, point(in)) }),
		"Elligator2": count(1, func(api frontend.API, in []frontend.Variable) { gadget.Elligator2(api, in[0]) }),
		"AssertIsLowOf": count(2, func(api frontend.API, in []frontend.Variable) {
			gadget.NewChallenge(api, in[1]).AssertIsLowOf(api, in[0])
		}) - challenge,
		"FixedBaseMul": count(1, func(api frontend.API, in []frontend.Variable) { gadget.FixedBaseMul(api, gadget.NewScalar(api, in[0])) }) - scalar,
		"NoncePoint": count(4, func(api frontend.API, in []frontend.Variable) {
			gadget.NoncePoint(api, gadget.NewScalar(api, in[0]), gadget.NewChallenge(api, in[1]), point(in[2:]), gadget.Double(api, point(in[2:])))
		}) - scalar - challenge,
		"NoncePointHalved": count(8, func(api frontend.API, in []frontend.Variable) {
			base := gadget.HalvedBase{Half: point(in[2:]), Base: point(in[4:])}
			gadget.NoncePointHalved(api, gadget.NewScalar(api, in[0]), base, gadget.NewChallenge(api, in[1]), point(in[6:]), gadget.Point{X: 1, Y: in[7]})
		}) - scalar - challenge,
	}
	require.Equal(t, map[string]int{
		"NewScalar": 377, "NewChallenge": 192, "UnpackTicket": 210, "AssertOnCurve": 4, "AssertNotSmallOrder": 7,
		"Add": 6, "Add constant": 3, "Double": 5, "Elligator2": 270, "AssertIsLowOf": 127,
		"FixedBaseMul": 747, "NoncePoint": 1971, "NoncePointHalved": 2976,
	}, got)
}
