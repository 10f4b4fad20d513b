package doctor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"strings"

	"fernet/settlement/account"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// lowBalance is what about a hundred ordinary transactions cost at 10 gwei.
var lowBalance = new(big.Int).Mul(big.NewInt(50), big.NewInt(1e15))

// signer checks the account that signs.
func (e *examination) signer(ctx context.Context, r *findings) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if !e.hasAccount() {
		r.add("account", Warn, NoAccount, "there is none to sign with")
		return
	}
	if e.accountErr != nil {
		r.fail("account", Bad, BadAccount, e.accountErr)
		return
	}
	balance, err := e.Node.BalanceAt(ctx, e.account, nil)
	if err != nil {
		r.unasked("account", Bad, err)
		return
	}
	var found *Finding
	switch {
	case balance.Sign() == 0:
		found = r.add("account", Bad, NoETH, "%s has no ETH", e.account)
	case balance.Cmp(lowBalance) < 0:
		found = r.add("account", Warn, LowETH, "%s has %s ETH", e.account, units.Exact(balance))
	default:
		found = r.add("account", OK, "", "%s has %s ETH", e.account, units.Floor(balance, 4))
	}
	found.Account, found.Unproven = e.account, !e.proven
}

// journal checks what the account has sent.
func (e *examination) journal(ctx context.Context, r *findings) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if !e.hasAccount() || e.accountErr != nil {
		return // said of the account
	}
	entries, err := txmgr.ReadJournal(e.Sender.JournalPath())
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		r.fail("journal", Bad, DamagedJournal, err)
		return
	}
	if err := e.Sender.CheckJournal(ctx, entries); errors.Is(err, account.ErrReset) {
		r.fail("journal", Bad, ResetChain, err)
		return
	} else if err != nil {
		r.unasked("journal", Bad, err)
		return
	}
	r.outcomes(entries)
}

// outcomes adds how the transactions of a journal went.
func (r *findings) outcomes(entries []txmgr.Entry) {
	open, landed, doubtful := 0, 0, []string{}
	for _, e := range entries {
		switch e.Outcome {
		case txmgr.Unfinished:
			open++
		case txmgr.Doubtful:
			doubtful = append(doubtful, fmt.Sprintf("%s (nonce %d)", e.Purpose, e.Nonce))
		case txmgr.Confirmed, txmgr.Reverted:
			landed++
		}
	}
	if open > 0 {
		r.add("journal", Warn, Unfinished, "%d of %d transactions are not final", open, len(entries))
	}
	if len(doubtful) > 0 {
		r.add("journal", Warn, Doubtful, "no node said whether it took %s", strings.Join(doubtful, ", "))
	}
	if open > 0 || len(doubtful) > 0 {
		return
	}
	if refused := len(entries) - landed; refused > 0 {
		r.add("journal", OK, "", "%d transactions, all final, and %d that are not on L1 and never will be", landed, refused)
		return
	}
	r.add("journal", OK, "", "%d transactions, all final", landed)
}
