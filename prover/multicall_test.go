package prover

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/audit"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
)

// multicallCode makes many calls in one. What it is called with is a list of calls, each an
// address, the length of its data in 4 bytes and the data; what it returns is for each a word,
// whose first bit says that the call succeeded and whose rest is the length of the data that
// follow. It is smaller than any contract that takes ABI encoded lists, which favours it.
var multicallCode = common.FromHex("5f5f" + // output and input begin at 0
	"5b3681101560455780" + // until the input ends
	"3580" + "60401c63ffffffff16" + // the call's head, and the length of its data
	"80836018018537" + // the data, behind the output so far
	"5f5f82868560601c5afa" + // the call
	"60ff1b3d178452" + // how it went
	"3d5f856020013e" + // and what it returned
	"905001601801" + "903d0160200190" + "600256" + // the next call
	"5b505ff3")

// multicallAddress is nobody's.
var multicallAddress = common.BytesToAddress([]byte("fernet multicall"))

// wire keeps what goes over a connection to L1.
type wire struct{ requests [][]byte }

func (w *wire) RoundTrip(request *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(request.Body)
	if err != nil {
		return nil, err
	}
	w.requests = append(w.requests, body)
	request.Body = io.NopCloser(bytes.NewReader(body))
	return http.DefaultTransport.RoundTrip(request)
}

// call is one request of JSON-RPC, or its answer.
type call struct {
	Version string            `json:"jsonrpc"`
	ID      json.RawMessage   `json:"id"`
	Method  string            `json:"method,omitempty"`
	Params  []json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage   `json:"result,omitempty"`
	Error   json.RawMessage   `json:"error,omitempty"`
}

func callsOf(t *testing.T, body []byte) []call {
	t.Helper()
	var many []call
	if json.Unmarshal(body, &many) == nil {
		return many
	}
	var one call
	require.NoError(t, json.Unmarshal(body, &one))
	return []call{one}
}

// withMulticall is a round trip in which the eth_calls are one that makes all of them, with what
// was asked for besides.
func withMulticall(t *testing.T, body []byte) []byte {
	t.Helper()
	all := callsOf(t, body)
	var rest, joined []call
	var input []byte
	for _, c := range all {
		if c.Method != "eth_call" {
			rest = append(rest, c)
			continue
		}
		var args struct {
			To    common.Address
			Input hexutil.Bytes
		}
		require.NoError(t, json.Unmarshal(c.Params[0], &args))
		joined = append(joined, c)
		input = append(input, args.To[:]...)
		input = binary.BigEndian.AppendUint32(input, uint32(len(args.Input)))
		input = append(input, args.Input...)
	}
	if len(joined) < 2 {
		return body
	}
	marshal := func(v any) json.RawMessage {
		text, err := json.Marshal(v)
		require.NoError(t, err)
		return text
	}
	one := call{Version: "2.0", ID: joined[0].ID, Method: "eth_call", Params: []json.RawMessage{
		marshal(map[string]any{"to": multicallAddress, "input": hexutil.Bytes(input)}), joined[0].Params[1],
		marshal(map[common.Address]any{multicallAddress: map[string]any{"code": hexutil.Bytes(multicallCode)}}),
	}}
	return marshal(append(rest, one))
}

// replayed is what round trips cost.
type replayed struct {
	trips, bytes int
	took         time.Duration
	outputs      []string // of the contracts' views
}

// replay makes round trips again, one after the other.
func replay(t *testing.T, url string, bodies [][]byte) replayed {
	t.Helper()
	var r replayed
	started := time.Now()
	answers := make([][]byte, len(bodies))
	for i, body := range bodies {
		response, err := http.Post(url, "application/json", bytes.NewReader(body))
		require.NoError(t, err)
		answers[i], err = io.ReadAll(response.Body)
		require.NoError(t, err)
		require.NoError(t, response.Body.Close())
		r.bytes += len(body) + len(answers[i])
	}
	r.took, r.trips = time.Since(started), len(bodies)
	for i, answer := range answers {
		results := map[string]json.RawMessage{}
		for _, c := range callsOf(t, answer) {
			require.Empty(t, c.Error, "%s", c.Error)
			results[string(c.ID)] = c.Result
		}
		for _, c := range callsOf(t, bodies[i]) {
			if c.Method == "eth_call" {
				var output hexutil.Bytes
				require.NoError(t, json.Unmarshal(results[string(c.ID)], &output))
				if len(c.Params) > 2 {
					r.outputs = append(r.outputs, split(t, output)...)
				} else {
					r.outputs = append(r.outputs, output.String())
				}
			}
		}
	}
	return r
}

// split takes apart what the multicall returns.
func split(t *testing.T, output []byte) (outputs []string) {
	t.Helper()
	for len(output) > 0 {
		require.EqualValues(t, 0x80, output[0], "the call succeeded")
		size := binary.BigEndian.Uint64(output[24:32])
		outputs = append(outputs, hexutil.Encode(output[32:32+size]))
		output = output[32+size:]
	}
	return outputs
}

var anvilListens = regexp.MustCompile(`Listening on (127\.0\.0\.1:\d+)`)

// anvilOn starts anvil on the chain of another node, and returns its URL; "" where there is no
// anvil.
func anvilOn(t *testing.T, url string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("..", "node_modules", ".bin", "anvil"))
	require.NoError(t, err)
	if _, err := os.Stat(path); err != nil {
		return ""
	}
	cmd := exec.CommandContext(t.Context(), path, "--fork-url", url, "--hardfork", "osaka", "--host", "127.0.0.1", "--port", "0")
	said, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	at := make(chan string, 1)
	var read sync.WaitGroup
	read.Go(func() {
		defer close(at)
		lines := bufio.NewScanner(said)
		for lines.Scan() {
			if found := anvilListens.FindStringSubmatch(lines.Text()); found != nil {
				at <- "http://" + found[1]
			}
		}
	})
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		read.Wait()
		_ = cmd.Wait()
	})
	select {
	case url, ok := <-at:
		require.True(t, ok, "anvil ended")
		return url
	case <-time.After(time.Minute):
		require.Fail(t, "anvil does not say where it listens")
		return ""
	}
}

// replays is how often the reads of an audit are made again in each form.
const replays = 15

// The reads of an audit as JSON-RPC batches, as they are made, and with the calls of each batch
// joined in one that an override gives the code for: the answers are the same. `make bench` prints
// what this test measures.
func TestMulticallAgainstBatches(t *testing.T) {
	ctx, w := t.Context(), newWorld(t, rules.ModePrivate)
	w.settleAndClaim()
	for _, on := range []struct{ name, url string }{{"embedded L1", w.l1.URL()}, {"anvil", anvilOn(t, w.l1.URL())}} {
		if on.url == "" {
			t.Logf("there is no %s here", on.name)
			continue
		}
		kept := new(wire)
		connection, err := rpc.DialOptions(ctx, on.url, rpc.WithHTTPClient(&http.Client{Transport: kept}))
		require.NoError(t, err)
		t.Cleanup(connection.Close)
		node, err := l1.Over(ctx, connection, l1.Options{})
		require.NoError(t, err)
		kept.requests = nil
		report, err := audit.Block(ctx, settlement.NewClient(node, w.client.Deployment), 1, audit.Options{})
		require.NoError(t, err)
		require.True(t, report.OK(), "%v", report.Disagreeing())

		joined := make([][]byte, len(kept.requests))
		for i, body := range kept.requests {
			joined[i] = withMulticall(t, body)
		}
		var batches, multicalls []replayed
		for range replays {
			batches = append(batches, replay(t, on.url, kept.requests))
			multicalls = append(multicalls, replay(t, on.url, joined))
		}
		median := func(of []replayed) replayed {
			slices.SortFunc(of, func(a, b replayed) int { return cmp.Compare(a.took, b.took) })
			return of[len(of)/2]
		}
		as, with := median(batches), median(multicalls)
		require.ElementsMatch(t, as.outputs, with.outputs)
		require.Greater(t, len(as.outputs), 15)
		require.Equal(t, as.trips, with.trips)
		say := func(name string, r replayed) {
			t.Logf("audit on %s by %s: %d round trips, %d bytes, %.2f ms", on.name, name, r.trips, r.bytes, float64(r.took.Microseconds())/1000)
		}
		say("batches", as)
		say("multicall", with)
	}
}
