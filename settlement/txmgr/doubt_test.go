package txmgr

import (
	"errors"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"fernet/test/logbuffer"

	"github.com/ethereum/go-ethereum/core/types"
)

// leap is a clock on which every wait is over at once, and the time it takes has passed.
type leap struct {
	mu  sync.Mutex
	now time.Time
}

func newLeap() *leap { return &leap{now: time.Unix(1_000_000, 0)} }

func (l *leap) Now() time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.now
}

func (l *leap) After(d time.Duration) <-chan time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.now = l.now.Add(d)
	c := make(chan time.Time, 1)
	c <- l.now
	return c
}

// leaping is DefaultConfig on such a clock, with its log at the level that is shown.
func leaping(t *testing.T) (Config, *leap, *logbuffer.Buffer) {
	cfg, clock, out := DefaultConfig(), newLeap(), new(logbuffer.Buffer)
	cfg.Confirmations, cfg.Clock, cfg.JournalPath = 2, clock, journalPath(t)
	cfg.Log = out.Logger(slog.LevelWarn)
	return cfg, clock, out
}

var errUnknownWords = &nodeError{code: -32000, text: "the stars are not right"}

// answers has sends answered with an error for as long as on is true. With taken the node takes
// them all the same.
func (c *fakeChain) answers(taken bool, err error) (on *atomic.Bool) {
	on = new(atomic.Bool)
	on.Store(true)
	c.hook = func(method string, before bool, _ any) error {
		if method == "SendTransaction" && before != taken && on.Load() {
			return err
		}
		return nil
	}
	return on
}

// Errors that leave it open are not waited for for ever: the send ends, in a bounded number of
// tries, with an outcome that says so. Its nonce goes to the next one, and it comes back under its
// own when that is still free.
func TestDoubtfulIsBounded(t *testing.T) {
	for name, said := range map[string]error{
		"unknown words": errUnknownWords, "internal": &nodeError{code: -32603, text: "internal error"},
		"another time-out": &nodeError{code: 30, text: "Request timeout on the free tier"},
	} {
		for _, restart := range []bool{false, true} {
			c := newFakeChain()
			on := c.answers(false, said)
			cfg, clock, out := leaping(t)
			m := newManager(t, cfg, c)
			began := clock.Now()
			_, err := m.Send(within(t), candidate("a"))
			doubtful, ok := errors.AsType[*DoubtfulError](err)
			if !ok || doubtful.Nonce != 0 || doubtful.Purpose != "do a" || !strings.Contains(err.Error(), said.Error()) {
				t.Fatalf("%s: %v", name, err)
			}
			if took := clock.Now().Sub(began); took < cfg.GiveUpAfter || took > 2*cfg.GiveUpAfter {
				t.Errorf("%s: it took %s", name, took)
			}
			if n := c.count("SendTransaction"); n > 25 {
				t.Errorf("%s: %d broadcasts", name, n)
			}
			if !strings.Contains(out.String(), "no node takes the transaction") || !strings.Contains(out.String(), "Ctrl-C is safe") {
				t.Errorf("%s: it was not said: %s", name, out)
			}
			entries, err := ReadJournal(cfg.JournalPath)
			if err != nil || len(entries) != 1 || entries[0].Outcome != Doubtful || len(entries[0].Hashes) != 1 {
				t.Fatalf("%+v %v", entries, err)
			}
			if restart {
				m = restarted(t, m, cfg, c)
			}
			// It does not hold up what comes next.
			if all, err := m.Resume(within(t)); err != nil || len(all) != 0 {
				t.Errorf("%+v %v", all, err)
			}
			on.Store(false)
			if r, err := m.Send(within(t), candidate("a")); err != nil || r.TxHash != entries[0].Hashes[0] {
				t.Fatalf("%s: %v %v", name, r, err)
			}
			sends(t, m, "b")
			landedOnce(t, c, "a", "b")
		}
	}
}

// A node that took it, and answered an error, is found to have it: in its pool, in a block, or by
// the next process.
func TestDoubtfulWasTaken(t *testing.T) {
	// In its pool, for as long as nothing is mined.
	c := newFakeChain()
	c.autoMine = false
	c.answers(true, errUnknownWords)
	cfg, clock, _ := leaping(t)
	m := newManager(t, cfg, c)
	p, err := m.SendAsync(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	began := clock.Now()
	eventually(t, "it is past the time of giving up", func() bool { return clock.Now().Sub(began) > 3*cfg.GiveUpAfter })
	select {
	case <-p.Done():
		t.Fatal("given up what a pool has")
	default:
	}
	c.setAutoMine(true)
	if _, err := p.Wait(within(t)); err != nil {
		t.Fatal(err)
	}
	landedOnce(t, c, "a")

	// It comes into a block only after it was given up: the next nonce is another's, and it is not
	// sent again.
	for _, restart := range []bool{false, true} {
		c := newFakeChain()
		on := c.answers(false, errUnknownWords)
		cfg, _, _ := leaping(t)
		m := newManager(t, cfg, c)
		var sent *types.Transaction
		hook := c.hook
		c.hook = func(method string, before bool, arg any) error {
			if tx, ok := arg.(*types.Transaction); ok && on.Load() {
				sent = tx
			}
			return hook(method, before, arg)
		}
		if _, err := m.Send(within(t), candidate("a")); err == nil {
			t.Fatal("no error")
		}
		c.put(sent)
		on.Store(false)
		if restart {
			m = restarted(t, m, cfg, c)
		}
		sends(t, m, "b")
		n := c.count("SendTransaction")
		if r, err := m.Send(within(t), candidate("a")); err != nil || r.TxHash != sent.Hash() {
			t.Fatalf("%v %v", r, err)
		}
		if c.count("SendTransaction") != n {
			t.Error("sent again")
		}
		landedOnce(t, c, "a", "b")
	}
}

// Another call of the same ID shares the nonce: one of the two lands.
func TestDoubtfulForAnotherCall(t *testing.T) {
	for _, late := range []bool{false, true} {
		c := newFakeChain()
		var on atomic.Bool
		on.Store(true)
		var sent *types.Transaction
		c.hook = func(method string, before bool, arg any) error {
			if tx, ok := arg.(*types.Transaction); ok && before && on.Load() {
				sent = tx
				return errUnknownWords
			}
			return nil
		}
		cfg, _, _ := leaping(t)
		m := newManager(t, cfg, c)
		if _, err := m.Send(within(t), candidate("a")); err == nil {
			t.Fatal("no error")
		}
		m = restarted(t, m, cfg, c)
		on.Store(false)
		if late {
			c.put(sent)
		}
		_, err := m.Send(within(t), otherCall())
		if late {
			if !errors.Is(err, ErrIDReused) {
				t.Errorf("%v", err)
			}
			landedOnce(t, c, "a")
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if tx := c.all()[0]; tx.Nonce() != 0 || tx.GasTipCap().Cmp(sent.GasTipCap()) <= 0 {
			t.Errorf("nonce %d, tip %d", tx.Nonce(), tx.GasTipCap())
		}
		landedOnce(t, c, "z")
	}
}

// A transaction of a process that was killed is given up as well when every node answers that it
// does not take it, and no pool has it: the account is not blocked.
func TestUnfinishedIsNotOfferedForEver(t *testing.T) {
	for name, said := range map[string]error{
		"full": &nodeError{code: -32000, text: "txpool is full"}, "no method": &nodeError{code: -32601, text: "no"},
		"limited": &nodeError{code: -32007, text: "50/second request limit reached"}, "unknown": errUnknownWords,
	} {
		c := newFakeChain()
		c.autoMine = false
		cfg, _, _ := leaping(t)
		m := newManager(t, cfg, c)
		if _, err := m.SendAsync(within(t), candidate("a")); err != nil {
			t.Fatal(err)
		}
		if err := m.Close(); err != nil {
			t.Fatal(err)
		}
		c.dropPool()
		on := c.answers(false, said)
		m = newManager(t, cfg, c)
		all, err := m.Resume(within(t))
		if err != nil || len(all) != 1 {
			t.Fatalf("%s: %+v %v", name, all, err)
		}
		if _, ok := errors.AsType[*DoubtfulError](all[0].Err); !ok {
			t.Errorf("%s: %v", name, all[0].Err)
		}
		on.Store(false)
		c.setAutoMine(true)
		sends(t, m, "b", "a")
		landedOnce(t, c, "a", "b")
	}
}

// What was certainly not taken is refused after the same time, and its nonce is free.
func TestAnswersAboutTheNodeAreBounded(t *testing.T) {
	for name, said := range map[string]error{
		"full": &nodeError{code: -32000, text: "txpool is full"}, "no method": &nodeError{code: -32601, text: "no"},
		"limited": &nodeError{code: -32007, text: "50/second request limit reached"}, "lags": &nodeError{code: -32000, text: "header not found"},
	} {
		c := newFakeChain()
		on := c.answers(false, said)
		cfg, clock, out := leaping(t)
		m := newManager(t, cfg, c)
		began := clock.Now()
		_, err := m.Send(within(t), candidate("a"))
		if _, ok := errors.AsType[*RefusedError](err); !ok || !strings.Contains(err.Error(), said.Error()) {
			t.Errorf("%s: %v", name, err)
		}
		if took := clock.Now().Sub(began); took < cfg.GiveUpAfter || took > 2*cfg.GiveUpAfter || c.count("SendTransaction") > 25 {
			t.Errorf("%s: %s, %d broadcasts", name, took, c.count("SendTransaction"))
		}
		if !strings.Contains(out.String(), "no node takes the transaction") {
			t.Errorf("%s: it was not said: %s", name, out)
		}
		on.Store(false)
		sends(t, m, "b")
		if tx := c.all()[0]; tx.Nonce() != 0 {
			t.Errorf("%s: nonce %d", name, tx.Nonce())
		}
		landedOnce(t, c, "b")
	}
}

// Its caller gives up: what is in doubt goes on, and is there when its ID is asked for again.
func TestDoubtfulGoesOnWithoutItsCaller(t *testing.T) {
	c := newFakeChain()
	on := c.answers(false, errUnknownWords)
	cfg := fastConfig()
	m := newManager(t, cfg, c)
	ctx, cancel := contextFor(30 * time.Millisecond)
	defer cancel()
	if _, err := m.Send(ctx, candidate("a")); !errors.Is(err, ctx.Err()) {
		t.Fatalf("%v", err)
	}
	if n := c.count("SendTransaction"); n > 20 {
		t.Errorf("%d broadcasts", n)
	}
	on.Store(false)
	sends(t, m, "a")
	landedOnce(t, c, "a")
}

// The journal keeps what is in doubt, however often it is opened and made smaller.
func TestDoubtfulIsKeptInTheJournal(t *testing.T) {
	c := newFakeChain()
	c.answers(false, errUnknownWords)
	cfg, _, _ := leaping(t)
	m := newManager(t, cfg, c)
	if _, err := m.Send(within(t), candidate("a")); err == nil {
		t.Fatal("no error")
	}
	head := journalHead{ChainID: nil, Account: m.from}
	held := map[string]*journalled{"a": m.ended["a"], "b": {record: record{Kind: recordEnd, ID: "b", Nonce: 5 * maxLanded, Outcome: Refused}}}
	forget(held)
	content, err := journalContent(head, held)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(content)), "\n")
	back := map[string]*journalled{}
	for _, line := range lines[1:] {
		text, ok := checkLine([]byte(line))
		if !ok {
			t.Fatal(line)
		}
		if err := apply(back, text); err != nil {
			t.Fatal(err)
		}
	}
	if h := back["a"]; h == nil || h.Outcome != Doubtful || len(h.txs) != 1 || h.Nonce != 0 {
		t.Errorf("%+v", h)
	}
	if _, err := back["a"].result(); err == nil {
		t.Error("no error")
	}
}

// What is in doubt is asked for again while others are begun: no two have one nonce, and each lands
// once.
func TestDoubtfulAmongOthers(t *testing.T) {
	for range 5 {
		c := newFakeChain()
		on := c.answers(false, errUnknownWords)
		cfg := fastConfig()
		cfg.GiveUpAfter, cfg.JournalPath = 50*time.Millisecond, journalPath(t)
		m := newManager(t, cfg, c)
		if _, err := m.Send(within(t), candidate("a")); err == nil {
			t.Fatal("no error")
		}
		on.Store(false)
		var all sync.WaitGroup
		for _, id := range []string{"b", "a", "c", "a", "d"} {
			all.Go(func() {
				if _, err := m.Send(within(t), candidate(id)); err != nil {
					t.Errorf("%s: %v", id, err)
				}
			})
		}
		all.Wait()
		landedOnce(t, c, "a", "b", "c", "d")
		if n := len(c.all()); n != 4 {
			t.Errorf("%d transactions", n)
		}
		if err := m.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
