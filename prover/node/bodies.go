package node

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"fernet/prover"
	"fernet/prover/settling"
	"fernet/prover/wire"
	"fernet/settlement"
)

// keptBodies is how many bodies of peers are held: more than there are blocks that are being
// proven.
const keptBodies = 64

// bodyTimeout bounds one search for a body among peers.
const bodyTimeout = time.Minute

// bodies are those that peers have sent, since no RPC has the logs of their reveals. Its methods
// may be called from many goroutines.
type bodies struct {
	mu    sync.Mutex
	of    map[wire.BlockTag][]byte
	order []wire.BlockTag // as they came
}

func newBodies() *bodies { return &bodies{of: map[wire.BlockTag][]byte{}} }

func (b *bodies) add(tag wire.BlockTag, body []byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.of[tag] == nil {
		b.order = append(b.order, tag)
	}
	b.of[tag] = body
	for ; len(b.order) > keptBodies; b.order = b.order[1:] {
		delete(b.of, b.order[0])
	}
}

// revealed is the body of a block on record; nil when no peer has sent it. See
// [prover.Follower.BodiesFrom].
func (b *bodies) revealed(number uint64, record settlement.Block) []byte {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.of[settling.TagOf(number, record)]
}

// unreadable are the blocks whose bodies no RPC has, each once, in order.
func (n *Node) unreadable() (blocks []*prover.UnreadableError) {
	for _, p := range n.view.Pending {
		is := func(b *prover.UnreadableError) bool { return b.Number == p.Unreadable.Number }
		if p.Unreadable != nil && !slices.ContainsFunc(blocks, is) {
			blocks = append(blocks, p.Unreadable)
		}
	}
	return blocks
}

// unread says which block cannot be worked on for the lack of a body; empty: none.
func (n *Node) unread() string {
	blocks := n.unreadable()
	if len(blocks) == 0 {
		return ""
	}
	return fmt.Sprintf("%v; peers are asked for it, and nothing is proven of the block and of those on it until one sends it", blocks[0])
}

// lostRoot says of which block no RPC has the logs of the best root; empty: of none.
func (n *Node) lostRoot() string {
	for _, p := range n.view.Pending {
		if p.RootLost != nil {
			return fmt.Sprintf("%v; no better root of the block is sent until an RPC has the logs", p.RootLost)
		}
	}
	return ""
}

// fetchBodies asks peers, in the background, for the bodies that no RPC has. The next view is read
// with them. For those that nobody has, peers are asked again at the next L1 block.
func (n *Node) fetchBodies(ctx context.Context) {
	blocks := n.unreadable()
	if len(blocks) == 0 {
		return
	}
	select {
	case n.fetching <- struct{}{}:
	default:
		return // they are being asked
	}
	n.jobs.Go(func() {
		defer func() { <-n.fetching }()
		for _, block := range blocks {
			n.fetchBody(ctx, block)
		}
	})
}

func (n *Node) fetchBody(ctx context.Context, block *prover.UnreadableError) {
	ctx, cancel := context.WithTimeout(ctx, bodyTimeout)
	defer cancel()
	tag := settling.TagOf(block.Number, block.Record)
	body, err := n.net.Body(ctx, tag, func(body []byte) error { return prover.CheckBody(n.client.Deployment, block.Record, body) })
	if err != nil {
		n.log.Debug("no peer has sent a body that the RPC lacks", "block", block.Number, "err", err)
		return
	}
	n.bodies.add(tag, body)
	n.log.Info("a peer has sent a body that the RPC lacks", "block", block.Number, "bytes", len(body))
}
