package health

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// clocked is a registry, its clock and its log.
func clocked(opts Options) (r *Registry, now *time.Time, log *bytes.Buffer) {
	now, log = new(time.Time), new(bytes.Buffer)
	*now = time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	opts.Now = func() time.Time { return *now }
	opts.Log = slog.New(slog.NewTextHandler(log, nil))
	return New(opts), now, log
}

func codes(r *Registry) (out []Code) {
	for _, reason := range r.Reasons() {
		out = append(out, reason.Code)
	}
	return out
}

func TestANodeIsNotReadyUntilItHasStarted(t *testing.T) {
	r, _, _ := clocked(Options{})
	require.Equal(t, []Code{Starting}, codes(r))
	r.Clear(Starting)
	require.Empty(t, r.Reasons())
	require.True(t, r.Readiness().Ready)
}

func TestAReasonKeepsItsTimeAndHasTheNewerSentence(t *testing.T) {
	r, now, log := clocked(Options{Advice: map[Code]string{Funds: "send ETH"}})
	r.Clear(Starting)
	since := *now
	r.Set(Funds, "0.1 ETH are missing")
	*now = now.Add(time.Hour)
	r.Set(Funds, "0.2 ETH are missing")
	require.Equal(t, []Reason{{Funds, "0.2 ETH are missing", "send ETH", since}}, r.Reasons())
	require.Equal(t, 1, strings.Count(log.String(), "not ready"), "it is logged once")
	require.Contains(t, log.String(), `level=WARN msg="not ready" code=funds why="0.1 ETH are missing" fix="send ETH"`)

	r.Clear(Funds)
	r.Clear(Funds)
	require.Empty(t, r.Reasons())
	require.Equal(t, 1, strings.Count(log.String(), "code=funds after=1h0m0s"))
	r.Is(Funds, "0.3 ETH are missing")
	require.Equal(t, *now, r.Reasons()[0].Since, "it is another time")
	r.Is(Funds, "")
	require.Empty(t, r.Reasons())
}

func TestReasonsAreInOneOrder(t *testing.T) {
	r, _, _ := clocked(Options{})
	for _, code := range Codes() {
		if !graced[code] {
			r.Set(code, "x")
		}
	}
	for range 10 {
		require.Equal(t, []Code{Body, Breaker, Builders, Disk, Funds, Gas, Keys, MissedReveal, Root, SameIdentity, Starting, Store, Transitions, Unstaked}, codes(r))
	}
}

// While a node starts it has no peers and may not have read L1: that is not worth an alert.
func TestTheGraceAtTheStart(t *testing.T) {
	r, now, log := clocked(Options{Grace: time.Minute})
	r.Clear(Starting)
	log.Reset()
	r.Set(NoPeers, "nobody is connected")
	r.Set(RPCStale, "the head is old")
	r.Set(Keys, "they are another deployment's")
	require.Equal(t, []Code{Keys}, codes(r))
	require.True(t, r.Has(NoPeers))
	require.NotContains(t, log.String(), "no_peers")

	*now = now.Add(time.Minute)
	require.Equal(t, []Code{Keys, NoPeers, RPCStale}, codes(r))
	r.Set(NoPeers, "nobody is connected")
	require.Contains(t, log.String(), "no_peers", "it is logged once it counts")
	r.Clear(RPCStale)
	require.False(t, r.Has(RPCStale))
	require.NotContains(t, log.String(), "rpc_stale", "it never counted")
}

func TestWhatCostsMoneyIsAnError(t *testing.T) {
	for _, code := range []Code{MissedReveal, SameIdentity} {
		r, _, log := clocked(Options{})
		r.Set(code, "x")
		require.Contains(t, log.String(), "level=ERROR")
	}
}

func ask(t *testing.T, r *Registry, method, path string) (int, map[string]any) {
	t.Helper()
	answer := httptest.NewRecorder()
	r.Handler().ServeHTTP(answer, httptest.NewRequest(method, path, nil))
	if answer.Code != http.StatusOK && answer.Code != http.StatusServiceUnavailable {
		return answer.Code, nil
	}
	require.Equal(t, "application/json", answer.Header().Get("Content-Type"))
	require.Equal(t, "no-store", answer.Header().Get("Cache-Control"))
	body := map[string]any{}
	require.NoError(t, json.Unmarshal(answer.Body.Bytes(), &body))
	return answer.Code, body
}

func TestReadyz(t *testing.T) {
	r, _, _ := clocked(Options{Advice: map[Code]string{Unstaked: "stake"}})
	r.Clear(Starting)
	status, body := ask(t, r, http.MethodGet, "/readyz")
	require.Equal(t, http.StatusOK, status)
	require.Equal(t, map[string]any{"ready": true, "reasons": []any{}}, body)

	r.Set(Unstaked, "nobody has staked alice")
	status, body = ask(t, r, http.MethodGet, "/readyz")
	require.Equal(t, http.StatusServiceUnavailable, status)
	require.Equal(t, map[string]any{"ready": false, "reasons": []any{map[string]any{
		"code": "unstaked", "why": "nobody has staked alice", "fix": "stake", "since": "2026-11-28T12:00:00Z",
	}}}, body)

	status, _ = ask(t, r, http.MethodPost, "/readyz")
	require.Equal(t, http.StatusMethodNotAllowed, status)
	status, _ = ask(t, r, http.MethodGet, "/other")
	require.Equal(t, http.StatusNotFound, status)
}

// A node that waits for something is alive; one whose loop stands still is not.
func TestLivez(t *testing.T) {
	r, now, _ := clocked(Options{Stuck: time.Minute})
	for _, step := range []struct {
		after time.Duration
		beat  bool
		want  int
	}{{59 * time.Second, false, 200}, {time.Second, false, 503}, {0, true, 200}, {time.Hour, false, 503}, {0, true, 200}} {
		*now = now.Add(step.after)
		if step.beat {
			r.Beat()
		}
		status, body := ask(t, r, http.MethodGet, "/livez")
		require.Equal(t, step.want, status)
		require.Equal(t, step.want == 200, body["alive"])
	}
	r, now, _ = clocked(Options{})
	*now = now.Add(1000 * time.Hour)
	status, _ := ask(t, r, http.MethodGet, "/livez")
	require.Equal(t, http.StatusOK, status)
}
