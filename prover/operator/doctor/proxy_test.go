package doctor

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

// request is one of JSON-RPC.
type request struct {
	ID     json.RawMessage
	Method string
	Params []json.RawMessage
}

// answer is what a proxy does instead of asking the node.
type answer func(w http.ResponseWriter, q request)

// proxy is a node that passes on what instead does not answer. Batches are answered one request
// after another.
func proxy(t *testing.T, node string, instead func(q request) answer) string {
	one := func(w http.ResponseWriter, body json.RawMessage) {
		var q request
		if err := json.Unmarshal(body, &q); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		if do := instead(q); do != nil {
			do(w, q)
			return
		}
		answer, err := http.Post(node, "application/json", bytes.NewReader(body))
		if err != nil {
			return
		}
		defer answer.Body.Close()
		_, _ = io.Copy(w, answer.Body)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		w.Header().Set("Content-Type", "application/json")
		var batch []json.RawMessage
		if json.Unmarshal(body, &batch) != nil {
			one(w, body)
			return
		}
		var answers []string
		for _, part := range batch {
			recorder := httptest.NewRecorder()
			one(recorder, part)
			answers = append(answers, recorder.Body.String())
		}
		fmt.Fprintf(w, "[%s]", strings.Join(answers, ","))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// refuses answers with an error of JSON-RPC, as HTTP 200.
func refuses(code int, message string) answer {
	return func(w http.ResponseWriter, q request) {
		fmt.Fprintf(w, `{"jsonrpc":"2.0","id":%s,"error":{"code":%d,"message":%q}}`, q.ID, code, message)
	}
}

// says answers with a result.
func says(result string) answer {
	return func(w http.ResponseWriter, q request) {
		fmt.Fprintf(w, `{"jsonrpc":"2.0","id":%s,"result":%s}`, q.ID, result)
	}
}

// page answers with an HTTP status and a page for people.
func page(status int) answer {
	return func(w http.ResponseWriter, _ request) { http.Error(w, "<html>sorry</html>", status) }
}
