package account

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement"
	"fernet/settlement/l1"
	"fernet/settlement/txmgr"
)

// JournalPath is the file of the account's transactions on this chain, empty where none is kept. It
// is there once something was sent.
func (a *Account) JournalPath() string {
	if a.o.Dir == "" {
		return ""
	}
	return filepath.Join(a.o.Dir, fmt.Sprintf("%d-%s.journal", a.o.ChainID, strings.ToLower(a.o.Address.Hex())))
}

// Began reports whether a transaction of an ID landed or may land, as this run knows or the journal
// says. Should a reorg have dropped it since, Send sees it through again. A dry run has begun
// nothing.
func (a *Account) Began(_ context.Context, id string) (bool, error) {
	if a.o.DryRun || a.o.Address == (common.Address{}) {
		return false, nil
	}
	if a.receipt(id) != nil {
		return true, nil
	}
	entry, err := a.entry(id)
	return entry != nil && (entry.Outcome == txmgr.Confirmed || entry.Outcome == txmgr.Unfinished), err
}

// Landed returns the L1 block in which the transaction of an ID is final, as the journal says, also
// in a dry run. It is for what L1's state does not tell: an amount that was paid looks like one
// that was paid before.
func (a *Account) Landed(_ context.Context, id string) (block uint64, final bool, err error) {
	if receipt := a.receipt(id); receipt != nil {
		return receipt.BlockNumber.Uint64(), true, nil
	}
	entry, err := a.entry(id)
	if err != nil || entry == nil || entry.Outcome != txmgr.Confirmed {
		return 0, false, err
	}
	return entry.Receipt.BlockNumber.Uint64(), true, nil
}

// Mined returns the receipts of those of some transactions that are final, by ID, as this run knows
// or the journal says: of reverted ones as well, which cost gas.
func (a *Account) Mined(ids ...string) (map[string]*types.Receipt, error) {
	mined := map[string]*types.Receipt{}
	if len(ids) == 0 {
		return mined, nil
	}
	if a.o.Dir != "" {
		entries, err := txmgr.ReadJournal(a.JournalPath())
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		for _, e := range entries {
			if e.Receipt != nil && slices.Contains(ids, e.ID) {
				mined[e.ID] = e.Receipt
			}
		}
	}
	for _, id := range ids {
		if receipt := a.receipt(id); receipt != nil {
			mined[id] = receipt
		}
	}
	return mined, nil
}

// entry returns the entry of an ID in the journal, nil when it has none.
func (a *Account) entry(id string) (*txmgr.Entry, error) {
	if a.o.Dir == "" {
		return nil, nil
	}
	entries, err := txmgr.ReadJournal(a.JournalPath())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(entries, func(e txmgr.Entry) bool { return e.ID == id })
	if i < 0 {
		return nil, nil
	}
	return &entries[i], nil
}

// ErrReset means that a local chain is not the one that the journal is of.
var ErrReset = errors.New("the chain was started anew")

// CheckJournal notices that a local chain has forgotten what is final in the journal: ErrReset.
// With nonces from before, nothing would ever be mined. While the chain knows anything of before, a
// transaction or the deployment, it was a reorg, which the sender sees to; otherwise it is another
// chain.
func (a *Account) CheckJournal(ctx context.Context, entries []txmgr.Entry) error {
	if !a.o.Local {
		return nil
	}
	var newest *txmgr.Entry
	for _, e := range slices.Backward(entries) {
		if e.Outcome != txmgr.Confirmed {
			continue
		}
		known, err := a.knows(ctx, e)
		if err != nil {
			return fmt.Errorf("compare the journal with L1: %w", err)
		}
		if known {
			return nil
		}
		if newest == nil {
			newest = &e
		}
	}
	if newest == nil {
		return nil
	}
	if there, err := a.deploymentThere(ctx); err != nil || there {
		return err
	}
	return fmt.Errorf("%w: it knows neither %s (%s) nor anything before it: remove the journal %s, and what else is of the old chain: the record %s and the plan beside it",
		ErrReset, newest.Receipt.TxHash, newest.Purpose, a.JournalPath(), a.o.Record)
}

// deploymentThere reports whether the chain has the deployment of the record.
func (a *Account) deploymentThere(ctx context.Context) (bool, error) {
	d, err := settlement.ReadDeployment(a.o.Record)
	if err != nil || d.ChainID != a.o.ChainID {
		return false, nil // then it says nothing about this chain
	}
	code, err := a.o.Node.CodeAt(ctx, d.Settlement, nil)
	if err != nil {
		return false, fmt.Errorf("compare the deployment with L1: %w", err)
	}
	return len(code) > 0, nil
}

// knows reports whether L1 has a transaction that was final.
func (a *Account) knows(ctx context.Context, e txmgr.Entry) (bool, error) {
	if stands, err := txmgr.Stands(ctx, e.Receipt, a.o.Node.Block); err != nil || stands {
		return stands, err
	}
	// A reorg may have put it into another block. A node that has begun to index transactions
	// answers with an error.
	_, err := a.o.Node.TransactionReceipt(ctx, e.Receipt.TxHash)
	if errors.Is(err, l1.ErrUnreachable) || ctx.Err() != nil {
		return false, err
	}
	return err == nil, nil
}
