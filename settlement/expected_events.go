package settlement

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
)

// ExpectedEvent is an event that there must be, since L1's state follows from it. Whoever does not
// have it does not have the past.
type ExpectedEvent struct {
	What     string // such as "AZT was created"
	First    uint64 // L1 blocks that it is in one of
	Last     uint64
	contract common.Address
	topics   [][]common.Hash
}

// Query finds the event, in its blocks alone.
func (e ExpectedEvent) Query() ethereum.FilterQuery {
	from, to := new(big.Int).SetUint64(e.First), new(big.Int).SetUint64(e.Last)
	return ethereum.FilterQuery{FromBlock: from, ToBlock: to, Addresses: []common.Address{e.contract}, Topics: e.topics}
}

// Where names the event's blocks for a person: "block 7", or "blocks 7 to 12".
func (e ExpectedEvent) Where() string {
	if e.First == e.Last {
		return fmt.Sprintf("block %d", e.First)
	}
	return fmt.Sprintf("blocks %d to %d", e.First, e.Last)
}

// ExpectedEvents returns the oldest events that are known without logs: the creation of the test
// token, from the record, and the first staker's registration and the first block's, from what L1
// has of them. There are none while nothing happened. With an error it returns those that it could
// find.
func (c *Client) ExpectedEvents(ctx context.Context) ([]ExpectedEvent, error) {
	return AtOneBlock(ctx, c, func(v *View) ([]ExpectedEvent, error) { return v.expectedEvents(ctx) })
}

func (v *View) expectedEvents(ctx context.Context) ([]ExpectedEvent, error) {
	var known []ExpectedEvent
	for _, made := range v.Contracts {
		// No other constructor has an event.
		if made.Name == nameAZT && made.Block != 0 {
			id := v.token.GetABI().Events["Transfer"].ID
			known = append(known, ExpectedEvent{"AZT was created", made.Block, made.Block, v.Deployment.Token, [][]common.Hash{{id}, {{}}}})
		}
	}
	count, err := v.StakerCount(ctx)
	if err != nil {
		return known, fmt.Errorf("look for the first event: %w", err)
	}
	if count > 0 {
		first, err := v.Staker(ctx, 1)
		if err != nil {
			return known, fmt.Errorf("look for the first event: %w", err)
		}
		id := v.staking.GetABI().Events["Staked"].ID
		registered := first.ActivationBlock - v.Params.ActivationDelay
		known = append(known, ExpectedEvent{"staker 1 was registered", registered, registered, v.Deployment.Staking, [][]common.Hash{{id}, {topic(1)}}})
	}
	last, err := v.RecordedTip(ctx)
	if err != nil {
		return known, fmt.Errorf("look for the first event: %w", err)
	}
	if last > 0 {
		first, err := v.Block(ctx, 1)
		if err != nil {
			return known, fmt.Errorf("look for the first event: %w", err)
		}
		id := v.settlement.GetABI().Events["BlockAppended"].ID
		s := v.Params.Schedule
		known = append(known, ExpectedEvent{"block 1 was revealed", s.RevealStart(first.Slot), s.SlotStart(first.Slot+1) - 1, v.Deployment.Settlement, [][]common.Hash{{id}, {topic(1)}}})
	}
	return known, nil
}
