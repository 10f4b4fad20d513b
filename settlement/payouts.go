package settlement

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/rules"
)

// Reward is what one included proof is due.
type Reward struct {
	Index    uint32 // its place in the winning submission
	StakerID uint32
	Owner    common.Address // who is paid
	FeeBurn  rules.Bps
	Amount   *big.Int // wei
	Claimed  bool
}

// BlockPayouts is who is due what of a finalized block, and what was paid. Amounts are in wei.
type BlockPayouts struct {
	Number    uint64
	Settled   *Settled
	Payouts   []rules.Payout // of the submission that won
	Rewards   []Reward       // in order of index
	Sequencer uint32
	Owner     common.Address // of the sequencer
	Share     *big.Int       // the sequencer's
	SharePaid bool           // whether the share was paid
	// Beneficiary is whom the winning submission names for the submitter's share; zero: nobody.
	Beneficiary    common.Address
	SubmitterShare *big.Int // of the burn; 0: none
	SubmitterPaid  bool     // whether that was paid
	ExpiryBlock    uint64   // first L1 block without claims; 0: never
	Expired        *big.Int // burned as not claimed in time; nil when it was not
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
	if !p.SubmitterPaid {
		sum.Add(sum, p.SubmitterShare)
	}
	for _, r := range p.Rewards {
		if !r.Claimed {
			sum.Add(sum, r.Amount)
		}
	}
	return sum
}

// SettledBlocks returns the settlement of every finalized block, in order.
func (c *Client) SettledBlocks(ctx context.Context) ([]*Settled, error) {
	return AtOneBlock(ctx, c, func(v *View) ([]*Settled, error) {
		numbers, err := v.Finalized(ctx)
		if err != nil {
			return nil, err
		}
		settled := make([]*Settled, len(numbers))
		for i, number := range numbers {
			if settled[i], err = v.Settled(ctx, number); err != nil {
				return nil, err
			}
		}
		return settled, nil
	})
}

// WinningRoot returns the event of the submission that a block's record holds, which has one. An
// error that wraps ErrIncomplete means that the RPC lacks it.
func (v *View) WinningRoot(ctx context.Context, number uint64, block Block) (*Root, error) {
	accepted, err := v.AcceptedRoots(ctx, number)
	if err != nil {
		return nil, err
	}
	for i := len(accepted) - 1; i >= 0; i-- {
		if accepted[i].TotalScore.Cmp(block.TotalScore) == 0 && accepted[i].PayoutsRoot == block.PayoutsRoot {
			return accepted[i], nil
		}
	}
	have := uint64(len(accepted))
	return nil, &IncompleteError{Event: "RootAccepted", Of: ofBlock(number), Have: have, Want: have + 1}
}

// BlockPayouts returns who is due what of a finalized block, all at one L1 block. Who is due what
// is in the event of the root that won, and the split in that of the settlement; what was paid and
// burned since is L1's state.
func (c *Client) BlockPayouts(ctx context.Context, number uint64) (*BlockPayouts, error) {
	return AtOneBlock(ctx, c, func(v *View) (*BlockPayouts, error) { return v.payouts(ctx, number) })
}

func (v *View) payouts(ctx context.Context, number uint64) (*BlockPayouts, error) {
	block, err := v.Block(ctx, number)
	if err != nil {
		return nil, err
	}
	settled, err := v.Settled(ctx, number)
	if err != nil {
		return nil, err
	}
	root, err := v.WinningRoot(ctx, number, block)
	if err != nil {
		return nil, err
	}
	payouts, err := rules.DecodePayouts(root.Payouts, root.PayoutsRoot)
	if err != nil {
		return nil, fmt.Errorf("block %d: %w", number, err)
	}
	p := &BlockPayouts{
		Number: number, Settled: settled, Payouts: payouts, Sequencer: block.SequencerID, Share: settled.SequencerShare,
		Beneficiary: settled.Beneficiary, SubmitterShare: settled.SubmitterShare,
	}
	if err := v.addRewards(ctx, p); err != nil {
		return nil, err
	}
	return p, v.MarkPaid(ctx, p)
}

// addRewards adds what each proof is due, and to whom.
func (v *View) addRewards(ctx context.Context, p *BlockPayouts) error {
	ids := []uint32{p.Sequencer}
	for _, payout := range p.Payouts {
		ids = append(ids, payout.StakerID)
	}
	stakers, err := v.StakersByID(ctx, ids)
	if err != nil {
		return err
	}
	p.Owner = stakers[p.Sequencer].Owner
	for i, payout := range p.Payouts {
		p.Rewards = append(p.Rewards, Reward{
			Index: uint32(i), StakerID: payout.StakerID, Owner: stakers[payout.StakerID].Owner, FeeBurn: payout.FeeBurn,
			Amount: rules.Reward(p.Settled.UnitPerBps, payout.FeeBurn),
		})
	}
	return nil
}

// MarkPaid sets what of a block's rewards is paid or burned, as L1's state has it.
func (v *View) MarkPaid(ctx context.Context, p *BlockPayouts) error {
	claimed, err := v.AreClaimed(ctx, p.Number, len(p.Rewards))
	if err != nil {
		return err
	}
	for i := range p.Rewards {
		p.Rewards[i].Claimed = claimed[i]
	}
	rest, err := v.Remainder(ctx, p.Number)
	if err != nil {
		return err
	}
	p.SharePaid, p.ExpiryBlock, p.Expired = rest.SequencerPaid, rest.ExpiryBlock, nil
	// L1 keeps the submitter's share until it is paid.
	p.SubmitterPaid = p.SubmitterShare.Sign() > 0 && rest.SubmitterShare.Sign() == 0
	// Claims come off what is left one by one; only the burning of all that was unclaimed leaves
	// nothing.
	if unclaimed := p.Unclaimed(); unclaimed.Sign() > 0 && rest.Remaining.Sign() == 0 {
		p.Expired = unclaimed
	}
	return nil
}

// Claims are rewards of one block with the proof that they are in its payout tree, ready for Claim.
type Claims struct {
	Claims []Claim
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
		claims.Claims = append(claims.Claims, Claim{Index: i, StakerID: payouts[i].StakerID, FeeBurn: payouts[i].FeeBurn})
	}
	return claims, nil
}
