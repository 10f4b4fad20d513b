package localnet

import (
	"context"
	"fmt"
	"time"

	"fernet/prover/mempool/api"
	"fernet/prover/node/page"
)

// watchInterval is how often the network is looked at.
const watchInterval = 400 * time.Millisecond

// claimPatience is how many L1 blocks are waited for claims after the last block is finalized.
const claimPatience = 40

// LateError means that fewer blocks were settled than there was time for.
type LateError struct {
	Blocks int    // that were to be
	Head   uint64 // of L1
	Logs   string // the folder that they are in
}

func (e *LateError) Error() string {
	return fmt.Sprintf("fewer than %d blocks are finalized at L1 block %d: see the logs in %s", e.Blocks, e.Head, e.Logs)
}

// Show shows how far a network is, and what its nodes' pages show, in their order; nil of one that
// does not answer now.
type Show func(p *Progress, states []*page.State)

// Settle hands the network the transfers of so many blocks, and returns when they are finalized and
// claimed. The error is a LateError when that takes more than twice the slots that it should.
func (r *Nodes) Settle(ctx context.Context, blocks int, show Show) error {
	s := r.network.Chain.Params.Schedule
	// As many slots may be lost as are won.
	last := s.WindowEnd(uint64(2*blocks+2)) + s.SlotBlocks()
	finalized := uint64(0) // when the last one was
	err := r.watch(ctx, func(p *Progress, states []*page.State) (bool, error) {
		show(p, states)
		if p.Finalized < blocks {
			return p.Head > last, r.feed(ctx, p, blocks)
		}
		if finalized == 0 {
			finalized = p.Head
		}
		return p.Unclaimed.Sign() == 0 || p.Head > finalized+claimPatience, nil
	})
	if err != nil || finalized > 0 {
		return err
	}
	return &LateError{blocks, r.network.Head(), r.network.Config.Dir}
}

// Watch shows the network until ctx ends, which is the error, or a node has ended.
func (r *Nodes) Watch(ctx context.Context, show Show) error {
	return r.watch(ctx, func(p *Progress, states []*page.State) (bool, error) {
		show(p, states)
		return false, nil
	})
}

// watch looks at the network until look is done or a node has ended.
func (r *Nodes) watch(ctx context.Context, look func(*Progress, []*page.State) (done bool, err error)) error {
	for {
		if err := r.Check(); err != nil {
			return err
		}
		p, err := r.network.Progress(ctx)
		if err != nil {
			return err
		}
		if done, err := look(p, r.States(ctx)); done || err != nil {
			return err
		}
		select {
		case <-time.After(watchInterval):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// feed hands the first node the transfers of the next block, when the ones before are in blocks.
func (r *Nodes) feed(ctx context.Context, p *Progress, blocks int) error {
	if r.fed == blocks || uint64(r.fed) > p.Tip {
		return nil
	}
	transfers, err := r.network.Transfers(ctx, int(r.network.Config.Txs))
	if err != nil {
		return err
	}
	r.fed++
	to := r.network.Members[0]
	client, err := api.Dial(to.Page())
	if err != nil {
		return err
	}
	defer client.Close()
	for _, t := range transfers {
		if _, err := client.Send(ctx, t); err != nil {
			return fmt.Errorf("hand transfers to %s: %w", to.Name, err)
		}
	}
	return nil
}
