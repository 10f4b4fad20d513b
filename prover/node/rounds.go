package node

import (
	"context"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"sync/atomic"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/bid"
	"fernet/prover/proving"
	"fernet/prover/schedule"
	"fernet/prover/settling"
	"fernet/prover/store"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// block is a pending block that the node works on. But for the round, which has a lock of its own,
// it is the loop's alone.
type block struct {
	tag     wire.BlockTag
	content common.Hash // of what was opened: a reorg may change it under the same tag
	number  uint64
	slot    uint64
	seed    fr.Element
	tree    rules.Tree
	plan    schedule.Schedule
	round   *proving.Round
	pending *settling.Pending // as of the newest view
	ctx     context.Context   // of its jobs
	cancel  context.CancelFunc

	own     []*prover.Identity
	loaded  bool          // the round has what the store holds
	changes atomic.Uint64 // proofs taken

	running int    // jobs
	pulls   int    // how far exchange is: two for each level
	chosen  uint64 // the changes at the last search for the best submission
	total   *big.Int
	offer   *settling.Offer // nil: there is no root
}

// owns reports whether a staker is the node's own in this block.
func (b *block) owns(stakerID uint32) bool {
	return slices.ContainsFunc(b.own, func(id *prover.Identity) bool { return id.StakerID == stakerID })
}

// follow takes the newest view: rounds are opened for blocks that can be proven, closed when their
// window is over, and dropped when L1 has dropped or replaced the block.
func (n *Node) follow(ctx context.Context, v *settling.View) {
	n.view = v
	n.timing.head(v.Now, n.clock())
	n.identify(v)
	n.movePool(v)
	n.blocks.follow(v.Now, v.VrfKeys, v.Leaving)
	if v.Reorg != nil {
		n.log.Warn("L1 was reorganized", "from", v.Reorg.From, "head", v.Now)
	}
	there := map[wire.BlockTag]*settling.Pending{}
	for _, p := range v.Pending {
		there[p.Tag] = p
	}
	maps.DeleteFunc(n.givenUp, func(tag wire.BlockTag, _ bool) bool { return there[tag] == nil })
	for tag, b := range n.open {
		p := there[tag]
		switch {
		case p == nil && v.Proven >= b.number || p != nil && v.Now >= p.On.WindowEnd:
			if p != nil {
				b.pending = p
			}
			n.close(b)
		case p == nil || p.Unprovable != nil || p.Block != nil && p.Content != b.content:
			n.log.Warn("L1 dropped or replaced a block: its proofs are given up, its bids are kept", "block", b.number, "tag", tag)
			n.drop(b)
		default:
			b.pending = p
		}
	}
	for _, p := range v.Pending {
		if n.open[p.Tag] == nil && p.Block != nil && p.Unprovable == nil && v.Now < p.On.WindowEnd && !n.givenUp[p.Tag] {
			if err := n.openRound(ctx, p); err != nil {
				n.log.Error("a block cannot be worked on", "block", p.Number, "err", err)
				n.givenUp[p.Tag] = true
			}
		}
	}
	n.net.Followed()
}

// openRound begins to work on a block: with the bids that were written for it before, which bind,
// and the proofs that were held.
func (n *Node) openRound(ctx context.Context, p *settling.Pending) error {
	written, err := n.store.Bids(p.Tag)
	if err != nil {
		return err
	}
	b := &block{tag: p.Tag, content: p.Content, number: p.Number, slot: p.Slot, seed: p.Seed, tree: p.Tree, pending: p, own: n.bidders()}
	b.plan = schedule.Of(n.client.Params.Schedule, p.Slot, p.Tree)
	b.round, err = proving.New(proving.Config{
		Block: p.Block, Outline: p.Outline, Tag: p.Tag, Plan: b.plan, Own: b.own, Strategy: n.strategy, Value: p.Value,
		CostOf: n.timing.cost, BlocksOf: n.timing.blocks, Samples: n.samples,
		Written: ownBids(written), WriteBid: func(bid proving.Bid) error {
			return n.store.WriteBid(store.Bid{Block: p.Tag, Node: bid.Node, StakerID: bid.StakerID, FeeBurn: bid.FeeBurn})
		},
	})
	if err != nil {
		return fmt.Errorf("open block %d: %w", p.Number, err)
	}
	if err := n.hold(p); err != nil {
		return err
	}
	held := 0
	if p.Outline == nil {
		if held, err = n.load(b); err != nil {
			return err
		}
		b.loaded = true
	}
	b.ctx, b.cancel = context.WithCancel(ctx)
	n.open[p.Tag] = b
	if n.blocks.add(b) {
		n.net.Replaced(p.Tag)
	}
	n.net.Changed(p.Tag)
	n.log.Info("a block is open", "block", p.Number, "slot", p.Slot, "nodes", p.Tree.NumNodes(), "cutOffs", b.plan.CutOffs,
		"windowEnd", p.On.WindowEnd, "loaded", held, "bids", len(written))
	n.pull(b, wire.AllLevels)
	return nil
}

func ownBids(written []store.Bid) (bids []proving.Bid) {
	for _, b := range written {
		bids = append(bids, proving.Bid{Node: b.Node, StakerID: b.StakerID, FeeBurn: b.FeeBurn})
	}
	return bids
}

// bidders are the identities that a block's nodes may be bid for with. Whether one is eligible for
// a block the block knows.
func (n *Node) bidders() (ids []*prover.Identity) {
	for _, o := range n.ids {
		if id := o.identity(); id != nil && !n.sameIdentity[id.StakerID] {
			ids = append(ids, id)
		}
	}
	return ids
}

// close ends the work on a block whose window is over.
func (n *Node) close(b *block) {
	b.cancel()
	n.blocks.remove(b.tag, false)
	delete(n.open, b.tag)
	n.over[b.tag] = b
}

// drop ends the work on a block that L1 has dropped. Its bids, and what the store holds of it,
// stay: it may come back.
func (n *Node) drop(b *block) {
	b.cancel()
	n.blocks.remove(b.tag, true)
	delete(n.open, b.tag)
}

// giveUp ends the work on a block that this node fails at.
func (n *Node) giveUp(b *block) {
	n.givenUp[b.tag] = true
	if n.open[b.tag] == b {
		n.close(b)
	}
}

// samples are those of a kind of node; the loop and a round ask.
func (n *Node) samples(kind bid.Kind) (scores []*big.Int) {
	scores, err := n.store.Samples(kind)
	if err != nil {
		n.storeFailed(err)
	}
	return scores
}
