package proving

import (
	"fernet/prover/tree"
	"fernet/settlement/rules"
)

// found is the best submission of one state of the pool.
type found struct {
	changes   int
	selection tree.Selection
	err       error
}

// Best returns the best submission that can be made of all proofs that are held. It searches a copy
// of the pool: other calls do not wait for it.
func (r *Round) Best(opts tree.Options) (tree.Selection, error) {
	r.mu.Lock()
	pool := r.pool.Clone()
	r.mu.Unlock()
	return pool.BestSubmission(opts)
}

// bestNow is the best submission by the own scores, nil without one.
func (r *Round) bestNow() *tree.Selection {
	if r.best.changes != r.changes {
		r.best.selection, r.best.err = r.pool.BestSubmission(tree.Options{Budget: budget})
		r.best.changes = r.changes
	}
	if r.best.err != nil {
		return nil
	}
	return &r.best.selection
}

// Settled is told of the submission that L1 has; nil for none. Explain goes by it instead of the
// best one that is known here.
func (r *Round) Settled(s *rules.Submission) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.onL1 = s
}

// submission is what outcomes are of: what L1 has, else the best that is known, or nil.
func (r *Round) submission() *rules.Submission {
	if r.onL1 != nil {
		return r.onL1
	}
	if best := r.bestNow(); best != nil {
		return best.Submission
	}
	return nil
}

// included is a staker's entry at a node of a submission; nil for none.
func included(s *rules.Submission, node, stakerID uint32) *rules.Entry {
	if s == nil {
		return nil
	}
	for i := range s.Nodes[node-1] {
		if e := &s.Nodes[node-1][i]; e.StakerID == stakerID {
			return e
		}
	}
	return nil
}
