package settlement

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/bindings"
	"fernet/settlement/rules"
)

// Reward is what one included proof is due.
type Reward struct {
	Index    uint32 // its place in the winning submission
	StakerID uint32
	Owner    common.Address // who is paid
	FeeBurn  rules.Bps
	Amount   *big.Int
	Claimed  bool
}

// BlockPayouts is who is due what of a finalized block, and what was paid.
type BlockPayouts struct {
	Number      uint64
	Settled     *bindings.RewardsBlockSettled
	Payouts     []rules.Payout // of the submission that won
	Rewards     []Reward       // in order of index
	Sequencer   uint32
	Owner       common.Address // of the sequencer
	Share       *big.Int       // the sequencer's
	SharePaid   bool           // whether the share was paid
	ExpiryBlock uint64         // first L1 block without claims; 0: never
	Expired     *big.Int       // burned as not claimed in time; nil when it was not
}

// Unclaimed returns what can still be claimed. It is 0 when unclaimed rewards were burned.
func (p *BlockPayouts) Unclaimed() *big.Int {
	sum := new(big.Int)
	if p.Expired != nil {
		return sum
	}
	if !p.SharePaid {
		sum.Add(sum, p.Share)
	}
	for _, r := range p.Rewards {
		if !r.Claimed {
			sum.Add(sum, r.Amount)
		}
	}
	return sum
}

// SettledBlocks returns the settlement of every finalized block, in order.
func (c *Client) SettledBlocks(ctx context.Context) ([]*bindings.RewardsBlockSettled, error) {
	id := c.rewards.GetABI().Events["BlockSettled"].ID
	return events(ctx, c, c.Deployment.Rewards, "BlockSettled", id, nil, c.rewards.UnpackBlockSettledEvent)
}

// winningRoot returns the event of the submission that a block's record holds now.
func (c *Client) winningRoot(ctx context.Context, number uint64, block bindings.Block) (*bindings.SettlementRootAccepted, error) {
	accepted, err := c.AcceptedRoots(ctx, number)
	if err != nil {
		return nil, err
	}
	for i := len(accepted) - 1; i >= 0; i-- {
		if accepted[i].TotalScore.Cmp(block.TotalScore) == 0 && accepted[i].PayoutsRoot == block.PayoutsRoot {
			return accepted[i], nil
		}
	}
	return nil, fmt.Errorf("block %d: no root was accepted", number)
}

// BlockPayouts returns who is due what of a finalized block, from L1's logs.
func (c *Client) BlockPayouts(ctx context.Context, number uint64) (*BlockPayouts, error) {
	block, err := c.Block(ctx, number)
	if err != nil {
		return nil, err
	}
	settled, err := c.Settled(ctx, number)
	if err != nil {
		return nil, err
	}
	root, err := c.winningRoot(ctx, number, block)
	if err != nil {
		return nil, err
	}
	payouts, err := rules.DecodePayouts(root.Payouts, root.PayoutsRoot)
	if err != nil {
		return nil, fmt.Errorf("block %d: %w", number, err)
	}
	p := &BlockPayouts{
		Number: number, Settled: settled, Payouts: payouts, Sequencer: block.SequencerId, Share: settled.SequencerShare,
	}
	owners := map[uint32]common.Address{}
	owner := func(id uint32) (common.Address, error) {
		if at, ok := owners[id]; ok {
			return at, nil
		}
		s, err := c.Staker(ctx, id)
		if err == nil {
			owners[id] = s.Owner
		}
		return s.Owner, err
	}
	if p.Owner, err = owner(p.Sequencer); err != nil {
		return nil, err
	}
	for i, payout := range payouts {
		at, err := owner(payout.StakerID)
		if err != nil {
			return nil, err
		}
		p.Rewards = append(p.Rewards, Reward{
			Index: uint32(i), StakerID: payout.StakerID, Owner: at, FeeBurn: payout.FeeBurn,
			Amount: rules.Reward(settled.UnitPerBps, payout.FeeBurn),
		})
	}
	if err := c.markPaid(ctx, p); err != nil {
		return nil, err
	}
	payout, err := c.Payout(ctx, number)
	if err != nil {
		return nil, err
	}
	p.ExpiryBlock = payout.ExpiryBlock
	return p, nil
}

func (c *Client) markPaid(ctx context.Context, p *BlockPayouts) error {
	claimed, err := c.RewardsClaimed(ctx, p.Number)
	if err != nil {
		return err
	}
	for _, claim := range claimed {
		if int(claim.Index) >= len(p.Rewards) {
			return fmt.Errorf("block %d: L1 paid reward %d of %d", p.Number, claim.Index, len(p.Rewards))
		}
		p.Rewards[claim.Index].Claimed = true
	}
	shares, err := c.SequencerSharesClaimed(ctx, p.Number)
	if err != nil {
		return err
	}
	p.SharePaid = len(shares) > 0
	expired, err := c.ExpiredClaims(ctx, p.Number)
	if err != nil {
		return err
	}
	if expired != nil {
		p.Expired = expired.Burned
	}
	return nil
}

// Claims are rewards of one block with the proof that they are in its payout tree, ready for Claim.
type Claims struct {
	Claims []bindings.Claim
	Proof  rules.PayoutProof
}

// ClaimsAt returns the claims at some places of a submission, which must be in rising order.
func ClaimsAt(payouts []rules.Payout, places []uint32) (Claims, error) {
	proof, err := rules.ProvePayouts(payouts, places)
	if err != nil {
		return Claims{}, fmt.Errorf("claim rewards: %w", err)
	}
	claims := Claims{Proof: proof}
	for _, i := range places {
		claims.Claims = append(claims.Claims, bindings.Claim{Index: i, StakerId: payouts[i].StakerID, FeeBurnBps: uint16(payouts[i].FeeBurn)})
	}
	return claims, nil
}
