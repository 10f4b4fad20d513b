package txmgr

import (
	"errors"
	"math/big"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/core/types"
)

// lostTest is a manager whose transaction "a" was final and is gone: a reorg was deeper than its
// confirmations.
type lostTest struct {
	*fakeChain
	t     *testing.T
	m     *Manager
	cfg   Config
	first *types.Transaction
	sent  int // broadcasts until the reorg
}

// loseA drops "a". With pooled it is in the pool again; with restart another process has to find
// out from the journal.
func loseA(t *testing.T, pooled, restart bool) *lostTest {
	t.Helper()
	l := &lostTest{fakeChain: newFakeChain(), t: t, cfg: fastConfig()}
	l.cfg.JournalPath = journalPath(t)
	l.m = newManager(t, l.cfg, l.fakeChain)
	if _, err := l.m.Send(within(t), candidate("a")); err != nil {
		t.Fatal(err)
	}
	l.first = l.all()[0]
	l.setAutoMine(false)
	depth := l.depth()
	l.reorg(depth, pooled)
	for range depth + 1 {
		l.put()
	}
	if restart {
		l.restart()
	}
	l.sent = l.count("SendTransaction")
	return l
}

func (l *lostTest) restart() {
	l.t.Helper()
	if err := l.m.Close(); err != nil {
		l.t.Fatal(err)
	}
	l.m = newManager(l.t, l.cfg, l.fakeChain)
}

// depth is how many blocks there are on genesis.
func (c *fakeChain) depth() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.blocks) - 1
}

func (c *fakeChain) setAutoMine(on bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.autoMine = on
}

// inJournal is what the journal on disk says of an ID.
func (l *lostTest) inJournal(id string) Entry {
	l.t.Helper()
	entries, err := ReadJournal(l.cfg.JournalPath)
	if err != nil {
		l.t.Fatal(err)
	}
	for _, e := range entries {
		if e.ID == id {
			return e
		}
	}
	l.t.Fatalf("%s is not in the journal", id)
	return Entry{}
}

// The same transaction is sent again, whoever asks for it: not another one.
func TestLostIsSentAgain(t *testing.T) {
	for _, pooled := range []bool{true, false} {
		for _, restart := range []bool{true, false} {
			l := loseA(t, pooled, restart)
			l.setAutoMine(true)
			r, err := l.m.Send(within(t), candidate("a"))
			if err != nil {
				t.Fatalf("pooled %v, restart %v: %v", pooled, restart, err)
			}
			if r.TxHash != l.first.Hash() {
				t.Errorf("pooled %v, restart %v: landed as another version", pooled, restart)
			}
			if e := l.inJournal("a"); e.Outcome != Confirmed || e.Receipt.BlockHash != r.BlockHash {
				t.Errorf("the journal says %+v", e)
			}
			landedOnce(t, l.fakeChain, "a")
		}
	}
}

// A reorg that puts it into another block is no reason to send anything.
func TestLostIsElsewhere(t *testing.T) {
	l := loseA(t, true, true)
	l.mine()
	l.setAutoMine(true)
	r, err := l.m.Send(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	if depth := l.depth() + 1 - int(r.BlockNumber.Int64()); depth < int(l.cfg.Confirmations) {
		t.Errorf("final after %d blocks", depth)
	}
	if n := l.count("SendTransaction") - l.sent; n != 0 {
		t.Errorf("%d broadcasts", n)
	}
	if e := l.inJournal("a"); e.Receipt.BlockHash != r.BlockHash {
		t.Error("the journal has the old block")
	}
	landedOnce(t, l.fakeChain, "a")
}

// A node that is behind knows nothing of the block: that is no reorg.
func TestNodeBehindIsNoReorg(t *testing.T) {
	c := newFakeChain()
	m := newManager(t, fastConfig(), c)
	first, err := m.Send(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	sent, asked := c.count("SendTransaction"), 0
	c.hook = func(method string, before bool, arg any) error {
		c.mu.Lock()
		defer c.mu.Unlock()
		if number, _ := arg.(*big.Int); before && method == "Block" && number != nil {
			if asked++; asked < 5 {
				return ethereum.NotFound
			}
		}
		return nil
	}
	again, err := m.Send(within(t), candidate("a"))
	if err != nil || again.BlockHash != first.BlockHash || c.count("SendTransaction") != sent || asked < 5 {
		t.Errorf("%v %v, %d broadcasts, asked %d times", again, err, c.count("SendTransaction")-sent, asked)
	}
}

// Another transaction took the nonce: it cannot come back, and is sent anew.
func TestLostNonceIsTaken(t *testing.T) {
	l := loseA(t, false, true)
	theirs := foreignTx(0, 9e9)
	l.put(theirs)
	l.setAutoMine(true)
	_, err := l.m.Send(within(t), candidate("a"))
	replaced, ok := errors.AsType[*ReplacedError](err)
	if !ok || replaced.By != theirs.Hash() {
		t.Fatalf("%v", err)
	}
	if e := l.inJournal("a"); e.Outcome != Replaced {
		t.Errorf("the journal says %+v", e)
	}
	if _, err := l.m.Send(within(t), candidate("a")); err != nil {
		t.Fatal(err)
	}
	landedOnce(t, l.fakeChain, "a")
}

// What landed more than maxLanded nonces ago is not kept.
func TestLostTooLongAgo(t *testing.T) {
	c := newFakeChain()
	cfg := fastConfig()
	cfg.JournalPath = journalPath(t)
	m := newManager(t, cfg, c)
	first, err := m.Send(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	last := ""
	var all []*Pending
	for n := range maxLanded {
		last = strings.Repeat("x", n+1)
		p, err := m.SendAsync(within(t), candidate(last))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	for _, p := range all {
		if _, err := p.Wait(within(t)); err != nil {
			t.Fatal(err)
		}
	}
	c.setAutoMine(false)
	for _, restart := range []bool{false, true} {
		if restart {
			m = restarted(t, m, cfg, c)
		}
		if n := len(m.landed); n != maxLanded {
			t.Errorf("%d transactions are kept", n)
		}
		if r, err := m.Send(within(t), candidate("a")); err != nil || r.TxHash != first.TxHash {
			t.Errorf("%v %v", r, err)
		}
	}
	depth := c.depth()
	c.reorg(depth, false)
	for range depth + 1 {
		c.put()
	}
	sent := c.count("SendTransaction")
	if _, err := m.Send(within(t), candidate("a")); !errors.Is(err, ErrLost) || !strings.Contains(err.Error(), first.TxHash.String()) {
		t.Errorf("%v", err)
	}
	if c.count("SendTransaction") != sent {
		t.Error("sent")
	}
	// The newest is kept, and fills no gap by itself.
	if _, err := m.SendAsync(within(t), candidate(last)); err != nil {
		t.Error(err)
	}
}

// A node that no longer has so old a block says so: no reorg goes there.
func TestOldBlocksArePruned(t *testing.T) {
	c := newFakeChain()
	m := newManager(t, fastConfig(), c)
	sends(t, m, "a")
	sent := c.count("SendTransaction")
	c.hook = func(method string, before bool, arg any) error {
		if number, _ := arg.(*big.Int); before && method == "Block" && number != nil {
			return &nodeError{code: 4444, text: "pruned history"}
		}
		return nil
	}
	if _, err := m.Send(within(t), candidate("a")); err != nil || c.count("SendTransaction") != sent {
		t.Errorf("%v", err)
	}
}

// A later transaction waits for what a reorg dropped: it is sent again for its sake, at today's
// fees, and by a process that has only the journal.
func TestGapIsFilled(t *testing.T) {
	for _, restart := range []bool{false, true} {
		l := loseA(t, false, restart)
		p, err := l.m.SendAsync(within(t), candidate("b"))
		if err != nil {
			t.Fatal(err)
		}
		eventually(t, "both in the pool", func() bool { return len(l.pooled()) == 2 })
		l.mu.Lock()
		l.baseFee = big.NewInt(4e9) // above the fee cap of both
		l.mu.Unlock()
		l.mine()
		if n := len(l.pooled()); n != 2 {
			t.Fatalf("%d in the pool", n)
		}
		eventually(t, "what was lost pays more", func() bool {
			l.mine()
			return len(l.all()) > 0
		})
		l.setAutoMine(true)
		if _, err := p.Wait(within(t)); err != nil {
			t.Fatal(err)
		}
		r, err := l.m.Send(within(t), candidate("a"))
		if err != nil || r.TxHash == l.first.Hash() {
			t.Errorf("%v %v", r, err)
		}
		landedOnce(t, l.fakeChain, "a", "b")
	}
}

// A process is killed at every request while it brings back what a reorg dropped, as it was or for
// another call. Exactly one transaction of the ID is there in the end.
func TestKilledWhileLost(t *testing.T) {
	for _, call := range []Candidate{candidate("a"), otherCall()} {
		steps := 0
		for kill := 1; ; kill++ {
			l := loseA(t, kill%2 == 0, true)
			process := newVictim(kill)
			l.mu.Lock()
			l.hook = func(string, bool, any) error {
				l.mu.Lock()
				defer l.mu.Unlock()
				_, err := process.request(t, l.cfg.JournalPath, false)
				return err
			}
			l.autoMine = true
			l.mu.Unlock()
			done := make(chan struct{})
			go func() {
				defer close(done)
				_, _ = l.m.Send(within(t), call)
			}()
			finished := false
			select {
			case <-process.dead:
			case <-done:
				finished = true
			}
			if err := l.m.Close(); err != nil {
				t.Fatal(err)
			}
			<-done
			l.mu.Lock()
			l.hook = nil
			l.mu.Unlock()
			if finished {
				steps = kill
				break
			}
			l.cfg = fastConfig()
			l.cfg.JournalPath = journalPath(t)
			if err := os.WriteFile(l.cfg.JournalPath, process.journal, 0o600); err != nil {
				t.Fatal(err)
			}
			l.m = newManager(t, l.cfg, l.fakeChain)
			if _, err := l.m.Resume(within(t)); err != nil {
				t.Fatal(err)
			}
			// The lost one may have come back from the pool before another call got there.
			if _, err := l.m.Send(within(t), call); err != nil && !errors.Is(err, ErrIDReused) {
				t.Fatalf("killed at step %d: %v", kill, err)
			}
			if txs := l.all(); len(txs) != 1 || txs[0].Nonce() != 0 {
				t.Fatalf("killed at step %d: %d transactions", kill, len(txs))
			}
		}
		if steps < 10 {
			t.Errorf("killed at %d steps only", steps)
		}
	}
}

// What is in a pool waits for what was final before it and is gone. It does so no longer than until
// it is broadcast again, though nothing else is sent and it is not time to pay more.
func TestLostBeforeWhatWaits(t *testing.T) {
	c, cfg := newFakeChain(), fastConfig()
	cfg.BumpAfter = time.Hour
	m := newManager(t, cfg, c)
	sends(t, m, "a")
	c.setAutoMine(false)
	p, err := m.SendAsync(within(t), candidate("b"))
	if err != nil {
		t.Fatal(err)
	}
	c.reorg(c.depth(), false)
	eventually(t, "the first one is in the pool again", func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		return c.pool[0] != nil
	})
	c.setAutoMine(true)
	if _, err := p.Wait(within(t)); err != nil {
		t.Fatal(err)
	}
	landedOnce(t, c, "a", "b")
}
