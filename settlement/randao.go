package settlement

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/core/types"
)

// ErrHeader means that this release cannot encode an L1 header as the chain hashes it.
var ErrHeader = errors.New("this release cannot encode L1's headers")

// headerTries is how often a header and the one after it are asked for when they do not fit: a
// reorg may have come between the two answers.
const headerTries = 2

// RandaoHeader returns the L1 header that proves a slot's RANDAO, for RecordRandao. That needs its
// encoding, and so every field that its hash is made of: a header that has a field which this
// release does not know, as after a fork of L1, is ErrHeader. What tells is the parent hash of the
// next header; where there is none yet, the contract will tell.
func (c *Client) RandaoHeader(ctx context.Context, slot uint64) (*types.Header, error) {
	at := c.Params.Schedule.RandaoBlock(slot)
	for try := 1; ; try++ {
		header, err := c.Node.HeaderByNumber(ctx, new(big.Int).SetUint64(at))
		if err != nil {
			return nil, fmt.Errorf("get header of L1 block %d: %w", at, err)
		}
		next, err := c.Node.HeaderByNumber(ctx, new(big.Int).SetUint64(at+1))
		if errors.Is(err, ethereum.NotFound) {
			return header, nil
		}
		if err != nil {
			return nil, fmt.Errorf("get header of L1 block %d: %w", at+1, err)
		}
		if next.ParentHash == header.Hash() {
			return header, nil
		}
		if try == headerTries {
			return nil, fmt.Errorf("%w: block %d has the hash %s and is encoded as one of %s", ErrHeader, at, next.ParentHash, header.Hash())
		}
	}
}
