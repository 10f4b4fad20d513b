package page_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/node/page"
)

// get asks a handler, with headers in pairs.
func get(h http.Handler, target string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, target, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// A name that a stranger has pointed at this machine gets nothing.
func TestLoopbackHostsOnly(t *testing.T) {
	h := page.Handler(func() page.State { return exampleState(7) })
	for host, code := range map[string]int{
		"127.0.0.1:8080": 200, "127.9.9.9": 200, "localhost": 200, "LOCALHOST:1": 200, "[::1]:8080": 200, "[::1]": 200,
		"rebound.example": 403, "localhost.example:8080": 403, "192.168.0.7:8080": 403, "0.0.0.0:8080": 403, "127.0.0.1.example": 403, "x.localhost": 403,
	} {
		for _, path := range []string{"/", "/state.json", "/page.js"} {
			require.Equal(t, code, get(h, "http://"+host+path).Code, "%s%s", host, path)
		}
	}
	r := httptest.NewRequest(http.MethodGet, "http://localhost/", nil)
	r.Host = ""
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	require.Equal(t, http.StatusForbidden, w.Code, "no host at all")
}

// A page of another site that knows the address cannot ask for the state in a person's browser.
func TestOtherSites(t *testing.T) {
	h := page.Handler(func() page.State { return exampleState(7) })
	for site, code := range map[string]int{"cross-site": 403, "same-site": 403, "same-origin": 200, "none": 200} {
		require.Equal(t, code, get(h, "http://localhost/state.json", "Sec-Fetch-Site", site).Code, site)
	}
	require.Equal(t, http.StatusForbidden, get(h, "http://localhost/events", "Sec-Fetch-Site", "cross-site").Code)
}

func TestPageLoadsNothingFromElsewhere(t *testing.T) {
	h := page.Handler(func() page.State { return exampleState(7) })
	for path, kind := range map[string]string{"/": "text/html", "/page.css": "text/css", "/page.js": "text/javascript", "/tree.css": "text/css", "/tree.js": "text/javascript", "/icon.svg": "image/svg+xml", "/state.json": "application/json"} {
		w := get(h, "http://localhost"+path)
		require.Equal(t, http.StatusOK, w.Code, path)
		require.Contains(t, w.Header().Get("Content-Type"), kind)
		require.Contains(t, w.Header().Get("Content-Security-Policy"), "default-src 'none'")
		require.NotContains(t, w.Header().Get("Content-Security-Policy"), "unsafe")
		require.Equal(t, "nosniff", w.Header().Get("X-Content-Type-Options"))
		for _, scheme := range []string{"https://", "http://"} {
			// The one there is names a language.
			text := strings.ReplaceAll(w.Body.String(), "http://www.w3.org/2000/svg", "")
			require.NotContains(t, text, scheme, path)
		}
	}
	for _, path := range []string{"/assets/page.js", "/other", "/page.js/x"} {
		require.Equal(t, http.StatusNotFound, get(h, "http://localhost"+path).Code, path)
	}
	r := httptest.NewRequest(http.MethodPost, "http://localhost/state.json", nil)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	require.Equal(t, http.StatusMethodNotAllowed, w.Code)
}

// The state is asked for once, however many ask for it at a time.
func TestStateIsAskedForSeldom(t *testing.T) {
	var asked atomic.Int64
	h := page.Handler(func() page.State { asked.Add(1); return exampleState(3) })
	for range 50 {
		var s page.State
		require.NoError(t, json.Unmarshal(get(h, "http://localhost/state.json").Body.Bytes(), &s))
		require.Equal(t, page.Version, s.Version)
		require.Equal(t, uint64(exampleHead), s.Head.Number)
	}
	require.Less(t, asked.Load(), int64(10))
}

// listen opens a stream. Its lines come until the returned function is called.
func listen(t *testing.T, url string) (*http.Response, *bufio.Scanner, func()) {
	ctx, stop := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url+"/events", nil)
	require.NoError(t, err)
	answer, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	lines := bufio.NewScanner(answer.Body)
	lines.Buffer(nil, 1<<20)
	return answer, lines, func() { stop(); _ = answer.Body.Close() }
}

// next is the state of the next event.
func next(t *testing.T, lines *bufio.Scanner) (s page.State) {
	for lines.Scan() {
		if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			require.NoError(t, json.Unmarshal([]byte(data), &s))
			return s
		}
	}
	t.Fatal("the stream has ended")
	return s
}

func TestEventsTellChanges(t *testing.T) {
	var head atomic.Uint64
	head.Store(7)
	var asked atomic.Int64
	server := httptest.NewServer(page.Handler(func() page.State { asked.Add(1); return page.State{Head: page.Head{Number: head.Load()}} }))
	defer server.Close()
	answer, lines, stop := listen(t, server.URL)
	defer stop()
	require.Equal(t, "text/event-stream", answer.Header.Get("Content-Type"))
	require.Equal(t, uint64(7), next(t, lines).Head.Number)
	require.Eventually(t, func() bool { return asked.Load() >= 3 }, 30*time.Second, 10*time.Millisecond)
	head.Store(8)
	require.Equal(t, uint64(8), next(t, lines).Head.Number, "what has not changed is not sent again")
}

// So many pages are told at a time, and one that goes makes room.
func TestStreamsAreBounded(t *testing.T) {
	const most = 16
	server := httptest.NewServer(page.Handler(func() page.State { return page.State{} }))
	defer server.Close()
	var stops []func()
	for range most {
		answer, lines, stop := listen(t, server.URL)
		defer stop()
		require.Equal(t, http.StatusOK, answer.StatusCode)
		next(t, lines)
		stops = append(stops, stop)
	}
	answer, _, stop := listen(t, server.URL)
	stop()
	require.Equal(t, http.StatusServiceUnavailable, answer.StatusCode)
	require.NotEmpty(t, answer.Header.Get("Retry-After"))
	stops[0]()
	require.Eventually(t, func() bool {
		answer, _, stop := listen(t, server.URL)
		defer stop()
		return answer.StatusCode == http.StatusOK
	}, 10*time.Second, 20*time.Millisecond)
}
