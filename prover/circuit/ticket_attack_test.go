package circuit

import (
	"math/big"
	"sync/atomic"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	edwards "github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit/circuittest"
	"fernet/prover/circuit/gadget"
	"fernet/prover/poseidon"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// attacker is a staker who knows its key and makes proofs by its own rules: the
// equations of docs/PROTOCOL.md section 4, each step of which an attack can bend.
type attacker struct {
	x    *big.Int
	pk   edwards.PointAffine
	seed fr.Element
	meta rules.Meta

	vrfKey fr.Element           // of pk
	point  edwards.PointAffine  // P
	slipU  *edwards.PointAffine // the part of pk of small order, if any: x does not know of it
	slipV  *edwards.PointAffine // the same of Γ
	gamma  edwards.PointAffine
	// absorbed says that Γ = (0, 0), which makes V = (0, 0).
	absorbed bool
}

func newAttacker() *attacker {
	a := &attacker{x: big.NewInt(0xfe12e7), seed: fr.NewElement(2024), meta: rules.Meta{StakerID: 3, FeeBps: 500, Node: 6}}
	a.pk.ScalarMultiplication(&curve.Base, a.x)
	a.derive()
	return a
}

// derive sets all that follows from pk, seed and meta as the protocol wants it.
func (a *attacker) derive() {
	a.vrfKey = poseidon.Hash(poseidon.TagKey, a.pk.X, a.pk.Y)
	a.point = vrf.Encode(a.vrfKey, a.alpha())
	a.gamma.ScalarMultiplication(&a.point, a.x)
}

func (a *attacker) alpha() vrf.Alpha { return vrf.NewAlpha(a.seed, a.meta.Node, a.meta.StakerID) }

// outputHash is the hash whose low bits are the vrf.
func (a *attacker) outputHash() fr.Element {
	if a.meta.Mode == rules.ModePublic {
		return poseidon.Hash(poseidon.TagPublic, a.vrfKey, a.alpha().Seed, a.alpha().Place)
	}
	g := a.gamma
	for range 3 {
		g.Double(&g)
	}
	return poseidon.Hash(poseidon.TagOutput, g.X, g.Y, fr.Element{})
}

func lowOf(h *big.Int) *big.Int {
	return new(big.Int).And(h, sub(lsh(1, gadget.LowBits), big.NewInt(1)))
}

// prove makes the proof with a given nonce. With slips it tries nonces from there
// until it has guessed c modulo 8, which is all that the slip then depends on.
func (a *attacker) prove(nonce int64) *TicketCircuit {
	for ; ; nonce++ {
		guess := big.NewInt(nonce % 8)
		var u, v edwards.PointAffine
		u.ScalarMultiplication(&curve.Base, big.NewInt(nonce))
		v.ScalarMultiplication(&a.point, big.NewInt(nonce))
		for _, slip := range []struct{ part, sum *edwards.PointAffine }{{a.slipU, &u}, {a.slipV, &v}} {
			if slip.part != nil {
				var p edwards.PointAffine
				p.ScalarMultiplication(slip.part, guess)
				p.Neg(&p)
				slip.sum.Add(slip.sum, &p)
			}
		}
		if a.absorbed {
			v = edwards.PointAffine{}
		}
		h := poseidon.Hash(poseidon.TagChallenge, a.vrfKey, a.point.X, a.point.Y, a.gamma.X, a.gamma.Y, u.X, u.Y, v.X, v.Y, element(a.meta.Pack()))
		c := lowOf(toBig(h))
		if (a.slipU != nil || a.slipV != nil) && new(big.Int).And(c, big.NewInt(7)).Cmp(guess) != 0 {
			continue
		}
		return a.assignment(c, a.response(c, nonce), lowOf(toBig(a.outputHash())))
	}
}

// response is s for a challenge and a nonce.
func (a *attacker) response(c *big.Int, nonce int64) *big.Int {
	s := new(big.Int).Mul(c, a.x)
	return s.Add(s, big.NewInt(nonce)).Mod(s, &curve.Order)
}

func (a *attacker) assignment(c, s, vrf *big.Int) *TicketCircuit {
	return &TicketCircuit{
		Seed: a.seed, VrfKey: a.vrfKey, TicketWord: rules.TicketWord(a.meta, vrf),
		Ticket: TicketWitness{PublicKey: gadget.AssignPoint(a.pk), Gamma: gadget.AssignPoint(a.gamma), C: c, S: s},
	}
}

func accepts(t require.TestingT, assignment *TicketCircuit, opts ...solver.Option) {
	require.NoError(t, isSolved(t, compiledTicket(), assignment, opts...))
}

func refuses(t require.TestingT, assignment *TicketCircuit, opts ...solver.Option) {
	require.Error(t, isSolved(t, compiledTicket(), assignment, opts...))
}

// TestTicketAttackerIsHonestWhenNotBent: what the attacks below change is all that is wrong with
// them.
func TestTicketAttackerIsHonestWhenNotBent(t *testing.T) {
	a := newAttacker()
	accepts(t, a.prove(1))
	accepts(t, a.prove(77))
	a.meta.Mode = rules.ModePublic
	accepts(t, a.prove(1))
}

// TestTicketIsBoundToItsValues: one proof and other public or private values.
func TestTicketIsBoundToItsValues(t *testing.T) {
	a := newAttacker()
	plus := func(v any, n int64) *big.Int {
		e, err := new(fr.Element).SetInterface(v)
		require.NoError(t, err)
		return add(toBig(*e), big.NewInt(n))
	}
	other := *newAttacker()
	other.x = big.NewInt(12345)
	other.pk.ScalarMultiplication(&curve.Base, other.x)
	other.derive()
	q := &curve.Order
	// edit changes a word as a sum, so that what does not fit its place goes into the next.
	edit := func(c *TicketCircuit, by *big.Int) { c.TicketWord = add(plus(c.TicketWord, 0), by) }
	vrf := lowOf(toBig(a.outputHash()))
	setVrf := func(c *TicketCircuit, other *big.Int) { edit(c, new(big.Int).Lsh(sub(other, vrf), rules.MetaBits)) }
	negated := func(v any) *big.Int { return new(big.Int).Neg(plus(v, 0)) }

	for name, change := range map[string]func(*TicketCircuit){
		"seed":             func(c *TicketCircuit) { c.Seed = plus(c.Seed, 1) },
		"vrfKey":           func(c *TicketCircuit) { c.VrfKey = other.vrfKey },
		"vrfKey and pk":    func(c *TicketCircuit) { c.VrfKey, c.Ticket.PublicKey = other.vrfKey, gadget.AssignPoint(other.pk) },
		"vrfKey 0":         func(c *TicketCircuit) { c.VrfKey = 0 },
		"vrf + 1":          func(c *TicketCircuit) { edit(c, lsh(1, 81)) },
		"vrf - 1":          func(c *TicketCircuit) { edit(c, lsh(-1, 81)) },
		"vrf + 2^128":      func(c *TicketCircuit) { edit(c, lsh(1, 209)) },
		"most vrf":         func(c *TicketCircuit) { setVrf(c, sub(lsh(1, gadget.LowBits), big.NewInt(1))) },
		"public vrf":       func(c *TicketCircuit) { setVrf(c, publicVrf(a)) },
		"no vrf":           func(c *TicketCircuit) { c.TicketWord = a.meta.Pack() },
		"only vrf":         func(c *TicketCircuit) { c.TicketWord = vrf },
		"staker":           func(c *TicketCircuit) { edit(c, lsh(1, 0)) },
		"fee":              func(c *TicketCircuit) { edit(c, lsh(1, 32)) },
		"fee lower":        func(c *TicketCircuit) { edit(c, lsh(-1, 32)) },
		"node":             func(c *TicketCircuit) { edit(c, lsh(1, 48)) },
		"mode":             func(c *TicketCircuit) { edit(c, lsh(1, 80)) },
		"mode and vrf":     func(c *TicketCircuit) { edit(c, lsh(1, 80)); setVrf(c, publicVrf(a)) },
		"word bit 209":     func(c *TicketCircuit) { edit(c, lsh(1, 209)) },
		"word bit 253":     func(c *TicketCircuit) { edit(c, lsh(1, 253)) },
		"word 0":           func(c *TicketCircuit) { c.TicketWord = 0 },
		"shifted by a bit": func(c *TicketCircuit) { c.TicketWord = new(big.Int).Lsh(plus(c.TicketWord, 0), 1) },
		"vrf a bit lower":  func(c *TicketCircuit) { c.TicketWord = add(a.meta.Pack(), new(big.Int).Lsh(vrf, rules.MetaBits-1)) },
		"vrf a bit higher": func(c *TicketCircuit) { c.TicketWord = add(a.meta.Pack(), new(big.Int).Lsh(vrf, rules.MetaBits+1)) },
		"meta above vrf":   func(c *TicketCircuit) { c.TicketWord = add(vrf, new(big.Int).Lsh(a.meta.Pack(), gadget.LowBits)) },
		"negated gamma":    func(c *TicketCircuit) { c.Ticket.Gamma.X = negated(c.Ticket.Gamma.X) },
		"other gamma":      func(c *TicketCircuit) { c.Ticket.Gamma = gadget.AssignPoint(other.gamma) },
		"gamma O":          func(c *TicketCircuit) { c.Ticket.Gamma = gadget.Point{X: 0, Y: 1} },
		"gamma (0, 0)":     func(c *TicketCircuit) { c.Ticket.Gamma = gadget.Point{X: 0, Y: 0} },
		"gamma off":        func(c *TicketCircuit) { c.Ticket.Gamma.Y = plus(c.Ticket.Gamma.Y, 1) },
		"negated pk": func(c *TicketCircuit) {
			c.Ticket.PublicKey.X = negated(c.Ticket.PublicKey.X)
		},
		"pk off":            func(c *TicketCircuit) { c.Ticket.PublicKey.Y = plus(c.Ticket.PublicKey.Y, 1) },
		"challenge + 1":     func(c *TicketCircuit) { c.Ticket.C = plus(c.Ticket.C, 1) },
		"challenge 0":       func(c *TicketCircuit) { c.Ticket.C = 0 },
		"challenge + 2^128": func(c *TicketCircuit) { c.Ticket.C = add(plus(c.Ticket.C, 0), lsh(1, gadget.LowBits)) },
		"challenge + q":     func(c *TicketCircuit) { c.Ticket.C = add(plus(c.Ticket.C, 0), q) },
		"response + 1":      func(c *TicketCircuit) { c.Ticket.S = plus(c.Ticket.S, 1) },
		"response + q":      func(c *TicketCircuit) { c.Ticket.S = add(plus(c.Ticket.S, 0), q) },
		"response q":        func(c *TicketCircuit) { c.Ticket.S = q },
		"response negated":  func(c *TicketCircuit) { c.Ticket.S = sub(q, plus(c.Ticket.S, 0)) },
	} {
		t.Run(name, func(t *testing.T) {
			assignment := a.prove(1)
			change(assignment)
			for _, hint := range []solver.Hint{belowHint, circuittest.PlainBits, circuittest.NonBooleanBits, circuittest.WrappedBits(belowHint)} {
				refuses(t, assignment, forge(belowHint, hint))
			}
		})
	}

	// A public ticket with the private output.
	a.meta.Mode = rules.ModePublic
	assignment := a.prove(1)
	accepts(t, assignment)
	assignment.TicketWord = rules.TicketWord(a.meta, lowOf(toBig(newAttacker().outputHash())))
	refuses(t, assignment)
}

func publicVrf(a *attacker) *big.Int {
	return lowOf(toBig(poseidon.Hash(poseidon.TagPublic, a.vrfKey, a.alpha().Seed, a.alpha().Place)))
}

// TestTicketGammaIsUnique: the key holder proves another Γ with a transcript of its own.
func TestTicketGammaIsUnique(t *testing.T) {
	honest := newAttacker().prove(1)

	negated := newAttacker()
	negated.gamma.Neg(&negated.gamma)
	refuses(t, negated.prove(1))

	shifted := newAttacker()
	shifted.gamma.Add(&shifted.gamma, &shifted.point)
	refuses(t, shifted.prove(1))

	// A part of small order can be proven with some luck. It buys nothing: the
	// output is the honest one and no other is accepted next to it.
	for k, part := range circuittest.Torsion(t) {
		a := newAttacker()
		a.gamma.Add(&a.gamma, &part)
		a.slipV = &part
		assignment := a.prove(1)
		require.Equal(t, honest.TicketWord, assignment.TicketWord)
		accepts(t, assignment)
		assignment.TicketWord = rules.TicketWord(a.meta, lowOf(toBig(poseidon.Hash(poseidon.TagOutput, a.gamma.X, a.gamma.Y, fr.Element{}))))
		refuses(t, assignment)
		if k != 0 { // the honest proof with the part put in
			plain := newAttacker().prove(1)
			plain.Ticket.Gamma = gadget.AssignPoint(a.gamma)
			refuses(t, plain)
		}
	}
}

// TestTicketRefusesKeysOfSmallOrder: with x = 0 and such a key all equations hold, and the output
// would be H("output"; O) for every alpha.
func TestTicketRefusesKeysOfSmallOrder(t *testing.T) {
	for _, point := range circuittest.Torsion(t) {
		a := newAttacker()
		a.x, a.pk, a.slipU = new(big.Int), point, &point
		a.derive()
		require.True(t, a.gamma.IsZero())
		refuses(t, a.prove(1))
	}
	// The same attack with a part of large order next to it is an honest key.
	part := circuittest.Torsion(t)[1]
	a := newAttacker()
	a.pk.Add(&a.pk, &part)
	a.slipU = &part
	a.derive()
	accepts(t, a.prove(1))
}

// TestTicketKeyIsTheRegisteredOne: an attacker with a key of its own proves under another staker's
// vrfKey.
func TestTicketKeyIsTheRegisteredOne(t *testing.T) {
	a := newAttacker()
	a.vrfKey = vrf.NewPrivateKey([vrf.SeedSize]byte{1}).Public().Key()
	a.point = vrf.Encode(a.vrfKey, a.alpha())
	a.gamma.ScalarMultiplication(&a.point, a.x)
	refuses(t, a.prove(1))
	accepts(t, newAttacker().prove(1))
}

// TestTicketPoints: what pk and Γ have to be, whatever equations they satisfy. A pk off the curve
// satisfies those of a whole ticket only where the addition formulas break down, and no such point
// is known; it must not come to that.
func TestTicketPoints(t *testing.T) {
	ccs := compileGadget(t, 5, func(api frontend.API, in []frontend.Variable) {
		TicketWitness{PublicKey: gadget.Point{X: in[0], Y: in[1]}, Gamma: gadget.Point{X: in[2], Y: in[3]}}.assertPoints(api, in[4])
	})
	solved := func(pk, gamma edwards.PointAffine, vrfKey fr.Element) error {
		return isSolved(t, ccs, values(pk.X, pk.Y, gamma.X, gamma.Y, vrfKey))
	}
	key := func(pk edwards.PointAffine) fr.Element { return poseidon.Hash(poseidon.TagKey, pk.X, pk.Y) }
	one, i := fr.One(), *new(fr.Element).SetInt64(-1)
	i.Sqrt(&i)
	off := []edwards.PointAffine{
		{}, {X: one}, {X: one, Y: one}, {X: i, Y: one}, {X: curve.Base.X, Y: one}, {X: curve.Base.Y, Y: curve.Base.X},
		{X: curve.Base.X, Y: *new(fr.Element).Double(&curve.Base.Y)},
	}
	for _, p := range circuittest.OddPoints(t) {
		var eight edwards.PointAffine
		eight.ScalarMultiplication(&p, big.NewInt(8))
		require.Equal(t, eight.IsZero(), solved(p, curve.Base, key(p)) != nil)
		require.NoError(t, solved(curve.Base, p, key(curve.Base)), "Γ may be of any order")
		require.Error(t, solved(curve.Base, p, key(edwards.PointAffine{X: curve.Base.Y, Y: curve.Base.X})), "another key's vrfKey")
	}
	for _, p := range off {
		require.False(t, p.IsOnCurve())
		require.Error(t, solved(p, curve.Base, key(p)), "pk %v", p)
		require.Error(t, solved(curve.Base, p, key(curve.Base)), "Γ %v", p)
	}
}

// TestTicketGammaIsOnTheCurve: (0, 0) absorbs under the addition formulas, so that V
// would be (0, 0) for every s and c, and the output that of (0, 0) for every alpha.
func TestTicketGammaIsOnTheCurve(t *testing.T) {
	a := newAttacker()
	a.gamma = edwards.PointAffine{}
	a.absorbed = true
	refuses(t, a.prove(1))
}

// TestTicketPointIsForced: the key holder proves with another P, forging the hint where that could
// give it.
func TestTicketPointIsForced(t *testing.T) {
	honest := newAttacker()
	u := poseidon.Hash(poseidon.TagH2C, honest.vrfKey, honest.alpha().Seed, honest.alpha().Place)
	after := func(change func(first, root *big.Int)) solver.Option {
		return forge(elligatorHint, func(field *big.Int, inputs, outputs []*big.Int) error {
			if err := elligatorHint(field, inputs, outputs); err != nil {
				return err
			}
			change(outputs[0], outputs[1])
			return nil
		})
	}
	negateRoot := after(func(_, root *big.Int) { root.Sub(fr.Modulus(), root) })
	otherBranch := after(func(first, _ *big.Int) { first.Xor(first, big.NewInt(1)) })

	var minusPoint, uncleared, otherPoint edwards.PointAffine
	minusPoint.Neg(&honest.point)
	uncleared = vrf.Elligator2(u)
	otherPoint = vrf.Encode(honest.vrfKey, vrf.Alpha{Seed: u})
	for name, point := range map[string]edwards.PointAffine{
		"negated": minusPoint, "cofactor left": uncleared, "base": curve.Base, "of another alpha": otherPoint,
	} {
		a := newAttacker()
		a.point = point
		a.gamma.ScalarMultiplication(&point, a.x)
		for _, option := range []solver.Option{negateRoot, otherBranch, forge(elligatorHint, circuittest.AnyRoot), forge(elligatorHint, elligatorHint)} {
			for _, hint := range []solver.Hint{belowHint, circuittest.PlainBits, circuittest.NonBooleanBits, circuittest.WrappedBits(belowHint)} {
				require.Error(t, isSolved(t, compiledTicket(), a.prove(1), option, forge(belowHint, hint)), name)
			}
		}
	}
	// The honest proof has no second way through either.
	for _, option := range []solver.Option{negateRoot, otherBranch, forge(elligatorHint, circuittest.AnyRoot)} {
		refuses(t, honest.prove(1), option)
	}
}

// TestTicketLowBitsAreCanonical: the low bits of a hash plus r, where those fit in 254 bits too.
func TestTicketLowBitsAreCanonical(t *testing.T) {
	r := fr.Modulus()
	fits := func(h fr.Element) (*big.Int, bool) {
		other := add(toBig(h), r)
		return lowOf(other), other.BitLen() <= 254
	}

	// The output: the one chance for a second vrf.
	for _, mode := range []rules.Mode{rules.ModePrivate, rules.ModePublic} {
		a := newAttacker()
		a.meta.Mode = mode
		tried := 0
		for tried < 3 {
			a.meta.Node++
			a.derive()
			second, ok := fits(a.outputHash())
			if !ok {
				continue
			}
			tried++
			assignment := a.prove(1)
			accepts(t, assignment)
			assignment.TicketWord = rules.TicketWord(a.meta, second)
			for _, hint := range []solver.Hint{belowHint, circuittest.PlainBits, circuittest.NonBooleanBits, circuittest.WrappedBits(belowHint)} {
				refuses(t, assignment, forge(belowHint, hint))
			}
		}
	}

	// The challenge: a second proof for the same vrf.
	a := newAttacker()
	for nonce, tried := int64(1), 0; tried < 3; nonce++ {
		var u, v edwards.PointAffine
		u.ScalarMultiplication(&curve.Base, big.NewInt(nonce))
		v.ScalarMultiplication(&a.point, big.NewInt(nonce))
		h := poseidon.Hash(poseidon.TagChallenge, a.vrfKey, a.point.X, a.point.Y, a.gamma.X, a.gamma.Y, u.X, u.Y, v.X, v.Y, element(a.meta.Pack()))
		second, ok := fits(h)
		if !ok {
			continue
		}
		tried++
		vrf := lowOf(toBig(a.outputHash()))
		accepts(t, a.assignment(lowOf(toBig(h)), a.response(lowOf(toBig(h)), nonce), vrf))
		for _, hint := range []solver.Hint{belowHint, circuittest.PlainBits, circuittest.NonBooleanBits, circuittest.WrappedBits(belowHint)} {
			refuses(t, a.assignment(second, a.response(second, nonce), vrf), forge(belowHint, hint))
		}
	}
}

// TestTicketHintsAreConstrained bends each value of each hint of an honest proof, one at a time.
func TestTicketHintsAreConstrained(t *testing.T) {
	require.Contains(t, solver.GetHintName(digitsHint), "nBits")
	assignment := newAttacker().prove(1)
	honest := map[string]struct {
		hint    solver.Hint
		calls   int // in the ticket
		outputs int // bent in each call
	}{
		"below":     {belowHint, 4, 251},
		"nBits":     {digitsHint, 2, rules.TicketBits},
		"elligator": {elligatorHint, 1, 2},
		"is zero":   {solver.InvZeroHint, 1, 1},
	}
	for name, h := range honest {
		var calls atomic.Int64
		accepts(t, assignment, forge(h.hint, func(field *big.Int, inputs, outputs []*big.Int) error {
			calls.Add(1)
			return h.hint(field, inputs, outputs)
		}))
		require.EqualValues(t, h.calls, calls.Load(), name)

		for call := range h.calls {
			for output := 0; output < h.outputs; output += 1 + h.outputs/8 {
				for _, by := range []int64{1, -1} {
					var n atomic.Int64
					refuses(t, assignment, forge(h.hint, func(field *big.Int, inputs, outputs []*big.Int) error {
						if err := h.hint(field, inputs, outputs); err != nil {
							return err
						}
						if n.Add(1) == int64(call+1) {
							v := outputs[output%len(outputs)]
							v.Add(v, big.NewInt(by)).Mod(v, field)
						}
						return nil
					}))
				}
			}
		}
	}
}
