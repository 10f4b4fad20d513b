package settling

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover"
	"fernet/prover/bid"
	"fernet/prover/wire"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// atOnce is how many records are asked for at once of blocks that are not known.
const atOnce = 500

// knownBlocks are the reads of the records of blocks that were there before. Some may be gone.
func (r *reading) knownBlocks() (reads []func(context.Context) error) {
	if r.settled == 0 {
		return nil
	}
	for number := r.settled; number <= r.last; number++ {
		reads = append(reads, func(ctx context.Context) error {
			// The view knows the answer when it is asked again.
			if _, err := r.View.Block(ctx, number); !settlement.IsRevert(err, "UnknownBlock") {
				return err
			}
			return nil
		})
	}
	return reads
}

// blocks sets the blocks that are not finalized, and reads the records of those that were since.
func (r *reading) blocks(ctx context.Context) error {
	for from := max(r.settled, 1); from <= r.view.Recorded; from += atOnce {
		records, err := r.Blocks(ctx, from, min(r.view.Recorded, from+atOnce-1))
		if err != nil {
			return err
		}
		for i, record := range records {
			r.records[from+uint64(i)] = record
		}
	}
	r.last = r.view.Recorded
	for number := max(r.settled, 1); number <= r.view.Recorded; number++ {
		if record := r.records[number]; !record.Finalized {
			r.view.Pending = append(r.view.Pending, &Pending{Number: number, Tag: TagOf(number, record), On: record})
		}
	}
	if err := r.best(ctx); err != nil {
		return err
	}
	for _, p := range r.view.Pending {
		if err := r.open(ctx, p); err != nil {
			return err
		}
	}
	r.forgetGone()
	return r.value()
}

// TagOf is the tag of a block on record.
func TagOf(number uint64, record settlement.Block) wire.BlockTag {
	return wire.TagOf(number, record.Slot, common.BigToHash(record.Seed), common.BigToHash(record.Challenge))
}

// forgetGone drops what is known of blocks that are pending no more.
func (r *reading) forgetGone() {
	pending := map[uint64]bool{}
	for _, p := range r.view.Pending {
		pending[p.Number] = true
	}
	for number := range r.opened {
		if !pending[number] {
			delete(r.opened, number)
		}
	}
	for number := range r.roots {
		if !pending[number] {
			delete(r.roots, number)
		}
	}
}

// best sets the best roots. Of one that is known nothing is asked.
func (r *reading) best(ctx context.Context) error {
	var reads []func(context.Context) error
	var unknown []*Pending
	roots := make([]*settlement.Root, len(r.view.Pending)) // of unknown
	for _, p := range r.view.Pending {
		known := r.roots[p.Number]
		switch {
		case p.On.TotalScore.Sign() == 0:
		case known != nil && known.Total.Cmp(p.On.TotalScore) == 0 && known.payoutsRoot == p.On.PayoutsRoot:
			p.Best = known
		default:
			i := len(unknown)
			unknown = append(unknown, p)
			reads = append(reads, func(ctx context.Context) (err error) {
				roots[i], err = r.WinningRoot(ctx, p.Number, p.On)
				return err
			})
		}
	}
	err := r.Together(ctx, reads...)
	if prover.LacksLogs(err) {
		err = r.bestElsewhere(ctx, unknown, roots)
	}
	if err != nil {
		return err
	}
	for i, p := range unknown {
		if roots[i] == nil {
			continue // see Pending.RootLost
		}
		best, err := RootOf(roots[i])
		if err != nil {
			return fmt.Errorf("block %d: %w", p.Number, err)
		}
		p.Best, r.roots[p.Number] = best, best
	}
	return nil
}

// bestElsewhere reads the best roots of blocks where the RPC lacks logs: of one block after the
// other, from each URL. A block whose logs no RPC has leaves the other blocks alone, and is tried
// again with the next view.
func (r *reading) bestElsewhere(ctx context.Context, blocks []*Pending, roots []*settlement.Root) (err error) {
	for i, p := range blocks {
		roots[i], err = settlement.Elsewhere(r.View, func() (*settlement.Root, error) { return r.WinningRoot(ctx, p.Number, p.On) })
		if err != nil && !prover.LacksLogs(err) {
			return err
		}
		if err != nil {
			p.RootLost = fmt.Errorf("block %d: read the best root: %w", p.Number, err)
		}
	}
	return nil
}

// RootOf is a root that L1 took, with whom it pays.
func RootOf(e *settlement.Root) (*Root, error) {
	payouts, err := rules.DecodePayouts(e.Payouts, e.PayoutsRoot)
	if err != nil {
		return nil, err
	}
	// The first entry of a submission is that of the root.
	return &Root{
		Total: e.TotalScore, StakerID: payouts[0].StakerID, Payouts: payouts, Submitter: e.Submitter, Beneficiary: e.Beneficiary,
		Tx: e.TxHash, L1Block: e.L1Block, payoutsRoot: e.PayoutsRoot,
	}, nil
}

// open sets the block with its body executed, while roots of it are taken. In a node that executes
// none it is the block as L1 has it. A body that no RPC has leaves the other blocks alone.
func (r *reading) open(ctx context.Context, p *Pending) error {
	if p.Number > r.view.Tip || !p.Open(r.Number) {
		return nil
	}
	if r.o.Settled != nil {
		return r.outline(ctx, p)
	}
	known, ok := r.opened[p.Number]
	if !ok || !same(known.of, p.On) {
		known = opened{of: p.On, at: r.Number}
		known.block, known.err = settlement.Elsewhere(r.View, func() (*prover.Block, error) { return r.Open(ctx, p.Number) })
		if errors.As(known.err, &p.Unreadable) {
			return nil // it is tried again with the next view
		}
		if known.err != nil && !errors.Is(known.err, prover.ErrUnprovable) {
			return known.err
		}
		r.opened[p.Number] = known
	}
	p.Block, p.Unprovable = known.block, known.err
	if p.Block != nil {
		p.Content = contentOf(p.Block)
	}
	return nil
}

// same reports whether two records are of the same reveal: the slot and the seed tell the proposal,
// the transaction root and the challenge its body.
func same(x, y settlement.Block) bool {
	return x.Slot == y.Slot && x.NumTxs == y.NumTxs && x.Seed.Cmp(y.Seed) == 0 && x.TxRoot.Cmp(y.TxRoot) == 0 &&
		x.Challenge.Cmp(y.Challenge) == 0
}

// contentOf tells what is proven of a block from what is proven of one that has the same tag: after
// a reorg the block may follow another state, and be for others to prove.
func contentOf(b *prover.Block) common.Hash {
	whole := b.Execution.Block()
	seed, challenge := b.Seed.Bytes(), b.Challenge.Bytes()
	in, out, txRoot := whole.StateIn.Bytes(), whole.StateOut.Bytes(), whole.TxRoot.Bytes()
	return crypto.Keccak256Hash(seed[:], challenge[:], in[:], out[:], txRoot[:], provers(b))
}

// provers are who may prove a block, with their keys: after a reorg they may be others.
func provers(b *prover.Block) (all []byte) {
	for _, s := range b.Stakers {
		if roles := s.Roles; b.Eligible(s.ID, rules.RoleBase) || b.Eligible(s.ID, rules.RoleMerge) {
			key := s.VrfKey.FillBytes(make([]byte, 32))
			all = append(binary.BigEndian.AppendUint32(append(all, byte(roles)), s.ID), key...)
		}
	}
	return all
}

// value sets what the blocks will be worth. Those that count as pruned, or cannot be proven, take
// nothing.
func (r *reading) value() error {
	escrow, reserve := r.view.Funds.Escrow, r.view.Funds.Reserve
	for _, p := range r.view.Pending {
		tree, err := r.Deployment.Tree(p.On.NumTxs)
		if err != nil {
			return fmt.Errorf("block %d: %w", p.Number, err)
		}
		params := r.Params
		p.Value = bid.Value{
			Fees: p.fees(), FeeEscrow: escrow, BlockReward: params.BlockReward, RewardReserve: reserve, SeenTxs: p.On.SeenTxs,
			FullRewardTxs: params.FullRewardTxs, FeeSplit: p.On.FeeSplit, Nodes: tree.NumNodes(), SubmitterBps: params.SubmitterBps,
		}
		if p.Number > r.view.Tip || p.Unprovable != nil {
			continue
		}
		takes := p.shares()
		escrow, reserve = new(big.Int).Sub(escrow, takes.Fees), new(big.Int).Sub(reserve, takes.BlockReward)
	}
	return nil
}

// fees are those of the block, as far as they are known.
func (p *Pending) fees() *big.Int {
	if !p.HasRoot() && p.Block != nil && p.Execution != nil {
		whole := p.Execution.Block()
		return whole.Fees.Big()
	}
	return p.On.Fees // 0 without a root
}

// shares is how the block's value is split.
func (p *Pending) shares() rules.Shares {
	v := p.Value
	reward := rules.ScaledReward(v.BlockReward, v.SeenTxs, v.FullRewardTxs)
	return rules.Split(v.Fees, v.FeeEscrow, reward, v.RewardReserve, v.FeeSplit)
}
