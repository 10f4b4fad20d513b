package p2p

import (
	"context"
	"fmt"
	"time"

	pubsub "github.com/libp2p/go-libp2p-pubsub"
	pb "github.com/libp2p/go-libp2p-pubsub/pb"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/peer"

	"fernet/prover/wire"
)

// Bounds of pubsub. Its queues drop messages for good when they are full, so that they are all
// longer than the queues of this package: here is decided what is dropped.
const (
	maxRPC      = 64 << 10
	pubsubQueue = 16384 // of validation, and of one peer's output
	seenTime    = 5 * time.Minute

	// pubsubValidators may wait at once.
	pubsubValidators = maxWaitingTotal + maxParkedTotal + 8192
)

// meshDegree is to how many peers a message is sent on. What a node receives of it is about this
// number times the payload; what is lost comes with a pull.
const meshDegree = 5

func gossipParams() pubsub.GossipSubParams {
	p := pubsub.DefaultGossipSubParams()
	p.D, p.Dlo, p.Dhi, p.Dscore, p.Dout = meshDegree, meshDegree-1, meshDegree+1, meshDegree-1, 1
	p.Dlazy = meshDegree
	p.IDontWantMessageThreshold = wire.MaxSize // messages are smaller than what it would save
	return p
}

// startGossip joins the topics.
func (n *Node) startGossip(ctx context.Context, h host.Host) error {
	topics := map[wire.Subject]string{}
	var names []string
	subjects := []wire.Subject{wire.SubjectProof, wire.SubjectBid, wire.SubjectRoot}
	if n.config.Transactions != nil {
		subjects = append(subjects, wire.SubjectTx)
	}
	for _, subject := range subjects {
		name := wire.Topic(n.config.ChainID, n.config.Settlement, subject)
		topics[subject], names = name, append(names, name)
	}
	ps, err := pubsub.NewGossipSub(ctx, h,
		pubsub.WithNoAuthor(),
		pubsub.WithMessageSignaturePolicy(pubsub.StrictNoSign),
		pubsub.WithMessageIdFn(messageID),
		pubsub.WithMaxMessageSize(maxRPC),
		pubsub.WithGossipSubParams(gossipParams()),
		pubsub.WithFloodPublish(true), // a node's own messages go to all of its peers
		pubsub.WithValidateQueueSize(pubsubQueue),
		pubsub.WithPeerOutboundQueueSize(pubsubQueue),
		pubsub.WithValidateThrottle(pubsubValidators),
		pubsub.WithSeenMessagesTTL(seenTime),
		pubsub.WithRawTracer(n.mesh),
		pubsub.WithSubscriptionFilter(pubsub.WrapLimitSubscriptionFilter(pubsub.NewAllowlistSubscriptionFilter(names...), 16)),
	)
	if err != nil {
		return fmt.Errorf("start gossip: %w", err)
	}
	for subject, name := range topics {
		if err := ps.RegisterTopicValidator(name, n.validator(subject), pubsub.WithValidatorConcurrency(pubsubValidators)); err != nil {
			return fmt.Errorf("validate topic %s: %w", name, err)
		}
		topic, err := ps.Join(name)
		if err != nil {
			return fmt.Errorf("join topic %s: %w", name, err)
		}
		// Messages are taken where they are validated: a subscription has a queue that drops.
		if _, err := topic.Relay(); err != nil {
			return fmt.Errorf("relay topic %s: %w", name, err)
		}
		n.topics[subject] = topic
	}
	return nil
}

func messageID(m *pb.Message) string {
	id := wire.MessageID(m.GetTopic(), m.GetData())
	return string(id[:])
}

// validator is judge in the words of pubsub.
func (n *Node) validator(subject wire.Subject) pubsub.ValidatorEx {
	return func(ctx context.Context, from peer.ID, m *pubsub.Message) pubsub.ValidationResult {
		if from == n.host.ID() {
			return pubsub.ValidationAccept
		}
		switch n.judge(ctx, message{from, subject, m.GetData(), false}) {
		case AnswerTake:
			return pubsub.ValidationAccept
		case AnswerReject:
			return pubsub.ValidationReject
		}
		if subject == wire.SubjectProof && n.pulled.has(m.GetData()) && n.forwards(wire.BlockTag(m.GetData()[1:])) {
			return pubsub.ValidationAccept
		}
		if subject == wire.SubjectTx && n.pulledTxs.has(m.GetData()) {
			return pubsub.ValidationAccept
		}
		return pubsub.ValidationIgnore
	}
}

// PublishProof sends a proof of the engine's, which holds it already. Without peers it is sent to
// nobody, and is still there to be pulled.
func (n *Node) PublishProof(ctx context.Context, p *wire.Proof) error {
	return n.publish(ctx, wire.SubjectProof, p)
}

// PublishBid sends a bid.
func (n *Node) PublishBid(ctx context.Context, b *wire.Bid) error {
	return n.publish(ctx, wire.SubjectBid, b)
}

// PublishRoot tells of a submission.
func (n *Node) PublishRoot(ctx context.Context, r *wire.Root) error {
	return n.publish(ctx, wire.SubjectRoot, r)
}

func (n *Node) publish(ctx context.Context, subject wire.Subject, m interface{ Encode() ([]byte, error) }) error {
	data, err := m.Encode()
	if err != nil {
		return fmt.Errorf("publish %s: %w", subject, err)
	}
	if err := n.topics[subject].Publish(ctx, data); err != nil {
		return fmt.Errorf("publish %s: %w", subject, err)
	}
	if subject == wire.SubjectProof {
		n.parking.changed(wire.BlockTag(data[1:])) // merges may wait for it
	}
	return nil
}
