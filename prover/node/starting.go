package node

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"fernet/prover/node/health"
	"fernet/prover/node/metrics"
)

// ErrStarting means that a node cannot be asked for this before it has read L1.
var ErrStarting = errors.New("the node is starting: it has not read L1 yet")

// switched is a handler that can become another one while requests come.
type switched struct{ now atomic.Pointer[http.Handler] }

func (s *switched) answerWith(h http.Handler) { s.now.Store(&h) }

// ServeHTTP is http.Handler's.
func (s *switched) ServeHTTP(w http.ResponseWriter, r *http.Request) { (*s.now.Load()).ServeHTTP(w, r) }

// startingHandler answers for readiness and its metric, and to all else with the reasons.
func (n *Node) startingHandler() (http.Handler, error) {
	measured, err := metrics.Handler(metrics.Sources{Health: n.health})
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	readiness := n.health.Handler()
	mux.Handle("/livez", readiness)
	mux.Handle("/readyz", readiness)
	mux.Handle("GET /metrics", measured)
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		var words []string
		for _, r := range n.health.Reasons() {
			words = append(words, sentence(r.Why, r.Fix))
		}
		http.Error(w, strings.Join(words, "\n"), http.StatusServiceUnavailable)
	})
	return mux, nil
}

// openControl opens the socket, on which the node says that it is starting.
func (n *Node) openControl(context.Context) error {
	c, err := listenControl(n.config.Actor.DataDir, starting{n}, n.log)
	if err != nil {
		return err
	}
	n.control = c
	n.servers = append(n.servers, c.close)
	return nil
}

// serve has the page and the socket answer for all of the node, which is open by now.
func (n *Node) serve(context.Context) error {
	n.health.Set(health.Starting, "the node is starting: it listens to its peers")
	n.control.handler.answerWith(controlHandler(n))
	if n.config.HTTP == "" {
		return nil
	}
	handler, err := n.webHandler()
	if err != nil {
		return err
	}
	n.pages.answerWith(handler)
	return nil
}

// starting is what can be asked of a node that is not open: nothing that is being opened is read.
type starting struct{ node *Node }

var _ Controls = starting{}

// Status is Controls'. It has no name and no L1 block.
func (s starting) Status() Status {
	n := s.node
	return Status{
		Addresses: []string{}, Started: n.started, Reasons: n.health.Reasons(), Stateless: n.config.Stateless, Paused: n.paused.Load(),
		Identities: []IdentityStatus{}, Blocks: []BlockStatus{},
	}
}

// Peers is Controls'.
func (s starting) Peers() []Peer { return []Peer{} }

// Explain is Controls'.
func (s starting) Explain(uint64) (*Explanation, error) { return nil, ErrStarting }

// Pause is Controls'.
func (s starting) Pause() { s.node.Pause() }

// Resume is Controls'.
func (s starting) Resume() { s.node.Resume() }

// Export is Controls'.
func (s starting) Export(context.Context, uint64, string, bool) (*Exported, error) {
	return nil, ErrStarting
}

// beatEvery is how often a node that starts says that it is alive.
const beatEvery = 10 * time.Second

// beats says that the node is alive, until it is stopped: to read a long history, or to wait for
// L1, is no standstill.
func (n *Node) beats(every time.Duration) (stop func()) {
	done := make(chan struct{})
	go func() {
		ticker := time.NewTicker(every)
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
				n.health.Beat()
			case <-done:
				return
			}
		}
	}()
	return func() { close(done) }
}
