package txmgr

import (
	"context"
	"fmt"

	"fernet/settlement/rpcerr"
)

// drive carries out what the state of a send says until it is final or the
// Manager is closed. It looks at the chain first when asked to. The end of
// caller ends a send only until something of it may be in a pool.
func (m *Manager) drive(caller context.Context, s *send, look bool) {
	log := m.log.With("purpose", s.candidate.Purpose, "id", s.candidate.ID)
	if look {
		m.observe(s)
	}
	for m.ctx.Err() == nil {
		if s.unread >= maxUnread {
			m.stop(s, fmt.Errorf("%s: %w: %w", s.candidate.Purpose, ErrUnreadable, clean(s.last)))
			return
		}
		if caller.Err() != nil && m.ctx.Err() == nil {
			if s.state.giveUp() {
				s.last = caller.Err()
			}
			caller = m.ctx // what may land goes on without the caller
		}
		if s.state.begun() {
			m.launched(s)
			caller = m.ctx
		}
		act := s.state.next(m.clock.Now())
		if act != actPoll {
			log.Debug("next", "do", act, "phase", s.state.phase, "nonce", s.nonce)
		}
		switch act {
		case actDone:
			m.finish(s)
			return
		case actBroadcast:
			m.broadcast(s)
		case actBump:
			m.bump(s)
		case actLocate:
			m.locate(s)
		case actCheck:
			m.check(s)
		case actRenonce:
			m.renonce(caller, s)
		case actPoll:
			m.sleep(caller)
			m.observe(s)
		}
	}
	m.end(s, nil, ErrClosed)
}

// launched lets the next transaction have its nonce.
func (m *Manager) launched(s *send) {
	m.release(s)
	select {
	case <-s.pending.launched:
	default:
		close(s.pending.launched)
	}
}

// sleep waits for the next poll.
func (m *Manager) sleep(caller context.Context) {
	select {
	case <-m.clock.After(m.cfg.PollInterval):
	case <-caller.Done():
	case <-m.ctx.Done():
	}
}

// broadcast sends the version that is due. What a pool had and is not mined yet may wait for what
// was final before it.
func (m *Manager) broadcast(s *send) {
	tx, began := s.version(s.state.broadcastable()), m.clock.Now()
	if s.state.accepted() {
		m.fillLine(s)
	}
	_, err := once(m.ctx, m, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, m.backend.SendTransaction(ctx, tx)
	})
	said := classify(err)
	if err != nil {
		s.last = clean(err)
	}
	s.state.answered(tx.Hash(), said, m.clock.Now())
	switch said {
	case answerAccepted, answerKnown:
		m.over(&s.offering, "a node has the transaction", "purpose", s.candidate.Purpose, "hash", tx.Hash())
	case answerNonceTooLow: // it is found out who used it
	default:
		if !rpcerr.Of(err).Answered() && !s.reading.since.IsZero() {
			break // that L1 does not answer is said already
		}
		what := "no node takes the transaction, offering it again"
		if s.state.accepted() {
			what = "a node took the transaction, and none takes it again"
		}
		m.notice(&s.offering, began, what,
			"purpose", s.candidate.Purpose, "hash", tx.Hash(), "said", clean(err))
	}
	m.log.Debug("broadcast", "purpose", s.candidate.Purpose, "id", s.candidate.ID, "nonce", s.nonce, "hash", tx.Hash(), "answer", said, "err", clean(err))
}
