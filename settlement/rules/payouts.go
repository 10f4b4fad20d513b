package rules

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// The payouts that cannot be read or have no common proof.
var (
	ErrPayoutIndex  = errors.New("payout index is beyond the last payout")
	ErrPayoutOrder  = errors.New("payout indices are not in rising order")
	ErrPayoutLog    = errors.New("payouts in the log are not those of the payout tree")
	ErrPayoutHashes = errors.New("payouts take too many hashes to prove at once")
)

// Payout is one included proof as the payout tree holds it.
type Payout struct {
	StakerID uint32
	FeeBurn  Bps
}

// payoutSize is the size of a payout in L1's logs: stakerId 4, feeBurnBps 2.
const payoutSize = 6

// EncodePayouts returns the leaves of a payout tree as L1's logs have them.
func EncodePayouts(payouts []Payout) []byte {
	encoded := make([]byte, 0, payoutSize*len(payouts))
	for _, p := range payouts {
		encoded = binary.BigEndian.AppendUint32(encoded, p.StakerID)
		encoded = binary.BigEndian.AppendUint16(encoded, uint16(p.FeeBurn))
	}
	return encoded
}

// DecodePayouts is the inverse of EncodePayouts. It fails unless the payouts are those under root.
func DecodePayouts(encoded []byte, root common.Hash) ([]Payout, error) {
	if len(encoded)%payoutSize != 0 {
		return nil, fmt.Errorf("%w: %d bytes", ErrPayoutLog, len(encoded))
	}
	var payouts []Payout
	for ; len(encoded) > 0; encoded = encoded[payoutSize:] {
		payouts = append(payouts, Payout{binary.BigEndian.Uint32(encoded), Bps(binary.BigEndian.Uint16(encoded[4:]))})
	}
	made, err := PayoutsRoot(payouts)
	if err != nil {
		return nil, err
	}
	if made != root {
		return nil, fmt.Errorf("%w: their root is %v, not %v", ErrPayoutLog, made, root)
	}
	return payouts, nil
}

// PayoutLeaf returns keccak256(keccak256(index, stakerId, feeBurnBps)), each
// value a 32-byte word. The double hash keeps a leaf from being read as an
// inner node.
func PayoutLeaf(index uint32, p Payout) common.Hash {
	var words [96]byte
	copy(words[28:32], u32Bytes(index))
	copy(words[60:64], u32Bytes(p.StakerID))
	copy(words[92:96], u32Bytes(uint32(p.FeeBurn)))
	return crypto.Keccak256Hash(crypto.Keccak256(words[:]))
}

// PayoutsRoot returns the root of the payout tree, docs/PROTOCOL.md section 7.
func PayoutsRoot(payouts []Payout) (common.Hash, error) {
	tree, err := payoutTree(payouts)
	if err != nil {
		return common.Hash{}, err
	}
	return tree[0], nil
}

// MaxPayoutHashes is the most hashes that one proof can have: its flags are one word.
const MaxPayoutHashes = 256

// PayoutProof shows that payouts are in a tree: how its root is hashed from them. The hashes are
// made of a queue that first holds the payouts' leaves, in order, and takes each hash at its end.
type PayoutProof struct {
	Nodes []common.Hash // what the root is hashed from besides the payouts
	// bit k: whether the k-th hash takes both its nodes from the queue, or the second from Nodes
	Flags *big.Int
}

// ProvePayouts returns the common proof of the payouts at some indices, which must be in rising
// order. It is getMultiProof of OpenZeppelin's merkle-tree package.
func ProvePayouts(payouts []Payout, indices []uint32) (PayoutProof, error) {
	tree, err := payoutTree(payouts)
	if err != nil {
		return PayoutProof{}, err
	}
	if len(indices) == 0 {
		return PayoutProof{}, ErrNoPayouts
	}
	queue := make([]int, 0, len(indices))
	for i, index := range indices {
		if uint64(index) >= uint64(len(payouts)) {
			return PayoutProof{}, fmt.Errorf("%w: %d of %d", ErrPayoutIndex, index, len(payouts))
		}
		if i > 0 && index <= indices[i-1] {
			return PayoutProof{}, fmt.Errorf("%w: %d after %d", ErrPayoutOrder, index, indices[i-1])
		}
		queue = append(queue, len(tree)-1-int(index))
	}
	proof := PayoutProof{Flags: new(big.Int)}
	hashes := 0
	for ; queue[0] > 0; hashes++ {
		j := queue[0]
		queue = queue[1:]
		sibling := j + 1
		if j%2 == 0 {
			sibling = j - 1
		}
		if len(queue) > 0 && queue[0] == sibling {
			queue = queue[1:]
			proof.Flags.SetBit(proof.Flags, hashes, 1)
		} else {
			proof.Nodes = append(proof.Nodes, tree[sibling])
		}
		queue = append(queue, (j-1)/2)
	}
	if hashes > MaxPayoutHashes {
		return PayoutProof{}, fmt.Errorf("%w: %d payouts take %d, at most %d", ErrPayoutHashes, len(indices), hashes, MaxPayoutHashes)
	}
	return proof, nil
}

// VerifyPayouts reports whether a proof leads from the leaves of the payouts at some indices to
// root. The indices are inside the leaves, so the proof alone says nothing about positions.
func VerifyPayouts(root common.Hash, indices []uint32, payouts []Payout, proof PayoutProof) bool {
	hashes := len(indices) + len(proof.Nodes) - 1
	if len(indices) == 0 || len(payouts) != len(indices) || hashes > MaxPayoutHashes {
		return false
	}
	queue := make([]common.Hash, 0, len(indices)+hashes)
	for i, index := range indices {
		queue = append(queue, PayoutLeaf(index, payouts[i]))
	}
	nodes := proof.Nodes
	take := func(from *[]common.Hash) (h common.Hash, ok bool) {
		if len(*from) == 0 {
			return h, false
		}
		h, *from = (*from)[0], (*from)[1:]
		return h, true
	}
	for k := range hashes {
		from := &nodes
		if proof.Flags.Bit(k) == 1 {
			from = &queue
		}
		a, ok := take(&queue)
		b, also := take(from)
		if !ok || !also {
			return false
		}
		queue = append(queue, hashSorted(a, b))
	}
	return len(nodes) == 0 && queue[0] == root
}

// payoutTree returns the tree as an array of 2L - 1 words: the root first, the
// leaves last and in reverse.
func payoutTree(payouts []Payout) ([]common.Hash, error) {
	if len(payouts) == 0 {
		return nil, ErrNoPayouts
	}
	last := 2*len(payouts) - 2
	tree := make([]common.Hash, last+1)
	for i, p := range payouts {
		tree[last-i] = PayoutLeaf(uint32(i), p)
	}
	for j := len(payouts) - 2; j >= 0; j-- {
		tree[j] = hashSorted(tree[2*j+1], tree[2*j+2])
	}
	return tree, nil
}

func hashSorted(a, b common.Hash) common.Hash {
	if bytes.Compare(a[:], b[:]) > 0 {
		a, b = b, a
	}
	return crypto.Keccak256Hash(a[:], b[:])
}

func u32Bytes(v uint32) []byte { return []byte{byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)} }
