package p2p

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"

	"fernet/prover/wire"
)

// Times of hellos.
const (
	helloTimeout  = 15 * time.Second // for both sides of one, and for a peer to begin
	helloInterval = 5 * time.Minute  // after which it is said again: stakers register, heads move
)

func (n *Node) ownHello() []byte {
	head := n.blocks.Head()
	id, key := n.staker.get()
	if id == 0 {
		return (&wire.Hello{Head: head}).Encode()
	}
	return wire.NewHello(head, n.config.ChainID, n.config.Settlement, []byte(n.host.ID()), id, key).Encode()
}

// sayHello is the side of who dialled: it speaks first.
func (n *Node) sayHello(ctx context.Context, to peer.ID) error {
	ctx, cancel := context.WithTimeout(ctx, helloTimeout)
	defer cancel()
	s, err := n.host.NewStream(ctx, to, n.protocol("hello"))
	if err != nil {
		return fmt.Errorf("say hello: %w", err)
	}
	defer n.end(s)
	if err := s.SetDeadline(time.Now().Add(helloTimeout)); err != nil {
		return fmt.Errorf("say hello: %w", err)
	}
	if _, err := s.Write(n.ownHello()); err != nil {
		return fmt.Errorf("say hello: %w", err)
	}
	return n.hearHello(s)
}

// answerHello is the other side.
func (n *Node) answerHello(s network.Stream) {
	defer n.end(s)
	if !n.peers.limits(s.Conn().RemotePeer()).pulls.AllowN(n.config.Now(), 1) || s.SetDeadline(time.Now().Add(helloTimeout)) != nil {
		n.reset(s)
		return
	}
	if err := n.hearHello(s); err != nil {
		n.config.Log.Debug("a peer's hello was not taken", "peer", s.Conn().RemotePeer(), "err", err)
		n.reset(s)
		return
	}
	if _, err := s.Write(n.ownHello()); err != nil {
		n.reset(s)
	}
}

// hearHello reads a hello, verifies what it shows, and parts with a peer for which there is no
// place.
func (n *Node) hearHello(s network.Stream) error {
	from := s.Conn().RemotePeer()
	data := make([]byte, wire.HelloSize)
	if _, err := io.ReadFull(s, data); err != nil {
		return fmt.Errorf("read hello: %w", err)
	}
	hello, err := wire.DecodeHello(data)
	if err != nil {
		n.malformed(from, err)
		return err
	}
	by := shown{staker: hello.StakerID, key: hello.Key.Key()}
	staker := by.staker
	if staker != 0 {
		if err := hello.Verify(n.config.ChainID, n.config.Settlement, []byte(from)); err != nil {
			n.lied(from, wire.BlockTag{}, "hello with a false signature")
			return err
		}
		// L1, as this node sees it, may not have the staker yet: that is no lie.
		if !n.isStaked(by) {
			staker = 0
		}
	}
	if staker != 0 && n.conduct.banned(n.config.Now(), stakerName(staker)) {
		n.part(from)
		return fmt.Errorf("hear hello: staker %d is banned", staker)
	}
	place, met := n.peers.greet(from, s.Conn().ID(), by, staker != 0, hello.Head)
	if !place {
		n.metrics.Refused.Add(1)
		n.part(from)
		return fmt.Errorf("hear hello: no place for %s", from)
	}
	n.queue.signal() // what it has sent before may be verified now
	if met && n.config.Met != nil {
		n.config.Met(from.String())
	}
	return nil
}

// isStaked reports whether L1 has the staker that a peer has shown.
func (n *Node) isStaked(s shown) bool {
	key, found := n.blocks.StakerKey(s.staker)
	return found && key == s.key
}

// meet has a new connection begin with a hello, and ends it if there is none. Whoever dialled says
// it again as long as they are connected.
func (n *Node) meet(id peer.ID, dialled bool, gone <-chan struct{}) {
	if !dialled {
		select {
		case <-n.ctx.Done():
			return
		case <-gone:
			return
		case <-time.After(helloTimeout):
		}
		if !n.peers.greeted(id) {
			n.part(id)
		}
		return
	}
	for {
		if err := n.sayHello(n.ctx, id); err != nil {
			if n.ctx.Err() == nil && n.host.Network().Connectedness(id) == network.Connected {
				n.config.Log.Debug("peer is left: it did not say hello", "peer", id, "err", err)
				n.part(id)
			}
			return
		}
		select {
		case <-n.ctx.Done():
			return
		case <-gone:
			return
		case <-time.After(helloInterval):
		}
	}
}
