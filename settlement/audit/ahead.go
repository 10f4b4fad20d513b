package audit

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// read is one that finds out nothing by itself: what it asked for is there for a later one.
type read = func(ctx context.Context) error

// ahead asks in a few batches what the steps of an audit read one after the other: they find it
// there, since a view asks nothing twice. What fails here is asked again by the step that needs it,
// which says so.
func (a *auditor) ahead(ctx context.Context) {
	slot := a.block.Slot
	_ = a.Together(ctx,
		func(ctx context.Context) error { _, err := a.RevealOf(ctx, a.block); return err },
		func(ctx context.Context) error { _, err := a.randaoHeader(ctx); return err },
		func(ctx context.Context) error { _, _, err := a.Randao(ctx, slot); return err },
		func(ctx context.Context) error { _, err := a.Proposals(ctx, slot); return err },
		func(ctx context.Context) error { _, err := a.AcceptedRoots(ctx, a.number); return err },
		func(ctx context.Context) error { _, err := a.StateAfter(ctx, a.number-1); return err },
		func(ctx context.Context) error { _, err := a.Settled(ctx, a.number); return err },
		func(ctx context.Context) error { _, err := a.Remainder(ctx, a.number); return err },
		func(ctx context.Context) error { _, err := a.Funds(ctx); return err },
		a.owed,
		func(ctx context.Context) error { _, err := a.TotalSupply(ctx); return err },
		func(ctx context.Context) error { _, err := a.Stakers(ctx); return err },
		func(ctx context.Context) error { _, err := a.RecordedTip(ctx); return err },
		func(ctx context.Context) error { _, err := a.History(ctx, a.opts.most()); return err },
	)
	_ = a.Together(ctx, append(a.ofRoots(ctx), a.ofEvents(ctx)...)...)
}

// owed asks what is left to pay for each finalized block.
func (a *auditor) owed(ctx context.Context) error {
	finalized, err := a.Finalized(ctx)
	if err != nil {
		return err
	}
	_, err = a.Owed(ctx, finalized)
	return err
}

// ofRoots are the reads that follow from the accepted roots: their transactions, and which rewards
// of the best one are claimed.
func (a *auditor) ofRoots(ctx context.Context) (reads []read) {
	accepted, err := a.AcceptedRoots(ctx, a.number)
	if err != nil || len(accepted) == 0 {
		return nil
	}
	for _, root := range accepted {
		reads = append(reads, func(ctx context.Context) error {
			_, _, err := a.Client.Node.TransactionByHash(ctx, root.TxHash)
			return err
		})
	}
	best := accepted[len(accepted)-1]
	payouts, err := rules.DecodePayouts(best.Payouts, best.PayoutsRoot)
	if err != nil {
		return reads
	}
	return append(reads, func(ctx context.Context) error {
		_, err := a.AreClaimed(ctx, a.number, len(payouts))
		return err
	})
}

// ofEvents are the reads that follow from the settlement and from everything that was pruned and
// penalized: receipts, and who leads the slots.
func (a *auditor) ofEvents(ctx context.Context) (reads []read) {
	receipt := func(hash common.Hash) {
		reads = append(reads, func(ctx context.Context) error {
			_, err := a.Client.Node.TransactionReceipt(ctx, hash)
			return err
		})
	}
	leader := func(slot uint64) {
		reads = append(reads, func(ctx context.Context) error { _, err := a.BestProposal(ctx, slot); return err })
	}
	if settled, err := a.Settled(ctx, a.number); err == nil {
		receipt(settled.TxHash)
	}
	history, err := a.History(ctx, a.opts.most())
	if err != nil {
		return reads
	}
	slots := map[uint64]uint64{} // of the blocks on record, by number
	for _, event := range history.Misses {
		if missName(event) != "" {
			receipt(event.Source().TxHash)
		}
		switch e := event.(type) {
		case *settlement.BlockAppended:
			slots[e.Number] = e.Slot
		case *settlement.BlocksPruned:
			leader(slots[e.FirstNumber])
		case *settlement.MissedRevealReported:
			leader(e.Slot)
		}
	}
	return reads
}
