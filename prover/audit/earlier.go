package audit

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"golang.org/x/sync/errgroup"

	"fernet/settlement"
)

// readsAhead is at how many earlier L1 blocks is read at the same time.
const readsAhead = 16

// earlier compares what L1 had on record when blocks were finalized, at the L1 block of that, with
// what the replay had come to: the figures at the view are of later. It takes a node that keeps old
// states, an archive; of another it is noted that this was left out, which makes no audit
// incomplete, since all figures at the view are compared in any case.
type earlier struct {
	*replay
	closed  []*block // in the L1 block at hand
	waiting []earlierBlock
	gone    bool // the node does not keep the states
	noted   bool
}

// notedEarlier is noted of a node that keeps no old states.
const notedEarlier = "what L1 had on record when blocks were finalized was compared at the view alone, since the RPC is no archive"

// earlierBlock is an L1 block in which blocks were finalized, with what it must have left.
type earlierBlock struct {
	number     uint64
	hash       common.Hash
	funds      settlement.Funds
	blocks     []expectedBlock
	remainders []expectedRemainder
}

// blockEnds notes what there is to compare at the end of an L1 block.
func (e *earlier) blockEnds(header *types.Header) {
	closed := e.closed
	e.closed = nil
	if len(closed) == 0 || e.gone {
		return
	}
	copied := func(v *big.Int) *big.Int { return new(big.Int).Set(v) }
	at := earlierBlock{
		number: header.Number.Uint64(), hash: header.Hash(),
		funds: settlement.Funds{Reserve: copied(e.money.reserve), Escrow: copied(e.money.escrow), Owed: copied(e.money.owed), Balance: copied(e.money.held)},
	}
	for _, b := range closed {
		at.blocks = append(at.blocks, e.records.expected(b, true))
		// and not all paid in the same L1 block
		if record := e.claims.records[b.number]; record != nil {
			at.remainders = append(at.remainders, expectedRemainderOf(b.number, record))
		}
	}
	e.waiting = append(e.waiting, at)
}

// earlierRecords is what L1 had on record at an earlier block.
type earlierRecords struct {
	recorded
	funds settlement.Funds
}

// flush compares the L1 blocks that wait, if they are more than some.
func (e *earlier) flush(ctx context.Context, more int) error {
	if len(e.waiting) <= more {
		return nil
	}
	waiting := e.waiting
	e.waiting = nil
	found, err := e.readAll(ctx, waiting)
	if err != nil {
		if ctx.Err() != nil || errors.Is(err, settlement.ErrReorged) {
			return err
		}
		if e.gone = true; !e.noted {
			e.noted = true
			e.summary.Notes = append(e.summary.Notes, fmt.Sprintf("%s: %v", notedEarlier, err))
		}
		return nil
	}
	for i := range waiting {
		e.compare(&waiting[i], found[i])
	}
	return nil
}

// readAll reads what L1 had on record at some L1 blocks: at the first one alone, since a node that
// keeps no old states has none for the others either.
func (e *earlier) readAll(ctx context.Context, waiting []earlierBlock) ([]earlierRecords, error) {
	found := make([]earlierRecords, len(waiting))
	read := func(ctx context.Context, i int) error {
		return e.retry.optional(ctx, func() (err error) {
			found[i], err = e.read(ctx, &waiting[i])
			return err
		})
	}
	if err := read(ctx, 0); err != nil {
		return nil, err
	}
	all, reading := errgroup.WithContext(ctx)
	all.SetLimit(readsAhead)
	for i := 1; i < len(waiting); i++ {
		all.Go(func() error { return read(reading, i) })
	}
	return found, all.Wait()
}

func (e *earlier) read(ctx context.Context, at *earlierBlock) (found earlierRecords, err error) {
	v := e.view.Before(at.number, at.hash)
	numbers := make([]uint64, len(at.remainders))
	for i := range numbers {
		numbers[i] = at.remainders[i].number
	}
	found.blocks = make([]settlement.Block, len(at.blocks))
	reads := []func(context.Context) error{
		func(ctx context.Context) (err error) { found.funds, err = v.Funds(ctx); return err },
		func(ctx context.Context) (err error) { found.remainders, err = v.Remainders(ctx, numbers); return err },
	}
	for i := range at.blocks {
		reads = append(reads, func(ctx context.Context) (err error) {
			found.blocks[i], err = v.Block(ctx, at.blocks[i].number)
			return err
		})
	}
	err = v.Together(ctx, reads...)
	return found, err
}

func (e *earlier) compare(at *earlierBlock, found earlierRecords) {
	for i := range at.blocks {
		e.records.sameBlock(at.number, at.blocks[i], found.blocks[i])
	}
	for i := range at.remainders {
		e.records.sameRemainder(at.number, at.remainders[i], found.remainders[i])
	}
	e.sameFunds(at.number, found.funds, at.funds)
}
