package l1

import (
	"context"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/ethclient"
)

// What is asked of eth_feeHistory: the middle tip of the newest blocks.
const (
	tipBlocks     = 10
	tipPercentile = 50
)

// SuggestGasTipCap returns the tip that a node suggests. Of a node that has no
// eth_maxPriorityFeePerGas, it is the middle one of the newest blocks (eth_feeHistory), or else
// what its eth_gasPrice is above the base fee.
func (c *Client) SuggestGasTipCap(ctx context.Context) (*big.Int, error) {
	tip, err := ask(ctx, c, func(ctx context.Context, n *ethclient.Client) (*big.Int, error) { return n.SuggestGasTipCap(ctx) })
	if err == nil || !Answered(err) {
		return tip, err
	}
	c.opts.Log.Debug("no tip is suggested, taking that of the newest blocks", "err", err)
	history, missing := ask(ctx, c, func(ctx context.Context, n *ethclient.Client) (*ethereum.FeeHistory, error) {
		return n.FeeHistory(ctx, tipBlocks, nil, []float64{tipPercentile})
	})
	if missing == nil {
		var tips []*big.Int
		for _, rewards := range history.Reward {
			if len(rewards) == 1 && rewards[0] != nil {
				tips = append(tips, rewards[0])
			}
		}
		if len(tips) > 0 {
			slices.SortFunc(tips, (*big.Int).Cmp)
			return tips[len(tips)/2], nil
		}
	} else if !Answered(missing) {
		return nil, missing
	}
	price, missing := ask(ctx, c, func(ctx context.Context, n *ethclient.Client) (*big.Int, error) { return n.SuggestGasPrice(ctx) })
	if missing != nil {
		return nil, fmt.Errorf("%w; and no gas price: %w", err, missing)
	}
	head, missing := c.Block(ctx, nil)
	if missing != nil {
		return nil, missing
	}
	if head.BaseFee == nil || price.Cmp(head.BaseFee) <= 0 {
		return new(big.Int), nil
	}
	return price.Sub(price, head.BaseFee), nil
}
