package rpcerr

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/rpc"
)

// Wherever a node puts the data of a revert, it is found.
func TestRevertData(t *testing.T) {
	want := append([]byte{0x12, 0x34, 0x56, 0x78}, bytes.Repeat([]byte{7}, 64)...)
	digits := hex.EncodeToString(want)
	d := "0x" + digits
	hash := "0x" + strings.Repeat("ab", 32)
	for name, text := range map[string]string{
		"geth, reth, anvil": `{"code":3,"message":"execution reverted","data":"` + d + `"}`,
		"OpenEthereum":      `{"code":-32015,"message":"VM execution error.","data":"Reverted ` + d + `"}`,
		"Nethermind":        `{"code":3,"message":"execution reverted: ` + d + `","data":"` + d + `"}`,
		"in the message":    `{"code":3,"message":"execution reverted: ` + d + `"}`,
		"Besu":              `{"code":-32000,"message":"Execution reverted","data":"` + d + `"}`,
		"Hardhat":           `{"code":-32603,"message":"Error: VM Exception while processing transaction","data":{"message":"x","txHash":"` + hash + `","data":"` + d + `"}}`,
		"Ganache":           `{"code":-32000,"message":"VM Exception while processing transaction: revert","data":{"` + hash + `":{"error":"revert","program_counter":9,"return":"` + d + `"},"stack":"at 0x1"}}`,
		"Ganache 7":         `{"code":-32000,"message":"revert","data":{"hash":"` + hash + `","result":"` + d + `"}}`,
		"a wrapper":         `{"code":-32603,"message":"x","data":{"originalError":{"code":3,"data":"` + d + `"}}}`,
		"a list":            `{"code":3,"message":"execution reverted","data":["` + d + `"]}`,
		"no 0x":             `{"code":3,"message":"execution reverted","data":"` + digits + `"}`,
		"upper case":        `{"code":3,"message":"execution reverted","data":"0x` + strings.ToUpper(digits) + `"}`,
		"an address before": `{"code":3,"message":"call to 0x` + strings.Repeat("cd", 20) + ` in ` + hash + ` reverted: ` + d + `"}`,
	} {
		var e struct {
			Code    int
			Message string
			Data    any
		}
		if err := json.Unmarshal([]byte(text), &e); err != nil {
			t.Fatal(err)
		}
		err := fmt.Errorf("wrapped: %w", &said{e.Code, e.Message, e.Data})
		if got := RevertData(err); !bytes.Equal(got, want) || Of(err) != Failed {
			t.Errorf("%s: %x, %v", name, got, Of(err))
		}
		for _, status := range []int{400, 500} {
			err := rpc.HTTPError{StatusCode: status, Body: []byte(`{"jsonrpc":"2.0","id":1,"error":` + text + `}`)}
			if got := RevertData(err); !bytes.Equal(got, want) || Of(err) != Failed {
				t.Errorf("%s, HTTP %d: %x, %v", name, status, got, Of(err))
			}
		}
	}
	for name, err := range map[string]error{
		"nil":        nil,
		"no data":    &said{code: 3, text: "execution reverted"},
		"empty":      &said{code: 3, text: "execution reverted", data: "0x"},
		"no hex":     &said{code: 3, text: "execution reverted", data: "0xzz"},
		"words":      &said{code: -32000, text: "x", data: "transaction indexing is in progress"},
		"a hash":     &said{code: -32000, text: "already known " + hash, data: map[string]any{"txHash": hash}},
		"a number":   &said{code: -32000, text: "x", data: 7.0},
		"no answer":  fmt.Errorf("dial %s", d),
		"a page":     rpc.HTTPError{StatusCode: 500, Body: []byte(d)},
		"too nested": &said{code: -32000, text: "x", data: []any{[]any{[]any{[]any{[]any{[]any{[]any{[]any{d}}}}}}}}},
	} {
		if got := RevertData(err); len(got) > 0 {
			t.Errorf("%s: %x", name, got)
		}
	}
}
