package operator

import (
	"context"
	"math/big"

	"fernet/prover"
	"fernet/prover/bid"
	"fernet/prover/circuit"
	"fernet/settlement"
	"fernet/settlement/cost"
	"fernet/settlement/rules"
)

// RankOptions say what is taken to be bid.
type RankOptions struct {
	Identity *prover.Identity // whose draws are marked; nil: nobody's
	Own      rules.Bps        // that it bids
	Only     map[uint32]bool  // nodes to rank; nil: all
	Others   *rules.Bps       // that all others bid; nil: [MostBids] at HourCost
	HourCost *big.Int         // of an hour of one processor, in wei of AZT
}

// Rankings ranks the nodes of a block: see prover.Block.Rankings.
func Rankings(ctx context.Context, client *settlement.Client, b *prover.Block, o RankOptions) (*prover.Rankings, error) {
	if o.Others != nil {
		return b.Rankings(o.Identity, o.Only, o.Own, func(circuit.Kind) rules.Bps { return *o.Others })
	}
	others, err := MostBids(ctx, client, b, o.HourCost)
	if err != nil {
		return nil, err
	}
	return b.Rankings(o.Identity, o.Only, o.Own, others)
}

// MostBids returns the highest FEE_BURN with which a sure place of a block pays what a proof costs,
// by circuit, when an hour of one processor costs so many wei of AZT: see bid.Pay.MostBid. It is 0
// where no bid pays. The block's value is of what Rewards holds now.
func MostBids(ctx context.Context, client *settlement.Client, b *prover.Block, hour *big.Int) (func(circuit.Kind) rules.Bps, error) {
	value, err := settlement.AtOneBlock(ctx, client, func(v *settlement.View) (value bid.Value, err error) {
		record, err := v.Block(ctx, b.Number)
		if err != nil {
			return value, err
		}
		funds, err := v.Funds(ctx)
		if err != nil {
			return value, err
		}
		fees := b.Execution.Block().Fees
		return bid.Value{
			Fees: fees.Big(), FeeEscrow: funds.Escrow, BlockReward: v.Params.BlockReward, RewardReserve: funds.Reserve, SeenTxs: record.SeenTxs,
			FullRewardTxs: v.Params.FullRewardTxs, FeeSplit: record.FeeSplit, Nodes: b.Tree.NumNodes(), SubmitterBps: v.Params.SubmitterBps,
		}, nil
	})
	if err != nil {
		return nil, err
	}
	unit, sizes := value.Unit(), cost.ConstraintsOf(b.Tree.TxsPerBase)
	return func(kind circuit.Kind) rules.Bps {
		work := sizes.ProvingTime(0, 0, 1)
		if kind == circuit.KindBase {
			work = sizes.ProvingTime(0, 1, 0)
		}
		most, _ := bid.Pay{Unit: unit, Cost: bid.ProofCost(work, hour)}.MostBid()
		return most
	}, nil
}
