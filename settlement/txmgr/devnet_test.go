package txmgr_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log"
	"math/big"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
	"fernet/settlement/l1"
	"fernet/settlement/txmgr"
)

func fast() txmgr.Config {
	cfg := txmgr.DefaultConfig()
	cfg.Confirmations = 1
	cfg.PollInterval = 2 * time.Millisecond
	cfg.RebroadcastAfter = 30 * time.Millisecond
	cfg.BumpAfter = 300 * time.Millisecond
	// the race detector and a busy machine make an estimate take seconds
	cfg.RPCTimeout = 10 * time.Second
	cfg.GiveUpAfter = 30 * time.Second
	return cfg
}

func manager(t *testing.T, cfg txmgr.Config, backend txmgr.Backend, account int) *txmgr.Manager {
	t.Helper()
	m, err := txmgr.New(t.Context(), cfg, backend, txmgr.KeySigner(devnet.Key(account)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	})
	return m
}

// node is a devnet as a Manager needs it.
func node(t *testing.T, d *devnet.Devnet) *l1.Client {
	t.Helper()
	c, err := l1.Over(t.Context(), d.Client().Client(), l1.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func call(id string) txmgr.Candidate {
	to := common.Address{0xaa}
	return txmgr.Candidate{ID: id, Purpose: "call " + id, To: &to, Data: []byte(id)}
}

func within(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// landedOnce checks the canonical chain for the data of transactions, and that
// no account left a nonce out.
func landedOnce(t *testing.T, d *devnet.Devnet, ids ...string) {
	t.Helper()
	counts := map[string]int{}
	for n := range d.Head().Number.Uint64() + 1 {
		block, err := d.Client().BlockByNumber(t.Context(), new(big.Int).SetUint64(n))
		if err != nil {
			t.Fatal(err)
		}
		for _, tx := range block.Transactions() {
			counts[string(tx.Data())]++
		}
	}
	for _, id := range ids {
		if counts[id] != 1 {
			t.Errorf("%q landed %d times", id, counts[id])
		}
	}
	if len(counts) != len(ids) {
		t.Errorf("%d different transactions landed, want %d", len(counts), len(ids))
	}
}

// commit seals blocks until a transaction is final.
func commit(t *testing.T, d *devnet.Devnet, p *txmgr.Pending) *types.Receipt {
	t.Helper()
	for {
		select {
		case <-p.Done():
			r, err := p.Wait(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			return r
		case <-time.After(5 * time.Millisecond):
			if _, err := d.Commit(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestDevnetConcurrentSends(t *testing.T) {
	d := devnettest.Start(t, devnet.WithAutoMine())
	m := manager(t, fast(), node(t, d), 0)
	var ids []string
	var wg sync.WaitGroup
	for i := range 25 {
		id := fmt.Sprint("tx ", i)
		ids = append(ids, id)
		wg.Go(func() {
			if _, err := m.Send(within(t), call(id)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	landedOnce(t, d, ids...)
	if n, err := d.Client().NonceAt(t.Context(), d.Address(0), nil); n != 25 || err != nil {
		t.Errorf("nonce %d %v", n, err)
	}
}

// Reorgs of 1 to 8 blocks under a transaction, which comes back from the pool
// or is forgotten by all nodes.
func TestDevnetReorgs(t *testing.T) {
	d := devnettest.Start(t)
	cfg := fast()
	cfg.Confirmations = 10
	m := manager(t, cfg, node(t, d), 0)
	var ids []string
	for depth := uint64(1); depth <= 8; depth++ {
		for _, drop := range []bool{false, true} {
			id := fmt.Sprintf("depth %d, dropped %v", depth, drop)
			ids = append(ids, id)
			p, err := m.SendAsync(within(t), call(id))
			if err != nil {
				t.Fatal(err)
			}
			if err := d.Advance(depth); err != nil {
				t.Fatal(err)
			}
			time.Sleep(10 * time.Millisecond) // it sees the transaction mined
			if err := d.Reorg(depth, drop); err != nil {
				t.Fatal(err)
			}
			r := commit(t, d, p)
			if d.HashOf(r.BlockNumber.Uint64()) != r.BlockHash || d.Head().Number.Uint64() < r.BlockNumber.Uint64()+9 {
				t.Errorf("%s: block %d, head %d", id, r.BlockNumber, d.Head().Number)
			}
		}
	}
	landedOnce(t, d, ids...)
}

// go-ethereum's own pool takes our replacements.
func TestDevnetBump(t *testing.T) {
	d := devnettest.Start(t)
	cfg := fast()
	cfg.BumpAfter = 20 * time.Millisecond
	m := manager(t, cfg, node(t, d), 0)
	p, err := m.SendAsync(within(t), call("a"))
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(150 * time.Millisecond)
	r := commit(t, d, p)
	tx, _, err := d.Client().TransactionByHash(t.Context(), r.TxHash)
	if err != nil {
		t.Fatal(err)
	}
	if first := cfg.MinTip.Int64(); tx.GasTipCap().Int64() < first*121/100 {
		t.Errorf("tip %d after several bumps of %d", tx.GasTipCap(), first)
	}
	landedOnce(t, d, "a")
}

// Two programs with one account and no common journal.
func TestDevnetTwoManagers(t *testing.T) {
	d := devnettest.Start(t, devnet.WithBlockTime(20*time.Millisecond))
	var ids []string
	var wg sync.WaitGroup
	for i := range 2 {
		m := manager(t, fast(), node(t, d), 0)
		for j := range 5 {
			id := fmt.Sprint("tx ", i, " ", j)
			ids = append(ids, id)
			wg.Go(func() {
				for { // a ReplacedError says that it did not land
					_, err := m.Send(within(t), call(id))
					if _, replaced := errors.AsType[*txmgr.ReplacedError](err); !replaced {
						if err != nil {
							t.Error(err)
						}
						return
					}
				}
			})
		}
	}
	wg.Wait()
	landedOnce(t, d, ids...)
}

// deploy creates a contract whose code is given.
func deploy(t *testing.T, m *txmgr.Manager, code string) *common.Address {
	t.Helper()
	runtime := common.FromHex(code)
	// PUSH1 size, DUP1, PUSH1 9, PUSH0, CODECOPY, PUSH0, RETURN
	init := append([]byte{0x60, byte(len(runtime)), 0x80, 0x60, 9, 0x5f, 0x39, 0x5f, 0xf3}, runtime...)
	r, err := m.Send(within(t), txmgr.Candidate{ID: "deploy " + code, Purpose: "deploy", Data: init})
	if err != nil {
		t.Fatal(err)
	}
	return &r.ContractAddress
}

func TestDevnetReverts(t *testing.T) {
	d := devnettest.Start(t, devnet.WithAutoMine())
	cfg := fast()
	cfg.DecodeError = func(data []byte) (string, bool) {
		return "PhaseOver()", bytes.Equal(data, common.FromHex("deadbeef"))
	}
	m := manager(t, cfg, node(t, d), 0)
	reverts := deploy(t, m, "63deadbeef60e01b5f5260045ffd")
	loops := deploy(t, m, "5b5f56")

	_, err := m.Send(within(t), txmgr.Candidate{Purpose: "reveal", To: reverts})
	if fails, ok := errors.AsType[*txmgr.WouldFailError](err); !ok || fails.Reason != "PhaseOver()" {
		t.Errorf("simulated: %v", err)
	}
	_, err = m.Send(within(t), txmgr.Candidate{Purpose: "reveal", To: reverts, GasLimit: 100_000})
	if failed, ok := errors.AsType[*txmgr.RevertedError](err); !ok || failed.Reason != "PhaseOver()" || failed.Purpose != "reveal" {
		t.Errorf("mined: %v", err)
	}
	_, err = m.Send(within(t), txmgr.Candidate{Purpose: "loop", To: loops, GasLimit: 100_000})
	if failed, ok := errors.AsType[*txmgr.RevertedError](err); !ok || !strings.Contains(failed.Reason, "gas") {
		t.Errorf("out of gas: %v", err)
	}
	_, err = m.Send(within(t), txmgr.Candidate{Purpose: "loop", To: loops})
	if _, ok := errors.AsType[*txmgr.WouldFailError](err); !ok {
		t.Errorf("out of gas, simulated: %v", err)
	}
}

func TestDevnetRefusals(t *testing.T) {
	d := devnettest.Start(t, devnet.WithAutoMine(), devnet.WithAccounts(1))
	poor := manager(t, fast(), node(t, d), 1)
	c := call("a")
	if _, err := poor.Send(within(t), withValue(c)); err == nil || !strings.Contains(err.Error(), "insufficient funds") {
		t.Errorf("estimated without funds: %v", err)
	}
	c.GasLimit = 100_000
	_, err := poor.Send(within(t), c)
	if _, ok := errors.AsType[*txmgr.RefusedError](err); !ok || !strings.Contains(err.Error(), "insufficient funds") {
		t.Errorf("sent without funds: %v", err)
	}
	// go-ethereum's RPC takes no transaction that may cost more than an ether.
	cfg := fast()
	cfg.MinFeeCap = big.NewInt(200e9)
	rich := manager(t, cfg, node(t, d), 0)
	c.GasLimit = 10_000_000
	_, err = rich.Send(within(t), c)
	if _, ok := errors.AsType[*txmgr.RefusedError](err); !ok || !strings.Contains(err.Error(), "exceeds the configured cap") {
		t.Errorf("dear: %v", err)
	}
}

func withValue(c txmgr.Candidate) txmgr.Candidate {
	c.Value = big.NewInt(1)
	return c
}

// Real HTTP with a proxy in front that drops, delays and answers 429.
func TestDevnetFaultyHTTP(t *testing.T) {
	d := devnettest.Start(t, devnet.WithHTTP("127.0.0.1:0"), devnet.WithAutoMine())
	target, err := url.Parse(d.URL())
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(target)
	proxy.ErrorLog = log.New(&bytes.Buffer{}, "", 0)
	var mu sync.Mutex
	random := rand.New(rand.NewPCG(3, 4))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		fault := random.IntN(10)
		mu.Unlock()
		switch fault {
		case 0: // neither request nor answer
			panic(http.ErrAbortHandler)
		case 1:
			http.Error(w, "slow down", http.StatusTooManyRequests)
		case 2: // carried out, the answer is lost
			proxy.ServeHTTP(httptest.NewRecorder(), r)
			panic(http.ErrAbortHandler)
		case 3: // later than the client waits
			proxy.ServeHTTP(httptest.NewRecorder(), r)
			time.Sleep(300 * time.Millisecond)
		default:
			proxy.ServeHTTP(w, r)
		}
	}))
	defer server.Close()
	server.Config.ErrorLog = log.New(&bytes.Buffer{}, "", 0)
	client, err := l1.Dial(t.Context(), []string{server.URL}, l1.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	cfg := fast()
	cfg.RPCTimeout = 250 * time.Millisecond
	m := manager(t, cfg, client, 0)
	var ids []string
	var wg sync.WaitGroup
	for i := range 8 {
		id := fmt.Sprint("tx ", i)
		ids = append(ids, id)
		wg.Go(func() {
			if _, err := m.Send(within(t), call(id)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	landedOnce(t, d, ids...)
}
