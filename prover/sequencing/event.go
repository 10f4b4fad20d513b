package sequencing

import (
	"context"
	"errors"
	"log/slog"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// Event is what became of a slot.
type Event struct {
	Kind     Kind
	Slot     uint64
	StakerID uint32    // whose proposal it is; 0 where there is none
	Split    rules.Bps // of a proposal
	Block    uint64    // of a reveal: the number of the block
	Err      error     // why it failed, or why nothing was proposed
}

// Kind is a kind of event.
type Kind string

// The kinds. A missed reveal is the worst that can happen: a part of the deposit is lost.
const (
	KindProposed     Kind = "proposed"     // it is on L1
	KindOutbid       Kind = "outbid"       // StakerID, of another operator, leads
	KindLeft         Kind = "left"         // nothing is proposed for now
	KindFailed       Kind = "failed"       // to propose; it is tried again
	KindRevealed     Kind = "revealed"     //
	KindRevealFailed Kind = "revealFailed" // it is tried again
	KindMissed       Kind = "missedReveal" // the slot is over
)

// level is how much a kind matters to an operator. An auction that is lost is no failure.
func (k Kind) level() slog.Level {
	switch k {
	case KindMissed, KindRevealFailed:
		return slog.LevelError
	case KindFailed:
		return slog.LevelWarn
	}
	return slog.LevelInfo
}

// message says what happened, for a log.
func (k Kind) message() string {
	return map[Kind]string{
		KindProposed: "proposed a block", KindOutbid: "another sequencer leads the slot", KindLeft: "nothing is proposed for the slot",
		KindFailed: "could not propose", KindRevealed: "revealed a block", KindRevealFailed: "could not reveal, trying again",
		KindMissed: "a reveal was missed: a part of the deposit is lost when somebody reports it",
	}[k]
}

// said is what was told of a slot: the same is not told again.
type said struct {
	slot uint64
	kind Kind
	who  uint32
	why  string
}

// tell tells of an event, unless the same was told before.
func (s *Sequencer) tell(e Event) {
	key := said{e.Slot, e.Kind, e.StakerID, ""}
	attributes := []any{"slot", e.Slot}
	if e.StakerID != 0 {
		attributes = append(attributes, "staker", e.StakerID)
	}
	if e.Kind == KindProposed {
		key.why = e.Split.String()
		attributes = append(attributes, "feeSplit", e.Split.String())
	}
	if e.Block != 0 {
		attributes = append(attributes, "block", e.Block)
	}
	if e.Err != nil {
		key.why = e.Err.Error()
		var check *settlement.PrecheckError // which says at which L1 block, too
		if errors.As(e.Err, &check) {
			key.why = check.Reason
		}
		attributes = append(attributes, "err", e.Err)
	}
	s.mu.Lock()
	known := s.said[key]
	s.said[key] = true
	s.mu.Unlock()
	if known {
		return
	}
	s.c.Log.Log(context.Background(), e.Kind.level(), e.Kind.message(), attributes...)
	s.c.Told(e)
}
