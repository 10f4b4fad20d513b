package settlement

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/bindings"
)

// Flow is one change of what Rewards holds, in wei; amounts are negative where something left.
type Flow struct {
	Block                 uint64
	LogIndex              uint
	Reserve, Escrow, Owed *big.Int
}

// Flows returns every change of what Rewards holds since the deployment, in
// order, from its events. Their sums are its reserve, escrow and debt.
func (c *Client) Flows(ctx context.Context) ([]Flow, error) {
	head, err := c.Node.BlockNumber(ctx)
	if err != nil {
		return nil, fmt.Errorf("get flows of Rewards: %w", err)
	}
	logs, err := FilterLogs(ctx, c.Node, ethereum.FilterQuery{Addresses: []common.Address{c.Deployment.Rewards}}, c.Deployment.Block, head)
	if err != nil {
		return nil, fmt.Errorf("get flows of Rewards: %w", err)
	}
	var flows []Flow
	for i := range logs {
		reserve, escrow, owed, err := c.flowOf(&logs[i])
		if err != nil {
			return nil, fmt.Errorf("get flows of Rewards: block %d: %w", logs[i].BlockNumber, err)
		}
		flows = append(flows, Flow{logs[i].BlockNumber, logs[i].Index, reserve, escrow, owed})
	}
	return flows, nil
}

// flowOf returns what one event of Rewards changed.
func (c *Client) flowOf(log *types.Log) (reserve, escrow, owed *big.Int, err error) {
	zero := new(big.Int)
	neg := func(v *big.Int) *big.Int { return new(big.Int).Neg(v) }
	events := c.rewards.GetABI().Events
	switch log.Topics[0] {
	case events["ReserveFunded"].ID:
		e, err := c.rewards.UnpackReserveFundedEvent(log)
		if err != nil {
			return nil, nil, nil, err
		}
		return e.Amount, zero, zero, nil
	case events["EscrowFunded"].ID:
		e, err := c.rewards.UnpackEscrowFundedEvent(log)
		if err != nil {
			return nil, nil, nil, err
		}
		return zero, e.Amount, zero, nil
	case events["SurplusAbsorbed"].ID:
		e, err := c.rewards.UnpackSurplusAbsorbedEvent(log)
		if err != nil {
			return nil, nil, nil, err
		}
		return e.Amount, zero, zero, nil
	case events["BlockSettled"].ID:
		e, err := c.rewards.UnpackBlockSettledEvent(log)
		if err != nil {
			return nil, nil, nil, err
		}
		owed := new(big.Int).Add(e.Network, e.SequencerShare)
		return neg(e.BlockReward), neg(e.Fees), owed.Sub(owed, e.Burned), nil
	case events["RewardClaimed"].ID:
		e, err := c.rewards.UnpackRewardClaimedEvent(log)
		if err != nil {
			return nil, nil, nil, err
		}
		return zero, zero, neg(e.Amount), nil
	case events["SequencerShareClaimed"].ID:
		e, err := c.rewards.UnpackSequencerShareClaimedEvent(log)
		if err != nil {
			return nil, nil, nil, err
		}
		return zero, zero, neg(e.Amount), nil
	case events["ClaimsExpired"].ID:
		e, err := c.rewards.UnpackClaimsExpiredEvent(log)
		if err != nil {
			return nil, nil, nil, err
		}
		return zero, zero, neg(e.Burned), nil
	default:
		return nil, nil, nil, fmt.Errorf("event %s is not known", log.Topics[0])
	}
}

// ExpiredClaims returns the burning of a block's unclaimed rewards, nil when there was none.
func (c *Client) ExpiredClaims(ctx context.Context, number uint64) (*bindings.RewardsClaimsExpired, error) {
	id := c.rewards.GetABI().Events["ClaimsExpired"].ID
	found, err := events(ctx, c, c.Deployment.Rewards, "ClaimsExpired", id, []common.Hash{topic(number)}, c.rewards.UnpackClaimsExpiredEvent)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return found[0], nil
}

// BurnedIn returns how many tokens a transaction destroyed.
func (c *Client) BurnedIn(ctx context.Context, tx common.Hash) (*big.Int, error) {
	receipt, err := c.Node.TransactionReceipt(ctx, tx)
	if err != nil {
		return nil, fmt.Errorf("get receipt %s: %w", tx, err)
	}
	burned := new(big.Int)
	for _, log := range receipt.Logs {
		if log.Address != c.Deployment.Token {
			continue
		}
		if t, err := c.token.UnpackTransferEvent(log); err == nil && t.To == (common.Address{}) {
			burned.Add(burned, t.Value)
		}
	}
	return burned, nil
}

// MintedAndBurned returns how many tokens were ever made and destroyed, from
// the token's transfers from and to the zero address since the deployment.
func (c *Client) MintedAndBurned(ctx context.Context) (minted, burned *big.Int, err error) {
	id := c.token.GetABI().Events["Transfer"].ID
	transfers, err := events(ctx, c, c.Deployment.Token, "Transfer", id, nil, c.token.UnpackTransferEvent)
	if err != nil {
		return nil, nil, err
	}
	minted, burned = new(big.Int), new(big.Int)
	for _, t := range transfers {
		if t.From == (common.Address{}) {
			minted.Add(minted, t.Value)
		}
		if t.To == (common.Address{}) {
			burned.Add(burned, t.Value)
		}
	}
	return minted, burned, nil
}
