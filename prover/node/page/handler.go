package page

import (
	"embed"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"fernet/prover/treeview"
)

//go:embed assets
var assets embed.FS

// policy lets a browser load what this server serves, and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Handler serves the page at /, the state at /state.json and its changes at /events. It calls
// source from several goroutines, at most once each refresh.
//
// A stream of events ends with its request's context: a server that is to stop while pages are open
// needs a BaseContext that ends.
func Handler(source func() State) http.Handler {
	current := &snapshot{source: source}
	mux := http.NewServeMux()
	for path, file := range map[string]string{"/{$}": "page.html", "/page.css": "page.css", "/page.js": "page.js"} {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) {
			http.ServeFileFS(w, r, assets, "assets/"+file)
		})
	}
	for name, text := range map[string]string{"tree.css": treeview.Style, "tree.js": treeview.Script, "icon.svg": treeview.Icon} {
		mux.HandleFunc("GET /"+name, func(w http.ResponseWriter, r *http.Request) {
			http.ServeContent(w, r, name, time.Time{}, strings.NewReader(text))
		})
	}
	mux.HandleFunc("GET /state.json", ownPage(current.serve))
	mux.HandleFunc("GET /events", ownPage((&stream{current: current, places: make(chan struct{}, maxStreams)}).serve))
	return loopback(mux)
}

// loopback answers requests for a loopback host: a name that a page of another site has pointed at
// this address is not one.
func loopback(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isLoopback(r.Host) {
			http.Error(w, "this page is served for loopback hosts only: open it as http://127.0.0.1 or http://localhost", http.StatusForbidden)
			return
		}
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// isLoopback reports whether a Host header, with a port or without, names this machine.
func isLoopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if strings.EqualFold(host, "localhost") {
		return true
	}
	addr, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && addr.IsLoopback()
}

// ownPage refuses what a browser asks for a page of another site, which could not read the answer
// but take the places of streams.
func ownPage(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
			http.Error(w, "asked for by a page of another site", http.StatusForbidden)
			return
		}
		next(w, r)
	}
}
