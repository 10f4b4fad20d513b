package wire

import (
	"encoding/binary"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
)

// RootSize is the length in bytes of a root: version 1 | block 12 | staker 4 | total 32 |
// submission 32.
const RootSize = 1 + TagSize + 4 + 32 + 32

// Root says that a submission of a block exists, so that nodes can take turns in sending the best
// one. It proves nothing: whoever doubts it asks for the proofs.
type Root struct {
	Block      BlockTag
	StakerID   uint32      // who proved the root
	Total      *big.Int    // the submission's score, below 2^256
	Submission common.Hash // keccak-256 of the encoded submission
}

// Encode returns the message. It refuses what Decode refuses.
func (r *Root) Encode() ([]byte, error) {
	if r.StakerID == 0 || r.Total == nil || r.Total.Sign() <= 0 || r.Total.BitLen() > 256 {
		return nil, fmt.Errorf("encode root: %w: staker %d, total %v", ErrValue, r.StakerID, r.Total)
	}
	out := append(append(make([]byte, 0, RootSize), Version), r.Block[:]...)
	out = binary.BigEndian.AppendUint32(out, r.StakerID)
	out = append(out, common.BigToHash(r.Total).Bytes()...)
	return append(out, r.Submission[:]...), nil
}

// DecodeRoot reads a root.
func DecodeRoot(data []byte) (*Root, error) {
	if err := checkHead(data, RootSize); err != nil {
		return nil, fmt.Errorf("decode root: %w", err)
	}
	in := reader{data[1:]}
	r := new(Root)
	copy(r.Block[:], in.take(TagSize))
	r.StakerID = in.uint32()
	r.Total = new(big.Int).SetBytes(in.take(32))
	copy(r.Submission[:], in.rest)
	if r.StakerID == 0 || r.Total.Sign() == 0 {
		return nil, fmt.Errorf("decode root: %w: staker %d, total %d", ErrValue, r.StakerID, r.Total)
	}
	return r, nil
}
