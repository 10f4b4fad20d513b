package audit

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"fernet/settlement"
)

// What Watch does unless its Options say otherwise.
const (
	DefaultInterval = 12 * time.Second
	DefaultGiveUp   = 30 * time.Minute
)

// ErrAt is of a Watch that is to read at one L1 block for ever.
var ErrAt = errors.New("a watch cannot stay at one L1 block: leave Options.At nil, or name a moving block such as rpc.SafeBlockNumber")

// Watch audits everything since the deployment, as Run does, and goes on whenever L1 has finalized
// more: each stretch begins where the last one ended, and nothing is read twice. each is called
// after every stretch with the summary of everything up to that view, and once with a summary that
// has not Ended when a stretch is broken off.
//
// Watch returns when ctx ends, when each or the sink fails, or when nothing can be concluded any
// more. A reorg of blocks that were audited, of finalized ones unless Options.At says otherwise, is
// settlement.ErrReorged. What L1 does not answer is asked again each Options.Interval, for
// Options.GiveUp; Options.Trouble is told.
//
// The sink gets a block when it is finalized or pruned, and never as pending. A figure at the view
// that disagrees is one finding for as long as it does. Figures of the contracts that change by
// nothing but events are compared when there was one: a claim, a finalization.
func Watch(ctx context.Context, c *settlement.Client, opts Options, sink Sink, each func(*Summary) error) error {
	if opts.At != nil && opts.At.Sign() >= 0 {
		return fmt.Errorf("watch L1: %w", ErrAt)
	}
	p := newPass(c, opts, sink)
	p.retry = &retry{pause: cmp.Or(opts.Interval, DefaultInterval), giveUp: cmp.Or(opts.GiveUp, DefaultGiveUp), say: opts.Trouble}
	if opts.Trouble == nil {
		p.retry.say = func(error) {}
	}
	for {
		view, err := p.next(ctx)
		if err != nil {
			return fmt.Errorf("watch L1: %w", err)
		}
		broken := p.goOn(ctx, view, nil)
		if err := each(p.asOfNow(broken == nil)); err != nil || broken != nil {
			return errors.Join(broken, err)
		}
	}
}

// next waits for a view beyond the one that the pass has reached, on the same chain.
func (p *pass) next(ctx context.Context) (*settlement.View, error) {
	first := p.first()
	for {
		view, err := try(ctx, p.retry, func(ctx context.Context) (*settlement.View, error) { return p.client.At(ctx, p.at()) })
		if err != nil {
			return nil, err
		}
		if p.view != nil && view.Hash != p.view.Hash {
			if err := p.retry.do(ctx, func() error { return p.view.Check(ctx) }); err != nil {
				return nil, fmt.Errorf("what was audited up to L1 block %d is not on L1's chain any more: %w", p.view.Number, err)
			}
		}
		// A node that is behind the one that answered before has nothing new.
		if view.Number >= first && (p.view == nil || view.Number > p.view.Number) {
			return view, nil
		}
		if err := sleep(ctx, p.retry.pause); err != nil {
			return nil, err
		}
	}
}

// asOfNow is the summary of everything up to the view.
func (p *pass) asOfNow(ended bool) *Summary {
	now := *p.summary
	now.Ended, now.Unseen, now.Notes = ended, slices.Clone(now.Unseen), slices.Clone(now.Notes)
	if p.replay != nil {
		empty, missed := p.replay.slots.over()
		now.Empty, now.Missed = now.Empty+empty, now.Missed+missed
	}
	return &now
}
