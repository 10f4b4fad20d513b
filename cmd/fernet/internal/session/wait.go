package session

import (
	"context"
	"errors"
	"fmt"
	"time"

	"fernet/cmd/fernet/internal/console"
	"fernet/settlement"
)

// A wait says where L1 is, when that goes into lines, a few times on its way and not more often
// than this.
const (
	linesOfAWait  = 4
	shortestPause = 10 * time.Second
	longestPause  = 5 * time.Minute
)

// Wait is actor.Account.Wait. It says what it waits for and for how long, and tells of an account
// without ETH.
func (s *Session) Wait(ctx context.Context, check func(context.Context) error) error {
	shown := &waitShown{s: s}
	defer shown.close()
	err := s.Account.Wait(ctx, check, func(w settlement.Waiting) {
		if !shown.begun && s.Account.Named() {
			if account, wei, err := s.Account.Balance(ctx); err == nil && wei.Sign() == 0 {
				s.Dialog.Note("warning: %s has no ETH: send it some, or what is waited for cannot be sent then", account)
			}
		}
		shown.say(w)
	})
	if shown.begun && err == nil {
		shown.close()
		s.Dialog.Note("going on after %s", time.Since(shown.since).Round(time.Second))
	}
	return err
}

// waitShown is a wait as a person sees it: a bar on a terminal, and lines.
type waitShown struct {
	s     *Session
	begun bool
	since time.Time
	said  time.Time // the last line
	bar   *console.Progress
	done  uint64 // blocks of the bar
}

func (v *waitShown) say(w settlement.Waiting) {
	passed, total := w.Passed()
	on, in := v.s.L1.Seen(), v.s.InBlocks(w.Now, w.Opens)
	goesOn, pause := "", longestPause
	if w.Opens != 0 {
		goesOn = fmt.Sprintf("it goes on at block %d, %s", w.Opens, in)
		pause = min(max(time.Duration(total)*on.BlockTime/linesOfAWait, shortestPause), longestPause)
	}
	switch {
	case w.Changed:
		v.begin(w, goesOn)
		if w.Opens != 0 && v.s.Console.Live() {
			v.bar, v.done = v.s.Console.Progress(fmt.Sprintf("waiting for block %d", w.Opens), int(total)), passed
			v.bar.Add(int(passed), in)
		}
	case w.Quiet > 0:
		why := fmt.Sprintf("it has had no block after %d", w.Now)
		if w.Err != nil {
			why = fmt.Sprintf("it does not answer: %v", w.Err)
		} else if on.Local {
			why += " (anvil makes blocks by itself only with --block-time)"
		}
		v.s.Dialog.Note("warning: nothing new from L1 for %s, %s. Still waiting; without a new block it is given up after %s. Ctrl-C is safe.",
			w.Quiet.Round(time.Second), why, w.GiveUp)
	case v.bar != nil:
		v.bar.Add(int(passed)-int(v.done), in)
		v.done = passed
	case time.Since(v.said) >= pause:
		v.said = time.Now()
		if goesOn != "" {
			goesOn = ", " + goesOn
		}
		v.s.Dialog.Note("waiting for %s: L1 is at %d%s", time.Since(w.Since).Round(time.Second), w.Now, goesOn)
	}
}

// begin says what is waited for, for the first time or because it has changed.
func (v *waitShown) begin(w settlement.Waiting, goesOn string) {
	again, until := "waiting", fmt.Sprintf("L1 is at %d; %s.", w.Now, goesOn)
	if v.begun {
		again = "still waiting, but"
	}
	if goesOn == "" {
		until = "Somebody has to do that, in a block that nobody knows."
		if errors.Is(w.PrecheckError, settlement.ErrNotFinalized) {
			until += " Anyone can, with fernet finalize."
		}
	}
	v.close()
	v.begun, v.since, v.said = true, w.Since, time.Now()
	v.s.Dialog.Note("%s: %s: %s. %s Ctrl-C is safe: run the command again to go on.", again, w.Purpose, w.Reason, until)
}

func (v *waitShown) close() {
	if v.bar != nil {
		v.bar.Close()
		v.bar = nil
	}
}

// InBlocks says how far away a block is, for a person, and Blocks how long so many of them are.
func (s *Session) InBlocks(head, block uint64) string { return s.L1.Seen().InBlocks(head, block) }
func (s *Session) Blocks(n uint64) string             { return s.L1.Seen().Blocks(n) }
