package store

import (
	"runtime/debug"
	"slices"

	bolt "go.etcd.io/bbolt"
)

// write is one change that waits for its commit. It is done whole or not at all, and may be tried
// more than once.
type write struct {
	do   func(tx *bolt.Tx) error
	done bool
	err  error
}

// update makes a change and returns when it is synced. Changes that come while one is synced wait
// for their turn, and then share one commit.
func (s *Store) update(action string, do func(tx *bolt.Tx) error) error {
	w := &write{do: do}
	s.queue.Lock()
	s.waiting = append(s.waiting, w)
	s.queue.Unlock()

	s.turn.Lock()
	defer s.turn.Unlock()
	if !w.done {
		s.queue.Lock()
		together := s.waiting
		s.waiting = nil
		s.queue.Unlock()
		if s.broken == nil {
			s.commit(slices.Clone(together))
		}
		for _, w := range together {
			if !w.done {
				w.done, w.err = true, s.broken
			}
		}
	}
	return explain(action, w.err)
}

// commit makes changes in one transaction. One that fails is taken out, and the others are made
// without it.
//
// A transaction that ends in a panic cannot be relied on to end at all: the database may keep its
// lock. Then the store is broken, and what is not done stays undone.
func (s *Store) commit(together []*write) {
	for len(together) > 0 {
		var failed *write
		ended := false
		err := guarded(func() error {
			err := s.db.Update(func(tx *bolt.Tx) error {
				for _, w := range together {
					failed = w
					if err := w.do(tx); err != nil {
						return err
					}
				}
				failed = nil
				return nil
			})
			ended = true
			return err
		})
		if !ended {
			s.broken = err
			return
		}
		if failed == nil {
			for _, w := range together {
				w.done, w.err = true, err
			}
			return
		}
		failed.done, failed.err = true, err
		together = slices.DeleteFunc(together, func(w *write) bool { return w.done })
	}
}

// view reads at one state of the store.
func (s *Store) view(action string, read func(tx *bolt.Tx) error) error {
	return explain(action, guarded(func() error { return s.db.View(read) }))
}

// guarded makes an ErrDamaged of what the database does when its file is not what it was: it
// panics, or reads behind the file's end.
func guarded(do func() error) (err error) {
	before := debug.SetPanicOnFault(true)
	defer func() {
		debug.SetPanicOnFault(before)
		if found := recover(); found != nil {
			err = damaged("use the database", found)
		}
	}()
	return do()
}
