package metrics

import (
	"fmt"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Limits of who asks: Prometheus does every few seconds.
const (
	atOnce  = 2
	timeout = 10 * time.Second
)

// Handler answers with the metrics of the sources, and with those of the process: its CPU and
// memory, and the Go runtime's.
func Handler(s Sources) (http.Handler, error) {
	registry, err := registry(s)
	if err != nil {
		return nil, err
	}
	return promhttp.HandlerFor(registry, promhttp.HandlerOpts{MaxRequestsInFlight: atOnce, Timeout: timeout}), nil
}

// registry has the metrics of one node. The library's own is shared by all of a process.
func registry(s Sources) (*prometheus.Registry, error) {
	r := prometheus.NewRegistry()
	for _, c := range []prometheus.Collector{
		collector{s}, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	} {
		if err := r.Register(c); err != nil {
			return nil, fmt.Errorf("register metrics: %w", err)
		}
	}
	return r, nil
}
