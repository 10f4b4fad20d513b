package txmgr

import (
	"os"
	"testing"
)

// victim is a process that is killed at one of its requests: that one is lost, and all after it.
// What its journal held then is kept for the next one.
type victim struct {
	at       int           // the request, from 1
	dead     chan struct{} // closed when it is killed
	journal  []byte        // as it was then
	requests int
}

func newVictim(at int) *victim { return &victim{at: at, dead: make(chan struct{})} }

// request is one more request; killed reports whether it was the one. There is a journal by then
// unless unborn.
func (v *victim) request(t *testing.T, path string, unborn bool) (killed bool, err error) {
	select {
	case <-v.dead:
		return false, errLost
	default:
	}
	if v.requests++; v.requests != v.at {
		return false, nil
	}
	if v.journal, err = os.ReadFile(path); err != nil && !unborn {
		t.Error(err)
	}
	close(v.dead)
	return true, errLost
}
