package doctor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"strings"

	"fernet/cmd/fernet/internal/session"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// lowBalance is what about a hundred ordinary transactions cost at 10 gwei.
var lowBalance = new(big.Int).Mul(big.NewInt(50), big.NewInt(1e15))

const mendAccount = "see --account, --keystore and --password-file"

// unproven says how sure an account's address is.
func unproven(proven bool) string {
	if proven {
		return ""
	}
	return "; the address is what the keystore says, compared with its key when something is signed, or here with --password-file"
}

// signer checks the account that signs.
func (r *Report) signer(ctx context.Context, p *examination) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if !p.HasAccount() {
		r.add("account", Warn, "to send, name one with --account or --keystore, or set FERNET_PRIVATE_KEY", "there is none to sign with")
		return
	}
	if p.accountErr != nil {
		r.add("account", Bad, mendAccount, "%v", p.accountErr)
		return
	}
	balance, err := p.node.BalanceAt(ctx, p.account, nil)
	mend := fmt.Sprintf("send ETH to %s", p.account)
	switch {
	case err != nil:
		r.unasked("account", Bad, err)
	case balance.Sign() == 0:
		r.add("account", Bad, mend, "%s has no ETH%s", p.account, unproven(p.proven))
	case balance.Cmp(lowBalance) < 0:
		r.add("account", Warn, mend, "%s has %s ETH%s", p.account, units.Exact(balance), unproven(p.proven))
	default:
		r.add("account", OK, "", "%s has %s ETH%s", p.account, units.Floor(balance, 4), unproven(p.proven))
	}
}

// journal checks what the account has sent.
func (r *Report) journal(ctx context.Context, p *examination) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if !p.HasAccount() || p.accountErr != nil {
		return // said of the account
	}
	path, err := p.Journal(ctx)
	if err != nil {
		return
	}
	entries, err := txmgr.ReadJournal(path)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		r.add("journal", Bad, "move it away after you have looked at the account's transactions", "%v", err)
		return
	}
	if err := p.CheckJournal(ctx, entries); errors.Is(err, session.ErrReset) {
		r.add("journal", Bad, "do what it says, and ask again", "%v", err)
		return
	} else if err != nil {
		r.unasked("journal", Bad, err)
		return
	}
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
		r.add("journal", Warn, "run the command that was interrupted again: it goes on", "%d of %d transactions are not final", open, len(entries))
	}
	if len(doubtful) > 0 {
		r.add("journal", Warn, "run its command again, with a second --rpc-url if the first refuses it: it goes on under the same nonce",
			"no node said whether it took %s", strings.Join(doubtful, ", "))
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
