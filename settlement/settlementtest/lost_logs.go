package settlementtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
)

// WithoutLogs is an answer of an RPC, or a batch of them, as one gives it that has lost the logs of
// an event. Answers that are no logs stay as they are.
func WithoutLogs(answer []byte, event common.Hash) ([]byte, error) {
	if !bytes.HasPrefix(bytes.TrimSpace(answer), []byte("[")) {
		return withoutLogs(answer, event)
	}
	var batch []json.RawMessage
	if err := json.Unmarshal(answer, &batch); err != nil {
		return nil, fmt.Errorf("read the answers of an RPC: %w", err)
	}
	for i := range batch {
		one, err := withoutLogs(batch[i], event)
		if err != nil {
			return nil, err
		}
		batch[i] = one
	}
	return json.Marshal(batch)
}

func withoutLogs(answer []byte, event common.Hash) ([]byte, error) {
	var parts map[string]json.RawMessage
	if err := json.Unmarshal(answer, &parts); err != nil {
		return nil, fmt.Errorf("read the answer of an RPC: %w", err)
	}
	var logs []json.RawMessage
	if !bytes.HasPrefix(parts["result"], []byte("[")) || json.Unmarshal(parts["result"], &logs) != nil {
		return answer, nil
	}
	parts["result"], _ = json.Marshal(slices.DeleteFunc(logs, func(log json.RawMessage) bool {
		var of struct {
			Topics []common.Hash `json:"topics"`
		}
		return json.Unmarshal(log, &of) == nil && len(of.Topics) > 0 && of.Topics[0] == event
	}))
	return json.Marshal(parts)
}
