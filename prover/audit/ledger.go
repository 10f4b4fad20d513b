package audit

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"fernet/prover/application"
	"fernet/settlement"
)

// ledger executes the bodies, one after the other.
type ledger struct {
	*replay
	states map[uint64]application.State // after the last proven block and those above it
}

var (
	errNoApplication = errors.New("there is no application to execute it")
	errNoGenesis     = errors.New("the record has no genesis of the application")
)

// newLedger begins with the state before block 1, which L1 must have, too.
func newLedger(ctx context.Context, r *replay) (*ledger, error) {
	l := &ledger{replay: r, states: map[uint64]application.State{}}
	recorded, err := try(ctx, r.retry, func(ctx context.Context) (*big.Int, error) { return r.view.StateAfter(ctx, 0) })
	if err != nil {
		return nil, err
	}
	r.chain.provenState = recorded
	const bodies = "end states and fees of blocks, from their bodies"
	switch {
	case r.opts.App == nil:
		r.unseen(bodies, errNoApplication)
		return l, nil
	case len(r.view.Genesis) == 0:
		r.unseen(bodies, errNoGenesis)
		return l, nil
	}
	state, err := r.opts.App.Genesis(r.view.Genesis, r.view.LedgerID())
	if err != nil {
		r.finding(RuleGenesis, place{}, "genesis in the record", err.Error(), "one of the application")
		return l, nil
	}
	root := state.Root()
	r.same(RuleGenesis, at(settlement.Origin{L1Block: r.view.Number}), "genesis state", recorded, root.BigInt(new(big.Int)))
	l.states[0] = state
	return l, nil
}

// execute runs the body of a block that was appended.
func (l *ledger) execute(b *block, body []byte) {
	parent := l.states[b.number-1]
	if parent == nil {
		if before := l.chain.blocks[b.number-1]; before != nil && before.unprovable != "" {
			b.unprovable = fmt.Sprintf("it is built on block %d, of which that is so", before.number)
		}
		return
	}
	execution, err := parent.Execute(body, b.tree)
	if err != nil {
		b.unprovable = err.Error()
		return
	}
	transition := execution.Block()
	if root := transition.TxRoot.BigInt(new(big.Int)); root.Cmp(b.proposal.TxRoot) != 0 {
		b.unprovable = fmt.Sprintf("its body has transaction root %v, and %v was proposed", root, b.proposal.TxRoot)
		return
	}
	b.transition = &transition
	l.states[b.number] = execution.Post
}

// compare holds a root of a block to its body.
func (l *ledger) compare(p place, b *block, stateOut, fees *big.Int) {
	switch {
	case b.unprovable != "":
		l.finding(RuleLedger, p, "root of a block", "one", "none, since nobody can prove it: "+b.unprovable)
	case b.transition != nil:
		l.same(RuleLedger, p, "state after the block", stateOut, b.transition.StateOut.BigInt(new(big.Int)))
		l.same(RuleLedger, p, "fees of the block", fees, b.transition.Fees.Big())
	}
}

func (l *ledger) dropAbove(number uint64) {
	for n := range l.states {
		if n > number {
			delete(l.states, n)
		}
	}
}

func (l *ledger) dropBelow(number uint64) {
	for n := range l.states {
		if n < number {
			delete(l.states, n)
		}
	}
}
