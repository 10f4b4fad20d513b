package rpcerr

import (
	"bytes"
	"encoding/json"

	"github.com/ethereum/go-ethereum/rpc"
)

// Answer is the error that a node put into the body of an HTTP error.
type Answer struct {
	code    int
	message string
	data    any
	status  rpc.HTTPError
}

func (a *Answer) Error() string { return a.message }

// ErrorCode returns the code; see rpc.Error.
func (a *Answer) ErrorCode() int { return a.code }

// ErrorData returns the data, as of json.Unmarshal; see rpc.DataError.
func (a *Answer) ErrorData() any { return a.data }

// Unwrap returns the rpc.HTTPError.
func (a *Answer) Unwrap() error { return a.status }

// RPCKind is what the error is about, the status considered.
func (a *Answer) RPCKind() Kind { return ofStatus(a.status) }

// ParseBody returns the JSON-RPC error in the body of an HTTP error, and false when there is none:
// other JSON, and a page for people, are a gateway's.
func ParseBody(status rpc.HTTPError) (*Answer, bool) {
	type reply struct {
		Error *struct {
			Code    int    `json:"code"`
			Message string `json:"message"`
			Data    any    `json:"data"`
		} `json:"error"`
	}
	var one reply
	body := bytes.TrimSpace(status.Body)
	if bytes.HasPrefix(body, []byte("[")) {
		var all []reply
		if json.Unmarshal(body, &all) != nil || len(all) == 0 {
			return nil, false
		}
		one = all[0]
	} else if json.Unmarshal(body, &one) != nil {
		return nil, false
	}
	if one.Error == nil || one.Error.Code == 0 {
		return nil, false
	}
	return &Answer{one.Error.Code, one.Error.Message, one.Error.Data, status}, true
}
