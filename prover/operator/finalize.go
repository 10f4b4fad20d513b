package operator

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
	"fernet/settlement/units"
)

// Finalized is what finalizing a block came to. Amounts are in wei, and null in a dry run of a
// block that is not finalized.
type Finalized struct {
	Now   uint64 `json:"l1Block"` // the L1 block that it was read at
	Block uint64 `json:"block"`
	Sent
	Fees        units.Integer `json:"fees,omitzero"`
	BlockReward units.Integer `json:"blockReward,omitzero"`
	// Network is for the provers: Burned of it is not paid.
	Network        units.Integer `json:"network,omitzero"`
	SequencerShare units.Integer `json:"sequencerShare,omitzero"`
	Burned         units.Integer `json:"burned,omitzero"`
	// SubmitterShare is taken from what would be burned otherwise.
	SubmitterShare units.Integer `json:"submitterShare,omitzero"`
	// Beneficiary gets the submitter's share, with the address's checksum; zero where nobody does.
	Beneficiary common.MixedcaseAddress `json:"beneficiary,omitzero"`
	Sequencer   uint32                  `json:"-"` // staker
}

// Paid says, for a person, what the block pays to whom. It is empty where that is not known.
func (r *Finalized) Paid() string {
	if r.Fees.Int == nil {
		return ""
	}
	paid := fmt.Sprintf("Block %d pays %s AZT of fees and %s AZT of block reward: "+
		"%s AZT to the proving network, of which %s AZT are burned, and %s AZT to sequencer %d.",
		r.Block, units.Exact(r.Fees.Int), units.Exact(r.BlockReward.Int), units.Exact(r.Network.Int),
		units.Exact(r.Burned.Int), units.Exact(r.SequencerShare.Int), r.Sequencer)
	if r.SubmitterShare.Sign() > 0 {
		paid += fmt.Sprintf("\n%s AZT that nobody earned by a proof go to %s, whom the winning submission names.",
			units.Exact(r.SubmitterShare.Int), r.Beneficiary.Original())
	}
	return paid
}

// Finalize settles a proven block whose proving window is over. Anyone may do it, once a block; it
// may wait until the window is over.
func Finalize(ctx context.Context, client *settlement.Client, s Sender, number uint64, wait Waiter) (*Finalized, error) {
	if err := errors.Join(checkActor(client, s), checkBlock(number)); err != nil {
		return nil, fmt.Errorf("finalize: %w", err)
	}
	r := &Finalized{Block: number}
	record, check, err := checked(ctx, client, wait, func(v *settlement.View) (settlement.Block, error) {
		r.Now = v.Number
		record, err := v.Block(ctx, number)
		if err != nil {
			return record, err
		}
		return record, v.CheckFinalize(ctx, number)
	})
	if err != nil {
		return nil, err
	}
	r.Sequencer = record.SequencerID
	call := client.Finalize(number)
	call.ID = s.ID("finalize", number, record.Slot)
	if err := r.send(ctx, s, call, check); err != nil {
		return nil, err
	}
	if s.DryRun() && r.Already == "" {
		return r, nil
	}
	settled, err := settlement.AtOneBlock(ctx, client, func(v *settlement.View) (*settlement.Settled, error) {
		r.Now = v.Number
		return v.Settled(ctx, number)
	})
	if err != nil {
		return nil, err
	}
	r.Fees.Int, r.BlockReward.Int, r.Network.Int = settled.Fees, settled.BlockReward, settled.Network
	r.SequencerShare.Int, r.Burned.Int, r.SubmitterShare.Int = settled.SequencerShare, settled.Burned, settled.SubmitterShare
	if settled.SubmitterShare.Sign() > 0 {
		r.Beneficiary = common.NewMixedcaseAddress(settled.Beneficiary)
	}
	return r, nil
}
