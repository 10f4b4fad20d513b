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

// historyUse is what needs logs and transactions from the deployment on.
const historyUse = "fernet audit, rewards, block, prove and root read the past"

// history checks for every URL whether it has what happened since the deployment: many keep the
// logs and transactions of a while only.
func (r *Report) history(ctx context.Context, p *examination) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	known, err := p.client.Landmarks(ctx)
	switch {
	case len(known) == 0 && err != nil:
		r.unasked("history", Warn, err)
		return
	case len(known) == 0:
		r.add("history", OK, "", "nothing has happened yet that could be missing")
		return
	}
	found := make([]Check, len(p.urls))
	var all sync.WaitGroup
	for i, url := range p.urls {
		all.Go(func() { found[i] = remembers(ctx, p, url, known) })
	}
	all.Wait()
	r.Checks = append(r.Checks, found...)
}

// remembers checks whether one URL has all landmarks.
func remembers(ctx context.Context, p *examination, url string, known []settlement.Landmark) Check {
	name := "history of " + l1.Redact(url)
	missing, what, err := forgotten(ctx, p, url, known)
	switch {
	case err != nil:
		return Check{name, Warn, fmt.Sprintf("not checked, it could not be asked for the past: %v", err), "run fernet doctor again, or add another --rpc-url: " + historyUse}
	case missing != nil:
		return Check{name, Warn, fmt.Sprintf("it does not have the %s of %s, where %s: it cannot be used for audits and claims", what, missing.Where(), missing.What),
			"remove it, or add an --rpc-url that has the past, an archive: " + historyUse}
	}
	return Check{name, OK, fmt.Sprintf("it has logs and transactions from block %d on, where %s", known[0].First, known[0].What), ""}
}

// forgotten returns the first landmark that a URL does not have the logs or the transaction of. It
// is nil when there is none.
func forgotten(ctx context.Context, p *examination, url string, known []settlement.Landmark) (missing *settlement.Landmark, what string, err error) {
	node, err := l1.Dial(ctx, []string{url}, l1.Options{ChainID: p.network.ChainID, Timeout: probeTimeout, Rounds: 2, Log: p.Log})
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
