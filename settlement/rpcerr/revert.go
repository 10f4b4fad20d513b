package rpcerr

import (
	"encoding/hex"
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/rpc"
)

// RevertData returns what a call that failed returned, as far as the node gave it: nil when it did
// not. Nodes put it into the error's data, with words before it (OpenEthereum: "Reverted 0x…"), in
// an object or a list (Hardhat, Ganache), without 0x, or into the message, and some answer with
// an HTTP status of an error.
func RevertData(err error) []byte {
	var with rpc.DataError
	if errors.As(err, &with) {
		if data := find(with.ErrorData(), 0); len(data) > 0 {
			return data
		}
	}
	var status rpc.HTTPError
	if errors.As(err, &status) {
		if a, ok := ParseBody(status); ok {
			if data := find(a.data, 0); len(data) > 0 {
				return data
			}
			return inWords(a.message)
		}
		return nil
	}
	var answer rpc.Error
	if errors.As(err, &answer) {
		return inWords(answer.Error())
	}
	return nil
}

// maxDepth is how deep objects of an error's data are searched.
const maxDepth = 6

// first are the names under which the data is, the likeliest first.
var first = []string{"data", "result", "output", "return", "returnData", "originalError", "error", "message"}

// find searches an error's data, as of json.Unmarshal.
func find(v any, depth int) []byte {
	if depth > maxDepth {
		return nil
	}
	switch v := v.(type) {
	case []byte:
		return v
	case string:
		if digits, ok := strings.CutPrefix(v, "0x"); ok {
			if data, err := hex.DecodeString(digits); err == nil {
				return data
			}
		}
		if data, err := hex.DecodeString(v); err == nil && isCall(len(v)) {
			return data
		}
		return inWords(v)
	case []any:
		for _, x := range v {
			if data := find(x, depth+1); len(data) > 0 {
				return data
			}
		}
	case map[string]any:
		for _, name := range first {
			if data := find(v[name], depth+1); len(data) > 0 {
				return data
			}
		}
		names := make([]string, 0, len(v))
		for name := range v {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			if slices.Contains(first, name) {
				continue
			}
			if text, ok := v[name].(string); ok {
				if data := inWords(text); len(data) > 0 { // and not a hash or an address
					return data
				}
				continue
			}
			if data := find(v[name], depth+1); len(data) > 0 {
				return data
			}
		}
	}
	return nil
}

var hexadecimal = regexp.MustCompile(`0x[0-9a-fA-F]+`)

// inWords returns the data that is among words.
func inWords(text string) []byte {
	for _, found := range hexadecimal.FindAllString(text, -1) {
		digits := found[2:]
		if !isCall(len(digits)) {
			continue
		}
		if data, err := hex.DecodeString(digits); err == nil {
			return data
		}
	}
	return nil
}

// isCall reports whether so many hexadecimal digits are a selector and whole words, as revert
// data is and addresses and hashes are not.
func isCall(digits int) bool { return digits%64 == 8 }
