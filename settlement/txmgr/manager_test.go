package txmgr

import (
	"context"
	"errors"
	"log/slog"
	"math/big"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/settlement/devnet"
	"fernet/test/logbuffer"
)

// landedOnce checks that the chain has each ID's payload once and nothing else
// of a Manager.
func landedOnce(t *testing.T, c *fakeChain, ids ...string) {
	t.Helper()
	counts := map[string]int{}
	for _, tx := range c.all() {
		if len(tx.Data()) > 0 {
			counts[string(tx.Data())]++
		}
	}
	for _, id := range ids {
		if counts[id] != 1 {
			t.Errorf("%s landed %d times", id, counts[id])
		}
		delete(counts, id)
	}
	if len(counts) > 0 {
		t.Errorf("landed without being asked for: %v", counts)
	}
}

func TestSend(t *testing.T) {
	c := newFakeChain()
	m := newManager(t, fastConfig(), c)
	receipt, err := m.Send(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	c.mu.Lock()
	depth := uint64(len(c.blocks)) - receipt.BlockNumber.Uint64()
	c.mu.Unlock()
	if depth < 2 {
		t.Errorf("final after %d blocks, want 2", depth)
	}
	landedOnce(t, c, "a")
	tx := c.all()[0]
	if tx.Gas() != 60_000 || tx.GasTipCap().Int64() != 1e9 || tx.GasFeeCap().Int64() != 3e9 || tx.Type() != types.DynamicFeeTxType {
		t.Errorf("gas %d, tip %d, fee cap %d, type %d", tx.Gas(), tx.GasTipCap(), tx.GasFeeCap(), tx.Type())
	}
	if m.Address() != devnet.Address(0) {
		t.Error("address")
	}
}

func TestConcurrentSends(t *testing.T) {
	c := newFakeChain()
	m := newManager(t, fastConfig(), c)
	const n = 30
	landedOnce(t, c, sendAtOnce(t, m, n)...)
	if got := c.count("SendTransaction"); got < n {
		t.Errorf("%d broadcasts", got)
	}
}

func TestSameID(t *testing.T) {
	c := newFakeChain()
	m := newManager(t, fastConfig(), c)
	var wg sync.WaitGroup
	var hashes sync.Map
	for range 10 {
		wg.Go(func() {
			r, err := m.Send(within(t), candidate("a"))
			if err != nil {
				t.Error(err)
				return
			}
			hashes.Store(r.TxHash, true)
		})
	}
	wg.Wait()
	landedOnce(t, c, "a")
	sent := c.count("SendTransaction")
	if _, err := m.Send(within(t), candidate("a")); err != nil {
		t.Error(err)
	}
	if c.count("SendTransaction") != sent {
		t.Error("sent again")
	}
	other := candidate("b")
	other.ID = "a"
	if _, err := m.Send(within(t), other); !errors.Is(err, ErrIDReused) {
		t.Errorf("an ID for another call: %v", err)
	}
	// Without an ID each is another transaction.
	nameless := candidate("")
	nameless.Data = nil
	for range 2 {
		if _, err := m.Send(within(t), nameless); err != nil {
			t.Error(err)
		}
	}
	if n := len(c.all()); n != 3 {
		t.Errorf("%d transactions, want 3", n)
	}
}

func TestIDReusedWhileLive(t *testing.T) {
	c := newFakeChain()
	c.autoMine = false
	m := newManager(t, fastConfig(), c)
	if _, err := m.SendAsync(within(t), candidate("a")); err != nil {
		t.Fatal(err)
	}
	other := candidate("b")
	other.ID = "a"
	if _, err := m.SendAsync(within(t), other); !errors.Is(err, ErrIDReused) {
		t.Errorf("%v", err)
	}
}

func TestGasBounds(t *testing.T) {
	c := newFakeChain()
	m := newManager(t, fastConfig(), c)
	cand := candidate("a")
	cand.GasLimit = 1<<24 + 1
	if _, err := m.Send(within(t), cand); !errors.Is(err, ErrGasCap) {
		t.Errorf("limit: %v", err)
	}
	c.estimated = 1<<24 + 1
	if _, err := m.Send(within(t), candidate("b")); !errors.Is(err, ErrGasCap) {
		t.Errorf("estimate: %v", err)
	}
	c.estimated = 1<<24 - 1
	if _, err := m.Send(within(t), candidate("c")); err != nil || c.all()[0].Gas() != 1<<24 {
		t.Errorf("the margin is not cut: %v", err)
	}
}

func TestCancelledWait(t *testing.T) {
	c := newFakeChain()
	c.autoMine = false
	m := newManager(t, fastConfig(), c)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer cancel()
	if _, err := m.Send(ctx, candidate("a")); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("%v", err)
	}
	c.mu.Lock()
	c.autoMine = true
	c.mu.Unlock()
	if _, err := m.Send(within(t), candidate("a")); err != nil { // waits for what was begun
		t.Fatal(err)
	}
	landedOnce(t, c, "a")
}

func TestCancelledBeforeBegun(t *testing.T) {
	c := newFakeChain()
	block := make(chan struct{})
	c.hook = func(method string, before bool, _ any) error {
		if method == "EstimateGas" && before {
			<-block
		}
		return nil
	}
	m := newManager(t, fastConfig(), c)
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() {
		if _, err := m.Send(ctx, candidate("a")); !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
	})
	eventually(t, "estimating", func() bool { return c.count("EstimateGas") == 1 })
	// Another caller of the same ID is not hurt by the first one's impatience.
	wg.Go(func() {
		if _, err := m.Send(within(t), candidate("a")); err != nil {
			t.Error(err)
		}
	})
	time.Sleep(5 * time.Millisecond)
	cancel()
	close(block)
	wg.Wait()
	landedOnce(t, c, "a")
}

func TestClose(t *testing.T) {
	c := newFakeChain()
	c.autoMine = false
	m := newManager(t, fastConfig(), c)
	p, err := m.SendAsync(within(t), candidate("a"))
	if err != nil {
		t.Fatal(err)
	}
	if p.ID() != "a" || p.Purpose() != "do a" {
		t.Errorf("%s %s", p.ID(), p.Purpose())
	}
	for range 2 {
		if err := m.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := p.Wait(within(t)); !errors.Is(err, ErrClosed) {
		t.Errorf("waiting: %v", err)
	}
	if _, err := m.Send(within(t), candidate("b")); !errors.Is(err, ErrClosed) {
		t.Errorf("sending: %v", err)
	}
}

func TestNewChecks(t *testing.T) {
	c := newFakeChain()
	cfg := fastConfig()
	cfg.ChainID = big.NewInt(1)
	if _, err := New(t.Context(), cfg, c, KeySigner(devnet.Key(0))); !errors.Is(err, ErrChainID) {
		t.Errorf("chain: %v", err)
	}
	if _, err := New(t.Context(), Config{}, c, KeySigner(devnet.Key(0))); !errors.Is(err, ErrConfigConfirmations) {
		t.Errorf("config: %v", err)
	}
}

// altering signs something else than it was given.
type altering struct{ Signer }

func (a altering) SignTx(ctx context.Context, tx *types.Transaction, id *big.Int) (*types.Transaction, error) {
	to := common.Address{0xbb}
	return a.Signer.SignTx(ctx, types.NewTx(&types.DynamicFeeTx{ChainID: id, Nonce: tx.Nonce(), To: &to}), id)
}

// foreignSigner signs with another account's key.
type foreignSigner struct{ Signer }

func (foreignSigner) Address() common.Address { return devnet.Address(5) }

func TestBadSigner(t *testing.T) {
	for _, signer := range []Signer{altering{KeySigner(devnet.Key(0))}, foreignSigner{KeySigner(devnet.Key(0))}} {
		c := newFakeChain()
		m, err := New(t.Context(), fastConfig(), c, signer)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := m.Send(within(t), candidate("a")); !errors.Is(err, ErrSigner) {
			t.Errorf("%v", err)
		}
		if c.count("SendTransaction") != 0 {
			t.Error("sent")
		}
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestLogsFollowATransactionAndHideKeys(t *testing.T) {
	c := newFakeChain()
	var out logbuffer.Buffer
	cfg := fastConfig()
	cfg.Log = out.Logger(slog.LevelDebug)
	var once atomic.Bool
	c.hook = func(method string, before bool, _ any) error {
		if before && method == "SendTransaction" && !once.Swap(true) {
			return errors.New(`Post "https://node.example/v3/topsecret": EOF`)
		}
		return nil
	}
	m := newManager(t, cfg, c)
	sends(t, m, "a")
	text := out.String()
	for _, want := range []string{"signed and journalled", "answer=unknown", "answer=accepted", "to=mined", "outcome=confirmed", `purpose="do a"`, c.all()[0].Hash().String(), "https://node.example"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the log", want)
		}
	}
	for _, secret := range []string{"topsecret", common.Bytes2Hex(crypto.FromECDSA(devnet.Key(0)))} {
		if strings.Contains(text, secret) {
			t.Errorf("%q is in the log", secret)
		}
	}
}
