package demo

import (
	"context"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement"
	"fernet/settlement/l1"
	"fernet/settlement/txmgr"
)

// wallet is an L1 account of the demo.
type wallet struct {
	address common.Address
	manager *txmgr.Manager
}

// newWallet opens the embedded L1's i-th funded account.
func (d *demo) newWallet(ctx context.Context, i int) (*wallet, error) {
	cfg := txmgr.DefaultConfig()
	// The embedded L1 mines a block for each transaction and has no reorgs.
	cfg.Confirmations, cfg.PollInterval = 1, 5*time.Millisecond
	cfg.DecodeError = settlement.DecodeRevert
	node, err := l1.Over(ctx, d.l1.Client().Client(), l1.Options{})
	if err != nil {
		return nil, fmt.Errorf("open wallet %d: %w", i, err)
	}
	manager, err := txmgr.New(ctx, cfg, node, txmgr.KeySigner(d.l1.Key(i)))
	if err != nil {
		return nil, fmt.Errorf("open wallet %d: %w", i, err)
	}
	return &wallet{manager.Address(), manager}, nil
}

// send sends a call and returns its receipt once it is mined.
func (w *wallet) send(ctx context.Context, c txmgr.Candidate) (*types.Receipt, error) {
	return w.manager.Send(ctx, c)
}

// do sends a call of which only the success matters.
func (w *wallet) do(ctx context.Context, c txmgr.Candidate) error {
	_, err := w.send(ctx, c)
	return err
}
