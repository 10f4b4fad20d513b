package ledger

import (
	"crypto/sha512"
	"errors"
	"fmt"
	"io"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"

	"fernet/prover/poseidon"
)

// SeedSize is the length in bytes of the seed of a [Key].
const SeedSize = 32

// pointSize is the length of a compressed point.
const pointSize = fr.Bytes

// ErrPoint means that 32 bytes are not the canonical compressed form of a point of Baby Jubjub.
var ErrPoint = errors.New("malformed point")

// Address names the owner of an account: H("address"; pk.x, pk.y). Addresses are comparable with
// ==.
type Address fr.Element

// Element returns the address as a field element.
func (a Address) Element() fr.Element { return fr.Element(a) }

// String returns 0x and 64 digits.
func (a Address) String() string { text, _ := a.MarshalText(); return string(text) }

// MarshalText returns 0x and 64 digits.
func (a Address) MarshalText() ([]byte, error) {
	b := (*fr.Element)(&a).Bytes()
	return marshalHex(b[:]), nil
}

// UnmarshalText is the inverse of MarshalText; it refuses every other form.
func (a *Address) UnmarshalText(text []byte) error {
	var b [fr.Bytes]byte
	if err := unmarshalHex(b[:], text); err != nil {
		return err
	}
	e, err := element(b[:])
	if err != nil {
		return err
	}
	*a = Address(e)
	return nil
}

// PublicKey is a point of Baby Jubjub. Points are comparable with ==.
//
// Nothing here or in the circuit asks for the prime subgroup: a key of small order can be signed
// for by anyone, which harms only an owner who made it so on purpose.
type PublicKey twistededwards.PointAffine

// Address returns the address that the key signs for.
func (p PublicKey) Address() Address { return Address(poseidon.Hash(poseidon.TagAddress, p.X, p.Y)) }

// Bytes returns the compressed point, in the form of RFC 8032 as gnark-crypto writes it: y
// little-endian, and the top bit set when x is the larger of x and -x.
func (p PublicKey) Bytes() [pointSize]byte { return (*twistededwards.PointAffine)(&p).Bytes() }

// MarshalText returns 0x and the 64 digits of [PublicKey.Bytes].
func (p PublicKey) MarshalText() ([]byte, error) {
	b := p.Bytes()
	return marshalHex(b[:]), nil
}

// UnmarshalText is the inverse of MarshalText; it refuses every other form.
func (p *PublicKey) UnmarshalText(text []byte) error {
	var b [pointSize]byte
	if err := unmarshalHex(b[:], text); err != nil {
		return err
	}
	q, err := point(b[:])
	if err != nil {
		return err
	}
	*p = q
	return nil
}

// point reads a compressed point. gnark-crypto's decoder reduces y, takes either sign of x = 0 and
// does not look whether x exists, so the result is checked and encoded again: every point has one
// encoding.
func point(b []byte) (PublicKey, error) {
	var p twistededwards.PointAffine
	if _, err := p.SetBytes(b); err != nil {
		return PublicKey{}, fmt.Errorf("%w: %w", ErrPoint, err)
	}
	if !p.IsOnCurve() {
		return PublicKey{}, fmt.Errorf("%w: %x is not on the curve", ErrPoint, b)
	}
	if c := p.Bytes(); string(c[:]) != string(b) {
		return PublicKey{}, fmt.Errorf("%w: %x is not canonical", ErrPoint, b)
	}
	return PublicKey(p), nil
}

// Key signs transfers of one account. It is made from a seed and is as secret as the seed.
type Key struct {
	scalar big.Int
	prefix [sha512.Size]byte
	public PublicKey
}

// NewKey derives the key of a seed. The scalar is 512 bits of SHA-512 reduced modulo the group
// order, so it is uniform.
func NewKey(seed [SeedSize]byte) *Key {
	curve := twistededwards.GetEdwardsCurve()
	key := &Key{prefix: sha512.Sum512(append([]byte("fernet.ledger.prefix"), seed[:]...))}
	wide := sha512.Sum512(append([]byte("fernet.ledger.scalar"), seed[:]...))
	// Modulo order - 1, plus one: the scalar is never zero.
	orderLess1 := new(big.Int).Sub(&curve.Order, big.NewInt(1))
	key.scalar.SetBytes(wide[:])
	key.scalar.Mod(&key.scalar, orderLess1).Add(&key.scalar, big.NewInt(1))
	(*twistededwards.PointAffine)(&key.public).ScalarMultiplicationBase(&key.scalar)
	return key
}

// GenerateKey reads a seed from random, such as crypto/rand.Reader, and returns its key.
func GenerateKey(random io.Reader) (*Key, error) {
	var seed [SeedSize]byte
	if _, err := io.ReadFull(random, seed[:]); err != nil {
		return nil, fmt.Errorf("generate account key: %w", err)
	}
	return NewKey(seed), nil
}

// Public returns the key that verifies what this one signs.
func (k *Key) Public() PublicKey { return k.public }

// Address returns the address of the public key.
func (k *Key) Address() Address { return k.public.Address() }

// String does not print the secret.
func (k *Key) String() string { return "key of " + k.Address().String() }

// GoString does not print the secret either.
func (k *Key) GoString() string { return k.String() }
