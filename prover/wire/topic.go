package wire

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// Subject is what messages of a topic are about.
type Subject string

// The subjects. Bids are sent in public mode only: in private mode a bid would show the draw.
const (
	SubjectProof Subject = "proof"
	SubjectBid   Subject = "bid"
	SubjectRoot  Subject = "root"
	SubjectTx    Subject = "tx"
)

// Topic names the messages of one subject and one deployment:
// /fernet/<chain>/<settlement>/<subject>/1. Messages do not repeat it.
func Topic(chainID uint64, settlement common.Address, subject Subject) string {
	return fmt.Sprintf("/fernet/%d/%s/%s/%d", chainID, settlement, subject, Version)
}

// IDSize is the length in bytes of a message's id.
const IDSize = 20

// MessageID is the name under which a message is known as seen: the first bytes of SHA-256 of the
// topic's length in 4 bytes, the topic and all of the message. It covers the bytes of proofs
// although they are malleable: a liar that could send something false under the name of something
// true, and first, would suppress that.
func MessageID(topic string, data []byte) [IDSize]byte {
	h := sha256.New()
	h.Write(binary.BigEndian.AppendUint32(nil, uint32(len(topic))))
	h.Write([]byte(topic))
	h.Write(data)
	return [IDSize]byte(h.Sum(nil))
}

// TagSize is the length in bytes of a block's tag.
const TagSize = 12

// BlockTag names a block, also among those of the same number that L1 dropped or a reorg replaced.
type BlockTag [TagSize]byte

// TagOf returns the tag of a block: the first bytes of SHA-256 of "fernet.block.tag", number 8,
// slot 8, proverSeed 32, challenge 32. The seed does not depend on the body, which a reorg may
// replace: a proof of the one is false of the other, and nobody's lie. The challenge does.
func TagOf(number, slot uint64, seed, challenge common.Hash) BlockTag {
	b := append([]byte("fernet.block.tag"), binary.BigEndian.AppendUint64(nil, number)...)
	b = binary.BigEndian.AppendUint64(b, slot)
	sum := sha256.Sum256(append(append(b, seed[:]...), challenge[:]...))
	return BlockTag(sum[:])
}

// String returns the tag in hexadecimal.
func (t BlockTag) String() string { return fmt.Sprintf("%x", t[:]) }
