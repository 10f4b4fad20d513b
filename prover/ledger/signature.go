package ledger

import (
	"crypto/sha512"
	"errors"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"

	"fernet/prover/poseidon"
)

// challengeBits is the width of a signature's challenge: a Schnorr signature is as strong as half
// its group, about 125 bits, and needs no longer challenge. The circuit's variable-base
// multiplication is as long as the challenge.
const challengeBits = 128

// signatureSize is the length of an encoded signature: c, then S.
const signatureSize = challengeBits/8 + fr.Bytes

// ErrSignatureRange means that the scalar of a signature is not below the group order.
var ErrSignatureRange = errors.New("signature scalar is not below the group order")

// Signature is a Schnorr signature over Baby Jubjub: a challenge c and a scalar S with
//
//	c = low 128 bits of H("sign"; R.x, R.y, address, message),   R = S·B - c·pk
//
// The check has no cofactor: native code and circuit compute the same point, so neither accepts
// what the other refuses. Signatures are comparable with ==.
type Signature struct {
	C [challengeBits / 8]byte // big-endian
	S fr.Element              // below the group order, which is below the field's
}

// signed is what a signature is over: the message of docs/PROTOCOL.md section 11, as the values
// that are hashed.
type signed [4]fr.Element

// challenge returns c for a nonce point.
func (m signed) challenge(r twistededwards.PointAffine, signer Address) [challengeBits / 8]byte {
	h := poseidon.Hash(poseidon.TagSign, r.X, r.Y, signer.Element(), m[0], m[1], m[2], m[3])
	b := h.Bytes()
	return [challengeBits / 8]byte(b[fr.Bytes-challengeBits/8:])
}

// sign signs a message. The nonce is SHA-512 of the key's prefix and the message, reduced from 512
// bits: it is uniform and never serves two messages.
func (k *Key) sign(message signed) Signature {
	curve := twistededwards.GetEdwardsCurve()
	secret := append([]byte(nil), k.prefix[:]...)
	for i := range message {
		b := message[i].Bytes()
		secret = append(secret, b[:]...)
	}
	wide := sha512.Sum512(secret)
	nonce := new(big.Int).SetBytes(wide[:])
	nonce.Mod(nonce, &curve.Order)

	var r twistededwards.PointAffine
	r.ScalarMultiplicationBase(nonce)
	sig := Signature{C: message.challenge(r, k.Address())}
	s := new(big.Int).SetBytes(sig.C[:])
	s.Mul(s, &k.scalar).Add(s, nonce).Mod(s, &curve.Order)
	sig.S.SetBigInt(s)
	return sig
}

// verify reports whether the signature is the key's for the message.
func (sig Signature) verify(key PublicKey, message signed) bool {
	var r, part twistededwards.PointAffine
	pk := (*twistededwards.PointAffine)(&key)
	if !pk.IsOnCurve() || sig.checkScalar() != nil {
		return false
	}
	r.ScalarMultiplicationBase(sig.S.BigInt(new(big.Int)))
	// c is not reduced: a key outside the prime subgroup must give the circuit's point.
	part.ScalarMultiplication(pk, new(big.Int).SetBytes(sig.C[:]))
	r.Add(&r, part.Neg(&part))
	return message.challenge(r, key.Address()) == sig.C
}

// Bytes returns c and S.
func (sig Signature) Bytes() [signatureSize]byte {
	var b [signatureSize]byte
	s := sig.S.Bytes()
	copy(b[:], sig.C[:])
	copy(b[len(sig.C):], s[:])
	return b
}

// MarshalText returns 0x and the 96 digits of [Signature.Bytes].
func (sig Signature) MarshalText() ([]byte, error) {
	b := sig.Bytes()
	return marshalHex(b[:]), nil
}

// UnmarshalText is the inverse of MarshalText; it refuses every other form.
func (sig *Signature) UnmarshalText(text []byte) error {
	var b [signatureSize]byte
	if err := unmarshalHex(b[:], text); err != nil {
		return err
	}
	s, err := element(b[len(sig.C):])
	if err != nil {
		return fmt.Errorf("%w: %w", ErrSignatureRange, err)
	}
	parsed := Signature{C: [challengeBits / 8]byte(b[:]), S: s}
	if err := parsed.checkScalar(); err != nil {
		return err
	}
	*sig = parsed
	return nil
}

// checkScalar reports whether S is below the group order: a signature has one form.
func (sig Signature) checkScalar() error {
	order := twistededwards.GetEdwardsCurve().Order
	if s := sig.S.BigInt(new(big.Int)); s.Cmp(&order) >= 0 {
		return fmt.Errorf("%w: %v", ErrSignatureRange, s)
	}
	return nil
}

// NullWitness returns a transfer of nothing by the neutral element O, with a signature that
// verifies: what a circuit is given in the place of a null transaction. Nobody has to know a secret
// for it, since S·B - c·O does not depend on c.
func NullWitness(ledgerID fr.Element) Transfer {
	var t Transfer
	t.PublicKey.Y.SetOne()
	t.Signature.C = t.message(ledgerID).challenge(twistededwards.PointAffine(t.PublicKey), t.PublicKey.Address())
	return t
}
