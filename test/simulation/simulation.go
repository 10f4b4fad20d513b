// Package simulation runs the proving of blocks by a network of operators: real rounds, pools,
// plans, draws and bids; times of proofs, delays of messages and of L1's blocks from a fixed seed,
// and proofs that nobody verifies. Figures of time are L1 blocks.
package simulation

import (
	"container/heap"
	"context"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"runtime"
	"slices"

	"fernet/prover"
	"fernet/prover/proving"
	"fernet/prover/proving/provingtest"
	"fernet/prover/tree"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// Config is a network and the blocks that it proves.
type Config struct {
	Blocks   int
	Provers  int // each with one staker
	Tree     rules.Tree
	Mode     rules.Mode
	Strategy string
	Kappa    rules.Bps // what a proof costs, of what a place pays
	Proof    float64   // L1 blocks that a proof takes on average
	AtOnce   int       // proofs that an operator makes at once

	// The last of the provers, so many of each, sign two bids for each node and send one of them to
	// half of the others; or do not heed the cut-offs.
	Equivocators, Careless int
	// The first of the provers, so many, have no state: they merge only.
	Stateless int
	Slow      float64 // how many times as long as usual messages take; 0 is 1
	Seed      uint64
}

// Result is what came of the blocks.
type Result struct {
	Blocks, Roots    int
	Places, Included int      // of blocks with a root: the places of a submission, and proofs in it
	WithoutState     int      // of these proofs, those of provers without state
	Made             int      // proofs, of all provers
	Again            int      // of them, merges that were made again
	Reached          *big.Int // the total score of the best submissions
	Ideal            *big.Int // what it were if the best proofs of all nodes could stand in one
	Rejected         int      // messages that were found to be lies
	Cut              int      // searches for the best submission that ended before they knew
}

// Share is the score reached, of the ideal.
func (r Result) Share() float64 {
	share, _ := new(big.Rat).SetFrac(r.Reached, r.Ideal).Float64()
	return share
}

// Filled is the share of the places that are filled in blocks with a root.
func (r Result) Filled() float64 { return float64(r.Included) / float64(r.Places) }

// Run proves the blocks, each for itself.
func Run(ctx context.Context, c Config) (Result, error) {
	world := provingtest.New(c.Provers, c.Mode, c.Tree, provingtest.Slots)
	results := make([]Result, c.Blocks)
	err := prover.Concurrently(ctx, runtime.GOMAXPROCS(0), c.Blocks, func(block int) error {
		n, err := newNetwork(c, world, uint64(block))
		if err == nil {
			err = n.run()
		}
		if err == nil {
			results[block], err = n.result()
		}
		if err != nil {
			return fmt.Errorf("simulate block %d: %w", block, err)
		}
		return nil
	})
	sum := Result{Reached: new(big.Int), Ideal: new(big.Int)}
	for _, r := range results {
		if err == nil {
			sum.add(r)
		}
	}
	return sum, err
}

func (r *Result) add(s Result) {
	r.Blocks += s.Blocks
	r.Roots += s.Roots
	r.Places += s.Places
	r.Included += s.Included
	r.WithoutState += s.WithoutState
	r.Made += s.Made
	r.Again += s.Again
	r.Rejected += s.Rejected
	r.Cut += s.Cut
	r.Reached.Add(r.Reached, s.Reached)
	r.Ideal.Add(r.Ideal, s.Ideal)
}

// network is the proving of one block.
type network struct {
	config Config
	block  *prover.Block
	random *rand.Rand
	events queue
	added  int
	now    float64
	end    float64
	peers  []*peer
	made   []*wire.Proof // of all provers
	again  int
	lies   int
	failed error
}

// peer is an operator.
type peer struct {
	id     *prover.Identity
	round  *proving.Round
	seen   uint64 // the newest L1 block that it has seen
	parked []*wire.Proof
	honest bool
	twice  bool // signs two bids
}

func newNetwork(c Config, world *provingtest.World, slot uint64) (*network, error) {
	n := &network{config: c, block: world.Block(slot, c.Seed), random: rand.New(rand.NewPCG(c.Seed, slot))}
	for i, id := range world.Stakers {
		p := &peer{id: id, honest: i < c.Provers-c.Equivocators-c.Careless, twice: i >= c.Provers-c.Equivocators}
		config := world.Config(n.block, c.Strategy, c.Kappa, c.Proof, id)
		if i < c.Stateless {
			config.Block, config.Outline = provingtest.Unexecuted(n.block)
		}
		if !p.honest && !p.twice {
			config.Plan.CutOffs = hasty(config.Plan.Start, config.Plan.CutOffs)
		}
		var err error
		if p.round, err = proving.New(config); err != nil {
			return nil, err
		}
		n.peers = append(n.peers, p)
		n.end = float64(config.Plan.End)
	}
	return n, nil
}

// hasty are the cut-offs of one who does not wait for them: a third of the time.
func hasty(start uint64, cutOffs []uint64) []uint64 {
	out := slices.Clone(cutOffs)
	for i, c := range out {
		out[i] = start + (c-start)/3
	}
	return out
}

// run lets L1's blocks come, from the slot's end to the end of the window. Each operator sees one a
// little later than the others.
func (n *network) run() error {
	start := n.end - float64(provingtest.Slots.ProvingBlocks)
	for _, p := range n.peers {
		for head := start; head < n.end; head++ {
			n.at(head+0.15*n.random.Float64(), func() {
				p.seen = uint64(head)
				n.step(p)
			})
		}
	}
	for len(n.events) > 0 && n.failed == nil {
		e := heap.Pop(&n.events).(event)
		n.now = e.time
		e.do()
	}
	return n.failed
}

func (n *network) step(p *peer) {
	intents, err := p.round.Step(p.seen, n.config.AtOnce)
	if err != nil {
		n.failed = err
		return
	}
	for _, i := range intents {
		took := n.config.Proof * (0.5 + n.random.Float64())
		n.at(n.now+took, func() { n.done(p, i) })
	}
}

// done is the end of a proof.
func (n *network) done(p *peer, i proving.Intent) {
	message, _, err := p.round.Own(i, provingtest.Prove(n.block, i))
	if err != nil {
		n.failed = err
		return
	}
	n.made = append(n.made, message)
	if i.Wave == proving.Again {
		n.again++
	}
	if p.twice && i.Bid < rules.BPS {
		n.sendTwice(p, message)
	} else {
		for _, to := range n.peers {
			n.send(to, message, 1)
		}
	}
	n.step(p) // there is room for the next one
}

// sendTwice signs another bid, and sends one to each half of the others. They send it on.
func (n *network) sendTwice(p *peer, message *wire.Proof) {
	other := *message
	other.FeeBurn = min(rules.BPS, message.FeeBurn+500)
	n.made = append(n.made, &other)
	for k, to := range n.peers {
		if to == p {
			continue
		}
		first, second := message, &other
		if k%2 == 1 {
			first, second = second, first
		}
		n.send(to, first, 1)
		n.send(to, second, 3)
	}
}

// send delivers a message after a delay of some hops: a part of an L1 block, seldom more.
func (n *network) send(to *peer, message *wire.Proof, hops int) {
	delay := 0.0
	for range hops {
		delay += (0.02 + min(0.08*n.random.ExpFloat64(), 1)) * max(1, n.config.Slow)
	}
	n.at(n.now+delay, func() { n.deliver(to, message) })
}

func (n *network) deliver(to *peer, message *wire.Proof) {
	switch to.round.Admit(message).Answer {
	case proving.Take:
		if n.block.Tree.IsBase(message.Node) && to.round.Block().Execution == nil {
			// It was verified with what its sender knows, who has executed the block.
			to.round.TakeWith(message, nil, n.block.Transition(message.Node))
		} else {
			to.round.Take(message, nil)
		}
		waiting := to.parked
		to.parked = nil
		for _, p := range waiting {
			n.deliver(to, p)
		}
	case proving.Park:
		to.parked = append(to.parked, message)
		n.pull(to, message)
	case proving.Reject:
		n.lies++
	}
}

// pull asks the sender of a merge for what it refers to: there and back.
func (n *network) pull(to *peer, merge *wire.Proof) {
	for slot, ref := range merge.Refs {
		child := rules.SlotChild(merge.Node, slot)
		for _, p := range n.made {
			if p.Node == child && p.StakerID == ref.StakerID && p.FeeBurn == ref.FeeBurn {
				n.send(to, p, 2)
			}
		}
	}
}

// result is what came of the block.
func (n *network) result() (Result, error) {
	r := Result{Blocks: 1, Made: len(n.made), Again: n.again, Rejected: n.lies, Reached: new(big.Int), Ideal: n.ideal()}
	for _, p := range n.peers {
		if !p.honest {
			continue
		}
		s, err := p.round.Best(tree.Options{})
		if errors.Is(err, tree.ErrNoProof) || errors.Is(err, tree.ErrConflict) {
			continue
		}
		if err != nil {
			return r, err
		}
		if !s.Exact {
			r.Cut++
		}
		if s.Total.Cmp(r.Reached) > 0 {
			r.Reached, r.Included, r.WithoutState = s.Total, s.Submission.NumProofs(), 0
			for _, e := range s.Submission.Entries() {
				if int(e.StakerID) <= n.config.Stateless {
					r.WithoutState++
				}
			}
		}
	}
	if r.Reached.Sign() > 0 {
		r.Roots = 1
		r.Places = rules.ProofsPerNode*(int(n.block.Tree.NumNodes())-1) + 1
	}
	return r, nil
}

// ideal is the sum of the highest scores at each node, of all proofs that were made.
func (n *network) ideal() *big.Int {
	scores := Scores{}
	for _, p := range n.made {
		scores.Add(p.Node, p.StakerID, rules.Score(p.Vrf.Big(), p.FeeBurn))
	}
	return scores.Ideal()
}
