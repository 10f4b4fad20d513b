package node

import (
	"context"
	"errors"
	"time"

	"fernet/prover/bid"
	"fernet/prover/settling"
)

// learnedBlocks is of how many of the last blocks the winners are read at the start.
const learnedBlocks = 60

// learnTimeout bounds the reading of one winner.
const learnTimeout = 20 * time.Second

// learn reads from L1, in the background and once, what it took to get a place in the last blocks,
// where the store has too little of it for the strategy to go by.
func (n *Node) learn(ctx context.Context) {
	if n.learned {
		return
	}
	n.learned = true
	last := n.view.Proven
	for _, p := range n.view.Pending {
		if n.view.Now < p.On.WindowEnd {
			last = min(last, p.Number-1) // another one may win those that are open
		}
	}
	if last == 0 || !n.knowsLittle() {
		return
	}
	var own []uint32
	for _, id := range n.bidders() {
		own = append(own, id.StakerID)
	}
	n.jobs.Go(func() {
		read := 0
		// The oldest first: of samples the newest are kept.
		for number := last - min(last, learnedBlocks) + 1; number <= last && ctx.Err() == nil; number++ {
			err := n.learnFrom(ctx, number, own)
			if err == nil {
				read++
			} else if !errors.Is(err, settling.ErrNoRoot) {
				n.log.Debug("what it took to get a place is not known", "block", number, "err", err)
			}
		}
		n.log.Info("what it took to get a place in the last blocks was read from L1", "blocks", read, "newest", last)
	})
}

// knowsLittle reports whether there are too few samples of a kind of node that every tree has.
func (n *Node) knowsLittle() bool {
	return len(n.samples(bid.Base)) < bid.MinSamples || len(n.samples(bid.Root)) < bid.MinSamples
}

func (n *Node) learnFrom(ctx context.Context, number uint64, own []uint32) error {
	ctx, cancel := context.WithTimeout(ctx, learnTimeout)
	defer cancel()
	winner, err := n.chain.Winner(ctx, number)
	if err != nil {
		return err
	}
	return n.store.AddSamples(winner.Tag, winner.Samples(own))
}
