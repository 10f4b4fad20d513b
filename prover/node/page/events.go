package page

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"
)

const (
	// refresh is how often the state is asked for, at most.
	refresh = 500 * time.Millisecond
	// maxStreams is how many pages are told of changes at a time.
	maxStreams = 16
	// heartbeat is after how long without a change a stream shows that it lives.
	heartbeat = 15 * time.Second
	// patience is how long a page that reads nothing is waited for.
	patience = 10 * time.Second
)

// snapshot is the state as JSON, made again when it is older than a refresh.
type snapshot struct {
	source func() State

	mu      sync.Mutex
	made    time.Time
	encoded []byte
}

func (s *snapshot) get() ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.encoded != nil && time.Since(s.made) < refresh {
		return s.encoded, nil
	}
	state := s.source()
	state.Version = Version
	encoded, err := json.Marshal(state)
	if err != nil {
		return nil, fmt.Errorf("write the state as JSON: %w", err)
	}
	s.encoded, s.made = encoded, time.Now()
	return encoded, nil
}

func (s *snapshot) serve(w http.ResponseWriter, _ *http.Request) {
	encoded, err := s.get()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(encoded) // whoever asked went away
}

// stream sends the state whenever it has changed, as server-sent events.
type stream struct {
	current *snapshot
	places  chan struct{}
}

func (s *stream) serve(w http.ResponseWriter, r *http.Request) {
	select {
	case s.places <- struct{}{}:
		defer func() { <-s.places }()
	default:
		w.Header().Set("Retry-After", "5")
		http.Error(w, fmt.Sprintf("%d pages are open already: close one", maxStreams), http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	control, tick := http.NewResponseController(w), time.NewTicker(refresh)
	defer tick.Stop()
	var last string
	var told time.Time
	for {
		encoded, err := s.current.get()
		if err != nil {
			return // the page says that it is not told anything, and asks again
		}
		event := ""
		switch {
		case string(encoded) != last:
			last = string(encoded)
			event = "data: " + last + "\n\n" // JSON has no line ends
		case time.Since(told) > heartbeat:
			event = ": still here\n\n"
		}
		if event != "" {
			told = time.Now()
			_ = control.SetWriteDeadline(told.Add(patience)) // a writer of a test has none
			if _, err := w.Write([]byte(event)); err != nil || control.Flush() != nil {
				return
			}
		}
		select {
		case <-tick.C:
		case <-r.Context().Done():
			return
		}
	}
}
