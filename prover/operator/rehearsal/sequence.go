package rehearsal

import (
	"context"
	"fmt"
	"math/big"
	"slices"

	"fernet/prover/files"
	"fernet/prover/keys"
	"fernet/prover/operator"
	"fernet/prover/payments"
	"fernet/settlement/rules"
)

// ProposalResult is a proposal that L1 took.
type ProposalResult struct {
	Sequencer   string    `json:"sequencer"`
	StakerID    uint32    `json:"stakerId"`
	Vrf         integer   `json:"vrf"`
	FeeSplitBps rules.Bps `json:"feeSplitBps"`
	Score       integer   `json:"score"`
	Gas         uint64    `json:"gas"`
	Won         bool      `json:"won"`
}

// RecordRandao lets the slot start and proves its RANDAO to L1.
func (d *Rehearsal) RecordRandao(ctx context.Context) error {
	if err := d.advanceTo(d.Chain.Params.Schedule.SlotStart(d.Slot)); err != nil {
		return err
	}
	recorded, err := operator.RecordRandao(ctx, d.Chain.Client, d.deployer, &d.Slot, nil)
	if err != nil {
		return err
	}
	d.Randao, d.Gas["recordRandao"] = *recorded, gasOf(recorded.Sent)
	return nil
}

// Propose has the sequencers propose a block of the workload. Each sees its own draw and what L1
// has taken so far. They come in order of luck and each outbids the one before, so that L1 takes
// all of their proposals: one that does not beat the best is refused before its proof is looked at.
func (d *Rehearsal) Propose(ctx context.Context) error {
	state, _, err := payments.LastState(ctx, d.Chain.Follower)
	if err != nil {
		return err
	}
	transfers := d.workload.transfers(state, d.Config.Seed, int(d.Config.Txs))
	body, err := payments.Body(state, transfers)
	if err != nil {
		return err
	}
	draft, err := d.Chain.Draft(ctx, body, d.Config.Txs, d.Slot)
	if err != nil {
		return err
	}
	d.Body, d.Transfers = draft.Body, len(transfers)
	draws := make(map[*Actor]*big.Int)
	for _, o := range d.Sequencers {
		ticket, err := o.SequencerTicket(d.Chain.Deployment, d.Slot, d.Randao.Randao, 0)
		if err != nil {
			return err
		}
		draws[o] = ticket.Vrf.Big()
	}
	order := slices.Clone(d.Sequencers)
	slices.SortFunc(order, func(a, b *Actor) int { return draws[a].Cmp(draws[b]) })

	bar := d.Config.Progress("proving tickets", len(order))
	for i, o := range order {
		o.Bid = sequencerSplits[i]
		proposed, err := operator.Propose(ctx, d.Chain, o.Account, operator.ProposeOptions{
			Identity: &o.Identity, FeeSplit: o.Bid, Slot: &d.Slot, Kept: d.folder,
			Draft: func(context.Context, uint64) (*files.Draft, error) { return draft, nil },
			Keys:  func(context.Context) (*keys.Set, error) { return d.keys, nil },
		})
		if err != nil {
			return err
		}
		bar.Add(1, o.Name)
		d.Proposals = append(d.Proposals, ProposalResult{
			Sequencer: o.Name, StakerID: o.StakerID, Vrf: integer{Int: draws[o]}, FeeSplitBps: o.Bid, Score: proposed.Score, Gas: gasOf(proposed.Sent),
			Won: i == len(order)-1,
		})
		d.Winner = o
	}
	bar.Close()
	best, err := d.Chain.BestProposal(ctx, d.Slot)
	if err == nil && best.StakerID != d.Winner.StakerID {
		err = fmt.Errorf("L1 ranks staker %d first, not %s", best.StakerID, d.Winner.Name)
	}
	return err
}

// Reveal has the winner reveal its block.
func (d *Rehearsal) Reveal(ctx context.Context) error {
	if err := d.advanceTo(d.Chain.Params.Schedule.RevealStart(d.Slot)); err != nil {
		return err
	}
	revealed, err := operator.Reveal(ctx, d.Chain.Client, d.Winner.Account, operator.RevealOptions{Slot: &d.Slot, Kept: d.folder})
	if err != nil {
		return err
	}
	d.Gas["reveal"] = gasOf(revealed.Sent)
	d.Block, err = d.Chain.Follower.Block(ctx, revealed.Block)
	return err
}
