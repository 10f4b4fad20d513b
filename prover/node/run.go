package node

import (
	"context"
	"errors"
	"fmt"
	"time"

	"fernet/prover/keys"
	"fernet/prover/node/health"
	"fernet/prover/settling"
)

// Run follows L1 until ctx ends. Then it takes on nothing new, and returns nil when the proofs that
// are being made are done and shared, and what is being sent is final, or Config.StopTimeout is
// over. Until then it follows L1 and reveals what it has proposed. An error means that the node
// cannot go on: another Run of another process may.
func (n *Node) Run(ctx context.Context) error {
	background, stop := context.WithCancel(context.WithoutCancel(ctx))
	views, failures := make(chan *settling.View), make(chan error, 2)
	n.background.Go(func() { n.readL1(background, views) })
	n.background.Go(func() {
		if err := n.desk.Run(background); err != nil {
			failures <- fmt.Errorf("send to L1: %w", err)
		}
	})
	n.background.Go(func() { n.keepProofs(background) })
	n.background.Go(func() { n.catchUp(background) })
	n.background.Go(func() { n.runSequencer(background) })
	defer n.background.Wait()
	defer n.jobs.Wait()
	defer stop()
	every := time.NewTicker(pullEvery)
	defer every.Stop()
	for {
		select {
		case v := <-views:
			n.atBlock(background, v)
			n.health.Beat()
		case e := <-n.ended:
			n.finish(background, e)
			n.prove(background)
		case s := <-n.settled:
			n.keep(s)
		case <-n.changed:
			n.prove(background)
		case <-every.C:
			n.pullOne()
			n.health.Beat()
		case err := <-failures:
			return err
		case <-ctx.Done():
			return n.drain(background, views, failures)
		}
	}
}

// atBlock is the node's whole pipeline, once for each block of L1.
func (n *Node) atBlock(ctx context.Context, v *settling.View) {
	n.follow(ctx, v)   // rounds of pending blocks are opened, closed, dropped
	n.fetchBodies(ctx) // those that no RPC has, of peers
	n.exchange()       // peers are asked for what is missing, around cut-offs
	n.learn(ctx)       // what it took to get a place in the last blocks
	n.listen()         // whether somebody else has an identity of this node's
	n.assess()         // whether the node has what it needs
	n.prove(ctx)       // what is to be proven now goes to work
	n.settle(ctx)      // the best submissions, and what else goes to L1
	n.sequence(ctx)    // RANDAO, proposals, reveals
	n.remember(ctx)    // what came of blocks that are over
	n.catchUpOn(ctx)   // the same of those that ended while the node was down
	n.letGo()          // what the store has of blocks that nobody can prove any more
	n.keepBans()       // whom it does not listen to
	n.show()           // how the node stands
}

// readL1 reads every block of L1, until ctx ends.
func (n *Node) readL1(ctx context.Context, views chan<- *settling.View) {
	after := uint64(0)
	for ctx.Err() == nil {
		if _, err := n.chain.Next(ctx, after); err != nil {
			n.l1Failed(ctx, err)
			continue
		}
		v, err := n.chain.Read(ctx)
		if err != nil {
			n.l1Failed(ctx, err)
			continue
		}
		n.health.Is(health.RPCStale, n.behind(v))
		after = v.Now
		select {
		case views <- v:
		case <-ctx.Done():
		}
	}
}

// behind says that L1's newest block is old though it has just come: the RPC is behind. Empty: it
// is not, or nobody knows, on chains whose blocks may have any time.
func (n *Node) behind(v *settling.View) string {
	if !n.timed {
		return ""
	}
	age := n.clock().Sub(v.Time)
	if age <= staleAfter {
		return ""
	}
	return fmt.Sprintf("L1 block %d, the newest that the RPC knows, is %s old by this machine's clock", v.Now, age.Round(time.Second))
}

// retryL1 is how long the node waits after L1 did not answer.
const retryL1 = time.Second

// l1Failed says that L1 does not answer as it should, or has no new blocks, and waits.
func (n *Node) l1Failed(ctx context.Context, err error) {
	if ctx.Err() != nil {
		return
	}
	n.health.Set(health.RPCStale, err.Error())
	select {
	case <-time.After(retryL1):
	case <-ctx.Done():
	}
}

// faultError is a panic: a fault of the program in the work on one block.
type faultError struct {
	fault any
	stack []byte
}

func (e *faultError) Error() string { return fmt.Sprintf("fault of the program: %v", e.fault) }

// guarded calls a function. Its panic is a *faultError.
func guarded(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &faultError{p, keys.StackOf(p)}
		}
	}()
	return do()
}

// guard calls a function of one block in the loop. A fault gives up the block and leaves the others
// alone.
func (n *Node) guard(b *block, what string, do func() error) {
	err := guarded(do)
	n.say(b, what, err)
	var fault *faultError
	if errors.As(err, &fault) {
		n.giveUp(b)
	}
}

// say logs an error of a block.
func (n *Node) say(b *block, what string, err error) {
	n.warn(err, "something of a block failed", "block", b.number, "what", what)
}

// warn logs an error, and of a fault where it was.
func (n *Node) warn(err error, what string, args ...any) {
	var fault *faultError
	switch {
	case err == nil || errors.Is(err, context.Canceled):
	case errors.As(err, &fault):
		n.log.Error("fault of the program: please report it", append(args, "fault", fault.fault, "stack", string(fault.stack))...)
	default:
		n.log.Warn(what, append(args, "err", err)...)
	}
}
