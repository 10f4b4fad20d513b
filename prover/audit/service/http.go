package service

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"fernet/prover/audit"
)

// ErrListen means that the metrics cannot be served.
var ErrListen = errors.New("the metrics cannot be served")

// Serve serves Handler at host:port, on loopback where no host is named, until stop.
func (s *Service) Serve(address string) (at net.Addr, stop func() error, err error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrListen, err)
	}
	if host == "" {
		host = "127.0.0.1"
	}
	listener, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", net.JoinHostPort(host, port))
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrListen, err)
	}
	server := &http.Server{Handler: s.Handler(), ReadHeaderTimeout: 10 * time.Second}
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			s.log.Error("the metrics are not served any more", "err", err)
		}
	}()
	return listener.Addr(), func() error {
		err := server.Close()
		<-done
		return err
	}, nil
}

// Handler answers /livez, /readyz and /metrics.
func (s *Service) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /livez", func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, readiness{Ready: true}) })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if why := s.notReady(); why != "" {
			answer(w, http.StatusServiceUnavailable, readiness{Why: why})
			return
		}
		answer(w, http.StatusOK, readiness{Ready: true})
	})
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		_, _ = w.Write([]byte(s.metrics())) // whoever asked may be gone
	})
	return mux
}

// readiness is the answer of /livez and /readyz.
type readiness struct {
	Ready bool   `json:"ready"`
	Why   string `json:"why,omitempty"`
}

func answer(w http.ResponseWriter, status int, body readiness) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // whoever asked may be gone
}

// notReady says why what was audited is not up to date, "" when it is. What was found does not
// make it so.
func (s *Service) notReady() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.trouble != "":
		return "L1 gives no answer: " + s.trouble
	case s.reached == nil:
		return "everything since the deployment is being audited"
	case !s.reached.Ended:
		return fmt.Sprintf("the audit has ended at L1 block %d", s.reached.Reached)
	}
	return ""
}

// metrics are all metrics, in the text format of Prometheus. Those of findings are there for every
// rule from the beginning, or the first finding would be no increase.
func (s *Service) metrics() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var b strings.Builder
	family := func(name, kind, help string) {
		fmt.Fprintf(&b, "# HELP fernet_audit_%s %s\n# TYPE fernet_audit_%[1]s %[3]s\n", name, help, kind)
	}
	value := func(name, kind, help string, v uint64) {
		family(name, kind, help)
		fmt.Fprintf(&b, "fernet_audit_%s %d\n", name, v)
	}
	if r := s.reached; r != nil {
		l1Block := r.L1Block
		if !r.Ended {
			l1Block = r.Reached
		}
		value("l1_block", "gauge", "L1 block up to which everything is audited.", l1Block)
		value("reached_timestamp_seconds", "gauge", "When that block was reached.", uint64(s.at.Unix()))
		value("l2_blocks", "gauge", "L2 blocks on the chain, pending ones included.", r.Blocks)
		value("figures_total", "counter", "Figures compared.", r.Checked)
		value("proofs_total", "counter", "Proofs verified.", r.Proofs)
		value("unseen", "gauge", "Kinds of things that could not be looked at.", uint64(len(r.Unseen)))
	}
	family("findings_total", "counter", "Figures that disagree, by the rule that is broken.")
	for _, rule := range slices.Sorted(maps.Keys(audit.Rules)) {
		fmt.Fprintf(&b, "fernet_audit_findings_total{rule=%q} %d\n", rule, s.findings[rule])
	}
	if s.hook != nil {
		value("webhook_failed_total", "counter", "Findings that were not posted to the webhook.", s.hook.failed.Load())
	}
	return b.String()
}
