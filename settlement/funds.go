package settlement

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"fernet/settlement/txmgr"
)

// Allowance returns how many tokens of an owner a spender may take, in wei.
func (c *Client) Allowance(ctx context.Context, owner, spender common.Address) (*big.Int, error) {
	return read(ctx, c.Node, c.Deployment.Token, "token allowance", c.token.PackAllowance(owner, spender), c.token.UnpackAllowance)
}

// balancer is a node that says how much ETH an account has. ethclient.Client is one.
type balancer interface {
	BalanceAt(ctx context.Context, account common.Address, block *big.Int) (*big.Int, error)
}

// errNoBalances means that a node cannot be asked for ETH.
var errNoBalances = errors.New("the node does not tell balances")

// ETH returns how much ETH an account has, in wei.
func (v *View) ETH(ctx context.Context, account common.Address) (*big.Int, error) {
	p := v.node()
	name, number, err := p.asOf(nil)
	if err != nil {
		return nil, err
	}
	balance, err := askOne[hexutil.Big](ctx, p, request{
		method: "eth_getBalance", args: []any{account, name}, decode: decodeAs[hexutil.Big],
		direct: func(ctx context.Context) (any, error) {
			if node, ok := requesterOf(p.Node); ok {
				var balance hexutil.Big
				return balance, p.explain(ctx, node.Call(ctx, &balance, "eth_getBalance", account, name))
			}
			node, ok := p.Node.(balancer)
			if !ok {
				return hexutil.Big{}, errNoBalances
			}
			balance, err := node.BalanceAt(ctx, account, number)
			if err != nil {
				return hexutil.Big{}, err
			}
			return hexutil.Big(*balance), nil
		},
	})
	if err != nil {
		return nil, fmt.Errorf("get the ETH of %s: %w", account, err)
	}
	return balance.ToInt(), nil
}

// Absorb moves tokens that were transferred to Rewards without a call into the reserve. It fails
// when there are none.
func (c *Client) Absorb() txmgr.Candidate {
	return call(c.Deployment.Rewards, "absorb surplus", c.rewards.PackAbsorb())
}
