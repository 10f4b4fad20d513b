package txmgr

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/ethereum/go-ethereum/params"
)

// What reverted under an ID that is sent anew has a nonce of its own. A deep reorg frees that
// nonce, and everything after it waits until it is used again. So what reverted is set aside, under
// an ID of its own, and when it is gone its nonce is used by a transaction that does nothing: the
// call itself goes on under the later nonce, and could be done twice if it was sent under both.

// asidePrefix begins the IDs of what was set aside.
const asidePrefix = "reverted/"

func isAside(id string) bool { return strings.HasPrefix(id, asidePrefix) }

// setAside keeps what reverted, for as long as what landed is kept.
func (m *Manager) setAside(old *journalled) error {
	if len(old.txs) == 0 {
		return nil // it is too old for any reorg
	}
	aside := *old
	aside.ID = fmt.Sprintf("%s%s/%d", asidePrefix, old.ID, old.Nonce)
	for _, tx := range aside.txs {
		raw, err := tx.MarshalBinary()
		if err != nil {
			return fmt.Errorf("%s: encode: %w", aside.Purpose, err)
		}
		r := record{Kind: recordSend, ID: aside.ID, Purpose: aside.Purpose, Nonce: aside.Nonce, Payload: payloadOf(tx), Start: aside.Start, Raw: raw}
		if err := m.write(&r); err != nil {
			return fmt.Errorf("%s: %w", aside.Purpose, err)
		}
	}
	if err := m.write(&aside.record); err != nil {
		return fmt.Errorf("%s: %w", aside.Purpose, err)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.ended[aside.ID] = &aside
	m.keep(&aside)
	return nil
}

// void makes a version of what was set aside that does nothing, unless the chain has it. Where that
// fails, what reverted is sent as it was.
func (m *Manager) void(s *send) {
	if v, _, err := m.look(s, true); err != nil || v.mined != nil {
		return
	}
	old := s.txs[len(s.txs)-1]
	head, tip, err := m.market(m.ctx, false)
	if err != nil {
		m.log.Warn("what reverted is sent again as it was", "purpose", s.candidate.Purpose, "nonce", s.nonce, "err", clean(err))
		return
	}
	f, ok := m.cfg.bumpFees(fees{tip: old.GasTipCap(), cap: old.GasFeeCap()}, head.BaseFee, tip)
	if !ok {
		m.log.Warn("what reverted is sent again as it was: it pays the highest fees allowed", "purpose", s.candidate.Purpose, "nonce", s.nonce)
		return
	}
	c := &s.candidate
	c.To, c.Data, c.Value, c.GasLimit = &m.from, nil, new(big.Int), params.TxGas
	c.Purpose = "use the nonce of what reverted: " + c.Purpose
	s.payload = payloadHash(c.To, c.Value, c.Data)
	if err := m.addVersion(m.ctx, s, s.nonce, s.state.start, f); err != nil {
		m.log.Warn("what reverted is sent again as it was", "purpose", s.candidate.Purpose, "nonce", s.nonce, "err", err)
	}
}
