package node

import (
	"context"
	"errors"
	"fmt"
	"time"

	"fernet/prover/node/health"
	"fernet/settlement/l1"
)

// AwaitL1 is how long a node that starts waits for L1: an RPC that is down for some minutes, as
// after a failure of power that both had, must not keep it from a reveal.
const AwaitL1 = 10 * time.Minute

// awaitL1 takes a step of the start, again and again while L1 does not answer, for the node's
// patience at most. A step that failed may be taken again.
func (n *Node) awaitL1(ctx context.Context, step func(context.Context) error) error {
	err := step(ctx)
	if !errors.Is(err, l1.ErrUnreachable) || ctx.Err() != nil {
		return err
	}
	n.log.Warn("L1 does not answer: the start waits for it", "err", err, "atMost", n.patience)
	for end := time.Now().Add(n.patience); errors.Is(err, l1.ErrUnreachable); err = step(ctx) {
		n.health.Set(health.RPCStale, err.Error())
		n.health.Set(health.Starting, "the node is starting, and waits for L1, which does not answer: "+err.Error())
		if !time.Now().Before(end) {
			return fmt.Errorf("wait for L1 for %s: %w", n.patience, err)
		}
		select {
		case <-time.After(retryL1):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	n.health.Set(health.Starting, "the node is starting")
	n.health.Clear(health.RPCStale)
	return err
}
