package vrf

import (
	"crypto/sha512"
	"fmt"
	"io"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/poseidon"
	"fernet/settlement/rules"
)

// SeedSize is the length in bytes of a private key's seed.
const SeedSize = 32

// Domains of the three uses of SHA-512.
const (
	scalarDomain = "fernet.vrf.scalar"
	prefixDomain = "fernet.vrf.prefix"
	nonceDomain  = "fernet.vrf.nonce"
)

// PublicKey is a point of the curve that is not of small order; the zero value
// is not a key. Keys are comparable with ==.
type PublicKey Point

// Key returns vrfKey = H("key"; pk.x, pk.y), the form a staker registers on L1.
func (p PublicKey) Key() fr.Element { return poseidon.Hash(poseidon.TagKey, p.X, p.Y) }

// Check returns ErrOffCurve or ErrSmallOrderKey for a point that cannot be a key
// (RFC 9381 section 5.4.5). Keys outside the prime subgroup are allowed: the
// output is computed from 8·Γ.
func (p PublicKey) Check() error {
	point := Point(p)
	if !point.IsOnCurve() {
		return fmt.Errorf("public key: %w", ErrOffCurve)
	}
	if point = clearCofactor(point); point.IsZero() {
		return ErrSmallOrderKey
	}
	return nil
}

// Bytes returns x and y, 32 bytes each, big-endian.
func (p PublicKey) Bytes() [pointSize]byte { return pointBytes(Point(p)) }

// String returns 0x and the 128 digits of Bytes.
func (p PublicKey) String() string { b := p.Bytes(); return string(marshalHex(b[:])) }

// MarshalText returns 0x and the 128 digits of Bytes.
func (p PublicKey) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText is the inverse of MarshalText. It refuses every other form and
// every point that fails Check.
func (p *PublicKey) UnmarshalText(text []byte) error {
	var b [pointSize]byte
	if err := unmarshalHex(b[:], text); err != nil {
		return fmt.Errorf("public key: %w", err)
	}
	point, err := pointFromBytes(b)
	if err != nil {
		return fmt.Errorf("public key: %w", err)
	}
	if err := PublicKey(point).Check(); err != nil {
		return err
	}
	*p = PublicKey(point)
	return nil
}

// PrivateKey makes tickets. It is made from a seed and is as secret as the seed.
// It is safe for concurrent use.
type PrivateKey struct {
	seed   [SeedSize]byte
	scalar big.Int           // x, 0 < x < q
	prefix [sha512.Size]byte // secret input of every nonce
	public PublicKey
	vrfKey fr.Element
}

// NewPrivateKey derives the key of a seed, which must be uniformly random. The
// seed is expanded as RFC 8032 section 5.1.5 does, but with 512 bits for the
// scalar, which makes it uniform in [1, q).
func NewPrivateKey(seed [SeedSize]byte) *PrivateKey {
	key := &PrivateKey{seed: seed}
	key.prefix = sha512.Sum512(append([]byte(prefixDomain), seed[:]...))
	wide := sha512.Sum512(append([]byte(scalarDomain), seed[:]...))
	key.scalar = *nonZeroScalar(wide)
	(*Point)(&key.public).ScalarMultiplicationBase(&key.scalar)
	key.vrfKey = key.public.Key()
	return key
}

// GenerateKey reads a seed from random, such as crypto/rand.Reader, and returns its key.
func GenerateKey(random io.Reader) (*PrivateKey, error) {
	var seed [SeedSize]byte
	if _, err := io.ReadFull(random, seed[:]); err != nil {
		return nil, fmt.Errorf("generate vrf key: %w", err)
	}
	return NewPrivateKey(seed), nil
}

// nonZeroScalar reduces 512 bits to [1, q). The bias is below 2^-260.
func nonZeroScalar(wide [sha512.Size]byte) *big.Int {
	v := new(big.Int).SetBytes(wide[:])
	return v.Mod(v, orderLess1).Add(v, big.NewInt(1))
}

// nonce returns k for an alpha and a meta: deterministic, as in RFC 9381
// section 5.4.2.2, and different for two metas with one alpha. With one nonce
// for both, x = (s - s')/(c - c') would be anyone's to compute.
func (k *PrivateKey) nonce(alpha Alpha, meta *big.Int) *big.Int {
	h := sha512.New()
	h.Write([]byte(nonceDomain))
	h.Write(k.prefix[:])
	seed, place := alpha.Seed.Bytes(), alpha.Place.Bytes()
	h.Write(seed[:])
	h.Write(place[:])
	var m [fr.Bytes]byte
	meta.FillBytes(m[:])
	h.Write(m[:])
	return nonZeroScalar([sha512.Size]byte(h.Sum(nil)))
}

// Public returns the public key x·B.
func (k *PrivateKey) Public() PublicKey { return k.public }

// Bytes returns the seed, the one secret: handle with care.
func (k *PrivateKey) Bytes() [SeedSize]byte { return k.seed }

// String names the public key and hides the secret.
func (k *PrivateKey) String() string {
	b := k.vrfKey.Bytes()
	return "vrf key " + string(marshalHex(b[:]))
}

// GoString hides the secret in %#v too.
func (k *PrivateKey) GoString() string { return k.String() }

// Output returns the vrf of the ticket for seed and meta without its proof,
// which is what a ranking needs. It returns ErrMode for an unknown mode. Not constant-time.
func (k *PrivateKey) Output(seed fr.Element, meta rules.Meta) (Uint128, error) {
	alpha := NewAlpha(seed, meta.Node, meta.StakerID)
	var gamma Point
	if meta.Mode == rules.ModePrivate {
		p := Encode(k.vrfKey, alpha)
		gamma.ScalarMultiplication(&p, &k.scalar)
	}
	return output(meta.Mode, k.vrfKey, alpha, gamma)
}
