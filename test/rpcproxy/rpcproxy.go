// Package rpcproxy stands between a program and an L1 node in tests, over HTTP: it sees each
// request, and answers some of them in the node's place.
package rpcproxy

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Request is one of JSON-RPC.
type Request struct {
	ID     json.RawMessage
	Method string
	Params []json.RawMessage
}

// Answer is what happens instead of asking the node.
type Answer func(w http.ResponseWriter, q Request)

// Start returns the URL of a node that passes on what instead does not answer: that for which it
// returns nil. Batches are answered one request after another. A program gets no answer when the
// node gives none. It ends with the test.
func Start(t testing.TB, node string, instead func(q Request) Answer) (url string) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		w.Header().Set("Content-Type", "application/json")
		var batch []json.RawMessage
		if json.Unmarshal(body, &batch) != nil {
			answer(w, node, body, instead)
			return
		}
		var answers []string
		for _, part := range batch {
			recorder := httptest.NewRecorder()
			answer(recorder, node, part, instead)
			answers = append(answers, recorder.Body.String())
		}
		fmt.Fprintf(w, "[%s]", strings.Join(answers, ","))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func answer(w http.ResponseWriter, node string, body json.RawMessage, instead func(q Request) Answer) {
	var q Request
	if err := json.Unmarshal(body, &q); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if does := instead(q); does != nil {
		does(w, q)
		return
	}
	if text, err := post(node, body); err == nil {
		_, _ = w.Write(text) // the program may be gone
	}
}

func post(node string, body []byte) ([]byte, error) {
	response, err := http.Post(node, "application/json", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	defer func() { _ = response.Body.Close() }() // it was read
	return io.ReadAll(response.Body)
}

// Edited passes a request on, and answers with what edit makes of the result, if there is one.
func Edited(node string, edit func(result json.RawMessage) any) Answer {
	return func(w http.ResponseWriter, q Request) {
		body, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": q.ID, "method": q.Method, "params": q.Params})
		if err != nil {
			panic(err) // all of it was decoded
		}
		text, err := post(node, body)
		if err != nil {
			return
		}
		var reply map[string]any
		var got struct{ Result json.RawMessage }
		if json.Unmarshal(text, &got) == nil && got.Result != nil && json.Unmarshal(text, &reply) == nil {
			reply["result"] = edit(got.Result)
			_ = json.NewEncoder(w).Encode(reply) // the program may be gone
			return
		}
		_, _ = w.Write(text) // the same
	}
}

// Fails answers with an error of JSON-RPC, as HTTP 200.
func Fails(code int, message string) Answer {
	return reply(`"error":{"code":%d,"message":%q}`, code, message)
}

// Reverts answers as a node does whose call reverted with data, in hex.
func Reverts(data string) Answer {
	return reply(`"error":{"code":3,"message":"execution reverted","data":%q}`, data)
}

// Says answers with a result, which is JSON.
func Says(result string) Answer { return reply(`"result":%s`, result) }

func reply(format string, args ...any) Answer {
	return func(w http.ResponseWriter, q Request) {
		fmt.Fprintf(w, `{"jsonrpc":"2.0","id":%s,%s}`, q.ID, fmt.Sprintf(format, args...))
	}
}
