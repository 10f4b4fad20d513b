package vrf

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/settlement/rules"
)

// TicketSize is the length in bytes of an encoded ticket:
//
//	seed 32 | stakerId 4 | feeBps 2 | node 4 | mode 1 | pk.x 32 | pk.y 32 | Γ.x 32 | Γ.y 32 | c 16 | s 32 | vrf 16
//
// with all integers big-endian.
const TicketSize = 32 + 4 + 2 + 4 + 1 + pointSize + pointSize + 16 + 32 + 16

// MarshalBinary returns the TicketSize bytes of the ticket.
func (t *Ticket) MarshalBinary() ([]byte, error) {
	seed, s := t.Seed.Bytes(), t.S.Bytes()
	pk, gamma := t.PublicKey.Bytes(), pointBytes(t.Gamma)
	b := make([]byte, 0, TicketSize)
	b = append(b, seed[:]...)
	b = binary.BigEndian.AppendUint32(b, t.Meta.StakerID)
	b = binary.BigEndian.AppendUint16(b, uint16(t.Meta.FeeBps))
	b = binary.BigEndian.AppendUint32(b, t.Meta.Node)
	b = append(b, byte(t.Meta.Mode))
	b = append(b, pk[:]...)
	b = append(b, gamma[:]...)
	b = append(b, t.C[:]...)
	b = append(b, s[:]...)
	return append(b, t.Vrf[:]...), nil
}

// UnmarshalBinary reads exactly one ticket. Each ticket has one encoding:
// integers out of range, points off the curve and keys of small order are
// refused. It does not verify the proof; see [Ticket.Verify].
func (t *Ticket) UnmarshalBinary(b []byte) error {
	if len(b) != TicketSize {
		return fmt.Errorf("ticket: %w: %d bytes, want %d", ErrEncoding, len(b), TicketSize)
	}
	take := func(n int) []byte {
		field := b[:n]
		b = b[n:]
		return field
	}
	var parsed Ticket
	var err error
	if parsed.Seed, err = element([fr.Bytes]byte(take(fr.Bytes))); err != nil {
		return fmt.Errorf("ticket seed: %w", err)
	}
	parsed.Meta.StakerID = binary.BigEndian.Uint32(take(4))
	parsed.Meta.FeeBps = rules.Bps(binary.BigEndian.Uint16(take(2)))
	parsed.Meta.Node = binary.BigEndian.Uint32(take(4))
	if parsed.Meta.Mode = rules.Mode(take(1)[0]); parsed.Meta.Mode > rules.ModePublic {
		return fmt.Errorf("ticket: %w: %d", ErrMode, uint8(parsed.Meta.Mode))
	}
	pk, err := pointFromBytes([pointSize]byte(take(pointSize)))
	if err != nil {
		return fmt.Errorf("ticket public key: %w", err)
	}
	parsed.PublicKey = PublicKey(pk)
	if err := parsed.PublicKey.Check(); err != nil {
		return fmt.Errorf("ticket: %w", err)
	}
	if parsed.Gamma, err = pointFromBytes([pointSize]byte(take(pointSize))); err != nil {
		return fmt.Errorf("ticket gamma: %w", err)
	}
	copy(parsed.C[:], take(len(parsed.C)))
	if parsed.S, err = element([fr.Bytes]byte(take(fr.Bytes))); err != nil {
		return fmt.Errorf("ticket response: %w", err)
	}
	if parsed.S.BigInt(new(big.Int)).Cmp(order) >= 0 {
		return fmt.Errorf("ticket: %w", ErrScalarRange)
	}
	copy(parsed.Vrf[:], take(len(parsed.Vrf)))
	*t = parsed
	return nil
}

// ticketJSON is a ticket's readable form: hexadecimal as in the binary form,
// and the parts of the meta as numbers.
type ticketJSON struct {
	Seed      hexWord   `json:"seed"`
	StakerID  uint32    `json:"stakerId"`
	FeeBps    rules.Bps `json:"feeBps"`
	Node      uint32    `json:"node"`
	Mode      uint8     `json:"mode"`
	PublicKey hexPoint  `json:"publicKey"`
	Gamma     hexPoint  `json:"gamma"`
	C         Uint128   `json:"c"`
	S         hexWord   `json:"s"`
	Vrf       Uint128   `json:"vrf"`
}

type hexWord [fr.Bytes]byte

func (w hexWord) MarshalText() ([]byte, error)     { return marshalHex(w[:]), nil }
func (w *hexWord) UnmarshalText(text []byte) error { return unmarshalHex(w[:], text) }

type hexPoint [pointSize]byte

func (p hexPoint) MarshalText() ([]byte, error)     { return marshalHex(p[:]), nil }
func (p *hexPoint) UnmarshalText(text []byte) error { return unmarshalHex(p[:], text) }

// MarshalJSON returns one object; 0x-prefixed values are those of the binary form.
func (t *Ticket) MarshalJSON() ([]byte, error) {
	return json.Marshal(ticketJSON{
		Seed: t.Seed.Bytes(), StakerID: t.Meta.StakerID, FeeBps: t.Meta.FeeBps, Node: t.Meta.Node, Mode: uint8(t.Meta.Mode),
		PublicKey: t.PublicKey.Bytes(), Gamma: pointBytes(t.Gamma), C: t.C, S: t.S.Bytes(), Vrf: t.Vrf,
	})
}

// UnmarshalJSON reads what MarshalJSON writes and nothing else but white space:
// no missing, repeated or unknown field, no other order, no other spelling of a
// value. The values are checked as UnmarshalBinary does.
func (t *Ticket) UnmarshalJSON(text []byte) error {
	var wire ticketJSON
	if err := json.Unmarshal(text, &wire); err != nil {
		return fmt.Errorf("ticket: %w: %w", ErrEncoding, err)
	}
	b := make([]byte, 0, TicketSize)
	b = append(b, wire.Seed[:]...)
	b = binary.BigEndian.AppendUint32(b, wire.StakerID)
	b = binary.BigEndian.AppendUint16(b, uint16(wire.FeeBps))
	b = binary.BigEndian.AppendUint32(b, wire.Node)
	b = append(b, wire.Mode)
	b = append(b, wire.PublicKey[:]...)
	b = append(b, wire.Gamma[:]...)
	b = append(b, wire.C[:]...)
	b = append(b, wire.S[:]...)
	b = append(b, wire.Vrf[:]...)
	var parsed Ticket
	if err := parsed.UnmarshalBinary(b); err != nil {
		return err
	}

	// encoding/json takes fields in any case, in any order and twice. One
	// ticket has one text, so the text is compared with the one it should be.
	canonical, err := parsed.MarshalJSON()
	if err != nil {
		return fmt.Errorf("ticket: %w", err)
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, text); err != nil {
		return fmt.Errorf("ticket: %w: %w", ErrEncoding, err)
	}
	if !bytes.Equal(canonical, compact.Bytes()) {
		return fmt.Errorf("ticket: %w: fields are not the ticket's, each once and in order", ErrEncoding)
	}
	*t = parsed
	return nil
}
