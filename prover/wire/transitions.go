package wire

import (
	"encoding/binary"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/application"
	"fernet/settlement/rules"
)

// Lengths in bytes, of a transition: node 4 | stateIn 32 | stateOut 32 | txRoot 32 | fees 12 |
// fingerprint 32; and of an answer with those of all base rollups.
const (
	TransitionSize          = 4 + 4*fr.Bytes + application.AmountBytes
	MaxTransitions          = (rules.MaxNodes + 1) / 2
	MaxTransitionsReplySize = 2 + MaxTransitions*TransitionSize
)

// Transition is what a base rollup of a block says of the application: the part of its statement
// that does not follow from L1 and the proof's message. Those of merges follow from theirs.
type Transition struct {
	Node uint32
	application.Transition
}

// TransitionsReply is the answer to a question for the transitions of a block: version 1 | status 1
// | transitions, by ascending nodes. They are those of all its base rollups, and there when the
// status is ReplyAll. ReplyMore there is not.
type TransitionsReply struct {
	Status      ReplyStatus
	Transitions []Transition
}

func (r *TransitionsReply) check() error {
	if r.Status >= replyEnd || r.Status == ReplyMore || (r.Status == ReplyAll) != (len(r.Transitions) > 0) {
		return fmt.Errorf("%w: status %d with %d transitions", ErrValue, r.Status, len(r.Transitions))
	}
	if len(r.Transitions) > MaxTransitions {
		return fmt.Errorf("%w: %d transitions", ErrSize, len(r.Transitions))
	}
	last := uint32(0)
	for _, t := range r.Transitions {
		if t.Node <= last {
			return fmt.Errorf("%w: node %d behind node %d", ErrValue, t.Node, last)
		}
		last = t.Node
	}
	return nil
}

// Encode returns the message. It refuses what Decode refuses.
func (r *TransitionsReply) Encode() ([]byte, error) {
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("encode transitions: %w", err)
	}
	b := append(make([]byte, 0, 2+len(r.Transitions)*TransitionSize), Version, byte(r.Status))
	for _, t := range r.Transitions {
		b = binary.BigEndian.AppendUint32(b, t.Node)
		in, out, root, fees, fingerprint := t.StateIn.Bytes(), t.StateOut.Bytes(), t.TxRoot.Bytes(), t.Fees.Bytes(), t.Fingerprint.Bytes()
		b = append(append(append(b, in[:]...), out[:]...), root[:]...)
		b = append(append(b, fees[:]...), fingerprint[:]...)
	}
	return b, nil
}

// DecodeTransitionsReply reads the answer to a question for transitions. They are what a peer says,
// until a proof verifies with them.
func DecodeTransitionsReply(data []byte) (*TransitionsReply, error) {
	status, err := checkReply(data, MaxTransitionsReplySize)
	if err != nil {
		return nil, fmt.Errorf("decode transitions: %w", err)
	}
	if (len(data)-2)%TransitionSize != 0 {
		return nil, fmt.Errorf("decode transitions: %w: %d bytes", ErrSize, len(data))
	}
	in, r := reader{data[2:]}, &TransitionsReply{Status: status}
	for len(in.rest) > 0 {
		t, err := in.transition()
		if err != nil {
			return nil, fmt.Errorf("decode transitions: %w", err)
		}
		r.Transitions = append(r.Transitions, t)
	}
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("decode transitions: %w", err)
	}
	return r, nil
}

func (r *reader) transition() (t Transition, err error) {
	t.Node = r.uint32()
	for _, e := range []*fr.Element{&t.StateIn, &t.StateOut, &t.TxRoot} {
		if err := r.element(e); err != nil {
			return t, fmt.Errorf("node %d: %w", t.Node, err)
		}
	}
	t.Fees = application.AmountFromBytes([application.AmountBytes]byte(r.take(application.AmountBytes)))
	if err := r.element(&t.Fingerprint); err != nil {
		return t, fmt.Errorf("node %d: %w", t.Node, err)
	}
	return t, nil
}

func (r *reader) element(e *fr.Element) error {
	if err := e.SetBytesCanonical(r.take(fr.Bytes)); err != nil {
		return fmt.Errorf("%w: %w", ErrValue, err)
	}
	return nil
}
