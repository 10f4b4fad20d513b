package audit

import (
	"cmp"
	"context"
	"errors"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
)

// recordBatch is of how many blocks L1's records are compared at once.
const recordBatch = 64

// records compares what L1 has on record of blocks, at the view, with what the replay made of them.
type records struct {
	*replay
	blocks     []expectedBlock
	remainders []expectedRemainder
	gone       bool // the node does not have the state of the view any more
}

type expectedBlock struct {
	number uint64
	slot   uint64
	settlement.Block
}

type expectedRemainder struct {
	number uint64
	settlement.Remainder
}

// block has the record of a block compared.
func (r *records) block(b *block, finalized bool) {
	r.blocks = append(r.blocks, r.expected(b, finalized))
}

// expected is what L1 must have on record of a block.
func (r *records) expected(b *block, finalized bool) expectedBlock {
	return expectedBlock{b.number, b.slot, settlement.Block{
		Slot: b.slot, SlotStart: r.view.Params.Schedule.SlotStart(b.slot), WindowEnd: b.windowEnd, SequencerID: b.proposal.StakerID,
		FeeSplit: b.proposal.FeeSplit, NumTxs: b.proposal.NumTxs, SeenTxs: b.seenTxs, Seed: b.seed, Challenge: b.body.Challenge,
		Fingerprint: b.body.Fingerprint, TxRoot: b.proposal.TxRoot, TotalScore: b.best.total, KeepBps: cmp.Or(b.best.keepBps, new(big.Int)),
		PayoutsRoot: b.best.payoutsRoot, StateOut: cmp.Or(b.best.stateOut, new(big.Int)), Fees: cmp.Or(b.best.fees, new(big.Int)),
		Beneficiary: b.best.beneficiary, Finalized: finalized,
	}}
}

// remainder has what L1 has left to pay of a block compared.
func (r *records) remainder(number uint64, c *claimable) {
	r.remainders = append(r.remainders, expectedRemainderOf(number, c))
}

func expectedRemainderOf(number uint64, c *claimable) expectedRemainder {
	return expectedRemainder{number, settlement.Remainder{
		PayoutsRoot: c.payoutsRoot, Remaining: c.left, UnitPerBps: c.unit, SequencerShare: c.share, SequencerID: c.sequencer,
		SequencerPaid: c.sharePaid, SubmitterShare: c.submitter, Beneficiary: c.beneficiary, ExpiryBlock: c.expiry,
	}}
}

// flush compares the records that wait, if they are more than some.
func (r *records) flush(ctx context.Context, more int) error {
	if r.gone {
		r.blocks, r.remainders = nil, nil
	}
	if len(r.blocks)+len(r.remainders) <= more {
		return nil
	}
	slices.SortFunc(r.blocks, func(a, b expectedBlock) int { return cmp.Compare(a.number, b.number) })
	found, err := try(ctx, r.retry, r.read)
	if err == nil {
		r.compare(found)
	}
	r.blocks, r.remainders = nil, nil
	r.view.Forget()
	if err == nil || ctx.Err() != nil || errors.Is(err, settlement.ErrReorged) {
		return err
	}
	r.gone = true
	r.unseen("what L1 has on record of blocks", err)
	return nil
}

// recorded is what L1 has on record.
type recorded struct {
	blocks     []settlement.Block
	remainders []settlement.Remainder
}

// read reads what the records that wait are compared with.
func (r *records) read(ctx context.Context) (found recorded, err error) {
	for first := 0; first < len(r.blocks); {
		last := first
		for last+1 < len(r.blocks) && r.blocks[last+1].number == r.blocks[last].number+1 {
			last++
		}
		blocks, err := r.view.Blocks(ctx, r.blocks[first].number, r.blocks[last].number)
		if err != nil {
			return found, err
		}
		found.blocks = append(found.blocks, blocks...)
		first = last + 1
	}
	numbers := make([]uint64, len(r.remainders))
	for i := range numbers {
		numbers[i] = r.remainders[i].number
	}
	found.remainders, err = r.view.Remainders(ctx, numbers)
	return found, err
}

func (r *records) compare(found recorded) {
	for i := range found.blocks {
		r.sameBlock(r.view.Number, r.blocks[i], found.blocks[i])
	}
	for i := range found.remainders {
		r.sameRemainder(r.view.Number, r.remainders[i], found.remainders[i])
	}
}

func (r *records) sameBlock(l1Block uint64, e expectedBlock, found settlement.Block) {
	p := atSlot(settlement.Origin{L1Block: l1Block}, e.slot).ofBlock(e.number)
	for _, figure := range []struct {
		what            string
		found, expected any
	}{
		{"slot", found.Slot, e.Slot}, {"first L1 block of the slot", found.SlotStart, e.SlotStart}, {"end of the proving window", found.WindowEnd, e.WindowEnd},
		{"sequencer", found.SequencerID, e.SequencerID}, {"FEE_SPLIT", found.FeeSplit, e.FeeSplit}, {"number of transactions", found.NumTxs, e.NumTxs},
		{"transactions in the body", found.SeenTxs, e.SeenTxs}, {"seed", found.Seed, e.Seed}, {"challenge", found.Challenge, e.Challenge},
		{"fingerprint", found.Fingerprint, e.Fingerprint}, {"transaction root", found.TxRoot, e.TxRoot}, {"total score", found.TotalScore, e.TotalScore},
		{"sum of kept bps", found.KeepBps, e.KeepBps}, {"payouts root", found.PayoutsRoot, e.PayoutsRoot}, {"state after the block", found.StateOut, e.StateOut},
		{"fees", found.Fees, e.Fees}, {"beneficiary", found.Beneficiary, e.Beneficiary}, {"finalized", found.Finalized, e.Finalized},
	} {
		r.stands(RuleRecord, p, figure.what+", as L1 has it on record", figure.found, figure.expected)
	}
}

func (r *records) sameRemainder(l1Block uint64, e expectedRemainder, found settlement.Remainder) {
	p := at(settlement.Origin{L1Block: l1Block}).ofBlock(e.number)
	beneficiary := e.Beneficiary
	if e.SubmitterShare.Sign() == 0 {
		beneficiary = common.Address{} // L1 keeps nobody who gets nothing
	}
	for _, figure := range []struct {
		what            string
		found, expected any
	}{
		{"payouts root of the settlement", found.PayoutsRoot, e.PayoutsRoot}, {"what is left to pay", found.Remaining, e.Remaining},
		{"reward of one basis point", found.UnitPerBps, e.UnitPerBps}, {"sequencer's share", found.SequencerShare, e.SequencerShare},
		{"sequencer", found.SequencerID, e.SequencerID}, {"sequencer's share paid", found.SequencerPaid, e.SequencerPaid},
		{"submitter's share", found.SubmitterShare, e.SubmitterShare}, {"beneficiary", found.Beneficiary, beneficiary}, {"end of claims", found.ExpiryBlock, e.ExpiryBlock},
	} {
		r.stands(RuleRecord, p, figure.what+", as L1 has it on record", figure.found, figure.expected)
	}
}
