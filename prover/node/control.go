package node

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// socketName is the file of the control socket, in the node's folder.
const socketName = "control.sock"

// maxSocketPath is how long the path of a socket may be: less than sun_path of any system.
const maxSocketPath = 103

// ErrSocket means that the control socket cannot be made.
var ErrSocket = errors.New("the control socket cannot be made")

// Dir is the folder of a node in a data folder: its store, its name among peers, its socket.
func Dir(dataDir string) string { return filepath.Join(dataDir, "node") }

func socketPath(dataDir string) string { return filepath.Join(Dir(dataDir), socketName) }

// Controls is what can be asked of a running node.
type Controls interface {
	Status() Status
	Peers() []Peer
	Explain(block uint64) (*Explanation, error)
	Pause()
	Resume()
	Export(ctx context.Context, block uint64, dir string, dryRun bool) (*Exported, error)
}

// control serves a node's controls on a socket that only the node's user can open.
type control struct {
	handler  switched
	server   *http.Server
	listener net.Listener
	done     chan struct{}
}

// listenControl opens the socket. Whoever calls it holds the lock of the node's folder: a socket
// that is there is of a node that was killed.
func listenControl(dataDir string, node Controls, log *slog.Logger) (*control, error) {
	path := socketPath(dataDir)
	if len(path) > maxSocketPath {
		return nil, fmt.Errorf("%w: %s is longer than the %d characters of a socket's path: choose a shorter data folder",
			ErrSocket, path, maxSocketPath)
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%w: %w", ErrSocket, err)
	}
	listener, err := net.Listen("unix", path)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrSocket, err)
	}
	// The folder is its owner's alone, so nobody was faster than this.
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, errors.Join(fmt.Errorf("%w: %w", ErrSocket, err), listener.Close())
	}
	c := &control{listener: listener, done: make(chan struct{})}
	c.handler.answerWith(controlHandler(node))
	c.server = &http.Server{Handler: &c.handler, ReadHeaderTimeout: 10 * time.Second}
	go func() {
		defer close(c.done)
		if err := c.server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.Error("the control socket is closed: the node cannot be asked any more", "err", err)
		}
	}()
	return c, nil
}

// close ends it and removes the socket.
func (c *control) close() error {
	err := c.server.Close()
	<-c.done
	return err
}

func controlHandler(node Controls) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /status", answer(func(*http.Request) (any, error) { return node.Status(), nil }))
	mux.HandleFunc("GET /peers", answer(func(*http.Request) (any, error) { return node.Peers(), nil }))
	mux.HandleFunc("GET /explain", answer(func(r *http.Request) (any, error) {
		block, err := blockIn(r)
		if err != nil {
			return nil, err
		}
		return node.Explain(block)
	}))
	mux.HandleFunc("POST /pause", answer(func(*http.Request) (any, error) { node.Pause(); return node.Status(), nil }))
	mux.HandleFunc("POST /resume", answer(func(*http.Request) (any, error) { node.Resume(); return node.Status(), nil }))
	mux.HandleFunc("POST /export", answer(func(r *http.Request) (any, error) {
		block, err := blockIn(r)
		if err != nil {
			return nil, err
		}
		return node.Export(r.Context(), block, r.URL.Query().Get("dir"), r.URL.Query().Has("dry"))
	}))
	return mux
}

func blockIn(r *http.Request) (uint64, error) {
	block, err := strconv.ParseUint(r.URL.Query().Get("block"), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("block: %q is not a number", r.URL.Query().Get("block"))
	}
	return block, nil
}

// refusal is the answer when something cannot be done.
type refusal struct {
	Error string `json:"error"`
	Code  string `json:"code,omitempty"` // of an error of this package
}

func answer(do func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		result, err := do(r)
		if err != nil {
			w.WriteHeader(http.StatusUnprocessableEntity)
			result = refusal{err.Error(), codeOf(err)}
		}
		// Who asked went away when this fails: there is nobody to tell.
		_ = json.NewEncoder(w).Encode(result)
	}
}

// The errors that a client is to recognize, by their codes.
var coded = map[string]error{"unknown_block": ErrUnknownBlock, "starting": ErrStarting}

func codeOf(err error) string {
	for code, known := range coded {
		if errors.Is(err, known) {
			return code
		}
	}
	return ""
}

// maxAnswer bounds what a client reads of an answer, in bytes.
const maxAnswer = 64 << 20

func readAnswer(body io.Reader, into any) error {
	return json.NewDecoder(io.LimitReader(body, maxAnswer)).Decode(into)
}
