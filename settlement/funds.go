package settlement

import (
	"context"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/txmgr"
)

// Surplus returns the tokens, in wei, that were transferred to Rewards without a call: nobody's,
// until Absorb moves them to the reserve.
func (f Funds) Surplus() *big.Int {
	surplus := new(big.Int).Sub(f.Balance, f.Reserve)
	return surplus.Sub(surplus, f.Escrow).Sub(surplus, f.Owed)
}

// Allowance returns how many tokens of an owner a spender may take, in wei.
func (c *Client) Allowance(ctx context.Context, owner, spender common.Address) (*big.Int, error) {
	return read(ctx, c.Node, c.Deployment.Token, "token allowance", c.token.PackAllowance(owner, spender), c.token.UnpackAllowance)
}

// Absorb moves tokens that were transferred to Rewards without a call into the reserve. It fails
// when there are none.
func (c *Client) Absorb() txmgr.Candidate {
	return call(c.Deployment.Rewards, "absorb surplus", c.rewards.PackAbsorb())
}
