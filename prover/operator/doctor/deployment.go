package doctor

import (
	"context"
	"errors"
	"io/fs"

	"fernet/settlement"
)

// deployment compares the record of the deployment, L1 and this release, and when they agree looks
// for the past.
func (e *examination) deployment(ctx context.Context, r *findings) {
	switch err := e.ClientErr; {
	case errors.Is(err, fs.ErrNotExist):
		r.add("deployment", Warn, NoRecord, "there is no %s", e.Record)
		return
	case e.OtherChain:
		r.fail("deployment", Bad, RecordOfOtherChain, err)
		return
	case errors.Is(err, fs.ErrPermission):
		r.fail("deployment", Bad, UnreadableRecord, err)
		return
	case err != nil:
		r.fail("deployment", Bad, DamagedRecord, err)
		return
	}
	v, err := e.at()
	if err != nil {
		r.unasked("deployment", Bad, err)
		return
	}
	defer r.readAt(len(*r), v.Number)
	bounded, cancel := context.WithTimeout(ctx, patience)
	found, err := v.Inspect(bounded)
	cancel()
	if err != nil {
		r.unasked("deployment", Bad, err)
		return
	}
	said := map[error]bool{}
	for _, c := range found.Contracts {
		if c.Err != nil {
			said[c.Err] = true
			r.fail("code of "+c.Name, Bad, OtherDeployment, c.Err)
			continue
		}
		r.add("code of "+c.Name, OK, "", "%s is as recorded, and what this release deploys with the record's parameters", c.Address)
	}
	for _, problem := range found.Problems {
		if !said[problem] {
			r.fail("deployment", Bad, OtherDeployment, problem)
		}
	}
	for _, line := range found.Unseen {
		r.add("deployment", Warn, "", "%s", line)
	}
	if len(found.Problems) == 0 {
		r.add("deployment", OK, "", "%s agrees with L1: parameters, schedule, genesis state and block", e.Record)
		r.add("verifying keys", OK, "", "those on L1 have the circuits' shape. %s", settlement.KeysOrigin)
		// Where events are follows from the parameters: those had to be right.
		e.history(ctx, r, v)
	}
}
