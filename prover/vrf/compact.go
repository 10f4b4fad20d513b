package vrf

import (
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/settlement/rules"
)

// CompactKeySize is the length in bytes of a compressed public key, in the form of RFC 8032: y,
// little-endian, with the sign of x in the last bit.
const CompactKeySize = fr.Bytes

// CompactTicketSize is the length in bytes of a ticket as nodes send it to each other, without what
// the receiver knows:
//
//	pk 32 | Γ 32 | c 16 | s 32
//
// with compressed points and big-endian integers. The seed is the block's; identity, bid, node and
// mode stand beside it; the output follows.
const CompactTicketSize = CompactKeySize + fr.Bytes + 16 + fr.Bytes

// Compact returns the compressed key.
func (p PublicKey) Compact() [CompactKeySize]byte {
	point := Point(p)
	return point.Bytes()
}

// PublicKeyFromCompact is the inverse of Compact. It refuses every other form and every point that
// fails Check.
func PublicKeyFromCompact(b [CompactKeySize]byte) (PublicKey, error) {
	p, err := decompress(b)
	if err != nil {
		return PublicKey{}, fmt.Errorf("public key: %w", err)
	}
	if err := PublicKey(p).Check(); err != nil {
		return PublicKey{}, err
	}
	return PublicKey(p), nil
}

// Compact returns the ticket without what its receiver knows.
func (t *Ticket) Compact() (b [CompactTicketSize]byte) {
	key, gamma, s := t.PublicKey.Compact(), t.Gamma.Bytes(), t.S.Bytes()
	rest := b[:]
	for _, part := range [][]byte{key[:], gamma[:], t.C[:], s[:]} {
		rest = rest[copy(rest, part):]
	}
	return b
}

// TicketFromCompact is the inverse of Compact for the seed and the meta of the ticket. It refuses
// every other form and computes the output. It does not verify the proof; see [Ticket.Verify].
func TicketFromCompact(b [CompactTicketSize]byte, seed fr.Element, meta rules.Meta) (*Ticket, error) {
	const gammaAt, cAt, sAt = CompactKeySize, CompactKeySize + fr.Bytes, CompactKeySize + fr.Bytes + 16
	t := &Ticket{Seed: seed, Meta: meta}
	if meta.Mode > rules.ModePublic {
		return nil, fmt.Errorf("ticket: %w: %d", ErrMode, uint8(meta.Mode))
	}
	var err error
	if t.PublicKey, err = PublicKeyFromCompact([CompactKeySize]byte(b[:gammaAt])); err != nil {
		return nil, fmt.Errorf("ticket: %w", err)
	}
	if t.Gamma, err = decompress([fr.Bytes]byte(b[gammaAt:cAt])); err != nil {
		return nil, fmt.Errorf("ticket gamma: %w", err)
	}
	copy(t.C[:], b[cAt:sAt])
	if t.S, err = element([fr.Bytes]byte(b[sAt:])); err != nil {
		return nil, fmt.Errorf("ticket response: %w", err)
	}
	if t.S.BigInt(new(big.Int)).Cmp(order) >= 0 {
		return nil, fmt.Errorf("ticket: %w", ErrScalarRange)
	}
	t.Vrf = t.Output()
	return t, nil
}

// decompress reads a point in its one compressed form. The library reduces y and does not look
// whether there is such an x.
func decompress(b [fr.Bytes]byte) (Point, error) {
	var p Point
	if _, err := p.SetBytes(b[:]); err != nil {
		return Point{}, fmt.Errorf("%w: %w", ErrEncoding, err)
	}
	if !p.IsOnCurve() {
		return Point{}, ErrOffCurve
	}
	if p.Bytes() != b {
		return Point{}, ErrEncoding
	}
	return p, nil
}
