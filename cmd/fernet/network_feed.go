package main

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/rpc"

	"fernet/prover/ledger"
	"fernet/prover/localnet"
	"fernet/prover/mempool"
)

// send hands a node signed transfers.
func (w *networkRun) send(ctx context.Context, m *localnet.Member, transfers []ledger.Transfer) error {
	client, err := rpc.DialContext(ctx, m.Page()+"/rpc")
	if err != nil {
		return fmt.Errorf("hand transfers to %s: %w", m.Name, err)
	}
	defer client.Close()
	for _, t := range transfers {
		message, err := mempool.Encode(t)
		if err != nil {
			return err
		}
		if err := client.CallContext(ctx, nil, "fernet_sendTransfer", hexutil.Bytes(message)); err != nil {
			return fmt.Errorf("hand transfers to %s: %w", m.Name, err)
		}
	}
	return nil
}
