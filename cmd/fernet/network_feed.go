package main

import (
	"context"
	"fmt"

	"fernet/prover/ledger"
	"fernet/prover/localnet"
	"fernet/prover/mempool/api"
)

// send hands a node signed transfers.
func (w *networkRun) send(ctx context.Context, m *localnet.Member, transfers []ledger.Transfer) error {
	client, err := api.Dial(m.Page())
	if err != nil {
		return err
	}
	defer client.Close()
	for _, t := range transfers {
		if _, err := client.Send(ctx, t); err != nil {
			return fmt.Errorf("hand transfers to %s: %w", m.Name, err)
		}
	}
	return nil
}
