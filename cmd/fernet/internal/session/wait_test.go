package session

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/settlement"
)

// What a wait says where there is no terminal: a line at the start, few on the way, and each thing
// that changes.
func TestWaitIsShownInLines(t *testing.T) {
	s, errs := newSessionOn(t, 11155111)
	said := func() string {
		defer errs.Reset()
		return errs.String()
	}
	v := &waitShown{s: s}
	at := func(now, opens uint64) settlement.Waiting {
		return settlement.Waiting{
			PrecheckError: &settlement.PrecheckError{Purpose: "finalize block 1", Reason: "its proving window is open", Now: now, Opens: opens},
			From:          100, Since: time.Now().Add(-time.Minute), GiveUp: 10 * time.Minute,
		}
	}
	changed := func(w settlement.Waiting) settlement.Waiting {
		w.Changed = true
		return w
	}
	v.say(changed(at(100, 120)))
	require.Equal(t, "waiting: finalize block 1: its proving window is open. L1 is at 100; it goes on at block 120, in 20 blocks (about 4m0s). "+
		"Ctrl-C is safe: run the command again to go on.\n", said())
	v.say(at(101, 120))
	require.Empty(t, said(), "not a line a block")
	v.said = v.said.Add(-time.Minute)
	v.say(at(105, 120))
	require.Equal(t, "waiting for 1m0s: L1 is at 105, it goes on at block 120, in 15 blocks (about 3m0s)\n", said())
	v.say(changed(at(104, 122)))
	require.Contains(t, said(), "still waiting, but: finalize block 1: its proving window is open. L1 is at 104; it goes on at block 122", "a reorg has moved it")

	quiet := at(104, 122)
	quiet.Quiet = 90 * time.Second
	v.say(quiet)
	require.Equal(t, "warning: nothing new from L1 for 1m30s, it has had no block after 104. Still waiting; without a new block it is given up after 10m0s. Ctrl-C is safe.\n", said())
	quiet.Err = errors.New("no RPC URL answers")
	v.say(quiet)
	unanswered := said()
	require.Contains(t, unanswered, "it does not answer: no RPC URL answers")
	require.NotContains(t, unanswered, "--block-time")
	anvil, words := newSessionOn(t, 31337)
	quiet.Err = nil
	(&waitShown{s: anvil}).say(quiet)
	require.Contains(t, words.String(), "--block-time", "the usual reason on anvil")

	others := changed(at(130, 0))
	others.Reason, others.Others = "it is not finalized", true
	v.say(others)
	somebody := said()
	require.Contains(t, somebody, "Somebody has to do that")
	require.NotContains(t, somebody, "fernet finalize")
	others.PrecheckError.Err = settlement.ErrNotFinalized
	v.say(others)
	require.Contains(t, said(), "Anyone can, with fernet finalize.")
}
