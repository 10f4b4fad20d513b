package operator

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
	"fernet/settlement/units"
)

// Rewards are who is due what of finalized blocks, at one L1 block. Amounts are in wei.
type Rewards struct {
	Now    uint64         `json:"l1Block"`
	Blocks []BlockRewards `json:"blocks"`
	// Owner is whom and whose stakers Only has left, with the sums over them; nil: everyone is
	// here.
	Owner     *common.Address `json:"owner,omitempty"`
	Due       units.Integer   `json:"due,omitzero"`
	Claimed   units.Integer   `json:"claimed,omitzero"`
	Unclaimed units.Integer   `json:"unclaimed,omitzero"`
}

// BlockRewards are those of one L2 block.
type BlockRewards struct {
	Block          uint64        `json:"block"`
	Total          units.Integer `json:"total"`   // fees and block reward
	Network        units.Integer `json:"network"` // the provers' part of it, burned included
	SequencerShare units.Integer `json:"sequencerShare"`
	Burned         units.Integer `json:"burned"` // at finalization
	// SubmitterShare is what of the burn goes to whom the winning submission names.
	SubmitterShare units.Integer `json:"submitterShare"`
	UnitPerBps     units.Integer `json:"unitPerBps"`
	Unclaimed      units.Integer `json:"unclaimed"`
	Expired        units.Integer `json:"expired"` // burned as not claimed in time
	// ExpiryBlock is the first L1 block without claims; 0: never.
	ExpiryBlock uint64          `json:"expiryBlock"`
	Stakers     []StakerRewards `json:"stakers"`
}

// ClaimsEnd says, for a person, when claims of a block end, or that they have. inBlocks says how
// far a block is from a head; see network.Network.InBlocks.
func (b BlockRewards) ClaimsEnd(head uint64, inBlocks func(head, block uint64) string) string {
	switch {
	case b.ExpiryBlock == 0:
		return "never"
	case head < b.ExpiryBlock:
		return fmt.Sprintf("L1 block %d, %s", b.ExpiryBlock, inBlocks(head, b.ExpiryBlock))
	case b.Expired.Sign() > 0:
		return fmt.Sprintf("over since L1 block %d, the rest is burned", b.ExpiryBlock)
	default:
		return fmt.Sprintf("over since L1 block %d", b.ExpiryBlock)
	}
}

// StakerRewards is one staker's part of a block, as a prover and as its sequencer.
type StakerRewards struct {
	StakerID  uint32         `json:"stakerId"`
	Owner     common.Address `json:"owner"`
	Proofs    int            `json:"proofs"`
	Sequencer bool           `json:"sequencer"` // whether the sequencer's share is in it
	// Submitter is whether it is the submitter's share, of an account and no staker: the id is 0.
	Submitter bool          `json:"submitter"`
	Due       units.Integer `json:"due"`
	Claimed   units.Integer `json:"claimed"`
	Unclaimed units.Integer `json:"unclaimed"`
}

// ReadRewards reads the rewards of a block, or of every finalized block for 0.
func ReadRewards(ctx context.Context, view *settlement.View, number uint64) (*Rewards, error) {
	r := &Rewards{Now: view.Number, Blocks: []BlockRewards{}}
	numbers := []uint64{number}
	if number == 0 {
		var err error
		if numbers, err = view.Finalized(ctx); err != nil {
			return nil, err
		}
	}
	for _, number := range numbers {
		payouts, err := view.BlockPayouts(ctx, number)
		if err != nil {
			return nil, err
		}
		r.Blocks = append(r.Blocks, rewardsOf(payouts))
	}
	return r, view.Check(ctx)
}

// Only leaves what is due to an account and its stakers, and sums it up.
func (r *Rewards) Only(owner common.Address) {
	r.Owner = &owner
	due, claimed, unclaimed := new(big.Int), new(big.Int), new(big.Int)
	for i := range r.Blocks {
		b := &r.Blocks[i]
		b.Stakers = slices.DeleteFunc(b.Stakers, func(s StakerRewards) bool { return s.Owner != owner || s.Due.Sign() == 0 })
		for _, s := range b.Stakers {
			due.Add(due, s.Due.Int)
			claimed.Add(claimed, s.Claimed.Int)
			unclaimed.Add(unclaimed, s.Unclaimed.Int)
		}
	}
	r.Blocks = slices.DeleteFunc(r.Blocks, func(b BlockRewards) bool { return len(b.Stakers) == 0 })
	r.Due.Int, r.Claimed.Int, r.Unclaimed.Int = due, claimed, unclaimed
}

func rewardsOf(p *settlement.BlockPayouts) BlockRewards {
	wei := func(v *big.Int) units.Integer { return units.Integer{Int: v} }
	b := BlockRewards{
		Block: p.Number, Total: wei(new(big.Int).Add(p.Settled.Network, p.Settled.SequencerShare)), Network: wei(p.Settled.Network),
		SequencerShare: wei(p.Share), Burned: wei(p.Settled.Burned), SubmitterShare: wei(p.SubmitterShare),
		UnitPerBps: wei(p.Settled.UnitPerBps), Unclaimed: wei(p.Unclaimed()), Expired: wei(new(big.Int)), ExpiryBlock: p.ExpiryBlock,
	}
	if p.Expired != nil {
		b.Expired.Int = p.Expired
	}
	parts := map[uint32]*StakerRewards{}
	part := func(id uint32, owner common.Address) *StakerRewards {
		if parts[id] == nil {
			parts[id] = &StakerRewards{StakerID: id, Owner: owner, Due: wei(new(big.Int)), Claimed: wei(new(big.Int))}
		}
		return parts[id]
	}
	pay := func(s *StakerRewards, amount *big.Int, claimed bool) {
		s.Due.Add(s.Due.Int, amount)
		if claimed {
			s.Claimed.Add(s.Claimed.Int, amount)
		}
	}
	sequencer := part(p.Sequencer, p.Owner)
	sequencer.Sequencer = true
	pay(sequencer, p.Share, p.SharePaid)
	for _, reward := range p.Rewards {
		s := part(reward.StakerID, reward.Owner)
		s.Proofs++
		pay(s, reward.Amount, reward.Claimed)
	}
	if p.SubmitterShare.Sign() > 0 {
		submitter := part(0, p.Beneficiary) // no staker has the id 0
		submitter.Submitter = true
		pay(submitter, p.SubmitterShare, p.SubmitterPaid)
	}
	// The submitter, whose id is 0, comes last.
	byID := func(x, y *StakerRewards) int { return cmp.Compare(x.StakerID-1, y.StakerID-1) }
	for _, s := range slices.SortedFunc(maps.Values(parts), byID) {
		s.Unclaimed = wei(new(big.Int))
		if p.Expired == nil {
			s.Unclaimed.Sub(s.Due.Int, s.Claimed.Int)
		}
		b.Stakers = append(b.Stakers, *s)
	}
	return b
}
