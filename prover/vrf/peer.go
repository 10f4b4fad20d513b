package vrf

import (
	"crypto/sha512"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// Domains of the two uses of SHA-512 in a peer signature.
const (
	peerNonceDomain     = "fernet.vrf.peer.nonce"
	peerChallengeDomain = "fernet.vrf.peer.challenge"
)

// PeerSignatureSize is the length in bytes of an encoded peer signature: c 16 | s 32, big-endian.
const PeerSignatureSize = 16 + 32

// PeerSignature shows who else has a staker's key: a node signs its name in the network with it. It
// is Schnorr's signature with the public key in the challenge (as in RFC 8032), and of no use on
// L1. Its nonces and its challenge have domains of their own. A ticket's challenge is a hash of
// another kind, so that neither is ever the other, and a node that signs what a peer asks for gives
// nothing away. Signatures are comparable with ==.
type PeerSignature struct {
	C Uint128    // challenge
	S fr.Element // response, an integer below q
}

// SignPeer signs a message that names this node to its peers. It is deterministic. Not
// constant-time.
func (k *PrivateKey) SignPeer(message []byte) PeerSignature {
	h := sha512.New()
	h.Write([]byte(peerNonceDomain))
	h.Write(k.prefix[:])
	h.Write(message)
	nonce := nonZeroScalar([sha512.Size]byte(h.Sum(nil)))
	var r Point
	r.ScalarMultiplicationBase(nonce)
	sig := PeerSignature{C: peerChallenge(r, k.public, message)}
	s := new(big.Int).Mul(sig.C.Big(), &k.scalar)
	s.Add(s, nonce).Mod(s, order)
	sig.S.SetBigInt(s)
	return sig
}

// Verify reports whether the holder of a key signed a message. It does not know which key the
// staker registered: compare PublicKey.Key with L1.
func (sig PeerSignature) Verify(key PublicKey, message []byte) error {
	if err := key.Check(); err != nil {
		return err
	}
	s := sig.S.BigInt(new(big.Int))
	if s.Cmp(order) >= 0 {
		return ErrScalarRange
	}
	r := mulSub(s, curve.Base, sig.C.Big(), Point(key))
	if peerChallenge(r, key, message) != sig.C {
		return ErrChallenge
	}
	return nil
}

// Bytes returns the signature's encoding.
func (sig PeerSignature) Bytes() (b [PeerSignatureSize]byte) {
	copy(b[:], sig.C[:])
	s := sig.S.Bytes()
	copy(b[len(sig.C):], s[:])
	return b
}

// PeerSignatureFromBytes is the inverse of Bytes. A response that is not below the group order is
// refused, so each signature has one encoding.
func PeerSignatureFromBytes(b [PeerSignatureSize]byte) (sig PeerSignature, err error) {
	copy(sig.C[:], b[:])
	if sig.S, err = element([fr.Bytes]byte(b[len(sig.C):])); err != nil {
		return PeerSignature{}, fmt.Errorf("peer signature: %w", err)
	}
	if sig.S.BigInt(new(big.Int)).Cmp(order) >= 0 {
		return PeerSignature{}, fmt.Errorf("peer signature: %w", ErrScalarRange)
	}
	return sig, nil
}

// peerChallenge is the first 128 bits of SHA-512 of R, the key and the message.
func peerChallenge(r Point, key PublicKey, message []byte) Uint128 {
	h := sha512.New()
	h.Write([]byte(peerChallengeDomain))
	point, public := pointBytes(r), key.Bytes()
	h.Write(point[:])
	h.Write(public[:])
	h.Write(message)
	return Uint128(h.Sum(nil)[:len(Uint128{})])
}
