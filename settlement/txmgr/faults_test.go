package txmgr

import (
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/txpool/legacypool"
	"github.com/ethereum/go-ethereum/rpc"
)

// Nodes lose answers: whatever was taken, nothing is sent under another nonce.
func TestLostAnswers(t *testing.T) {
	for _, mineFirst := range []bool{false, true} {
		c := newFakeChain()
		c.autoMine = !mineFirst
		var lost atomic.Int32
		c.hook = func(method string, before bool, _ any) error {
			if method == "SendTransaction" && !before && lost.Add(1) <= 2 {
				if mineFirst { // "failed", and landed: the next try gets "nonce too low"
					c.mine()
					c.mine()
				}
				return errLost
			}
			return nil
		}
		m := newManager(t, fastConfig(), c)
		sends(t, m, "a")
		landedOnce(t, c, "a")
	}
}

func TestNoAnswers(t *testing.T) {
	c := newFakeChain()
	down := c.answers(false, rpc.HTTPError{StatusCode: 504, Status: "504 Gateway Timeout"})
	cfg := fastConfig()
	cfg.GiveUpAfter = 300 * time.Millisecond
	m := newManager(t, cfg, c)
	p, err := m.SendAsync(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	// Far longer than GiveUpAfter: what may have been taken is never given up.
	time.Sleep(400 * time.Millisecond)
	select {
	case <-p.Done():
		t.Fatal("given up")
	default:
	}
	down.Store(false)
	if _, err := p.Wait(within(t)); err != nil {
		t.Fatal(err)
	}
	landedOnce(t, c, "a")
}

// What a gateway has refused to pass on is in no pool: it is given up in time, and another takes
// its place.
func TestRefusedByAGateway(t *testing.T) {
	for _, status := range []int{429, 403} {
		c := newFakeChain()
		down := c.answers(false, rpc.HTTPError{StatusCode: status})
		cfg := fastConfig()
		cfg.GiveUpAfter = 300 * time.Millisecond
		m := newManager(t, cfg, c)
		if _, err := m.Send(within(t), candidate("a")); err == nil {
			t.Fatalf("%d: it was sent", status)
		}
		if len(c.pooled()) != 0 {
			t.Errorf("%d: it is in the pool", status)
		}
		down.Store(false)
		sends(t, m, "b")
		landedOnce(t, c, "b")
	}
}

func TestReadsAreTriedAgain(t *testing.T) {
	c := newFakeChain()
	var failures atomic.Int32
	c.hook = func(method string, before bool, _ any) error {
		if before && method != "SendTransaction" && failures.Add(1)%4 == 0 {
			return &nodeError{code: -32005, text: "limit exceeded"}
		}
		return nil
	}
	cfg := fastConfig()
	cfg.GiveUpAfter = 300 * time.Millisecond
	m := newManager(t, cfg, c)
	sends(t, m, "a")
	landedOnce(t, c, "a")

	c.hook = func(method string, before bool, _ any) error {
		if before && method == "PendingNonceAt" {
			return rpc.HTTPError{StatusCode: 503, Status: "503"}
		}
		return nil
	}
	if _, err := m.Send(within(t), candidate("b")); err == nil || !strings.Contains(err.Error(), "read nonce") {
		t.Errorf("a node that is down: %v", err)
	}
	c.hook = func(method string, before bool, _ any) error {
		if method == "EstimateGas" {
			return rpc.HTTPError{StatusCode: 401, Status: "401 Unauthorized"}
		}
		return nil
	}
	began := time.Now()
	if _, err := m.Send(within(t), candidate("b")); err == nil || time.Since(began) > 200*time.Millisecond {
		t.Errorf("a wrong API key: %v after %v", err, time.Since(began))
	}
	landedOnce(t, c, "a")
}

// A node without mercy: a third of all requests and answers is lost.
func TestFaults(t *testing.T) {
	c := newFakeChain()
	random := rand.New(rand.NewPCG(1, 2))
	var mu sync.Mutex
	c.hook = func(method string, _ bool, _ any) error {
		mu.Lock()
		defer mu.Unlock()
		switch random.IntN(6) {
		case 0:
			return errLost
		case 1:
			return rpc.HTTPError{StatusCode: 429, Status: "429 Too Many Requests"}
		}
		return nil
	}
	cfg := fastConfig()
	cfg.GiveUpAfter = 5 * time.Second
	m := newManager(t, cfg, c)
	landedOnce(t, c, sendAtOnce(t, m, 12)...)
}

func TestPoolFull(t *testing.T) {
	c := newFakeChain()
	var tries atomic.Int32
	c.hook = func(method string, before bool, _ any) error {
		if before && method == "SendTransaction" && tries.Add(1) <= 5 {
			return legacypool.ErrTxPoolOverflow
		}
		return nil
	}
	cfg := fastConfig()
	cfg.GiveUpAfter = 300 * time.Millisecond
	m := newManager(t, cfg, c)
	sends(t, m, "a")
	tries.Store(-1 << 20)
	if _, err := m.Send(within(t), candidate("b")); !errors.Is(err, legacypool.ErrTxPoolOverflow) {
		t.Errorf("a pool that stays full: %v", err)
	}
	// The caller loses patience before: nothing was taken, nothing is left.
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer cancel()
	if _, err := m.Send(ctx, candidate("c")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
	tries.Store(5)
	sends(t, m, "d")
	landedOnce(t, c, "a", "d")
}
