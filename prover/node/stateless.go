package node

import (
	"errors"
	"fmt"
	"math/big"

	"fernet/prover"
	"fernet/prover/application"
	"fernet/prover/circuit"
	"fernet/prover/p2p"
	"fernet/prover/wire"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// ErrStateless means that something was asked of a node without state that takes a state.
var ErrStateless = errors.New("a node without state only merges: it proposes no blocks")

// mayBeStateless reports why a node cannot be one without state: a sequencer drafts blocks, which
// takes the state.
func (n *Node) mayBeStateless() error {
	for i, s := range n.stakersAtStart {
		if n.config.Stateless && n.wouldPropose(s) {
			return fmt.Errorf("%w, and identity %s is staked as a sequencer: run it with its state, or with an identity that is not", ErrStateless, n.ids[i].name)
		}
	}
	return nil
}

// wouldPropose reports whether a staker proposes with the account that sends.
func (n *Node) wouldPropose(s settlement.Staker) bool {
	return s.Roles.Has(rules.RoleSequencer) && s.Owner == n.account
}

// settledBlock is settling.Options.Settled.
func (b *blocks) settledBlock(tag wire.BlockTag) *prover.Block {
	r := b.round(tag)
	if r == nil {
		return nil
	}
	if of := r.Block(); of.Execution != nil {
		return of
	}
	return nil
}

// Transitions is p2p.Transitions'.
func (b *blocks) Transitions(tag wire.BlockTag) ([]wire.Transition, bool) {
	r := b.round(tag)
	if r == nil {
		return nil, false
	}
	return r.Transitions()
}

// Body is p2p.Bodies': that of an open block.
func (b *blocks) Body(tag wire.BlockTag) ([]byte, bool) {
	r := b.round(tag)
	if r == nil {
		return nil, false
	}
	body := r.Block().Body
	return body, body != nil
}

// stateless are the blocks of a node without state: it is p2p.Stateless.
type stateless struct{ *blocks }

// CheckTransitions is p2p.Stateless's.
func (s stateless) CheckTransitions(tag wire.BlockTag, list []wire.Transition) error {
	r := s.round(tag)
	if r == nil {
		return ErrUnknownBlock
	}
	return r.CheckTransitions(list)
}

// PublicWith is p2p.Stateless's. As Public it knows a block for a while after it was closed.
func (s stateless) PublicWith(p *wire.Proof, t application.Transition) (circuit.Kind, []*big.Int, error) {
	of := s.judging(p.Block)
	if of == nil {
		return "", nil, ErrUnknownBlock
	}
	return of.round.PublicWith(p, t)
}

// TakeWith is p2p.Stateless's.
func (s stateless) TakeWith(p *wire.Proof, message []byte, t application.Transition) {
	s.mu.RLock()
	of := s.open[p.Block]
	s.mu.RUnlock()
	if of != nil {
		of.round.TakeWith(p, message, t)
		s.taken(of, p, message)
	}
}

var _ p2p.Stateless = stateless{}

// takeUp gives a round what the store holds of its block, once it can be verified: in a node
// without state that takes the transitions of peers.
func (n *Node) takeUp(b *block) error {
	if b.loaded {
		return nil
	}
	if _, known := b.round.Transitions(); !known {
		return nil
	}
	b.loaded = true
	count, err := n.load(b)
	if err != nil {
		return err
	}
	n.log.Info("proofs that were held are taken up", "block", b.number, "loaded", count)
	return nil
}

// awaited says which block a node without state should have been told the transitions of by now,
// and was not; empty: none. Nobody knows them before the base rollups are proven.
func (n *Node) awaited() string {
	if !n.config.Stateless {
		return ""
	}
	for _, b := range n.inOrder() {
		if _, known := b.round.Transitions(); !known && n.view.Now >= b.plan.CutOffs[0] {
			return fmt.Sprintf("waits for the transitions of block %d from peers, since L1 block %d: it merges nothing of it", b.number, b.plan.CutOffs[0])
		}
	}
	return ""
}
