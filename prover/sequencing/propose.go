package sequencing

import (
	"context"
	"errors"
	"fmt"

	"fernet/prover/files"
	"fernet/prover/operator"
	"fernet/settlement"
)

func proposeName(slot uint64) string { return fmt.Sprintf("propose for slot %d", slot) }

// beginProposal has the desk propose for the current slot, if that is the operator's turn.
func (s *Sequencer) beginProposal(seen *sight, now Now) {
	slot := seen.slot.Slot
	if !isTurn(seen, s.c.Chain.Params.Schedule) {
		return
	}
	s.do(proposeName(slot), s.c.ProposePriority, func(ctx context.Context, sender operator.Sender) {
		s.running.acting.Lock()
		defer s.running.acting.Unlock()
		proposed, err := s.propose(ctx, sender, slot, now)
		var check *settlement.PrecheckError
		switch {
		case err == nil:
			s.tell(Event{Kind: KindProposed, Slot: slot, StakerID: proposed.StakerID, Split: proposed.FeeSplit})
		case ctx.Err() != nil: // the phase is over, or the node stops
		case errors.Is(err, ErrNotNow), errors.As(err, &check):
			s.tell(Event{Kind: KindLeft, Slot: slot, Err: err})
		default:
			s.tell(Event{Kind: KindFailed, Slot: slot, Err: err})
		}
	})
}

// propose decides and proposes. The body is on disk before its proposal is sent.
func (s *Sequencer) propose(ctx context.Context, sender operator.Sender, slot uint64, now Now) (*operator.Proposed, error) {
	o, err := s.offer(ctx, slot, sender.Address(), now)
	if err != nil {
		return nil, err
	}
	return operator.Propose(ctx, s.c.Chain, sender, operator.ProposeOptions{
		Identity: o.identity, FeeSplit: o.split, Slot: &slot, Kept: s.c.Kept, Keys: s.c.Keys,
		Draft: func(context.Context, uint64) (*files.Draft, error) { return o.draft, nil },
	})
}
