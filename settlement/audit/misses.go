package audit

import (
	"context"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// chain replays which blocks were appended, proven and pruned since the deployment, and who was
// penalized.
type chain struct {
	*auditor
	proven, last uint64
	slots        map[uint64]uint64 // of the blocks on record, by number
	missing      map[uint32]*big.Int
	withdrawn    map[uint32]bool
	penalties    int
	receipts     map[common.Hash][]settlement.Event // what transaction returned before
}

// misses checks every prune, every missed reveal that was reported and every penalty since the
// deployment: each penalty follows from one of the two, and each of the two has one.
func (a *auditor) misses(ctx context.Context) error {
	if a.history == nil {
		return nil
	}
	c := &chain{auditor: a, slots: map[uint64]uint64{}, missing: map[uint32]*big.Int{}, withdrawn: map[uint32]bool{}, receipts: map[common.Hash][]settlement.Event{}}
	for _, event := range a.history.Misses {
		if err := c.event(ctx, event); err != nil {
			return err
		}
	}
	a.report.Amount("tokens burned by Staking", a.history.Forfeited, a.history.Penalties())
	return nil
}

func (c *chain) event(ctx context.Context, event settlement.Event) error {
	switch e := event.(type) {
	case *settlement.BlockAppended:
		// L1 prunes what is dead before it appends.
		if end, dead := c.dead(e.L1Block); dead {
			c.report.text(fmt.Sprintf("prune before block %d of slot %d was appended", e.Number, e.Slot), "none",
				fmt.Sprintf("blocks %d to %d, dead since L1 block %d", c.proven+1, c.last, end))
		}
		c.last, c.slots[e.Number] = e.Number, e.Slot
	case *settlement.Root:
		c.proven = max(c.proven, e.Number)
	case *settlement.BlocksPruned:
		return c.pruned(ctx, e)
	case *settlement.MissedRevealReported:
		return c.reported(ctx, e)
	case *settlement.Penalized:
		return c.penalized(ctx, e)
	case *settlement.Refilled:
		c.missing[e.StakerID] = new(big.Int).Sub(c.missingOf(e.StakerID), e.Amount)
	case *settlement.Withdrawn:
		c.withdrawn[e.StakerID] = true
	}
	return nil
}

// dead reports whether the window of the first block without a root is over at an L1 block, and
// when it ends.
func (c *chain) dead(at uint64) (end uint64, dead bool) {
	if c.last == c.proven {
		return 0, false
	}
	end = c.Params.Schedule.WindowEnd(c.slots[c.proven+1])
	return end, at >= end
}

func (c *chain) pruned(ctx context.Context, e *settlement.BlocksPruned) error {
	at := e.L1Block
	name := func(what string) string { return fmt.Sprintf("prune at L1 block %d: %s", at, what) }
	c.report.number(name("first block"), e.FirstNumber, c.proven+1)
	c.report.number(name("last block"), e.LastNumber, c.last)
	verdict := "over"
	if end, dead := c.dead(at); !dead {
		verdict = fmt.Sprintf("open until L1 block %d", end)
	}
	c.report.text(name("proving window of the first block"), "over", verdict)
	// Its slot was revealed: whoever leads the slot is the author.
	best, err := c.BestProposal(ctx, c.slots[c.proven+1])
	if err != nil {
		return err
	}
	c.report.number(name("author of the first block"), uint64(e.SequencerID), uint64(best.StakerID))
	c.last = e.FirstNumber - 1
	return c.due(ctx, name("penalty"), e.SequencerID, e.Origin)
}

func (c *chain) reported(ctx context.Context, e *settlement.MissedRevealReported) error {
	name := func(what string) string { return fmt.Sprintf("missed reveal of slot %d: %s", e.Slot, what) }
	best, err := c.BestProposal(ctx, e.Slot)
	if err != nil {
		return err
	}
	c.report.number(name("winner"), uint64(e.StakerID), uint64(best.StakerID))
	verdict := "over, not revealed"
	switch {
	case best.Revealed:
		verdict = "revealed"
	case c.Params.Schedule.PhaseAt(e.Slot, e.L1Block) != rules.PhaseOver:
		verdict = "not over"
	}
	c.report.text(name("state of the slot"), "over, not revealed", verdict)
	return c.due(ctx, name("penalty"), e.StakerID, e.Origin)
}

// due checks that a penalty of a staker follows an event in its transaction.
func (c *chain) due(ctx context.Context, name string, staker uint32, after settlement.Origin) error {
	misses, err := c.transaction(ctx, after.TxHash)
	if err != nil {
		return err
	}
	onChain := "none"
	for _, miss := range misses {
		if p, ok := miss.(*settlement.Penalized); ok && p.LogIndex > after.LogIndex {
			onChain = fmt.Sprintf("of staker %d", p.StakerID)
			break
		}
	}
	c.report.text(name, onChain, fmt.Sprintf("of staker %d", staker))
	return nil
}

func (c *chain) penalized(ctx context.Context, e *settlement.Penalized) error {
	c.penalties++
	name := func(what string) string {
		return fmt.Sprintf("penalty %d, of staker %d: %s", c.penalties, e.StakerID, what)
	}
	misses, err := c.transaction(ctx, e.TxHash)
	if err != nil {
		return err
	}
	// The last event before it that is followed by a penalty is what it follows from.
	var why settlement.Event
	var staker uint32
	penalty := new(big.Int)
	for _, miss := range misses {
		switch m := miss.(type) {
		case *settlement.BlocksPruned:
			if m.LogIndex < e.LogIndex {
				why, staker, penalty = m, m.SequencerID, c.Params.PrunePenalty
			}
		case *settlement.MissedRevealReported:
			if m.LogIndex < e.LogIndex {
				why, staker, penalty = m, m.StakerID, c.Params.RevealPenalty
			}
		case *settlement.Penalized:
			if m.LogIndex < e.LogIndex {
				why, staker, penalty = nil, 0, new(big.Int)
			}
		}
	}
	follows := "nothing"
	if why != nil && staker == e.StakerID {
		follows = "a prune or a missed reveal"
	}
	deposit := new(big.Int)
	if !c.withdrawn[e.StakerID] {
		deposit.Sub(c.Params.StakeAmount, c.missingOf(e.StakerID))
	}
	from := c.Params.Schedule.NextSlotStart(e.L1Block)
	c.report.text(name("what it follows from"), "a prune or a missed reveal", follows)
	c.report.Amount(name("burned"), e.Burned, settlement.Loss(penalty, deposit))
	c.report.number(name("first L1 block"), e.FromBlock, from)
	c.report.number(name("end of the ban"), e.BanUntil, c.Params.Schedule.BanUntil(from, c.Params.BanSlots))
	c.missing[e.StakerID] = new(big.Int).Add(c.missingOf(e.StakerID), e.Burned)
	return nil
}

// transaction returns the prunes, missed reveals and penalties in a transaction, from its
// receipt. One that the history lacks is missing from the RPC's logs.
func (c *chain) transaction(ctx context.Context, hash common.Hash) ([]settlement.Event, error) {
	if misses, asked := c.receipts[hash]; asked {
		return misses, nil
	}
	receipt, err := c.Client.Node.TransactionReceipt(ctx, hash)
	if err != nil {
		return nil, fmt.Errorf("get receipt %s: %w", hash, err)
	}
	logs := make([]types.Log, len(receipt.Logs))
	for i, log := range receipt.Logs {
		logs[i] = *log
	}
	all, err := c.MissesOf(logs)
	if err != nil {
		return nil, err
	}
	var misses []settlement.Event
	for _, event := range all {
		name := missName(event)
		if name == "" {
			continue
		}
		if at := event.Source(); !c.known(at) {
			return nil, &settlement.IncompleteError{Event: name, Of: fmt.Sprintf("of L1 block %d", at.L1Block), Want: 1}
		}
		misses = append(misses, event)
	}
	c.receipts[hash] = misses
	return misses, nil
}

// missName returns the name of a prune, a missed reveal or a penalty in the contracts, "" for
// another event.
func missName(event settlement.Event) string {
	switch event.(type) {
	case *settlement.BlocksPruned:
		return "BlocksPruned"
	case *settlement.MissedRevealReported:
		return "MissedRevealReported"
	case *settlement.Penalized:
		return "Penalized"
	}
	return ""
}

// known reports whether a prune, a missed reveal or a penalty is among those of the history.
func (c *chain) known(at settlement.Origin) bool {
	return slices.ContainsFunc(c.history.Misses, func(event settlement.Event) bool {
		o := event.Source()
		return missName(event) != "" && o.L1Block == at.L1Block && o.LogIndex == at.LogIndex
	})
}

func (c *chain) missingOf(staker uint32) *big.Int {
	if c.missing[staker] == nil {
		return new(big.Int)
	}
	return c.missing[staker]
}
