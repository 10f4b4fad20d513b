package metrics

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	dto "github.com/prometheus/client_model/go"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"fernet/prover/node/health"
	"fernet/prover/p2p"
	"fernet/prover/work"
)

// full are sources in which nothing is left out.
func full(t *testing.T) Sources {
	t.Helper()
	ether := func(tenths int64) *big.Int { return new(big.Int).Mul(big.NewInt(tenths), big.NewInt(1e17)) }
	state := State{
		Head: 77, HeadTime: time.Unix(1_800_000_000, 0), GasPrice: big.NewInt(3e9),
		Blocks: []Block{
			{Nodes: 7, Empty: 2, Places: 19, Proofs: 11, Own: 3, Bids: 4, Making: 1, Refused: 2, Proven: true},
			{Nodes: 3, Empty: 3, Places: 7, Bids: 1},
		},
		Outcomes: map[string]uint64{"included": 5, "outranked": 2},
		Acts:     map[Act]uint64{{"submit", "done"}: 1, {"submit", "failed"}: 2},
		Slots:    map[string]uint64{"proposed": 3, "outbid": 2, "revealed": 1, "missed": 1},
		Balance:  ether(15), Spent: ether(1), Budget: ether(2), Reserved: ether(3), Price: ether(4), PricedAt: time.Unix(1_700_000_000, 0),
		Earned: ether(60), Claimed: ether(20), Claimable: ether(10), Transfers: 12, StoreBytes: 65536,
	}
	net := new(p2p.Metrics)
	net.Peers.Store(5)
	net.StakedPeers.Store(4)
	net.Accepted.Add(10)
	net.Rejected.Add(2)
	net.Lies.Add(1)
	registry := health.New(health.Options{Log: slog.New(slog.DiscardHandler)})
	registry.Clear(health.Starting)
	registry.Set(health.Funds, "0.1 ETH are missing")
	return Sources{
		State: func() State { return state }, Health: registry, Net: net, Bytes: func() (int64, int64) { return 100, 200 },
		Work: func() work.Stats {
			return work.Stats{AtOnce: 2, Waiting: 3, Running: 1, Made: 9, Failed: 1, Hedged: 1, Broken: "three failed", Builders: []work.BuilderStats{
				{Name: "one", Made: 7}, {Name: "two", Made: 2, Wrong: 3, Dropped: true},
			}}
		},
	}
}

func gathered(t *testing.T, s Sources) map[string]*dto.MetricFamily {
	t.Helper()
	r, err := registry(s)
	require.NoError(t, err)
	families, err := r.Gather()
	require.NoError(t, err)
	byName := map[string]*dto.MetricFamily{}
	for _, f := range families {
		byName[f.GetName()] = f
	}
	return byName
}

func TestWhatIsShown(t *testing.T) {
	handler, err := Handler(full(t))
	require.NoError(t, err)
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	require.Equal(t, http.StatusOK, answer.Code)
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	for _, line := range []string{
		"fernet_l1_head_block 77", "fernet_l1_head_timestamp_seconds 1.8e+09", "fernet_l1_gas_price_wei 3e+09",
		"fernet_blocks_open 2", "fernet_blocks_open_with_root 1", "fernet_tree_nodes 10", "fernet_tree_nodes_empty 5", "fernet_tree_places 26",
		"fernet_proofs_held 11", "fernet_proofs_own 3", "fernet_proofs_making 1", "fernet_bids_own 5", "fernet_bids_refused 2",
		`fernet_outcomes_total{outcome="included"} 5`, `fernet_l1_acts_total{kind="submit",result="failed"} 2`, `fernet_slots_total{result="missed"} 1`,
		"fernet_account_balance_eth 1.5", "fernet_gas_spent_today_eth 0.1", "fernet_gas_budget_eth 0.2", "fernet_gas_reserved_eth 0.3",
		"fernet_price_eth 0.4", "fernet_price_timestamp_seconds 1.7e+09",
		"fernet_earned_azt_total 6", "fernet_claimed_azt_total 2", "fernet_claimable_azt 1", "fernet_pool_transfers 12", "fernet_store_bytes 65536",
		"fernet_ready 0", `fernet_not_ready{code="funds"} 1`, `fernet_not_ready{code="keys"} 0`,
		"fernet_p2p_peers 5", "fernet_p2p_peers_staked 4", `fernet_p2p_messages_total{result="accepted"} 10`, `fernet_p2p_messages_total{result="rejected"} 2`,
		"fernet_p2p_lies_total 1", `fernet_p2p_bytes_total{direction="in"} 100`, `fernet_p2p_bytes_total{direction="out"} 200`,
		"fernet_work_at_once 2", "fernet_work_waiting 3", "fernet_work_running 1", `fernet_work_jobs_total{result="made"} 9`, "fernet_work_broken 1",
		"fernet_work_builders 1", "fernet_work_builders_dropped 1", `fernet_work_builder_proofs_total{builder="two",result="false"} 3`,
	} {
		require.Contains(t, string(text), line+"\n")
	}
	require.Contains(t, string(text), "\nprocess_cpu_seconds_total ")
	require.Contains(t, string(text), "\ngo_memstats_heap_inuse_bytes ")
}

func TestWhatIsNotThereIsLeftOut(t *testing.T) {
	for name := range gathered(t, Sources{}) {
		require.NotContains(t, name, "fernet_")
	}
	some := gathered(t, Sources{State: func() State { return State{} }})
	require.Contains(t, some, "fernet_blocks_open")
	for _, name := range []string{"fernet_gas_budget_eth", "fernet_price_eth", "fernet_price_timestamp_seconds", "fernet_l1_head_timestamp_seconds", "fernet_ready", "fernet_p2p_peers"} {
		require.NotContains(t, some, name, "0 would be read as a value")
	}
}

// What names itself cannot keep everything else from being shown.
func TestNamesOfBuildersAreTheirOwn(t *testing.T) {
	s := full(t)
	s.Work = func() work.Stats {
		return work.Stats{Builders: []work.BuilderStats{{Name: "a\xff", Made: 1}, {Name: "a?", Made: 2}, {Name: "", Made: 3}}}
	}
	sums := map[string]float64{}
	for _, m := range gathered(t, s)["fernet_work_builder_proofs_total"].GetMetric() {
		if label(m, "result") == "true" {
			sums[label(m, "builder")] = m.GetCounter().GetValue()
		}
	}
	require.Equal(t, map[string]float64{"a?": 3, "": 3}, sums)
}

func label(m *dto.Metric, name string) string {
	for _, l := range m.GetLabel() {
		if l.GetName() == name {
			return l.GetValue()
		}
	}
	return ""
}

var units = regexp.MustCompile(`_(seconds|bytes|eth|azt|wei)(_total)?$`)

// Counters end with _total and nothing else does; what is an amount says of what.
func TestNames(t *testing.T) {
	own := 0
	for name, family := range gathered(t, full(t)) {
		if !strings.HasPrefix(name, "fernet_") {
			continue
		}
		own++
		require.Equal(t, family.GetType() == dto.MetricType_COUNTER, strings.HasSuffix(name, "_total"), name)
		require.Regexp(t, `^[A-Z0-9].*\.$`, family.GetHelp(), name)
		if regexp.MustCompile(`balance|spent|budget|reserved|price|earned|claim|timestamp|store|bytes`).MatchString(name) {
			require.Regexp(t, units, name)
		}
	}
	require.Greater(t, own, 50)
}

const operations = "../../../docs/operations"

// uses are the metrics in an expression of PromQL, with the labels that it selects by.
var uses = regexp.MustCompile(`\b((?:fernet|process|go)_[a-z0-9_]+)(?:\{([^}]*)\})?`)

var selector = regexp.MustCompile(`([a-z]+)(=~|!~|!=|=)"([^"]*)"`)

// check reports whether the metrics of an expression are there, with the labels and values that it
// selects by.
func check(t *testing.T, families map[string]*dto.MetricFamily, expression string) int {
	t.Helper()
	found := uses.FindAllStringSubmatch(expression, -1)
	for _, use := range found {
		require.Contains(t, families, use[1], expression)
		for _, by := range selector.FindAllStringSubmatch(use[2], -1) {
			if by[1] == "instance" || by[1] == "job" {
				continue
			}
			values := map[string]bool{}
			for _, m := range families[use[1]].GetMetric() {
				values[label(m, by[1])] = true
			}
			for _, value := range strings.Split(by[3], "|") {
				require.True(t, values[value], "%s: %s is never %s", use[1], by[1], value)
			}
		}
	}
	return len(found)
}

// dashboard is what of Grafana's format is compared.
type dashboard struct {
	SchemaVersion int
	Templating    struct {
		List []struct{ Name, Type, Query, Definition string }
	}
	Panels []struct {
		ID         int
		Type       string
		Title      string
		Datasource struct{ Type, UID string }
		GridPos    struct{ H, W, X, Y int }
		Targets    []struct{ Expr, LegendFormat string }
	}
}

// The dashboard shows metrics that there are, and every one of the node's own.
func TestDashboard(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(operations, "grafana.json"))
	require.NoError(t, err)
	var raw struct {
		Templating struct{ List []map[string]any }
	}
	require.NoError(t, json.Unmarshal(text, &raw))
	for _, variable := range raw.Templating.List { // a query is a text or an object
		if query, ok := variable["query"].(map[string]any); ok {
			text = []byte(strings.Replace(string(text), `"query": {`, `"queryObject": {`, 1))
			require.Equal(t, query["query"], variable["definition"])
		}
	}
	var d dashboard
	require.NoError(t, json.Unmarshal(text, &d))
	require.GreaterOrEqual(t, d.SchemaVersion, 36)
	families := gathered(t, full(t))

	names := map[string]string{}
	for _, v := range d.Templating.List {
		names[v.Name] = v.Type
		check(t, families, v.Definition)
	}
	require.Equal(t, map[string]string{"datasource": "datasource", "instance": "query"}, names)

	ids, shown, taken := map[int]bool{}, map[string]bool{}, map[[2]int]string{}
	for _, p := range d.Panels {
		require.False(t, ids[p.ID], p.Title)
		ids[p.ID] = true
		for x := p.GridPos.X; x < p.GridPos.X+p.GridPos.W; x++ {
			for y := p.GridPos.Y; y < p.GridPos.Y+p.GridPos.H; y++ {
				require.Empty(t, taken[[2]int{x, y}], p.Title)
				taken[[2]int{x, y}] = p.Title
			}
		}
		require.LessOrEqual(t, p.GridPos.X+p.GridPos.W, 24)
		if p.Type == "row" {
			continue
		}
		require.Equal(t, "${datasource}", p.Datasource.UID, p.Title)
		require.NotEmpty(t, p.Targets, p.Title)
		for _, target := range p.Targets {
			require.Equal(t, 1, check(t, families, target.Expr), target.Expr)
			use := uses.FindStringSubmatch(target.Expr)
			require.Contains(t, use[2], `instance=~"$instance"`)
			shown[use[1]] = true
			for _, l := range regexp.MustCompile(`\{\{(\w+)\}\}`).FindAllStringSubmatch(target.LegendFormat, -1) {
				if l[1] != "instance" {
					require.Contains(t, families[use[1]].GetMetric()[0].String(), `"`+l[1]+`"`, target.Expr)
				}
			}
		}
	}
	for name := range families {
		if strings.HasPrefix(name, "fernet_") {
			require.True(t, shown[name], "%s is in no panel", name)
		}
	}
}

// alerts is what of Prometheus' format is compared.
type alerts struct {
	Groups []struct {
		Name  string
		Rules []struct {
			Alert, Expr string
			For         time.Duration
			Labels      map[string]string
			Annotations map[string]string
		}
	}
}

func TestAlerts(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(operations, "alerts.yml"))
	require.NoError(t, err)
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	var file alerts
	require.NoError(t, decoder.Decode(&file))
	require.Len(t, file.Groups, 1)
	families, seen := gathered(t, full(t)), map[string]bool{}
	for _, r := range file.Groups[0].Rules {
		require.False(t, seen[r.Alert], r.Alert)
		seen[r.Alert] = true
		require.Positive(t, check(t, families, r.Expr), r.Alert)
		require.Contains(t, []string{"page", "warn"}, r.Labels["severity"], r.Alert)
		require.NotEmpty(t, r.Annotations["summary"], r.Alert)
	}
	require.Len(t, seen, strings.Count(string(text), "alert: "))
}
