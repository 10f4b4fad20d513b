package settlement

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// rangedNode has a log in each block and takes ranges up to a limit, which may change.
type rangedNode struct {
	limit   uint64
	change  func(n *rangedNode)
	ranges  []uint64 // that it answered
	refused int
}

var errRange = errors.New("query returned more than 10000 results")

func (n *rangedNode) FilterLogs(_ context.Context, q ethereum.FilterQuery) ([]types.Log, error) {
	if n.change != nil {
		n.change(n)
	}
	from, to := q.FromBlock.Uint64(), q.ToBlock.Uint64()
	if to-from+1 > n.limit {
		n.refused++
		return nil, errRange
	}
	n.ranges = append(n.ranges, to-from+1)
	var logs []types.Log
	for b := from; b <= to; b++ {
		logs = append(logs, types.Log{BlockNumber: b})
	}
	return logs, nil
}

func checkLogs(t *testing.T, n *rangedNode, from, to uint64) {
	t.Helper()
	logs, err := FilterLogs(t.Context(), n, ethereum.FilterQuery{}, from, to)
	if err != nil {
		t.Fatal(err)
	}
	if uint64(len(logs)) != to-from+1 {
		t.Fatalf("%d logs of blocks %d to %d", len(logs), from, to)
	}
	for i, l := range logs {
		if l.BlockNumber != from+uint64(i) {
			t.Fatalf("log %d is of block %d", i, l.BlockNumber)
		}
	}
}

func TestLogRangesShrink(t *testing.T) {
	for _, limit := range []uint64{1, 2, 7, 999, 10_000} {
		n := &rangedNode{limit: limit}
		checkLogs(t, n, 17, 5_016)
		for i, size := range n.ranges[:len(n.ranges)-1] {
			if size < limit/2 && size < firstLogRange {
				t.Errorf("limit %d: request %d asks for %d blocks only", limit, i, size)
			}
		}
		// Its limit is found by halving, and tried again now and then.
		if n.refused > 11+len(n.ranges)/steadyRanges {
			t.Errorf("limit %d: %d requests are refused, %d taken", limit, n.refused, len(n.ranges))
		}
	}
}

// What was refused once may be taken later: ranges grow again, so that a busy stretch does not make
// all of the rest slow.
func TestLogRangesGrow(t *testing.T) {
	n := &rangedNode{limit: 1}
	n.change = func(n *rangedNode) {
		if len(n.ranges) == 3 {
			n.limit = 1 << 40
		}
	}
	checkLogs(t, n, 0, 1_000_000)
	if len(n.ranges) > 40 {
		t.Errorf("%d requests", len(n.ranges))
	}
	if largest := n.ranges[len(n.ranges)-2]; largest != maxLogRange {
		t.Errorf("it grew to %d blocks", largest)
	}
}

func TestLogsOfOneBlockRefused(t *testing.T) {
	n := &rangedNode{limit: 0}
	if _, err := FilterLogs(t.Context(), n, ethereum.FilterQuery{}, 5, 5_000); !errors.Is(err, errRange) {
		t.Errorf("%v", err)
	}
	if n.refused > 13 {
		t.Errorf("asked %d times", n.refused)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	n = &rangedNode{limit: 1}
	if _, err := FilterLogs(ctx, n, ethereum.FilterQuery{}, 5, 5_000); !errors.Is(err, context.Canceled) || n.refused > 1 {
		t.Errorf("%v, asked %d times", err, n.refused)
	}
}

// brokenNode fails for a reason that fewer blocks do not mend.
type brokenNode struct {
	err   error
	asked int
}

func (n *brokenNode) FilterLogs(context.Context, ethereum.FilterQuery) ([]types.Log, error) {
	n.asked++
	return nil, n.err
}

// A range is halved when it is refused, and for nothing else: not for one who does not answer in
// time, is busy, or has no such blocks.
func TestLogRangesAreHalvedForARefusalOnly(t *testing.T) {
	for _, err := range []error{
		context.DeadlineExceeded, io.ErrUnexpectedEOF, rpc.HTTPError{StatusCode: 503}, rpc.HTTPError{StatusCode: 429}, rpc.HTTPError{StatusCode: 401},
		errors.New("dial tcp: connection refused"), errors.New("too many requests"), errors.New("header not found"), errors.New("pruned history unavailable"),
	} {
		n := &brokenNode{err: err}
		if _, got := FilterLogs(t.Context(), n, ethereum.FilterQuery{}, 5, 50_000); got == nil || n.asked != 1 {
			t.Errorf("%v: %v, asked %d times", err, got, n.asked)
		}
	}
	for _, err := range []error{rpc.HTTPError{StatusCode: 413}, rpc.HTTPError{StatusCode: 400}, errors.New("block range is too wide")} {
		n := &brokenNode{err: err}
		if _, got := FilterLogs(t.Context(), n, ethereum.FilterQuery{}, 5, 50_000); got == nil || n.asked != 11 {
			t.Errorf("%v: %v, asked %d times", err, got, n.asked)
		}
	}
}

// Any limits at any time: each log once, in order.
func TestLogRangesProperty(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		n := &rangedNode{limit: 1}
		n.change = func(n *rangedNode) { n.limit = 1 + random.Uint64N(3_000) }
		from := random.Uint64N(1_000)
		checkLogs(t, n, from, from+random.Uint64N(20_000))
	}
	checkLogs(t, &rangedNode{limit: 1}, 9, 9)
	if logs, err := FilterLogs(t.Context(), &rangedNode{}, ethereum.FilterQuery{}, 9, 8); err != nil || len(logs) != 0 {
		t.Errorf("%v %v", logs, err)
	}
}

// The range that a node took is where the next scan begins, and short scans do not make it wider.
func TestLogRangesAreRemembered(t *testing.T) {
	n, ranges := &rangedNode{limit: 10}, new(logRanges)
	scan := func(from, to uint64) {
		t.Helper()
		logs, err := ranges.scan(t.Context(), n, ethereum.FilterQuery{}, from, to, nil)
		if err != nil || uint64(len(logs)) != to-from+1 {
			t.Fatalf("%d logs, %v", len(logs), err)
		}
	}
	scan(0, 30)
	refused := n.refused
	for block := range uint64(100) {
		scan(block, block)
	}
	scan(0, 30)
	if n.refused != refused {
		t.Errorf("%d more requests are refused", n.refused-refused)
	}

	// Whoever scans can end it before any request.
	n.ranges = nil
	errEnough := errors.New("enough")
	for _, c := range []struct {
		stop func([]types.Log, uint64) (bool, error)
		err  error
	}{
		{func(found []types.Log, _ uint64) (bool, error) { return len(found) < 20, nil }, nil},
		{func(found []types.Log, requests uint64) (bool, error) {
			if len(found) == 0 && requests < 100 {
				t.Errorf("%d requests are to come", requests)
			}
			if len(found) < 20 {
				return true, nil
			}
			return true, errEnough
		}, errEnough},
	} {
		logs, err := ranges.scan(t.Context(), n, ethereum.FilterQuery{}, 0, 1_000, c.stop)
		if !errors.Is(err, c.err) || len(logs) < 20 || len(logs) > 40 {
			t.Errorf("%d logs, %v", len(logs), err)
		}
	}
}
