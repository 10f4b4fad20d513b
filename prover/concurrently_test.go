package prover

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestConcurrently(t *testing.T) {
	// All are done, never more at once than may be.
	for _, atOnce := range []int{0, 1, 3, 50} {
		var running, most, done atomic.Int32
		require.NoError(t, Concurrently(t.Context(), atOnce, 20, func(int) error {
			now := running.Add(1)
			for {
				before := most.Load()
				if now <= before || most.CompareAndSwap(before, now) {
					break
				}
			}
			done.Add(1)
			running.Add(-1)
			return nil
		}))
		require.EqualValues(t, 20, done.Load())
		require.LessOrEqual(t, int(most.Load()), max(1, atOnce))
	}

	// Two really run side by side: each waits for the other.
	meet := make(chan struct{})
	require.NoError(t, Concurrently(t.Context(), 2, 2, func(i int) error {
		if i == 0 {
			meet <- struct{}{}
		} else {
			<-meet
		}
		return nil
	}))

	// After an error nothing new is begun, and what was begun is seen through.
	broken := errors.New("broken")
	var begun, ended atomic.Int32
	release := make(chan struct{})
	err := Concurrently(t.Context(), 2, 50, func(i int) error {
		begun.Add(1)
		defer ended.Add(1)
		if i == 0 {
			defer close(release)
			return broken
		}
		<-release
		return nil
	})
	require.ErrorIs(t, err, broken)
	require.Equal(t, begun.Load(), ended.Load())
	require.Less(t, begun.Load(), int32(50))

	// An item is not kept from being done by the failure of one that was begun after it.
	for range 1000 {
		var first atomic.Bool
		err := Concurrently(t.Context(), 2, 2, func(i int) error {
			if i == 1 {
				return broken
			}
			first.Store(true)
			return nil
		})
		require.ErrorIs(t, err, broken)
		require.True(t, first.Load())
	}

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, Concurrently(ctx, 2, 5, func(int) error { t.Error("begun"); return nil }), context.Canceled)
}
