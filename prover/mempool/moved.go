package mempool

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"fernet/prover"
	"fernet/prover/application"
	"fernet/prover/ledger"
)

// Moved tells the pool of the last block, when it is another one than before: after a new block, a
// block that was dropped, or both. What can be in no block any more leaves the pool, of which
// Config.Dropped is told. What was in a block that is there no more is back, if it can be in
// another.
func (p *Pool) Moved(tip *prover.Tip) error {
	state, err := stateOf(tip)
	if err != nil {
		return err
	}
	for _, d := range p.moveTo(state) {
		p.config.Dropped(d)
	}
	return nil
}

func (p *Pool) moveTo(state *ledger.State) (dropped []Dropped) {
	p.mu.Lock()
	defer p.mu.Unlock()
	before := p.state
	p.state = state
	for _, from := range slices.Sorted(maps.Keys(p.senders)) {
		dropped = append(dropped, p.recheck(from, before)...)
	}
	returned := p.past.take(func(e *entry) bool { return e.transfer.Nonce >= p.nextNonce(e.transfer.From) })
	for _, e := range returned {
		added, err := p.put(e)
		if err != nil {
			// Another one has its place, or it is of no use on this ledger: it may be on another.
			p.past.add(e)
			continue
		}
		dropped = append(dropped, added.Dropped...)
	}
	return dropped
}

// recheck drops what an account can send no more.
func (p *Pool) recheck(from uint32, before *ledger.State) (dropped []Dropped) {
	next := p.nextNonce(from)
	q := p.senders[from]
	delete(p.senders, from)
	for _, e := range q {
		delete(p.hashes, e.hash)
	}
	for _, e := range q {
		if e.transfer.Nonce < next {
			p.past.add(e)
			dropped = append(dropped, Dropped{e.hash, ReasonNonceUsed, fmt.Errorf("a block has a transfer of account %d with nonce %d", from, e.transfer.Nonce)})
			continue
		}
		if p.unchanged(e, before) {
			p.senders[from] = append(p.senders[from], e)
			p.hashes[e.hash] = e
			continue
		}
		if _, err := p.put(e); err != nil {
			var refused *RefusedError
			errors.As(err, &refused)
			// On another ledger, after a reorg, it may be of use.
			p.past.add(e)
			dropped = append(dropped, Dropped{e.hash, refused.Reason, refused.Err})
		}
	}
	return dropped
}

// unchanged reports whether a transfer means the same as on the ledger before: nothing has happened
// to its accounts.
func (p *Pool) unchanged(e *entry, before *ledger.State) bool {
	same := func(index uint32) bool {
		was, had := before.Account(index)
		is, has := p.state.Account(index)
		return was == is && had == has
	}
	return same(e.transfer.From) && same(e.transfer.To)
}

// Seen tells the pool of the transfers of a block, wherever they came from: when L1 drops the
// block, they come back.
func (p *Pool) Seen(e *application.Execution) error {
	block, err := ledger.ExecutionOf(e)
	if err != nil {
		return fmt.Errorf("pool of transfers: %w", err)
	}
	transfers := block.Transfers()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, t := range transfers {
		message, err := Encode(t)
		if err != nil {
			return fmt.Errorf("pool of transfers: a block's: %w", err)
		}
		hash := Hash(message)
		if p.hashes[hash] == nil {
			p.past.add(&entry{t, hash, message})
		}
	}
	return nil
}
