package txmgr

import (
	"cmp"
	"context"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement/l1"
	"fernet/settlement/rpcerr"
)

// maxUnread is how many looks in a row may come upon what cannot be decoded: a gateway may fail
// once.
const maxUnread = 3

// observe looks for the versions of a send in the chain.
func (m *Manager) observe(s *send) { m.observed(s, false) }

// observeAll is observe with every node asked for the receipts.
func (m *Manager) observeAll(s *send) { m.observed(s, true) }

func (m *Manager) observed(s *send, all bool) {
	before, began := s.state.phase, m.clock.Now()
	v, receipt, err := m.look(s, all)
	s.state.observed(v, m.clock.Now())
	if v.mined != nil {
		s.receipt = receipt
	}
	switch {
	case err != nil && rpcerr.Of(err) == rpcerr.Unreadable:
		s.unread++
		s.last = err
	case err != nil:
		m.notice(&s.reading, began, "L1 does not answer, waiting for it to say what became of the transaction",
			"purpose", s.candidate.Purpose, "hash", s.txs[len(s.txs)-1].Hash(), "said", clean(err))
	default:
		s.unread = 0
		m.over(&s.reading, "L1 answers again", "purpose", s.candidate.Purpose)
	}
	m.confirming(s, v, before)
	if after := s.state.phase; after != before {
		log := m.log.With("purpose", s.candidate.Purpose, "id", s.candidate.ID, "nonce", s.nonce)
		if before == phaseMined && after == phasePending {
			log.Warn("a reorg dropped the transaction", "reorgs", s.state.reorgs)
		} else {
			log.Debug("phase", "from", before, "to", after, "hash", s.state.mined.tx, "block", s.state.mined.number, "head", v.head)
		}
	}
}

// confirming says when a mined transaction waits for its confirmations for much longer than blocks
// take.
func (m *Manager) confirming(s *send, v view, before phase) {
	if before == phasePending && s.state.phase == phaseMined {
		s.waiting = notice{}
	}
	if s.state.phase == phaseMined && v.mined != nil {
		now := m.clock.Now()
		if s.waiting.since.IsZero() {
			s.waiting = notice{since: now, next: now.Add(2 * m.cfg.BumpAfter), every: noticeEvery}
		}
		m.notice(&s.waiting, now, "the transaction is mined, waiting for more blocks", "purpose", s.candidate.Purpose,
			"hash", v.mined.tx, "block", v.mined.number, "newest", v.head, "confirmations", m.cfg.Confirmations)
	}
}

// look asks for the newest block and for the receipt of each version, newest
// first; with all, every node for the receipts. A receipt counts only when its
// block is the one that the chain has. What failed is the error, and the view then incomplete.
func (m *Manager) look(s *send, all bool) (view, *types.Receipt, error) {
	head, err := once(m.ctx, m, func(ctx context.Context) (*l1.Block, error) { return m.backend.Block(ctx, nil) })
	if err != nil {
		m.log.Debug("no newest block", "err", clean(err))
		return view{}, nil, err
	}
	receiptOf := m.backend.PollReceipt
	if all {
		receiptOf = m.backend.TransactionReceipt
	}
	v := view{head: head.Number, complete: true}
	var failed error
	for i := len(s.txs) - 1; i >= 0; i-- {
		hash := s.txs[i].Hash()
		receipt, err := once(m.ctx, m, func(ctx context.Context) (*types.Receipt, error) { return receiptOf(ctx, hash) })
		if errors.Is(err, ethereum.NotFound) {
			continue
		}
		if err != nil || receipt.BlockNumber == nil {
			m.log.Debug("no receipt", "hash", hash, "err", clean(err))
			v.complete, failed = false, cmp.Or(failed, err)
			if rpcerr.Of(err) == rpcerr.Silent {
				break // who does not answer is not asked for the others
			}
			continue
		}
		block, err := once(m.ctx, m, func(ctx context.Context) (*l1.Block, error) {
			return m.backend.Block(ctx, receipt.BlockNumber)
		})
		if err != nil || block.Hash != receipt.BlockHash {
			m.log.Debug("a receipt's block is not in the chain", "hash", hash, "block", receipt.BlockNumber, "err", clean(err))
			v.complete = false
			if !errors.Is(err, ethereum.NotFound) {
				failed = cmp.Or(failed, err)
			}
			continue
		}
		v.mined = &minedIn{
			tx: hash, block: receipt.BlockHash, number: receipt.BlockNumber.Uint64(),
			reverted: receipt.Status != types.ReceiptStatusSuccessful,
		}
		return v, receipt, nil
	}
	if v.complete && s.state.phase == phaseMined && !m.replaced(s.state.mined) {
		m.log.Debug("a node lacks the receipt of a block that the chain has", "block", s.state.mined.number)
		v.complete = false
	}
	return v, nil, failed
}

// replaced reports whether the chain has another block in the place of the one that a transaction
// was mined in. Of several nodes behind one URL some may be behind: that one has no receipt says
// nothing of the chain.
func (m *Manager) replaced(in minedIn) bool {
	block, err := once(m.ctx, m, func(ctx context.Context) (*l1.Block, error) {
		return m.backend.Block(ctx, new(big.Int).SetUint64(in.number))
	})
	return err == nil && block.Hash != in.block
}
