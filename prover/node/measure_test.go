package node

import (
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/files"
	"fernet/prover/node/health"
	"fernet/prover/operator"
	"fernet/prover/p2p"
	"fernet/prover/settling"
	"fernet/prover/store"
	"fernet/prover/work"
	"fernet/settlement/units"
)

// counted are peers of which there are only counters.
type counted struct {
	peers
	metrics p2p.Metrics
}

func (c *counted) Metrics() *p2p.Metrics  { return &c.metrics }
func (c *counted) Bytes() (in, out int64) { return 11, 12 }

// idle is a worker of which there are only counters.
type idle struct{ work.Worker }

func (idle) Stats() work.Stats { return work.Stats{AtOnce: 3} }

// What a node counts is served beside the page, from its start on, and its readiness with it.
func TestMetricsAreServed(t *testing.T) {
	n := newNode(Config{Log: slog.New(slog.DiscardHandler), Advice: map[health.Code]string{health.Funds: "send ETH"}})
	var err error
	n.store, err = store.Open(filepath.Join(t.TempDir(), store.FileName), files.Deployment{ChainID: 1}, store.Options{})
	require.NoError(t, err)
	defer func() { require.NoError(t, n.store.Close()) }()
	net := new(counted)
	net.metrics.Peers.Store(4)
	n.net, n.worker, n.desk = net, idle{}, nobody{}
	n.acted(settling.Event{Plan: &settling.Act{Kind: settling.Submit}, Sent: true})
	n.acted(settling.Event{Act: "propose for slot 7"}) // found that nothing pays
	n.acted(settling.Event{Plan: &settling.Act{Kind: settling.Submit}, Err: errors.New("x"), Again: 7})
	n.acted(settling.Event{Act: "reveal slot 7", Err: errors.New("x")})
	n.acted(settling.Event{Plan: &settling.Act{Kind: settling.Claim}, Sent: true, Result: &operator.Claimed{Amount: units.Integer{Int: units.AZT(3)}}})
	n.acted(settling.Event{Plan: &settling.Act{Kind: settling.Claim}, Sent: true, Result: &operator.Claimed{Amount: units.Integer{Int: units.AZT(4)}}})
	n.tally.block([]Outcome{{Outcome: "included"}, {Outcome: "included"}, {Outcome: "outranked"}})

	handler, err := n.webHandler()
	require.NoError(t, err)
	get := func(path string) (int, string) {
		answer := httptest.NewRecorder()
		request := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:9020"+path, nil)
		handler.ServeHTTP(answer, request)
		return answer.Code, answer.Body.String()
	}
	status, text := get("/metrics")
	require.Equal(t, http.StatusOK, status)
	for _, line := range []string{
		"fernet_p2p_peers 4", `fernet_p2p_bytes_total{direction="in"} 11`, "fernet_work_at_once 3", `fernet_not_ready{code="starting"} 1`,
		`fernet_l1_acts_total{kind="submit",result="done"} 1`, `fernet_l1_acts_total{kind="submit",result="retried"} 1`,
		`fernet_l1_acts_total{kind="other",result="failed"} 1`, `fernet_outcomes_total{outcome="included"} 2`, "fernet_blocks_open 0",
		"fernet_claimed_azt_total 7",
	} {
		require.Contains(t, text, line+"\n")
	}
	require.NotContains(t, text, `kind="other",result="done"`)
	require.Regexp(t, `fernet_store_bytes [1-9]`, text)

	n.health.Clear(health.Starting)
	status, _ = get("/readyz")
	require.Equal(t, http.StatusOK, status)
	n.health.Set(health.Funds, "0.1 ETH are missing")
	status, text = get("/readyz")
	require.Equal(t, http.StatusServiceUnavailable, status)
	require.Contains(t, text, `"fix": "send ETH"`)
	status, _ = get("/livez")
	require.Equal(t, http.StatusOK, status)
}
