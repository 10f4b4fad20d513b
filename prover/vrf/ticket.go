package vrf

import (
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/poseidon"
	"fernet/settlement/rules"
)

// Ticket is the VRF output of one staker for one node, with its proof and its
// bid. A Ticket of [PrivateKey.Ticket] verifies; one that was parsed is
// well-formed and need not. Tickets are comparable with ==.
type Ticket struct {
	PublicKey PublicKey
	Seed      fr.Element // what the ticket is drawn from
	Meta      rules.Meta // identity, bid, node, mode: signed by the proof
	Gamma     Point      // Γ = x·P
	C         Uint128    // challenge
	S         fr.Element // response, an integer below q
	Vrf       Uint128    // output
}

// Ticket draws the ticket for seed and meta (RFC 9381 section 5.1). It is
// deterministic. It returns ErrMode for an unknown mode and does not check that
// the bid is at most BPS. Not constant-time.
func (k *PrivateKey) Ticket(seed fr.Element, meta rules.Meta) (*Ticket, error) {
	t := &Ticket{PublicKey: k.public, Seed: seed, Meta: meta}
	alpha := NewAlpha(seed, meta.Node, meta.StakerID)
	p := Encode(k.vrfKey, alpha)
	t.Gamma.ScalarMultiplication(&p, &k.scalar)

	var err error
	if t.Vrf, err = output(meta.Mode, k.vrfKey, alpha, t.Gamma); err != nil {
		return nil, err
	}

	packed := meta.Pack()
	nonce := k.nonce(alpha, packed)
	var u, v Point
	u.ScalarMultiplicationBase(nonce)
	v.ScalarMultiplication(&p, nonce)
	t.C = challenge(k.vrfKey, p, t.Gamma, u, v, packed)

	s := new(big.Int).Mul(t.C.Big(), &k.scalar)
	s.Add(s, nonce).Mod(s, order)
	t.S.SetBigInt(s)
	return t, nil
}

// Verify reports whether the proof is right for the ticket's key, seed and meta
// and Vrf is its output (RFC 9381 section 5.3). It does not know which key the
// staker registered: compare PublicKey.Key with L1.
func (t *Ticket) Verify() error {
	if t.Meta.Mode > rules.ModePublic {
		return fmt.Errorf("%w: %d", ErrMode, uint8(t.Meta.Mode))
	}
	if err := t.PublicKey.Check(); err != nil {
		return err
	}
	if !t.Gamma.IsOnCurve() {
		return fmt.Errorf("gamma: %w", ErrOffCurve)
	}
	s := t.S.BigInt(new(big.Int))
	if s.Cmp(order) >= 0 {
		return ErrScalarRange
	}
	vrfKey := t.PublicKey.Key()
	alpha := NewAlpha(t.Seed, t.Meta.Node, t.Meta.StakerID)
	p := Encode(vrfKey, alpha)
	c := t.C.Big()
	u := mulSub(s, curve.Base, c, Point(t.PublicKey))
	v := mulSub(s, p, c, t.Gamma)
	if challenge(vrfKey, p, t.Gamma, u, v, t.Meta.Pack()) != t.C {
		return ErrChallenge
	}
	if t.Output() != t.Vrf {
		return ErrOutput
	}
	return nil
}

// Output returns what Vrf must be for the ticket's key, seed, meta and Γ, and 0
// for an unknown mode. It does not verify the proof.
func (t *Ticket) Output() Uint128 {
	alpha := NewAlpha(t.Seed, t.Meta.Node, t.Meta.StakerID)
	v, err := output(t.Meta.Mode, t.PublicKey.Key(), alpha, t.Gamma)
	if err != nil {
		return Uint128{}
	}
	return v
}

// PublicOutput returns the vrf of a staker's public-mode ticket from its
// registered key alone: anyone can compute the ranking.
func PublicOutput(vrfKey, seed fr.Element, node, stakerID uint32) Uint128 {
	return publicOutput(vrfKey, NewAlpha(seed, node, stakerID))
}

func publicOutput(vrfKey fr.Element, alpha Alpha) Uint128 {
	return low128(poseidon.Hash(poseidon.TagPublic, vrfKey, alpha.Seed, alpha.Place))
}

// output is the vrf of one draw. In private mode it depends on the key, through
// 8·Γ (RFC 9381 section 5.2), and on alpha only through Γ.
func output(mode rules.Mode, vrfKey fr.Element, alpha Alpha, gamma Point) (Uint128, error) {
	switch mode {
	case rules.ModePrivate:
		g := clearCofactor(gamma)
		return low128(poseidon.Hash(poseidon.TagOutput, g.X, g.Y, fr.Element{})), nil
	case rules.ModePublic:
		return publicOutput(vrfKey, alpha), nil
	default:
		return Uint128{}, fmt.Errorf("%w: %d", ErrMode, uint8(mode))
	}
}

// challenge is RFC 9381 section 5.4.3 with the packed meta as a further input.
func challenge(vrfKey fr.Element, p, gamma, u, v Point, meta *big.Int) Uint128 {
	var m fr.Element
	m.SetBigInt(meta)
	return low128(poseidon.Hash(poseidon.TagChallenge,
		vrfKey, p.X, p.Y, gamma.X, gamma.Y, u.X, u.Y, v.X, v.Y, m))
}
