package service

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/audit"
	"fernet/settlement/units"
	"fernet/test/logbuffer"
)

func start(t *testing.T, o Options) (*Service, *logbuffer.Buffer) {
	t.Helper()
	said := new(logbuffer.Buffer)
	o.Log = said.Logger(slog.LevelInfo)
	o.Pause = time.Millisecond
	s, err := New(o)
	require.NoError(t, err)
	return s, said
}

func get(t *testing.T, s *Service, path string) (int, string) {
	t.Helper()
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w.Code, w.Body.String()
}

// values are the metrics, by name and labels. Each has one type, and help.
func values(t *testing.T, s *Service) map[string]string {
	t.Helper()
	code, text := get(t, s, "/metrics")
	require.Equal(t, http.StatusOK, code)
	found, typed := map[string]string{}, map[string]bool{}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if name, is := strings.CutPrefix(line, "# TYPE "); is {
			require.Regexp(t, `^fernet_audit_[a-z0-9_]+ (gauge|counter)$`, name)
			name, kind, _ := strings.Cut(name, " ")
			require.False(t, typed[name])
			require.Equal(t, kind == "counter", strings.HasSuffix(name, "_total"), name)
			typed[name] = true
			continue
		}
		if strings.HasPrefix(line, "# HELP ") {
			require.Regexp(t, `^# HELP fernet_audit_[a-z0-9_]+ [A-Z].*\.$`, line)
			continue
		}
		require.Regexp(t, `^fernet_audit_[a-z0-9_]+(\{rule="[^"\\]+"\})? \d+$`, line)
		i := strings.LastIndex(line, " ")
		name, _, _ := strings.Cut(line[:i], "{")
		require.True(t, typed[name], name)
		found[line[:i]] = line[i+1:]
	}
	return found
}

// What is found is said in a line each, and counted.
func TestService(t *testing.T) {
	s, said := start(t, Options{})
	code, body := get(t, s, "/readyz")
	require.Equal(t, http.StatusServiceUnavailable, code)
	require.Contains(t, body, "is being audited")
	code, _ = get(t, s, "/livez")
	require.Equal(t, http.StatusOK, code)
	before := values(t, s)
	require.Len(t, before, len(audit.Rules), "findings of every rule, so that the first one is an increase")
	require.Equal(t, "0", before[`fernet_audit_findings_total{rule="rule 3"}`])

	burned := units.Integer{Int: units.AZT(7)}
	require.NoError(t, s.Block(&audit.BlockReport{Slot: 2, LastSlot: 5, Fate: audit.FateEmpty, Reason: "nobody proposed a block"}))
	require.NoError(t, s.Block(&audit.BlockReport{Number: 1, Slot: 6, LastSlot: 6, Fate: audit.FateFinalized, Burned: burned, Roots: make([]audit.RootReport, 2)}))
	require.NoError(t, s.Claim(&audit.ClaimReport{Number: 1}))
	require.NoError(t, s.Reached(&audit.Summary{L1Block: 96, Blocks: 1, Reported: 1, Checked: 500, Proofs: 31, Ended: true}))
	require.NoError(t, s.Finding(audit.Finding{Rule: audit.Rule3, What: "proof", Block: 2, Tx: common.Hash{7}, Expected: "one", Found: "none"}))
	unseen := []audit.Unseen{{What: "calldata", Why: "it is gone", Times: 1}}
	for range 2 {
		require.NoError(t, s.Reached(&audit.Summary{L1Block: 128, Blocks: 2, Checked: 600, Proofs: 62, Findings: 1, Unseen: unseen, Ended: true}))
	}
	text := said.String()
	require.Regexp(t, `(?m)level=INFO msg="L2 block" slot=2 fate="empty slot" last_slot=5 reason="nobody proposed a block"$`, text)
	require.Regexp(t, `(?m)level=INFO msg="L2 block" block=1 slot=6 fate=finalized roots=2 burned_azt=7$`, text)
	require.Regexp(t, `(?m)level=ERROR msg=finding rule="rule 3" what=proof block=2 .*expected=one found=none$`, text)
	slot := uint64(4)
	require.NoError(t, s.Finding(audit.Finding{Rule: audit.RuleBurn, What: "burn", Slot: &slot, L1Block: 9, Expected: "7", Found: "8", Unit: audit.UnitWei}))
	require.Regexp(t, `(?m)level=ERROR msg=finding rule=burn what=burn slot=4 l1_block=9 unit=wei expected=7 found=8$`, said.String())
	require.Equal(t, 1, strings.Count(text, "audited everything since the deployment"))
	require.Equal(t, 1, strings.Count(text, "could not be looked at\" what=calldata"))
	require.NotContains(t, text, "claim")
	after := values(t, s)
	for name, want := range map[string]string{
		"l1_block": "128", "l2_blocks": "2", "figures_total": "600", "proofs_total": "62", "unseen": "1", `findings_total{rule="rule 3"}`: "1",
	} {
		require.Equal(t, want, after["fernet_audit_"+name], name)
	}
	require.NotContains(t, after, "fernet_audit_webhook_failed_total")
	code, _ = get(t, s, "/readyz")
	require.Equal(t, http.StatusOK, code, "a finding is for people, and no reason to start again")

	s.Trouble(errors.New("connection refused"))
	code, body = get(t, s, "/readyz")
	require.Equal(t, http.StatusServiceUnavailable, code)
	require.Contains(t, body, "connection refused")
	require.NoError(t, s.Reached(&audit.Summary{L1Block: 160, Ended: true}))
	code, _ = get(t, s, "/readyz")
	require.Equal(t, http.StatusOK, code)
	require.NoError(t, s.Reached(&audit.Summary{L1Block: 192, Reached: 170}))
	code, body = get(t, s, "/readyz")
	require.Equal(t, http.StatusServiceUnavailable, code)
	require.Contains(t, body, "ended at L1 block 170")
	require.Equal(t, "170", values(t, s)["fernet_audit_l1_block"])
	s.Close()
}

// hook is a server that findings are posted to.
type hook struct {
	*httptest.Server
	mu      sync.Mutex
	posts   []Post
	answers []int // to one post after the other, and then 200
	tries   int
}

func newHook(t *testing.T, answers ...int) *hook {
	h := &hook{answers: answers}
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.tries++
		if h.tries <= len(h.answers) {
			w.Header().Set("Location", "/elsewhere")
			w.WriteHeader(h.answers[h.tries-1])
			return
		}
		body, err := io.ReadAll(r.Body)
		var p Post
		if err != nil || r.Method != http.MethodPost || r.Header.Get("Content-Type") != "application/json" || json.Unmarshal(body, &p) != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		h.posts = append(h.posts, p)
	}))
	t.Cleanup(h.Close)
	return h
}

func TestWebhook(t *testing.T) {
	finding := audit.Finding{Rule: audit.RuleBurn, What: "burn", Block: 3, Expected: new(big.Int).Lsh(big.NewInt(1), 90).String(), Found: "0"}
	for _, c := range []struct {
		answers []int
		tries   int
		failed  string // how it failed; "": it did not
	}{
		{nil, 1, ""},
		{[]int{500, 503, 429, 502}, 5, ""},
		{[]int{500, 500, 500, 500, 500, 500}, 5, "500"},
		{[]int{404, 200}, 1, "404"},
		{[]int{302, 200}, 1, "302"},
	} {
		h := newHook(t, c.answers...)
		s, said := start(t, Options{ChainID: 7, Settlement: common.Address{9}, Webhook: h.URL + "/s3cret"})
		require.NoError(t, s.Finding(finding))
		s.Close()
		require.Equal(t, c.tries, h.tries, "%v", c.answers)
		require.NotContains(t, said.String(), "s3cret")
		failed := values(t, s)["fernet_audit_webhook_failed_total"]
		if c.failed != "" {
			require.Empty(t, h.posts)
			require.Equal(t, "1", failed)
			require.Regexp(t, `a finding was not posted to the webhook" rule=burn block=3 err="the webhook answered `+c.failed, said.String())
			continue
		}
		require.Equal(t, []Post{{7, common.Address{9}, finding, finding.String()}}, h.posts)
		require.Equal(t, "0", failed)
	}

	// Nobody listens: the text of the error does not have the URL, which may be secret.
	h := newHook(t)
	h.Close()
	s, said := start(t, Options{Webhook: h.URL + "/s3cret"})
	require.NoError(t, s.Finding(finding))
	s.Close()
	require.Contains(t, said.String(), "not posted")
	require.NotContains(t, said.String(), "s3cret")
	for _, bad := range []string{"x", "ftp://host/", "http://", "://", "http://a b/"} {
		_, err := New(Options{Webhook: bad})
		require.ErrorIs(t, err, ErrWebhook, bad)
	}
}

// A webhook that does not answer holds nothing up, and what it could not be told is counted.
func TestWebhookThatHangs(t *testing.T) {
	release := make(chan struct{})
	h := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-release }))
	defer h.Close()
	s, said := start(t, Options{Webhook: h.URL})
	const more = 3
	for i := range maxWaiting + 1 + more {
		require.NoError(t, s.Finding(audit.Finding{Rule: audit.RuleBurn, Block: uint64(i + 1)}))
		if i == 0 { // the first one is on its way
			require.Eventually(t, func() bool { return len(s.hook.waiting) == 0 }, 10*time.Second, time.Millisecond)
		}
	}
	require.Equal(t, fmt.Sprint(more), values(t, s)["fernet_audit_webhook_failed_total"])
	require.Contains(t, said.String(), "others wait already")
	close(release)
	s.Close()
	require.Equal(t, fmt.Sprint(more), values(t, s)["fernet_audit_webhook_failed_total"], "the rest is posted")
}

func TestServe(t *testing.T) {
	s, _ := start(t, Options{})
	at, stop, err := s.Serve(":0")
	require.NoError(t, err)
	require.Regexp(t, regexp.MustCompile(`^127\.0\.0\.1:\d+$`), at.String(), "of this machine alone")
	response, err := http.Get("http://" + at.String() + "/metrics")
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Contains(t, response.Header.Get("Content-Type"), "version=0.0.4")
	_, _, err = s.Serve(at.String())
	require.ErrorIs(t, err, ErrListen)
	_, _, err = s.Serve("here")
	require.ErrorIs(t, err, ErrListen)
	require.NoError(t, stop())
	_, err = http.Get("http://" + at.String() + "/metrics")
	require.Error(t, err)
}
