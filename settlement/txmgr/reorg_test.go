package txmgr

import (
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"

	"fernet/test/logbuffer"

	"github.com/ethereum/go-ethereum"
)

func TestReorg(t *testing.T) {
	for _, keep := range []bool{true, false} {
		c := newFakeChain()
		c.autoMine = false
		cfg := fastConfig()
		cfg.Confirmations = 4
		var log logbuffer.Buffer
		cfg.Log = log.Logger(slog.LevelDebug)
		m := newManager(t, cfg, c)
		p, err := m.SendAsync(within(t), candidate("a"))
		if err != nil {
			t.Fatal(err)
		}
		first := c.pooled()[0]
		c.mine()
		c.mine()
		eventually(t, "seen as mined", func() bool { return strings.Contains(log.String(), "to=mined") })
		c.reorg(2, keep)
		c.put()
		c.put()
		c.put()
		eventually(t, "seen as dropped", func() bool { return strings.Contains(log.String(), "a reorg dropped the transaction") })
		eventually(t, "in the pool again", func() bool { return len(c.pooled()) == 1 })
		for range 4 {
			c.mine()
		}
		if _, err := p.Wait(within(t)); err != nil {
			t.Fatal(err)
		}
		landedOnce(t, c, "a")
		if nonce := c.all()[0].Nonce(); nonce != first.Nonce() {
			t.Errorf("nonce %d, before %d", nonce, first.Nonce())
		}
	}
}

// Of several nodes behind one URL one may not have a receipt that another gave: as long as the
// chain has the transaction's block, that is no reorg.
func TestReceiptThatANodeLacks(t *testing.T) {
	c := newFakeChain()
	c.autoMine = false
	cfg := fastConfig()
	cfg.Confirmations = 4
	var log logbuffer.Buffer
	cfg.Log = log.Logger(slog.LevelDebug)
	var asked atomic.Int64
	c.hook = func(method string, before bool, _ any) error {
		if method == "PollReceipt" && before && asked.Add(1)%2 == 0 {
			return ethereum.NotFound
		}
		return nil
	}
	m := newManager(t, cfg, c)
	p, err := m.SendAsync(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	c.mine()
	eventually(t, "seen as mined", func() bool { return strings.Contains(log.String(), "to=mined") })
	eventually(t, "a receipt that is not there", func() bool { return strings.Contains(log.String(), "a node lacks the receipt") })
	for range 4 {
		c.mine()
	}
	if _, err := p.Wait(within(t)); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(log.String(), "a reorg dropped") {
		t.Error("taken for a reorg")
	}
	landedOnce(t, c, "a")
}
