package health

import (
	"cmp"
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"
)

// DefaultGrace is how long after the start it is no failure to have no peers or an old L1 block.
const DefaultGrace = 60 * time.Second

// Options are what a registry is made of.
type Options struct {
	Grace  time.Duration    // 0: DefaultGrace
	Stuck  time.Duration    // without a Beat for so long the node is not alive; 0: it always is
	Advice map[Code]string  // what a person may do about a code, in the words of the program
	Log    *slog.Logger     // nil: slog.Default
	Now    func() time.Time // nil: time.Now
}

// Reason is why a node is not ready.
type Reason struct {
	Code  Code      `json:"code"`
	Why   string    `json:"why"`           // what was found, in one sentence
	Fix   string    `json:"fix,omitempty"` // what to do
	Since time.Time `json:"since"`
}

// Registry has the reasons of a node. Its methods may be called from many goroutines.
type Registry struct {
	opts    Options
	started time.Time

	mu      sync.Mutex
	reasons map[Code]*entry
	beat    time.Time
}

type entry struct {
	Reason
	told bool // it was logged
}

// New returns the registry of a node that is starting: that is its first reason, which the node
// clears.
func New(opts Options) *Registry {
	if opts.Grace == 0 {
		opts.Grace = DefaultGrace
	}
	if opts.Log == nil {
		opts.Log = slog.Default()
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	now := opts.Now()
	first := Reason{Code: Starting, Why: "the node is starting", Fix: opts.Advice[Starting], Since: now}
	return &Registry{opts: opts, started: now, reasons: map[Code]*entry{Starting: {first, true}}, beat: now}
}

// Set says that there is a reason for the node not to be ready, and why, in one sentence. A reason
// that is set already keeps its time, and has the newer sentence. What comes to count is logged
// once, with the advice.
func (r *Registry) Set(code Code, why string) {
	r.mu.Lock()
	reason, there := r.reasons[code]
	if !there {
		reason = &entry{Reason: Reason{Code: code, Fix: r.opts.Advice[code], Since: r.opts.Now()}}
		r.reasons[code] = reason
	}
	reason.Why = why
	tell := !reason.told && r.counts(code)
	reason.told = reason.told || tell
	r.mu.Unlock()
	if !tell {
		return
	}
	level := slog.LevelWarn
	if grave[code] {
		level = slog.LevelError
	}
	r.opts.Log.Log(context.Background(), level, "not ready", "code", string(code), "why", why, "fix", r.opts.Advice[code])
}

// Clear says that a reason is no more.
func (r *Registry) Clear(code Code) {
	r.mu.Lock()
	reason, there := r.reasons[code]
	delete(r.reasons, code)
	r.mu.Unlock()
	if there && reason.told {
		r.opts.Log.Info("no longer in the way", "code", string(code), "after", r.opts.Now().Sub(reason.Since).Round(time.Second))
	}
}

// Is sets a reason or clears it, as the sentence says: an empty one clears.
func (r *Registry) Is(code Code, why string) {
	if why == "" {
		r.Clear(code)
	} else {
		r.Set(code, why)
	}
}

// counts reports whether a reason keeps the node from being ready now.
func (r *Registry) counts(code Code) bool {
	return !graced[code] || r.opts.Now().Sub(r.started) >= r.opts.Grace
}

// Reasons are those that keep the node from being ready now, by code; none when it is. In the grace
// after the start some do not count.
func (r *Registry) Reasons() []Reason {
	r.mu.Lock()
	defer r.mu.Unlock()
	reasons := []Reason{}
	for code, reason := range r.reasons {
		if r.counts(code) {
			reasons = append(reasons, reason.Reason)
		}
	}
	slices.SortFunc(reasons, func(a, b Reason) int { return cmp.Compare(a.Code, b.Code) })
	return reasons
}

// Has reports whether a reason is set, in the grace too.
func (r *Registry) Has(code Code) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	_, there := r.reasons[code]
	return there
}

// Beat says that the node's loop goes round.
func (r *Registry) Beat() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.beat = r.opts.Now()
}

// Alive reports whether the node's loop went round lately.
func (r *Registry) Alive() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.opts.Stuck == 0 || r.opts.Now().Sub(r.beat) < r.opts.Stuck
}
