package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/stretchr/testify/require"
)

// request is one call of JSON-RPC.
type request struct {
	Version string            `json:"jsonrpc"`
	ID      json.RawMessage   `json:"id"`
	Method  string            `json:"method"`
	Params  []json.RawMessage `json:"params"`
}

// response is its answer.
type response struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   json.RawMessage `json:"error,omitempty"`
}

func (q request) answer(result any) response {
	text, err := json.Marshal(result)
	if err != nil {
		panic(err) // nothing but what is made here
	}
	return response{Version: "2.0", ID: q.ID, Result: text}
}

func (q request) refuse(code int, message string) response {
	text, err := json.Marshal(map[string]any{"code": code, "message": message})
	if err != nil {
		panic(err)
	}
	return response{Version: "2.0", ID: q.ID, Error: text}
}

// proxy stands between the program and an L1, and speaks real HTTP.
type proxy struct {
	*httptest.Server
	upstream string

	// meet is asked before a request goes on: false drops the connection without it.
	meet func(w http.ResponseWriter, methods []string) bool
	// after is asked when L1 has answered: false drops the connection before the answer.
	after func(methods []string) bool
	// rewrite changes a call before L1 gets it, or answers in its place. May be nil.
	rewrite func(q *request) *response
	// edit changes an answer of L1. May be nil.
	edit func(q request, a *response)

	requests atomic.Int64
	every    atomic.Int64 // step is run before so manyth request goes on; 0: never
	step     func()
}

// paced lets L1 go on before every so manyth request: its time passes with what the program does,
// and not with how busy the machine is. A program that waits asks again and again.
func (p *proxy) paced(every int64, step func()) {
	p.step = step
	p.every.Store(every)
}

func newProxy(t testing.TB, upstream string) *proxy {
	p := &proxy{upstream: upstream}
	p.Server = httptest.NewServer(p) // on 127.0.0.1
	t.Cleanup(p.Close)
	return p
}

// drop ends the connection without an answer.
func drop(w http.ResponseWriter) {
	if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
		_ = conn.Close()
	}
}

// ServeHTTP passes one request on.
func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return // the program is gone
	}
	var calls []request
	batch := len(bytes.TrimSpace(body)) > 0 && bytes.TrimSpace(body)[0] == '['
	if batch {
		err = json.Unmarshal(body, &calls)
	} else {
		calls = make([]request, 1)
		err = json.Unmarshal(body, &calls[0])
	}
	if err != nil {
		http.Error(w, "not JSON-RPC", http.StatusBadRequest)
		return
	}
	var methods []string
	for _, q := range calls {
		methods = append(methods, q.Method)
	}
	n := p.requests.Add(1)
	if every := p.every.Load(); every > 0 && n%every == 0 {
		p.step()
	}
	if p.meet != nil && !p.meet(w, methods) {
		return
	}
	var answers []response
	for _, q := range calls {
		a, err := p.ask(q)
		if err != nil {
			drop(w)
			return
		}
		answers = append(answers, a)
	}
	if p.after != nil && !p.after(methods) {
		drop(w)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	var all any = answers
	if !batch {
		all = answers[0]
	}
	// The program may be gone.
	_ = json.NewEncoder(w).Encode(all)
}

// ask asks L1.
func (p *proxy) ask(q request) (response, error) {
	if p.rewrite != nil {
		if a := p.rewrite(&q); a != nil {
			return *a, nil
		}
	}
	body, err := json.Marshal(q)
	if err != nil {
		return response{}, err
	}
	// Not the request's own context: what was sent is sent, whoever goes away.
	got, err := http.Post(p.upstream, "application/json", bytes.NewReader(body))
	if err != nil {
		return response{}, err
	}
	defer got.Body.Close()
	var a response
	if err := json.NewDecoder(got.Body).Decode(&a); err != nil {
		return response{}, err
	}
	if p.edit != nil {
		p.edit(q, &a)
	}
	return a, nil
}

// behind makes the proxy a node that is some blocks behind: it takes transactions, and knows
// nothing of the newest blocks.
func (p *proxy) behind(l1 *chain, blocks uint64) {
	head := func() uint64 {
		if n := l1.head(); n > blocks {
			return n - blocks
		}
		return 0
	}
	tag := func(raw json.RawMessage) json.RawMessage {
		switch string(raw) {
		case `"latest"`, `"pending"`, `null`, `{}`:
			return json.RawMessage(`"` + hexutil.EncodeUint64(head()) + `"`)
		}
		return raw
	}
	p.rewrite = func(q *request) *response {
		switch q.Method {
		case "eth_blockNumber":
			a := q.answer(hexutil.Uint64(head()))
			return &a
		case "eth_getTransactionCount", "eth_getCode", "eth_getBalance", "eth_call", "eth_estimateGas":
			for len(q.Params) < 2 {
				q.Params = append(q.Params, json.RawMessage(`"latest"`))
			}
			q.Params[1] = tag(q.Params[1])
		case "eth_getStorageAt":
			q.Params[2] = tag(q.Params[2])
		case "eth_getBlockByNumber":
			q.Params[0] = tag(q.Params[0])
			if n, ok := number(q.Params[0]); ok && n > head() {
				a := q.answer(nil)
				return &a
			}
		case "eth_getLogs":
			var filter map[string]json.RawMessage
			if len(q.Params) == 1 && json.Unmarshal(q.Params[0], &filter) == nil && filter["blockHash"] == nil {
				if n, ok := number(tag(filter["toBlock"])); !ok || n > head() {
					filter["toBlock"] = json.RawMessage(`"` + hexutil.EncodeUint64(head()) + `"`)
				}
				if from, ok := number(filter["fromBlock"]); ok && from > head() {
					a := q.answer([]any{})
					return &a
				}
				if text, err := json.Marshal(filter); err == nil {
					q.Params[0] = text
				}
			}
		}
		return nil
	}
	p.edit = func(q request, a *response) {
		var found struct {
			BlockNumber *hexutil.Uint64 `json:"blockNumber"`
			Number      *hexutil.Uint64 `json:"number"`
		}
		switch q.Method {
		case "eth_getTransactionReceipt", "eth_getTransactionByHash", "eth_getBlockByHash":
			if json.Unmarshal(a.Result, &found) != nil {
				return
			}
			for _, n := range []*hexutil.Uint64{found.BlockNumber, found.Number} {
				if n != nil && uint64(*n) > head() {
					a.Result = json.RawMessage("null")
				}
			}
		}
	}
}

func number(raw json.RawMessage) (uint64, bool) {
	var n hexutil.Uint64
	if len(raw) == 0 || json.Unmarshal(raw, &n) != nil {
		return 0, false
	}
	return uint64(n), true
}

// seedVariable names the environment variable that has the seed of all dice.
const seedVariable = "FERNET_E2E_SEED"

// seed is another one for each run, unless it is given. testMain prints it.
var seed = rand.Uint64()

// readSeed reads the seed, if it is given.
func readSeed() error {
	text := os.Getenv(seedVariable)
	if text == "" {
		return nil
	}
	given, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return fmt.Errorf("%s: %w", seedVariable, err)
	}
	seed = given
	return nil
}

// dice of a seed fall the same way. What they fall for is as much the same as the program's
// requests are.
type dice struct {
	sync.Mutex
	*rand.Rand
}

// newDice are a test's own.
func newDice(t testing.TB) *dice {
	h := fnv.New64a()
	_, _ = h.Write([]byte(t.Name())) // never fails
	return &dice{Rand: rand.New(rand.NewPCG(seed, h.Sum64()))}
}

// of is true in so many of a hundred cases.
func (d *dice) of(percent int) bool { return d.upTo(100) < percent }

// upTo is a number from 0 to below n.
func (d *dice) upTo(n int) int {
	d.Lock()
	defer d.Unlock()
	return d.IntN(n)
}

// delay waits for up to so long.
func (d *dice) delay(limit time.Duration) { time.Sleep(time.Duration(d.upTo(int(limit)))) }

// The proxy itself changes nothing, and the node behind is behind.
func TestProxy(t *testing.T) {
	t.Parallel()
	l1 := startDevnet(t)
	p := newProxy(t, l1.url)
	l1.mine(5)
	through := dial(t, l1.network, p.URL)
	require.EqualValues(t, 5, through.head())
	p.paced(3, func() { l1.mine(1) })
	for range 5 { // and one request before, and one after
		through.head()
	}
	p.every.Store(0)
	require.EqualValues(t, 7, through.head())
	l1.mine(1)
	p.behind(l1, 2)
	require.EqualValues(t, 6, through.head())
	newest, err := through.client.HeaderByNumber(t.Context(), nil)
	require.NoError(t, err)
	require.EqualValues(t, 6, newest.Number.Uint64())
}
