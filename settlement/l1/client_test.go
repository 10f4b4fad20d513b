package l1_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
	"fernet/settlement/l1"
	"fernet/settlement/txmgr"
)

var (
	_ settlement.Node = (*l1.Client)(nil)
	_ txmgr.Backend   = (*l1.Client)(nil)
)

const secret = "/v3/s3cret-key"

// node is an RPC server that answers as a test tells it to.
type node struct {
	*httptest.Server
	asked  atomic.Int64
	answer atomic.Pointer[func(w http.ResponseWriter, method string) (result, problem any)]
}

func newNode(t *testing.T, chainID int) *node {
	n := &node{}
	n.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var request struct {
			ID     json.RawMessage
			Method string
		}
		body, _ := io.ReadAll(r.Body)
		_ = json.Unmarshal(body, &request)
		var result, problem any
		switch answer := n.answer.Load(); {
		case request.Method == "eth_chainId":
			result = fmt.Sprintf("0x%x", chainID)
		case answer != nil:
			n.asked.Add(1)
			if result, problem = (*answer)(w, request.Method); result == nil && problem == nil {
				return
			}
		default:
			n.asked.Add(1)
			result = "0x7"
		}
		reply := map[string]any{"jsonrpc": "2.0", "id": request.ID}
		if problem != nil {
			reply["error"] = problem
		} else {
			reply["result"] = result
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(reply)
	}))
	t.Cleanup(n.Close)
	return n
}

func (n *node) answers(f func(w http.ResponseWriter, method string) (result, problem any)) {
	n.answer.Store(&f)
}

func (n *node) status(code int) {
	n.answers(func(w http.ResponseWriter, _ string) (any, any) {
		w.WriteHeader(code)
		return nil, nil
	})
}

func (n *node) url() string { return n.URL + secret }

func dial(t *testing.T, opts l1.Options, urls ...string) *l1.Client {
	if opts.Backoff == 0 {
		opts.Backoff = time.Millisecond
	}
	if opts.Pause == 0 {
		opts.Pause = time.Millisecond
	}
	c, err := l1.Dial(t.Context(), urls, opts)
	require.NoError(t, err)
	t.Cleanup(c.Close)
	return c
}

// Whatever a URL does wrong, the next one is asked and kept.
func TestNextURLWhenOneFails(t *testing.T) {
	for name, breakIt := range map[string]func(*node){
		"429":        func(n *node) { n.status(429) },
		"503":        func(n *node) { n.status(503) },
		"404":        func(n *node) { n.status(404) },
		"connection": func(n *node) { n.Close() },
		"no JSON": func(n *node) {
			n.answers(func(w http.ResponseWriter, _ string) (any, any) { fmt.Fprint(w, "<html>"); return nil, nil })
		},
		"rate limited": func(n *node) {
			n.answers(func(http.ResponseWriter, string) (any, any) {
				return nil, map[string]any{"code": -32005, "message": "Rate limit exceeded"}
			})
		},
		"timeout": func(n *node) {
			n.answers(func(http.ResponseWriter, string) (any, any) { time.Sleep(300 * time.Millisecond); return "0x1", nil })
		},
	} {
		t.Run(name, func(t *testing.T) {
			bad, good := newNode(t, 5), newNode(t, 5)
			c := dial(t, l1.Options{Timeout: 100 * time.Millisecond, Backoff: time.Minute}, bad.url(), good.url())
			breakIt(bad)
			for range 3 {
				number, err := c.BlockNumber(t.Context())
				require.NoError(t, err)
				require.EqualValues(t, 7, number)
			}
			require.LessOrEqual(t, bad.asked.Load(), int64(1), "the URL that failed was asked again")
			require.EqualValues(t, 3, good.asked.Load())
		})
	}
}

// A URL that hangs leaves time for the others within the time of one request.
func TestHangingURLWithinADeadline(t *testing.T) {
	bad, good := newNode(t, 5), newNode(t, 5)
	c := dial(t, l1.Options{}, bad.url(), good.url())
	bad.answers(func(http.ResponseWriter, string) (any, any) { time.Sleep(time.Second); return "0x1", nil })
	ctx, cancel := context.WithTimeout(t.Context(), 400*time.Millisecond)
	defer cancel()
	number, err := c.BlockNumber(ctx)
	require.NoError(t, err)
	require.EqualValues(t, 7, number)
}

// What the chain answers is not asked twice.
func TestAnswersAreAnswers(t *testing.T) {
	first, second := newNode(t, 5), newNode(t, 5)
	c := dial(t, l1.Options{}, first.url(), second.url())
	first.answers(func(http.ResponseWriter, string) (any, any) {
		return nil, map[string]any{"code": 3, "message": "execution reverted", "data": "0x12345678"}
	})
	_, err := c.CallContract(t.Context(), ethereum.CallMsg{}, nil)
	var with interface{ ErrorData() any }
	require.ErrorAs(t, err, &with)
	require.Equal(t, "0x12345678", with.ErrorData())

	first.answers(func(http.ResponseWriter, string) (any, any) {
		return nil, map[string]any{"code": -32005, "message": "query returned more than 10000 results"}
	})
	_, err = c.FilterLogs(t.Context(), ethereum.FilterQuery{FromBlock: big.NewInt(1), ToBlock: big.NewInt(2)})
	require.ErrorContains(t, err, "10000 results")
	require.Zero(t, second.asked.Load())
}

// All URLs failing for a moment is survived; failing for good ends with an error that names hosts
// only.
func TestRounds(t *testing.T) {
	n := newNode(t, 5)
	c := dial(t, l1.Options{}, n.url())
	var left atomic.Int64
	left.Store(2)
	n.answers(func(w http.ResponseWriter, _ string) (any, any) {
		if left.Add(-1) >= 0 {
			w.WriteHeader(502)
			return nil, nil
		}
		return "0x9", nil
	})
	number, err := c.BlockNumber(t.Context())
	require.NoError(t, err)
	require.EqualValues(t, 9, number)

	n.Close()
	_, err = c.BlockNumber(t.Context())
	require.ErrorIs(t, err, l1.ErrUnreachable)
	require.ErrorContains(t, err, n.URL)
	require.NotContains(t, err.Error(), "s3cret")
	require.NotContains(t, err.Error(), "\n")
}

// Where every URL fails now and then, a request waits for the next round and not for long.
func TestRoundsAreSoon(t *testing.T) {
	urls := make([]string, 2)
	var turn atomic.Int64
	for i := range urls {
		n := newNode(t, 5)
		n.answers(func(w http.ResponseWriter, _ string) (any, any) {
			if turn.Add(1)%3 != 0 {
				w.WriteHeader(503)
				return nil, nil
			}
			return "0x9", nil
		})
		urls[i] = n.url()
	}
	c, err := l1.Dial(t.Context(), urls, l1.Options{})
	require.NoError(t, err)
	t.Cleanup(c.Close)
	began := time.Now()
	const requests = 10
	for range requests {
		_, err := c.BlockNumber(t.Context())
		require.NoError(t, err)
	}
	require.Less(t, time.Since(began), requests*250*time.Millisecond)
}

// late is a node that says which chain it is on after a while, or, when it is asked earlier, that
// it is busy.
func late(t *testing.T, chainID int, after time.Duration, busy int64) string {
	var asked atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var request struct{ ID json.RawMessage }
		_ = json.NewDecoder(r.Body).Decode(&request)
		if asked.Add(1) <= busy {
			w.WriteHeader(503)
			return
		}
		select {
		case <-time.After(after):
		case <-r.Context().Done():
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]any{"jsonrpc": "2.0", "id": request.ID, "result": fmt.Sprintf("0x%x", chainID)})
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// A URL that hangs does not hold up the others, and is not trusted for that.
func TestDialWithAHangingURL(t *testing.T) {
	good := newNode(t, 5)
	began := time.Now()
	dial(t, l1.Options{Grace: 10 * time.Millisecond}, late(t, 5, time.Hour, 0), good.url())
	require.Less(t, time.Since(began), 5*time.Second)

	c := dial(t, l1.Options{Grace: 10 * time.Millisecond}, late(t, 6, 300*time.Millisecond, 0), good.url())
	number, err := c.BlockNumber(t.Context())
	require.NoError(t, err)
	require.EqualValues(t, 7, number)
	good.Close()
	_, err = c.BlockNumber(t.Context())
	require.ErrorIs(t, err, l1.ErrUnreachable)
	require.ErrorIs(t, err, l1.ErrChains, "the one that answers late is of another chain")

	// Within the grace it is checked at once.
	_, err = l1.Dial(t.Context(), []string{newNode(t, 5).url(), late(t, 6, 100*time.Millisecond, 0)}, l1.Options{})
	require.ErrorIs(t, err, l1.ErrChains)
}

// URLs that are all busy when the client is made are asked again.
func TestDialTriesAgain(t *testing.T) {
	c := dial(t, l1.Options{}, late(t, 5, 0, 2))
	id, err := c.ChainID(t.Context())
	require.NoError(t, err)
	require.EqualValues(t, 5, id.Int64())
	_, err = l1.Dial(t.Context(), []string{late(t, 5, 0, 2)}, l1.Options{Rounds: 2, Pause: time.Millisecond})
	require.ErrorIs(t, err, l1.ErrUnreachable)
}

func TestSecretsAreHidden(t *testing.T) {
	for _, raw := range []string{"http://user:s3cret@127.0.0.1:1/s3cret?k=s3cret", "ftp://host/s3cret", "http://bad host/s3cret", "http:///s3cret"} {
		_, err := l1.Dial(t.Context(), []string{raw}, l1.Options{Timeout: time.Second})
		require.Error(t, err)
		require.NotContains(t, err.Error(), "s3cret")
	}
	require.Equal(t, "https://host:8545", l1.Redact("https://user:pass@host:8545/v3/key?x=y"))
	_, err := l1.Dial(t.Context(), nil, l1.Options{})
	require.ErrorIs(t, err, l1.ErrNoURL)
}

func TestChains(t *testing.T) {
	one, other := newNode(t, 5), newNode(t, 6)
	_, err := l1.Dial(t.Context(), []string{one.url(), other.url()}, l1.Options{})
	require.ErrorIs(t, err, l1.ErrChains)
	_, err = l1.Dial(t.Context(), []string{one.url()}, l1.Options{ChainID: 6})
	require.ErrorIs(t, err, l1.ErrChains)

	// One that cannot be reached at first does not stop the others, and is listed as unreachable.
	down := httptest.NewServer(nil)
	down.Close()
	c := dial(t, l1.Options{}, down.URL, one.url())
	number, err := c.BlockNumber(t.Context())
	require.NoError(t, err)
	require.EqualValues(t, 7, number)
	_, err = l1.Dial(t.Context(), []string{down.URL}, l1.Options{})
	require.ErrorIs(t, err, l1.ErrUnreachable)
}

// A transaction that a node may have taken is not said to be refused by another.
func TestSendTransaction(t *testing.T) {
	tx, err := types.SignNewTx(devnet.Key(0), types.LatestSignerForChainID(big.NewInt(5)), &types.DynamicFeeTx{
		ChainID: big.NewInt(5), Gas: 21000, GasFeeCap: big.NewInt(1), GasTipCap: big.NewInt(1), To: &common.Address{}, Value: new(big.Int),
	})
	require.NoError(t, err)
	refuses := func(http.ResponseWriter, string) (any, any) {
		return nil, map[string]any{"code": -32000, "message": "nonce too low"}
	}
	for name, c := range map[string]struct {
		first func(*node)
		then  func(http.ResponseWriter, string) (any, any)
		want  string
	}{
		"taken":              {func(*node) {}, refuses, ""},
		"refused":            {func(n *node) { n.answers(refuses) }, nil, "nonce too low"},
		"silent, then taken": {func(n *node) { n.status(502) }, nil, ""},
		"silent, refused":    {func(n *node) { n.status(502) }, refuses, "502"},
		"not seen, refused":  {func(n *node) { n.status(429) }, refuses, "nonce too low"},
		"not there, refused": {func(n *node) { n.Close() }, refuses, "nonce too low"},
	} {
		t.Run(name, func(t *testing.T) {
			first, second := newNode(t, 5), newNode(t, 5)
			client := dial(t, l1.Options{}, first.url(), second.url())
			c.first(first)
			if c.then != nil {
				second.answers(c.then)
			}
			first.Client().CloseIdleConnections()
			err := client.SendTransaction(t.Context(), tx)
			if c.want == "" {
				require.NoError(t, err)
				return
			}
			require.ErrorContains(t, err, c.want)
		})
	}
}

// Against a real node: everything a Manager and a settlement.Client ask.
func TestDevnet(t *testing.T) {
	d := devnettest.Start(t, devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	c := dial(t, l1.Options{ChainID: devnet.ChainID}, d.URL())

	cfg := txmgr.DefaultConfig()
	cfg.Confirmations, cfg.PollInterval = 1, 5*time.Millisecond
	m, err := txmgr.New(t.Context(), cfg, c, txmgr.KeySigner(d.Key(0)))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, m.Close()) })
	to := common.Address{1}
	receipt, err := m.Send(t.Context(), txmgr.Candidate{To: &to, Value: big.NewInt(5)})
	require.NoError(t, err)
	balance, err := c.BalanceAt(t.Context(), to, nil)
	require.NoError(t, err)
	require.EqualValues(t, 5, balance.Int64())
	_, pending, err := c.TransactionByHash(t.Context(), receipt.TxHash)
	require.NoError(t, err)
	require.False(t, pending)
	_, err = c.TransactionReceipt(t.Context(), common.Hash{1})
	require.ErrorIs(t, err, ethereum.NotFound)
	var version string
	require.NoError(t, c.Call(t.Context(), &version, "web3_clientVersion"))
	require.True(t, strings.Contains(strings.ToLower(version), "fernet"), version)
	probed := l1.Probe(t.Context(), d.URL(), time.Second)
	require.NoError(t, probed.Err)
	require.EqualValues(t, devnet.ChainID, probed.ChainID.Uint64())
	require.EqualValues(t, 1, probed.Head.Number.Int64())
	require.Contains(t, strings.ToLower(probed.Client), "fernet")
}
