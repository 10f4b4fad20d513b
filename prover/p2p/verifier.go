package p2p

import (
	"context"
	"fmt"
	"math/big"
	"time"

	"github.com/libp2p/go-libp2p/core/peer"

	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/prover/wire"
)

// Times of the verifier.
const (
	gatherTime   = 3 * time.Millisecond // that a batch is waited for
	poorInterval = time.Second          // between two checks for all senders without a staker
)

// verify answers what waits in the queue until ctx is done. It is the only goroutine that verifies,
// so that nothing is verified twice at once.
func (n *Node) verify(ctx context.Context) {
	for n.queue.gather(ctx) {
		for n.verifyRound() {
			if ctx.Err() != nil {
				return
			}
		}
	}
}

// verifyRound verifies a batch of those in good standing, and one proof of each other kind of
// sender by itself: a false one among others would cost many checks to be found. It reports whether
// it found anything to do.
func (n *Node) verifyRound() bool {
	good := n.queue.take(n.standing, standingGood)
	n.verifyBatch(good)
	suspect := n.queue.take(n.standing, standingSuspect)
	n.verifyBatch(suspect)
	poor := n.verifyPoor()
	return len(good)+len(suspect) > 0 || poor
}

// verifyPoor verifies a proof of a sender that has shown no staker, if it is time for one. Those
// that have become known meanwhile take no time from the others.
func (n *Node) verifyPoor() bool {
	now := n.config.Now()
	if n.poor.TokensAt(now) < 1 {
		return false
	}
	before := n.metrics.Proofs.Load()
	poor := n.queue.take(n.standing, standingPoor)
	n.verifyBatch(poor)
	if n.metrics.Proofs.Load() > before {
		n.poor.AllowN(now, 1)
	}
	return len(poor) > 0
}

// place is what a batch has one proof for: of one identity a false one must not take the true one
// with it, and of many bids of a staker all but the first are judged with those before them held.
type place struct {
	block        wire.BlockTag
	node, staker uint32
}

func placeOf(p *wire.Proof) place { return place{p.Block, p.Node, p.StakerID} }

// verifyBatch answers each of the checks. Their senders' proofs stand together in a batch, since
// neighbours that are false are found with fewer checks.
func (n *Node) verifyBatch(checks []*check) {
	type work struct {
		checks []*check
		proofs []keys.Proof
	}
	byKind := map[circuit.Kind]*work{}
	taken := map[place]bool{}
	for _, c := range checks {
		at := placeOf(c.proof)
		if taken[at] {
			// If the other one is false, or leaves room, this one is next.
			defer n.queue.putBack(c)
			continue
		}
		kind, public, answer := n.prepare(c)
		if answer == AnswerReject {
			n.lied(c.from, c.proof.Block, impossible(c.proof))
		}
		if answer != AnswerTake {
			c.answer <- answer
			continue
		}
		taken[at] = true
		w := byKind[kind]
		if w == nil {
			w = new(work)
			byKind[kind] = w
		}
		w.checks = append(w.checks, c)
		w.proofs = append(w.proofs, keys.Proof{Bytes: c.proof.Proof, Public: public})
	}
	for kind, w := range byKind {
		verdict, err := n.verifier.VerifyBatch(kind, w.proofs)
		if err != nil {
			n.config.Log.Error("proofs of peers could not be verified", "err", err)
		} else {
			n.metrics.Batches.Add(1)
			n.metrics.Checks.Add(uint64(verdict.Checks))
			n.metrics.Proofs.Add(uint64(len(w.proofs)))
		}
		for i, c := range w.checks {
			if err != nil {
				c.answer <- AnswerIgnore
				continue
			}
			n.answer(c, verdict.Errors[i])
		}
	}
}

// prepare asks again whether a proof is worth verifying, since it has waited, and with what.
func (n *Node) prepare(c *check) (kind circuit.Kind, public []*big.Int, answer Answer) {
	p := c.proof
	if names, _ := n.peers.names(c.from); n.conduct.banned(n.config.Now(), names...) {
		return "", nil, answerLeave // since it has sent this
	}
	if n.blocks.Block(p.Block).State != BlockOpen {
		return "", nil, AnswerIgnore
	}
	switch a := n.blocks.Admit(p).Answer; a {
	case AnswerTake:
	case AnswerReject:
		return "", nil, AnswerReject
	default:
		return "", nil, AnswerIgnore
	}
	kind, public, err := n.public(c)
	if err != nil {
		return "", nil, AnswerReject
	}
	return kind, public, AnswerTake
}

func (n *Node) public(c *check) (circuit.Kind, []*big.Int, error) {
	if c.transition != nil {
		return n.config.Stateless.PublicWith(c.proof, *c.transition)
	}
	return n.blocks.Public(c.proof)
}

// take gives the engine a proof that is true.
func (n *Node) take(c *check) {
	if c.transition != nil {
		n.config.Stateless.TakeWith(c.proof, c.data, *c.transition)
	} else {
		n.blocks.Take(c.proof, c.data)
	}
}

// answer tells a check what the verifier found.
func (n *Node) answer(c *check, err error) {
	if err != nil && (n.blocks.Block(c.proof.Block).Doubtful || n.isOfFormer(c)) {
		c.answer <- AnswerIgnore
		return
	}
	if err != nil {
		c.answer <- AnswerReject
		// Here and not where the answer is read: the next batch is to know of it.
		n.lied(c.from, c.proof.Block, fmt.Sprintf("false proof of node %d by staker %d", c.proof.Node, c.proof.StakerID))
		return
	}
	if c.pulled {
		n.pulled.add(c.data) // before it is known
	}
	n.take(c)
	n.queue.told(c.from)
	c.answer <- AnswerTake
	n.parking.changed(c.proof.Block)
}

// isOfFormer reports whether a proof is true of the block as it was before L1 replaced it: its
// sender is behind. The engine keeps it, as a merge of such proofs can be told by them alone.
func (n *Node) isOfFormer(c *check) bool {
	kind, public, found := n.blocks.Former(c.proof)
	if !found {
		return false
	}
	verdict, err := n.verifier.VerifyBatch(kind, []keys.Proof{{Bytes: c.proof.Proof, Public: public}})
	if err != nil {
		n.config.Log.Error("a proof of a peer could not be verified", "err", err)
		return true // nobody knows
	}
	n.metrics.Checks.Add(uint64(verdict.Checks))
	if verdict.Errors[0] != nil {
		return false
	}
	n.blocks.TakeFormer(c.proof, c.data)
	return true
}

// standing is what the sender is worth to the verifier.
func (n *Node) standing(id peer.ID) standing {
	names, staked := n.peers.names(id)
	switch {
	case !staked:
		return standingPoor
	case n.conduct.suspect(n.config.Now(), names...):
		return standingSuspect
	}
	return standingGood
}
