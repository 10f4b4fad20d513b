package settlement

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"
)

// ErrStalled means that a wait was given up since L1 had no new block for too long, or did not
// answer.
var ErrStalled = errors.New("L1 does not go on")

// Waits reports whether what makes no sense now can be done later: at the L1 block Opens or, when
// that is 0, once somebody else has done what it needs. What was missed never comes, even when
// Opens names the next of its kind.
func (e *PrecheckError) Waits() bool {
	return !e.Done && !e.Missed && (e.Opens > e.Now || e.Others)
}

// Waiting is what a [Waiter] says about a wait.
type Waiting struct {
	*PrecheckError               // what is waited for, as of the newest block
	From           uint64        // the newest L1 block when the wait began
	Since          time.Time     // when it began
	Quiet          time.Duration // since the last new block; 0 unless it is long
	Err            error         // why L1 gives no answer, nil when it does
	GiveUp         time.Duration // without a new block for so long the wait ends
	// Changed says that it is not what was waited for when Say was last called: a reorg may have
	// moved it.
	Changed bool
}

// Passed returns how many blocks of the wait have passed, and of how many: none when nobody knows
// in which block it ends.
func (w Waiting) Passed() (blocks, of uint64) {
	of = w.Opens - min(w.Opens, w.From)
	return min(w.Now-min(w.Now, w.From), of), of
}

// Waiter looks at L1 until something can be done. It sends nothing and keeps nothing: a wait that
// was interrupted is begun again by asking the same again.
type Waiter struct {
	// Head returns the number of the newest L1 block.
	Head func(context.Context) (uint64, error)
	// Interval is the time between two looks at L1.
	Interval time.Duration
	// Quiet is after how long without a new block Say is told, and again after each further Quiet.
	Quiet time.Duration
	// GiveUp is after how long without a new block the wait ends with ErrStalled.
	GiveUp time.Duration
	// Believe is for how many blocks an answer has to hold that ends a wait in vain. A reorg may
	// take for a moment what is waited for, and a node may be behind the one that was asked before.
	// The very first answer is believed at once.
	Believe uint64
	// Say is told what is waited for: when the wait begins, at each new block, and when L1 is
	// quiet. Nil: nobody is.
	Say func(Waiting)
	// Log is told of answers that are not believed yet; nil: nobody is.
	Log *slog.Logger
}

// Until calls check at each new L1 block until it is no [PrecheckError] that waits, and returns
// its last answer: nil when it can be done, a PrecheckError when it was done already or never can
// be. While L1 does not answer it goes on, until there was no new block for GiveUp; the error then
// wraps ErrStalled and what the node said.
func (w *Waiter) Until(ctx context.Context, check func(context.Context) error) error {
	var (
		state  Waiting // without a PrecheckError nothing was said yet
		last   uint64  // the newest block that was looked at
		moved  = time.Now()
		warned time.Duration
		doubt  uint64 // the block of the first of the answers that are not believed yet
	)
	say, log := w.Say, w.Log
	if say == nil {
		say = func(Waiting) {}
	}
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	for {
		head, err := w.Head(ctx)
		if err == nil && (state.PrecheckError == nil || head != last || state.Err != nil) {
			if head > last {
				moved, warned = time.Now(), 0
			}
			last = head
			answer := check(ctx)
			var early *PrecheckError
			switch {
			case errors.As(answer, &early) && early.Waits():
				before := state.PrecheckError
				if before == nil {
					state.From, state.Since = head, time.Now()
				}
				state.Changed = before == nil || before.Opens != early.Opens || before.Reason != early.Reason
				state.PrecheckError, state.Err, state.Quiet, state.GiveUp, doubt = early, nil, 0, w.GiveUp, 0
				say(state)
			case answer == nil || early != nil && early.Done:
				return answer
			case state.PrecheckError == nil:
				return answer
			case early == nil && !decided(answer):
				err = answer
			default:
				if doubt == 0 || head < doubt {
					doubt = head
				}
				if head >= doubt+w.Believe {
					return answer
				}
				log.Debug("waiting for a later block to say so too", "block", head, "err", answer)
			}
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if state.PrecheckError == nil && err != nil {
			return err // nothing is waited for yet: the node's own answer says most
		}
		state.Err = err
		quiet := time.Since(moved)
		if quiet >= w.GiveUp {
			stalled := fmt.Errorf("%s: %s: %w: no new block for %s, L1 is at %d", state.Purpose, state.Reason, ErrStalled, quiet.Round(time.Second), last)
			if err != nil {
				return fmt.Errorf("%w: %w", stalled, err)
			}
			return stalled
		}
		if quiet >= warned+w.Quiet {
			warned = quiet
			state.Quiet, state.Changed = quiet, false
			say(state)
		}
		timer := time.NewTimer(w.Interval)
		select {
		case <-ctx.Done():
			timer.Stop()
			return ctx.Err()
		case <-timer.C:
		}
	}
}

// decided reports whether an error is an answer of the contracts, and not of what is between them
// and this program.
func decided(err error) bool {
	var revert *RevertError
	return errors.As(err, &revert) || errors.Is(err, ErrNoContract)
}
