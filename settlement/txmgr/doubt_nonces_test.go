package txmgr

import (
	"context"
	"math/big"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Another transaction takes the nonce: what was in doubt is sent under the next one, and only then.
func TestDoubtfulNonceIsUsedByTheNext(t *testing.T) {
	for _, restart := range []bool{false, true} {
		c := newFakeChain()
		on := c.answers(false, errUnknownWords)
		cfg, _, _ := leaping(t)
		m := newManager(t, cfg, c)
		if _, err := m.Send(within(t), candidate("a")); err == nil {
			t.Fatal("no error")
		}
		on.Store(false)
		if restart {
			m = restarted(t, m, cfg, c)
		}
		sends(t, m, "b")
		if tx := c.all()[0]; tx.Nonce() != 0 || string(tx.Data()) != "b" {
			t.Errorf("nonce %d, %s", tx.Nonce(), tx.Data())
		}
		sends(t, m, "a")
		landedOnce(t, c, "a", "b")
	}
}

// A nonce that a later one waits for is not given up.
func TestDoubtfulIsKeptForALaterNonce(t *testing.T) {
	c := newFakeChain()
	c.autoMine = false
	cfg, clock, _ := leaping(t)
	m := newManager(t, cfg, c)
	for _, id := range []string{"a", "b"} {
		if _, err := m.SendAsync(within(t), candidate(id)); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	c.mu.Lock()
	delete(c.pool, 0)
	c.mu.Unlock()
	var on atomic.Bool
	on.Store(true)
	c.hook = func(method string, before bool, arg any) error {
		if tx, ok := arg.(*types.Transaction); ok && before && tx.Nonce() == 0 && on.Load() {
			return errUnknownWords
		}
		return nil
	}
	m = newManager(t, cfg, c)
	began := clock.Now()
	eventually(t, "the time of giving up is over", func() bool { return clock.Now().Sub(began) > 5*cfg.GiveUpAfter })
	entries, err := ReadJournal(cfg.JournalPath)
	if err != nil || entries[0].Outcome != Unfinished {
		t.Errorf("%+v %v", entries, err)
	}
	on.Store(false)
	c.setAutoMine(true)
	all, err := m.Resume(within(t)) // of those that are not final by now
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		if r.Err != nil {
			t.Errorf("%s: %v", r.ID, r.Err)
		}
	}
	landedOnce(t, c, "a", "b")
}

// staleNonce is a node that knows nothing of the account's transactions when it is asked for the
// next nonce.
type staleNonce struct{ *fakeChain }

func (staleNonce) PendingNonceAt(context.Context, common.Address) (uint64, error) { return 0, nil }

// inDoubt is a manager whose transaction "a" is in doubt, under nonce 0, as another process finds
// it.
func inDoubt(t *testing.T, c *fakeChain) *Manager {
	t.Helper()
	c.autoMine = false
	on := c.answers(false, errUnknownWords)
	cfg := fastConfig()
	cfg.BumpAfter, cfg.GiveUpAfter, cfg.JournalPath = time.Hour, 50*time.Millisecond, journalPath(t)
	m := newManager(t, cfg, c)
	if _, err := m.Send(within(t), candidate("a")); err == nil {
		t.Fatal("no error")
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	on.Store(false)
	return newManager(t, cfg, staleNonce{c})
}

// The nonce of what is gone on with is not given to another one, even by a node that says that it
// is free.
func TestDoubtfulNonceIsHeld(t *testing.T) {
	c := newFakeChain()
	m := inDoubt(t, c)
	if _, err := m.SendAsync(within(t), candidate("a")); err != nil {
		t.Fatal(err)
	}
	c.mu.Lock()
	c.tip = new(big.Int).Mul(c.tip, big.NewInt(3)) // enough to push the other one out
	c.mu.Unlock()
	p, err := m.SendAsync(within(t), candidate("b"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tx := range c.pooled() {
		if want := map[string]uint64{"a": 0, "b": 1}[string(tx.Data())]; tx.Nonce() != want {
			t.Errorf("%s has nonce %d", tx.Data(), tx.Nonce())
		}
	}
	c.setAutoMine(true)
	if _, err := p.Wait(within(t)); err != nil {
		t.Fatal(err)
	}
	landedOnce(t, c, "a", "b")
}

// Who has its nonce now is not pushed out: it waits, and takes the next.
func TestDoubtfulWaitsForWhoHasItsNonce(t *testing.T) {
	c := newFakeChain()
	m := inDoubt(t, c)
	b, err := m.SendAsync(within(t), candidate("b"))
	if err != nil {
		t.Fatal(err)
	}
	first := c.pooled()[0]
	done := make(chan error)
	go func() {
		_, err := m.Send(within(t), candidate("a"))
		done <- err
	}()
	time.Sleep(100 * time.Millisecond)
	if all := c.pooled(); len(all) != 1 || all[0].Hash() != first.Hash() || all[0].Nonce() != 0 {
		t.Errorf("%d in the pool", len(all))
	}
	c.setAutoMine(true)
	if _, err := b.Wait(within(t)); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	landedOnce(t, c, "a", "b")
}
