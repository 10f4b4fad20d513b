package settlement

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// look is what L1 says at one look.
type look struct {
	head    uint64
	headErr error
	answer  error // of the check
}

// waits is a check's answer: it opens at block 20.
func waits(now uint64) error {
	return &PrecheckError{Purpose: "act", Reason: "it is closed", Now: now, Opens: 20}
}

// watch runs a wait through looks; the last one repeats.
func watch(t *testing.T, w *Waiter, looks ...look) (said []Waiting, checks int, err error) {
	at := -1
	w.Head = func(context.Context) (uint64, error) {
		at = min(at+1, len(looks)-1)
		return looks[at].head, looks[at].headErr
	}
	w.Say = func(x Waiting) { said = append(said, x) }
	w.Log = slog.New(slog.DiscardHandler)
	err = w.Until(t.Context(), func(context.Context) error {
		checks++
		return looks[at].answer
	})
	return said, checks, err
}

func quick() *Waiter {
	return &Waiter{Interval: time.Millisecond, Quiet: time.Hour, GiveUp: time.Hour, Believe: 2}
}

func TestWaiter(t *testing.T) {
	done := &PrecheckError{Purpose: "act", Reason: "it was done", Done: true}
	missed := &PrecheckError{Purpose: "act", Reason: "it was missed", Now: 9, Opens: 30, Missed: true}
	never := &PrecheckError{Purpose: "act", Reason: "it never comes"}
	reverted := &RevertError{Revert{Name: "UnknownBlock"}}

	t.Run("what can be done is not waited for", func(t *testing.T) {
		said, checks, err := watch(t, quick(), look{head: 5})
		require.NoError(t, err)
		require.Empty(t, said)
		require.Equal(t, 1, checks)
	})
	for name, answer := range map[string]error{"done": done, "missed": missed, "never": never, "reverted": reverted, "unreachable": io.EOF} {
		t.Run("the first answer is believed: "+name, func(t *testing.T) {
			said, checks, err := watch(t, quick(), look{head: 5, answer: answer})
			require.Equal(t, answer, err)
			require.Empty(t, said)
			require.Equal(t, 1, checks)
		})
	}
	t.Run("until the block", func(t *testing.T) {
		said, checks, err := watch(t, quick(), look{head: 18, answer: waits(18)}, look{head: 18, answer: waits(18)}, look{head: 19, answer: waits(19)}, look{head: 20})
		require.NoError(t, err)
		require.Equal(t, 3, checks, "once a block")
		require.Len(t, said, 2)
		require.EqualValues(t, 18, said[1].From)
		require.EqualValues(t, 19, said[1].Now)
		require.Equal(t, []bool{true, false}, []bool{said[0].Changed, said[1].Changed})
		passed, of := said[1].Passed()
		require.Equal(t, []uint64{1, 2}, []uint64{passed, of})
	})
	t.Run("how much has passed", func(t *testing.T) {
		for _, c := range []struct{ from, now, opens, passed, of uint64 }{{5, 7, 10, 2, 5}, {5, 4, 10, 0, 5}, {5, 12, 10, 5, 5}, {5, 7, 0, 0, 0}} {
			passed, of := Waiting{PrecheckError: &PrecheckError{Now: c.now, Opens: c.opens}, From: c.from}.Passed()
			require.Equal(t, []uint64{c.passed, c.of}, []uint64{passed, of}, "%+v", c)
		}
	})
	t.Run("another has done it meanwhile", func(t *testing.T) {
		_, _, err := watch(t, quick(), look{head: 18, answer: waits(18)}, look{head: 19, answer: done})
		require.Equal(t, done, err)
	})
	t.Run("a node that does not answer is asked again", func(t *testing.T) {
		said, _, err := watch(t, quick(), look{head: 18, answer: waits(18)}, look{headErr: io.EOF}, look{head: 19, answer: io.EOF}, look{head: 19, answer: waits(19)}, look{head: 20})
		require.NoError(t, err)
		require.NoError(t, said[len(said)-1].Err)
	})
	t.Run("a reorg takes it for a moment, and moves it", func(t *testing.T) {
		later := &PrecheckError{Purpose: "act", Reason: "it is closed", Now: 19, Opens: 22}
		said, _, err := watch(t, quick(), look{head: 18, answer: waits(18)}, look{head: 17, answer: reverted}, look{head: 18, answer: reverted},
			look{head: 19, answer: later}, look{head: 20, answer: never}, look{head: 22})
		require.NoError(t, err)
		require.EqualValues(t, 22, said[len(said)-1].Opens)
		require.True(t, said[len(said)-1].Changed)
	})
	for name, answer := range map[string]error{"missed": missed, "never": never, "reverted": reverted} {
		t.Run("an answer that holds ends it: "+name, func(t *testing.T) {
			_, checks, err := watch(t, quick(), look{head: 10, answer: waits(10)}, look{head: 11, answer: answer}, look{head: 12, answer: answer}, look{head: 13, answer: answer}, look{head: 14})
			require.Equal(t, answer, err)
			require.Equal(t, 4, checks)
		})
	}
	t.Run("interrupted", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		w := quick()
		w.Head = func(context.Context) (uint64, error) { return 7, nil }
		w.Say = func(Waiting) { cancel() }
		require.ErrorIs(t, w.Until(ctx, func(context.Context) error { return waits(7) }), context.Canceled)
	})
}

// A chain that stands still, and a node that is gone, are told of and given up.
func TestWaiterGivesUp(t *testing.T) {
	for name, last := range map[string]look{"no block": {head: 18, answer: waits(18)}, "no answer": {headErr: io.ErrUnexpectedEOF}} {
		t.Run(name, func(t *testing.T) {
			w := quick()
			w.Quiet, w.GiveUp = 20*time.Millisecond, 100*time.Millisecond
			said, _, err := watch(t, w, look{head: 18, answer: waits(18)}, last)
			require.ErrorIs(t, err, ErrStalled)
			require.Contains(t, err.Error(), "act: it is closed")
			require.Contains(t, err.Error(), "L1 is at 18")
			require.Equal(t, last.headErr != nil, errors.Is(err, io.ErrUnexpectedEOF))
			warned := 0
			for _, x := range said {
				if x.Quiet > 0 {
					warned++
					require.Equal(t, last.headErr, x.Err)
					require.Equal(t, w.GiveUp, x.GiveUp)
				}
			}
			require.GreaterOrEqual(t, warned, 2)
			require.LessOrEqual(t, warned, 5)
		})
	}
}

func TestWaits(t *testing.T) {
	for name, c := range map[string]struct {
		e    PrecheckError
		want bool
	}{
		"later":          {PrecheckError{Now: 1, Opens: 2}, true},
		"now":            {PrecheckError{Now: 2, Opens: 2}, false},
		"somebody else":  {PrecheckError{Now: 1, Others: true}, true},
		"unknown":        {PrecheckError{Now: 1}, false},
		"done":           {PrecheckError{Now: 1, Opens: 2, Done: true}, false},
		"the next, only": {PrecheckError{Now: 1, Opens: 2, Missed: true}, false},
	} {
		require.Equal(t, c.want, c.e.Waits(), name)
	}
}

// Nobody has to be told.
func TestWaiterTellsNobody(t *testing.T) {
	w, head := quick(), uint64(9)
	w.Believe = 1
	w.Head = func(context.Context) (uint64, error) { head++; return head, nil }
	missed := &PrecheckError{Purpose: "act", Reason: "it was missed", Now: 12, Opens: 30, Missed: true}
	err := w.Until(t.Context(), func(context.Context) error {
		if head < 12 {
			return waits(head)
		}
		return missed // which is doubted once
	})
	require.Equal(t, missed, err)
}
