package wire

import (
	"encoding/binary"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/vrf"
)

// HelloSize is the length in bytes of a hello: version 1 | head 8 | staker 4 | key 32 |
// signature 48.
const HelloSize = 1 + 8 + 4 + vrf.CompactKeySize + vrf.PeerSignatureSize

// helloDomain begins what a hello's signature is of.
const helloDomain = "fernet.hello.1"

// Hello is the first message of a peer: how far it has followed L1, and for which staker it acts.
// A peer that acts for none has StakerID 0, and neither key nor signature.
type Hello struct {
	Head      uint64 // newest block of L1 that it knows
	StakerID  uint32
	Key       vrf.PublicKey
	Signature vrf.PeerSignature
}

// NewHello signs that the peer with a name in the network acts for a staker of a deployment.
func NewHello(head, chainID uint64, settlement common.Address, peer []byte, stakerID uint32, key *vrf.PrivateKey) *Hello {
	return &Hello{
		Head: head, StakerID: stakerID, Key: key.Public(),
		Signature: key.SignPeer(helloMessage(chainID, settlement, stakerID, peer)),
	}
}

// helloMessage is what a hello's signature is of: "fernet.hello.1" | chain 8 | settlement 20 |
// staker 4 | the peer's name. So it is of no use in another deployment, for another staker or to
// another peer.
func helloMessage(chainID uint64, settlement common.Address, stakerID uint32, peer []byte) []byte {
	b := binary.BigEndian.AppendUint64([]byte(helloDomain), chainID)
	b = append(b, settlement[:]...)
	b = binary.BigEndian.AppendUint32(b, stakerID)
	return append(b, peer...)
}

// Verify reports whether the holder of the key signed that this peer acts for the staker. It does
// not know which key the staker registered: compare Key.Key with L1. A hello for no staker is
// ErrValue.
func (h *Hello) Verify(chainID uint64, settlement common.Address, peer []byte) error {
	if h.StakerID == 0 {
		return fmt.Errorf("verify hello: %w: it names no staker", ErrValue)
	}
	if err := h.Signature.Verify(h.Key, helloMessage(chainID, settlement, h.StakerID, peer)); err != nil {
		return fmt.Errorf("verify hello: %w", err)
	}
	return nil
}

// Encode returns the message.
func (h *Hello) Encode() []byte {
	out := binary.BigEndian.AppendUint64(append(make([]byte, 0, HelloSize), Version), h.Head)
	out = binary.BigEndian.AppendUint32(out, h.StakerID)
	if h.StakerID == 0 {
		return append(out, make([]byte, HelloSize-len(out))...)
	}
	key, signature := h.Key.Compact(), h.Signature.Bytes()
	return append(append(out, key[:]...), signature[:]...)
}

// DecodeHello reads a hello and does not verify it.
func DecodeHello(data []byte) (*Hello, error) {
	if err := checkHead(data, HelloSize); err != nil {
		return nil, fmt.Errorf("decode hello: %w", err)
	}
	r := reader{data[1:]}
	h := &Hello{Head: r.uint64(), StakerID: r.uint32()}
	key, signature := r.take(vrf.CompactKeySize), r.rest
	if h.StakerID == 0 {
		for _, b := range append(key[:len(key):len(key)], signature...) {
			if b != 0 {
				return nil, fmt.Errorf("decode hello: %w: it names no staker and has a key", ErrValue)
			}
		}
		return h, nil
	}
	var err error
	if h.Key, err = vrf.PublicKeyFromCompact([vrf.CompactKeySize]byte(key)); err != nil {
		return nil, fmt.Errorf("decode hello: %w", err)
	}
	if h.Signature, err = vrf.PeerSignatureFromBytes([vrf.PeerSignatureSize]byte(signature)); err != nil {
		return nil, fmt.Errorf("decode hello: %w", err)
	}
	return h, nil
}
