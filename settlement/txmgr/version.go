package txmgr

import (
	"context"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// renonce takes another nonce for a send of which nothing can land.
func (m *Manager) renonce(caller context.Context, s *send) {
	ctx, stop := context.WithCancel(caller)
	defer stop()
	defer context.AfterFunc(m.ctx, stop)()
	giveUp := func(err error) {
		if m.ctx.Err() == nil && s.state.giveUp() {
			s.last = err
		}
	}
	if !s.holding {
		select {
		case <-m.turn:
			s.holding = true
		case <-ctx.Done():
			giveUp(ctx.Err())
			return
		}
	}
	s.floor = max(s.floor, s.nonce+1)
	nonce, start, f, err := m.quote(ctx, s)
	if err != nil {
		giveUp(err)
		return
	}
	m.log.Info("the nonce is another transaction's, taking the next", "purpose", s.candidate.Purpose, "id", s.candidate.ID, "lost", s.nonce, "nonce", nonce)
	before := *s
	s.state.renonced(start, m.clock.Now())
	if s.state.phase.final() {
		s.last = fmt.Errorf("%w after %d tries", ErrNoNonce, s.state.renonces)
		return
	}
	s.txs = nil
	if err := m.addVersion(ctx, s, nonce, start, f); err != nil {
		s.nonce, s.txs = before.nonce, before.txs
		giveUp(err)
		return
	}
	s.nonce = nonce
	m.next = nonce + 1
}

// addVersion signs a version and journals it. Only then the state knows of it.
func (m *Manager) addVersion(ctx context.Context, s *send, nonce, start uint64, f fees) error {
	c := &s.candidate
	unsigned := types.NewTx(&types.DynamicFeeTx{
		ChainID: m.chainID, Nonce: nonce, GasTipCap: f.tip, GasFeeCap: f.cap,
		Gas: c.GasLimit, To: c.To, Value: c.Value, Data: c.Data,
	})
	tx, err := m.signer.SignTx(ctx, unsigned, m.chainID)
	if err != nil {
		return fmt.Errorf("%s: sign: %w", c.Purpose, err)
	}
	signer := types.LatestSignerForChainID(m.chainID)
	if from, err := types.Sender(signer, tx); err != nil || from != m.from || signer.Hash(tx) != signer.Hash(unsigned) {
		return fmt.Errorf("%s: %w: it is by %s", c.Purpose, ErrSigner, from)
	}
	if s.version(tx.Hash()) != nil {
		// The fees of a version that was refused for another reason: it is in the journal.
		s.txs = append(slices.DeleteFunc(s.txs, func(old *types.Transaction) bool { return old.Hash() == tx.Hash() }), tx)
		s.state.signed(tx.Hash(), m.clock.Now())
		return nil
	}
	raw, err := tx.MarshalBinary()
	if err != nil {
		return fmt.Errorf("%s: encode: %w", c.Purpose, err)
	}
	err = m.write(&record{Kind: recordSend, ID: c.ID, Purpose: c.Purpose, Nonce: nonce, Payload: s.payload, Start: start, Raw: raw})
	if err != nil {
		return fmt.Errorf("%s: %w", c.Purpose, err)
	}
	s.txs = append(s.txs, tx)
	s.state.signed(tx.Hash(), m.clock.Now())
	m.log.Debug("signed and journalled", "purpose", c.Purpose, "id", c.ID, "nonce", nonce, "hash", tx.Hash(),
		"gas", c.GasLimit, "tip", f.tip, "feeCap", f.cap, "version", len(s.txs))
	return nil
}

func (s *send) version(hash common.Hash) *types.Transaction {
	for _, tx := range s.txs {
		if tx.Hash() == hash {
			return tx
		}
	}
	return nil
}

func (m *Manager) write(r *record) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.journal.append(r)
}
