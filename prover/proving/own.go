package proving

import (
	"errors"
	"fmt"

	"fernet/prover/tree"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// ErrIntent means that something is not the answer to an intent that is open.
var ErrIntent = errors.New("no such proof is in the making")

// Own takes the proof that was made for an intent, which the caller has verified. It returns it as
// it is sent to peers.
func (r *Round) Own(i Intent, made tree.Proof) (*wire.Proof, []byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	fail := func(err error) (*wire.Proof, []byte, error) {
		return nil, nil, fmt.Errorf("take own proof of node %d by staker %d: %w", i.Node, i.StakerID, err)
	}
	p := r.post(i.Node, i.StakerID)
	if p == nil || p.state != Making || p.bid != i.Bid || made.Node != i.Node || made.StakerID != i.StakerID || made.FeeBurn != i.Bid ||
		made.Refs != i.Children.Refs() {
		return fail(ErrIntent)
	}
	message := &wire.Proof{
		Block: r.config.Tag, Node: i.Node, StakerID: i.StakerID, FeeBurn: i.Bid, Vrf: i.Ticket.Vrf, Refs: refs(i.Children), Proof: made.Proof,
	}
	encoded, err := message.Encode()
	if err != nil {
		r.fail(p, err)
		return fail(err)
	}
	if r.held[message.Identity()] == nil {
		if _, err := r.add(p.node, made, message.Identity(), encoded); err != nil {
			r.fail(p, err)
			return fail(err)
		}
	}
	p.state, p.made = Made, p.made+1
	return message, encoded, nil
}

// Failed says that an intent's proof will not come. It is begun once more if there is time.
func (r *Round) Failed(i Intent, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if p := r.post(i.Node, i.StakerID); p != nil && p.state == Making {
		r.fail(p, err)
	}
}

func (r *Round) fail(p *post, err error) {
	p.failures++
	switch {
	case p.made > 0:
		p.state = Made
	case p.failures < maxFailures:
		p.state = Queued
	default:
		p.state, p.why, p.word = GivenUp, NotBuilt, err.Error()
	}
}

// Announce returns the bid of an intent as it is sent to peers, in public mode; nil in private
// mode, in which it would show the draw.
func (i Intent) Announce(tag wire.BlockTag) *wire.Bid {
	if i.Ticket.Meta.Mode != rules.ModePublic {
		return nil
	}
	return &wire.Bid{Block: tag, Ticket: i.Ticket}
}
