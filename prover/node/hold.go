package node

import (
	"encoding/json"
	"fmt"
	"math/big"

	"fernet/prover/bid"
	"fernet/prover/settling"
	"fernet/settlement/rules"
)

// keptAfter is for how many L1 blocks the store has a block after its window is over: by a reorg
// that is deeper L1 does not go back into the window.
const keptAfter = 64

// kept is a block as the store has it.
type kept struct {
	Number    uint64 `json:"number"`
	Slot      uint64 `json:"slot"`
	WindowEnd uint64 `json:"windowEnd"`
	// What says what came of the block when it ends while the node is down. Seed is nil where an
	// earlier release has kept the block.
	Seed  *big.Int   `json:"seed,omitempty"`
	Tree  rules.Tree `json:"tree"`
	Value bid.Value  `json:"value"` // when the block was opened
}

// recallHeld finds out of which blocks the store has anything, and until when their windows last;
// 0: the store does not say, since there was no room for more than proofs.
func (n *Node) recallHeld() error {
	tags, err := n.store.Holding()
	if err != nil {
		return err
	}
	for _, tag := range tags {
		n.held[tag] = 0
	}
	blocks, err := n.store.Blocks()
	if err != nil {
		return err
	}
	for _, b := range blocks {
		var k kept
		if err := json.Unmarshal(b.Data, &k); err != nil {
			return fmt.Errorf("read block %s in the store: %w", b.Tag, err)
		}
		n.held[b.Tag] = k.WindowEnd
		if k.Seed != nil {
			n.unexplained[b.Tag] = k
		}
	}
	return nil
}

// hold has the store keep a block, for its proofs to go when its window is over.
func (n *Node) hold(p *settling.Pending) error {
	n.held[p.Tag] = p.On.WindowEnd
	data, err := json.Marshal(kept{p.Number, p.Slot, p.On.WindowEnd, p.On.Seed, p.Tree, p.Value})
	if err != nil {
		return fmt.Errorf("write block %d: %w", p.Number, err)
	}
	if err := n.store.PutBlock(p.Tag, data); err != nil {
		// What is held is lost with the process, and nothing else.
		n.storeFailed(err)
	}
	return nil
}

// letGo has the store forget the blocks that nobody can prove any more: finalized, pruned or
// dropped by a reorg, their windows are over for longer than a reorg reaches back. Bids and
// outcomes stay.
func (n *Node) letGo() {
	for tag, windowEnd := range n.held {
		if n.open[tag] != nil || n.view.Now < windowEnd+keptAfter {
			continue
		}
		if err := n.store.DropBlock(tag); err != nil {
			n.storeFailed(err)
			return // and try again at the next L1 block
		}
		delete(n.held, tag)
	}
}
