package operator

import (
	"context"
	"errors"

	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/txmgr"
)

// Sent is what an action sent, or found done.
type Sent struct {
	Transactions account.Txs `json:"transactions"`
	// Already says why nothing was sent: what was asked for has happened before, whoever did it.
	Already string `json:"already,omitempty"`
}

// Dry reports whether its transactions are those of a dry run: none of them was sent.
func (r *Sent) Dry() bool { return len(r.Transactions) > 0 && r.Transactions[0].Call != nil }

// receipts are those of the transactions that are final: none in a dry run.
func (r *Sent) receipts() (receipts []*types.Receipt) {
	for _, tx := range r.Transactions {
		if receipt := tx.Receipt(); receipt != nil {
			receipts = append(receipts, receipt)
		}
	}
	return receipts
}

// send sends a call unless it makes no sense, as a settlement.PrecheckError says. What the account
// began in an earlier run is seen through first: L1 may show its effect before it is final.
func (r *Sent) send(ctx context.Context, s Sender, c txmgr.Candidate, check error) error {
	begun, err := s.Began(ctx, c.ID)
	if err != nil {
		return err
	}
	if !begun {
		if done, err := alreadyDone(check); err != nil || done != "" {
			r.Already = done
			return err
		}
	}
	txs, err := s.Send(ctx, c)
	if err != nil {
		var failed *txmgr.WouldFailError
		if done, _ := alreadyDone(check); errors.As(err, &failed) && done != "" {
			r.Already = done // by somebody else, after a reorg had dropped ours
			return nil
		}
		return err
	}
	r.Transactions = append(r.Transactions, txs...)
	return nil
}

// alreadyDone returns why nothing has to be done, or the error.
func alreadyDone(err error) (string, error) {
	var early *settlement.PrecheckError
	if errors.As(err, &early) && early.Done {
		return early.Error(), nil
	}
	return "", err
}
