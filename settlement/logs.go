package settlement

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"sync"

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
	return new(logRanges).scan(ctx, node, query, from, to, nil)
}

// scan is FilterLogs with ranges of the size that the node took last. before, unless nil, is asked
// before each request, with what was found so far and how many requests are to come at the size of
// the next: on false or an error the scan ends there.
func (r *logRanges) scan(ctx context.Context, node LogFilterer, query ethereum.FilterQuery, from, to uint64, before func(found []types.Log, requests uint64) (bool, error)) ([]types.Log, error) {
	var logs []types.Log
	size, steady := r.last()
	defer func() { r.keep(size, steady) }()
	for start := from; start <= to; {
		if before != nil {
			if more, err := before(logs, (to-start)/size+1); err != nil || !more {
				return logs, err
			}
		}
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
		// Only a range of the full size shows what the node takes.
		switch full := end-start+1 == size; {
		case full && steady > 0:
			steady--
		case full:
			size = min(maxLogRange, 2*size)
		}
		start = end + 1
	}
	return logs, nil
}

// logRanges remembers the range of blocks that a node took last, so that its limit is not looked
// for by each scan. The zero value knows nothing of the node.
type logRanges struct {
	mu     sync.Mutex
	size   uint64
	steady int
}

func (r *logRanges) last() (size uint64, steady int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.size == 0 {
		return firstLogRange, 0
	}
	return r.size, r.steady
}

func (r *logRanges) keep(size uint64, steady int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.size, r.steady = size, steady
}
