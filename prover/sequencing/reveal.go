package sequencing

import (
	"context"
	"errors"
	"fmt"

	"fernet/prover/operator"
	"fernet/settlement"
)

func revealName(slot uint64) string { return fmt.Sprintf("reveal slot %d", slot) }

// beginReveal has the desk reveal what has won the current slot.
func (s *Sequencer) beginReveal(slot uint64, stakerID uint32) {
	s.do(revealName(slot), s.c.RevealPriority, func(ctx context.Context, sender operator.Sender) {
		r, err := operator.Reveal(ctx, s.c.Chain.Client, sender, operator.RevealOptions{Slot: &slot, Kept: s.c.Kept})
		var check *settlement.PrecheckError
		switch {
		case err == nil:
			s.tell(Event{Kind: KindRevealed, Slot: slot, StakerID: stakerID, Block: r.Block})
		case ctx.Err() != nil: // the node stops, and goes on when it starts again
		case errors.As(err, &check): // the phase is not there, after a reorg, or over
		default:
			s.tell(Event{Kind: KindRevealFailed, Slot: slot, StakerID: stakerID, Err: err})
		}
	})
}
