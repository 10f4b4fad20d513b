package audit

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/trie"

	"fernet/settlement"
)

// unseenBlock is what could not be read of an L1 block.
type unseenBlock struct {
	what string
	why  error
}

// confirm compares the logs of a block with its receipts, where its header leaves a doubt that they
// are all: an event that the bloom allows for is not among them. A bloom allows for events by
// chance too; then the receipts bear the logs out. What the replay goes on with are the logs of the
// receipts, if those have the root that the header says.
func (s *source) confirm(ctx context.Context, c *chunk, block *l1Block) error {
	if !s.blooms.doubted(block.header, block.logs) && !(s.receipts && len(block.logs) > 0) {
		return nil
	}
	number := block.header.Number.Uint64()
	where := at(settlement.Origin{L1Block: number})
	var receipts types.Receipts
	err := s.retry.optional(ctx, func() (err error) {
		receipts, err = s.view.BlockReceipts(ctx, number)
		return err
	})
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		c.unseen = append(c.unseen, unseenBlock{
			"receipts of L1 blocks in which events may be missing", fmt.Errorf("%w: block %d: %w", errNoReceipts, number, err),
		})
		return nil
	}
	if root := types.DeriveSha(receipts, trie.NewStackTrie(nil)); root != block.header.ReceiptHash {
		c.faults = append(c.faults, fault{RuleReceipts, "root of the receipts", root.Hex(), block.header.ReceiptHash.Hex(), where})
		return nil
	}
	logs := s.logsOf(receipts, block)
	if err := s.bind(ctx, c, block, logs); err != nil {
		return err
	}
	if len(logs) != len(block.logs) {
		c.faults = append(c.faults, fault{RuleLogs, "logs of the contracts in a block", fmt.Sprint(len(block.logs)), fmt.Sprint(len(logs)), where})
	} else if i := slices.IndexFunc(logs, func(l types.Log) bool {
		return !slices.ContainsFunc(block.logs, func(o types.Log) bool { return sameLog(l, o) })
	}); i >= 0 {
		c.faults = append(c.faults, fault{RuleLogs, fmt.Sprintf("log %d of the block", logs[i].Index), "another one", fmt.Sprintf("one of %s", logs[i].Address), where})
	}
	block.logs = logs
	return nil
}

// logsOf returns the logs of the deployment's contracts in receipts. Where a log is, is what a
// receipt does not say by itself: it follows from their order.
func (s *source) logsOf(receipts types.Receipts, block *l1Block) (logs []types.Log) {
	index := uint(0)
	hash := block.header.Hash()
	for i, receipt := range receipts {
		for _, log := range receipt.Logs {
			placed := *log
			placed.BlockNumber, placed.BlockHash, placed.TxHash = block.header.Number.Uint64(), hash, receipt.TxHash
			placed.Index, placed.TxIndex = index, uint(i)
			index++
			if s.wanted(&placed) {
				logs = append(logs, placed)
			}
		}
	}
	return logs
}

// wanted reports whether a log is one that the queries ask for.
func (s *source) wanted(log *types.Log) bool {
	d := s.view.Deployment
	if len(log.Topics) == 0 || !slices.Contains(contracts(d), log.Address) {
		return false
	}
	if _, own := s.view.OwnToken(); own || log.Address != d.Token {
		return true
	}
	if !slices.Contains(s.view.EventIDs(d.Token), log.Topics[0]) {
		return false
	}
	for _, holder := range holders(d) {
		for _, topic := range log.Topics[1:] {
			if [20]byte(topic[12:]) == holder {
				return true
			}
		}
	}
	return false
}

func sameLog(a, b types.Log) bool {
	return a.Address == b.Address && slices.Equal(a.Topics, b.Topics) && string(a.Data) == string(b.Data) && a.Index == b.Index && a.TxHash == b.TxHash
}

// errNoReceipts is why events may be missing that nobody can tell of.
var errNoReceipts = errors.New("the RPC gives no receipts of a block whose header allows for events that are not among its logs")
