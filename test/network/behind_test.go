package network

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common/hexutil"
)

// late is an RPC that answers as L1 stood some blocks ago: nothing that is newer can be read from
// it. Transactions it passes on, and does not show them in its pool.
type late struct {
	w      *world
	blocks uint64
	server *httptest.Server
}

func newLate(t *testing.T, w *world, blocks uint64) *late {
	l := &late{w: w, blocks: blocks}
	l.server = httptest.NewServer(l)
	t.Cleanup(l.server.Close)
	return l
}

// rpcCall is a call of JSON-RPC.
type rpcCall struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id"`
	Method  string          `json:"method"`
	Params  []any           `json:"params"`
}

// rpcAnswer is what a call is answered with.
type rpcAnswer struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   json.RawMessage `json:"error,omitempty"`
}

// ServeHTTP has L1 answer, and hides what is newer. All calls of a batch are of one block.
func (l *late) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head := l.w.Head() - l.blocks
	answer, err := l.answer(r, head)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(answer) // who asked sees when it ends early
}

func (l *late) answer(r *http.Request, head uint64) ([]byte, error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	batch := bytes.HasPrefix(bytes.TrimSpace(body), []byte("["))
	if !batch {
		body = slices.Concat([]byte("["), body, []byte("]"))
	}
	var calls []rpcCall
	if err := json.Unmarshal(body, &calls); err != nil {
		return nil, err
	}
	methods := map[string]string{} // by id
	for i := range calls {
		methods[string(calls[i].ID)] = calls[i].Method
		for p, value := range calls[i].Params {
			calls[i].Params[p] = pinned(value, head)
		}
	}
	answers, err := l.ask(calls)
	if err != nil {
		return nil, err
	}
	for i, a := range answers {
		if a.Error == nil {
			answers[i].Result = hidden(methods[string(a.ID)], a.Result, head)
		}
	}
	if !batch {
		return json.Marshal(answers[0])
	}
	return json.Marshal(answers)
}

// ask has L1 itself answer a batch.
func (l *late) ask(calls []rpcCall) (answers []rpcAnswer, err error) {
	body, err := json.Marshal(calls)
	if err != nil {
		return nil, err
	}
	response, err := http.Post(l.w.L1.URL(), "application/json", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(&answers); err != nil {
		return nil, err
	}
	if len(answers) != len(calls) {
		return nil, fmt.Errorf("%d answers to %d calls", len(answers), len(calls))
	}
	return answers, nil
}

// pinned is a parameter of a call in which the newest block is that of a number.
func pinned(param any, head uint64) any {
	switch p := param.(type) {
	case string:
		if p == "latest" || p == "pending" {
			return hexutil.EncodeUint64(head)
		}
	case map[string]any:
		for name, value := range p {
			p[name] = pinned(value, head)
		}
	}
	return param
}

// placed is where something is in L1, as answers say it.
type placed struct {
	Number      string `json:"number"`
	BlockNumber string `json:"blockNumber"`
}

// newer reports whether something is in a block above another one.
func (p placed) newer(head uint64) bool {
	number, err := strconv.ParseUint(strings.TrimPrefix(p.Number+p.BlockNumber, "0x"), 16, 64)
	return err == nil && number > head
}

// hidden is an answer without what is in newer blocks.
func hidden(method string, result json.RawMessage, head uint64) json.RawMessage {
	switch method {
	case "eth_blockNumber":
		return json.RawMessage(strconv.Quote(hexutil.EncodeUint64(head)))
	case "eth_getBlockByNumber", "eth_getBlockByHash", "eth_getTransactionReceipt", "eth_getTransactionByHash":
		var at placed
		if json.Unmarshal(result, &at) == nil && at.newer(head) {
			return json.RawMessage("null")
		}
	}
	return result
}
