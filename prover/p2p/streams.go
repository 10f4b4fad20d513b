package p2p

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
)

// streamTimeout bounds one question and its answer.
const streamTimeout = 15 * time.Second

// exchange asks a peer over a protocol and returns the answer. One byte more than most is read of
// it, so that what is too long does not decode.
func (n *Node) exchange(ctx context.Context, to peer.ID, protocol string, question []byte, most int) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, streamTimeout)
	defer cancel()
	s, err := n.host.NewStream(ctx, to, n.protocol(protocol))
	if err != nil {
		return nil, err
	}
	stop := context.AfterFunc(ctx, func() { n.reset(s) })
	defer stop()
	answer, err := ask(s, question, most)
	if err != nil || len(answer) > most {
		n.reset(s)
	} else {
		n.end(s)
	}
	return answer, err
}

func ask(s network.Stream, question []byte, most int) ([]byte, error) {
	if err := s.SetDeadline(time.Now().Add(streamTimeout)); err != nil {
		return nil, err
	}
	if _, err := s.Write(question); err != nil {
		return nil, err
	}
	if err := s.CloseWrite(); err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(s, int64(most)+1))
}

// serve answers a protocol's questions, which have most bytes at most. An error of answer is of a
// question that no honest peer asks: it is held against the peer, and gets no answer.
func (n *Node) serve(protocol string, most int, answer func(from peer.ID, question []byte) ([]byte, error)) {
	n.host.SetStreamHandler(n.protocol(protocol), func(s network.Stream) {
		if err := n.answerStream(s, most, answer); err != nil {
			n.config.Log.Debug("a question was not answered", "protocol", protocol, "peer", s.Conn().RemotePeer(), "err", err)
			n.reset(s)
			return
		}
		n.end(s)
	})
}

func (n *Node) answerStream(s network.Stream, most int, answer func(peer.ID, []byte) ([]byte, error)) error {
	if err := s.SetDeadline(time.Now().Add(streamTimeout)); err != nil {
		return err
	}
	question, err := io.ReadAll(io.LimitReader(s, int64(most)+1))
	if err != nil {
		return fmt.Errorf("read question: %w", err)
	}
	from := s.Conn().RemotePeer()
	out, err := answer(from, question)
	if err != nil {
		n.malformed(from, err)
		return err
	}
	if _, err := s.Write(out); err != nil {
		return fmt.Errorf("write answer: %w", err)
	}
	return nil
}

// mayAsk and mayHave report whether a peer's question, and an answer of so many bytes, are within
// its limits, which are the same for all protocols.
func (n *Node) mayAsk(from peer.ID) bool {
	return n.unlessBusy(n.peers.limits(from).pulls.AllowN(n.config.Now(), 1))
}

func (n *Node) mayHave(to peer.ID, size int) bool {
	return n.unlessBusy(n.peers.limits(to).pullBytes.AllowN(n.config.Now(), size))
}

func (n *Node) unlessBusy(free bool) bool {
	if !free {
		n.metrics.PullsBusy.Add(1)
	}
	return free
}

// end closes a stream that was used well, and reset one that was not.
func (n *Node) end(s network.Stream) {
	if err := s.Close(); err != nil {
		n.config.Log.Debug("stream was not closed well", "peer", s.Conn().RemotePeer(), "err", err)
	}
}

func (n *Node) reset(s network.Stream) {
	if err := s.Reset(); err != nil {
		n.config.Log.Debug("stream was not reset well", "peer", s.Conn().RemotePeer(), "err", err)
	}
}
