package txmgr

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"

	"fernet/settlement/l1"
	"fernet/settlement/rpcerr"
)

// bump makes a version with higher fees, when that can help. A transaction that
// has to wait for earlier nonces is not helped by it; if the earlier ones are
// ours and a reorg dropped them, they are sent again.
func (m *Manager) bump(s *send) {
	log := m.log.With("purpose", s.candidate.Purpose, "id", s.candidate.ID, "nonce", s.nonce)
	impossible := func(why string, args ...any) {
		log.Debug("no bump: "+why, args...)
		if s.state.accepted() {
			m.notice(&s.waiting, m.clock.Now().Add(-m.cfg.BumpAfter), "the transaction is not mined yet, and it is not sent with higher fees: "+why,
				append([]any{"purpose", s.candidate.Purpose, "hash", s.txs[len(s.txs)-1].Hash()}, args...)...)
		}
		s.state.bumpImpossible(m.clock.Now())
	}
	if !s.state.priceLow {
		next, err := once(m.ctx, m, func(ctx context.Context) (uint64, error) { return m.backend.NonceAt(ctx, m.from, nil) })
		if err != nil {
			impossible("the account's nonce is unknown", "err", clean(err))
			return
		}
		if next < s.nonce {
			impossible("it is not next in line", "next", next)
			m.revive(next, s.nonce)
			return
		}
		if next > s.nonce {
			impossible("its nonce is used", "next", next)
			return
		}
	}
	head, tip, err := m.market(m.ctx, false)
	if err != nil {
		impossible("the market is unknown", "err", clean(err))
		return
	}
	old := s.txs[len(s.txs)-1]
	if s.state.permanent {
		old = s.version(s.state.broadcastable()) // the newest was refused for more than its price
	}
	f, ok := m.cfg.bumpFees(fees{tip: old.GasTipCap(), cap: old.GasFeeCap()}, head.BaseFee, tip)
	if !ok {
		paid := fees{tip: old.GasTipCap(), cap: old.GasFeeCap()}
		impossible("it pays the highest fees allowed", "fees", paid, "baseFee", gwei(head.BaseFee))
		return
	}
	before := len(s.txs)
	if err := m.addVersion(m.ctx, s, s.nonce, s.state.start, f); err != nil {
		impossible("it could not be signed and journalled", "err", err)
		return
	}
	if len(s.txs) > before {
		m.log.Warn("the transaction is not mined yet, paying more", "purpose", s.candidate.Purpose, "nonce", s.nonce,
			"old", fees{tip: old.GasTipCap(), cap: old.GasFeeCap()}, "new", f, "hash", s.txs[len(s.txs)-1].Hash())
	}
}

// quote is the nonce and the fees of a first version, and the newest block. The
// send must hold the turn.
func (m *Manager) quote(ctx context.Context, s *send) (nonce, start uint64, f fees, err error) {
	// A node that is behind says too little, never too much: what we gave out ourselves holds.
	nonce, err = read(ctx, m, "nonce", func(ctx context.Context) (uint64, error) { return m.backend.PendingNonceAt(ctx, m.from) })
	if err != nil {
		return 0, 0, fees{}, fmt.Errorf("%s: %w", s.candidate.Purpose, err)
	}
	if nonce < m.next {
		m.revive(nonce, m.next) // or it knows too little because a reorg dropped what was final
	}
	nonce = max(nonce, m.next, s.floor)
	head, tip, err := m.market(ctx, true)
	if err != nil {
		return 0, 0, fees{}, fmt.Errorf("%s: %w", s.candidate.Purpose, err)
	}
	if f, err = m.cfg.suggestFees(head.BaseFee, tip); err != nil {
		return 0, 0, fees{}, fmt.Errorf("%s: %w", s.candidate.Purpose, err)
	}
	return nonce, head.Number, f, nil
}

// noBaseFeeError means that the chain is older than EIP-1559.
type noBaseFeeError struct{}

func (noBaseFeeError) Error() string { return "L1's newest block has no base fee" }

// RPCKind says that to ask again does not help.
func (noBaseFeeError) RPCKind() rpcerr.Kind { return rpcerr.Unreadable }

// market is the newest block and the tip that the node suggests.
// One that suggests none, whatever it is asked, gets the least.
func (m *Manager) market(ctx context.Context, patient bool) (*l1.Block, *big.Int, error) {
	latest := func(ctx context.Context) (*l1.Block, error) {
		head, err := m.backend.Block(ctx, nil)
		if err == nil && head.BaseFee == nil {
			err = noBaseFeeError{}
		}
		return head, err
	}
	suggested := func(ctx context.Context) (*big.Int, error) {
		tip, err := m.backend.SuggestGasTipCap(ctx)
		if kind := rpcerr.Of(err); err != nil && kind.Answered() && !kind.Again() {
			m.log.Debug("no tip is suggested, taking the least", "err", clean(err))
			return m.cfg.MinTip, nil
		}
		return tip, err
	}
	if !patient {
		head, err := once(ctx, m, latest)
		if err != nil {
			return nil, nil, err
		}
		tip, err := once(ctx, m, suggested)
		return head, tip, err
	}
	head, err := read(ctx, m, "newest block", latest)
	if err != nil {
		return nil, nil, err
	}
	tip, err := read(ctx, m, "tip", suggested)
	return head, tip, err
}

// gasLimit is the candidate's, or the estimate with its margin.
func (m *Manager) gasLimit(ctx context.Context, c *Candidate) (uint64, error) {
	gas := c.GasLimit
	if gas == 0 {
		call := ethereum.CallMsg{From: m.from, To: c.To, Value: c.Value, Data: c.Data}
		estimate, err := read(ctx, m, "gas estimate", func(ctx context.Context) (uint64, error) { return m.backend.EstimateGas(ctx, call) })
		if err != nil {
			if !rpcerr.Of(err).OfCall() {
				return 0, fmt.Errorf("%s: %w", c.Purpose, err)
			}
			reason, data := m.reason(err)
			return 0, &WouldFailError{Purpose: c.Purpose, Reason: reason, Data: data}
		}
		if estimate > m.cfg.MaxGas {
			return 0, fmt.Errorf("%s: %w: %d, at most %d", c.Purpose, ErrGasCap, estimate, m.cfg.MaxGas)
		}
		gas = m.cfg.limit(estimate)
	}
	if gas > m.cfg.MaxGas {
		return 0, fmt.Errorf("%s: %w: %d, at most %d", c.Purpose, ErrGasCap, gas, m.cfg.MaxGas)
	}
	return gas, nil
}
