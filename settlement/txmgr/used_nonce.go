package txmgr

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"sort"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/l1"
	"fernet/settlement/rpcerr"
)

// searchDepth is how many blocks are searched for who used a nonce: within the
// 128 whose state every node has.
const searchDepth = 96

// locate finds out which transaction used the nonce of a send, after a node
// said that it is used. It may be one of ours of which the answer was lost.
func (m *Manager) locate(s *send) {
	m.observe(s)
	if s.state.phase != phasePending {
		return
	}
	u, err := m.whoUsed(s)
	if err == nil && u.used && !s.state.owns(u.tx) {
		// The receipts once more: the first look may have asked a node that was behind. A node that
		// does not have the block yet cannot say that no version is in it.
		v, _, _ := m.look(s, true)
		if !v.complete || v.mined != nil || v.head < u.block {
			u.used = false
		}
	}
	log := m.log.With("purpose", s.candidate.Purpose, "id", s.candidate.ID, "nonce", s.nonce)
	if err != nil {
		log.Debug("who used the nonce is unknown", "err", clean(err))
		s.state.located(usage{}, m.clock.Now())
		return
	}
	log.Debug("who used the nonce", "used", u.used, "hash", u.tx, "block", u.block, "head", u.head)
	s.state.located(u, m.clock.Now())
	if s.state.owns(u.tx) {
		m.observeAll(s) // the node that is usually asked may not have its receipt
	}
}

// whoUsed searches the newest blocks for the transaction of the account with
// the nonce of a send. Buried deeper than searchDepth, only a bound on its
// block is known.
func (m *Manager) whoUsed(s *send) (usage, error) {
	head, err := once(m.ctx, m, func(ctx context.Context) (*l1.Block, error) { return m.backend.Block(ctx, nil) })
	if err != nil {
		return usage{}, err
	}
	u := usage{head: head.Number}
	var failed error
	usedAt := func(block uint64) bool {
		if failed != nil {
			return true // whatever is found is not used
		}
		next, err := once(m.ctx, m, func(ctx context.Context) (uint64, error) {
			return m.backend.NonceAt(ctx, m.from, new(big.Int).SetUint64(block))
		})
		if err != nil {
			failed = err
		} else {
			s.floor = max(s.floor, next)
		}
		return next > s.nonce
	}
	if u.used = usedAt(u.head); !u.used || failed != nil {
		s.usedBy = 0
		return u, failed
	}
	if s.usedBy == 0 {
		s.usedBy = u.head
	}
	low := u.head - min(u.head, searchDepth)
	// The first block in [low, head] with the nonce used in its state.
	u.block = low + uint64(sort.Search(int(u.head-low), func(i int) bool { return usedAt(low + uint64(i)) }))
	if failed == nil && u.block == low && low > 0 {
		return u, nil // or in one before it
	}
	if failed == nil {
		u.tx, failed = once(m.ctx, m, func(ctx context.Context) (common.Hash, error) {
			return m.backend.SentIn(ctx, u.block, m.from, s.nonce)
		})
	}
	switch {
	case failed == nil:
		return u, nil
	case errors.Is(failed, ethereum.NotFound) && u.head+1 < u.block+max(m.cfg.Confirmations, 2):
		// The newest block may change, and there are nodes (anvil) that answer for it with the
		// state of the next one while they make that. What used the nonce is then in a block that
		// nobody has yet, and may be ours.
		return usage{}, fmt.Errorf("block %d changed while it was searched", u.block)
	case errors.Is(failed, ethereum.NotFound), !rpcerr.Of(failed).Again():
		// By no transaction of the account, as an EIP-7702 authorization does, or in a block that
		// the node cannot tell: what is known is that by then it was used.
		return usage{used: true, block: s.usedBy, head: u.head}, nil
	default:
		return usage{}, failed
	}
}
