package audit

import (
	"context"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/trie"

	"fernet/settlement"
)

// What binds the calldata that is read to L1's chain: a transaction is asked for by its hash, which
// settlement computes again from all that it says, calldata and signature. The hash is that of a
// log, and neither the bloom of a header nor its receipts root says anything of it. Where the
// receipts of a block are read, their root binds each log to the place of its receipt, and the
// header's transactions root binds a transaction to the same place. Where they are not read, since
// nothing is in doubt, logs are bound by the bloom alone, and the transaction they name by what it
// is compared with: it has to be signed by the one that the event is of, and to say what that says.

// bind reads the transactions of a block whose receipts were read, if their calldata is needed, and
// gives logs the hash of the transaction in their place.
func (s *source) bind(ctx context.Context, c *chunk, block *l1Block, logs []types.Log) error {
	if !slices.ContainsFunc(logs, s.needsCalldata) {
		return nil
	}
	number := block.header.Number.Uint64()
	where := at(settlement.Origin{L1Block: number})
	var txs types.Transactions
	err := s.retry.optional(ctx, func() (err error) {
		txs, err = s.view.BlockTransactions(ctx, number)
		return err
	})
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		c.unseen = append(c.unseen, unseenBlock{
			"whether transactions are those of their L1 block", fmt.Errorf("the RPC gives no transactions of block %d: %w", number, err),
		})
		return nil
	}
	if root := types.DeriveSha(txs, trie.NewStackTrie(nil)); root != block.header.TxHash {
		c.faults = append(c.faults, fault{RuleTransactions, "root of the transactions", root.Hex(), block.header.TxHash.Hex(), where})
		return nil
	}
	for i := range logs {
		log := &logs[i]
		if log.TxIndex >= uint(len(txs)) {
			// the header's roots are of lists of different lengths: no chain has such a block
			continue
		}
		tx := txs[log.TxIndex]
		if hash := tx.Hash(); log.TxHash != hash {
			what := fmt.Sprintf("transaction of log %d", log.Index)
			c.faults = append(c.faults, fault{RuleTransactions, what, log.TxHash.Hex(), hash.Hex(), where})
			log.TxHash = hash
		}
		if s.needsCalldata(*log) {
			c.txs[log.TxHash] = tx
		}
	}
	return nil
}

// needsCalldata reports whether an event says less than the call that it comes from.
func (s *source) needsCalldata(log types.Log) bool {
	return slices.Contains(s.calldata, log.Topics[0])
}

// transactions reads those whose calldata tells what was proposed and submitted, but for those that
// are known.
func (s *source) transactions(ctx context.Context, c *chunk) error {
	var hashes []common.Hash
	for _, block := range c.blocks {
		for _, log := range block.logs {
			if _, known := c.txs[log.TxHash]; !known && s.needsCalldata(log) {
				c.txs[log.TxHash] = nil
				hashes = append(hashes, log.TxHash)
			}
		}
	}
	if len(hashes) == 0 {
		return nil
	}
	txs, err := s.view.Transactions(ctx, hashes)
	if err != nil {
		return err
	}
	for i, hash := range hashes {
		c.txs[hash] = txs[i]
	}
	return nil
}
