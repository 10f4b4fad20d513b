package proving

import (
	"fmt"

	"fernet/prover"
	"fernet/settlement/rules"
)

// Explain says of each node of the tree, and each own identity, why it earns or does not, as far as
// is known now.
func (r *Round) Explain() []Outcome {
	r.mu.Lock()
	defer r.mu.Unlock()
	submission := r.submission()
	var out []Outcome
	for _, n := range r.nodes[1:] {
		for _, id := range r.config.Own {
			out = append(out, r.outcome(n, id, submission))
		}
	}
	return out
}

func (r *Round) outcome(n *node, id *prover.Identity, submission *rules.Submission) Outcome {
	o := Outcome{Node: n.number, StakerID: id.StakerID}
	p := r.post(n.number, id.StakerID)
	if p == nil {
		o.Result = NotEligible
		if r.may[n.role][id.StakerID] {
			o.Why = "a node without state proves no base rollups"
		}
		return o
	}
	o.Bid, o.Wave = p.bid, p.wave
	s := n.bidders[id.StakerID].best()
	if s == nil {
		o.Score = r.score(p, p.bid)
		o.Result, o.Why = r.unproven(p)
		return o
	}
	o.Bid, o.Score = s.feeBurn, s.score
	o.Result, o.Why = r.judge(n, s, submission)
	return o
}

// unproven says why there is no proof of a post.
func (r *Round) unproven(p *post) (Result, string) {
	switch {
	case p.state == Waiting || p.state == GivenUp:
		return p.why, p.word
	case r.now < r.config.Plan.End:
		return Pending, ""
	case p.state == Undecided:
		return NotBuilt, "there was nothing to build on, or no time"
	default:
		return NotBuilt, "the window ended before the proof was there"
	}
}

// judge says what came of a proof.
func (r *Round) judge(n *node, s *statement, submission *rules.Submission) (Result, string) {
	switch {
	case submission == nil && r.now < r.config.Plan.End:
		return Pending, ""
	case submission == nil:
		return NoRoot, r.empty()
	case included(submission, n.number, s.stakerID) != nil:
		return Included, ""
	}
	entries := submission.Nodes[n.number-1]
	lower := 0
	for _, e := range entries {
		if rules.Score(e.Vrf, e.FeeBurn).Cmp(s.score) < 0 {
			lower++
		}
	}
	switch {
	case len(entries) == n.places && lower == 0:
		if len(entries) == 1 {
			return Outranked, "another has a higher score"
		}
		return Outranked, fmt.Sprintf("%d others have higher scores", len(entries))
	case !s.onTime():
		return Late, "it came after its level's cut-off"
	case len(entries) < n.places:
		return Conflict, "a place is empty: no merge above refers to the proof"
	default:
		return Conflict, "what is built on others' proofs leaves it out"
	}
}

// empty names the lowest node without a proof, which kept the block from a root.
func (r *Round) empty() string {
	for number := r.tree.NumNodes(); number >= rules.RootNode; number-- {
		if !r.proven(r.nodes[number]) {
			return fmt.Sprintf("node %d has no proof", number)
		}
	}
	return ""
}
