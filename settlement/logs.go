package settlement

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement/rpcerr"
)

// LogFilterer is the part of an L1 node that finds logs.
type LogFilterer interface {
	FilterLogs(ctx context.Context, query ethereum.FilterQuery) ([]types.Log, error)
}

// Ranges of one eth_getLogs request, in blocks. Public nodes refuse wide
// ranges, each at a limit of its own and in words of its own.
const (
	firstLogRange = 2_000
	maxLogRange   = 100_000
	// steadyRanges is how many ranges have to be taken after a refusal before a wider one is tried.
	steadyRanges = 8
)

// FilterLogs returns the logs of blocks from..to, both included, in order. It
// asks for a range at a time, halves the range when the node refuses one and doubles it after
// each that it took, but for a few after a refusal: most nodes have one limit. It gives
// up when a single block is refused, with the node's own error, and at once when a request
// fails for any other reason: who does not answer would not answer for fewer blocks.
//
// It does not notice a reorg between two of its requests: a caller that needs
// one view of the chain compares block hashes itself.
func FilterLogs(ctx context.Context, node LogFilterer, query ethereum.FilterQuery, from, to uint64) ([]types.Log, error) {
	var logs []types.Log
	size, steady := uint64(firstLogRange), 0
	for start := from; start <= to; {
		end := min(to, start+size-1)
		query.FromBlock, query.ToBlock = new(big.Int).SetUint64(start), new(big.Int).SetUint64(end)
		part, err := node.FilterLogs(ctx, query)
		if err != nil {
			if ctx.Err() != nil {
				return nil, errors.Join(ctx.Err(), err)
			}
			if start == end {
				return nil, fmt.Errorf("get logs of block %d: %w", start, err)
			}
			if !rpcerr.Of(err).RefusesRange() {
				return nil, fmt.Errorf("get logs of blocks %d to %d: %w", start, end, err)
			}
			size, steady = max(1, (end-start+1)/2), steadyRanges
			continue
		}
		logs = append(logs, part...)
		start = end + 1
		if steady > 0 {
			steady--
		} else {
			size = min(maxLogRange, 2*size)
		}
	}
	return logs, nil
}
