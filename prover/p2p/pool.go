package p2p

import (
	"context"
	"fmt"

	"github.com/libp2p/go-libp2p/core/peer"

	"fernet/prover/wire"
)

// PullPool asks a peer, by its name, for the transactions in its pool: gossip has none that were
// sent before this node was there, or while it was apart. They are judged as those of the topic
// are. Whoever calls it does so once for a connection. It returns when the answer is judged:
// ErrUnknown from a peer without a pool, ErrMissing where this node has none.
func (n *Node) PullPool(ctx context.Context, from string) (sum Pulled, err error) {
	if n.config.Transactions == nil {
		return sum, fmt.Errorf("pull a pool: %w: a pool of transactions", ErrMissing)
	}
	id, err := peer.Decode(from)
	if err != nil {
		return sum, fmt.Errorf("pull the pool of %q: %w", from, err)
	}
	n.metrics.PullsAsked.Add(1)
	reply, err := n.poolOf(ctx, id)
	if err == nil {
		err = statusError(reply.Status)
	}
	if err != nil {
		n.metrics.PullsFailed.Add(1)
		return sum, fmt.Errorf("pull the pool of %s: %w", id, err)
	}
	for _, tx := range reply.Txs {
		if ctx.Err() != nil || n.isBanned(id) {
			break
		}
		sum.Proofs++
		if n.judgePulled(id, tx) {
			sum.Taken++
		}
	}
	return sum, nil
}

func (n *Node) poolOf(ctx context.Context, id peer.ID) (*wire.PoolReply, error) {
	answer, err := n.exchange(ctx, id, "pool", wire.PoolQuestion{}.Encode(), wire.MaxPoolReplySize)
	if err != nil {
		return nil, err
	}
	reply, err := wire.DecodePoolReply(answer)
	if err != nil {
		n.malformed(id, err)
	}
	return reply, err
}

// judgePulled judges a transaction of an answer, and reports whether it was taken. It may still
// come over its topic, and is then to be forwarded.
func (n *Node) judgePulled(from peer.ID, tx []byte) bool {
	n.metrics.Received.Add(1)
	data, err := (&wire.Tx{Bytes: tx}).Encode()
	if err != nil {
		return false // not of what was decoded
	}
	answer := n.judged(n.judgeTx(message{from, wire.SubjectTx, data, true}))
	if answer == AnswerTake {
		n.pulledTxs.add(data)
	}
	return answer == AnswerTake
}

func (n *Node) isBanned(id peer.ID) bool {
	names, _ := n.peers.names(id)
	return n.conduct.banned(n.config.Now(), names...)
}

// answerPool is the side of who is asked. Pools count as answers to pulls do.
func (n *Node) answerPool(from peer.ID, question []byte) ([]byte, error) {
	if _, err := wire.DecodePoolQuestion(question); err != nil {
		return nil, err
	}
	if !n.mayAsk(from) {
		return (&wire.PoolReply{Status: wire.ReplyBusy}).Encode()
	}
	if n.config.Transactions == nil {
		return (&wire.PoolReply{Status: wire.ReplyUnknown}).Encode()
	}
	answer, err := wire.NewPoolReply(n.config.Transactions.Pooled()).Encode()
	switch {
	case err != nil: // the pool holds what is no transaction
		n.config.Log.Error("a question for the pool was not answered", "err", err)
		return (&wire.PoolReply{Status: wire.ReplyUnknown}).Encode()
	case !n.mayHave(from, len(answer)):
		return (&wire.PoolReply{Status: wire.ReplyBusy}).Encode()
	}
	n.metrics.PullsServed.Add(1)
	return answer, nil
}
