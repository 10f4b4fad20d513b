package vrf

import (
	"math"
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/settlement/rules"
)

// drawMeta prefers the ends of the ranges.
func drawMeta(t *rapid.T) rules.Meta {
	return rules.Meta{
		StakerID: rapid.Uint32().Draw(t, "stakerId"),
		FeeBps:   rules.Bps(rapid.Uint16().Draw(t, "feeBps")),
		Node:     rapid.Uint32().Draw(t, "node"),
		Mode:     rules.Mode(rapid.IntRange(0, 1).Draw(t, "mode")),
	}
}

func drawElement(t *rapid.T, name string) (e fr.Element) {
	switch rapid.IntRange(0, 3).Draw(t, name+" kind") {
	case 0:
		e.SetUint64(rapid.Uint64Max(2).Draw(t, name))
	case 1:
		e.SetInt64(-rapid.Int64Range(1, 2).Draw(t, name))
	default:
		e.SetBytes(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, name))
	}
	return e
}

func TestTicketsVerify(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		key := testKey(rapid.Byte().Draw(t, "key"))
		seed, meta := drawElement(t, "seed"), drawMeta(t)
		ticket, err := key.Ticket(seed, meta)
		require.NoError(t, err)
		require.NoError(t, ticket.Verify())
		require.Equal(t, ticket.Output(), ticket.Vrf)

		again, err := key.Ticket(seed, meta)
		require.NoError(t, err)
		require.Equal(t, ticket, again, "tickets are deterministic")

		output, err := key.Output(seed, meta)
		require.NoError(t, err)
		require.Equal(t, ticket.Vrf, output)

		public := PublicOutput(key.Public().Key(), seed, meta.Node, meta.StakerID)
		require.Equal(t, meta.Mode == rules.ModePublic, public == ticket.Vrf)
	})
}

// TestOutputDependsOnIdentityAndNodeOnly: not on the bid, or a staker could draw again.
func TestOutputDependsOnIdentityAndNodeOnly(t *testing.T) {
	key, seed := testKey(1), fr.NewElement(5)
	for _, mode := range []rules.Mode{rules.ModePrivate, rules.ModePublic} {
		output := func(stakerID, node uint32, fee rules.Bps, seed fr.Element) Uint128 {
			v, err := key.Output(seed, rules.Meta{StakerID: stakerID, FeeBps: fee, Node: node, Mode: mode})
			require.NoError(t, err)
			return v
		}
		v := output(1, 2, 3, seed)
		require.Equal(t, v, output(1, 2, 10_000, seed))
		require.NotEqual(t, v, output(2, 2, 3, seed))
		require.NotEqual(t, v, output(1, 3, 3, seed))
		require.NotEqual(t, v, output(1, 2, 3, fr.NewElement(6)))
	}
}

func TestVerifyRefuses(t *testing.T) {
	key := testKey(1)
	seed := fr.NewElement(123)
	meta := rules.Meta{StakerID: 7, FeeBps: 2500, Node: 13}
	negate := func(p *Point) { p.Neg(p) }
	one, component := fr.One(), torsion(t)[1]

	cases := map[string]struct {
		change func(*Ticket)
		want   error
	}{
		"another seed":             {func(t *Ticket) { t.Seed.Add(&t.Seed, &one) }, ErrChallenge},
		"another staker":           {func(t *Ticket) { t.Meta.StakerID++ }, ErrChallenge},
		"another bid":              {func(t *Ticket) { t.Meta.FeeBps++ }, ErrChallenge},
		"another node":             {func(t *Ticket) { t.Meta.Node-- }, ErrChallenge},
		"another mode":             {func(t *Ticket) { t.Meta.Mode = rules.ModePublic }, ErrChallenge},
		"unknown mode":             {func(t *Ticket) { t.Meta.Mode = 2 }, ErrMode},
		"unknown mode, same pack":  {func(t *Ticket) { t.Meta.Mode = 254 }, ErrMode},
		"another key":              {func(t *Ticket) { t.PublicKey = testKey(2).Public() }, ErrChallenge},
		"key negated":              {func(t *Ticket) { negate((*Point)(&t.PublicKey)) }, ErrChallenge},
		"key off the curve":        {func(t *Ticket) { t.PublicKey.X.Add(&t.PublicKey.X, &one) }, ErrOffCurve},
		"key zero value":           {func(t *Ticket) { t.PublicKey = PublicKey{} }, ErrOffCurve},
		"gamma negated":            {func(t *Ticket) { negate(&t.Gamma) }, ErrChallenge},
		"gamma off the curve":      {func(t *Ticket) { t.Gamma.Y.Add(&t.Gamma.Y, &one) }, ErrOffCurve},
		"gamma zero value":         {func(t *Ticket) { t.Gamma = Point{} }, ErrOffCurve},
		"gamma neutral":            {func(t *Ticket) { t.Gamma = Point{Y: one} }, ErrChallenge},
		"challenge changed":        {func(t *Ticket) { t.C[15] ^= 1 }, ErrChallenge},
		"challenge high bit":       {func(t *Ticket) { t.C[0] ^= 0x80 }, ErrChallenge},
		"response changed":         {func(t *Ticket) { t.S.Add(&t.S, &one) }, ErrChallenge},
		"response zero":            {func(t *Ticket) { t.S = fr.Element{} }, ErrChallenge},
		"response is the order":    {func(t *Ticket) { t.S.SetBigInt(order) }, ErrScalarRange},
		"response plus the order":  {func(t *Ticket) { t.S.Add(&t.S, new(fr.Element).SetBigInt(order)) }, ErrScalarRange},
		"response minus one":       {func(t *Ticket) { t.S.SetInt64(-1) }, ErrScalarRange},
		"vrf changed":              {func(t *Ticket) { t.Vrf[0] ^= 1 }, ErrOutput},
		"vrf of public mode":       {func(t *Ticket) { t.Vrf = PublicOutput(key.vrfKey, t.Seed, t.Meta.Node, t.Meta.StakerID) }, ErrOutput},
		"component of small order": {func(t *Ticket) { t.Gamma.Add(&t.Gamma, &component) }, ErrChallenge},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			ticket, err := key.Ticket(seed, meta)
			require.NoError(t, err)
			c.change(ticket)
			require.ErrorIs(t, ticket.Verify(), c.want)
		})
	}

	// A public ticket with the private output.
	public := meta
	public.Mode = rules.ModePublic
	ticket, err := key.Ticket(seed, public)
	require.NoError(t, err)
	require.NoError(t, ticket.Verify())
	if ticket.Vrf, err = key.Output(seed, meta); err != nil {
		t.Fatal(err)
	}
	require.ErrorIs(t, ticket.Verify(), ErrOutput)
}

func TestUnknownModeHasNoTicket(t *testing.T) {
	for _, mode := range []rules.Mode{2, math.MaxUint8} {
		_, err := testKey(1).Ticket(fr.One(), rules.Meta{Mode: mode})
		require.ErrorIs(t, err, ErrMode)
		_, err = testKey(1).Output(fr.One(), rules.Meta{Mode: mode})
		require.ErrorIs(t, err, ErrMode)
	}
}

func TestUint128(t *testing.T) {
	v := Uint128{0: 1, 15: 2}
	want := new(big.Int).Lsh(big.NewInt(1), 120)
	require.Equal(t, want.Add(want, big.NewInt(2)), v.Big())
	require.Equal(t, want.String(), v.String())
	require.NoError(t, rules.CheckVrf(v.Big()))
	text, err := v.MarshalText()
	require.NoError(t, err)
	require.Equal(t, "0x01000000000000000000000000000002", string(text))
	var back Uint128
	require.NoError(t, back.UnmarshalText(text))
	require.Equal(t, v, back)
	require.ErrorIs(t, back.UnmarshalText([]byte("0x1000000000000000000000000000002")), ErrEncoding)

	// The low bits are those of the integer in [0, r).
	h := *new(fr.Element).SetInt64(-1)
	want.SetBytes(fr.Modulus().Bytes()).Sub(want, big.NewInt(1))
	want.And(want, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 128), big.NewInt(1)))
	require.Equal(t, want, low128(h).Big())
}

func BenchmarkTicket(b *testing.B) {
	key := testKey(1)
	for b.Loop() {
		if _, err := key.Ticket(fr.One(), rules.Meta{StakerID: 1}); err != nil {
			b.Fatal(err)
		}
	}
}
