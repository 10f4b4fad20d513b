package p2p

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	mathrand "math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	"github.com/libp2p/go-libp2p/core/peer"

	"fernet/prover/wire"
)

// Bounds of pulls.
const (
	pullPatience = 10 * time.Second // that proofs in an answer wait for what they refer to
	maxPullTurns = 16               // questions of one pull
)

// Why a pull came to nothing.
var (
	ErrBusy    = errors.New("peer has answered many pulls: ask later")
	ErrUnknown = errors.New("peer does not know the block, or it is closed there")
	ErrNoPeer  = errors.New("no peer to ask")
)

// Pulled is what came of a pull.
type Pulled struct {
	Proofs int // in answers; of a pool, transactions
	Taken  int // of those: true, and worth holding
}

// Pull asks a peer, by its name, for the proofs of a level of a block that the engine does not
// hold; wire.AllLevels for every level. It returns when the answers are judged.
func (n *Node) Pull(ctx context.Context, from string, tag wire.BlockTag, level uint8) (Pulled, error) {
	id, err := peer.Decode(from)
	if err != nil {
		return Pulled{}, fmt.Errorf("pull from %q: %w", from, err)
	}
	return n.pull(ctx, id, tag, level)
}

// PullFromAny is Pull from a peer that is drawn from those that have said hello. One that has shown
// a staker is preferred.
func (n *Node) PullFromAny(ctx context.Context, tag wire.BlockTag, level uint8) (Pulled, error) {
	var staked, all []string
	for _, p := range n.Peers() {
		all = append(all, p.ID)
		if p.StakerID != 0 {
			staked = append(staked, p.ID)
		}
	}
	if len(staked) > 0 {
		all = staked
	}
	if len(all) == 0 {
		return Pulled{}, ErrNoPeer
	}
	return n.Pull(ctx, all[mathrand.IntN(len(all))], tag, level)
}

func (n *Node) pull(ctx context.Context, from peer.ID, tag wire.BlockTag, level uint8) (sum Pulled, err error) {
	for range maxPullTurns {
		n.metrics.PullsAsked.Add(1)
		reply, err := n.ask(ctx, from, tag, level)
		if err != nil {
			n.metrics.PullsFailed.Add(1)
			return sum, fmt.Errorf("pull from %s: %w", from, err)
		}
		taken := n.judgeAll(ctx, from, reply.Proofs)
		sum.Proofs += len(reply.Proofs)
		sum.Taken += taken
		switch {
		case reply.Status == wire.ReplyBusy:
			return sum, fmt.Errorf("pull from %s: %w", from, ErrBusy)
		case reply.Status == wire.ReplyUnknown:
			return sum, fmt.Errorf("pull from %s: %w", from, ErrUnknown)
		case reply.Status == wire.ReplyAll || taken == 0:
			return sum, nil
		}
	}
	return sum, nil
}

// ask asks once.
func (n *Node) ask(ctx context.Context, from peer.ID, tag wire.BlockTag, level uint8) (*wire.PullReply, error) {
	var salt [wire.PullSaltSize]byte
	if _, err := rand.Read(salt[:]); err != nil {
		return nil, err
	}
	var held []wire.Identity
	for _, h := range n.blocks.Held(tag, level) {
		held = append(held, h.Identity)
	}
	question, err := wire.NewPull(tag, level, salt, held).Encode()
	if err != nil {
		return nil, err
	}
	answer, err := n.exchange(ctx, from, "pull", question, wire.MaxReplySize)
	if err != nil {
		return nil, err
	}
	reply, err := wire.DecodePullReply(answer)
	if err != nil {
		n.malformed(from, err)
		return nil, err
	}
	return reply, nil
}

// judgeAll judges the proofs of an answer side by side and returns how many were taken: a merge may
// wait there for another proof of the answer.
func (n *Node) judgeAll(ctx context.Context, from peer.ID, proofs [][]byte) int {
	ctx, cancel := context.WithTimeout(ctx, pullPatience)
	defer cancel()
	n.metrics.Pulled.Add(uint64(len(proofs)))
	var taken atomic.Int64
	var wg sync.WaitGroup
	for _, data := range proofs {
		wg.Go(func() {
			if n.judge(ctx, message{from, wire.SubjectProof, data, true}) == AnswerTake {
				taken.Add(1)
			}
		})
	}
	wg.Wait()
	return int(taken.Load())
}

// pullMissing asks the sender of a merge for what the merge refers to, unless that is under way.
func (n *Node) pullMissing(from peer.ID, tag wire.BlockTag, level uint8) {
	done, ok := n.peers.mayAsk(from, missing{tag, level}, n.config.Now())
	if !ok {
		return
	}
	n.run(func() {
		if _, err := n.pull(n.ctx, from, tag, level); err != nil && n.ctx.Err() == nil {
			n.config.Log.Debug("children of a merge could not be pulled", "err", err)
		}
		done(n.config.Now())
	})
}

// answerPull is the side of who is asked.
func (n *Node) answerPull(from peer.ID, question []byte) ([]byte, error) {
	asked, err := wire.DecodePull(question)
	if err != nil {
		return nil, err
	}
	answer, err := n.reply(from, asked).Encode()
	if err != nil { // the engine holds what is no proof
		n.config.Log.Error("a pull was not answered", "err", err)
		return (&wire.PullReply{Status: wire.ReplyUnknown}).Encode()
	}
	return answer, nil
}

// reply returns what is held and the asker does not hold, as far as its limits go.
func (n *Node) reply(to peer.ID, asked *wire.Pull) *wire.PullReply {
	if !n.mayAsk(to) {
		return &wire.PullReply{Status: wire.ReplyBusy}
	}
	if n.blocks.Block(asked.Block).State != BlockOpen {
		return &wire.PullReply{Status: wire.ReplyUnknown}
	}
	reply, size := new(wire.PullReply), 0
	for _, h := range n.blocks.Held(asked.Block, asked.Level) {
		if asked.Holds(h.Identity) {
			continue
		}
		if len(reply.Proofs) == wire.MaxPullProofs {
			reply.Status = wire.ReplyMore
			break
		}
		reply.Proofs = append(reply.Proofs, h.Message)
		size += len(h.Message)
	}
	if !n.mayHave(to, size) {
		return &wire.PullReply{Status: wire.ReplyBusy}
	}
	n.metrics.PullsServed.Add(1)
	return reply
}
