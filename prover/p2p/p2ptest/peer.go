// Package p2ptest has peers for tests that send what no node would: it speaks the protocols of
// docs/NETWORK.md by itself, and sends any bytes over them.
package p2ptest

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/libp2p/go-libp2p"
	pubsub "github.com/libp2p/go-libp2p-pubsub"
	pb "github.com/libp2p/go-libp2p-pubsub/pb"
	"github.com/libp2p/go-libp2p/core/crypto"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/protocol"

	"fernet/prover/vrf"
	"fernet/prover/wire"
)

const (
	streamTimeout = 10 * time.Second
	maxMessage    = 8 << 20
	outputQueue   = 16384 // messages to one peer: none is dropped here
)

// Config is who a peer says it is.
type Config struct {
	ChainID    uint64
	Settlement common.Address
	StakerID   uint32 // that it shows; 0: none
	Key        *vrf.PrivateKey
	// Answer answers questions of nodes, by the name of the protocol; nil: every pull gets an
	// answer that all is held already.
	Answer func(protocol string, question []byte) []byte
	// Heard is told every message of a topic; nil: nobody is.
	Heard func(subject wire.Subject, data []byte)
}

// Peer is a peer that only dials. It is to be closed.
type Peer struct {
	config Config
	host   host.Host
	topics map[wire.Subject]*pubsub.Topic
	stop   context.CancelFunc
	tasks  sync.WaitGroup
}

// New returns a peer with a fresh name.
func New(c Config) (*Peer, error) {
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		return nil, err
	}
	name, _, err := crypto.KeyPairFromStdKey(&key)
	if err != nil {
		return nil, err
	}
	h, err := libp2p.New(libp2p.Identity(name), libp2p.NoListenAddrs, libp2p.DisableMetrics(), libp2p.DisableRelay())
	if err != nil {
		return nil, fmt.Errorf("open a peer: %w", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	p := &Peer{config: c, host: h, topics: map[wire.Subject]*pubsub.Topic{}, stop: stop}
	for _, name := range []string{"pull", "body", "transitions"} {
		h.SetStreamHandler(p.protocol(name), func(s network.Stream) { p.serve(name, s) })
	}
	if err := p.gossip(ctx); err != nil {
		return nil, errors.Join(err, p.Close())
	}
	return p, nil
}

// gossip joins the topics without any of the bounds that nodes have.
func (p *Peer) gossip(ctx context.Context) error {
	ps, err := pubsub.NewGossipSub(ctx, p.host, pubsub.WithNoAuthor(), pubsub.WithMessageSignaturePolicy(pubsub.StrictNoSign),
		pubsub.WithMaxMessageSize(maxMessage), pubsub.WithPeerOutboundQueueSize(outputQueue), pubsub.WithFloodPublish(true),
		pubsub.WithMessageIdFn(func(m *pb.Message) string {
			id := wire.MessageID(m.GetTopic(), m.GetData())
			return string(id[:])
		}))
	if err != nil {
		return fmt.Errorf("start gossip: %w", err)
	}
	for _, subject := range []wire.Subject{wire.SubjectProof, wire.SubjectBid, wire.SubjectRoot, wire.SubjectTx} {
		topic, err := ps.Join(wire.Topic(p.config.ChainID, p.config.Settlement, subject))
		if err != nil {
			return fmt.Errorf("join topic %s: %w", subject, err)
		}
		heard, err := topic.Subscribe(pubsub.WithBufferSize(outputQueue))
		if err != nil {
			return fmt.Errorf("hear topic %s: %w", subject, err)
		}
		p.topics[subject] = topic
		p.tasks.Go(func() {
			for {
				m, err := heard.Next(ctx)
				if err != nil {
					return
				}
				if p.config.Heard != nil && m.ReceivedFrom != p.host.ID() {
					p.config.Heard(subject, m.GetData())
				}
			}
		})
	}
	return nil
}

// Close ends the peer.
func (p *Peer) Close() error {
	p.stop()
	err := p.host.Close()
	p.tasks.Wait()
	return err
}

// Name is what nodes know the peer by.
func (p *Peer) Name() string { return p.host.ID().String() }

func (p *Peer) protocol(name string) protocol.ID {
	return protocol.ID(wire.Topic(p.config.ChainID, p.config.Settlement, wire.Subject(name)))
}

// Dial connects with a node at a multiaddress with its name, and says nothing.
func (p *Peer) Dial(ctx context.Context, address string) error {
	info, err := peer.AddrInfoFromString(address)
	if err == nil {
		err = p.host.Connect(ctx, *info)
	}
	if err != nil {
		return fmt.Errorf("dial %s: %w", address, err)
	}
	return nil
}

// Connect dials a node and says hello.
func (p *Peer) Connect(ctx context.Context, address string) error {
	if err := p.Dial(ctx, address); err != nil {
		return err
	}
	info, err := peer.AddrInfoFromString(address)
	if err != nil {
		return fmt.Errorf("say hello to %s: %w", address, err)
	}
	hello := (&wire.Hello{}).Encode()
	if p.config.StakerID != 0 {
		hello = wire.NewHello(0, p.config.ChainID, p.config.Settlement, []byte(p.host.ID()), p.config.StakerID, p.config.Key).Encode()
	}
	answer, err := p.Ask(ctx, info.ID.String(), "hello", hello)
	if err == nil && len(answer) != wire.HelloSize {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return fmt.Errorf("say hello to %s: %w", address, err)
	}
	return nil
}

// IsConnected reports whether a node, by its name, is connected.
func (p *Peer) IsConnected(name string) bool {
	id, err := peer.Decode(name)
	return err == nil && p.host.Network().Connectedness(id) == network.Connected
}

// Listeners is how many peers listen to a topic.
func (p *Peer) Listeners(subject wire.Subject) int { return len(p.topics[subject].ListPeers()) }

// Publish sends bytes over a topic to all nodes that are connected.
func (p *Peer) Publish(ctx context.Context, subject wire.Subject, data []byte) error {
	return p.topics[subject].Publish(ctx, data)
}

// Ask sends a question over a protocol and returns what is answered.
func (p *Peer) Ask(ctx context.Context, to, protocol string, question []byte) ([]byte, error) {
	return p.stream(ctx, to, p.protocol(protocol), question)
}

// Frame sends bytes to a node where it expects frames of gossip.
func (p *Peer) Frame(ctx context.Context, to string, frame []byte) error {
	_, err := p.stream(ctx, to, pubsub.GossipSubID_v12, frame)
	return err
}

func (p *Peer) stream(ctx context.Context, to string, over protocol.ID, data []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, streamTimeout)
	defer cancel()
	id, err := peer.Decode(to)
	if err != nil {
		return nil, err
	}
	s, err := p.host.NewStream(ctx, id, over)
	if err != nil {
		return nil, err
	}
	defer s.Reset() //nolint:errcheck // it is over
	if err := s.SetDeadline(time.Now().Add(streamTimeout)); err != nil {
		return nil, err
	}
	if _, err := s.Write(data); err != nil {
		return nil, err
	}
	if err := s.CloseWrite(); err != nil {
		return nil, err
	}
	return io.ReadAll(s)
}

// serve answers a node's question.
func (p *Peer) serve(name string, s network.Stream) {
	defer s.Close() //nolint:errcheck // a node that has gone asks no more
	if s.SetDeadline(time.Now().Add(streamTimeout)) != nil {
		return
	}
	question, err := io.ReadAll(io.LimitReader(s, maxMessage))
	if err != nil {
		return
	}
	var answer []byte
	if p.config.Answer != nil {
		answer = p.config.Answer(name, question)
	} else if answer, err = nothing(name).Encode(); err != nil {
		return
	}
	_, _ = s.Write(answer) // what comes of it the node shows
}

// nothing is an answer with nothing in it.
func nothing(protocol string) interface{ Encode() ([]byte, error) } {
	switch protocol {
	case "body":
		return &wire.BodyReply{Status: wire.ReplyUnknown}
	case "transitions":
		return &wire.TransitionsReply{Status: wire.ReplyUnknown}
	}
	return &wire.PullReply{Status: wire.ReplyAll}
}
