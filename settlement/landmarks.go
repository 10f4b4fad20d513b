package settlement

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
)

// Landmark is an event that there must be, since L1's state follows from it. Whoever does not have
// it does not have the past.
type Landmark struct {
	What     string // such as "AZT was created"
	Block    uint64
	contract common.Address
	topics   [][]common.Hash
}

// Query finds the landmark, in its block alone.
func (l Landmark) Query() ethereum.FilterQuery {
	block := new(big.Int).SetUint64(l.Block)
	return ethereum.FilterQuery{FromBlock: block, ToBlock: block, Addresses: []common.Address{l.contract}, Topics: l.topics}
}

// Landmarks returns the oldest events that are known without logs: the creation of the test token,
// from the record, and the first staker's registration and the first block's, from what L1 has of
// them. There are none while nothing happened. With an error it returns those that it could find.
func (c *Client) Landmarks(ctx context.Context) ([]Landmark, error) {
	var known []Landmark
	for _, made := range c.Contracts {
		// No other constructor has an event.
		if made.Name == nameAZT && made.Block != 0 {
			id := c.token.GetABI().Events["Transfer"].ID
			known = append(known, Landmark{"AZT was created", made.Block, c.Deployment.Token, [][]common.Hash{{id}, {{}}}})
		}
	}
	count, err := read(ctx, c.Node, c.Deployment.Staking, "number of stakers", c.staking.PackStakerCount(), c.staking.UnpackStakerCount)
	if err != nil {
		return known, fmt.Errorf("look for the first event: %w", err)
	}
	if count > 0 {
		first, err := c.Staker(ctx, 1)
		if err != nil {
			return known, fmt.Errorf("look for the first event: %w", err)
		}
		id := c.staking.GetABI().Events["Staked"].ID
		known = append(known, Landmark{"staker 1 was registered", first.ActivationBlock - c.Params.ActivationDelay, c.Deployment.Staking, [][]common.Hash{{id}, {topic(1)}}})
	}
	tip, err := c.Tip(ctx)
	if err != nil {
		return known, fmt.Errorf("look for the first event: %w", err)
	}
	if tip > 0 {
		first, err := c.Block(ctx, 1)
		if err != nil {
			return known, fmt.Errorf("look for the first event: %w", err)
		}
		id := c.settlement.GetABI().Events["BlockAppended"].ID
		known = append(known, Landmark{"block 1 was revealed", first.WindowEnd - c.Params.Schedule.ProvingBlocks, c.Deployment.Settlement, [][]common.Hash{{id}, {topic(1)}}})
	}
	return known, nil
}
