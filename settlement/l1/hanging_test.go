package l1_test

import (
	"log/slog"
	"net/http"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/l1"
	"fernet/test/logbuffer"
)

// hang answers when the test is over.
func hang(t *testing.T) func(http.ResponseWriter, string) (any, any) {
	over := make(chan struct{})
	t.Cleanup(func() { close(over) })
	return func(http.ResponseWriter, string) (any, any) { <-over; return nil, nil }
}

// A URL that hangs costs the time of one request: alone, before a good one, and for a wide range of
// logs.
func TestHangingIsBounded(t *testing.T) {
	const timeout = 300 * time.Millisecond
	logs := func(http.ResponseWriter, string) (any, any) { return []any{}, nil }
	scan := func(c *l1.Client) (time.Duration, error) {
		began := time.Now()
		_, err := settlement.FilterLogs(t.Context(), c, ethereum.FilterQuery{}, 1, 100_000)
		return time.Since(began), err
	}
	var out logbuffer.Buffer
	bad := newNode(t, 5)
	c := dial(t, l1.Options{Timeout: timeout, Log: out.Logger(slog.LevelDebug)}, bad.url())
	bad.answers(hang(t))
	took, err := scan(c)
	require.ErrorIs(t, err, l1.ErrUnreachable)
	require.Less(t, took, 3*timeout)
	require.EqualValues(t, 1, bad.asked.Load(), "ranges are not halved for one who does not answer")
	require.Contains(t, out.String(), "level=WARN")
	require.Contains(t, out.String(), bad.URL)

	good := newNode(t, 5)
	good.answers(logs)
	bad = newNode(t, 5)
	c = dial(t, l1.Options{Timeout: timeout}, bad.url(), good.url())
	bad.answers(hang(t))
	took, err = scan(c)
	require.NoError(t, err)
	require.Less(t, took, 3*timeout)
	require.EqualValues(t, 1, bad.asked.Load(), "the good one is kept")
	require.Greater(t, good.asked.Load(), int64(2))

	began := time.Now()
	_, err = l1.Dial(t.Context(), []string{late(t, 5, time.Hour, 0)}, l1.Options{Timeout: timeout, Pause: time.Millisecond})
	require.ErrorIs(t, err, l1.ErrUnreachable)
	require.Less(t, time.Since(began), 3*timeout)
}

// One that refuses connections is asked for a range as often as for anything else.
func TestRangesAreNotHalvedForTheUnreachable(t *testing.T) {
	n := newNode(t, 5)
	c := dial(t, l1.Options{}, n.url())
	for name, answer := range map[string]func(http.ResponseWriter, string) (any, any){
		"503": page(503, ""), "limited": problem(-32007, "50/second request limit reached"), "internal": problem(-32603, "no"),
		"a wrong key": page(401, ""), "pruned": problem(4444, "pruned history"),
	} {
		n.asked.Store(0)
		n.answers(answer)
		_, err := settlement.FilterLogs(t.Context(), c, ethereum.FilterQuery{}, 1, 5_000)
		require.Error(t, err)
		require.LessOrEqual(t, n.asked.Load(), int64(8), name)
	}
	// A refusal of the range is found out at the node that said so, however it says it.
	for name, answer := range map[string]func(http.ResponseWriter, string) (any, any){
		"413":     page(413, ""),
		"Alchemy": page(400, `{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"Under the Free tier plan, you can make eth_getLogs requests with up to a 10 block range."}}`),
		"dRPC":    problem(35, "ranges over 10000 blocks are not supported on freetier"),
		"nobody":  problem(-32000, "?"),
	} {
		n.asked.Store(0)
		n.answers(answer)
		_, err := settlement.FilterLogs(t.Context(), c, ethereum.FilterQuery{}, 1, 5_000)
		require.ErrorContains(t, err, "get logs of block 1", name)
		require.EqualValues(t, 11, n.asked.Load(), name)
	}
}
