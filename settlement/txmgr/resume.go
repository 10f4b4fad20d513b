package txmgr

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// restore makes a send of what the journal holds of it. What it does next is the
// newest version's call; any version may be the one that lands.
func (m *Manager) restore(h *journalled) (*send, error) {
	if len(h.txs) == 0 {
		return nil, errors.New("its transaction is not kept any more")
	}
	signer := types.LatestSignerForChainID(m.chainID)
	var hashes []common.Hash
	for _, tx := range h.txs {
		from, err := types.Sender(signer, tx)
		if err != nil {
			return nil, err
		}
		if from != m.from || tx.Nonce() != h.Nonce {
			return nil, errors.New("a transaction is not of this account and nonce")
		}
		hashes = append(hashes, tx.Hash())
	}
	tx := h.txs[len(h.txs)-1]
	s := &send{
		candidate: Candidate{ID: h.ID, Purpose: h.Purpose, To: tx.To(), Data: tx.Data(), Value: tx.Value(), GasLimit: tx.Gas()},
		payload:   payloadOf(tx),
		pending:   newPending(h.ID, h.Purpose),
		nonce:     h.Nonce,
		state:     resumeSendState(m.cfg.policy(), h.Start, hashes, m.clock.Now()),
		txs:       slices.Clone(h.txs),
	}
	switch {
	case h.Outcome.landed():
		s.state.comeBack()
	case h.Outcome == Doubtful:
		// Its nonce may since have been used by another of this account, which is no reason to
		// stop.
		s.state.start = math.MaxUint64
	}
	s.pending.begun = true
	close(s.pending.launched)
	return s, nil
}

// Result is the outcome of a transaction that was resumed.
type Result struct {
	ID, Purpose string
	Receipt     *types.Receipt
	Err         error // as Pending.Wait's
}

// Resume waits until everything begun and not final at the time of the call is
// final, and returns what became of it. It has an error of its own only when
// ctx ends first.
func (m *Manager) Resume(ctx context.Context) ([]Result, error) {
	m.mu.Lock()
	var all []*Pending
	for _, s := range m.live {
		all = append(all, s.pending)
	}
	m.mu.Unlock()
	slices.SortFunc(all, func(a, b *Pending) int { return cmp.Compare(a.id, b.id) })

	var results []Result
	for _, p := range all {
		select {
		case <-p.done:
		case <-ctx.Done():
			return results, fmt.Errorf("resume: wait for %s: %w", p.purpose, ctx.Err())
		}
		results = append(results, Result{ID: p.id, Purpose: p.purpose, Receipt: p.receipt, Err: p.err})
	}
	return results, nil
}

// result is what Wait returned for a transaction that the journal says ended.
func (h *journalled) result() (*types.Receipt, error) {
	switch h.Outcome {
	case Confirmed:
		return h.Receipt, nil
	case Reverted:
		return nil, &RevertedError{Purpose: h.Purpose, Hash: h.Receipt.TxHash, Block: h.Receipt.BlockNumber.Uint64(), Reason: h.Reason, Data: h.Data}
	case Replaced:
		return nil, &ReplacedError{Purpose: h.Purpose, Nonce: h.Nonce, By: h.By}
	case Doubtful:
		return nil, &DoubtfulError{Purpose: h.Purpose, Hash: h.txs[len(h.txs)-1].Hash(), Nonce: h.Nonce, Err: errors.New(h.Reason)}
	default:
		return nil, &RefusedError{Purpose: h.Purpose, Err: errors.New(h.Reason)}
	}
}
