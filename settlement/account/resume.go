package account

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"slices"

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
	if _, err := a.open(ctx); err != nil {
		return err
	}
	a.mu.Lock()
	resumed := a.resumed
	a.mu.Unlock()
	select {
	case <-resumed:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("wait for what an earlier run began: %w", ctx.Err())
	}
}

// Open locks the journal, so that no other process sends from the account (txmgr.ErrJournalLocked),
// and goes on with what an earlier run began. Without Options.SideBySide it waits for that. The
// first send opens the journal as well.
func (a *Account) Open(ctx context.Context) error {
	_, err := a.open(ctx)
	return err
}

// open returns what signs and sends. Without Options.SideBySide everything that an earlier run
// began is final then.
func (a *Account) open(ctx context.Context) (*txmgr.Manager, error) {
	a.opening.Lock()
	defer a.opening.Unlock()
	a.mu.Lock()
	manager := a.manager
	a.mu.Unlock()
	if manager != nil {
		return manager, nil
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
	if manager, err = a.manage(ctx, signer, path); err != nil {
		return nil, err
	}
	resumed := make(chan struct{})
	if a.o.SideBySide {
		go func() {
			defer close(resumed)
			// It ends with the manager at the latest.
			_ = a.seeThrough(context.WithoutCancel(ctx), manager)
		}()
	} else {
		if err := a.seeThrough(ctx, manager); err != nil {
			return nil, errors.Join(err, manager.Close())
		}
		close(resumed)
	}
	a.mu.Lock()
	a.manager, a.resumed = manager, resumed
	a.mu.Unlock()
	return manager, nil
}

// seeThrough waits until what an earlier run began is final, and tells what became of it. It has an
// error only when ctx ends first.
func (a *Account) seeThrough(ctx context.Context, manager *txmgr.Manager) error {
	results, err := manager.Resume(ctx)
	if err != nil {
		return err
	}
	for _, r := range results {
		switch {
		case errors.Is(r.Err, txmgr.ErrClosed): // the next run goes on with it
		case r.Err != nil:
			a.o.Events.Abandoned(r.Err)
		default:
			a.keep(r.ID, r.Receipt)
			tx := finalTx(r.ID, r.Purpose, Confirmed, r.Receipt)
			a.mu.Lock()
			a.earlier = append(a.earlier, tx)
			a.mu.Unlock()
			a.o.Events.Resumed(tx)
		}
	}
	return nil
}

// Resumed returns what an earlier run began and this one has seen through, once Resume has
// returned.
func (a *Account) Resumed() []*Tx {
	a.mu.Lock()
	defer a.mu.Unlock()
	return slices.Clone(a.earlier)
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
			a.keep(e.ID, e.Receipt)
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
	cfg.JournalPath, cfg.Holder, cfg.Lapses, cfg.DecodeError, cfg.Log = path, a.o.Holder, lapses, settlement.DecodeRevert, a.o.Log
	backend := &announcing{
		Backend: a.o.Node, said: map[common.Hash]bool{},
		sent: func(hash common.Hash) { a.o.Events.Sent(hash, cfg.Confirmations) },
	}
	return txmgr.New(ctx, cfg, backend, signer)
}
