package rules

import (
	"bytes"
	"errors"
	"fmt"
	"math/bits"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// ErrPayoutIndex is returned for a path to a payout that the tree does not have.
var ErrPayoutIndex = errors.New("payout index is beyond the last payout")

// Payout is one included proof as the payout tree holds it.
type Payout struct {
	StakerID uint32
	FeeBurn  Bps
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

// PayoutPath returns the siblings from the leaf at index to the root.
func PayoutPath(payouts []Payout, index uint32) ([]common.Hash, error) {
	tree, err := payoutTree(payouts)
	if err != nil {
		return nil, err
	}
	if uint64(index) >= uint64(len(payouts)) {
		return nil, fmt.Errorf("%w: %d of %d", ErrPayoutIndex, index, len(payouts))
	}
	i := len(tree) - 1 - int(index)
	path := make([]common.Hash, 0, bits.Len(uint(i)))
	for ; i > 0; i = (i - 1) / 2 {
		sibling := i + 1
		if i%2 == 0 {
			sibling = i - 1
		}
		path = append(path, tree[sibling])
	}
	return path, nil
}

// VerifyPayout reports whether path leads from the payout's leaf to root. The
// index is inside the leaf, so the path alone says nothing about position.
func VerifyPayout(root common.Hash, index uint32, p Payout, path []common.Hash) bool {
	h := PayoutLeaf(index, p)
	for _, sibling := range path {
		h = hashSorted(h, sibling)
	}
	return h == root
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
