package vrf

import (
	"math/big"
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

func TestCompactTicket(t *testing.T) {
	for _, mode := range []rules.Mode{rules.ModePrivate, rules.ModePublic} {
		seed, meta := fr.NewElement(5), rules.Meta{StakerID: 7, FeeBps: 4000, Node: 9, Mode: mode}
		ticket, err := testKey(1).Ticket(seed, meta)
		require.NoError(t, err)
		b := ticket.Compact()
		again, err := TicketFromCompact(b, seed, meta)
		require.NoError(t, err)
		require.Equal(t, ticket, again)
		require.NoError(t, again.Verify())

		// Whatever is changed, what can still be read is another ticket with one form, that is
		// none.
		for i := range 8 * len(b) {
			changed := b
			changed[i/8] ^= 1 << (i % 8)
			other, err := TicketFromCompact(changed, seed, meta)
			if err != nil {
				continue
			}
			require.Equal(t, changed, other.Compact(), "bit %d", i)
			require.Error(t, other.Verify(), "bit %d", i)
		}
	}
	_, err := TicketFromCompact([CompactTicketSize]byte{}, fr.Element{}, rules.Meta{Mode: 2})
	require.ErrorIs(t, err, ErrMode)
}

// The forms that the library would read as well.
func TestCompactFormsAreStrict(t *testing.T) {
	key := testKey(1).Public()
	good := key.Compact()
	again, err := PublicKeyFromCompact(good)
	require.NoError(t, err)
	require.Equal(t, key, again)

	for i, point := range torsion(t) {
		_, err := PublicKeyFromCompact(PublicKey(point).Compact())
		require.ErrorIs(t, err, ErrSmallOrderKey, "key %d", i)
	}
	// y = 1, of the neutral point, plus the modulus.
	one := fr.Modulus()
	one.Add(one, big.NewInt(1))
	unreduced := one.FillBytes(make([]byte, fr.Bytes))
	slices.Reverse(unreduced)
	_, err = PublicKeyFromCompact([CompactKeySize]byte(unreduced))
	require.ErrorIs(t, err, ErrEncoding)
	// x = 0 has no sign.
	negativeZero := [CompactKeySize]byte{0: 1, CompactKeySize - 1: 0x80}
	_, err = PublicKeyFromCompact(negativeZero)
	require.ErrorIs(t, err, ErrEncoding)
	// A y without an x.
	off := 0
	for y := byte(2); y < 40; y++ {
		if _, err := PublicKeyFromCompact([CompactKeySize]byte{y}); err != nil {
			require.ErrorIs(t, err, ErrOffCurve)
			off++
		}
	}
	require.Positive(t, off)
}

func FuzzTicketFromCompact(f *testing.F) {
	ticket, err := testKey(1).Ticket(fr.NewElement(5), rules.Meta{StakerID: 7, Node: 9})
	if err != nil {
		f.Fatal(err)
	}
	seedInput := ticket.Compact()
	f.Add(seedInput[:])
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) != CompactTicketSize {
			return
		}
		in := [CompactTicketSize]byte(data)
		if parsed, err := TicketFromCompact(in, fr.NewElement(5), rules.Meta{StakerID: 7, Node: 9}); err == nil {
			require.Equal(t, in, parsed.Compact())
		}
	})
}
