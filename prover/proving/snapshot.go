package proving

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/tree"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// Snapshot is a round at one moment, for people: status, page.
type Snapshot struct {
	Tag    wire.BlockTag
	Number uint64
	Now    uint64 // the L1 block of the last step
	Levels []LevelState
	Nodes  []NodeState // in heap order
	Own    []Work      // by node, then as in the configuration
	Roots  []Root      // that peers have told of, in the order in which they came

	Total *big.Int // of the best submission that is known; nil without a root
	Exact bool     // whether nothing better can be made of the proofs that are known

	Refused      []Refused // proofs and bids beyond those that a staker has
	SameIdentity []uint32  // own stakers for which somebody else bids: they bid no more
}

// LevelState is a level of the tree: base rollups first, the root last.
type LevelState struct {
	Opens  uint64
	CutOff uint64
	Closed bool // nothing new is built on; before the cut-off if nobody can take a place any more
}

// NodeState is a node with the proofs that are held, higher scores first.
type NodeState struct {
	Node   uint32
	Level  int
	Places int
	Proofs []ProofState
}

// ProofState is a proof.
type ProofState struct {
	StakerID uint32
	FeeBurn  rules.Bps
	Score    *big.Int
	Own      bool
	Late     bool   // it came after its level's cut-off
	Included bool   // it is in the best submission
	At       uint64 // the L1 block in which it came
}

// Work is how far an own identity is with a node.
type Work struct {
	Node     uint32
	StakerID uint32
	Bid      rules.Bps
	Wave     Wave
	State    WorkState
}

// WorkState is a stage of the work on a node.
type WorkState uint8

// The states.
const (
	Undecided WorkState = iota
	Waiting             // it stays out, until a later wave
	Queued              // its bid is written
	Making              // an Intent was given out
	Made
	GivenUp
)

var workStates = [...]string{"undecided", "waiting", "queued", "making", "made", "given up"}

// String returns the state's name.
func (s WorkState) String() string { return workStates[s] }

// Root is a submission that a peer says there is. Nothing of it is verified.
type Root struct {
	StakerID   uint32
	Total      *big.Int
	Submission common.Hash
	At         uint64 // the L1 block in which it was told
}

// Refused is a proof or a bid that was not taken since its staker has too many. It was not
// verified: whoever sent it may have made it up.
type Refused struct {
	Node     uint32
	StakerID uint32
	FeeBurn  rules.Bps
	Why      string
}

// Snapshot returns the state of the round. It shares nothing with it that changes.
func (r *Round) Snapshot() Snapshot {
	r.mu.Lock()
	defer r.mu.Unlock()
	s := Snapshot{
		Tag: r.config.Tag, Number: r.config.Block.Number, Now: r.now,
		Roots: slices.Clone(r.roots), Refused: slices.Clone(r.refused), SameIdentity: slices.Clone(r.same),
	}
	for _, l := range r.levels {
		s.Levels = append(s.Levels, LevelState{l.opens, l.cutOff, l.closed})
	}
	best := r.bestNow()
	if best != nil {
		s.Total, s.Exact = new(big.Int).Set(best.Total), best.Exact
	}
	for _, n := range r.nodes[1:] {
		state := NodeState{Node: n.number, Level: n.level, Places: n.places}
		for _, of := range n.all() {
			state.Proofs = append(state.Proofs, r.proofState(n, of, best))
		}
		slices.SortFunc(state.Proofs, func(a, b ProofState) int {
			return cmp.Or(b.Score.Cmp(a.Score), cmp.Compare(a.StakerID, b.StakerID), cmp.Compare(a.FeeBurn, b.FeeBurn))
		})
		s.Nodes = append(s.Nodes, state)
	}
	for _, p := range r.posts {
		s.Own = append(s.Own, Work{p.number, p.id.StakerID, p.bid, p.wave, p.state})
	}
	return s
}

func (r *Round) proofState(n *node, of *statement, best *tree.Selection) ProofState {
	p := ProofState{
		StakerID: of.stakerID, FeeBurn: of.feeBurn, Score: new(big.Int).Set(of.score), Own: r.owns(of.stakerID),
		Late: !of.onTime(), At: of.proofs[0].at,
	}
	if best != nil {
		e := included(best.Submission, n.number, of.stakerID)
		p.Included = e != nil && e.FeeBurn == of.feeBurn
	}
	return p
}
