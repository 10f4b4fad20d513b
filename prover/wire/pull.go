package wire

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
)

// Identity names a proof among all of a deployment by what it says, and not by its bytes: they are
// malleable. Two messages of one identity are the same to a block once both are verified.
type Identity [sha256.Size]byte

// Identity is SHA-256 of "fernet.proof.identity", block, node, staker, bid and references, as in
// the message. The draw is not in it: block, staker and node have only one.
func (p *Proof) Identity() Identity {
	b := append([]byte("fernet.proof.identity"), p.Block[:]...)
	b = binary.BigEndian.AppendUint32(b, p.Node)
	b = appendRef(b, Ref{p.StakerID, p.FeeBurn})
	for _, r := range p.Refs {
		b = appendRef(b, r)
	}
	return sha256.Sum256(b)
}

// Bounds of what is pulled.
const (
	ShortIDSize   = 6
	PullSaltSize  = 8
	MaxPullIDs    = 8192 // of what the asker holds
	MaxPullProofs = 1024 // in an answer
	MaxPullSize   = pullHead + MaxPullIDs*ShortIDSize
	MaxReplySize  = replyHead + MaxPullProofs*(2+MergeSize)

	pullHead  = 1 + TagSize + 1 + PullSaltSize
	replyHead = 1 + 1 + 2
)

// AllLevels is the level of a pull that asks for every level of a block's tree.
const AllLevels = 0xff

// ShortID names a proof within one pull. Whoever wants two proofs to have one short id has to guess
// the salt, which the asker draws.
type ShortID [ShortIDSize]byte

// Short returns the short id: the first bytes of SHA-256 of salt and identity.
func (id Identity) Short(salt [PullSaltSize]byte) ShortID {
	sum := sha256.Sum256(append(salt[:], id[:]...))
	return ShortID(sum[:])
}

// Pull asks for the proofs of one level of a block's tree that the asker does not hold: version 1 |
// block 12 | level 1 | salt 8 | short ids of 6 each, in ascending order and each once.
type Pull struct {
	Block BlockTag
	Level uint8 // 0 for base rollups, and one more for each merge up to the root; or AllLevels
	Salt  [PullSaltSize]byte
	Held  []ShortID
}

// NewPull asks for what is not among the proofs held. Beyond MaxPullIDs it leaves held ones out,
// and they are sent again.
func NewPull(block BlockTag, level uint8, salt [PullSaltSize]byte, held []Identity) *Pull {
	p := &Pull{Block: block, Level: level, Salt: salt}
	for _, id := range held[:min(len(held), MaxPullIDs)] {
		p.Held = append(p.Held, id.Short(salt))
	}
	slices.SortFunc(p.Held, func(a, b ShortID) int { return bytes.Compare(a[:], b[:]) })
	p.Held = slices.Compact(p.Held)
	return p
}

// Holds reports whether the asker holds a proof.
func (p *Pull) Holds(id Identity) bool {
	short := id.Short(p.Salt)
	_, found := slices.BinarySearchFunc(p.Held, short, func(a, b ShortID) int { return bytes.Compare(a[:], b[:]) })
	return found
}

func checkHeld(held []ShortID) error {
	if len(held) > MaxPullIDs {
		return fmt.Errorf("%w: %d ids", ErrSize, len(held))
	}
	for i := 1; i < len(held); i++ {
		if bytes.Compare(held[i-1][:], held[i][:]) >= 0 {
			return fmt.Errorf("%w: ids are not in ascending order", ErrValue)
		}
	}
	return nil
}

// Encode returns the message. It refuses what Decode refuses.
func (p *Pull) Encode() ([]byte, error) {
	if err := checkHeld(p.Held); err != nil {
		return nil, fmt.Errorf("encode pull: %w", err)
	}
	b := append(make([]byte, 0, pullHead+len(p.Held)*ShortIDSize), Version)
	b = append(append(append(b, p.Block[:]...), p.Level), p.Salt[:]...)
	for _, id := range p.Held {
		b = append(b, id[:]...)
	}
	return b, nil
}

// DecodePull reads a pull.
func DecodePull(data []byte) (*Pull, error) {
	ids := len(data) - pullHead
	if ids < 0 || len(data) > MaxPullSize || ids%ShortIDSize != 0 {
		return nil, fmt.Errorf("decode pull: %w: %d bytes", ErrSize, len(data))
	}
	if err := checkHead(data, len(data)); err != nil {
		return nil, fmt.Errorf("decode pull: %w", err)
	}
	r := reader{data[1:]}
	p := new(Pull)
	copy(p.Block[:], r.take(TagSize))
	p.Level = r.take(1)[0]
	copy(p.Salt[:], r.take(PullSaltSize))
	for len(r.rest) > 0 {
		p.Held = append(p.Held, ShortID(r.take(ShortIDSize)))
	}
	if err := checkHeld(p.Held); err != nil {
		return nil, fmt.Errorf("decode pull: %w", err)
	}
	return p, nil
}

// ReplyStatus says what an answer to a pull or a question is.
type ReplyStatus uint8

// The answers. Only the first two come with what was asked for.
const (
	ReplyAll     ReplyStatus = iota // all that the asker does not hold
	ReplyMore                       // a part of it
	ReplyUnknown                    // the block is not known, or closed
	ReplyBusy                       // ask later
	replyEnd
)

// PullReply is the answer to a pull: version 1 | status 1 | number 2 | that many proofs, each as
// length 2 | message. Proofs are as they are sent over the topic, children before merges, and are
// not decoded here: each is judged by itself.
type PullReply struct {
	Status ReplyStatus
	Proofs [][]byte
}

func (r *PullReply) check() error {
	if r.Status >= replyEnd || r.Status > ReplyMore && len(r.Proofs) > 0 || r.Status == ReplyMore && len(r.Proofs) == 0 {
		return fmt.Errorf("%w: status %d with %d proofs", ErrValue, r.Status, len(r.Proofs))
	}
	if len(r.Proofs) > MaxPullProofs {
		return fmt.Errorf("%w: %d proofs", ErrSize, len(r.Proofs))
	}
	for i, p := range r.Proofs {
		if err := checkHead(p, BaseSize, MergeSize); err != nil {
			return fmt.Errorf("proof %d: %w", i, err)
		}
	}
	return nil
}

// Encode returns the message. It refuses what Decode refuses.
func (r *PullReply) Encode() ([]byte, error) {
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("encode answer to pull: %w", err)
	}
	b := []byte{Version, byte(r.Status)}
	b = binary.BigEndian.AppendUint16(b, uint16(len(r.Proofs)))
	for _, p := range r.Proofs {
		b = append(binary.BigEndian.AppendUint16(b, uint16(len(p))), p...)
	}
	return b, nil
}

// DecodePullReply reads the answer to a pull. Its proofs are parts of data.
func DecodePullReply(data []byte) (*PullReply, error) {
	status, err := checkReply(data, MaxReplySize)
	if err != nil {
		return nil, fmt.Errorf("decode answer to pull: %w", err)
	}
	r := &PullReply{Status: status}
	if r.Proofs, err = (&reader{data[2:]}).parts("proof"); err != nil {
		return nil, fmt.Errorf("decode answer to pull: %w", err)
	}
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("decode answer to pull: %w", err)
	}
	return r, nil
}
