package sequencing

import (
	"context"

	"fernet/prover"
	"fernet/prover/application"
	"fernet/prover/operator"
)

// Transactions is a pool of an application's transactions. A node fills it and drafts from it
// without knowing what they are. All methods may be called from several goroutines at once.
type Transactions interface {
	// Body returns the body of a block that can be executed on a tip, of at most so many
	// transactions: those that are worth most to its sequencer. It is empty when there are none.
	Body(tip *prover.Tip, places uint32) ([]byte, error)
	// Moved is told of the last block, whenever it is another one than before.
	Moved(tip *prover.Tip) error
	// Seen is told of a block's transactions, which are wanted again if L1 drops the block.
	Seen(e *application.Execution) error
	// Take judges a message of a peer: whether to forward it, and, as an error, that any node would
	// refuse what it says.
	Take(message []byte) (forward bool, lie error)
	// Publish sets what is called with each new transaction from this node, as peers take it.
	Publish(publish func(message []byte))
}

// Desk sends for an account, acts of a higher priority first; it may carry out several at a time.
// An act that waits or runs under a name is not taken again: then Do does nothing. An error means
// that it takes no acts any more.
type Desk interface {
	Do(name string, priority int, act func(ctx context.Context, s operator.Sender) error) error
}
