package sequencing

import (
	"context"
	"fmt"
	"sync"

	"fernet/prover/bid"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// Sequencer proposes and reveals for an operator.
type Sequencer struct {
	c    Config
	kept operator.Kept
	own  map[uint32]bool

	list    settlement.StakerList // of Step alone
	running *running

	mu      sync.Mutex
	rivals  []settlement.Staker // sequencers of others that may act in the current slot
	samples map[uint64]bid.SlotSample
	unread  map[uint64]bool // slots whose proposals L1's node does not have any more
	said    map[said]bool
	slot    uint64 // the last that Step saw
}

// running are the acts that run: of this sequencer, and of the one before it.
type running struct {
	acting sync.Mutex // the follower is for one act at a time

	mu   sync.Mutex
	acts map[string]context.CancelFunc // by name
}

func newRunning() *running { return &running{acts: map[string]context.CancelFunc{}} }

// Succeed tells a sequencer, before its first Step, in whose place it comes: on the same chain and
// desk, for other identities. What the other one has begun may still run.
func (s *Sequencer) Succeed(before *Sequencer) { s.running = before.running }

// New returns a sequencer, or ErrConfig.
func New(c Config) (*Sequencer, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	s := &Sequencer{
		c: c.withDefaults(), kept: operator.Kept{Dir: c.Kept, Deployment: c.Chain.Deployment}, own: map[uint32]bool{},
		samples: map[uint64]bid.SlotSample{}, unread: map[uint64]bool{}, said: map[said]bool{}, running: newRunning(),
	}
	for _, id := range c.Own {
		s.own[id.StakerID] = true
	}
	return s, nil
}

// Step looks at L1 and gives the desk what is due. It is called at each new L1 block, and does not
// wait for what it began: what the desk could not do is found due again at the next block, until
// the slot is over. An error is that L1 could not be read.
//
// In a propose phase it proposes, unless a proposal of its own leads the slot: for the first time,
// when it was outbid, or when a reorg took what it had proposed. In a reveal phase it reveals what
// has won, at each block for as long as L1 does not have the body.
func (s *Sequencer) Step(ctx context.Context, now Now) error {
	seen, err := s.look(ctx)
	if err != nil {
		return fmt.Errorf("look at the slot: %w", err)
	}
	if seen.slot == nil {
		return nil
	}
	s.note(seen)
	leads := seen.slot.Best != nil && s.own[seen.slot.Best.StakerID]
	switch seen.slot.Phase {
	case rules.PhasePropose:
		if !leads && !now.Paused && seen.mayAct {
			s.beginProposal(seen, now)
		}
	case rules.PhaseReveal:
		s.cancel(proposeName(seen.slot.Slot))
		if leads && !seen.slot.Best.Revealed {
			s.beginReveal(seen.slot.Slot, seen.slot.Best.StakerID)
		}
	}
	return s.learn(ctx, seen.slot.Slot)
}

// note tells what L1 shows of proposals of one's own, and lets go of what is over.
func (s *Sequencer) note(seen *sight) {
	if before := seen.before; before != nil && before.Best != nil && before.Best.Missed && s.own[before.Best.StakerID] {
		s.tell(Event{Kind: KindMissed, Slot: before.Slot, StakerID: before.Best.StakerID})
	}
	slot := seen.slot
	if slot.Best != nil && !s.own[slot.Best.StakerID] && len(s.ownKept(slot.Slot)) > 0 {
		s.tell(Event{Kind: KindOutbid, Slot: slot.Slot, StakerID: slot.Best.StakerID})
	}
	if s.begins(seen) && slot.Slot > remembered {
		s.forget(slot.Slot - remembered)
	}
}

// begins keeps who may act, and reports whether the slot is another one than before.
func (s *Sequencer) begins(seen *sight) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rivals = seen.rivals
	if seen.slot.Slot == s.slot {
		return false
	}
	s.slot = seen.slot.Slot
	for what := range s.said {
		if what.slot+remembered < s.slot {
			delete(s.said, what)
		}
	}
	return true
}

// remembered is for how many slots bodies are kept that were proposed, and what was told. L1 drops
// no more of its chain than that.
const remembered = 32

// forget removes what was proposed for slots before one.
func (s *Sequencer) forget(before uint64) {
	if err := s.kept.Forget(before); err != nil {
		s.c.Log.Warn("proposals of old slots stay on disk", "err", err)
	}
}

// ownKept are the proposals for a slot that are kept here, of one's own stakers.
func (s *Sequencer) ownKept(slot uint64) (own []operator.KeptProposal) {
	for _, k := range s.kept.Of(slot) {
		if s.own[k.Proposal.StakerID] {
			own = append(own, k)
		}
	}
	return own
}

// do gives the desk an act, which is told to end by cancel.
func (s *Sequencer) do(name string, priority int, act func(ctx context.Context, sender operator.Sender)) {
	err := s.c.Desk.Do(name, priority, func(ctx context.Context, sender operator.Sender) error {
		ctx, end := context.WithCancel(ctx)
		defer end()
		r := s.running
		r.mu.Lock()
		r.acts[name] = end
		r.mu.Unlock()
		defer func() {
			r.mu.Lock()
			defer r.mu.Unlock()
			delete(r.acts, name)
		}()
		act(ctx, sender) // what fails is told, and due again at the next L1 block
		return nil
	})
	if err != nil {
		s.c.Log.Warn("the desk does not take an act", "act", name, "err", err)
	}
}

// cancel ends an act that runs. What it has sent is seen through all the same.
func (s *Sequencer) cancel(name string) {
	s.running.mu.Lock()
	defer s.running.mu.Unlock()
	if end := s.running.acts[name]; end != nil {
		end()
	}
}
