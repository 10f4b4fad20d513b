package account

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
	"fernet/settlement/txmgr"
)

// Resume waits until everything is final that an earlier run began, so that what is then read from
// L1 includes it. Whoever decides by L1's state what to send calls it first. A dry run has nothing
// to resume.
func (a *Account) Resume(ctx context.Context) error {
	if a.o.DryRun {
		return nil
	}
	_, err := a.open(ctx)
	return err
}

// open returns what signs and sends, after everything that an earlier run began is final.
func (a *Account) open(ctx context.Context) (*txmgr.Manager, error) {
	if a.manager != nil {
		return a.manager, nil
	}
	signer, err := a.o.Signer(ctx)
	if err != nil {
		return nil, err
	}
	if signer == nil {
		return nil, fmt.Errorf("%w: Signer returned none", ErrOptions)
	}
	if err := a.usable(); err != nil {
		return nil, err
	}
	if signer.Address() != a.o.Address {
		return nil, fmt.Errorf("the key is that of %s, not of the account %s", signer.Address(), a.o.Address)
	}
	path := a.JournalPath()
	if path != "" {
		if err := a.recall(ctx, path); err != nil {
			return nil, err
		}
	}
	manager, err := a.manage(ctx, signer, path)
	if err != nil {
		return nil, err
	}
	results, err := manager.Resume(ctx)
	if err != nil {
		return nil, errors.Join(err, manager.Close())
	}
	for _, r := range results {
		if r.Err != nil {
			a.o.Events.Abandoned(r.Err)
			continue
		}
		a.done[r.ID] = r.Receipt
		a.o.Events.Resumed(finalTx(r.ID, r.Purpose, Confirmed, r.Receipt))
	}
	a.manager = manager
	return manager, nil
}

// recall reads from the journal what is final, and says what is not.
func (a *Account) recall(ctx context.Context, path string) error {
	entries, err := txmgr.ReadJournal(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, e := range entries {
		switch e.Outcome {
		case txmgr.Confirmed:
			a.done[e.ID] = e.Receipt
		case txmgr.Unfinished:
			a.o.Events.Resuming(e.Purpose)
		}
	}
	return a.CheckJournal(ctx, entries)
}

func (a *Account) manage(ctx context.Context, signer txmgr.Signer, path string) (*txmgr.Manager, error) {
	cfg := txmgr.DefaultConfig()
	cfg.ChainID = new(big.Int).SetUint64(a.o.ChainID)
	cfg.Confirmations, cfg.PollInterval = a.o.Confirmations, a.o.PollInterval
	// A pool that forgot a transaction is told again within a few blocks, however long those are.
	cfg.RebroadcastAfter = min(cfg.RebroadcastAfter, 10*cfg.PollInterval)
	cfg.JournalPath, cfg.DecodeError, cfg.Log = path, settlement.DecodeRevert, a.o.Log
	backend := &announcing{
		Backend: a.o.Node, said: map[common.Hash]bool{},
		sent: func(hash common.Hash) { a.o.Events.Sent(hash, cfg.Confirmations) },
	}
	return txmgr.New(ctx, cfg, backend, signer)
}
