package work

import (
	"maps"
	"slices"
	"sync"
)

// ledger is what is known of builders by their results. It is forgotten when the node starts again.
type ledger struct {
	mu sync.Mutex
	by map[string]*BuilderStats
}

// maxBuilders bounds the builders that something is known of.
const maxBuilders = 4096

func newLedger() *ledger { return &ledger{by: map[string]*BuilderStats{}} }

// of returns what is known of a builder. The caller has the mutex.
func (l *ledger) of(builder string) *BuilderStats {
	s, ok := l.by[builder]
	if !ok {
		s = &BuilderStats{Name: builder}
		if len(l.by) < maxBuilders {
			l.by[builder] = s
		}
	}
	return s
}

// wrong counts a wrong result. It reports whether the builder is to be dropped now.
func (l *ledger) wrong(builder string) (count int, drop bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := l.of(builder)
	s.Wrong++
	drop = s.Wrong >= maxWrong && !s.Dropped
	s.Dropped = s.Dropped || drop
	return s.Wrong, drop
}

// made counts a true proof.
func (l *ledger) made(builder string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.of(builder).Made++
}

// dropped reports whether a builder was dropped.
func (l *ledger) dropped(builder string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	s, ok := l.by[builder]
	return ok && s.Dropped
}

// stats returns what is known of all builders, by name.
func (l *ledger) stats() []BuilderStats {
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []BuilderStats
	for _, name := range slices.Sorted(maps.Keys(l.by)) {
		all = append(all, *l.by[name])
	}
	return all
}
