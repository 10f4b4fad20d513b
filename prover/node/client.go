package node

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"strconv"
	"syscall"
)

// ErrNotRunning means that no node runs on a data folder.
var ErrNotRunning = errors.New("no node runs on this data folder")

// Client asks a running node over its control socket.
type Client struct {
	dataDir string
	http    http.Client
}

// NewClient returns a client of the node that runs on a data folder. It asks nobody.
func NewClient(dataDir string) *Client {
	c := &Client{dataDir: dataDir}
	c.http.Transport = &http.Transport{
		DisableKeepAlives: true,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "unix", socketPath(dataDir))
		},
	}
	return c
}

// Status is Node.Status.
func (c *Client) Status(ctx context.Context) (*Status, error) {
	return ask[Status](ctx, c, http.MethodGet, "status", nil)
}

// Peers is Node.Peers.
func (c *Client) Peers(ctx context.Context) ([]Peer, error) {
	peers, err := ask[[]Peer](ctx, c, http.MethodGet, "peers", nil)
	if err != nil {
		return nil, err
	}
	return *peers, nil
}

// Explain is Node.Explain.
func (c *Client) Explain(ctx context.Context, block uint64) (*Explanation, error) {
	return ask[Explanation](ctx, c, http.MethodGet, "explain", url.Values{"block": {strconv.FormatUint(block, 10)}})
}

// Pause is Node.Pause. It returns the status after it.
func (c *Client) Pause(ctx context.Context) (*Status, error) {
	return ask[Status](ctx, c, http.MethodPost, "pause", nil)
}

// Resume is Node.Resume. It returns the status after it.
func (c *Client) Resume(ctx context.Context) (*Status, error) {
	return ask[Status](ctx, c, http.MethodPost, "resume", nil)
}

// Export is Node.Export, into a folder as the caller's process sees it.
func (c *Client) Export(ctx context.Context, block uint64, dir string, dryRun bool) (*Exported, error) {
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("find folder %s: %w", dir, err)
	}
	query := url.Values{"block": {strconv.FormatUint(block, 10)}, "dir": {absolute}}
	if dryRun {
		query.Set("dry", "true")
	}
	return ask[Exported](ctx, c, http.MethodPost, "export", query)
}

func ask[T any](ctx context.Context, c *Client, method, what string, query url.Values) (*T, error) {
	request, err := http.NewRequestWithContext(ctx, method, "http://node/"+what+"?"+query.Encode(), nil)
	if err != nil {
		return nil, fmt.Errorf("ask the node: %w", err)
	}
	response, err := c.http.Do(request)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ECONNREFUSED) {
		return nil, fmt.Errorf("%w: %s", ErrNotRunning, c.dataDir)
	}
	if err != nil {
		return nil, fmt.Errorf("ask the node: %w", err)
	}
	defer func() { _ = response.Body.Close() }() // it was read
	if response.StatusCode != http.StatusOK {
		var refused refusal
		if err := readAnswer(response.Body, &refused); err != nil {
			return nil, fmt.Errorf("ask the node: %s: %w", response.Status, err)
		}
		return nil, &RefusedError{refused.Error, coded[refused.Code]}
	}
	result := new(T)
	if err := readAnswer(response.Body, result); err != nil {
		return nil, fmt.Errorf("read the node's answer: %w", err)
	}
	return result, nil
}

// RefusedError is what a node said why it did not do something.
type RefusedError struct {
	Text string
	Is   error // of this package; nil: none
}

func (e *RefusedError) Error() string { return e.Text }
func (e *RefusedError) Unwrap() error { return e.Is }
