package wire

import (
	"encoding/binary"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// BidSize is the length in bytes of a bid: version 1 | block 12 | node 4 | staker 4 | bid 2 |
// ticket 112.
const BidSize = 1 + TagSize + 4 + 4 + 2 + vrf.CompactTicketSize

// Bid is a staker's ticket for a node, sent before its proof in public mode: it shows the bid, and
// that the staker made it.
type Bid struct {
	Block  BlockTag
	Ticket *vrf.Ticket
}

// checkBid holds what decoding holds.
func checkBid(m rules.Meta) error {
	switch {
	case m.Node < rules.RootNode:
		return fmt.Errorf("%w: node %d", ErrValue, m.Node)
	case m.StakerID == 0:
		return fmt.Errorf("%w: staker 0", ErrValue)
	case m.Mode != rules.ModePublic:
		return fmt.Errorf("%w: a bid of mode %s", ErrValue, m.Mode)
	}
	if err := m.FeeBps.Check(); err != nil {
		return fmt.Errorf("%w: %w", ErrValue, err)
	}
	return nil
}

// Encode returns the message. It refuses tickets of private mode, which would show the draw, and
// what Decode refuses.
func (b *Bid) Encode() ([]byte, error) {
	m := b.Ticket.Meta
	if err := checkBid(m); err != nil {
		return nil, fmt.Errorf("encode bid: %w", err)
	}
	ticket := b.Ticket.Compact()
	out := append(append(make([]byte, 0, BidSize), Version), b.Block[:]...)
	out = binary.BigEndian.AppendUint32(out, m.Node)
	return append(appendRef(out, Ref{m.StakerID, m.FeeBps}), ticket[:]...), nil
}

// BidBlock returns the tag of the block that a bid is for, which says with what seed to decode it.
func BidBlock(data []byte) (tag BlockTag, err error) {
	if err := checkHead(data, BidSize); err != nil {
		return BlockTag{}, fmt.Errorf("decode bid: %w", err)
	}
	copy(tag[:], data[1:])
	return tag, nil
}

// DecodeBid reads a bid for a block with a seed. It computes the draw and does not verify the
// ticket.
func DecodeBid(data []byte, seed fr.Element) (*Bid, error) {
	if err := checkHead(data, BidSize); err != nil {
		return nil, fmt.Errorf("decode bid: %w", err)
	}
	r := reader{data[1:]}
	b := new(Bid)
	copy(b.Block[:], r.take(TagSize))
	meta := rules.Meta{Node: r.uint32(), Mode: rules.ModePublic}
	of := r.ref()
	meta.StakerID, meta.FeeBps = of.StakerID, of.FeeBurn
	if err := checkBid(meta); err != nil {
		return nil, fmt.Errorf("decode bid: %w", err)
	}
	var err error
	if b.Ticket, err = vrf.TicketFromCompact([vrf.CompactTicketSize]byte(r.rest), seed, meta); err != nil {
		return nil, fmt.Errorf("decode bid: %w", err)
	}
	return b, nil
}
