package rpcerr

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// Of returns what an error of an RPC client is about. An error that has a method
// RPCKind() Kind, or wraps one that has, is of that kind.
func Of(err error) Kind {
	var has interface{ RPCKind() Kind }
	switch {
	case err == nil:
		return None
	case errors.As(err, &has):
		return has.RPCKind()
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return Silent
	case errors.Is(err, ethereum.NotFound):
		return Absent
	}
	var status rpc.HTTPError
	if errors.As(err, &status) {
		return ofStatus(status)
	}
	var answer rpc.Error
	if errors.As(err, &answer) {
		return ofAnswer(answer.ErrorCode(), answer.Error(), len(RevertData(err)) > 0)
	}
	if kind := ofConnection(err); kind != None {
		return kind
	}
	if kind := ofDecoding(err); kind != None {
		return kind
	}
	// Words of whoever is between, such as a test's node in this process.
	if kind := ofWords(err.Error()); kind != None && kind != Unknown {
		return kind
	}
	return Silent
}

// ofAnswer is the kind of an error that a node answered.
func ofAnswer(code int, message string, data bool) Kind {
	// What a contract says when it reverts may be any words.
	if text := strings.ToLower(message); data || code == 3 ||
		strings.Contains(text, "execution reverted") || strings.Contains(text, "vm exception") {
		return Failed
	}
	if kind := ofWords(message); kind != None {
		return kind
	}
	if kind, ok := codes[code]; ok {
		return kind
	}
	return Unknown
}

// ofWords is None for words that are not in the table.
func ofWords(text string) Kind {
	text = strings.ToLower(text)
	for _, w := range words {
		if strings.Contains(text, w.text) {
			return w.kind
		}
	}
	return None
}

// ofStatus is the kind of an HTTP status that is not 2xx. Some nodes answer a request itself that
// way, with the JSON of an error as the body.
func ofStatus(status rpc.HTTPError) Kind {
	if a, ok := ParseBody(status); ok {
		kind := ofAnswer(a.code, a.message, len(RevertData(a)) > 0)
		if status.StatusCode >= 500 && kind == Unknown {
			return Internal // it says at least whose fault it is
		}
		return kind
	}
	switch status.StatusCode {
	case http.StatusTooManyRequests:
		return Throttled
	case http.StatusRequestEntityTooLarge:
		return TooBig
	case http.StatusRequestTimeout, http.StatusTooEarly:
		return Silent
	case http.StatusBadRequest:
		if kind := ofWords(string(status.Body)); kind != None && verdicts[kind].pool == NotTaken {
			return kind
		}
		return Wrong
	}
	if status.StatusCode >= 400 && status.StatusCode < 500 {
		return Unusable
	}
	return Silent
}

// ofConnection is the kind of a connection's error, None for another.
func ofConnection(err error) Kind {
	var dns *net.DNSError
	var op *net.OpError
	if errors.As(err, &dns) || errors.As(err, &op) && op.Op == "dial" {
		return Unsent
	}
	var request *url.Error
	var network net.Error
	if op != nil || errors.As(err, &request) || errors.As(err, &network) {
		return Silent
	}
	return None
}

// ofDecoding is the kind of an answer that does not have the form that was expected, None for
// another error. What is no JSON at all comes from a gateway.
func ofDecoding(err error) Kind {
	var form *json.UnmarshalTypeError
	switch {
	case errors.As(err, &form), errors.Is(err, types.ErrTxTypeNotSupported), errors.Is(err, rpc.ErrNoResult):
		return Unreadable
	}
	// The decoders of go-ethereum have no named errors for these.
	text := err.Error()
	for _, words := range []string{"missing required field", "server returned", "cannot unmarshal"} {
		if strings.Contains(text, words) {
			return Unreadable
		}
	}
	return None
}
