package txmgr

import (
	"errors"
	"fmt"
)

// finish journals the outcome of a final send and tells who waits.
func (m *Manager) finish(s *send) {
	c, st := &s.candidate, s.state
	r := record{Kind: recordEnd, ID: c.ID, Purpose: c.Purpose, Nonce: s.nonce, Payload: s.payload}
	switch st.phase {
	case phaseConfirmed:
		r.Outcome, r.Receipt = Confirmed, s.receipt
	case phaseReverted:
		r.Outcome, r.Receipt = Reverted, s.receipt
		r.Reason, r.Data = m.whyReverted(s)
		if m.ctx.Err() != nil {
			m.end(s, nil, ErrClosed) // the next Manager has the time to ask why
			return
		}
	case phaseReplaced:
		r.Outcome, r.By = Replaced, st.by
	default:
		r.Outcome = Refused
		if st.phase == phaseDoubtful {
			r.Outcome = Doubtful
		}
		if s.last == nil {
			s.last = errors.New("no node took it in time")
		}
		r.Reason = s.last.Error()
	}
	ended := &journalled{record: r}
	var err error
	switch {
	case r.Outcome == Doubtful:
		ended.txs = s.txs
	case r.Outcome.landed():
		ended.txs = landedLast(s.txs, r.Receipt.TxHash)
		ended.Payload = payloadOf(s.version(r.Receipt.TxHash))
	}
	switch _, err = ended.result(); {
	case r.Outcome == Refused:
		err = &RefusedError{Purpose: c.Purpose, Err: s.last}
	case r.Outcome == Doubtful:
		err = &DoubtfulError{Purpose: c.Purpose, Hash: s.txs[len(s.txs)-1].Hash(), Nonce: s.nonce, Err: s.last}
	case ended.Payload != s.payload:
		err = fmt.Errorf("%w: %q: transaction %s, which a reorg had dropped, came back before %s", ErrIDReused, c.ID, r.Receipt.TxHash, c.Purpose)
	}
	if err := m.writeEnd(s, ended); err != nil {
		// Not lost: whoever opens the journal finds the same out again.
		m.log.Error("the outcome is not in the journal", "purpose", c.Purpose, "id", c.ID, "err", err)
	}
	if s.holding && (r.Outcome == Refused || r.Outcome == Doubtful) && m.next == s.nonce+1 && s.floor <= s.nonce {
		// nobody has taken a later one, and whoever takes this one finds this end in the journal
		m.next = s.nonce
	}
	m.log.Info("done", "purpose", c.Purpose, "id", c.ID, "nonce", s.nonce, "outcome", r.Outcome, "hash", st.mined.tx, "block", st.mined.number)
	m.end(s, ended, err)
}

// writeEnd journals an outcome, unless it is the one that the journal has.
func (m *Manager) writeEnd(s *send, ended *journalled) error {
	old := s.earlier
	if old != nil && old.Outcome == ended.Outcome && len(old.txs) == len(ended.txs) && ended.Outcome.landed() &&
		old.Receipt.TxHash == ended.Receipt.TxHash && old.Receipt.BlockHash == ended.Receipt.BlockHash {
		return nil
	}
	return m.write(&ended.record)
}

// stop tells who waits that a send goes on with another release only. It stays a live one: its ID
// must not be begun again.
func (m *Manager) stop(s *send, err error) {
	m.launched(s)
	m.mu.Lock()
	defer m.mu.Unlock()
	s.pending.err = err
	close(s.pending.done)
}

// end takes a send out of the live ones, into the ended ones if it ended, and
// tells who waits.
func (m *Manager) end(s *send, ended *journalled, err error) {
	m.release(s)
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.live, s.candidate.ID)
	if ended != nil {
		m.ended[s.candidate.ID] = ended
		m.keep(ended)
		if len(m.ended) >= m.fullEnded {
			lapse(m.ended, m.cfg.Lapses)
			m.fullEnded = 2*len(m.ended) + endedNonces
		}
		if err == nil {
			s.pending.receipt = ended.Receipt
		}
	}
	s.pending.err = err
	close(s.pending.done)
	select {
	case <-s.pending.launched:
	default:
		close(s.pending.launched)
	}
}
