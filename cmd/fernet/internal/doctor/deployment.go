package doctor

import (
	"context"
	"errors"
	"io/fs"

	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
)

// deployment compares the record of the deployment, L1 and this release, and when they agree looks
// for the past.
func (r *Report) deployment(ctx context.Context, p *examination) {
	path, err := p.DeploymentPath(ctx)
	if err != nil {
		r.add("deployment", Bad, "name its record with --deployment", "%v", err)
		return
	}
	switch err := p.clientErr; {
	case errors.Is(err, fs.ErrNotExist):
		r.add("deployment", Warn, "deploy with fernet deploy, or name the record of a deployment with --deployment", "there is no %s", path)
		return
	case errors.Is(err, session.ErrChain):
		r.add("deployment", Bad, "name the record of this chain with --deployment, or another --rpc-url", "%v", err)
		return
	case errors.Is(err, fs.ErrPermission):
		r.add("deployment", Bad, "make it readable", "%v", err)
		return
	case err != nil:
		r.add("deployment", Bad, "get the record from whoever deployed", "%v", err)
		return
	}
	bounded, cancel := context.WithTimeout(ctx, patience)
	found, err := p.client.Inspect(bounded)
	cancel()
	if err != nil {
		r.unasked("deployment", Bad, err)
		return
	}
	said := map[error]bool{}
	for _, c := range found.Contracts {
		if c.Err != nil {
			said[c.Err] = true
			r.add("code of "+c.Name, Bad, session.DeploymentAdvice(c.Err), "%v", c.Err)
			continue
		}
		r.add("code of "+c.Name, OK, "", "%s is as recorded, and what this release deploys with the record's parameters", c.Address)
	}
	for _, problem := range found.Problems {
		if !said[problem] {
			r.add("deployment", Bad, session.DeploymentAdvice(problem), "%v", problem)
		}
	}
	for _, line := range found.Unseen {
		r.add("deployment", Warn, "", "%s", line)
	}
	if len(found.Problems) == 0 {
		r.add("deployment", OK, "", "%s agrees with L1: parameters, schedule, genesis state and block", path)
		r.add("verifying keys", OK, "", "those on L1 have the circuits' shape. %s", settlement.KeysOrigin)
		// Where events are follows from the parameters: those had to be right.
		r.history(ctx, p)
	}
}
