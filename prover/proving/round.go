package proving

import (
	"fmt"
	"math/big"
	"math/bits"
	"sync"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/bid"
	"fernet/prover/circuit"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// Round is the proving of one block by one operator. It is safe for concurrent use.
type Round struct {
	config   Config
	tree     rules.Tree
	unit     *big.Int // what a place pays for a basis point
	eligible map[rules.Role][]uint32
	may      map[rules.Role]map[uint32]bool
	written  map[Bid]bool // own bids, of before and of this round

	mu      sync.Mutex
	now     uint64
	begun   bool // there was a step
	levels  []level
	nodes   []*node // by number; 0 is not used
	posts   []*post // by node, then as in the configuration
	pool    *tree.Pool
	held    map[wire.Identity]*proof
	order   []*proof // as they came
	changes int      // of the pool
	best    found    // the best submission, of some state of the pool
	onL1    *rules.Submission

	early    []early // where the block's transitions are not known
	roots    []Root
	refused  []Refused
	same     []uint32 // own stakers for which somebody else bids
	improved int      // the state of the pool in which nothing was found to improve
}

// level is a level of the tree; see LevelState.
type level struct {
	opens, cutOff uint64
	opened        bool
	closed        bool
	missed        bool // it was closed before the first step: what was in time is not known
}

// node is a node of the tree and what is known of it.
type node struct {
	number  uint32
	level   int
	places  int
	kind    circuit.Kind
	role    rules.Role
	claim   fr.Element // of its statements
	bidders map[uint32]*bidder
	draws   map[uint32]*big.Int    // in public mode, of all that may prove it, once asked for
	wanted  map[uint32][]rules.Bps // that merges refer to which wait
	proven  bool                   // it has a proof that can stand in a submission
	checked int                    // the state of the pool of which proven is
}

// bidder is a staker that has proven a node or said that it will.
type bidder struct {
	statements []*statement // in the order of their bids
	announced  []rules.Bps  // in public mode, rising
}

// statement is what a staker with a bid has proven of a node, once or twice.
type statement struct {
	stakerID uint32
	feeBurn  rules.Bps
	hash     common.Hash
	score    *big.Int
	proofs   []*proof
}

// proof is a proof that is held.
type proof struct {
	tree.Proof
	identity wire.Identity
	message  []byte
	at       uint64
	late     bool // it came after its level was closed
}

// post is an own identity at a node that it may prove.
type post struct {
	*node
	id       *prover.Identity
	draw     *big.Int // once it was asked for
	state    WorkState
	bid      rules.Bps
	bound    bool // the bid was written
	wave     Wave // in which a proof was begun
	looked   Wave // that was decided last
	why      Result
	word     string
	profit   *big.Int // expected
	begun    uint64
	until    uint64
	failures int
	made     int  // own proofs that there are
	again    Wave // in which it was looked at once more
}

// New returns the round of a block, in which nothing is known of it. Proofs of before are given to
// Take, before the first Step.
func New(c Config) (*Round, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	r := &Round{
		config: c, tree: c.Block.Tree, unit: c.Value.Unit(), held: map[wire.Identity]*proof{}, written: map[Bid]bool{},
		eligible: map[rules.Role][]uint32{}, may: map[rules.Role]map[uint32]bool{}, improved: -1, nodes: []*node{nil},
	}
	r.best.changes = -1
	for _, role := range []rules.Role{rules.RoleBase, rules.RoleMerge} {
		r.may[role] = map[uint32]bool{}
		for _, s := range c.Block.Stakers {
			if c.Block.Eligible(s.ID, role) {
				r.eligible[role] = append(r.eligible[role], s.ID)
				r.may[role][s.ID] = true
			}
		}
	}
	for l := range levels(r.tree) {
		r.levels = append(r.levels, level{opens: c.Plan.Opens(l), cutOff: c.Plan.CutOff(l), opened: l == 0})
	}
	for number := uint32(rules.RootNode); r.tree.Contains(number); number++ {
		r.nodes = append(r.nodes, &node{
			number: number, level: c.Plan.Level(number), places: bid.Places(number), kind: c.Block.Kind(number),
			role: r.tree.Role(number), bidders: map[uint32]*bidder{},
		})
	}
	var err error
	if r.knows() {
		r.claim()
		r.pool, err = c.Block.NewPool()
	} else {
		r.pool, err = tree.NewPool(tree.Block{Tree: r.tree}) // which stays empty
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrConfig, err)
	}
	return r, r.man()
}

// levels is how many levels a tree has.
func levels(t rules.Tree) int { return bits.Len32(t.NumBases()) }

// claim computes what the statements of each node have in common.
func (r *Round) claim() {
	b := r.config.Block
	for _, n := range r.nodes[1:] {
		s := circuit.Statement{Seed: b.Seed, Challenge: b.Challenge, Transition: b.Transition(n.number), Meta: rules.Meta{Node: n.number}}
		n.claim = s.Claim()
	}
}

// man puts the own identities to the nodes that they may prove.
func (r *Round) man() error {
	for _, id := range r.config.Own {
		key := id.Key.Public().Key()
		if s, ok := r.config.Block.Staker(id.StakerID); ok && s.VrfKey.Cmp(key.BigInt(new(big.Int))) != 0 {
			return fmt.Errorf("%w: staker %d: %w", ErrConfig, id.StakerID, prover.ErrOtherKey)
		}
	}
	for _, n := range r.nodes[1:] {
		for _, id := range r.config.Own {
			if r.may[n.role][id.StakerID] && (r.config.Outline == nil || n.kind == circuit.KindMerge) {
				r.posts = append(r.posts, &post{node: n, id: id})
			}
		}
	}
	for _, b := range r.config.Written {
		r.written[b] = true
		// Of two bids the higher one counts.
		if p := r.post(b.Node, b.StakerID); p != nil && (!p.bound || b.FeeBurn > p.bid) {
			p.bid, p.bound = b.FeeBurn, true
		}
	}
	return nil
}

// post returns the post of an own identity at a node, nil where it has none.
func (r *Round) post(node, stakerID uint32) *post {
	for _, p := range r.posts {
		if p.number == node && p.id.StakerID == stakerID {
			return p
		}
	}
	return nil
}

// MayProve reports whether a staker may prove nodes of the block.
func (r *Round) MayProve(stakerID uint32) bool {
	return r.may[rules.RoleBase][stakerID] || r.may[rules.RoleMerge][stakerID]
}

// owns reports whether a staker is one's own.
func (r *Round) owns(stakerID uint32) bool {
	for _, id := range r.config.Own {
		if id.StakerID == stakerID {
			return true
		}
	}
	return false
}

// node returns a node, nil when the tree has not got it.
func (r *Round) node(number uint32) *node {
	if !r.tree.Contains(number) {
		return nil
	}
	return r.nodes[number]
}

// statement returns what is held of a staker with a bid, nil when it is nothing.
func (n *node) statement(of wire.Ref) *statement {
	if b := n.bidders[of.StakerID]; b != nil {
		for _, s := range b.statements {
			if s.feeBurn == of.FeeBurn {
				return s
			}
		}
	}
	return nil
}

// bidder returns the staker's, which there is from now on.
func (n *node) bidder(stakerID uint32) *bidder {
	if n.bidders[stakerID] == nil {
		n.bidders[stakerID] = new(bidder)
	}
	return n.bidders[stakerID]
}

// best is the statement of the highest bid, nil when the staker has proven nothing.
func (b *bidder) best() *statement {
	if b == nil || len(b.statements) == 0 {
		return nil
	}
	return b.statements[len(b.statements)-1]
}

// onTime reports whether one of the statement's proofs came before the cut-off.
func (s *statement) onTime() bool {
	for _, p := range s.proofs {
		if !p.late {
			return true
		}
	}
	return false
}

// draw returns a staker's draw on a node in public mode.
func (r *Round) draw(n *node, stakerID uint32) vrf.Uint128 {
	s, _ := r.config.Block.Staker(stakerID)
	var key fr.Element
	key.SetBigInt(s.VrfKey)
	return vrf.PublicOutput(key, r.config.Block.Seed, n.number, stakerID)
}

// publicDraws are the draws of all that may prove a node in public mode.
func (r *Round) publicDraws(n *node) map[uint32]*big.Int {
	if n.draws == nil {
		n.draws = map[uint32]*big.Int{}
		for _, id := range r.eligible[n.role] {
			n.draws[id] = r.draw(n, id).Big()
		}
	}
	return n.draws
}
