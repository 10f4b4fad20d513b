package rpcerr

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// own is an error that says what it is about.
type own struct{ error }

func (own) RPCKind() Kind { return Lacking }

func status(code int, body string) error {
	return rpc.HTTPError{StatusCode: code, Status: fmt.Sprint(code), Body: []byte(body)}
}

// Errors that no node made, and those that came by way of HTTP.
func TestOf(t *testing.T) {
	decode := func(text string, into any) error { return json.Unmarshal([]byte(text), into) }
	var number int
	for name, c := range map[string]struct {
		err  error
		want Kind
	}{
		"nil":            {nil, None},
		"time-out":       {context.DeadlineExceeded, Silent},
		"cancelled":      {fmt.Errorf("send: %w", context.Canceled), Silent},
		"null":           {ethereum.NotFound, Absent},
		"of its own":     {own{ethereum.NotFound}, Lacking},
		"end of file":    {io.ErrUnexpectedEOF, Silent},
		"no connection":  {&url.Error{Op: "Post", URL: "http://h/k", Err: &net.OpError{Op: "dial", Err: errors.New("connection refused")}}, Unsent},
		"no host":        {&url.Error{Op: "Post", URL: "http://h/k", Err: &net.DNSError{Err: "no such host"}}, Unsent},
		"lost":           {&url.Error{Op: "Post", URL: "http://h/k", Err: &net.OpError{Op: "read", Err: errors.New("connection reset, try again")}}, Silent},
		"lost, a URL":    {&url.Error{Op: "Post", URL: "http://h/already-known", Err: io.EOF}, Silent},
		"no JSON":        {decode("<html>", &number), Silent},
		"another form":   {decode(`"x"`, &number), Unreadable},
		"a missing part": {errors.New("missing required field 'sha3Uncles' for Header"), Unreadable},
		"a newer type":   {fmt.Errorf("block: %w", types.ErrTxTypeNotSupported), Unreadable},

		"429":            {status(429, "nonce too low"), Throttled},
		"401":            {status(401, ""), Unusable},
		"402":            {status(402, ""), Unusable},
		"403":            {status(403, "already known"), Unusable},
		"404":            {status(404, "<html>"), Unusable},
		"405":            {status(405, ""), Unusable},
		"408":            {status(408, ""), Silent},
		"413":            {status(413, ""), TooBig},
		"400":            {status(400, ""), Wrong},
		"400, a range":   {status(400, `{"message":"block range is too wide"}`), TooWide},
		"400, a pool":    {status(400, `already known`), Wrong},
		"500":            {status(500, "oops"), Silent},
		"502":            {status(502, "<html>"), Silent},
		"503, JSON":      {status(503, `{"message":"limit exceeded"}`), Silent},
		"400, answered":  {status(400, `{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"up to a 10 block range"}}`), TooWide},
		"500, answered":  {status(500, `{"error":{"code":3,"message":"execution reverted","data":"0x12345678"}}`), Failed},
		"429, answered":  {status(429, `{"error":{"code":-32005,"message":"daily request count exceeded"}}`), Busy},
		"400, a list":    {status(400, `[{"error":{"code":-32000,"message":"already known"}}]`), Known},
		"503, unknown":   {status(503, `{"error":{"code":-32000,"message":"?"}}`), Internal},
		"503, internal":  {status(503, `{"error":{"code":-32603,"message":"?"}}`), Internal},
		"400, unknown":   {status(400, `{"error":{"code":-32000,"message":"?"}}`), Unknown},
		"words, no code": {errors.New("txpool is full"), Later},
		"no words":       {errors.New("something new"), Silent},
		"data":           {&said{code: -32000, text: "?", data: "0x12345678"}, Failed},
		"data, limits":   {&said{code: -32603, text: "rate limit", data: "0x12345678"}, Failed},
		"data, no call":  {&said{code: -32000, text: "transaction indexing is in progress", data: "transaction indexing is in progress"}, Lacking},
	} {
		if got := Of(c.err); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
		if c.err != nil {
			if got := Of(fmt.Errorf("wrapped: %w", c.err)); got != c.want {
				t.Errorf("%s, wrapped: %v, want %v", name, got, c.want)
			}
		}
	}
}

// The error in a body is one as of a node.
func TestParseBody(t *testing.T) {
	a, ok := ParseBody(rpc.HTTPError{StatusCode: 400, Body: []byte(` {"error":{"code":-32000,"message":"no","data":{"x":"y"}}}`)})
	if !ok || a.ErrorCode() != -32000 || a.Error() != "no" || a.ErrorData().(map[string]any)["x"] != "y" {
		t.Errorf("%+v %v", a, ok)
	}
	var back rpc.HTTPError
	if !errors.As(a, &back) || back.StatusCode != 400 || Of(a) != Unknown {
		t.Errorf("%+v %v", back, Of(a))
	}
	for _, body := range []string{"", "<html>", "[]", "{}", `{"error":"no"}`, `{"error":{}}`, `{"message":"no"}`, "[1]"} {
		if a, ok := ParseBody(rpc.HTTPError{StatusCode: 400, Body: []byte(body)}); ok {
			t.Errorf("%s: %+v", body, a)
		}
	}
}
