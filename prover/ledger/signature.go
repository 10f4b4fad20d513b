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

// challengeBits is the width of a signature's challenge: a Schnorr signature is as strong as half its group, about 125 bits,
// and needs no longer challenge. The circuit's variable-base multiplication is as long as the challenge.
const challengeBits = 128

// signatureSize is the length of an encoded signature: R, then S.
const signatureSize = pointSize + fr.Bytes

// ErrSignatureRange means that the scalar of a signature is not below the group order.
var ErrSignatureRange = errors.New("signature scalar is not below the group order")

// Signature is a Schnorr signature over Baby Jubjub: a point R and a scalar S with
//
//	R = S·B - c·pk,   c = low 128 bits of H("sign"; R.x, R.y, address, message)
//
// The check has no cofactor: native code and circuit compare the same two points, so neither accepts what the other refuses.
// Signatures are comparable with ==.
type Signature struct {
	R PublicKey
	S fr.Element // below the group order, which is below the field's
}

// sign signs a message. The nonce is SHA-512 of the key's prefix and the message, reduced from 512 bits: it is uniform and
// never serves two messages.
func (k *Key) sign(message fr.Element) Signature {
	curve := twistededwards.GetEdwardsCurve()
	m := message.Bytes()
	wide := sha512.Sum512(append(k.prefix[:], m[:]...))
	nonce := new(big.Int).SetBytes(wide[:])
	nonce.Mod(nonce, &curve.Order)

	var sig Signature
	(*twistededwards.PointAffine)(&sig.R).ScalarMultiplicationBase(nonce)
	s := sig.Challenge(k.Address(), message)
	s.Mul(s, &k.scalar).Add(s, nonce).Mod(s, &curve.Order)
	sig.S.SetBigInt(s)
	return sig
}

// verify reports whether the signature is the key's for the message. The comparison has R alone on one side, so that R is on
// the curve when the key is.
func (sig Signature) verify(key PublicKey, message fr.Element) bool {
	var nonce, part twistededwards.PointAffine
	pk := (*twistededwards.PointAffine)(&key)
	if !pk.IsOnCurve() || sig.checkScalar() != nil {
		return false
	}
	nonce.ScalarMultiplicationBase(sig.S.BigInt(new(big.Int)))
	// c is not reduced: a key outside the prime subgroup must give the circuit's point.
	part.ScalarMultiplication(pk, sig.Challenge(key.Address(), message))
	nonce.Add(&nonce, part.Neg(&part))
	return PublicKey(nonce) == sig.R
}

// Challenge returns c, the low 128 bits of H("sign"; R.x, R.y, address, message).
func (sig Signature) Challenge(signer Address, message fr.Element) *big.Int {
	h := poseidon.Hash(poseidon.TagSign, sig.R.X, sig.R.Y, signer.Element(), message)
	b := h.Bytes()
	return new(big.Int).SetBytes(b[fr.Bytes-challengeBits/8:])
}

// Bytes returns the compressed R and S, 32 bytes each.
func (sig Signature) Bytes() [signatureSize]byte {
	var b [signatureSize]byte
	r, s := sig.R.Bytes(), sig.S.Bytes()
	copy(b[:], r[:])
	copy(b[pointSize:], s[:])
	return b
}

// MarshalText returns 0x and the 128 digits of [Signature.Bytes].
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
	parsed, err := signatureFromBytes(b[:])
	if err != nil {
		return err
	}
	*sig = parsed
	return nil
}

// signatureFromBytes is the inverse of [Signature.Bytes].
func signatureFromBytes(b []byte) (Signature, error) {
	r, err := point(b[:pointSize])
	if err != nil {
		return Signature{}, err
	}
	s, err := element(b[pointSize:signatureSize])
	if err != nil {
		return Signature{}, fmt.Errorf("%w: %w", ErrSignatureRange, err)
	}
	sig := Signature{r, s}
	return sig, sig.checkScalar()
}

// checkScalar reports whether S is below the group order: a signature has one form.
func (sig Signature) checkScalar() error {
	order := twistededwards.GetEdwardsCurve().Order
	if s := sig.S.BigInt(new(big.Int)); s.Cmp(&order) >= 0 {
		return fmt.Errorf("%w: %v", ErrSignatureRange, s)
	}
	return nil
}
