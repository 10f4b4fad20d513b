package txmgr

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement/l1"
)

// A fallback node that is behind names a nonce that was used long ago.
func TestStaleNonce(t *testing.T) {
	c := newFakeChain()
	for n := range uint64(120) {
		c.put(foreignTx(n, 2e9))
	}
	for range 3 {
		c.put()
	}
	m := newManager(t, fastConfig(), staleNonces{c, 100})
	for _, id := range []string{"a", "b"} {
		if _, err := m.Send(within(t), candidate(id)); err != nil {
			t.Fatal(err)
		}
	}
	landedOnce(t, c, "a", "b")
	if got := c.count("SendTransaction"); got > 8 {
		t.Errorf("%d broadcasts to get over a stale nonce", got)
	}
}

// staleNonces answers PendingNonceAt as if it knew no later nonce.
type staleNonces struct {
	*fakeChain
	nonce uint64
}

func (s staleNonces) PendingNonceAt(ctx context.Context, a common.Address) (uint64, error) {
	n, err := s.fakeChain.PendingNonceAt(ctx, a)
	return min(n, s.nonce), err
}

// What a stale nonce points at is in the pool: it must not be pushed out.
func TestStaleNonceDoesNotReplace(t *testing.T) {
	c := newFakeChain()
	c.autoMine = false
	theirs := foreignTx(0, 2e9)
	if err := c.SendTransaction(t.Context(), theirs); err != nil {
		t.Fatal(err)
	}
	m := newManager(t, fastConfig(), staleNonces{c, 0})
	p, err := m.SendAsync(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	c.mine()
	c.mine()
	if _, err := p.Wait(within(t)); err != nil {
		t.Fatal(err)
	}
	if txs := c.all(); len(txs) != 2 || txs[0].Hash() != theirs.Hash() {
		t.Errorf("%d transactions, the first %s", len(txs), txs[0].Hash())
	}
}

func TestReplaced(t *testing.T) {
	c := newFakeChain()
	c.autoMine = false
	m := newManager(t, fastConfig(), c)
	p, err := m.SendAsync(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	theirs := foreignTx(0, 9e9)
	c.put(theirs)
	c.mine()
	_, err = p.Wait(within(t))
	replaced, ok := errors.AsType[*ReplacedError](err)
	if !ok || replaced.By != theirs.Hash() || replaced.Nonce != 0 || !strings.Contains(err.Error(), theirs.Hash().String()) {
		t.Fatalf("%v", err)
	}
	// It did not land: the same ID is sent anew.
	c.mu.Lock()
	c.autoMine = true
	c.mu.Unlock()
	sends(t, m, "a")
	landedOnce(t, c, "a")
}

// Deeper than is searched, by whom is not known.
func TestReplacedLongAgo(t *testing.T) {
	c := newFakeChain()
	c.autoMine = false
	cfg := fastConfig()
	cfg.RebroadcastAfter = 300 * time.Millisecond
	cfg.BumpAfter = 10 * time.Second
	m := newManager(t, cfg, c)
	p, err := m.SendAsync(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	c.put(foreignTx(0, 9e9))
	for range searchDepth + 10 {
		c.put()
	}
	_, err = p.Wait(within(t))
	if replaced, ok := errors.AsType[*ReplacedError](err); !ok || replaced.By != (common.Hash{}) {
		t.Fatalf("%v", err)
	}
}

func TestRefusedReturnsItsNonce(t *testing.T) {
	c := newFakeChain()
	var poor atomic.Bool
	poor.Store(true)
	c.hook = func(method string, before bool, _ any) error {
		if poor.Load() && before && method == "SendTransaction" {
			return fmt.Errorf("%w: balance 0, tx cost 1", core.ErrInsufficientFunds)
		}
		return nil
	}
	m := newManager(t, fastConfig(), c)
	_, err := m.Send(within(t), candidate("a"))
	if _, ok := errors.AsType[*RefusedError](err); !ok || !strings.Contains(err.Error(), "insufficient funds") {
		t.Fatalf("%v", err)
	}
	poor.Store(false)
	for _, id := range []string{"b", "a"} {
		if _, err := m.Send(within(t), candidate(id)); err != nil {
			t.Fatal(err)
		}
	}
	landedOnce(t, c, "a", "b")
	if n := c.all()[0].Nonce(); n != 0 {
		t.Errorf("nonce %d", n)
	}
}

// Who used a nonce is found out with many requests: each has its own time, so that a slow node is
// enough.
func TestReplacedOnASlowNode(t *testing.T) {
	c := newFakeChain()
	c.autoMine = false
	cfg := fastConfig()
	cfg.RPCTimeout = 50 * time.Millisecond
	m := newManager(t, cfg, c)
	p, err := m.SendAsync(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	c.put(foreignTx(0, 9e9))
	for range searchDepth - 10 {
		c.put()
	}
	c.mu.Lock()
	c.hook = func(_ string, before bool, _ any) error {
		if before {
			time.Sleep(cfg.RPCTimeout / 4) // and eight of them need twice the time of one
		}
		return nil
	}
	c.mu.Unlock()
	_, err = p.Wait(within(t))
	if replaced, ok := errors.AsType[*ReplacedError](err); !ok || replaced.By == (common.Hash{}) {
		t.Errorf("%v", err)
	}
}

// alternating is two nodes that take turns at the newest block: one far behind, which knows no
// receipt either, and one that is not. Each broadcast starts with the one that is behind.
type alternating struct {
	*fakeChain
	mu     sync.Mutex
	behind bool
}

func (a *alternating) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	a.mu.Lock()
	a.behind = false
	a.mu.Unlock()
	return a.fakeChain.SendTransaction(ctx, tx)
}

func (a *alternating) Block(ctx context.Context, number *big.Int) (*l1.Block, error) {
	if number == nil {
		a.mu.Lock()
		defer a.mu.Unlock()
		if a.behind = !a.behind; a.behind {
			number = new(big.Int)
		}
	}
	return a.fakeChain.Block(ctx, number)
}

func (a *alternating) PollReceipt(ctx context.Context, hash common.Hash) (*types.Receipt, error) {
	return a.TransactionReceipt(ctx, hash)
}

func (a *alternating) TransactionReceipt(ctx context.Context, hash common.Hash) (*types.Receipt, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.behind {
		return nil, ethereum.NotFound
	}
	return a.fakeChain.TransactionReceipt(ctx, hash)
}

// A transaction of our own, buried deeper than is searched, is not taken for another's on the word
// of a node that is behind.
func TestOwnIsNotTakenForAnothers(t *testing.T) {
	c := newFakeChain()
	c.autoMine = false
	cfg := fastConfig()
	cfg.JournalPath = journalPath(t)
	m := newManager(t, cfg, c)
	if _, err := m.SendAsync(within(t), candidate("a")); err != nil {
		t.Fatal(err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	c.mine()
	for range searchDepth + 10 {
		c.put()
	}
	for range 5 {
		m = newManager(t, cfg, &alternating{fakeChain: c})
		sends(t, m, "a")
		if err := m.Close(); err != nil {
			t.Fatal(err)
		}
	}
	landedOnce(t, c, "a")
}

// waitingLog waits when a transaction is over.
type waitingLog struct{ slog.Handler }

func (w waitingLog) Handle(ctx context.Context, r slog.Record) error {
	r.Attrs(func(a slog.Attr) bool {
		if a.Key == "do" && a.Value.String() == actDone.String() {
			time.Sleep(30 * time.Millisecond)
		}
		return true
	})
	return w.Handler.Handle(ctx, r)
}

func (w waitingLog) WithAttrs(as []slog.Attr) slog.Handler {
	return waitingLog{w.Handler.WithAttrs(as)}
}

// A nonce is given to the next transaction only when the journal says that nothing of the last one
// can land: a process killed in between would send both.
func TestRefusedIsJournalledBeforeItsNonceIsTaken(t *testing.T) {
	c := newFakeChain()
	cfg := fastConfig()
	cfg.JournalPath = journalPath(t)
	cfg.Log = slog.New(waitingLog{slog.NewTextHandler(io.Discard, &slog.HandlerOptions{Level: slog.LevelDebug})})
	var once sync.Once
	c.hook = func(method string, before bool, arg any) error {
		tx, ok := arg.(*types.Transaction)
		if !ok || !before {
			return nil
		}
		if string(tx.Data()) == "a" {
			time.Sleep(10 * time.Millisecond) // the other one waits for its turn
			return core.ErrInsufficientFunds
		}
		once.Do(func() {
			entries, err := ReadJournal(cfg.JournalPath)
			if err != nil || len(entries) != 2 || entries[0].Outcome != Refused || tx.Nonce() != 0 {
				t.Errorf("%+v %v", entries, err)
			}
		})
		return nil
	}
	m := newManager(t, cfg, c)
	var wg sync.WaitGroup
	wg.Go(func() {
		if _, err := m.Send(within(t), candidate("a")); !errors.Is(err, core.ErrInsufficientFunds) {
			t.Errorf("%v", err)
		}
	})
	eventually(t, "the first is being sent", func() bool { return c.count("SendTransaction") == 1 })
	if _, err := m.Send(within(t), candidate("b")); err != nil {
		t.Error(err)
	}
	wg.Wait()
	landedOnce(t, c, "b")
}
