package wire

import (
	"encoding/binary"
	"fmt"

	"fernet/prover/keys"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// Lengths in bytes: of a base rollup's proof, version 1 | block 12 | node 4 | staker 4 | bid 2 |
// vrf 16 | proof 128, and of a merge's, which has six references of staker 4 | bid 2 behind that.
const (
	BaseSize  = 1 + TagSize + 4 + 4 + 2 + 16 + keys.CompressedProofSize
	refSize   = 4 + 2
	MergeSize = BaseSize + rules.ChildSlots*refSize
)

// Ref names a proof of a child that a merge was made on: its staker and bid, which are one proof's
// statement there. The zero value is an empty slot.
type Ref struct {
	StakerID uint32
	FeeBurn  rules.Bps
}

// Proof is a node proof on the wire.
type Proof struct {
	Block    BlockTag
	Node     uint32
	StakerID uint32
	FeeBurn  rules.Bps
	Vrf      vrf.Uint128
	Refs     []Ref                 // rules.ChildSlots of them; nil in the proof of a base rollup
	Proof    [rules.ProofSize]byte // A, B, C as L1 takes them
}

// IsMerge reports whether the proof says that it is of a merge. Whether its node is one is for the
// block's tree to say.
func (p *Proof) IsMerge() bool { return p.Refs != nil }

// check holds what decoding holds, so that what is encoded can be decoded.
func (p *Proof) check() error {
	switch {
	case p.Node < rules.RootNode:
		return fmt.Errorf("%w: node %d", ErrValue, p.Node)
	case p.StakerID == 0:
		return fmt.Errorf("%w: staker 0", ErrValue)
	case p.IsMerge() && len(p.Refs) != rules.ChildSlots:
		return fmt.Errorf("%w: %d references", ErrValue, len(p.Refs))
	}
	if err := p.FeeBurn.Check(); err != nil {
		return fmt.Errorf("%w: %w", ErrValue, err)
	}
	for i, r := range p.Refs {
		if r.StakerID == 0 && r.FeeBurn != 0 {
			return fmt.Errorf("%w: reference %d has a bid and no staker", ErrValue, i)
		}
		if err := r.FeeBurn.Check(); err != nil {
			return fmt.Errorf("%w: reference %d: %w", ErrValue, i, err)
		}
	}
	return nil
}

// Encode returns the message. It refuses what Decode refuses.
func (p *Proof) Encode() ([]byte, error) {
	if err := p.check(); err != nil {
		return nil, fmt.Errorf("encode proof: %w", err)
	}
	compressed, err := keys.CompressProof(p.Proof)
	if err != nil {
		return nil, fmt.Errorf("encode proof: %w", err)
	}
	b := make([]byte, 0, MergeSize)
	b = append(append(b, Version), p.Block[:]...)
	b = binary.BigEndian.AppendUint32(b, p.Node)
	b = appendRef(b, Ref{p.StakerID, p.FeeBurn})
	b = append(append(b, p.Vrf[:]...), compressed[:]...)
	for _, r := range p.Refs {
		b = appendRef(b, r)
	}
	return b, nil
}

func appendRef(b []byte, r Ref) []byte {
	return binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint32(b, r.StakerID), uint16(r.FeeBurn))
}

// DecodeProof reads a proof. Its length says whether it is a merge's.
func DecodeProof(data []byte) (*Proof, error) {
	if err := checkHead(data, BaseSize, MergeSize); err != nil {
		return nil, fmt.Errorf("decode proof: %w", err)
	}
	r := reader{data[1:]}
	p := new(Proof)
	copy(p.Block[:], r.take(TagSize))
	p.Node = r.uint32()
	own := r.ref()
	p.StakerID, p.FeeBurn = own.StakerID, own.FeeBurn
	copy(p.Vrf[:], r.take(len(p.Vrf)))
	compressed := [keys.CompressedProofSize]byte(r.take(keys.CompressedProofSize))
	for len(r.rest) > 0 {
		p.Refs = append(p.Refs, r.ref())
	}
	if err := p.check(); err != nil {
		return nil, fmt.Errorf("decode proof: %w", err)
	}
	// Last, since it takes longer than all before together.
	var err error
	if p.Proof, err = keys.DecompressProof(compressed); err != nil {
		return nil, fmt.Errorf("decode proof: %w", err)
	}
	return p, nil
}

// reader takes fields from bytes whose number was checked.
type reader struct{ rest []byte }

func (r *reader) take(n int) []byte {
	field := r.rest[:n]
	r.rest = r.rest[n:]
	return field
}

func (r *reader) uint16() uint16 { return binary.BigEndian.Uint16(r.take(2)) }
func (r *reader) uint32() uint32 { return binary.BigEndian.Uint32(r.take(4)) }
func (r *reader) uint64() uint64 { return binary.BigEndian.Uint64(r.take(8)) }
func (r *reader) ref() Ref       { return Ref{r.uint32(), rules.Bps(r.uint16())} }

// parts reads the end of a message: a number of parts, each behind its length, with what they are
// called in errors.
func (r *reader) parts(called string) (parts [][]byte, err error) {
	if len(r.rest) < 2 {
		return nil, fmt.Errorf("%w: it ends in the number of its parts", ErrSize)
	}
	for range r.uint16() {
		if len(r.rest) < 2 {
			return nil, fmt.Errorf("%w: it ends in a length", ErrSize)
		}
		size := int(r.uint16())
		if size > len(r.rest) {
			return nil, fmt.Errorf("%w: it ends in a %s", ErrSize, called)
		}
		parts = append(parts, r.take(size))
	}
	if len(r.rest) > 0 {
		return nil, fmt.Errorf("%w: %d bytes behind its end", ErrSize, len(r.rest))
	}
	return parts, nil
}
