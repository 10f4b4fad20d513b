package proving

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/circuit"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// Bounds of what is taken of a staker at a node.
const (
	maxBids     = 2 // the second one higher
	maxVariants = 2 // of a statement: a merge that was made again on other children
	// sparePlaces are held beyond those that a submission has: scores that would do if those above
	// cannot stand together.
	sparePlaces = 4
)

// Bounds of what is kept of messages that prove nothing.
const (
	maxRefused = 256
	maxWanted  = 16 // of a staker at a node
)

// Admit says what a peer's proof is worth, by steps 3 to 8 of docs/NETWORK.md. The proof itself is
// not verified.
func (r *Round) Admit(p *wire.Proof) Admission {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.admit(p)
}

func (r *Round) admit(p *wire.Proof) Admission {
	n := r.node(p.Node)
	if p.Block != r.config.Tag {
		return Admission{Answer: Ignore}
	}
	// 3. Whether the node, the staker and the references can be.
	if n == nil || p.IsMerge() != (n.kind == circuit.KindMerge) || !r.may[n.role][p.StakerID] || !r.canRefer(n, p.Refs) {
		return Admission{Answer: Reject}
	}
	// 4.
	if r.held[p.Identity()] != nil || r.earlyHeld(p) {
		return Admission{Answer: Ignore}
	}
	// 5.
	if why := cmp.Or(n.tooMany(p), r.earlier(p)); why != "" {
		r.refuse(n, p.StakerID, p.FeeBurn, why)
		return Admission{Answer: Ignore}
	}
	// 6.
	if n.above(rules.Score(p.Vrf.Big(), p.FeeBurn)) >= n.places+sparePlaces {
		return Admission{Answer: Ignore}
	}
	// 7.
	if _, ok := r.resolve(n, p.Refs); !ok {
		r.want(n, p.Refs)
		return Admission{Park, uint8(n.level - 1)}
	}
	// 8.
	if r.config.Block.Mode == rules.ModePublic && p.Vrf != r.draw(n, p.StakerID) {
		return Admission{Answer: Reject}
	}
	return Admission{Answer: Take}
}

// canRefer reports whether the references of a merge can be those of a proof that L1 takes: each
// side has one to three, of different stakers that may prove the child.
func (r *Round) canRefer(n *node, refs []wire.Ref) bool {
	for slot, ref := range refs {
		child := r.nodes[rules.SlotChild(n.number, slot)]
		first := slot / rules.ProofsPerNode * rules.ProofsPerNode
		if ref == (wire.Ref{}) {
			if slot == first {
				return false
			}
			continue
		}
		if !r.may[child.role][ref.StakerID] {
			return false
		}
		for _, earlier := range refs[first:slot] {
			if earlier.StakerID == ref.StakerID {
				return false
			}
		}
	}
	return true
}

// resolve returns the statements that a merge refers to, and false when one of them is not held.
func (r *Round) resolve(n *node, refs []wire.Ref) (out tree.Refs, ok bool) {
	for slot, ref := range refs {
		if ref == (wire.Ref{}) {
			continue
		}
		s := r.nodes[rules.SlotChild(n.number, slot)].statement(ref)
		if s == nil {
			return out, false
		}
		out[slot] = s.hash
	}
	return out, true
}

// want notes which proofs a merge waits for, so that they are taken also if their stakers have
// higher bids by now: whoever made the merge did not know of those. The merge is not verified, so
// anybody can have anything noted: the newest are kept of each staker, as a merge that waits is
// asked for its children at once.
func (r *Round) want(n *node, refs []wire.Ref) {
	for slot, ref := range refs {
		child := r.nodes[rules.SlotChild(n.number, slot)]
		if ref == (wire.Ref{}) || child.statement(ref) != nil {
			continue
		}
		if child.wanted == nil {
			child.wanted = map[uint32][]rules.Bps{}
		}
		of := slices.DeleteFunc(child.wanted[ref.StakerID], func(b rules.Bps) bool { return b == ref.FeeBurn })
		of = append(of, ref.FeeBurn)
		child.wanted[ref.StakerID] = of[max(0, len(of)-maxWanted):]
	}
}

// tooMany says why a proof is one too many of its staker at the node; empty when it is not.
func (n *node) tooMany(p *wire.Proof) string {
	b := n.bidders[p.StakerID]
	if s := n.statement(wire.Ref{StakerID: p.StakerID, FeeBurn: p.FeeBurn}); s != nil {
		if len(s.proofs) >= maxVariants {
			return "third proof of one statement"
		}
		return ""
	}
	if b == nil {
		return ""
	}
	if len(b.statements) >= maxBids {
		return "third bid"
	}
	if best := b.best(); best != nil && p.FeeBurn < best.feeBurn && !slices.Contains(n.wanted[p.StakerID], p.FeeBurn) {
		return "bid lower than an earlier one"
	}
	return ""
}

// above counts the stakers that have proven the node with a higher score.
func (n *node) above(score *big.Int) int {
	count := 0
	for _, b := range n.bidders {
		if s := b.best(); s != nil && s.score.Cmp(score) > 0 {
			count++
		}
	}
	return count
}

// refuse keeps what was not taken of a staker that has too many, once. It is not verified.
func (r *Round) refuse(n *node, stakerID uint32, feeBurn rules.Bps, why string) {
	of := Refused{n.number, stakerID, feeBurn, why}
	if len(r.refused) < maxRefused && !slices.Contains(r.refused, of) {
		r.refused = append(r.refused, of)
	}
}

// Public returns the circuit of an admitted proof and what to verify it with. An error means that
// no proof of these values can be true.
func (r *Round) Public(p *wire.Proof) (circuit.Kind, []*big.Int, error) {
	n := r.node(p.Node)
	if n == nil {
		return "", nil, fmt.Errorf("verify proof: %w: %d", rules.ErrNodeRange, p.Node)
	}
	r.mu.Lock()
	refs, ok := r.resolve(n, p.Refs)
	block, claim := r.config.Block, n.claim
	r.mu.Unlock()
	if !ok || block.Execution == nil {
		return "", nil, fmt.Errorf("verify proof of node %d by staker %d: %w", p.Node, p.StakerID, tree.ErrMissingProof)
	}
	s, err := block.Statement(n.number, p.StakerID, p.FeeBurn, p.Vrf)
	if err != nil {
		return "", nil, fmt.Errorf("verify proof of node %d by staker %d: %w", p.Node, p.StakerID, err)
	}
	hash := s.HashOf(claim)
	return n.kind, prover.PublicInputs(n.kind, s, tree.Proof{Statement: common.Hash(hash.Bytes()), Refs: refs}), nil
}

// statementOf returns the hash of a proof's statement.
func (r *Round) statementOf(n *node, stakerID uint32, feeBurn rules.Bps, draw vrf.Uint128) (common.Hash, error) {
	s, err := r.config.Block.Statement(n.number, stakerID, feeBurn, draw)
	if err != nil {
		return common.Hash{}, err
	}
	hash := s.HashOf(n.claim)
	return hash.Bytes(), nil
}

// Take is given a proof that was admitted and verified, and the message that it came in. Own proofs
// of before a restart are given to it too. What has become one too many in the meantime it leaves.
func (r *Round) Take(p *wire.Proof, message []byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.take(p, message)
}

func (r *Round) take(p *wire.Proof, message []byte) {
	n := r.node(p.Node)
	if p.Block != r.config.Tag || n == nil || !r.knows() || r.held[p.Identity()] != nil || n.tooMany(p) != "" {
		return
	}
	refs, ok := r.resolve(n, p.Refs)
	hash, err := r.statementOf(n, p.StakerID, p.FeeBurn, p.Vrf)
	if !ok || err != nil {
		return
	}
	added, err := r.add(n, tree.Proof{
		Node: p.Node, StakerID: p.StakerID, FeeBurn: p.FeeBurn, Vrf: p.Vrf.Big(), Statement: hash,
		Transition: r.config.Block.PoolTransition(p.Node), Refs: refs, Proof: p.Proof,
	}, p.Identity(), message)
	if err == nil && added && r.owns(p.StakerID) {
		r.ownProof(n, p)
	}
}

// ownProof notes a proof of one's own that came from elsewhere: from disk, or from another node
// that has the same key.
func (r *Round) ownProof(n *node, p *wire.Proof) {
	if !r.written[Bid{n.number, p.StakerID, p.FeeBurn}] {
		r.foreign(p.StakerID)
	}
	if post := r.post(n.number, p.StakerID); post != nil && post.state != Making {
		post.state, post.made = Made, max(post.made, 1)
	}
}

// foreign notes that somebody else bids for an own staker.
func (r *Round) foreign(stakerID uint32) {
	for _, id := range r.same {
		if id == stakerID {
			return
		}
	}
	r.same = append(r.same, stakerID)
}

// add puts a verified proof into the pool.
func (r *Round) add(n *node, p tree.Proof, id wire.Identity, message []byte) (bool, error) {
	added, err := r.pool.Add(p)
	if err != nil || !added {
		return false, err
	}
	h := &proof{Proof: p, identity: id, message: message, at: r.now, late: r.late(n)}
	s := n.statement(wire.Ref{StakerID: p.StakerID, FeeBurn: p.FeeBurn})
	if s == nil {
		s = &statement{stakerID: p.StakerID, feeBurn: p.FeeBurn, hash: p.Statement, score: p.Score()}
		b := n.bidder(p.StakerID)
		b.statements = append(b.statements, s)
		slices.SortFunc(b.statements, func(a, b *statement) int { return cmp.Compare(a.feeBurn, b.feeBurn) })
	}
	s.proofs = append(s.proofs, h)
	r.held[id] = h
	r.order = append(r.order, h)
	r.changes++
	return true, nil
}

// late reports whether what comes of a node now is late.
func (r *Round) late(n *node) bool {
	of := r.levels[n.level]
	return of.closed && !of.missed
}

// Held returns the proofs of a level of the tree that a peer may ask for, of all levels for
// wire.AllLevels, children before merges.
func (r *Round) Held(of uint8) []Held {
	r.mu.Lock()
	defer r.mu.Unlock()
	var out []Held
	for l := range r.levels {
		if of != wire.AllLevels && int(of) != l {
			continue
		}
		for _, p := range r.order {
			if r.nodes[p.Node].level == l {
				out = append(out, Held{p.identity, p.message})
			}
		}
	}
	return out
}
