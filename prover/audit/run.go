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

// ErrEarly means that an audit is to read at an L1 block that does not have the deployment yet.
var ErrEarly = errors.New("the deployment is not there yet")

// Run audits everything since the deployment, all at one L1 block. The summary says what was found;
// it is returned with an error too, with what was checked until then. An error means that nothing
// can be concluded beyond that: L1 could not be read, or was reorganized meanwhile
// (settlement.ErrReorged), the sink failed, or ctx ended. What cannot be looked at and is not
// needed for the rest is in the summary and no error.
func Run(ctx context.Context, c *settlement.Client, opts Options, sink Sink) (*Summary, error) {
	p := newPass(c, opts, sink)
	view, err := c.At(ctx, p.at())
	if err != nil {
		return nil, fmt.Errorf("audit: %w", err)
	}
	if first := p.first(); view.Number < first {
		return nil, fmt.Errorf("audit at L1 block %d: %w: it was deployed up to L1 block %d", view.Number, ErrEarly, first)
	}
	if err := p.goOn(ctx, view, (*replay).end); err != nil {
		return p.summary, err
	}
	p.summary.Ended = true
	return p.summary, nil
}

// pass is an audit with what is open at the L1 block that it has reached.
type pass struct {
	client *settlement.Client
	opts   Options
	*figures
	retry  *retry // nil: what fails is not tried again
	source *source
	replay *replay
	view   *settlement.View // that the pass has reached; nil: it is at the beginning
}

func newPass(c *settlement.Client, opts Options, sink Sink) *pass {
	f := &figures{sink: sink, summary: &Summary{SingleParty: true}, standing: map[standing]bool{}}
	return &pass{client: c, opts: opts, figures: f}
}

// at is the L1 block to read at, as of settlement.Client.At.
func (p *pass) at() *big.Int {
	if p.opts.At != nil {
		return p.opts.At
	}
	return big.NewInt(int64(rpc.FinalizedBlockNumber))
}

// first is the first L1 block that has the whole deployment.
func (p *pass) first() uint64 {
	first := p.client.Deployment.Block
	for _, contract := range p.client.Deployment.Contracts {
		first = max(first, contract.Block)
	}
	return first
}

// goOn takes the pass on to a view, and compares what was added up with L1 there. last, unless nil,
// is what the replay does when it has come there.
func (p *pass) goOn(ctx context.Context, view *settlement.View, last func(*replay)) error {
	p.summary.L1Block, p.summary.L1Hash = view.Number, view.Hash
	err := p.stretch(ctx, view, last)
	// Where L1 was reorganized meanwhile, neither what was found nor what failed says anything.
	if ctx.Err() == nil {
		gone := p.retry.do(ctx, func() error { return view.Check(ctx) })
		if errors.Is(gone, settlement.ErrReorged) || err == nil {
			err = gone
		}
	}
	if err != nil {
		return fmt.Errorf("audit at L1 block %d, %s: %w", view.Number, view.Hash, err)
	}
	p.view = view
	return nil
}

func (p *pass) stretch(ctx context.Context, view *settlement.View, last func(*replay)) error {
	if err := p.begin(ctx, view); err != nil {
		return err
	}
	reading, readCtx := errgroup.WithContext(ctx)
	chunks := make(chan *chunk, chunksAhead)
	reading.Go(func() error { return p.source.chunks(readCtx, chunks) })
	reading.Go(func() error {
		for c := range chunks {
			if err := p.replay.chunk(readCtx, c); err != nil {
				return err
			}
		}
		return nil
	})
	if err := reading.Wait(); err != nil {
		return err
	}
	if last != nil {
		last(p.replay)
	}
	return p.replay.compare(ctx)
}

// begin has source and replay read at a view. The first one begins with what was deployed.
func (p *pass) begin(ctx context.Context, view *settlement.View) (err error) {
	if p.replay != nil {
		p.source.view = view.Apart()
		return p.replay.readAt(ctx, view)
	}
	if err := p.code(ctx, view); err != nil {
		return err
	}
	p.source = &source{
		view: view.Apart(), blooms: newBlooms(view.Client), calldata: view.CalldataEvents(), receipts: p.opts.Receipts,
		retry: p.retry, next: view.Deployment.Block,
	}
	p.replay, err = newReplay(ctx, view, p.opts, p.figures, p.retry)
	return err
}

// code compares the deployment's record, its contracts on L1 and this release. Where the record is
// of another deployment it ends the audit.
func (p *pass) code(ctx context.Context, view *settlement.View) error {
	found, err := try(ctx, p.retry, view.Inspect)
	if err != nil {
		return err
	}
	p.summary.Checked += uint64(len(found.Contracts))
	for _, what := range found.Unseen {
		p.unseen(what, errors.New("it cannot be read from L1"))
	}
	var differs error
	for _, problem := range found.Problems {
		p.finding(RuleCode, at(settlement.Origin{L1Block: view.Number}), "contracts and record", problem.Error(), "what this release deploys with the record's parameters")
		for _, difference := range []error{settlement.ErrOtherValue, settlement.ErrOtherKey, settlement.ErrNoContract} {
			if differs == nil && errors.Is(problem, difference) {
				differs = fmt.Errorf("%w: %w", ErrRecord, problem)
			}
		}
	}
	return errors.Join(differs, p.err)
}
