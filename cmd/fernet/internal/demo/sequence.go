package demo

import (
	"context"
	"fmt"
	"math/big"
	"slices"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover"
	"fernet/prover/ledger"
	"fernet/settlement"
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
	randao, err := d.sampleRandao(ctx)
	if err != nil {
		return err
	}
	state, err := ledger.StateOf(d.follower.Genesis())
	if err != nil {
		return err
	}
	transfers := d.workload.transfers(state, d.cfg.Seed, int(d.cfg.Txs))
	tree, err := d.client.Deployment.Tree(d.cfg.Txs)
	if err != nil {
		return err
	}
	draft, err := prover.NewDraft(state, transfers, tree)
	if err != nil {
		return err
	}

	// Each sequencer sees its own draw and what L1 has taken so far. They come
	// in order of luck and each outbids the one before, so that L1 takes all three
	// proposals: one that does not beat the best is refused before its proof is looked at.
	luck := func(o *operator) (*big.Int, error) {
		t, err := o.SequencerTicket(d.client.Deployment, d.slot, randao, 0)
		if err != nil {
			return nil, err
		}
		return t.Vrf.Big(), nil
	}
	draws := make(map[*operator]*big.Int)
	for _, o := range d.sequencers {
		if draws[o], err = luck(o); err != nil {
			return err
		}
	}
	order := slices.Clone(d.sequencers)
	slices.SortFunc(order, func(a, b *operator) int { return draws[a].Cmp(draws[b]) })

	builder := prover.Builder{Keys: d.keys}
	bar := d.con.Progress("proving tickets", len(order))
	var last settlement.Proposal
	for i, o := range order {
		o.bid = sequencerSplits[i]
		ticket, err := o.SequencerTicket(d.client.Deployment, d.slot, randao, o.bid)
		if err != nil {
			return err
		}
		proof, err := builder.ProveTicket(ctx, ticket)
		if err != nil {
			return err
		}
		last = draft.Proposal(ticket, 0)
		receipt, err := o.wallet.send(ctx, d.client.Propose(d.slot, last, proof))
		if err != nil {
			return err
		}
		bar.Add(1, o.name)
		d.proposals = append(d.proposals, proposalResult{
			Sequencer: o.name, StakerID: o.StakerID, Vrf: integer{Int: ticket.Vrf.Big()}, FeeSplitBps: o.bid,
			Score: integer{Int: rules.Score(ticket.Vrf.Big(), o.bid)}, Gas: receipt.GasUsed,
		})
	}
	bar.Close()
	d.winner, d.body = order[len(order)-1], draft.Body
	d.proposals[len(d.proposals)-1].Won = true

	t := console.Table{Columns: []console.Column{
		{Name: "rank", Align: console.Right}, {Name: "sequencer"}, {Name: "VRF", Align: console.Right},
		{Name: "FEE_SPLIT", Align: console.Right}, {Name: "score = VRF · (1 + FEE_SPLIT)", Align: console.Right}, {Name: "gas", Align: console.Right},
	}}
	for i, p := range slices.Backward(d.proposals) {
		t.Rows = append(t.Rows, []any{len(d.proposals) - i, p.Sequencer, draw(p.Vrf.Int), p.FeeSplitBps, points(p.Score.Int), grouped(p.Gas)})
	}
	d.con.Table(t)

	best, err := d.client.BestProposal(ctx, d.slot)
	if err != nil {
		return err
	}
	if best.StakerID != d.winner.StakerID {
		return fmt.Errorf("L1 ranks staker %d first, not %s", best.StakerID, d.winner.name)
	}
	if err := d.advanceTo(d.schedule.RevealStart(d.slot)); err != nil {
		return err
	}
	receipt, err := d.winner.wallet.send(ctx, d.client.Reveal(d.slot, last, draft.Body))
	if err != nil {
		return err
	}
	d.gas["reveal"] = receipt.GasUsed
	if d.block, err = d.follower.Block(ctx, 1); err != nil {
		return err
	}
	fees := d.block.Execution.Block().Fees.Big()
	d.con.Line("\n%s reveals block 1: %d signed transfers with %s AZT of fees, %s bytes. Seed of the provers' draws: 0x%s…",
		d.winner.name, len(transfers), units.Exact(fees), grouped(uint64(len(draft.Body))), d.block.Seed.Text(16)[:16])
	return nil
}

// sampleRandao lets the slot start and proves its RANDAO to L1.
func (d *demo) sampleRandao(ctx context.Context) ([32]byte, error) {
	if err := d.advanceTo(d.schedule.SlotStart(d.slot)); err != nil {
		return [32]byte{}, err
	}
	header, err := d.l1.Client().HeaderByNumber(ctx, new(big.Int).SetUint64(d.schedule.RandaoBlock(d.slot)))
	if err != nil {
		return [32]byte{}, fmt.Errorf("get the slot's header: %w", err)
	}
	call, err := d.client.RecordRandao(d.slot, header)
	if err != nil {
		return [32]byte{}, err
	}
	receipt, err := d.deployer.send(ctx, call)
	if err != nil {
		return [32]byte{}, err
	}
	d.gas["recordRandao"] = receipt.GasUsed
	d.con.Line("Slot %d starts at L1 block %d. Its RANDAO, from header %d: %s…", d.slot, d.schedule.SlotStart(d.slot), header.Number, header.MixDigest.Hex()[:18])
	return header.MixDigest, nil
}
