package doctor

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/ethereum/go-ethereum"

	"fernet/settlement"
	"fernet/settlement/l1"
)

// history checks for every URL whether it has what happened since the deployment: many keep the
// logs and transactions of a while only.
func (e *examination) history(ctx context.Context, r *findings, v *settlement.View) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	known, err := v.ExpectedEvents(ctx)
	switch {
	case len(known) == 0 && err != nil:
		r.unasked("history", Warn, err)
		return
	case len(known) == 0:
		r.add("history", OK, "", "nothing has happened yet that could be missing")
		return
	}
	found := make([]Finding, len(e.urls))
	var all sync.WaitGroup
	for i, url := range e.urls {
		all.Go(func() { found[i] = e.remembers(ctx, url, known) })
	}
	all.Wait()
	*r = append(*r, found...)
}

// remembers checks whether one URL has all expected events.
func (e *examination) remembers(ctx context.Context, url string, known []settlement.ExpectedEvent) Finding {
	missing, what, err := e.forgotten(ctx, url, known)
	found := Finding{Name: "history of " + l1.Redact(url)}
	switch {
	case err != nil:
		found.State, found.Code, found.Err = Warn, URLPastUnasked, err
		found.Detail = fmt.Sprintf("not checked, it could not be asked for the past: %v", err)
	case missing != nil:
		found.State, found.Code = Warn, URLForgets
		found.Detail = fmt.Sprintf("it does not have the %s of %s, where %s: it cannot be used for audits and claims", what, missing.Where(), missing.What)
	default:
		found.State = OK
		found.Detail = fmt.Sprintf("it has logs and transactions from block %d on, where %s", known[0].First, known[0].What)
	}
	return found
}

// forgotten returns the first expected event that a URL does not have the logs or the transaction
// of. It is nil when there is none.
func (e *examination) forgotten(ctx context.Context, url string, known []settlement.ExpectedEvent) (missing *settlement.ExpectedEvent, what string, err error) {
	node, err := l1.Dial(ctx, []string{url}, l1.Options{ChainID: e.L1.ChainID, Timeout: probeTimeout, Rounds: 2, Log: e.Log})
	if err != nil {
		return nil, "", err
	}
	defer node.Close()
	head, err := node.BlockNumber(ctx)
	if err != nil {
		return nil, "", err
	}
	for _, m := range known {
		if m.Last > head {
			continue // it is behind, which is another matter
		}
		logs, err := node.FilterLogs(ctx, m.Query())
		if err != nil {
			return nil, "", err
		}
		if len(logs) == 0 {
			return &m, "logs", nil
		}
		_, _, err = node.TransactionByHash(ctx, logs[0].TxHash)
		if errors.Is(err, ethereum.NotFound) {
			return &m, "transactions", nil
		}
		if err != nil {
			return nil, "", err
		}
	}
	return nil, "", nil
}
