package p2p

import (
	"context"
	"fmt"

	"github.com/libp2p/go-libp2p/core/peer"

	"fernet/prover/wire"
)

// message is what a peer sent.
type message struct {
	from    peer.ID
	subject wire.Subject
	data    []byte
	pulled  bool // in an answer to a pull, and not over the topic
}

// judge says what becomes of a message from a peer. It may wait, for no longer than patience. The
// steps are those of docs/NETWORK.md, in their order. Only what the sender could know is held
// against it.
func (n *Node) judge(ctx context.Context, m message) Answer {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	n.metrics.Received.Add(1)
	if !n.hears(m.from) {
		n.miss(m)
		return n.judged(AnswerIgnore)
	}
	var answer Answer
	switch m.subject {
	case wire.SubjectProof:
		answer = n.judgeProof(ctx, m)
	case wire.SubjectBid:
		answer = n.judgeBid(ctx, m)
	case wire.SubjectTx:
		answer = n.judgeTx(m)
	default:
		answer = n.judgeRoot(ctx, m)
	}
	if answer == answerLeave {
		n.miss(m)
		answer = AnswerIgnore
	}
	return n.judged(answer)
}

// hears reports whether a message of the sender is looked at.
func (n *Node) hears(from peer.ID) bool {
	now := n.config.Now()
	names, _ := n.peers.names(from)
	if n.conduct.banned(now, names...) {
		return false
	}
	if !n.peers.limits(from).messages.AllowN(now, 1) {
		n.metrics.Limited.Add(1)
		return false
	}
	return true
}

func (n *Node) judged(a Answer) Answer {
	switch a {
	case AnswerTake:
		n.metrics.Accepted.Add(1)
	case AnswerReject:
		n.metrics.Rejected.Add(1)
	default:
		n.metrics.Ignored.Add(1)
	}
	return a
}

func (n *Node) judgeProof(ctx context.Context, m message) Answer {
	// 1. Its form.
	p, err := wire.DecodeProof(m.data)
	if err != nil {
		return n.malformed(m.from, err)
	}
	// 2 to 8. Its block; then what the engine says of its values.
	answer := n.await(ctx, m.from, p.Block, func(Block) Answer {
		a := n.blocks.Admit(p)
		if a.Answer == AnswerPark {
			n.pullMissing(m.from, p.Block, a.Missing)
		}
		return a.Answer
	})
	switch answer {
	case AnswerReject:
		n.lied(m.from, p.Block, impossible(p))
		return AnswerReject
	case AnswerTake:
	default:
		return answer
	}
	// 9. The proof itself, in a batch with others.
	c := &check{message: m, proof: p, answer: make(chan Answer, 1)}
	if n.config.Stateless != nil && !p.IsMerge() {
		if c.transition = n.transitionOf(ctx, m.from, p); c.transition == nil {
			return answerLeave
		}
	}
	_, staked := n.peers.names(m.from)
	if !staked {
		n.miss(m) // it may wait for long
	}
	answer = n.queue.check(ctx, c, !staked)
	if answer == AnswerTake && !m.pulled && !n.forwards(p.Block) {
		return AnswerIgnore // it is held, and not sent on
	}
	return answer
}

func (n *Node) judgeBid(ctx context.Context, m message) Answer {
	tag, err := wire.BidBlock(m.data)
	if err != nil {
		return n.malformed(m.from, err)
	}
	var bid *wire.Bid
	answer := n.await(ctx, m.from, tag, func(b Block) Answer {
		if bid, err = wire.DecodeBid(m.data, b.Seed); err != nil {
			return AnswerReject
		}
		return n.blocks.AdmitBid(bid)
	})
	switch answer {
	case AnswerReject:
		n.lied(m.from, tag, "bid that no block can have")
		return AnswerReject
	case AnswerTake:
	default:
		return AnswerIgnore
	}
	if err := bid.Ticket.Verify(); err != nil {
		n.lied(m.from, wire.BlockTag{}, fmt.Sprintf("false bid for node %d by staker %d", bid.Ticket.Meta.Node, bid.Ticket.Meta.StakerID))
		return AnswerReject
	}
	n.blocks.TakeBid(bid)
	return AnswerTake
}

// judgeRoot is of a message that proves nothing: whatever it says, it is no lie that could be
// shown, so its number is bounded.
func (n *Node) judgeRoot(ctx context.Context, m message) Answer {
	root, err := wire.DecodeRoot(m.data)
	if err != nil {
		return n.malformed(m.from, err)
	}
	if !n.peers.limits(m.from).roots.AllowN(n.config.Now(), 1) {
		n.metrics.Limited.Add(1)
		return AnswerIgnore
	}
	return n.await(ctx, m.from, root.Block, func(Block) Answer { return n.blocks.TakeRoot(root) })
}

// impossible is a lie about values, and not about the proof.
func impossible(p *wire.Proof) string {
	return fmt.Sprintf("proof of node %d by staker %d that no block can have", p.Node, p.StakerID)
}

func (n *Node) malformed(from peer.ID, err error) Answer {
	n.metrics.Malformed.Add(1)
	n.lied(from, wire.BlockTag{}, err.Error())
	return AnswerReject
}

// await asks about a message of a block, again each time that something has changed, as long as its
// block or something that it refers to is unknown.
func (n *Node) await(ctx context.Context, from peer.ID, tag wire.BlockTag, ask func(Block) Answer) Answer {
	var parked *space
	for {
		answer := AnswerPark
		switch b := n.blocks.Block(tag); b.State {
		case BlockClosed:
			return AnswerIgnore
		case BlockOpen:
			answer = ask(b)
		}
		if answer != AnswerPark {
			return answer
		}
		if parked == nil {
			_, staked := n.peers.names(from)
			if parked = n.parking.enter(tag, from, !staked); parked == nil {
				return answerLeave
			}
			defer parked.leave()
			continue // it may have changed before there was somebody to wake
		}
		if !parked.wait(ctx) {
			return AnswerIgnore
		}
	}
}
