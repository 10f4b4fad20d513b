package health

import (
	"encoding/json"
	"net/http"
)

// Readiness is what /readyz answers.
type Readiness struct {
	Ready   bool     `json:"ready"`
	Reasons []Reason `json:"reasons"` // none when it is ready
}

// Readiness is that of now.
func (r *Registry) Readiness() Readiness {
	reasons := r.Reasons()
	return Readiness{len(reasons) == 0, reasons}
}

// Handler answers GET /livez, with 200 while the node's loop goes round, and GET /readyz, with 200
// when it is ready. Else they answer 503; /readyz with the reasons as JSON in both cases.
func (r *Registry) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /livez", func(w http.ResponseWriter, _ *http.Request) {
		alive := r.Alive()
		answer(w, alive, map[string]bool{"alive": alive})
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		readiness := r.Readiness()
		answer(w, readiness.Ready, readiness)
	})
	return mux
}

// answer writes JSON. An error of writing is the client's: it has gone.
func answer(w http.ResponseWriter, good bool, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	if !good {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	_ = encoder.Encode(body)
}
