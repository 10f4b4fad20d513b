package txmgr

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"

	"fernet/settlement/rpcerr"
	"fernet/test/logbuffer"
)

// saidAt are the times, since the beginning, at which lines with these words were logged on a
// leaping clock.
func (l *leap) saidAt(out *logbuffer.Buffer, words string) (lines []string) {
	for line := range strings.SplitSeq(out.String(), "\n") {
		if strings.Contains(line, words) {
			lines = append(lines, line)
		}
	}
	return lines
}

var forSeconds = regexp.MustCompile(`for=([0-9a-z]+)`)

// durations are what lines say that they are about.
func durations(t *testing.T, lines []string) (all []time.Duration) {
	t.Helper()
	for _, line := range lines {
		found := forSeconds.FindStringSubmatch(line)
		if found == nil {
			t.Fatalf("since when? %s", line)
		}
		d, err := time.ParseDuration(found[1])
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	return all
}

// An RPC that dies in the middle of a send, or hangs, is said within 30 s at the level that is
// shown: what the node said, what is waited for, since when, and that it can be left. Then again,
// but less and less often.
func TestDeadRPCIsSaid(t *testing.T) {
	for name, c := range map[string]struct {
		takes time.Duration // a request
		said  error
	}{
		"refuses": {1600 * time.Millisecond, errors.New("dial tcp 127.0.0.1:8545: connection refused at https://h.io/v3/s3cret")},
		"hangs":   {10 * time.Second, context.DeadlineExceeded},
		"limits":  {6 * time.Second, &nodeError{code: -32007, text: "50/second request limit reached"}},
	} {
		for _, dies := range []string{"all", "Block", "PollReceipt"} {
			chain := newFakeChain()
			chain.autoMine = false
			cfg, clock, out := leaping(t)
			m := newManager(t, cfg, chain)
			p, err := m.SendAsync(within(t), candidate("a"))
			if err != nil {
				t.Fatal(err)
			}
			var dead atomic.Bool
			dead.Store(true)
			chain.mu.Lock()
			chain.hook = func(method string, before bool, _ any) error {
				if before && dead.Load() && (dies == "all" || dies == method) {
					clock.After(c.takes)
					return c.said
				}
				return nil
			}
			chain.mu.Unlock()
			began := clock.Now()
			eventually(t, "an hour has passed", func() bool { return clock.Now().Sub(began) > time.Hour })
			dead.Store(false)
			chain.setAutoMine(true)
			if _, err := p.Wait(within(t)); err != nil {
				t.Fatal(err)
			}
			lines := clock.saidAt(out, "L1 does not answer")
			if len(lines) == 0 {
				t.Fatalf("%s, %s: nothing was said: %s", name, dies, out)
			}
			for _, word := range []string{"level=WARN", "do a", "Ctrl-C is safe", strings.SplitN(c.said.Error(), " ", 2)[0], "hash="} {
				if !strings.Contains(lines[0], word) {
					t.Errorf("%s, %s: %q is not in %s", name, dies, word, lines[0])
				}
			}
			if strings.Contains(out.String(), "s3cret") {
				t.Errorf("a key: %s", out)
			}
			if strings.Contains(out.String(), "no node takes") {
				t.Errorf("%s, %s: a node took it: %s", name, dies, out)
			}
			times := durations(t, lines)
			times = slices.DeleteFunc(times, func(d time.Duration) bool { return d > time.Hour })
			if times[0] > 30*time.Second || len(times) < 4 || len(times) > 12 {
				t.Errorf("%s, %s: said after %v", name, dies, times)
			}
			if len(clock.saidAt(out, "L1 answers again")) != 1 {
				t.Errorf("%s, %s: that it answers again is not said: %s", name, dies, out)
			}
			landedOnce(t, chain, "a")
		}
	}
}

// Before anything is sent it is the same, and ends.
func TestDeadRPCBeforeASend(t *testing.T) {
	for _, dies := range []string{"EstimateGas", "PendingNonceAt", "Block", "SuggestGasTipCap"} {
		chain := newFakeChain()
		cfg, clock, out := leaping(t)
		m := newManager(t, cfg, chain)
		chain.hook = func(method string, before bool, _ any) error {
			if before && method == dies {
				clock.After(10 * time.Second)
				return context.DeadlineExceeded
			}
			return nil
		}
		began := clock.Now()
		if _, err := m.Send(within(t), candidate("a")); !errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("%s: %v", dies, err)
		}
		if took := clock.Now().Sub(began); took > cfg.GiveUpAfter+15*time.Second {
			t.Errorf("%s: %s", dies, took)
		}
		if times := durations(t, clock.saidAt(out, "L1 does not answer")); len(times) == 0 || times[0] > 30*time.Second || len(times) > 6 {
			t.Errorf("%s: said after %v", dies, times)
		}
	}
}

// What fails for a moment is not worth a word.
func TestMomentsAreNotSaid(t *testing.T) {
	chain := newFakeChain()
	cfg, clock, out := leaping(t)
	random := rand.New(rand.NewPCG(1, 2))
	chain.hook = func(_ string, before bool, _ any) error {
		chain.mu.Lock()
		defer chain.mu.Unlock()
		if before && random.IntN(5) == 0 {
			clock.After(time.Second)
			return errLost
		}
		return nil
	}
	m := newManager(t, cfg, chain)
	sends(t, m, "a")
	if lines := clock.saidAt(out, "does not answer"); len(lines) > 0 {
		t.Errorf("%v", lines)
	}
}

// A bump is told once, with what was paid and what is, and so is that no more can be paid.
func TestBumpsAreTold(t *testing.T) {
	chain := newFakeChain()
	chain.autoMine = false
	cfg, clock, out := leaping(t)
	cfg.MaxTip = big.NewInt(1_250_000_000)
	m := newManager(t, cfg, chain)
	p, err := m.SendAsync(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	began := clock.Now()
	eventually(t, "an hour has passed", func() bool { return clock.Now().Sub(began) > time.Hour })
	chain.setAutoMine(true)
	if _, err := p.Wait(within(t)); err != nil {
		t.Fatal(err)
	}
	bumps := clock.saidAt(out, "paying more")
	if len(bumps) != 2 || !strings.Contains(bumps[0], `old="tip 1 gwei, fee cap 3 gwei"`) || !strings.Contains(bumps[0], `new="tip 1.1 gwei, fee cap 3.3 gwei"`) ||
		!strings.Contains(bumps[1], `old="tip 1.1 gwei, fee cap 3.3 gwei"`) || !strings.Contains(bumps[0], "level=WARN") {
		t.Errorf("%v", bumps)
	}
	stuck := clock.saidAt(out, "it is not sent with higher fees: it pays the highest fees allowed")
	if len(stuck) < 3 || !strings.Contains(stuck[0], "Ctrl-C is safe") {
		t.Errorf("%d times: %v", len(stuck), stuck)
	}
}

// A chain that makes no blocks is said.
func TestNoConfirmationsAreSaid(t *testing.T) {
	chain := newFakeChain()
	chain.autoMine = false
	cfg, clock, out := leaping(t)
	m := newManager(t, cfg, chain)
	p, err := m.SendAsync(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	chain.mine()
	began := clock.Now()
	eventually(t, "an hour has passed", func() bool { return clock.Now().Sub(began) > time.Hour })
	chain.mine()
	if _, err := p.Wait(within(t)); err != nil {
		t.Fatal(err)
	}
	if lines := clock.saidAt(out, "waiting for more blocks"); len(lines) < 3 || !strings.Contains(lines[0], "block=1 newest=1") {
		t.Errorf("%v", lines)
	}
}

// A chain whose headers hash to what this go-ethereum does not compute is confirmed all the same:
// also when a nonce is looked for, and after a restart.
func TestForeignHeaders(t *testing.T) {
	chain := newFakeChain()
	chain.foreign = true
	cfg, _, _ := leaping(t)
	m := newManager(t, cfg, chain)
	for range 2 { // the second time it is seen that it is still there
		sends(t, m, "a")
	}
	if n := chain.count("SendTransaction"); n != 1 {
		t.Errorf("%d broadcasts", n)
	}
	m = restarted(t, m, cfg, chain)
	sends(t, m, "a")
	// The answer is lost, and it is mined: who used the nonce is found.
	var lost atomic.Bool
	chain.hook = func(method string, before bool, _ any) error {
		if method == "SendTransaction" && !before && lost.CompareAndSwap(false, true) {
			chain.mine()
			chain.mine()
			return errLost
		}
		return nil
	}
	sends(t, m, "b")
	landedOnce(t, chain, "a", "b")
}

// A receipt that this release cannot decode ends the waiting, with the transaction in the journal
// for one that can.
func TestUnreadableReceipt(t *testing.T) {
	chain := newFakeChain()
	cfg, _, _ := leaping(t)
	m := newManager(t, cfg, chain)
	unreadable := errors.New("missing required field 'cumulativeGasUsed' for Receipt")
	if rpcerr.Of(unreadable) != rpcerr.Unreadable {
		t.Fatal("it is readable")
	}
	var on atomic.Bool
	on.Store(true)
	chain.hook = func(method string, before bool, _ any) error {
		if before && on.Load() && strings.HasSuffix(method, "Receipt") {
			return unreadable
		}
		return nil
	}
	if _, err := m.Send(within(t), candidate("a")); !errors.Is(err, ErrUnreadable) || !strings.Contains(err.Error(), "cumulativeGasUsed") {
		t.Fatalf("%v", err)
	}
	if n := chain.count("PollReceipt"); n > 2*maxUnread {
		t.Errorf("asked %d times", n)
	}
	if _, err := m.Send(within(t), candidate("a")); !errors.Is(err, ErrUnreadable) || chain.count("SendTransaction") != 1 {
		t.Errorf("%v, %d broadcasts", err, chain.count("SendTransaction"))
	}
	m = restarted(t, m, cfg, chain)
	if all, err := m.Resume(within(t)); err != nil || len(all) != 1 || !errors.Is(all[0].Err, ErrUnreadable) {
		t.Fatalf("%+v %v", all, err)
	}
	on.Store(false)
	m = restarted(t, m, cfg, chain)
	sends(t, m, "a")
	landedOnce(t, chain, "a")
}

var errNotHere = fmt.Errorf("in that block: %w", ethereum.NotFound)

// A node that suggests no tip at all costs the least tip.
func TestNoTipAtAll(t *testing.T) {
	chain := newFakeChain()
	cfg, _, _ := leaping(t)
	m := newManager(t, cfg, chain)
	chain.hook = func(method string, before bool, _ any) error {
		if before && method == "SuggestGasTipCap" {
			return &nodeError{code: -32601, text: "the method eth_maxPriorityFeePerGas does not exist/is not available"}
		}
		return nil
	}
	sends(t, m, "a")
	tx := chain.all()[0]
	if tx.GasTipCap().Cmp(cfg.MinTip) != 0 {
		t.Errorf("tip %d", tx.GasTipCap())
	}
}

// An estimate that fails for a reason about the node is not said to be a call that would fail.
func TestEstimateFailsAtTheNode(t *testing.T) {
	for name, c := range map[string]struct {
		said  error
		would bool
	}{
		"no method": {&nodeError{code: -32601, text: "no"}, false}, "limited": {&nodeError{code: -32007, text: "no"}, false},
		"pruned": {&nodeError{code: 4444, text: "no"}, false}, "reverts": {&nodeError{code: 3, text: "execution reverted"}, true},
		"funds": {&nodeError{code: -32000, text: "insufficient funds for transfer"}, true}, "words of nobody": {&nodeError{code: -32000, text: "?"}, true},
	} {
		chain := newFakeChain()
		cfg, _, _ := leaping(t)
		m := newManager(t, cfg, chain)
		chain.hook = func(method string, before bool, _ any) error {
			if before && method == "EstimateGas" {
				return c.said
			}
			return nil
		}
		_, err := m.Send(within(t), candidate("a"))
		if _, would := errors.AsType[*WouldFailError](err); err == nil || would != c.would {
			t.Errorf("%s: %v", name, err)
		}
	}
}
