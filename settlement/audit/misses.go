package audit

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/bindings"
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
	receipts     map[common.Hash][]any // what transaction returned before
}

// misses checks every prune, every missed reveal that was reported and every penalty since the
// deployment: each penalty follows from one of the two, and each of the two has one.
func (a *auditor) misses(ctx context.Context) error {
	if a.history == nil {
		return nil
	}
	c := &chain{auditor: a, slots: map[uint64]uint64{}, missing: map[uint32]*big.Int{}, withdrawn: map[uint32]bool{}, receipts: map[common.Hash][]any{}}
	for _, event := range a.history.Misses {
		if err := c.event(ctx, event); err != nil {
			return err
		}
	}
	a.report.Amount("tokens burned by Staking", a.history.Forfeited, a.history.Penalties())
	return nil
}

func (c *chain) event(ctx context.Context, event any) error {
	switch e := event.(type) {
	case *bindings.SettlementBlockAppended:
		// L1 prunes what is dead before it appends.
		if end, dead := c.dead(e.Raw.BlockNumber); dead {
			c.report.text(fmt.Sprintf("prune before block %d of slot %d was appended", e.Number, e.Slot), "none",
				fmt.Sprintf("blocks %d to %d, dead since L1 block %d", c.proven+1, c.last, end))
		}
		c.last, c.slots[e.Number] = e.Number, e.Slot
	case *bindings.SettlementRootAccepted:
		c.proven = max(c.proven, e.Number)
	case *bindings.SettlementBlocksPruned:
		return c.pruned(ctx, e)
	case *bindings.SequencingMissedRevealReported:
		return c.reported(ctx, e)
	case *bindings.StakingPenalized:
		return c.penalized(ctx, e)
	case *bindings.StakingRefilled:
		c.missing[e.StakerId] = new(big.Int).Sub(c.missingOf(e.StakerId), e.Amount)
	case *bindings.StakingWithdrawn:
		c.withdrawn[e.StakerId] = true
	}
	return nil
}

// dead reports whether the window of the first block without a root is over at an L1 block, and when
// it ends.
func (c *chain) dead(at uint64) (end uint64, dead bool) {
	if c.last == c.proven {
		return 0, false
	}
	end = c.Params.Schedule.WindowEnd(c.slots[c.proven+1])
	return end, at >= end
}

func (c *chain) pruned(ctx context.Context, e *bindings.SettlementBlocksPruned) error {
	at := e.Raw.BlockNumber
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
	c.report.number(name("author of the first block"), uint64(e.SequencerId), uint64(best.StakerID))
	c.last = e.FirstNumber - 1
	return c.due(ctx, name("penalty"), e.SequencerId, e.Raw)
}

func (c *chain) reported(ctx context.Context, e *bindings.SequencingMissedRevealReported) error {
	name := func(what string) string { return fmt.Sprintf("missed reveal of slot %d: %s", e.Slot, what) }
	best, err := c.BestProposal(ctx, e.Slot)
	if err != nil {
		return err
	}
	c.report.number(name("winner"), uint64(e.StakerId), uint64(best.StakerID))
	verdict := "over, not revealed"
	switch {
	case best.Revealed:
		verdict = "revealed"
	case c.Params.Schedule.PhaseAt(e.Slot, e.Raw.BlockNumber) != rules.PhaseOver:
		verdict = "not over"
	}
	c.report.text(name("state of the slot"), "over, not revealed", verdict)
	return c.due(ctx, name("penalty"), e.StakerId, e.Raw)
}

// due checks that a penalty of a staker follows an event in its transaction.
func (c *chain) due(ctx context.Context, name string, staker uint32, log *types.Log) error {
	misses, err := c.transaction(ctx, log)
	if err != nil {
		return err
	}
	onChain := "none"
	for _, miss := range misses {
		if p, ok := miss.(*bindings.StakingPenalized); ok && p.Raw.Index > log.Index {
			onChain = fmt.Sprintf("of staker %d", p.StakerId)
			break
		}
	}
	c.report.text(name, onChain, fmt.Sprintf("of staker %d", staker))
	return nil
}

func (c *chain) penalized(ctx context.Context, e *bindings.StakingPenalized) error {
	c.penalties++
	name := func(what string) string {
		return fmt.Sprintf("penalty %d, of staker %d: %s", c.penalties, e.StakerId, what)
	}
	misses, err := c.transaction(ctx, e.Raw)
	if err != nil {
		return err
	}
	// The last event before it that is followed by a penalty is what it follows from.
	var why any
	var staker uint32
	penalty := new(big.Int)
	for _, miss := range misses {
		switch m := miss.(type) {
		case *bindings.SettlementBlocksPruned:
			if m.Raw.Index < e.Raw.Index {
				why, staker, penalty = m, m.SequencerId, c.Params.PrunePenalty
			}
		case *bindings.SequencingMissedRevealReported:
			if m.Raw.Index < e.Raw.Index {
				why, staker, penalty = m, m.StakerId, c.Params.RevealPenalty
			}
		case *bindings.StakingPenalized:
			if m.Raw.Index < e.Raw.Index {
				why, staker, penalty = nil, 0, new(big.Int)
			}
		}
	}
	follows := "nothing"
	if why != nil && staker == e.StakerId {
		follows = "a prune or a missed reveal"
	}
	deposit := new(big.Int)
	if !c.withdrawn[e.StakerId] {
		deposit.Sub(c.Params.StakeAmount, c.missingOf(e.StakerId))
	}
	from := c.Params.Schedule.NextSlotStart(e.Raw.BlockNumber)
	c.report.text(name("what it follows from"), "a prune or a missed reveal", follows)
	c.report.Amount(name("burned"), e.Burned, settlement.Loss(penalty, deposit))
	c.report.Amount(name("first L1 block"), e.FromBlock, new(big.Int).SetUint64(from))
	c.report.Amount(name("end of the ban"), e.BanUntil, new(big.Int).SetUint64(c.Params.Schedule.BanUntil(from, c.Params.BanSlots)))
	c.missing[e.StakerId] = new(big.Int).Add(c.missingOf(e.StakerId), e.Burned)
	return nil
}

// transaction returns the prunes, missed reveals and penalties in the transaction of a log, from its
// receipt. One that the history lacks is missing from the RPC's logs.
func (c *chain) transaction(ctx context.Context, log *types.Log) ([]any, error) {
	if misses, asked := c.receipts[log.TxHash]; asked {
		return misses, nil
	}
	receipt, err := c.Client.Node.TransactionReceipt(ctx, log.TxHash)
	if err != nil {
		return nil, fmt.Errorf("get receipt %s: %w", log.TxHash, err)
	}
	logs := make([]types.Log, len(receipt.Logs))
	for i, log := range receipt.Logs {
		logs[i] = *log
	}
	all, err := c.MissesOf(logs)
	if err != nil {
		return nil, err
	}
	var misses []any
	for _, event := range all {
		name, raw := missOf(event)
		if raw == nil {
			continue
		}
		if !c.known(raw) {
			return nil, &settlement.IncompleteError{Event: name, Of: fmt.Sprintf("of L1 block %d", raw.BlockNumber), Want: 1}
		}
		misses = append(misses, event)
	}
	c.receipts[log.TxHash] = misses
	return misses, nil
}

// missOf returns the name and the log of a prune, a missed reveal or a penalty.
func missOf(event any) (string, *types.Log) {
	switch e := event.(type) {
	case *bindings.SettlementBlocksPruned:
		return "BlocksPruned", e.Raw
	case *bindings.SequencingMissedRevealReported:
		return "MissedRevealReported", e.Raw
	case *bindings.StakingPenalized:
		return "Penalized", e.Raw
	}
	return "", nil
}

// known reports whether a log is among those of the history.
func (c *chain) known(log *types.Log) bool {
	for _, event := range c.history.Misses {
		if _, raw := missOf(event); raw != nil && raw.BlockNumber == log.BlockNumber && raw.Index == log.Index {
			return true
		}
	}
	return false
}

func (c *chain) missingOf(staker uint32) *big.Int {
	if c.missing[staker] == nil {
		return new(big.Int)
	}
	return c.missing[staker]
}
