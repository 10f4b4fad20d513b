package txmgr

import (
	"context"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"fernet/settlement/rpcerr"
)

// reasonTries is how often a node is asked: the reason is good to have, the
// outcome is known without.
const reasonTries = 3

// whyReverted runs a reverted transaction again, on the state before its block
// and then on that after it. What other transactions of the block changed in
// between may lead it elsewhere; then the reason is not found out, or another.
func (m *Manager) whyReverted(s *send) (reason string, data []byte) {
	tx, number := s.version(s.receipt.TxHash), s.receipt.BlockNumber
	call := ethereum.CallMsg{From: m.from, To: tx.To(), Gas: tx.Gas(), Value: tx.Value(), Data: tx.Data()}
	for _, block := range []*big.Int{new(big.Int).Sub(number, big.NewInt(1)), number} {
		for range reasonTries {
			_, err := once(m.ctx, m, func(ctx context.Context) ([]byte, error) { return m.backend.CallContract(ctx, call, block) })
			if failedRunning(err) {
				return m.reason(err)
			}
			if err == nil {
				break
			}
			m.log.Debug("why it reverted is unknown", "hash", tx.Hash(), "err", clean(err))
			if !transient(err) {
				break // for example, the block's state is gone
			}
			select {
			case <-m.clock.After(m.cfg.PollInterval):
			case <-m.ctx.Done():
			}
		}
	}
	if s.receipt.GasUsed == tx.Gas() {
		return "it used up its gas", nil
	}
	return "for a reason that could not be found out", nil
}

// failedRunning reports whether a call was run and failed, and not that it could
// not be run.
func failedRunning(err error) bool { return rpcerr.Of(err) == rpcerr.Failed }

// reason reads why a simulated call failed: the custom error if the caller can
// decode it, Solidity's own reasons, or else the node's words.
func (m *Manager) reason(err error) (reason string, data []byte) {
	if data = rpcerr.RevertData(err); len(data) == 0 {
		return clean(err).Error(), nil
	}
	if m.cfg.DecodeError != nil {
		if text, ok := m.cfg.DecodeError(data); ok {
			return text, data
		}
	}
	if text, err := abi.UnpackRevert(data); err == nil {
		return text, data
	}
	return "unknown error " + hexutil.Encode(data), data
}
