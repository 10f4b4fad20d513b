package service

import (
	"log/slog"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/audit"
	"fernet/settlement/units"
)

// Options are how a Service tells what is found.
type Options struct {
	Log *slog.Logger // nil: slog.Default
	// ChainID and Settlement are of the deployment that is audited.
	ChainID    uint64
	Settlement common.Address
	Webhook    string // the URL that each finding is posted to, http or https; "": none
	// Pause is before a post is tried again; it doubles each time. 0: a second.
	Pause time.Duration
}

// Service is a sink that tells others. It is ended by Close.
type Service struct {
	log  *slog.Logger
	hook *webhook // nil: none

	mu       sync.Mutex
	reached  *audit.Summary // nil: nothing yet
	at       time.Time      // when that was
	findings map[string]int // by rule
	unseen   map[string]bool
	trouble  string // why L1 gives no answer; "": it does
}

var _ audit.Sink = (*Service)(nil)

// New returns a service that has nothing to tell yet. A webhook that is no URL is ErrWebhook.
func New(o Options) (*Service, error) {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	s := &Service{log: o.Log, findings: map[string]int{}, unseen: map[string]bool{}}
	if o.Webhook == "" {
		return s, nil
	}
	var err error
	s.hook, err = newWebhook(o)
	return s, err
}

// Close waits for a short time for what is being posted.
func (s *Service) Close() {
	if s.hook != nil {
		s.hook.close()
	}
}

// Block says what became of a block or of slots.
func (s *Service) Block(b *audit.BlockReport) error {
	where := []any{"slot", b.Slot, "fate", string(b.Fate)}
	if b.Number > 0 {
		where = append([]any{"block", b.Number}, where...)
	}
	if b.LastSlot > b.Slot {
		where = append(where, "last_slot", b.LastSlot)
	}
	if b.Reason != "" {
		where = append(where, "reason", b.Reason)
	}
	if b.Burned.Int != nil {
		where = append(where, "roots", len(b.Roots), "burned_azt", units.Exact(b.Burned.Int))
	}
	s.log.Info("L2 block", where...)
	return nil
}

// Claim says what was paid, to whoever looks closely.
func (s *Service) Claim(c *audit.ClaimReport) error {
	s.log.Debug("claim", "block", c.Number, "kind", string(c.Kind), "staker", c.StakerID, "l1_block", c.L1Block)
	return nil
}

// Finding says what disagrees, and posts it.
func (s *Service) Finding(f audit.Finding) error {
	s.log.Error("finding", attributes(f)...)
	s.mu.Lock()
	s.findings[f.Rule]++
	s.mu.Unlock()
	if s.hook != nil {
		s.hook.send(f)
	}
	return nil
}

// attributes are what a line of the log says of a finding, as far as it is known.
func attributes(f audit.Finding) []any {
	all := []any{"rule", f.Rule, "what", f.What}
	if f.Block > 0 {
		all = append(all, "block", f.Block)
	}
	if f.Slot != nil {
		all = append(all, "slot", *f.Slot)
	}
	if f.L1Block > 0 {
		all = append(all, "l1_block", f.L1Block)
	}
	if f.Tx != (common.Hash{}) {
		all = append(all, "tx", f.Tx)
	}
	if f.Unit != "" {
		all = append(all, "unit", f.Unit)
	}
	return append(all, "expected", f.Expected, "found", f.Found)
}

// Reached takes the summary of all that was audited up to an L1 block.
func (s *Service) Reached(summary *audit.Summary) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, u := range summary.Unseen {
		if !s.unseen[u.What] {
			s.unseen[u.What] = true
			s.log.Warn("could not be looked at", "what", u.What, "why", u.Why)
		}
	}
	if s.reached == nil {
		s.log.Info("audited everything since the deployment", "l1_block", summary.L1Block, "outcome", summary.Outcome())
	} else {
		s.log.Debug("audited", "l1_block", summary.L1Block, "outcome", summary.Outcome())
	}
	s.reached, s.at = summary, time.Now()
	if summary.Ended {
		s.trouble = ""
	}
	return nil
}

// Trouble says why L1 gave no answer. Readiness has it until the next L1 block is reached.
func (s *Service) Trouble(err error) {
	s.log.Warn("L1 gives no answer: it is asked again", "err", err)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.trouble = err.Error()
}
