package vrf

import (
	"encoding/hex"
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

func TestPeerSignature(t *testing.T) {
	key, message := testKey(1), []byte("a name in the network")
	sig := key.SignPeer(message)
	require.NoError(t, sig.Verify(key.Public(), message))
	require.Equal(t, sig, key.SignPeer(message), "it is deterministic")
	b := sig.Bytes()
	again, err := PeerSignatureFromBytes(b)
	require.NoError(t, err)
	require.Equal(t, sig, again)

	require.ErrorIs(t, sig.Verify(testKey(2).Public(), message), ErrChallenge)
	require.ErrorIs(t, sig.Verify(key.Public(), append(message, 0)), ErrChallenge)
	require.ErrorIs(t, sig.Verify(key.Public(), nil), ErrChallenge)
	for i := range b {
		changed := b
		changed[i] ^= 1
		if other, err := PeerSignatureFromBytes(changed); err == nil {
			require.ErrorIs(t, other.Verify(key.Public(), message), ErrChallenge, "byte %d", i)
		}
	}
}

// A signature has one encoding, and keys for which anybody can sign are refused.
func TestPeerSignatureIsStrict(t *testing.T) {
	key, message := testKey(1), []byte("m")
	sig := key.SignPeer(message)
	above := new(big.Int).Add(sig.S.BigInt(new(big.Int)), order)
	var raised PeerSignature
	raised.C = sig.C
	raised.S.SetBigInt(above)
	require.ErrorIs(t, raised.Verify(key.Public(), message), ErrScalarRange)
	_, err := PeerSignatureFromBytes(raised.Bytes())
	require.ErrorIs(t, err, ErrScalarRange)
	unreduced := sig.Bytes()
	fr.Modulus().FillBytes(unreduced[len(sig.C):])
	_, err = PeerSignatureFromBytes(unreduced)
	require.ErrorIs(t, err, ErrEncoding)

	for i, point := range torsion(t) {
		require.ErrorIs(t, sig.Verify(PublicKey(point), message), ErrSmallOrderKey, "key %d", i)
	}
}

// A peer signature is never a ticket's proof, nor the reverse, whatever is asked to be signed:
// their challenges are hashes of two kinds. What a peer may choose of a hello is put as the
// ticket's input, word for word, and the other way round.
func TestPeerSignatureIsNoTicket(t *testing.T) {
	key := testKey(3)
	seed := fr.NewElement(77)
	for _, mode := range []rules.Mode{rules.ModePrivate, rules.ModePublic} {
		meta := rules.Meta{StakerID: 4, Node: 9, Mode: mode}
		ticket, err := key.Ticket(seed, meta)
		require.NoError(t, err)
		encoded, err := ticket.MarshalBinary()
		require.NoError(t, err)
		alpha := NewAlpha(seed, meta.Node, meta.StakerID)
		p := Encode(key.vrfKey, alpha)
		input, gamma := pointBytes(p), pointBytes(ticket.Gamma)
		for name, message := range map[string][]byte{
			"the ticket": encoded, "its input": input[:], "input and gamma": append(input[:], gamma[:]...), "nothing": nil,
		} {
			sig := key.SignPeer(message)
			forged := *ticket
			forged.C, forged.S = sig.C, sig.S
			require.ErrorIs(t, forged.Verify(), ErrChallenge, "%s as a ticket", name)
			require.ErrorIs(t, PeerSignature{ticket.C, ticket.S}.Verify(key.Public(), message), ErrChallenge, "a ticket for %s", name)
		}
	}
}

// The two of a key never share a nonce: whoever had both would compute the key from them.
func TestPeerSignatureHasNoncesOfItsOwn(t *testing.T) {
	key := testKey(3)
	seed, meta := fr.NewElement(77), rules.Meta{StakerID: 4, Node: 9}
	ticket, err := key.Ticket(seed, meta)
	require.NoError(t, err)
	ofTicket := mulSub(ticket.S.BigInt(new(big.Int)), curve.Base, ticket.C.Big(), Point(key.Public()))

	// The bytes that the ticket's nonce is a hash of, after domain and prefix.
	alpha := NewAlpha(seed, meta.Node, meta.StakerID)
	a, place := alpha.Seed.Bytes(), alpha.Place.Bytes()
	var m [fr.Bytes]byte
	meta.Pack().FillBytes(m[:])
	message := append(append(a[:], place[:]...), m[:]...)
	seen := map[Point]bool{ofTicket: true}
	for _, message := range [][]byte{message, message[1:], nil, {0}} {
		sig := key.SignPeer(message)
		r := mulSub(sig.S.BigInt(new(big.Int)), curve.Base, sig.C.Big(), Point(key.Public()))
		require.False(t, seen[r])
		seen[r] = true
	}
}

// What was signed once is signed so for ever: peers of two releases know each other.
func TestPeerSignatureIsPinned(t *testing.T) {
	b := testKey(1).SignPeer([]byte("fernet")).Bytes()
	require.Equal(t, "e196a53dab8795b5bdf010e51e10bbdb004f770c02ab6fa7aa6f922dce7a391f"+
		"e3a6d114774d6ddad52933e3ba901da2", hex.EncodeToString(b[:]))
}
