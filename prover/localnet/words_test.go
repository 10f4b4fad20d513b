package localnet_test

import (
	"slices"
	"strings"
	"testing"

	"fernet/prover/ledger"
	"fernet/prover/localnet"
	"fernet/prover/payments"
)

func containsLine(text, line string) bool { return slices.Contains(strings.Split(text, "\n"), line) }

// payBody is the body of transfers, which are applied to the ledger after the last block.
func payBody(t *testing.T, n *localnet.Network, transfers []ledger.Transfer) ([]byte, error) {
	state, _, err := payments.LastState(t.Context(), n.Chain.Follower)
	if err != nil {
		return nil, err
	}
	return payments.Body(state, transfers)
}
