package txmgr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/txpool/legacypool"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rpc"

	"fernet/settlement/devnet"
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
	var ids []string
	var wg sync.WaitGroup
	for i := range n {
		id := fmt.Sprint("tx ", i)
		ids = append(ids, id)
		wg.Go(func() {
			if _, err := m.Send(within(t), candidate(id)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	landedOnce(t, c, ids...)
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

func TestRevertedReceipt(t *testing.T) {
	c := newFakeChain()
	cfg := fastConfig()
	cfg.DecodeError = func(data []byte) (string, bool) {
		return "ScoreTooLow(3, 5)", bytes.Equal(data, []byte{1, 2, 3, 4})
	}
	m := newManager(t, cfg, c)
	cand := candidate("a")
	cand.GasLimit = 100_000
	payload := payloadHash(cand.To, new(big.Int), cand.Data)
	c.reverts[payload] = []byte{1, 2, 3, 4}

	for range 2 { // the second time from the journal
		_, err := m.Send(within(t), cand)
		reverted, ok := errors.AsType[*RevertedError](err)
		if !ok {
			t.Fatalf("no RevertedError: %v", err)
		}
		if reverted.Purpose != "do a" || reverted.Reason != "ScoreTooLow(3, 5)" || reverted.Hash != c.all()[0].Hash() || reverted.Block == 0 {
			t.Errorf("%+v", reverted)
		}
		for _, word := range []string{"do a", reverted.Hash.String(), "ScoreTooLow(3, 5)"} {
			if !strings.Contains(err.Error(), word) {
				t.Errorf("%q is not in %q", word, err)
			}
		}
	}
	landedOnce(t, c, "a")

	c.mu.Lock()
	delete(c.reverts, payload)
	c.mu.Unlock()
	cand.RetryReverted = true
	if _, err := m.Send(within(t), cand); err != nil {
		t.Errorf("tried again: %v", err)
	}
	if n := len(c.all()); n != 2 {
		t.Errorf("%d transactions", n)
	}
	if _, err := m.Send(within(t), cand); err != nil || len(c.all()) != 2 {
		t.Errorf("a success is sent again: %v", err)
	}
}

func TestWouldFail(t *testing.T) {
	c := newFakeChain()
	m := newManager(t, fastConfig(), c)
	cand := candidate("a")
	// Error(string) of Solidity, "no".
	data := append(common.FromHex("08c379a0"), make([]byte, 96)...)
	data[4+31], data[4+63], data[4+64], data[4+65] = 32, 2, 'n', 'o'
	for _, test := range []struct {
		data []byte
		want string
	}{{data, "no"}, {[]byte{9, 9, 9, 9}, "unknown error 0x09090909"}, {nil, "execution reverted"}} {
		c.reverts[payloadHash(cand.To, new(big.Int), cand.Data)] = test.data
		_, err := m.Send(within(t), cand)
		fails, ok := errors.AsType[*WouldFailError](err)
		if !ok || !strings.HasSuffix(fails.Reason, test.want) || fails.Purpose != "do a" {
			t.Errorf("%v, want %s", err, test.want)
		}
	}
	if n := c.count("SendTransaction"); n != 0 {
		t.Errorf("%d broadcasts", n)
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
		if _, err := m.Send(within(t), candidate("a")); err != nil {
			t.Fatal(err)
		}
		landedOnce(t, c, "a")
	}
}

func TestNoAnswers(t *testing.T) {
	c := newFakeChain()
	var down atomic.Bool
	down.Store(true)
	c.hook = func(method string, before bool, _ any) error {
		if down.Load() && method == "SendTransaction" && before {
			return rpc.HTTPError{StatusCode: 429, Status: "429 Too Many Requests"}
		}
		return nil
	}
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
	if _, err := m.Send(within(t), candidate("a")); err != nil {
		t.Fatal(err)
	}
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
	var ids []string
	var wg sync.WaitGroup
	for i := range 12 {
		id := fmt.Sprint("tx ", i)
		ids = append(ids, id)
		wg.Go(func() {
			if _, err := m.Send(within(t), candidate(id)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	landedOnce(t, c, ids...)
}

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

// A reorg deeper than the confirmations drops what others build on.
func TestGapIsFilled(t *testing.T) {
	c := newFakeChain()
	m := newManager(t, fastConfig(), c)
	if _, err := m.Send(within(t), candidate("a")); err != nil {
		t.Fatal(err)
	}
	c.mu.Lock()
	c.autoMine = false
	depth := len(c.blocks) - 1
	c.mu.Unlock()
	c.reorg(depth, false)
	c.mine()
	p, err := m.SendAsync(within(t), candidate("b"))
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, "both in the pool", func() bool { return len(c.pooled()) == 2 })
	c.mine()
	c.mine()
	if _, err := p.Wait(within(t)); err != nil {
		t.Fatal(err)
	}
	landedOnce(t, c, "a", "b")
}

func TestReorg(t *testing.T) {
	for _, keep := range []bool{true, false} {
		c := newFakeChain()
		c.autoMine = false
		cfg := fastConfig()
		cfg.Confirmations = 4
		var log syncBuffer
		cfg.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
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

type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
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
	if _, err := m.Send(within(t), candidate("a")); err != nil {
		t.Fatal(err)
	}
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
	if _, err := m.Send(within(t), candidate("a")); err != nil {
		t.Fatal(err)
	}
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
	if _, err := m.Send(within(t), candidate("d")); err != nil {
		t.Fatal(err)
	}
	landedOnce(t, c, "a", "d")
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
	var out syncBuffer
	cfg := fastConfig()
	cfg.Log = slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{Level: slog.LevelDebug}))
	var once atomic.Bool
	c.hook = func(method string, before bool, _ any) error {
		if before && method == "SendTransaction" && !once.Swap(true) {
			return errors.New(`Post "https://node.example/v3/topsecret": EOF`)
		}
		return nil
	}
	m := newManager(t, cfg, c)
	if _, err := m.Send(within(t), candidate("a")); err != nil {
		t.Fatal(err)
	}
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
