package settlement

import (
	"context"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/txmgr"
)

// Allowance returns how many tokens of an owner a spender may take, in wei.
func (c *Client) Allowance(ctx context.Context, owner, spender common.Address) (*big.Int, error) {
	return read(ctx, c.Node, c.Deployment.Token, "token allowance", c.token.PackAllowance(owner, spender), c.token.UnpackAllowance)
}

// Absorb moves tokens that were transferred to Rewards without a call into the reserve. It fails
// when there are none.
func (c *Client) Absorb() txmgr.Candidate {
	return call(c.Deployment.Rewards, "absorb surplus", c.rewards.PackAbsorb())
}
