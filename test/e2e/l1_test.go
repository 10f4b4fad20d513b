package e2e

import (
	"bytes"
	"context"
	"fmt"
	"math/big"
	"net"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/params"
	"github.com/stretchr/testify/require"

	"fernet/settlement/devnet"
)

// accounts is how many accounts of devnet.Key are funded.
const accounts = 32

// chain is an L1 served over HTTP on this machine. It seals a block for each transaction, and others on request.
type chain struct {
	t       testing.TB
	network string
	url     string
	client  *ethclient.Client
	devnet  *devnet.Devnet // nil on anvil
}

// startAnvil starts anvil on a free port and ends it with the test.
func startAnvil(t testing.TB) *chain {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	port := listener.Addr().(*net.TCPAddr).Port
	require.NoError(t, listener.Close())
	cmd := exec.Command(tool(t, "anvil"), "--silent", "--host", "127.0.0.1", "--port", fmt.Sprint(port), "--accounts", "1")
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr, cmd.Dir = &said, &said, t.TempDir()
	require.NoError(t, cmd.Start())
	ended := make(chan struct{})
	go func() { _ = cmd.Wait(); close(ended) }()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		<-ended
	})
	c := dial(t, "anvil", fmt.Sprintf("http://127.0.0.1:%d", port))
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		if _, err = c.client.ChainID(t.Context()); err == nil {
			break
		}
		select {
		case <-ended:
			require.Fail(t, "anvil ended", said.String())
		default:
		}
		require.True(t, time.Now().Before(deadline), "anvil does not answer: %v\n%s", err, said.String())
	}
	balance := new(big.Int).Mul(big.NewInt(1000), big.NewInt(params.Ether))
	for i := range accounts {
		c.call(nil, "anvil_setBalance", devnet.Address(i), (*hexutil.Big)(balance))
	}
	return c
}

// startDevnet serves the embedded L1.
func startDevnet(t testing.TB) *chain {
	d, err := devnet.New(devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"), devnet.WithAccounts(accounts))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, d.Close()) })
	c := dial(t, "devnet", d.URL())
	c.devnet = d
	return c
}

func dial(t testing.TB, network, url string) *chain {
	client, err := ethclient.Dial(url)
	require.NoError(t, err)
	t.Cleanup(client.Close)
	return &chain{t: t, network: network, url: url, client: client}
}

func (c *chain) call(result any, method string, args ...any) {
	c.t.Helper()
	require.NoError(c.t, c.client.Client().CallContext(context.Background(), result, method, args...), method)
}

func (c *chain) head() uint64 {
	c.t.Helper()
	n, err := c.client.BlockNumber(context.Background())
	require.NoError(c.t, err)
	return n
}

// mine seals blocks.
func (c *chain) mine(n uint64) {
	c.t.Helper()
	c.call(nil, "anvil_mine", hexutil.Uint64(n))
}

// advanceTo lets L1 time pass until a block.
func (c *chain) advanceTo(block uint64) {
	c.t.Helper()
	if head := c.head(); head < block {
		c.mine(block - head)
	}
	require.GreaterOrEqual(c.t, c.head(), block)
}

// nonce is how many transactions of an account are mined.
func (c *chain) nonce(a common.Address) uint64 {
	c.t.Helper()
	n, err := c.client.NonceAt(context.Background(), a, nil)
	require.NoError(c.t, err)
	return n
}

// ticking seals a block at each interval until the returned function is called: L1 goes on while commands run.
func (c *chain) ticking(interval time.Duration, each func()) (stop func()) {
	quit, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		ticker := time.NewTicker(interval)
		defer ticker.Stop()
		for {
			select {
			case <-quit:
				return
			case <-ticker.C:
				each()
			}
		}
	}()
	return func() { close(quit); <-done }
}

// cast runs Foundry's client on L1: another program, in another language, reads it.
func (c *chain) cast(args ...string) string {
	c.t.Helper()
	return c.castOffline(append(args, "--rpc-url", c.url)...)
}

// castOffline is cast for what needs no L1.
func (c *chain) castOffline(args ...string) string {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, tool(c.t, "cast"), args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	require.NoError(c.t, cmd.Run(), "cast %.300s: %s", fmt.Sprint(args), stderr.String())
	return strings.TrimSpace(stdout.String())
}
