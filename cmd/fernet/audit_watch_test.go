package main

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/prover/audit"
	"fernet/prover/audit/service"
	"fernet/prover/operator"
	"fernet/test/logbuffer"
)

// watching runs fernet audit --watch until stop, which returns its exit code.
func (w *world) watching(more ...string) (out, errs *logbuffer.Buffer, stop func() int) {
	w.T.Setenv("FERNET_PRIVATE_KEY", privateKey(5))
	ctx, cancel := context.WithCancel(w.T.Context())
	out, errs = new(logbuffer.Buffer), new(logbuffer.Buffer)
	args := append([]string{"fernet", "audit", "--watch", "--network", "devnet", "--rpc-url", w.url, "--keys-dir", w.keys, "--data-dir", "data-5"}, more...)
	code := make(chan int, 1)
	go func() { code <- run(ctx, args, out, errs) }()
	stop = func() int { cancel(); return <-code }
	w.T.Cleanup(cancel)
	return out, errs, stop
}

// An audit that goes on says each block when L1 finalizes it, serves metrics, and posts what it
// finds.
func TestAuditThatWatches(t *testing.T) {
	r := newRollup(t, "private")
	w := r.world
	for args, says := range map[string]string{
		"--watch --at 3":                "--at is of an audit that comes to an end",
		"--watch --csv x":               "--csv is of an audit that comes to an end",
		"--metrics 127.0.0.1:0":         "--metrics is of an audit that goes on",
		"--webhook http://127.0.0.1:1/": "--webhook is of an audit that goes on",
		"--watch --webhook nowhere":     "a webhook is a URL of http or https",
		"--watch --dry-run":             "--watch has no --dry-run",
	} {
		code, _, stderr := w.as(5, append([]string{"audit"}, strings.Fields(args)...)...)
		require.Equal(t, exitUsage, code, "%s: %s", args, stderr)
		require.Contains(t, stderr, says, args)
	}
	require.NoError(t, r.l1.Advance(32))

	out, errs, stop := w.watching("--metrics", ":0")
	says := func(words string) {
		t.Helper()
		require.Eventually(t, func() bool { return strings.Contains(errs.String(), words) }, time.Minute, 20*time.Millisecond, "%s: %s", words, errs)
	}
	says("audited everything since the deployment")
	url := regexp.MustCompile(`url=(http://127\.0\.0\.1:\d+)/metrics`).FindStringSubmatch(errs.String())
	require.NotNil(t, url, errs)
	r.settle(1)
	mustRun[operator.Claimed](w, 2, "rewards", "claim", "--block", "1")
	require.NoError(t, r.l1.Advance(40))
	says(`msg="L2 block" block=1`)
	says("fate=finalized")
	require.Eventually(t, func() bool { return strings.Contains(fetched(t, url[1]+"/metrics"), "fernet_audit_l2_blocks 1\n") }, time.Minute, 20*time.Millisecond)
	require.Contains(t, fetched(t, url[1]+"/readyz"), `"ready":true`)
	require.Equal(t, exitInterrupted, stop())
	require.Regexp(t, `(?m)^Finalized blocks: 1; roots: 1;`, out.String())
	require.NotContains(t, errs.String(), "level=ERROR")

	// What is found is posted.
	posts := make(chan service.Post, 100)
	hook := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, request *http.Request) {
		var p service.Post
		if json.NewDecoder(request.Body).Decode(&p) == nil {
			posts <- p
		}
	}))
	defer hook.Close()
	claimed := bindings.NewRewards().GetABI().Events["RewardClaimed"].ID
	w.url = r.archive(t, func(log types.Log) bool { return log.Topics[0] != claimed }).url
	_, errs, stop = w.watching("--webhook", hook.URL+"/s3cret", "--json")
	p := <-posts
	require.Equal(t, audit.RuleLogs, p.Finding.Rule)
	require.EqualValues(t, 1337, p.ChainID)
	require.Equal(t, exitInterrupted, stop())
	require.Contains(t, errs.String(), `"msg":"finding"`)
	require.NotContains(t, errs.String(), "s3cret")
}

func fetched(t *testing.T, url string) string {
	t.Helper()
	response, err := http.Get(url)
	require.NoError(t, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return string(text)
}
