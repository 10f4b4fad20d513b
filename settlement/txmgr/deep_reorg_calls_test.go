package txmgr

import (
	"errors"
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/core/types"
)

// otherCall has the ID of another call.
func otherCall() Candidate {
	c := candidate("z")
	c.ID = "a"
	return c
}

// On another chain the same step may need another call, as a ticket of another RANDAO. It takes the
// nonce of the lost one, so that one of the two lands.
func TestLostForAnotherCall(t *testing.T) {
	for _, pooled := range []bool{true, false} {
		for _, restart := range []bool{true, false} {
			l := loseA(t, pooled, restart)
			l.mu.Lock()
			l.hook = func(_ string, _ bool, arg any) error {
				if tx, ok := arg.(*types.Transaction); ok && string(tx.Data()) == "a" {
					t.Error("sent the call that is not wanted any more")
				}
				return nil
			}
			l.mu.Unlock()
			p, err := l.m.SendAsync(within(t), otherCall())
			if err != nil {
				t.Fatal(err)
			}
			eventually(t, "the other call is in the pool", func() bool {
				return len(l.pooled()) == 1 && string(l.pooled()[0].Data()) == "z"
			})
			if got := l.pooled()[0]; got.Nonce() != l.first.Nonce() {
				t.Errorf("nonce %d", got.Nonce())
			}
			l.setAutoMine(true)
			if _, err := p.Wait(within(t)); err != nil {
				t.Fatal(err)
			}
			landedOnce(t, l.fakeChain, "z")
			// Now it is the ID's call.
			l.restart()
			if _, err := l.m.Send(within(t), otherCall()); err != nil {
				t.Error(err)
			}
			if _, err := l.m.Send(within(t), candidate("a")); !errors.Is(err, ErrIDReused) {
				t.Errorf("%v", err)
			}
			landedOnce(t, l.fakeChain, "z")
		}
	}
}

func TestLostComesBackBeforeAnotherCall(t *testing.T) {
	for _, restart := range []bool{true, false} {
		l := loseA(t, false, false)
		p, err := l.m.SendAsync(within(t), otherCall())
		if err != nil {
			t.Fatal(err)
		}
		if restart { // the next process knows that either may land
			eventually(t, "the other call is in the pool", func() bool { return len(l.pooled()) == 1 })
			l.restart()
			if p, err = l.m.SendAsync(within(t), otherCall()); err != nil {
				t.Fatal(err)
			}
		}
		l.put(l.first)
		l.setAutoMine(true)
		if r, err := p.Wait(within(t)); !errors.Is(err, ErrIDReused) || r != nil || !strings.Contains(err.Error(), l.first.Hash().String()) {
			t.Fatalf("%v %v", r, err)
		}
		if r, err := l.m.Send(within(t), candidate("a")); err != nil || r.TxHash != l.first.Hash() {
			t.Errorf("%v %v", r, err)
		}
		if _, err := l.m.Send(within(t), otherCall()); !errors.Is(err, ErrIDReused) {
			t.Errorf("%v", err)
		}
		landedOnce(t, l.fakeChain, "a")
	}
}

// What would fail on the other chain is not sent, and nothing is forgotten.
func TestLostWouldFail(t *testing.T) {
	l := loseA(t, false, true)
	call := candidate("a")
	payload := payloadHash(call.To, new(big.Int), call.Data)
	l.mu.Lock()
	l.reverts[payload] = []byte{1, 2, 3, 4}
	l.mu.Unlock()
	_, err := l.m.Send(within(t), call)
	if fails, ok := errors.AsType[*WouldFailError](err); !ok || !strings.Contains(fails.Reason, "0x01020304") {
		t.Fatalf("%v", err)
	}
	if l.count("SendTransaction") != l.sent || l.inJournal("a").Outcome != Confirmed {
		t.Errorf("sent, or forgotten: %+v", l.inJournal("a"))
	}
	l.mu.Lock()
	delete(l.reverts, payload)
	l.autoMine = true
	l.mu.Unlock()
	if r, err := l.m.Send(within(t), call); err != nil || r.TxHash != l.first.Hash() {
		t.Errorf("%v %v", r, err)
	}
	landedOnce(t, l.fakeChain, "a")
}

// More gas is needed than was signed: a version with more takes its place.
func TestLostNeedsMoreGas(t *testing.T) {
	l := loseA(t, true, true)
	l.mu.Lock()
	l.estimated = 80_000
	l.mu.Unlock()
	p, err := l.m.SendAsync(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, "it has more gas", func() bool { return l.pooled()[0].Gas() > l.first.Gas() })
	l.setAutoMine(true)
	if _, err := p.Wait(within(t)); err != nil {
		t.Fatal(err)
	}
	if tx := l.all()[0]; tx.Gas() != 96_000 || tx.Nonce() != 0 {
		t.Errorf("gas %d, nonce %d", tx.Gas(), tx.Nonce())
	}
	landedOnce(t, l.fakeChain, "a")
}

// A transaction that reverted and was dropped may succeed when it comes back: to try it again under
// another nonce could do it twice.
func TestLostAfterRevert(t *testing.T) {
	c := newFakeChain()
	m := newManager(t, fastConfig(), c)
	call := candidate("a")
	call.GasLimit, call.RetryReverted = 100_000, true
	payload := payloadHash(call.To, new(big.Int), call.Data)
	c.reverts[payload] = []byte{1, 2, 3, 4}
	if _, err := m.Send(within(t), call); err == nil {
		t.Fatal("no error")
	}
	depth := c.depth()
	c.reorg(depth, true)
	c.mu.Lock()
	delete(c.reverts, payload)
	c.mu.Unlock()
	for range depth + 1 {
		c.put()
	}
	if _, err := m.Send(within(t), call); err != nil {
		t.Fatal(err)
	}
	landedOnce(t, c, "a")
	if n := len(c.all()); n != 1 {
		t.Errorf("%d transactions", n)
	}
}

// What reverted and was sent anew leaves a free nonce behind when a reorg drops both. It is used by
// a transaction that does nothing, so that what comes after it can land, and nothing lands twice.
func TestLostAfterRetry(t *testing.T) {
	for _, pooled := range []bool{true, false} {
		for _, restart := range []bool{true, false} {
			l := &lostTest{fakeChain: newFakeChain(), t: t, cfg: fastConfig()}
			l.cfg.JournalPath = journalPath(t)
			l.m = newManager(t, l.cfg, l.fakeChain)
			call := candidate("a")
			call.GasLimit, call.RetryReverted = 100_000, true
			payload := payloadHash(call.To, new(big.Int), call.Data)
			l.reverts[payload] = []byte{1, 2, 3, 4}
			if _, err := l.m.Send(within(t), call); err == nil {
				t.Fatal("no error")
			}
			l.mu.Lock()
			delete(l.reverts, payload)
			l.mu.Unlock()
			if _, err := l.m.Send(within(t), call); err != nil {
				t.Fatal(err)
			}
			depth := l.depth()
			l.setAutoMine(false)
			l.reorg(depth, pooled)
			for range depth + 1 {
				l.put()
			}
			if restart {
				l.restart()
			}
			after, err := l.m.SendAsync(within(t), candidate("b"))
			if err != nil {
				t.Fatal(err)
			}
			eventually(t, "the free nonces are used", func() bool {
				l.mu.Lock()
				defer l.mu.Unlock()
				return len(l.pool) == 3 && len(l.pool[0].Data()) == 0 && string(l.pool[1].Data()) == "a"
			})
			l.setAutoMine(true)
			if _, err := after.Wait(within(t)); err != nil {
				t.Fatal(err)
			}
			landedOnce(t, l.fakeChain, "a", "b")
			if n := len(l.all()); n != 3 {
				t.Errorf("%d transactions", n)
			}
			if _, err := l.m.Send(within(t), call); err != nil {
				t.Fatal(err)
			}
			landedOnce(t, l.fakeChain, "a", "b")
		}
	}
}

// What reverted did nothing: its ID is free for another call, as when a reorg gives a slot another
// RANDAO.
func TestAnotherCallAfterRevert(t *testing.T) {
	c := newFakeChain()
	m := newManager(t, fastConfig(), c)
	call := candidate("a")
	call.GasLimit, call.RetryReverted = 100_000, true
	c.reverts[payloadHash(call.To, new(big.Int), call.Data)] = []byte{1, 2, 3, 4}
	if _, err := m.Send(within(t), call); err == nil {
		t.Fatal("no error")
	}
	other := otherCall()
	if _, err := m.Send(within(t), other); !errors.Is(err, ErrIDReused) {
		t.Errorf("without being asked to: %v", err)
	}
	other.RetryReverted = true
	if _, err := m.Send(within(t), other); err != nil {
		t.Fatal(err)
	}
	landedOnce(t, c, "a", "z")
}
