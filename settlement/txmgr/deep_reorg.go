package txmgr

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement/l1"
)

// A reorg deeper than the confirmations drops what was final. It may come back by
// itself, from any pool, for as long as its nonce is free. So it is never sent
// under another nonce: what takes its place under its ID, even for another call, is
// a version of it, and the state knows them all. At most one of them lands.

// landing is what became of a transaction that the journal says landed.
type landing uint8

const (
	landedNever landing = iota // or it reverted and is to be tried again
	landedStill                // the chain has it where it was
	landedLost                 // it is elsewhere or gone: it has to be seen through again
)

// recall finds out what became of what the journal says landed under the ID of a
// send. Of what is lost it makes the send's first versions. What is gone is simulated
// before it is sent again: on another chain it may make no sense.
func (m *Manager) recall(ctx context.Context, s *send) (landing, error) {
	c, old := &s.candidate, s.earlier
	if old.Outcome.landed() {
		stands, err := m.stands(ctx, old.Receipt)
		if err != nil {
			return landedNever, fmt.Errorf("%s: see whether %s is still there: %w", c.Purpose, old.Receipt.TxHash, err)
		}
		if stands {
			found, err := s.landed()
			if err == nil && found == landedNever {
				err = m.setAside(old)
			}
			return found, err
		}
	} else if err := m.rejoin(ctx, s); err != nil {
		return landedNever, err
	}
	restored, err := m.restore(old)
	if err != nil {
		what := "it"
		if old.Receipt != nil {
			what = old.Receipt.TxHash.String()
		}
		return landedNever, fmt.Errorf("%s: %w: %s, nonce %d, cannot be sent again: %w", c.Purpose, ErrLost, what, old.Nonce, err)
	}
	s.nonce, s.state, s.txs = restored.nonce, restored.state, restored.txs
	elsewhere, err := m.elsewhere(ctx, s)
	if err != nil {
		return landedNever, err
	}
	if elsewhere {
		// should it be dropped once more, it is this call that is to come back
		r := &restored.candidate
		c.To, c.Data, c.Value, c.GasLimit = r.To, r.Data, r.Value, r.GasLimit
		return landedLost, nil
	}
	return landedLost, m.sendAgain(ctx, s)
}

// landed tells what it means for a send that the chain has what landed under its ID.
func (s *send) landed() (landing, error) {
	c, old := &s.candidate, s.earlier
	switch {
	case old.Outcome == Reverted && c.RetryReverted:
		return landedNever, nil // it did nothing, so the step may be another call by now
	case old.Payload != s.payload:
		return landedNever, fmt.Errorf("%w: %q, now for %s, before for %s", ErrIDReused, c.ID, c.Purpose, old.Purpose)
	}
	return landedStill, nil
}

// sendAgain makes the send's next version, of what is gone from the chain.
func (m *Manager) sendAgain(ctx context.Context, s *send) error {
	c, old, last := &s.candidate, s.earlier, s.txs[len(s.txs)-1]
	why := "a final transaction is gone, going on with it: a reorg was deeper than the confirmations"
	if old.Outcome == Doubtful {
		why = "no node accepted the transaction before, going on with it under its nonce"
	}
	m.log.Warn(why, "purpose", c.Purpose, "id", c.ID, "hash", last.Hash(), "nonce", s.nonce)
	gas, err := m.gasLimit(ctx, c)
	if err != nil {
		return err
	}
	if old.Payload == s.payload && gas <= last.Gas() {
		c.GasLimit = last.Gas() // as it was signed
		return m.beginAgain(s, last)
	}
	c.GasLimit = gas
	head, tip, err := m.market(ctx, true)
	if err != nil {
		return fmt.Errorf("%s: %w", c.Purpose, err)
	}
	f, ok := m.cfg.bumpFees(fees{tip: last.GasTipCap(), cap: last.GasFeeCap()}, head.BaseFee, tip)
	if !ok {
		return fmt.Errorf("%s: %w: it has to pay more than %s, whose nonce it needs", c.Purpose, ErrFeeCap, last.Hash())
	}
	return m.addVersion(ctx, s, s.nonce, s.state.start, f)
}

var errNoAnswer = errors.New("no node tells")

// stands is Stands. A node that is behind has the time of GiveUpAfter to get there.
func (m *Manager) stands(ctx context.Context, r *types.Receipt) (bool, error) {
	return Stands(ctx, r, func(ctx context.Context, number *big.Int) (*l1.Block, error) {
		return read(ctx, m, "block", func(ctx context.Context) (*l1.Block, error) { return m.backend.Block(ctx, number) })
	})
}

// Stands reports whether the block of a receipt is in the chain, as Backend.Block says. A node that
// does not keep what is so old is believed to have it: no reorg goes there.
func Stands(ctx context.Context, r *types.Receipt, blockAt func(context.Context, *big.Int) (*l1.Block, error)) (bool, error) {
	block, err := blockAt(ctx, r.BlockNumber)
	switch {
	case err == nil:
		return block.Hash == r.BlockHash, nil
	case ctx.Err() != nil:
		return false, err
	case errors.Is(err, ethereum.NotFound):
		return false, nil
	case !transient(err):
		return true, nil
	default:
		return false, err
	}
}

// rejoin takes the turn for a send whose nonce is in doubt, when nothing else of this Manager is
// under way: what was begun meanwhile may have its nonce.
func (m *Manager) rejoin(ctx context.Context, s *send) error {
	for {
		select {
		case <-m.turn:
			s.holding = true
		case <-ctx.Done():
			return fmt.Errorf("%s: wait for the nonce: %w", s.candidate.Purpose, ctx.Err())
		}
		var other *Pending
		m.mu.Lock()
		for _, live := range m.live {
			select {
			case <-live.pending.done:
				continue
			default:
			}
			select {
			case <-live.pending.launched: // and those that are not have no nonce without the turn
				if live != s {
					other = live.pending
				}
			default:
			}
		}
		m.mu.Unlock()
		if other == nil {
			m.next = max(m.next, s.earlier.Nonce+1)
			return nil
		}
		m.release(s)
		select {
		case <-other.done:
		case <-ctx.Done():
			return fmt.Errorf("%s: wait for %s: %w", s.candidate.Purpose, other.purpose, ctx.Err())
		}
	}
}

// beginAgain journals that a version is about to be sent that was in doubt.
func (m *Manager) beginAgain(s *send, tx *types.Transaction) error {
	if s.earlier.Outcome != Doubtful {
		return nil // it landed: should it be gone again, the journal's end is found not to stand
	}
	raw, err := tx.MarshalBinary()
	if err != nil {
		return fmt.Errorf("%s: encode: %w", s.candidate.Purpose, err)
	}
	c := &s.candidate
	err = m.write(&record{Kind: recordSend, ID: c.ID, Purpose: c.Purpose, Nonce: s.nonce, Payload: s.payload, Start: s.state.start, Raw: raw})
	if err != nil {
		return fmt.Errorf("%s: %w", c.Purpose, err)
	}
	return nil
}

// elsewhere reports whether a version of a send is in a block of the chain.
func (m *Manager) elsewhere(ctx context.Context, s *send) (bool, error) {
	began := m.clock.Now()
	for deadline := began.Add(m.cfg.GiveUpAfter); ; m.sleep(ctx) {
		v, _, err := m.look(s, true)
		if err != nil {
			m.notice(&s.reading, began, "L1 does not answer, waiting", "purpose", s.candidate.Purpose, "said", clean(err))
		}
		switch {
		case v.mined != nil:
			return true, nil
		case v.complete:
			return false, nil
		case ctx.Err() != nil || !m.clock.Now().Before(deadline):
			return false, fmt.Errorf("%s: see whether nonce %d is in another block: %w", s.candidate.Purpose, s.nonce, cmp.Or(ctx.Err(), err, errNoAnswer))
		}
	}
}

// fillLine goes on with what landed under earlier nonces than a send's, if L1 says that they are
// free again.
func (m *Manager) fillLine(s *send) {
	next, err := once(m.ctx, m, func(ctx context.Context) (uint64, error) { return m.backend.NonceAt(ctx, m.from, nil) })
	if err == nil && next < s.nonce { // else it is asked again
		m.revive(next, s.nonce)
	}
}

// revive goes on with what landed under the nonces from..to-1, which a node says are
// free again. What is still there, because the node is behind, ends as it ended.
func (m *Manager) revive(from, to uint64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for nonce, h := range m.landed {
		if nonce < from || nonce >= to || m.live[h.ID] != nil || m.closed {
			continue
		}
		s, err := m.restore(h)
		if err != nil {
			m.log.Error("cannot go on with a final transaction that is gone", "purpose", h.Purpose, "nonce", nonce, "err", err)
			continue
		}
		earlier := *h
		s.earlier = &earlier
		m.live[h.ID] = s
		m.log.Info("a node does not know a final transaction, looking for it", "purpose", h.Purpose, "id", h.ID, "hash", h.Receipt.TxHash, "nonce", nonce)
		m.work.Go(func() {
			if isAside(h.ID) {
				m.void(s)
			}
			m.drive(m.ctx, s, true)
		})
	}
}

// keep remembers the transactions of what landed lately, and forgets older ones.
// The caller has the lock.
func (m *Manager) keep(h *journalled) {
	if !h.Outcome.landed() || len(h.txs) == 0 {
		if old := m.landed[h.Nonce]; old != nil && old.ID == h.ID {
			delete(m.landed, h.Nonce)
		}
		return
	}
	m.landed[h.Nonce] = h
	for nonce, old := range m.landed {
		if nonce+maxLanded <= h.Nonce {
			old.txs = nil
			delete(m.landed, nonce)
		}
	}
}
