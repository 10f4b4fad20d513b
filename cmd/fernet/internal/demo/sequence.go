package demo

import (
	"context"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover/files"
	"fernet/prover/keys"
	"fernet/prover/operator"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// proposalResult is a proposal that L1 took.
type proposalResult struct {
	Sequencer   string    `json:"sequencer"`
	StakerID    uint32    `json:"stakerId"`
	Vrf         integer   `json:"vrf"`
	FeeSplitBps rules.Bps `json:"feeSplitBps"`
	Score       integer   `json:"score"`
	Gas         uint64    `json:"gas"`
	Won         bool      `json:"won"`
}

func (d *demo) sequence(ctx context.Context) error {
	d.slot = 0
	randao, err := d.recordRandao(ctx)
	if err != nil {
		return err
	}
	state, _, err := d.chain.LastState(ctx)
	if err != nil {
		return err
	}
	transfers := d.workload.transfers(state, d.cfg.Seed, int(d.cfg.Txs))
	draft, err := d.chain.Draft(ctx, transfers, d.cfg.Txs, d.slot)
	if err != nil {
		return err
	}
	d.body = draft.Body
	if err := d.propose(ctx, randao, draft); err != nil {
		return err
	}
	best, err := d.chain.BestProposal(ctx, d.slot)
	if err != nil {
		return err
	}
	if best.StakerID != d.winner.StakerID {
		return fmt.Errorf("L1 ranks staker %d first, not %s", best.StakerID, d.winner.name)
	}
	if err := d.advanceTo(d.chain.Params.Schedule.RevealStart(d.slot)); err != nil {
		return err
	}
	revealed, err := operator.Reveal(ctx, d.chain.Client, d.winner.account, operator.RevealOptions{Slot: &d.slot, Kept: d.folder})
	if err != nil {
		return err
	}
	d.gas["reveal"] = gasOf(revealed.Sent)
	if d.block, err = d.chain.Follower.Block(ctx, revealed.Block); err != nil {
		return err
	}
	fees := d.block.Execution.Block().Fees.Big()
	d.con.Line("\n%s reveals block 1: %d signed transfers with %s AZT of fees, %s bytes. Seed of the provers' draws: 0x%s…",
		d.winner.name, len(transfers), units.Exact(fees), grouped(uint64(len(draft.Body))), d.block.Seed.Text(16)[:16])
	return nil
}

// recordRandao lets the slot start and proves its RANDAO to L1.
func (d *demo) recordRandao(ctx context.Context) (common.Hash, error) {
	schedule := d.chain.Params.Schedule
	if err := d.advanceTo(schedule.SlotStart(d.slot)); err != nil {
		return common.Hash{}, err
	}
	recorded, err := operator.RecordRandao(ctx, d.chain.Client, d.deployer, d.slot, nil)
	if err != nil {
		return common.Hash{}, err
	}
	d.gas["recordRandao"] = gasOf(recorded.Sent)
	d.con.Line("Slot %d starts at L1 block %d. Its RANDAO, from header %d: %s…", d.slot, schedule.SlotStart(d.slot), schedule.RandaoBlock(d.slot), recorded.Randao.Hex()[:18])
	return recorded.Randao, nil
}

// propose has the sequencers propose a block. Each sees its own draw and what L1 has taken so far. They
// come in order of luck and each outbids the one before, so that L1 takes all of their proposals: one
// that does not beat the best is refused before its proof is looked at.
func (d *demo) propose(ctx context.Context, randao common.Hash, draft *files.Draft) error {
	draws := make(map[*actor]*big.Int)
	for _, o := range d.sequencers {
		ticket, err := o.SequencerTicket(d.chain.Deployment, d.slot, randao, 0)
		if err != nil {
			return err
		}
		draws[o] = ticket.Vrf.Big()
	}
	order := slices.Clone(d.sequencers)
	slices.SortFunc(order, func(a, b *actor) int { return draws[a].Cmp(draws[b]) })

	bar := d.con.Progress("proving tickets", len(order))
	for i, o := range order {
		o.bid = sequencerSplits[i]
		proposed, err := operator.Propose(ctx, d.chain, o.account, operator.ProposeOptions{
			Identity: &o.Identity, FeeSplit: o.bid, Slot: &d.slot, Kept: d.folder,
			Draft: func(context.Context, uint64) (*files.Draft, error) { return draft, nil },
			Keys:  func(context.Context) (*keys.Set, error) { return d.keys, nil },
		})
		if err != nil {
			return err
		}
		bar.Add(1, o.name)
		d.proposals = append(d.proposals, proposalResult{
			Sequencer: o.name, StakerID: o.StakerID, Vrf: integer{Int: draws[o]}, FeeSplitBps: o.bid, Score: proposed.Score, Gas: gasOf(proposed.Sent),
			Won: i == len(order)-1,
		})
		d.winner = o
	}
	bar.Close()
	t := console.Table{Columns: []console.Column{
		{Name: "rank", Align: console.Right}, {Name: "sequencer"}, {Name: "VRF", Align: console.Right},
		{Name: "FEE_SPLIT", Align: console.Right}, {Name: "score = VRF · (1 + FEE_SPLIT)", Align: console.Right}, {Name: "gas", Align: console.Right},
	}}
	for i, p := range slices.Backward(d.proposals) {
		t.Rows = append(t.Rows, []any{len(d.proposals) - i, p.Sequencer, draw(p.Vrf.Int), p.FeeSplitBps, rules.Points(p.Score.Int), grouped(p.Gas)})
	}
	d.con.Table(t)
	return nil
}
