package p2p

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/libp2p/go-libp2p/core/peer"

	"fernet/prover/application"
	"fernet/prover/wire"
)

// Bounds of what waits to be verified.
const (
	maxUnchecked    = 8    // of one sender in a batch, once as many of its were true
	batchSize       = 64   // proofs in one equation
	maxWaiting      = 2048 // of one sender
	maxWaitingPoor  = 1024 // of all senders together that show no staker
	maxWaitingTotal = 16384
)

// standing is what a sender is worth to the verifier.
type standing uint8

const (
	standingGood    standing = iota // has shown a staker and told no lie
	standingSuspect                 // has told one: its proofs are verified alone
	standingPoor                    // has shown no staker: alone, and one a second of all such
)

// check is a proof that waits to be verified.
type check struct {
	message
	proof      *wire.Proof
	transition *application.Transition // of a base rollup's node, in a node that executes no bodies
	answer     chan Answer             // takes one without a reader
}

// sender is who sent proofs that wait.
type sender struct {
	pending   []*check
	allowance int  // of proofs in one batch: rises with each that is true
	gone      bool // it is no peer any more: forgotten once nothing of it is pending
}

// queue holds the proofs that wait to be verified, by their senders, who take turns.
type queue struct {
	mu      sync.Mutex
	senders map[peer.ID]*sender
	turns   []peer.ID // of senders; where the next turn begins is its first
	waiting int
	poor    int // of those waiting: of senders without a staker, when they came

	here    func(peer.ID) bool // whether a sender is a peer now
	metrics *Metrics
	wake    chan struct{}
}

func newQueue(m *Metrics) *queue {
	here := func(peer.ID) bool { return true }
	return &queue{senders: map[peer.ID]*sender{}, here: here, metrics: m, wake: make(chan struct{}, 1)}
}

// check waits until the verifier has answered, or ctx is done, which is an answer too.
func (q *queue) check(ctx context.Context, c *check, poor bool) Answer {
	if !q.add(c, poor) {
		q.metrics.Overflow.Add(1)
		return answerLeave
	}
	defer func() {
		if poor {
			q.mu.Lock()
			q.poor--
			q.mu.Unlock()
		}
	}()
	select {
	case a := <-c.answer:
		return a
	case <-ctx.Done():
		q.remove(c)
		return answerLeave
	}
}

func (q *queue) add(c *check, poor bool) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	s := q.senders[c.from]
	if q.waiting >= maxWaitingTotal || s != nil && len(s.pending) >= maxWaiting || poor && q.poor >= maxWaitingPoor {
		return false
	}
	if s == nil {
		q.sweep()
		s = &sender{allowance: 1}
		q.senders[c.from] = s
		q.turns = append(q.turns, c.from)
	}
	// What has waited for its block or its children may outlive the connection that it came over.
	s.gone = !q.here(c.from)
	s.pending = append(s.pending, c)
	q.waiting++
	if poor {
		q.poor++
	}
	q.metrics.Waiting.Store(int64(q.waiting))
	q.signal()
	return true
}

func (q *queue) signal() {
	select {
	case q.wake <- struct{}{}:
	default:
	}
}

// remove takes out a check that nobody waits for any more.
func (q *queue) remove(c *check) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if s := q.senders[c.from]; s != nil {
		for i := range s.pending {
			if s.pending[i] == c {
				s.pending = append(s.pending[:i], s.pending[i+1:]...)
				q.waiting--
				break
			}
		}
	}
	q.metrics.Waiting.Store(int64(q.waiting))
}

// take removes and returns what the senders of a standing have, in turns: of good ones up to their
// allowances and a batch, of others one.
func (q *queue) take(of func(peer.ID) standing, want standing) []*check {
	q.mu.Lock()
	defer q.mu.Unlock()
	most := batchSize
	if want != standingGood {
		most = 1
	}
	var out []*check
	served := 0
	for _, id := range q.turns {
		s := q.senders[id]
		if len(out) == most {
			break
		}
		served++
		if len(s.pending) == 0 || of(id) != want {
			continue
		}
		n := min(s.allowance, len(s.pending), most-len(out))
		out = append(out, s.pending[:n]...)
		s.pending = append([]*check(nil), s.pending[n:]...)
		q.waiting -= n
	}
	// Whoever was looked at is last next time.
	if len(out) > 0 {
		q.turns = append(append([]peer.ID(nil), q.turns[served:]...), q.turns[:served]...)
	}
	q.metrics.Waiting.Store(int64(q.waiting))
	return out
}

// putBack returns a check that was taken to the front of its sender's.
func (q *queue) putBack(c *check) {
	q.mu.Lock()
	defer q.mu.Unlock()
	s := q.senders[c.from]
	if s == nil { // parted with meanwhile
		c.answer <- answerLeave
		return
	}
	s.pending = append([]*check{c}, s.pending...)
	q.waiting++
	q.metrics.Waiting.Store(int64(q.waiting))
	q.signal()
}

// told notes that a sender told the truth.
func (q *queue) told(id peer.ID) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if s := q.senders[id]; s != nil {
		s.allowance = min(s.allowance+1, maxUnchecked)
	}
}

// drop forgets a sender. What it had waiting is ignored.
func (q *queue) drop(id peer.ID) {
	q.mu.Lock()
	defer q.mu.Unlock()
	s := q.senders[id]
	if s == nil {
		return
	}
	for _, c := range s.pending {
		c.answer <- answerLeave
	}
	q.waiting -= len(s.pending)
	s.pending, s.gone = nil, true
	q.sweep()
	q.metrics.Waiting.Store(int64(q.waiting))
}

// left notes that a sender is no peer any more. What it has sent is still verified.
func (q *queue) left(id peer.ID) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if s := q.senders[id]; s != nil {
		s.gone = true
		q.sweep()
	}
}

// sweep forgets senders that are gone.
func (q *queue) sweep() {
	q.turns = slices.DeleteFunc(q.turns, func(id peer.ID) bool {
		s := q.senders[id]
		if !s.gone || len(s.pending) > 0 {
			return false
		}
		delete(q.senders, id)
		return true
	})
}

// gather waits until something is to be verified and a moment longer, for more to come. It reports
// false when ctx is done. While something waits it returns after a moment in any case: senders
// without a staker may have a turn.
func (q *queue) gather(ctx context.Context) bool {
	var later <-chan time.Time
	if q.metrics.Waiting.Load() > 0 {
		later = time.After(poorInterval / 8)
	}
	select {
	case <-ctx.Done():
		return false
	case <-q.wake:
	case <-later:
	}
	if q.metrics.Waiting.Load() < batchSize {
		select {
		case <-ctx.Done():
			return false
		case <-time.After(gatherTime):
		}
	}
	return true
}
