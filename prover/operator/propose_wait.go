package operator

import (
	"context"
	"errors"
	"time"

	"fernet/prover"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// wait waits for the propose phase of the slot that was named, or of the first slot that there is
// time to propose for, and drafts the block again.
func (p *proposing) wait(ctx context.Context) error {
	if p.o.Slot == nil {
		won, err := p.stands(ctx)
		if won || err != nil {
			return err // p.run sees it through
		}
		if err := p.chooseSlot(ctx); err != nil {
			return err
		}
	} else if _, _, begun, err := p.begun(ctx); begun || err != nil {
		return err
	}
	if err := p.able(); err != nil {
		return err
	}
	if _, err := p.o.Keys(ctx); err != nil {
		return err
	}
	waited := false
	err := p.o.Wait(ctx, func(ctx context.Context) error {
		err := p.CheckPropose(ctx, p.slot)
		var early *settlement.PrecheckError
		waited = waited || errors.As(err, &early) && early.Waits()
		return err
	})
	if err != nil || !waited {
		return err
	}
	p.draft, err = p.o.Draft(ctx, p.slot)
	return err
}

// waitForTip waits until the last block is one that can be built on.
func (p *proposing) waitForTip(ctx context.Context) error {
	return p.o.Wait(ctx, func(ctx context.Context) error {
		_, err := prover.AtOneBlock(ctx, p.Follower, "open the last block", func(at *prover.Reading) (*prover.Tip, error) {
			slot, err := earliestSlot(ctx, at.Client)
			if err != nil {
				return nil, err
			}
			return at.TipFor(ctx, slot)
		})
		return err
	})
}

// stands reports whether a proposal of this draft that an earlier run sent for the current slot can
// still win it, or has.
func (p *proposing) stands(ctx context.Context) (bool, error) {
	proposal, _, begun, err := p.begun(ctx)
	if err != nil || !begun {
		return false, err
	}
	best, err := settlement.AtOneBlock(ctx, p.Client, func(v *settlement.View) (*settlement.BestProposal, error) {
		if check := v.CheckPropose(ctx, p.slot); !isPrecheck(check) {
			return nil, check
		}
		// Nobody can propose for it any more: the best has won.
		best, err := v.BestProposal(ctx, p.slot)
		return &best, err
	})
	if err != nil || best == nil {
		return err == nil, err
	}
	if best.ProposalHash == settlement.ProposalHash(proposal) {
		return true, nil
	}
	if best.Score.Sign() > 0 && p.o.Lost != nil {
		p.o.Lost(p.slot, best.StakerID)
	}
	return false, nil
}

// openingKeys is the time that it takes to open the proving keys and to prove a ticket, generously.
const openingKeys = 10 * time.Second

// ProposeLead is how many L1 blocks a proposal takes, for ProposeOptions: RANDAO and proposal are
// mined within two blocks each, and the first has to be final before the second is sent.
func ProposeLead(confirmations uint64, blockTime time.Duration) uint64 {
	return 2*(2+confirmations) + uint64(openingKeys/max(blockTime, 1))
}

// chooseSlot takes the first slot, from the current one on, for which the staker is active and that
// leaves time for a proposal.
func (p *proposing) chooseSlot(ctx context.Context) error {
	now, slot, started, err := p.CurrentSlot(ctx)
	if err != nil {
		return err
	}
	schedule := p.Params.Schedule
	if !started {
		slot = 0
	}
	suspension, _ := rules.SuspensionAt(p.staker.Suspensions, schedule.SlotStart(slot))
	if active := max(p.staker.ActivationBlock, suspension.Until, suspension.BanUntil); active > schedule.SlotStart(slot) {
		slot = (active-schedule.GenesisBlock-1)/schedule.SlotBlocks() + 1
	}
	if need := min(p.o.Lead, schedule.ProposeBlocks/2); now >= schedule.SlotStart(slot) && now+need > schedule.RevealStart(slot) {
		slot++
	}
	p.slot = slot
	return nil
}
