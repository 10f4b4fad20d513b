package audit

import (
	"context"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"golang.org/x/sync/errgroup"

	"fernet/settlement"
)

// There are at most chunksAhead + 2 chunks of chunkBlocks L1 blocks at a time. They are whole
// batches of headers.
const (
	chunkBlocks = 200
	chunksAhead = 1
)

// source reads L1 in order: headers, logs of the deployment's contracts, and the transactions that
// are needed to tell what was proposed and submitted.
type source struct {
	view   *settlement.View // of its own: it is read beside the replay
	blooms *blooms
	// calldata are the events that say less than the call that they come from.
	calldata []common.Hash
	// receipts has the receipts of all blocks with logs read.
	receipts bool
	retry    *retry

	next   uint64        // the first L1 block that was not read
	parent *types.Header // of it; nil: the first one has none here
}

// chunk is a stretch of L1.
type chunk struct {
	blocks []l1Block
	txs    map[common.Hash]*types.Transaction // whose calldata is needed
	faults []fault                            // of the RPC, in L1's order
	unseen []unseenBlock
}

// l1Block is an L1 block with its logs of the deployment's contracts, in order.
type l1Block struct {
	header *types.Header
	logs   []types.Log
}

// fault is what is wrong with what the RPC gave.
type fault struct {
	rule, what, found, expected string
	at                          place
}

// contracts are whose logs are read.
func contracts(d *settlement.Deployment) []common.Address {
	return []common.Address{d.Token, d.Staking, d.Sequencing, d.Settlement, d.Rewards}
}

// holders are the contracts that hold tokens.
func holders(d *settlement.Deployment) []common.Address {
	return []common.Address{d.Staking, d.Rewards}
}

// chunks sends L1 from where it was read to up to the view's block, and closes the channel. Headers
// are chained across chunks: the last one's hash must be the view's.
func (s *source) chunks(ctx context.Context, to chan<- *chunk) error {
	defer close(to)
	for s.next <= s.view.Number {
		last := min(s.view.Number, s.next+chunkBlocks-1)
		c, err := try(ctx, s.retry, func(ctx context.Context) (*chunk, error) { return s.chunk(ctx, s.next, last, s.parent) })
		if err != nil {
			return err
		}
		s.next, s.parent = last+1, c.blocks[len(c.blocks)-1].header
		if last == s.view.Number && s.parent.Hash() != s.view.Hash {
			c.faults = append(c.faults, fault{
				rule: RuleHeaders, what: "hash of the block that everything is read at",
				found: s.parent.Hash().Hex(), expected: s.view.Hash.Hex(), at: at(settlement.Origin{L1Block: s.view.Number}),
			})
		}
		select {
		case to <- c:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

func (s *source) chunk(ctx context.Context, from, to uint64, parent *types.Header) (*chunk, error) {
	var headers []*types.Header
	var logs []types.Log
	both, reading := errgroup.WithContext(ctx)
	both.Go(func() (err error) { headers, err = s.view.Headers(reading, from, to); return err })
	both.Go(func() (err error) { logs, err = s.logs(reading, from, to); return err })
	if err := both.Wait(); err != nil {
		return nil, fmt.Errorf("read L1 blocks %d to %d: %w", from, to, err)
	}
	c := &chunk{blocks: make([]l1Block, len(headers)), txs: map[common.Hash]*types.Transaction{}}
	for i, header := range headers {
		c.blocks[i].header = header
		c.link(from+uint64(i), header, parent)
		parent = header
	}
	c.sort(from, logs, contracts(s.view.Deployment))
	for i := range c.blocks {
		if err := s.confirm(ctx, c, &c.blocks[i]); err != nil {
			return nil, err
		}
	}
	return c, s.transactions(ctx, c)
}

// link checks that a header has its number and is the child of the one before, of which the first
// has none.
func (c *chunk) link(number uint64, header, parent *types.Header) {
	where := at(settlement.Origin{L1Block: number})
	if header.Number == nil || !header.Number.IsUint64() || header.Number.Uint64() != number {
		c.faults = append(c.faults, fault{RuleHeaders, "number of a header", text(header.Number), text(number), where})
	}
	if parent != nil && header.ParentHash != parent.Hash() {
		c.faults = append(c.faults, fault{RuleHeaders, "hash of the header before, as the next one has it", parent.Hash().Hex(), header.ParentHash.Hex(), where})
	}
}

// logs reads the logs of a stretch. Of a token that was there before the deployment only what
// concerns its contracts is read.
func (s *source) logs(ctx context.Context, from, to uint64) ([]types.Log, error) {
	d := s.view.Deployment
	addresses := contracts(d)
	if _, own := s.view.OwnToken(); own {
		return s.view.LogsIn(ctx, ethereum.FilterQuery{Addresses: addresses}, from, to)
	}
	logs, err := s.view.LogsIn(ctx, ethereum.FilterQuery{Addresses: addresses[1:]}, from, to)
	if err != nil {
		return nil, err
	}
	var parties []common.Hash
	for _, holder := range holders(d) {
		parties = append(parties, common.BytesToHash(holder[:]))
	}
	moved := s.view.EventIDs(d.Token)
	for _, topics := range [][][]common.Hash{{moved, parties}, {moved, nil, parties}} {
		more, err := s.view.LogsIn(ctx, ethereum.FilterQuery{Addresses: addresses[:1], Topics: topics}, from, to)
		if err != nil {
			return nil, err
		}
		for _, log := range more {
			// A transfer between the two is in both answers.
			if len(topics) == 2 || len(log.Topics) < 2 || !slices.Contains(parties, log.Topics[1]) {
				logs = append(logs, log)
			}
		}
	}
	slices.SortStableFunc(logs, inOrder)
	return logs, nil
}

func inOrder(a, b types.Log) int {
	if a.BlockNumber != b.BlockNumber {
		return int(int64(a.BlockNumber) - int64(b.BlockNumber))
	}
	return int(a.Index) - int(b.Index)
}

// sort gives each block its logs, and notes those that are out of order, there twice, of another
// contract or of another block.
func (c *chunk) sort(from uint64, logs []types.Log, addresses []common.Address) {
	wrong := func(log *types.Log, found, expected string) {
		origin := settlement.Origin{L1Block: log.BlockNumber, TxHash: log.TxHash, LogIndex: log.Index}
		c.faults = append(c.faults, fault{RuleLogs, fmt.Sprintf("log %d of %s", log.Index, log.Address), found, expected, at(origin)})
	}
	for i := 1; i < len(logs); i++ {
		if inOrder(logs[i], logs[i-1]) < 0 {
			wrong(&logs[i], fmt.Sprintf("it after log %d of block %d", logs[i-1].Index, logs[i-1].BlockNumber), "L1's order")
		}
	}
	slices.SortStableFunc(logs, inOrder)
	for i := range logs {
		log := &logs[i]
		switch at := int(int64(log.BlockNumber) - int64(from)); {
		case at < 0 || at >= len(c.blocks):
			wrong(log, "a log of another block than was asked for", "none")
		case !slices.Contains(addresses, log.Address) || len(log.Topics) == 0:
			wrong(log, "a log of another contract", "none")
		case log.Removed:
			wrong(log, "a log that was removed", "none")
		case i > 0 && inOrder(*log, logs[i-1]) == 0:
			wrong(log, "it twice", "once")
		default:
			block := &c.blocks[at]
			if hash := block.header.Hash(); log.BlockHash != hash {
				wrong(log, "a log of block "+log.BlockHash.Hex(), hash.Hex())
			}
			block.logs = append(block.logs, *log)
		}
	}
}
