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
	u := &until{Waiter: *w, check: check, moved: time.Now()}
	if u.Say == nil {
		u.Say = func(Waiting) {}
	}
	if u.Log == nil {
		u.Log = slog.New(slog.DiscardHandler)
	}
	for {
		over, answer, err := u.look(ctx)
		switch {
		case over:
			return answer
		case ctx.Err() != nil:
			return ctx.Err()
		case u.state.PrecheckError == nil && err != nil:
			return err // nothing is waited for yet: the node's own answer says most
		}
		if err := u.quiet(err); err != nil {
			return err
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

// until is a wait that goes on.
type until struct {
	Waiter
	check  func(context.Context) error
	state  Waiting // without a PrecheckError nothing was said yet
	last   uint64  // the newest block that was looked at
	moved  time.Time
	warned time.Duration
	doubt  uint64 // the block of the first of the answers that are not believed yet
}

// look asks once, if there is a new block or none was asked before. It reports whether the wait is
// over, and with which answer; err is why L1 gives none.
func (u *until) look(ctx context.Context) (over bool, answer, err error) {
	head, err := u.Head(ctx)
	if err != nil || u.state.PrecheckError != nil && head == u.last && u.state.Err == nil {
		return false, nil, err
	}
	if head > u.last {
		u.moved, u.warned = time.Now(), 0
	}
	u.last = head
	answer = u.check(ctx)
	var early *PrecheckError
	switch {
	case errors.As(answer, &early) && early.Waits():
		u.waitFor(early)
		return false, nil, nil
	case answer == nil, early != nil && early.Done, u.state.PrecheckError == nil:
		return true, answer, nil
	case early == nil && !decided(answer):
		return false, nil, answer
	}
	if u.doubt == 0 || head < u.doubt {
		u.doubt = head
	}
	if head >= u.doubt+u.Believe {
		return true, answer, nil
	}
	u.Log.Debug("waiting for a later block to say so too", "block", head, "err", answer)
	return false, nil, nil
}

// waitFor says what is waited for as of the newest block.
func (u *until) waitFor(early *PrecheckError) {
	s, before := &u.state, u.state.PrecheckError
	if before == nil {
		s.From, s.Since = u.last, time.Now()
	}
	s.Changed = before == nil || before.Opens != early.Opens || before.Reason != early.Reason
	s.PrecheckError, s.Err, s.Quiet, s.GiveUp, u.doubt = early, nil, 0, u.GiveUp, 0
	u.Say(*s)
}

// quiet says for how long L1 had no new block when that is long, and ends the wait when it is too
// long; err is why L1 gives no answer, nil when it does.
func (u *until) quiet(err error) error {
	s := &u.state
	s.Err = err
	quiet := time.Since(u.moved)
	if quiet >= u.GiveUp {
		stalled := fmt.Errorf("%s: %s: %w: no new block for %s, L1 is at %d", s.Purpose, s.Reason, ErrStalled, quiet.Round(time.Second), u.last)
		if err != nil {
			return fmt.Errorf("%w: %w", stalled, err)
		}
		return stalled
	}
	if quiet >= u.warned+u.Quiet {
		u.warned = quiet
		s.Quiet, s.Changed = quiet, false
		u.Say(*s)
	}
	return nil
}

// decided reports whether an error is an answer of the contracts, and not of what is between them
// and this program.
func decided(err error) bool {
	var revert *RevertError
	return errors.As(err, &revert) || errors.Is(err, ErrNoContract)
}
