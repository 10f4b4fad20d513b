package proving

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	"fernet/prover/circuit"
	"fernet/prover/tree"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// budget is how many sets a search looks at while peers wait: some tenths of a second.
const budget = 1 << 16

// maxFailures is how often a proof of a node is begun that fails.
const maxFailures = 2

// Step goes on to an L1 block: it closes levels, decides what to bid, writes the bids, and returns
// the proofs to begin now. At most capacity of them are in the making at once. With a capacity of 0
// nothing new is bid or begun.
//
// Intents that come with an error are to be made all the same: the error is of other bids, which
// could not be written. They are decided again in the next step.
func (r *Round) Step(now uint64, capacity int) ([]Intent, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.move(now)
	if capacity <= 0 || !r.knows() {
		return nil, nil // there is nothing to build on, and it is not known what the block pays
	}
	err := r.decide(capacity)
	intents, startErr := r.start(capacity)
	return intents, errors.Join(err, startErr)
}

// Finish is Step for who bids for nothing new: what is bid for is begun as Step does.
func (r *Round) Finish(now uint64, capacity int) ([]Intent, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.move(now)
	return r.start(capacity)
}

// move takes the round to an L1 block.
func (r *Round) move(now uint64) {
	r.now = max(r.now, now)
	r.closeLevels()
	r.release()
}

// release takes back what was queued and cannot be done in time any more.
func (r *Round) release() {
	for _, p := range r.posts {
		if p.state == Queued && r.now+whole(r.config.BlocksOf(p.kind)) >= p.until {
			r.stayOut(p, NotBuilt, "it could not be begun in time")
		}
	}
}

// stayOut leaves a node, until a later wave.
func (r *Round) stayOut(p *post, why Result, word string) {
	if p.made > 0 {
		p.state = Made // it has a proof already
		return
	}
	p.state, p.why, p.word = Waiting, why, word
}

// whole is a number of L1 blocks, rounded up.
func whole(blocks float64) uint64 { return uint64(math.Ceil(max(0, blocks))) }

// fits reports whether a proof that is begun after all that is queued and in the making is done
// before a block.
func (r *Round) fits(kind circuit.Kind, until uint64, capacity int) bool {
	load := 0.0
	for _, p := range r.posts {
		switch p.state {
		case Queued:
			load += r.config.BlocksOf(p.kind)
		case Making:
			load += max(0, r.config.BlocksOf(p.kind)-float64(r.now-p.begun))
		}
	}
	return r.now+whole(load/float64(capacity)+r.config.BlocksOf(kind)) < until
}

// start begins what is queued, what ends first and then what earns most before the rest.
func (r *Round) start(capacity int) ([]Intent, error) {
	var queued []*post
	for _, p := range r.posts {
		switch p.state {
		case Making:
			capacity--
		case Queued:
			queued = append(queued, p)
		}
	}
	slices.SortStableFunc(queued, func(a, b *post) int {
		return cmp.Or(cmp.Compare(a.until, b.until), b.profit.Cmp(a.profit))
	})
	var intents []Intent
	var errs []error
	for _, p := range queued {
		if capacity <= 0 {
			break
		}
		intent, err := r.begin(p)
		if err != nil {
			errs = append(errs, err)
		}
		if intent != nil {
			intents = append(intents, *intent)
			capacity--
		}
	}
	return intents, errors.Join(errs...)
}

// begin returns a post's intent, nil when there is nothing to begin now.
func (r *Round) begin(p *post) (*Intent, error) {
	if r.pointless(p) {
		r.stayOut(p, Outranked, "others have proven it with higher scores")
		return nil, nil
	}
	var children tree.Children
	if p.kind == circuit.KindMerge {
		var err error
		if children, err = r.children(p, p.wave); err != nil {
			return nil, nil // it waits for a child
		}
		if p.made > 0 && r.held[r.identity(p, p.bid, children)] != nil {
			p.state = Made // there is nothing better by now
			return nil, nil
		}
	}
	ticket, err := p.id.Ticket(r.config.Block, p.number, p.bid)
	if err != nil {
		p.state, p.why, p.word = GivenUp, NotBuilt, err.Error()
		return nil, fmt.Errorf("bid for node %d by staker %d: %w", p.number, p.id.StakerID, err)
	}
	p.state, p.begun = Making, r.now
	return &Intent{
		Node: p.number, StakerID: p.id.StakerID, Kind: p.kind, Bid: p.bid, Wave: p.wave, Ticket: ticket, Children: children, Until: p.until,
	}, nil
}

// pointless reports whether a proof would be of no use by what is known now.
func (r *Round) pointless(p *post) bool {
	switch p.wave {
	case Again:
		return r.levels[p.level].closed && !r.improves(p)
	case Last:
		return r.proven(p.node)
	}
	return p.node.above(r.score(p, p.bid)) >= p.places
}

// proven reports whether a node has a proof that can stand in a submission.
func (r *Round) proven(n *node) bool {
	if !n.proven && n.checked != r.changes {
		_, err := r.pool.BestProofs(n.number, tree.Options{Budget: budget})
		n.checked, n.proven = r.changes, err == nil
	}
	return n.proven
}

// identity is that of the proof which a post makes on some children.
func (r *Round) identity(p *post, feeBurn rules.Bps, children tree.Children) wire.Identity {
	proof := wire.Proof{Block: r.config.Tag, Node: p.number, StakerID: p.id.StakerID, FeeBurn: feeBurn, Refs: refs(children)}
	return proof.Identity()
}

// refs are the references of a merge as they are sent; nil for no children.
func refs(c tree.Children) []wire.Ref {
	if len(c.Left) == 0 {
		return nil
	}
	out := make([]wire.Ref, len(tree.Refs{}))
	for i, p := range c.Left {
		out[i] = wire.Ref{StakerID: p.StakerID, FeeBurn: p.FeeBurn}
	}
	for i, p := range c.Right {
		out[len(out)/2+i] = wire.Ref{StakerID: p.StakerID, FeeBurn: p.FeeBurn}
	}
	return out
}
