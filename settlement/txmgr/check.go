package txmgr

import (
	"context"

	"github.com/ethereum/go-ethereum/common"
)

// check finds out whether any node has a version of a send after all, when nodes
// have answered for long enough only with errors that leave that open. What has none is given
// up. Its nonce goes to whoever asks next; the send itself may only come back
// under the same one. So it is not given up while a later nonce of ours is under way.
func (m *Manager) check(s *send) {
	m.observeAll(s)
	if s.state.phase != phasePending {
		return
	}
	var found search
	if m.lastInLine(s) {
		found = m.search(s)
	}
	m.log.Debug("searched pools and blocks", "purpose", s.candidate.Purpose, "id", s.candidate.ID, "nonce", s.nonce,
		"complete", found.complete, "pooled", found.pooled, "used", found.used)
	s.state.searched(found, m.clock.Now())
}

// lastInLine reports whether no later nonce was taken, and keeps it so for as long as the
// send has the turn.
func (m *Manager) lastInLine(s *send) bool {
	if !s.holding {
		select {
		case <-m.turn:
			s.holding = true
		default:
			return false
		}
	}
	if m.next == s.nonce+1 {
		return true
	}
	m.release(s)
	return false
}

// search asks blocks and pools for a send.
func (m *Manager) search(s *send) (found search) {
	v, _, err := m.look(s, true)
	if err != nil || !v.complete || v.mined != nil {
		return search{}
	}
	for i := len(s.txs) - 1; i >= 0; i-- {
		hash := s.txs[i].Hash()
		known, err := once(m.ctx, m, func(ctx context.Context) (bool, error) { return m.backend.Known(ctx, hash) })
		switch {
		case err != nil:
			return search{}
		case known:
			return search{complete: true, pooled: hash}
		}
	}
	next, err := once(m.ctx, m, func(ctx context.Context) (uint64, error) { return m.backend.NonceAt(ctx, m.from, nil) })
	if err != nil {
		return search{}
	}
	return search{complete: true, pooled: common.Hash{}, used: next > s.nonce}
}
