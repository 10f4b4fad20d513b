package audit

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/rpc"
	"golang.org/x/sync/errgroup"

	"fernet/settlement"
)

// ErrRecord means that the record of the deployment is not of what is on L1. Nothing was replayed:
// figures recomputed with the record's parameters would blame L1 for them. What differs is among
// the findings.
var ErrRecord = errors.New("the deployment's record differs from L1")

// Run audits everything since the deployment, all at one L1 block. The summary says what was found;
// it is returned with an error too, with what was checked until then. An error means that nothing
// can be concluded beyond that: L1 could not be read, or was reorganized meanwhile
// (settlement.ErrReorged), the sink failed, or ctx ended. What cannot be looked at and is not
// needed for the rest is in the summary and no error.
func Run(ctx context.Context, c *settlement.Client, opts Options, sink Sink) (*Summary, error) {
	number := opts.At
	if number == nil {
		number = big.NewInt(int64(rpc.FinalizedBlockNumber))
	}
	view, err := c.At(ctx, number)
	if err != nil {
		return nil, fmt.Errorf("audit: %w", err)
	}
	summary := &Summary{L1Block: view.Number, L1Hash: view.Hash, SingleParty: true}
	err = run(ctx, view, opts, sink, summary)
	// Where L1 was reorganized meanwhile, neither what was found nor what failed says anything.
	if ctx.Err() == nil {
		if gone := view.Check(ctx); errors.Is(gone, settlement.ErrReorged) || err == nil {
			err = gone
		}
	}
	if err != nil {
		return summary, fmt.Errorf("audit at L1 block %d, %s: %w", view.Number, view.Hash, err)
	}
	summary.Ended = true
	return summary, nil
}

func run(ctx context.Context, view *settlement.View, opts Options, sink Sink, summary *Summary) error {
	f := &figures{sink: sink, summary: summary}
	if err := f.code(ctx, view); err != nil {
		return err
	}
	r, err := newReplay(ctx, view, opts, f)
	if err != nil {
		return err
	}
	reading, readCtx := errgroup.WithContext(ctx)
	chunks := make(chan *chunk, chunksAhead)
	s := &source{view: view.Apart(), blooms: newBlooms(view.Client), receipts: opts.Receipts}
	reading.Go(func() error { return s.chunks(readCtx, chunks) })
	reading.Go(func() error {
		for c := range chunks {
			if err := r.chunk(readCtx, c); err != nil {
				return err
			}
		}
		return nil
	})
	if err := reading.Wait(); err != nil {
		return err
	}
	return r.end(ctx)
}

// code compares the deployment's record, its contracts on L1 and this release. Where the record is
// of another deployment it ends the audit.
func (f *figures) code(ctx context.Context, view *settlement.View) error {
	found, err := view.Inspect(ctx)
	if err != nil {
		return err
	}
	f.summary.Checked += uint64(len(found.Contracts))
	for _, what := range found.Unseen {
		f.unseen(what, errors.New("it cannot be read from L1"))
	}
	var differs error
	for _, problem := range found.Problems {
		f.finding(RuleCode, at(settlement.Origin{L1Block: view.Number}), "contracts and record", problem.Error(), "what this release deploys with the record's parameters")
		for _, difference := range []error{settlement.ErrOtherValue, settlement.ErrOtherKey, settlement.ErrNoContract} {
			if differs == nil && errors.Is(problem, difference) {
				differs = fmt.Errorf("%w: %w", ErrRecord, problem)
			}
		}
	}
	return errors.Join(differs, f.err)
}
