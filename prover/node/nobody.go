package node

import (
	"context"
	"math/big"

	"fernet/prover/operator"
	"fernet/prover/settling"
)

// nobody is the desk of a node without an account: it sends nothing.
type nobody struct{}

// Run returns when ctx ends.
func (nobody) Run(ctx context.Context) error {
	<-ctx.Done()
	return nil
}

// Do leaves it.
func (nobody) Do(string, int, func(context.Context, operator.Sender) error) {}

// Plan leaves what others can send.
func (nobody) Plan(*settling.View, []settling.Act) {}

// Queue is empty.
func (nobody) Queue() []settling.Queued { return nil }

// Stop has nothing to end.
func (nobody) Stop() {}

// Reserved is nothing.
func (nobody) Reserved() *big.Int { return new(big.Int) }
