package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/files"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// openingKeys is the time that it takes to open the proving keys and to prove a ticket, generously.
const openingKeys = 10 * time.Second

// wait waits for the propose phase of --slot, or of the first slot that there is time to propose
// for, and drafts the block again that is made of transfers: the last block may be another one by
// then.
func (p *proposing) wait(ctx context.Context, c *cli.Context) error {
	if !c.IsSet("slot") {
		won, err := p.stands(ctx)
		if won || err != nil {
			return err // p.run sees it through
		}
		if err := p.chooseSlot(ctx); err != nil {
			return err
		}
	} else if begun, err := p.begun(ctx); begun || err != nil {
		return err
	}
	if err := p.able(ctx); err != nil {
		return err
	}
	if _, err := deploymentKeys(ctx, p.s, p.Client); err != nil {
		return err
	}
	waited := false
	err := p.s.Wait(ctx, func(ctx context.Context) error {
		err := p.CheckPropose(ctx, p.slot)
		var pointless *settlement.PrecheckError
		waited = waited || errors.As(err, &pointless) && pointless.Waits()
		return err
	})
	if err != nil || !waited {
		return err
	}
	p.draft, err = draftOf(ctx, c, p.s, p.slot)
	return err
}

// waitForTip waits until the last block is one that can be built on.
func (p *proposing) waitForTip(ctx context.Context) error {
	follower, err := openFollower(ctx, p.s, p.genesis)
	if err != nil {
		return err
	}
	return p.s.Wait(ctx, func(ctx context.Context) error {
		slot, err := earliestSlot(ctx, p.Client)
		if err != nil {
			return err
		}
		_, err = checkTip(ctx, follower, p.Client, slot)
		return err
	})
}

// begun reports whether an earlier run began to send a proposal of this draft and bid for the slot.
func (p *proposing) begun(ctx context.Context) (bool, error) {
	kept, err := files.ReadProposal(p.path(), prover.Files(p.Deployment))
	if err != nil {
		return false, nil // there is none, or none that can be used: it is made anew
	}
	call, err := p.call(ctx, proposalOf(kept), kept.Proof)
	if err != nil {
		return false, err
	}
	return beganEarlier(ctx, p.s, call.ID)
}

// stands reports whether a proposal of this draft that an earlier run sent for the current slot can
// still win it, or has.
func (p *proposing) stands(ctx context.Context) (bool, error) {
	begun, err := p.begun(ctx)
	if err != nil || !begun {
		return false, err
	}
	var pointless *settlement.PrecheckError
	if check := p.CheckPropose(ctx, p.slot); !errors.As(check, &pointless) {
		return check == nil, check
	}
	// Nobody can propose for it any more: the best has won.
	best, err := p.BestProposal(ctx, p.slot)
	if err != nil {
		return false, err
	}
	kept, err := files.ReadProposal(p.path(), prover.Files(p.Deployment))
	if err != nil {
		return false, err
	}
	if best.ProposalHash == settlement.ProposalHash(proposalOf(kept)) {
		return true, nil
	}
	if best.Score.Sign() > 0 {
		p.s.Note("slot %d was won by a proposal of staker %d", p.slot, best.StakerID)
	}
	return false, nil
}

// chooseSlot takes the first slot, from the current one on, for which the staker is active and that
// leaves time for a proposal.
func (p *proposing) chooseSlot(ctx context.Context) error {
	network, err := p.s.Network(ctx)
	if err != nil {
		return err
	}
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
	// RANDAO and proposal are mined within two blocks each, and the first has to be final before
	// the second is sent.
	need := 2*(2+network.Confirmations) + uint64(openingKeys/network.BlockTime)
	if need = min(need, schedule.ProposeBlocks/2); now >= schedule.SlotStart(slot) && now+need > schedule.RevealStart(slot) {
		slot++
	}
	p.slot = slot
	return nil
}

// lastProposed returns the slot that was last proposed for from this --data-dir, with the draft if
// there is one, and false when there is none.
func lastProposed(s *session.Session, client *settlement.Client, draft *files.Draft) (slot uint64, found bool) {
	paths, err := filepath.Glob(s.DataPath("proposals", "*.proposal.json"))
	if err != nil {
		return 0, false // the folder's name is no pattern
	}
	for _, path := range paths {
		kept, err := files.ReadProposal(path, prover.Files(client.Deployment))
		if err != nil {
			s.Log.Debug("a proposal that is not to be used", "path", path, "err", err)
			continue
		}
		if draft == nil || isOf(client, proposalOf(kept), draft) {
			slot, found = max(slot, kept.Slot), true
		}
	}
	return slot, found
}

// isOf reports whether a proposal is of a draft.
func isOf(client *settlement.Client, p settlement.Proposal, d *files.Draft) bool {
	return p.BodyHash == rules.BodyHash(d.Body, client.Params.TxBytes) && p.NumTxs == d.NumTxs && p.Parent == d.Parent
}

// revealWatch waits for a reveal phase, and says whose proposal leads meanwhile.
type revealWatch struct {
	client *settlement.Client
	s      *session.Session
	slot   uint64
	draft  *files.Draft // nil: that of a proposal of this --data-dir

	leader common.Hash
}

// check is CheckReveal.
func (w *revealWatch) check(ctx context.Context) error {
	check := w.client.CheckReveal(ctx, w.slot)
	var pointless *settlement.PrecheckError
	if !errors.As(check, &pointless) || !pointless.Waits() {
		return check
	}
	best, err := w.client.BestProposal(ctx, w.slot)
	if err != nil {
		return err
	}
	if best.Score.Sign() == 0 {
		return check
	}
	if best.ProposalHash != w.leader {
		if err := w.say(ctx, best); err != nil {
			return err
		}
		w.leader = best.ProposalHash
	}
	return check
}

// say says whose proposal leads.
func (w *revealWatch) say(ctx context.Context, best settlement.BestProposal) error {
	proposal, proposed, err := w.client.WinningProposal(ctx, w.slot)
	if err != nil || !proposed {
		return err
	}
	mine := w.draft != nil && isOf(w.client, proposal, w.draft)
	if w.draft == nil {
		_, err := files.ReadDraft(bodyPath(w.s, w.client.Deployment, proposal), prover.Files(w.client.Deployment))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("reveal body of slot %d: %w", w.slot, err)
		}
		mine = err == nil
	}
	if mine {
		w.s.Note("slot %d: this block leads, proposed by staker %d with score %s", w.slot, best.StakerID, points(best.Score))
		return nil
	}
	w.s.Note("slot %d: another block leads, proposed by staker %d with score %s: until the propose phase ends a higher --fee-split may win it back",
		w.slot, best.StakerID, points(best.Score))
	return nil
}
