package e2e

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"math/big"
	"os"
	"os/exec"
	"regexp"
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

// chain is an L1 served over HTTP on this machine. It seals a block for each transaction, and
// others on request.
type chain struct {
	t       testing.TB
	network string
	url     string
	client  *ethclient.Client
	devnet  *devnet.Devnet // nil on anvil
}

// listening is what anvil says when it serves, with the port that it chose.
var listening = regexp.MustCompile(`Listening on 127\.0\.0\.1:(\d+)`)

// leashed is a shell that runs a program until its own standard input ends: with the test, however
// that ends.
const leashed = `"$0" "$@" & cat >/dev/null; kill -9 $!`

// startAnvil starts anvil with flags on a free port and ends it with the test.
func startAnvil(t testing.TB, flags ...string) *chain {
	cmd := exec.Command("sh", append([]string{"-c", leashed, tool(t, "anvil"), "--host", "127.0.0.1", "--port", "0", "--accounts", "1"}, flags...)...)
	cmd.Dir = t.TempDir()
	// It writes states of gigabytes under its home, and leaves them there when it is killed.
	cmd.Env = append(os.Environ(), "HOME="+cmd.Dir)
	leash, err := cmd.StdinPipe()
	require.NoError(t, err)
	said, err := cmd.StdoutPipe()
	require.NoError(t, err)
	cmd.Stderr = cmd.Stdout
	require.NoError(t, cmd.Start())
	port, ended := make(chan string, 1), make(chan struct{})
	var before strings.Builder
	go func() {
		defer close(ended)
		lines := bufio.NewScanner(said)
		for lines.Scan() {
			if found := listening.FindStringSubmatch(lines.Text()); found != nil {
				port <- found[1]
				break
			}
			fmt.Fprintln(&before, lines.Text())
		}
		_, _ = io.Copy(io.Discard, said) // a line for each request
		_ = cmd.Wait()
	}()
	end := func() {
		_ = leash.Close()
		<-ended
	}
	t.Cleanup(end)
	var c *chain
	select {
	case number := <-port:
		c = dial(t, "anvil", "http://127.0.0.1:"+number)
	case <-time.After(time.Minute):
		end()
		require.Fail(t, "anvil does not say where it listens", before.String())
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

// mine seals blocks, a few hundred with a request, which has to be answered in time on a busy
// machine too.
func (c *chain) mine(n uint64) {
	c.t.Helper()
	for ; n > 0; n -= min(n, 250) {
		c.call(nil, "anvil_mine", hexutil.Uint64(min(n, 250)))
	}
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
