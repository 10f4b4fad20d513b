package p2p

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/libp2p/go-libp2p/core/peer"

	"fernet/prover/wire"
)

// Bodies are the revealed bodies that a node has. Its method is called from many goroutines at
// once.
type Bodies interface {
	// Body is the body of a block, and whether it is there.
	Body(tag wire.BlockTag) ([]byte, bool)
}

// maxBodyPeers are asked for one body.
const maxBodyPeers = 8

// ErrOtherBody means that a peer has sent a body that is not the block's.
var ErrOtherBody = errors.New("peer has sent a body that is not the block's")

// Body asks peers for the body of a block, one after the other, until check takes what one sends:
// it compares the hash with L1's. Peers that have shown a staker are asked first, eight at most. A
// body that check refuses is not held against its sender, since L1 may have replaced it there.
func (n *Node) Body(ctx context.Context, tag wire.BlockTag, check func(body []byte) error) ([]byte, error) {
	peers := n.Peers()
	rand.Shuffle(len(peers), func(i, j int) { peers[i], peers[j] = peers[j], peers[i] })
	slices.SortStableFunc(peers, func(a, b Peer) int { return cmp.Compare(min(b.StakerID, 1), min(a.StakerID, 1)) })
	failed := ErrNoPeer
	for _, p := range peers[:min(len(peers), maxBodyPeers)] {
		body, err := n.bodyOf(ctx, p.ID, tag)
		if err == nil {
			if err = check(body); err == nil {
				return body, nil
			}
			err = fmt.Errorf("%w: %w", ErrOtherBody, err)
		}
		failed = fmt.Errorf("%s: %w", p.ID, err)
		n.config.Log.Debug("a peer did not send the body", "block", tag, "peer", p.ID, "err", err)
		if ctx.Err() != nil {
			break
		}
	}
	return nil, fmt.Errorf("fetch body of block %s: %w", tag, failed)
}

func (n *Node) bodyOf(ctx context.Context, from string, tag wire.BlockTag) ([]byte, error) {
	id, err := peer.Decode(from)
	if err != nil {
		return nil, err
	}
	answer, err := n.exchange(ctx, id, "body", (&wire.Question{Block: tag}).Encode(), wire.MaxBodyReplySize)
	if err != nil {
		return nil, err
	}
	reply, err := wire.DecodeBodyReply(answer)
	if err != nil {
		n.malformed(id, err)
		return nil, err
	}
	return reply.Body, statusError(reply.Status)
}

// statusError is why an answer has nothing of what was asked for.
func statusError(s wire.ReplyStatus) error {
	switch s {
	case wire.ReplyUnknown:
		return ErrUnknown
	case wire.ReplyBusy:
		return ErrBusy
	}
	return nil
}

// answerBody is the side of who is asked. Bodies count as answers to pulls do.
func (n *Node) answerBody(from peer.ID, question []byte) ([]byte, error) {
	asked, err := wire.DecodeQuestion(question)
	if err != nil {
		return nil, err
	}
	if !n.mayAsk(from) {
		return (&wire.BodyReply{Status: wire.ReplyBusy}).Encode()
	}
	body, found := n.body(asked.Block)
	switch {
	case !found:
		return (&wire.BodyReply{Status: wire.ReplyUnknown}).Encode()
	case !n.mayHave(from, len(body)):
		return (&wire.BodyReply{Status: wire.ReplyBusy}).Encode()
	}
	return (&wire.BodyReply{Body: body}).Encode()
}

// body is a body of the engine's that can be sent.
func (n *Node) body(tag wire.BlockTag) ([]byte, bool) {
	if n.config.Bodies == nil {
		return nil, false
	}
	body, found := n.config.Bodies.Body(tag)
	return body, found && len(body) > 0 && len(body) <= wire.MaxBodySize
}
