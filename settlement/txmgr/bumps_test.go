package txmgr

import (
	"errors"
	"math/big"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
)

func TestBumps(t *testing.T) {
	c := newFakeChain()
	c.autoMine = false
	cfg := fastConfig()
	m := newManager(t, cfg, c)
	cand := candidate("a")
	p, err := m.SendAsync(within(t), cand)
	if err != nil {
		t.Fatal(err)
	}
	cand.Data[0], cand.To[0] = 'z', 0 // the caller's own, no longer the transaction's
	first := c.pooled()[0]
	eventually(t, "a version that pays more", func() bool { return c.pooled()[0].Hash() != first.Hash() })
	second := c.pooled()[0]
	if string(second.Data()) != "a" || *second.To() != *first.To() {
		t.Errorf("another call: %q to %s", second.Data(), second.To())
	}
	if second.Nonce() != first.Nonce() || second.GasTipCap().Int64() < first.GasTipCap().Int64()*11/10 {
		t.Errorf("nonce %d, tip %d after %d", second.Nonce(), second.GasTipCap(), first.GasTipCap())
	}
	c.put(first) // the old version lands
	c.mine()
	r, err := p.Wait(within(t))
	if err != nil || r.TxHash != first.Hash() {
		t.Errorf("%v %v", r, err)
	}
	landedOnce(t, c, "a")
}

// A node that asks for 30 % does not drive the fees up for ever.
func TestReplacementUnderpriced(t *testing.T) {
	c := newFakeChain()
	c.autoMine, c.bump = false, 30
	m := newManager(t, fastConfig(), c)
	p, err := m.SendAsync(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	first := c.pooled()[0]
	eventually(t, "a version that pays 30 % more", func() bool { return c.pooled()[0].Hash() != first.Hash() })
	if tip := c.pooled()[0].GasTipCap().Int64(); tip < 1.3e9 || tip > 1.5e9 {
		t.Errorf("tip %d", tip)
	}
	c.mine()
	c.mine()
	if _, err := p.Wait(within(t)); err != nil {
		t.Fatal(err)
	}
	landedOnce(t, c, "a")
}

func TestFeeCap(t *testing.T) {
	c := newFakeChain()
	cfg := fastConfig()
	cfg.MaxFeeCap = big.NewInt(4e9)
	m := newManager(t, cfg, c)
	c.mu.Lock()
	c.autoMine, c.baseFee = false, big.NewInt(5e9)
	c.mu.Unlock()
	c.mine()
	if _, err := m.Send(within(t), candidate("a")); !errors.Is(err, ErrFeeCap) {
		t.Fatalf("L1 too dear: %v", err)
	}
	if c.count("SendTransaction") != 0 {
		t.Error("sent anyway")
	}
	setBaseFee := func(x int64) {
		c.mu.Lock()
		c.baseFee = big.NewInt(x)
		c.mu.Unlock()
		c.mine()
	}
	setBaseFee(1e9)
	p, err := m.SendAsync(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	setBaseFee(5e9) // it waits, and pays no more than allowed
	time.Sleep(200 * time.Millisecond)
	setBaseFee(5e9)
	for _, tx := range c.pooled() {
		if tx.GasFeeCap().Int64() > 4e9 {
			t.Errorf("fee cap %d", tx.GasFeeCap())
		}
	}
	setBaseFee(1e9)
	setBaseFee(1e9)
	if _, err := p.Wait(within(t)); err != nil {
		t.Fatal(err)
	}
	landedOnce(t, c, "a")
}

// Paying more for a transaction that waits for another one helps nobody.
func TestOnlyNextInLineIsBumped(t *testing.T) {
	c := newFakeChain()
	c.autoMine = false
	m := newManager(t, fastConfig(), c)
	var all []*Pending
	for _, id := range []string{"a", "b", "c"} {
		p, err := m.SendAsync(within(t), candidate(id))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	eventually(t, "three bumps", func() bool {
		return slices.ContainsFunc(c.pooled(), func(tx *types.Transaction) bool { return tx.Nonce() == 0 && tx.GasTipCap().Int64() >= 1.33e9 })
	})
	for _, tx := range c.pooled() {
		if tx.Nonce() > 0 && tx.GasTipCap().Int64() != 1e9 {
			t.Errorf("nonce %d has the tip %d", tx.Nonce(), tx.GasTipCap())
		}
	}
	c.mine()
	c.mine()
	for _, p := range all {
		if _, err := p.Wait(within(t)); err != nil {
			t.Error(err)
		}
	}
	landedOnce(t, c, "a", "b", "c")
}

// A version that pays more helps nobody once one is mined, even if its receipt does not come.
func TestMinedIsNotBumped(t *testing.T) {
	c := newFakeChain()
	c.autoMine = false
	var hidden atomic.Bool
	hidden.Store(true)
	c.hook = func(method string, before bool, _ any) error {
		if before && (method == "PollReceipt" || method == "TransactionReceipt") && hidden.Load() {
			return errLost
		}
		return nil
	}
	cfg := fastConfig()
	cfg.JournalPath = journalPath(t)
	m := newManager(t, cfg, c)
	p, err := m.SendAsync(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	c.mine()
	c.mine()
	time.Sleep(5 * cfg.BumpAfter)
	entries, err := ReadJournal(cfg.JournalPath)
	if err != nil || len(entries) != 1 || len(entries[0].Hashes) != 1 {
		t.Errorf("%+v %v", entries, err)
	}
	hidden.Store(false)
	if _, err := p.Wait(within(t)); err != nil {
		t.Fatal(err)
	}
	landedOnce(t, c, "a")
}
