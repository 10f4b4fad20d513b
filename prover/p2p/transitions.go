package p2p

import (
	"context"
	"math/big"
	"sync"
	"time"

	"github.com/libp2p/go-libp2p/core/peer"

	"fernet/prover/application"
	"fernet/prover/circuit"
	"fernet/prover/wire"
)

// Transitions are what an engine knows of the application's side of blocks. Its method is called
// from many goroutines at once and must not block for long.
type Transitions interface {
	// Transitions returns those of all base rollups of a block, by their nodes, and whether they
	// are known for certain: the engine has executed the body, or they are settled as Stateless
	// says.
	Transitions(tag wire.BlockTag) ([]wire.Transition, bool)
}

// Stateless is the engine of a node that executes no bodies. What the statement of a base rollup
// says of the application it is told by peers, and believes with a proof: the list of a block is
// settled when it begins at the state, and hashes to the transaction root and sums up to the
// fingerprint, that L1 has, each transition begins where the one before it ends, and a proof of
// each node was verified with it.
type Stateless interface {
	Transitions

	// CheckTransitions reports why a peer's list cannot be that of the block, as L1 has it. It does
	// not know whether the list is.
	CheckTransitions(tag wire.BlockTag, list []wire.Transition) error
	// PublicWith is Blocks.Public of a base rollup's proof, with a transition that was checked.
	PublicWith(p *wire.Proof, t application.Transition) (circuit.Kind, []*big.Int, error)
	// TakeWith is Blocks.Take of a base rollup's proof that was verified with a transition.
	TakeWith(p *wire.Proof, message []byte, t application.Transition)
}

// Bounds of lists that peers have sent.
const (
	maxLists  = 16              // of one peer
	listRetry = 2 * time.Second // after which a peer that has sent none is asked again
)

// lists are the transitions of blocks as each peer says they are. A proof is verified with what its
// sender says, who has verified it so: whichever of the two is wrong, the sender could know.
type lists struct {
	mu sync.Mutex
	of map[peer.ID]map[wire.BlockTag]*list
}

type list struct {
	ready chan struct{} // closed when the answer is there
	asked time.Time
	nodes map[uint32]application.Transition // nil: the peer has sent none that can be
}

func newLists() *lists { return &lists{of: map[peer.ID]map[wire.BlockTag]*list{}} }

// get returns a peer's list of a block, and whether the caller is to ask for it and to close ready.
func (l *lists) get(id peer.ID, tag wire.BlockTag, now time.Time) (entry *list, ask bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	blocks := l.of[id]
	if e := blocks[tag]; e != nil {
		select {
		case <-e.ready:
			if e.nodes != nil || now.Sub(e.asked) < listRetry {
				return e, false
			}
		default:
			return e, false
		}
	}
	if blocks == nil || len(blocks) >= maxLists {
		blocks = map[wire.BlockTag]*list{}
		l.of[id] = blocks
	}
	e := &list{ready: make(chan struct{}), asked: now}
	blocks[tag] = e
	return e, true
}

func (l *lists) forget(id peer.ID) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.of, id)
}

// drop forgets what all peers have said of a block.
func (l *lists) drop(tag wire.BlockTag) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, blocks := range l.of {
		delete(blocks, tag)
	}
}

// transitionOf returns the transition to verify a base rollup's proof with, nil if there is none:
// the settled one, or what the sender says.
func (n *Node) transitionOf(ctx context.Context, from peer.ID, p *wire.Proof) *application.Transition {
	if settled, known := n.config.Stateless.Transitions(p.Block); known {
		return pick(byNode(settled), p.Node)
	}
	entry, ask := n.lists.get(from, p.Block, n.config.Now())
	if ask && !n.peers.has(from) {
		// It has gone meanwhile, and its lists with it.
		n.lists.forget(from)
		close(entry.ready)
		return nil
	}
	if ask {
		// Others wait for the answer too, so that it is not this message's ctx that bounds it.
		n.run(func() {
			defer close(entry.ready)
			entry.nodes = n.askTransitions(from, p.Block)
		})
	}
	select {
	case <-entry.ready:
		return pick(entry.nodes, p.Node)
	case <-ctx.Done():
	case <-n.ctx.Done(): // then nobody may have asked
	}
	return nil
}

func byNode(list []wire.Transition) map[uint32]application.Transition {
	out := map[uint32]application.Transition{}
	for _, t := range list {
		out[t.Node] = t.Transition
	}
	return out
}

func pick(nodes map[uint32]application.Transition, node uint32) *application.Transition {
	if t, found := nodes[node]; found {
		return &t
	}
	return nil
}

// askTransitions asks a peer for its list of a block. One that cannot be the block's is not held
// against the peer, whose L1 may be another's, and is no list.
func (n *Node) askTransitions(from peer.ID, tag wire.BlockTag) map[uint32]application.Transition {
	log := n.config.Log.With("peer", from, "block", tag)
	answer, err := n.exchange(n.ctx, from, "transitions", (&wire.Question{Block: tag}).Encode(), wire.MaxTransitionsReplySize)
	if err != nil {
		log.Debug("transitions were not answered", "err", err)
		return nil
	}
	reply, err := wire.DecodeTransitionsReply(answer)
	if err != nil {
		n.malformed(from, err)
		return nil
	}
	if err := statusError(reply.Status); err != nil {
		log.Debug("transitions were not answered", "err", err)
		return nil
	}
	if err := n.config.Stateless.CheckTransitions(tag, reply.Transitions); err != nil {
		log.Debug("transitions are not the block's", "err", err)
		return nil
	}
	return byNode(reply.Transitions)
}

// answerTransitions is the side of who is asked. Lists count as answers to pulls do.
func (n *Node) answerTransitions(from peer.ID, question []byte) ([]byte, error) {
	asked, err := wire.DecodeQuestion(question)
	if err != nil {
		return nil, err
	}
	if !n.mayAsk(from) {
		return (&wire.TransitionsReply{Status: wire.ReplyBusy}).Encode()
	}
	list, known := n.transitions(asked.Block)
	reply := &wire.TransitionsReply{Transitions: list}
	size := len(list) * wire.TransitionSize
	switch {
	case !known:
		reply = &wire.TransitionsReply{Status: wire.ReplyUnknown}
	case !n.mayHave(from, size):
		reply = &wire.TransitionsReply{Status: wire.ReplyBusy}
	}
	answer, err := reply.Encode()
	if err != nil { // the engine's list is none
		n.config.Log.Error("transitions were not sent", "block", asked.Block, "err", err)
		return (&wire.TransitionsReply{Status: wire.ReplyUnknown}).Encode()
	}
	return answer, nil
}

func (n *Node) transitions(tag wire.BlockTag) ([]wire.Transition, bool) {
	switch {
	case n.config.Stateless != nil:
		return n.config.Stateless.Transitions(tag)
	case n.config.Transitions != nil:
		return n.config.Transitions.Transitions(tag)
	}
	return nil, false
}

// forwards reports whether true proofs of a block may be sent on. A node that executes no bodies
// waits until it knows the transitions: a proof may be true of a state that never was, and peers
// that know better would take it for a lie.
func (n *Node) forwards(tag wire.BlockTag) bool {
	if n.config.Stateless == nil {
		return true
	}
	_, known := n.config.Stateless.Transitions(tag)
	return known
}
