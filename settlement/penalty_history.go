package settlement

import (
	"cmp"
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// missEvents are the events, by contract, from which follows what was pruned and penalized.
func (v *View) missEvents() map[common.Address][]abi.Event {
	staking, sequencing, settling := v.staking.GetABI().Events, v.sequencing.GetABI().Events, v.settlement.GetABI().Events
	return map[common.Address][]abi.Event{
		v.Deployment.Staking:    {staking["Penalized"], staking["Refilled"], staking["Withdrawn"]},
		v.Deployment.Sequencing: {sequencing["MissedRevealReported"]},
		v.Deployment.Settlement: {settling["BlockAppended"], settling["RootAccepted"], settling["BlocksPruned"]},
	}
}

// MissesOf returns the events among logs that penalties follow from, and the penalties, in their
// order. Each is a *Penalized, *Refilled, *Withdrawn, *MissedRevealReported, *BlockAppended, *Root
// or *BlocksPruned. Other logs are left out.
func (c *Client) MissesOf(logs []types.Log) ([]Event, error) {
	var misses []Event
	for i := range logs {
		log := &logs[i]
		event, err := c.missOf(log)
		if err != nil {
			return nil, fmt.Errorf("read an event of %s in block %d: %w", log.Address, log.BlockNumber, err)
		}
		if event != nil {
			misses = append(misses, event)
		}
	}
	return misses, nil
}

func (c *Client) missOf(log *types.Log) (Event, error) {
	staking, sequencing, settling := c.staking.GetABI().Events, c.sequencing.GetABI().Events, c.settlement.GetABI().Events
	is := func(contract common.Address, event abi.Event) bool {
		return log.Address == contract && len(log.Topics) > 0 && log.Topics[0] == event.ID
	}
	switch {
	case is(c.Deployment.Staking, staking["Penalized"]):
		return c.unpackPenalized(log)
	case is(c.Deployment.Staking, staking["Refilled"]):
		return c.unpackRefilled(log)
	case is(c.Deployment.Staking, staking["Withdrawn"]):
		return c.unpackWithdrawn(log)
	case is(c.Deployment.Sequencing, sequencing["MissedRevealReported"]):
		return c.unpackMissedRevealReported(log)
	case is(c.Deployment.Settlement, settling["BlockAppended"]):
		return c.unpackBlockAppended(log)
	case is(c.Deployment.Settlement, settling["RootAccepted"]):
		return c.unpackRoot(log)
	case is(c.Deployment.Settlement, settling["BlocksPruned"]):
		return c.unpackBlocksPruned(log)
	}
	return nil, nil
}

// checkMisses holds the events that penalties follow from to L1's state: what is missing of each
// deposit, and the chain of blocks.
func (v *View) checkMisses(ctx context.Context, misses []Event) error {
	last, proven, err := replay(misses)
	if err != nil {
		return err
	}
	recorded, err := v.RecordedTip(ctx)
	if err != nil {
		return err
	}
	state, err := v.Proven(ctx)
	switch {
	case err != nil:
		return err
	case last < recorded:
		return gap("BlockAppended", last+1)
	case last > recorded:
		return gap("BlocksPruned", recorded+1)
	case proven < state:
		return gap("RootAccepted", proven+1)
	}
	stakers, err := v.Stakers(ctx)
	if err != nil {
		return err
	}
	missing := missingOf(misses)
	for _, s := range stakers {
		sum := cmp.Or(missing[s.ID], new(big.Int))
		if sum.Cmp(s.Missing) != 0 {
			return &IncompleteError{Event: "Penalized and Refilled", Of: "of " + stakerName(s.ID), Sum: sum, State: s.Missing}
		}
	}
	return nil
}

// missingOf sums up, by staker, what penalties took of its deposit and refills gave back.
func missingOf(misses []Event) map[uint32]*big.Int {
	missing := map[uint32]*big.Int{}
	add := func(id uint32, amount *big.Int) {
		missing[id] = new(big.Int).Add(cmp.Or(missing[id], new(big.Int)), amount)
	}
	for _, event := range misses {
		switch e := event.(type) {
		case *Penalized:
			add(e.StakerID, e.Burned)
		case *Refilled:
			add(e.StakerID, new(big.Int).Neg(e.Amount))
		}
	}
	return missing
}

// replay follows the chain of blocks through its events, to the last block and the last one with a
// root. An event that another one says there must be, and is not there, is an IncompleteError.
func replay(misses []Event) (last, proven uint64, err error) {
	for _, event := range misses {
		switch e := event.(type) {
		case *BlockAppended:
			switch {
			case e.Number > last+1:
				return 0, 0, gap("BlockAppended", last+1)
			case e.Number <= last:
				return 0, 0, gap("BlocksPruned", e.Number)
			}
			last = e.Number
		case *Root:
			switch {
			case e.Number > last:
				return 0, 0, gap("BlockAppended", e.Number)
			case e.Number > proven+1:
				return 0, 0, gap("RootAccepted", proven+1)
			}
			proven = max(proven, e.Number)
		case *BlocksPruned:
			switch {
			case e.FirstNumber > proven+1:
				return 0, 0, gap("RootAccepted", proven+1)
			case e.LastNumber > last:
				return 0, 0, gap("BlockAppended", e.LastNumber)
			}
			last = e.FirstNumber - 1
		}
	}
	return last, proven, nil
}

// gap means that an event of a block is missing.
func gap(event string, number uint64) error {
	return &IncompleteError{Event: event, Of: ofBlock(number), Want: 1}
}
