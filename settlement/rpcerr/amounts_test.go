package rpcerr

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAmountsOfNodesGetUnits(t *testing.T) {
	for text, want := range map[string]string{
		"insufficient funds for gas * price + value: address 0xf39F have 2400000000000 want 1500000000000000000": "" +
			"insufficient funds for gas * price + value: address 0xf39F have 0.0000024 ETH want 1.5 ETH",
		"insufficient funds for gas * price + value: have 0 want 21000": "" +
			"insufficient funds for gas * price + value: have 0 ETH want 0.000000000000021 ETH",
		"insufficient funds for gas * price + value: balance 1000000000, tx cost 2000000000, overshot 1000000000": "" +
			"insufficient funds for gas * price + value: balance 0.000000001 ETH, tx cost 0.000000002 ETH, overshot 0.000000001 ETH",
		"insufficient funds for gas * price + value: balance 5, queued cost 3, tx cost 4, overshot 2": "" +
			"insufficient funds for gas * price + value: balance 0.000000000000000005 ETH, queued cost 0.000000000000000003 ETH, tx cost 0.000000000000000004 ETH, overshot 0.000000000000000002 ETH",
		"InsufficientFunds, Account balance: 1000000000000000000, cumulative cost: 2000000000000000000": "" +
			"InsufficientFunds, Account balance: 1 ETH, cumulative cost: 2 ETH",
		"max fee per gas less than block base fee: address 0xf3, maxFeePerGas: 100, baseFee: 875000000": "" +
			"max fee per gas less than block base fee: address 0xf3, maxFeePerGas: 0.0000001 gwei, baseFee: 0.875 gwei",
		"transaction underpriced: gas tip cap 1, minimum needed 1000000000": "" +
			"transaction underpriced: gas tip cap 0.000000001 gwei, minimum needed 1 gwei",
		"max fee per gas less than block base fee: maxFeePerGas: 2000000000 baseFee: 3000000000": "" +
			"max fee per gas less than block base fee: maxFeePerGas: 2 gwei baseFee: 3 gwei",
		// What is no amount stays.
		"invalid chain id for signer: have 1 want 2":      "invalid chain id for signer: have 1 want 2",
		"intrinsic gas too low: have 20000, want 21000":   "intrinsic gas too low: have 20000, want 21000",
		"nonce too low: next nonce 3, tx nonce 1":         "nonce too low: next nonce 3, tx nonce 1",
		"exceeds block gas limit 30000000":                "exceeds block gas limit 30000000",
		"Insufficient funds for gas * price + value":      "Insufficient funds for gas * price + value",
		"the balance of staker 12 is read at block 12345": "the balance of staker 12 is read at block 12345",
	} {
		require.Equal(t, want, amountsWithUnits(text))
	}
	cause := errors.New("insufficient funds for gas * price + value: have 1 want 2")
	err := WithUnits(fmt.Errorf("pay: %w", cause))
	require.ErrorIs(t, err, cause)
	require.Contains(t, err.Error(), "pay: insufficient funds for gas * price + value: have 0.000000000000000001 ETH")
	require.Equal(t, errors.New("x"), WithUnits(errors.New("x")))
}
