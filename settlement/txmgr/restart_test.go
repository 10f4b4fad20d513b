package txmgr

import (
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement/devnet"
)

// Outcomes outlive the process, and so do IDs.
func TestRestart(t *testing.T) {
	cfg := fastConfig()
	cfg.JournalPath = journalPath(t)
	c := newFakeChain()
	fails := candidate("fails")
	fails.GasLimit = 50_000
	c.reverts[payloadHash(fails.To, new(big.Int), fails.Data)] = []byte{1, 2, 3, 4}
	m := newManager(t, cfg, c)
	first, err := m.Send(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.Send(within(t), fails); err == nil {
		t.Fatal("no error")
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	sent := c.count("SendTransaction")

	m = newManager(t, cfg, staleNonces{c, 0})
	again, err := m.Send(within(t), candidate("a"))
	if err != nil || again.TxHash != first.TxHash || again.BlockNumber.Cmp(first.BlockNumber) != 0 {
		t.Errorf("%+v %v", again, err)
	}
	if _, err := m.Send(within(t), fails); err == nil || !strings.Contains(err.Error(), "0x01020304") {
		t.Errorf("%v", err)
	}
	other := candidate("b")
	other.ID = "a"
	if _, err := m.Send(within(t), other); !errors.Is(err, ErrIDReused) {
		t.Errorf("%v", err)
	}
	if c.count("SendTransaction") != sent {
		t.Error("sent again")
	}
	// The journal's nonces hold against a node that is behind: no try is lost.
	sends(t, m, "b")
	if n := c.count("SendTransaction"); n != sent+1 {
		t.Errorf("%d broadcasts", n-sent)
	}
	if results, err := m.Resume(within(t)); err != nil || len(results) != 0 {
		t.Errorf("%v %v", results, err)
	}
}

// A process is killed at every request it makes, before and after the node has
// carried it out, and at the last write to its journal. The next one finishes
// what was begun, and nothing lands twice.
func TestKilledAnywhere(t *testing.T) {
	ids := []string{"a", "b", "c"}
	cfg := fastConfig()
	cfg.BumpAfter, cfg.RebroadcastAfter = 4*time.Millisecond, 4*time.Millisecond
	began := time.Now()
	steps, resumed, bumped := 0, 0, 0
	for kill := 1; ; kill++ {
		c := newFakeChain()
		path := filepath.Join(t.TempDir(), "journal")
		cfg.JournalPath = path
		process := newVictim(kill)
		c.hook = func(method string, before bool, arg any) error {
			c.mu.Lock()
			defer c.mu.Unlock()
			if tx, ok := arg.(*types.Transaction); ok && !before && tx.Nonce() == 1 {
				c.baseFee = big.NewInt(4e9) // too much for the second transaction's first version
			}
			killed, err := process.request(t, path, method == "ChainID")
			if killed && before && method == "SendTransaction" && kill%2 == 0 {
				// and the last write did not reach the disk
				process.journal = process.journal[:len(process.journal)-30]
			}
			return err
		}
		m, err := New(t.Context(), cfg, c, KeySigner(devnet.Key(0)))
		if err == nil {
			done := make(chan struct{})
			go func() {
				defer close(done)
				for _, id := range ids {
					if _, err := m.Send(within(t), candidate(id)); err != nil {
						return
					}
				}
			}()
			select {
			case <-done:
			case <-process.dead:
			}
			if err := m.Close(); err != nil {
				t.Fatal(err)
			}
			<-done
		}
		finished := false
		select {
		case <-process.dead:
		default:
			finished = true
			steps = kill - 1
		}

		c.mu.Lock()
		c.hook = nil
		c.mu.Unlock()
		if !finished {
			cfg.JournalPath = path + ".copy"
			if process.journal != nil {
				if err := os.WriteFile(cfg.JournalPath, process.journal, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			m := newManager(t, cfg, c)
			results, err := m.Resume(within(t))
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range results {
				resumed++
				if r.Err != nil || r.Receipt == nil {
					t.Errorf("killed at step %d: %+v", kill, r)
				}
			}
			for _, id := range ids {
				if _, err := m.Send(within(t), candidate(id)); err != nil {
					t.Errorf("killed at step %d: %s: %v", kill, id, err)
				}
			}
			if err := m.Close(); err != nil {
				t.Fatal(err)
			}
		}
		landedOnce(t, c, ids...)
		for _, tx := range c.all() {
			if tx.Nonce() == 1 && tx.GasFeeCap().Int64() > 3e9 {
				bumped++
			}
		}
		if t.Failed() {
			t.Fatalf("killed at step %d", kill)
		}
		if finished {
			break
		}
	}
	t.Logf("killed at %d steps in %v, %d transactions resumed, %d bumped", steps, time.Since(began), resumed, bumped)
	if steps < 40 || resumed < 10 || bumped < 10 {
		t.Error("too little was tested")
	}
}

func TestResumeEndsWithContext(t *testing.T) {
	cfg := fastConfig()
	cfg.JournalPath = journalPath(t)
	c := newFakeChain()
	c.autoMine = false
	m := newManager(t, cfg, c)
	if _, err := m.SendAsync(within(t), candidate("a")); err != nil {
		t.Fatal(err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	c.dropPool()
	m = newManager(t, cfg, c)
	ctx, cancel := contextFor(20 * time.Millisecond)
	defer cancel()
	if _, err := m.Resume(ctx); err == nil || !strings.Contains(err.Error(), "do a") {
		t.Errorf("%v", err)
	}
	eventually(t, "in the pool again", func() bool { return len(c.pooled()) == 1 })
	c.mine()
	c.mine()
	if results, err := m.Resume(within(t)); err != nil || len(results) > 1 {
		t.Errorf("%v %v", results, err)
	}
	landedOnce(t, c, "a")
}
