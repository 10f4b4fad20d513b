package node

import (
	"context"
	"errors"
)

// Node is a node of the proving network.
type Node struct {
	config Config
}

// Open opens what a node needs: L1, the deployment, keys, identities, the store, its part in the
// network. Nothing is sent before Run.
func Open(ctx context.Context, c Config) (*Node, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	return &Node{config: c.withDefaults()}, nil
}

// Run follows L1 until ctx ends, and then stops as Drain does.
func (n *Node) Run(ctx context.Context) error { return errors.New("not yet") }

// Drain takes on nothing new and returns when what runs is done and shared, or when ctx ends.
func (n *Node) Drain(ctx context.Context) error { return nil }

// Close ends all that Open has opened.
func (n *Node) Close() error { return nil }

// Status is how the node stands.
func (n *Node) Status() Status { return Status{} }

// Peers are the connected peers.
func (n *Node) Peers() []Peer { return nil }

// Explain says what came of a block for the operator.
func (n *Node) Explain(block uint64) (*Explanation, error) { return nil, ErrUnknownBlock }

// Pause makes the node take on no new proofs. What it has bid it proves, and what it sends it sends.
func (n *Node) Pause() {}

// Resume ends Pause.
func (n *Node) Resume() {}

// Export writes the proofs of a block as files into a folder, as the commands take them.
func (n *Node) Export(ctx context.Context, block uint64, dir string) (*Exported, error) {
	return nil, ErrUnknownBlock
}
