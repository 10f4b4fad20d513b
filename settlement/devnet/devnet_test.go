package devnet_test

import (
	"context"
	"errors"
	"math/big"
	"os"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/rlp"

	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
)

func must[T any](t *testing.T) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// transfer signs a payment of one wei from account 0 to account 1.
func transfer(t *testing.T, nonce, gas uint64) *types.Transaction {
	to := devnet.Address(1)
	return must[*types.Transaction](t)(types.SignNewTx(devnet.Key(0), types.LatestSignerForChainID(big.NewInt(devnet.ChainID)), &types.DynamicFeeTx{
		ChainID: big.NewInt(devnet.ChainID), Nonce: nonce, To: &to, Value: big.NewInt(1), Gas: gas,
		GasTipCap: big.NewInt(params.GWei), GasFeeCap: big.NewInt(10 * params.GWei),
	}))
}

// code runs init code in a call and returns what it returns.
func code(t *testing.T, c *ethclient.Client, hex string) ([]byte, error) {
	return c.CallContract(t.Context(), ethereum.CallMsg{Data: common.FromHex(hex)}, nil)
}

func TestForksAreMainnets(t *testing.T) {
	ours, mainnet := reflect.ValueOf(*devnet.ChainConfig()), reflect.ValueOf(*params.MainnetChainConfig)
	times := 0
	for i := range ours.NumField() {
		name := ours.Type().Field(i).Name
		if !strings.HasSuffix(name, "Time") {
			continue
		}
		times++
		if a, b := ours.Field(i).IsNil(), mainnet.Field(i).IsNil(); a != b {
			t.Errorf("%s: unset here %v, on mainnet %v", name, a, b)
		}
	}
	if times < 7 {
		t.Errorf("%d forks by time, want 7 or more", times)
	}
	if devnet.ChainConfig().ChainID.Uint64() != devnet.ChainID {
		t.Error("chain id")
	}
}

func TestMainnetRules(t *testing.T) {
	d := devnettest.Start(t)
	c, ctx := d.Client(), t.Context()

	if id := must[*big.Int](t)(c.ChainID(ctx)); id.Uint64() != devnet.ChainID {
		t.Errorf("chain id %d", id)
	}
	// Osaka: CLZ (0x1e) of 1 is 255.
	if out := must[[]byte](t)(code(t, c, "60011e5f5260205ff3")); new(big.Int).SetBytes(out).Uint64() != 255 {
		t.Errorf("CLZ: %x", out)
	}
	if err := c.SendTransaction(ctx, transfer(t, 0, devnet.TxGasLimit+1)); err == nil || !strings.Contains(err.Error(), "gas limit too high") {
		t.Errorf("more than the transaction gas cap: %v", err)
	}
	if err := c.SendTransaction(ctx, transfer(t, 0, devnet.TxGasLimit)); err != nil {
		t.Errorf("transaction gas cap: %v", err)
	}
	if err := d.Advance(3); err != nil {
		t.Fatal(err)
	}
	if head := d.Head(); head.GasLimit != devnet.BlockGasLimit {
		t.Errorf("block gas limit %d", head.GasLimit)
	}
	for _, i := range []int{0, 31} {
		if b := must[*big.Int](t)(c.BalanceAt(ctx, d.Address(i), big.NewInt(0))); b.Cmp(big.NewInt(params.Ether)) <= 0 {
			t.Errorf("account %d holds %d", i, b)
		}
	}
	if crypto.PubkeyToAddress(d.Key(7).PublicKey) != d.Address(7) {
		t.Error("key and address differ")
	}
}

func TestThousandBlocks(t *testing.T) {
	d := devnettest.Start(t)
	c, ctx := d.Client(), t.Context()
	began := time.Now()
	if err := d.Advance(1000); err != nil {
		t.Fatal(err)
	}
	t.Logf("1000 blocks in %v", time.Since(began))
	if err := d.AdvanceTo(1010); err != nil {
		t.Fatal(err)
	}
	if err := d.AdvanceTo(5); err != nil {
		t.Fatal(err)
	}
	if n := must[uint64](t)(c.BlockNumber(ctx)); n != 1010 {
		t.Fatalf("at block %d, want 1010", n)
	}

	randaos := map[common.Hash]uint64{}
	for n := range uint64(1011) {
		header := must[*types.Header](t)(c.HeaderByNumber(ctx, new(big.Int).SetUint64(n)))
		if other, seen := randaos[header.MixDigest]; seen {
			t.Fatalf("blocks %d and %d have the same prevRandao", other, n)
		}
		randaos[header.MixDigest] = n

		// What recordRandao is given: the header's RLP hashes to the block's hash.
		raw := must[[]byte](t)(rlp.EncodeToBytes(header))
		if n == 1 || n == 700 {
			block := must[*types.Block](t)(c.BlockByNumber(ctx, new(big.Int).SetUint64(n)))
			hash := d.HashOf(n)
			if crypto.Keccak256Hash(raw) != hash || block.Hash() != hash {
				t.Errorf("block %d: the RLP of its header does not hash to its hash", n)
			}
			// EIP-2935: 754 blocks below the head, where BLOCKHASH is 0.
			if n == 700 {
				out := must[[]byte](t)(c.CallContract(ctx, ethereum.CallMsg{
					To: &params.HistoryStorageAddress, Data: common.BigToHash(new(big.Int).SetUint64(n)).Bytes(),
				}, nil))
				if common.BytesToHash(out) != hash {
					t.Errorf("history contract: %x, want %x", out, hash)
				}
				if out := must[[]byte](t)(code(t, c, "6102bc405f5260205ff3")); common.BytesToHash(out) != (common.Hash{}) {
					t.Errorf("BLOCKHASH of an old block: %x", out)
				}
			}
		}
	}
}

func TestForkAndReorg(t *testing.T) {
	d := devnettest.Start(t)
	c, ctx := d.Client(), t.Context()
	tx := transfer(t, 0, 21000)
	mined := func() bool {
		_, err := c.TransactionReceipt(ctx, tx.Hash())
		if err != nil && !errors.Is(err, ethereum.NotFound) {
			t.Logf("receipt: %v", err)
		}
		return err == nil
	}
	send := func() {
		t.Helper()
		if err := c.SendTransaction(ctx, tx); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Commit(); err != nil {
			t.Fatal(err)
		}
		if !mined() {
			t.Fatal("transaction was not mined")
		}
	}
	if err := d.Advance(300); err != nil {
		t.Fatal(err)
	}
	send()
	if err := d.Advance(7); err != nil {
		t.Fatal(err)
	}
	old := d.Head()
	if err := d.Reorg(8, false); err != nil {
		t.Fatal(err)
	}
	if head := d.Head(); head.Number.Uint64() != 309 || d.HashOf(308) == old.Hash() {
		t.Errorf("after the reorg the head is block %d %s", head.Number, head.Hash())
	}
	if !mined() {
		t.Error("the transaction did not come back")
	}
	if err := d.Reorg(9, true); err != nil {
		t.Fatal(err)
	}
	if mined() {
		t.Error("a dropped transaction is still there")
	}
	send()

	// By hand: the shorter chain is seen at once.
	if err := d.Fork(d.HashOf(305)); err != nil {
		t.Fatal(err)
	}
	if n := must[uint64](t)(c.BlockNumber(ctx)); n != 305 || mined() || d.Pending() != 1 {
		t.Errorf("after Fork: head %d, mined %v, pending %d", n, mined(), d.Pending())
	}
	d.Rollback()
	if d.Pending() != 0 {
		t.Error("Rollback left a transaction")
	}

	if err := d.AdjustTime(time.Hour); err != nil {
		t.Fatal(err)
	}
	parent := must[*types.Header](t)(c.HeaderByNumber(ctx, big.NewInt(305)))
	if d.Head().Time < parent.Time+3600 {
		t.Error("time was not adjusted")
	}
	// Far deeper than any test of ours needs, and below a final block.
	if err := d.Fork(d.HashOf(10)); err != nil {
		t.Fatal(err)
	}
	send()

	if err := d.Fork(common.Hash{1}); !errors.Is(err, devnet.ErrUnknownBlock) {
		t.Errorf("Fork of an unknown block: %v", err)
	}
	if err := d.Reorg(1000, false); !errors.Is(err, devnet.ErrReorgDepth) {
		t.Errorf("Reorg past genesis: %v", err)
	}
}

func TestHTTP(t *testing.T) {
	d := devnettest.Start(t, devnet.WithHTTP("127.0.0.1:0"), devnet.WithAutoMine())
	c := must[*ethclient.Client](t)(ethclient.Dial(d.URL()))
	defer c.Close()
	ctx := t.Context()
	for nonce := range uint64(3) {
		tx := transfer(t, nonce, 21000)
		if err := c.SendTransaction(ctx, tx); err != nil {
			t.Fatal(err)
		}
		for deadline := time.Now().Add(5 * time.Second); ; time.Sleep(5 * time.Millisecond) {
			if _, err := c.TransactionReceipt(ctx, tx.Hash()); err == nil {
				break
			} else if time.Now().After(deadline) {
				t.Fatalf("not mined: %v", err)
			}
		}
	}
	before := must[uint64](t)(c.BlockNumber(ctx))
	if before != 3 {
		t.Errorf("3 transactions one by one made %d blocks", before)
	}
	if err := c.Client().CallContext(ctx, nil, "anvil_mine", "0x5"); err != nil {
		t.Fatal(err)
	}
	if err := c.Client().CallContext(ctx, nil, "anvil_mine"); err != nil {
		t.Fatal(err)
	}
	if n := must[uint64](t)(c.BlockNumber(ctx)); n != before+6 {
		t.Errorf("at block %d, want %d", n, before+6)
	}
	if err := c.Client().CallContext(ctx, nil, "anvil_mine", "0xffffffff"); err == nil {
		t.Error("anvil_mine has no bound")
	}
	for _, method := range []string{"admin_nodeInfo", "debug_setHead", "miner_setExtra"} {
		if err := c.Client().CallContext(ctx, nil, method); err == nil || !strings.Contains(err.Error(), "does not exist") {
			t.Errorf("%s is served: %v", method, err)
		}
	}
}

func TestBlockTime(t *testing.T) {
	d := devnettest.Start(t, devnet.WithBlockTime(10*time.Millisecond))
	for deadline := time.Now().Add(5 * time.Second); d.Head().Number.Uint64() < 3; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("no blocks")
		}
	}
}

func TestOptions(t *testing.T) {
	for _, opt := range []devnet.Option{
		devnet.WithHTTP("8545"), devnet.WithHTTP(":8545"), devnet.WithHTTP("localhost:99999"),
		devnet.WithAccounts(-1), devnet.WithBalance(big.NewInt(-1)), devnet.WithBlockTime(-1),
		devnet.WithChainID(0),
	} {
		if d, err := devnet.New(opt); !errors.Is(err, devnet.ErrOption) {
			t.Errorf("accepted: %v %v", d, err)
		}
	}
	other := devnettest.Start(t, devnet.WithChainID(1338))
	if id := must[*big.Int](t)(other.Client().ChainID(t.Context())); id.Uint64() != 1338 {
		t.Errorf("chain id %d", id)
	}
	// An address in use is an error of New, not of a later call.
	d := devnettest.Start(t, devnet.WithHTTP("127.0.0.1:0"))
	if _, err := devnet.New(devnet.WithHTTP(strings.TrimPrefix(d.URL(), "http://"))); err == nil {
		t.Error("two devnets serve one address")
	}
}

// Close leaves no goroutine, and nothing is written to standard error.
func TestClose(t *testing.T) {
	stderr := os.Stderr
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	os.Stderr = w
	defer func() { os.Stderr = stderr }()

	before := runtime.NumGoroutine()
	for range 3 {
		d, err := devnet.New(devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"), devnet.WithBlockTime(time.Second))
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Client().SendTransaction(context.Background(), transfer(t, 0, 21000)); err != nil {
			t.Fatal(err)
		}
		if err := d.Advance(3); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := d.Commit(); !errors.Is(err, devnet.ErrClosed) {
			t.Errorf("Commit after Close: %v", err)
		}
		if err := d.Fork(common.Hash{}); !errors.Is(err, devnet.ErrClosed) {
			t.Errorf("Fork after Close: %v", err)
		}
	}
	after := runtime.NumGoroutine()
	for deadline := time.Now().Add(3 * time.Second); after > before && time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		after = runtime.NumGoroutine()
	}
	if after > before {
		buf := make([]byte, 1<<20)
		t.Errorf("%d goroutines before, %d after\n%s", before, after, buf[:runtime.Stack(buf, true)])
	}
	w.Close()
	out := make([]byte, 4096)
	if n, _ := r.Read(out); n > 0 {
		t.Errorf("written to standard error: %s", out[:n])
	}
}

// Whatever was accepted is in the next block, however fast it came.
func TestAcceptedIsInNextBlock(t *testing.T) {
	d := devnettest.Start(t)
	for round := range uint64(100) {
		for k := range uint64(3) {
			if err := d.Client().SendTransaction(t.Context(), transfer(t, 3*round+k, 21000)); err != nil {
				t.Fatal(err)
			}
		}
		if n := d.Pending(); n != 3 {
			t.Fatalf("round %d: %d transactions are executable", round, n)
		}
		header := must[*types.Header](t)(d.Commit())
		block := must[*types.Block](t)(d.Client().BlockByNumber(t.Context(), header.Number))
		if n := len(block.Transactions()); n != 3 {
			t.Fatalf("round %d: %d transactions were mined", round, n)
		}
	}
}

// What is undone by Rewind does not come back, though blocks are sealed as soon as there is
// something to put into them.
func TestRewind(t *testing.T) {
	d := devnettest.Start(t, devnet.WithAutoMine())
	before := d.Head().Hash()
	for range 3 {
		nonce := must[uint64](t)(d.Client().NonceAt(t.Context(), devnet.Address(0), nil))
		if err := d.Client().SendTransaction(t.Context(), transfer(t, nonce, params.TxGas)); err != nil {
			t.Fatal(err)
		}
		for deadline := time.Now().Add(10 * time.Second); d.Head().Hash() == before && time.Now().Before(deadline); {
			time.Sleep(time.Millisecond)
		}
		if err := d.Rewind(before); err != nil {
			t.Fatal(err)
		}
		time.Sleep(20 * time.Millisecond)
		if d.Head().Hash() != before || d.Pending() != 0 {
			t.Fatal("a transaction came back")
		}
	}
	if err := d.Rewind(common.Hash{1}); !errors.Is(err, devnet.ErrUnknownBlock) {
		t.Fatal(err)
	}
}
