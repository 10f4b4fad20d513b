package p2p

import (
	"context"
	"fmt"

	"golang.org/x/time/rate"

	"fernet/prover/wire"
)

// Transactions is a pool of an application's transactions, which mean nothing to this package. Its
// methods are called from many goroutines at once and must not block for long.
type Transactions interface {
	// AdmitTx says what becomes of a transaction, and keeps it if it is AnswerTake, which forwards
	// it. AnswerReject is for what every node refuses whatever it knows: what is malformed, or
	// signed wrongly. AnswerIgnore is for the rest, such as a nonce that is used or a balance that
	// is too low.
	AdmitTx(tx []byte) Answer
	// Pooled are the transactions in the pool, in an order in which another one takes them.
	Pooled() [][]byte
}

// Limits of transactions. A peer sends on what others have sent it, so it is heard for many; for
// those that were of no use it is heard for few.
const (
	txsASecond, txsAtOnce         = 200, 4096
	uselessASecond, uselessAtOnce = 4, 256  // transactions that were ignored
	poorTxsASecond, poorTxsAtOnce = 50, 512 // of all peers together that show no staker
	// of one peer, judged at a time, and as many that are of no use may be judged beyond the limit
	judgedTxs = 64
)

func newPoorTxs() *rate.Limiter { return rate.NewLimiter(poorTxsASecond, poorTxsAtOnce) }

// judgeTx is of a message that costs a signature to check, and is of use only where it can be
// applied.
func (n *Node) judgeTx(m message) Answer {
	tx, err := wire.DecodeTx(m.data)
	if err != nil {
		return n.malformed(m.from, err)
	}
	limits, now := n.peers.limits(m.from), n.config.Now()
	if !m.pulled && !limits.txs.AllowN(now, 1) {
		n.metrics.Limited.Add(1)
		return AnswerIgnore
	}
	// Were all judged at once, all would be before the first is found to be of no use.
	limits.judged <- struct{}{}
	defer func() { <-limits.judged }()
	if !n.mayTell(m, limits) {
		n.metrics.Limited.Add(1)
		return AnswerIgnore
	}
	switch answer := n.config.Transactions.AdmitTx(tx.Bytes); answer {
	case AnswerTake:
		return AnswerTake
	case AnswerReject:
		n.lied(m.from, wire.BlockTag{}, "transaction that no node takes")
		return AnswerReject
	}
	if !m.pulled && !n.pulledTxs.has(m.data) {
		// also what there is nothing left for: it is paid back first
		limits.useless.ReserveN(now, 1)
	}
	return AnswerIgnore
}

// mayTell reports whether a transaction is to be judged, as far as it goes by what was of no use
// and by the limit of all senders that show no staker. What a peer was asked for is not held
// against it: the questions are few.
func (n *Node) mayTell(m message, l *limits) bool {
	now := n.config.Now()
	if !m.pulled && l.useless.TokensAt(now) < 1 {
		return false
	}
	_, staked := n.peers.names(m.from)
	return staked || n.poorTxs.AllowN(now, 1)
}

// PublishTx sends a transaction, which the pool holds already.
func (n *Node) PublishTx(ctx context.Context, tx []byte) error {
	if n.config.Transactions == nil {
		return fmt.Errorf("publish transaction: %w: a pool of transactions", ErrMissing)
	}
	return n.publish(ctx, wire.SubjectTx, &wire.Tx{Bytes: tx})
}
