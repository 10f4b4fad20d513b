package api

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"fernet/prover/ledger"
	"fernet/prover/mempool"
)

// Path is where nodes serve the interface.
const Path = "/rpc"

// Codes of errors, of JSON-RPC 2.0.
const (
	CodeInvalid = -32602 // every node would refuse the transfer
	CodeNotNow  = -32000 // it is no use here and now
)

// Sent is what became of a transfer that the pool took.
type Sent struct {
	Hash common.Hash `json:"hash"`
	// Ready says that the next block can have it; otherwise it waits for transfers of its sender
	// with lower nonces.
	Ready    bool         `json:"ready"`
	Replaced *common.Hash `json:"replaced,omitempty"` // the transfer whose place it took
}

// Pending is a transfer in the pool.
type Pending struct {
	Hash     common.Hash     `json:"hash"`
	Transfer ledger.Transfer `json:"transfer"`
	Ready    bool            `json:"ready"`
}

// Refused is the data of an error.
type Refused struct {
	Reason mempool.Reason `json:"reason"`
	Hash   common.Hash    `json:"hash,omitzero"`
}

// Error says that a node did not take a transfer.
type Error struct {
	Refused
	Message string
}

func (e *Error) Error() string { return e.Message }

// ErrorCode implements rpc.Error.
func (e *Error) ErrorCode() int {
	if e.Reason.False() {
		return CodeInvalid
	}
	return CodeNotNow
}

// ErrorData implements rpc.DataError.
func (e *Error) ErrorData() any { return e.Refused }

// signed is a transfer as a parameter: complete, and nothing else.
type signed struct{ ledger.Transfer }

// UnmarshalJSON refuses fields that a transfer does not have, and a transfer without a signature. A
// text is the transfer as nodes send it, in hexadecimal.
func (s *signed) UnmarshalJSON(text []byte) error {
	var message hexutil.Bytes
	if json.Unmarshal(text, &message) == nil {
		var err error
		s.Transfer, err = mempool.Decode(message)
		return err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&s.Transfer); err != nil {
		return fmt.Errorf("transfer: %w", err)
	}
	if s.PublicKey == (ledger.PublicKey{}) || s.Signature == (ledger.Signature{}) {
		return fmt.Errorf("transfer: it is not signed")
	}
	return nil
}
