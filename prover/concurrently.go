package prover

import (
	"context"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// Concurrently calls do for 0 … n-1, at most atOnce at a time (0 stands for one), and returns the
// first error. After an error, or when ctx ends, nothing new is begun; what was begun is seen
// through, so that no proof in the making is thrown away for the failure of another.
func Concurrently(ctx context.Context, atOnce, n int, do func(i int) error) error {
	var group errgroup.Group
	var failed atomic.Bool
	places := make(chan struct{}, max(1, atOnce))
	for i := range n {
		places <- struct{}{}
		// Asked before i is begun, and not by i itself: what comes after i cannot keep it from
		// being done.
		if failed.Load() || ctx.Err() != nil {
			break
		}
		group.Go(func() error {
			defer func() { <-places }()
			err := do(i)
			if err != nil {
				failed.Store(true)
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}
