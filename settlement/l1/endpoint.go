package l1

import (
	"context"
	"fmt"
	"math/big"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"

	"fernet/settlement/rpcerr"
)

// endpoint is one URL.
type endpoint struct {
	index int
	raw   string
	label string // what may be shown
	keys  rpcerr.Secrets

	until    time.Time // asked last until then; Client.mu
	failures int       // in a row; Client.mu

	batch batchSize

	mu     sync.Mutex
	client *ethclient.Client
	proven bool // it is on the right chain

	borrowed bool // the connection is another's
}

func newEndpoint(index int, raw string) (*endpoint, error) {
	u, err := url.Parse(raw)
	if !strings.Contains(raw, "://") && (err != nil || u.Scheme != "") {
		return nil, fmt.Errorf("%w: number %d has no scheme such as https://", ErrURL, index+1)
	}
	if err != nil {
		// the error would show it
		return nil, fmt.Errorf("%w: number %d is not a URL", ErrURL, index+1)
	}
	switch u.Scheme {
	case "http", "https", "ws", "wss":
		if u.Host == "" {
			return nil, fmt.Errorf("%w: number %d has no host", ErrURL, index+1)
		}
	case "":
		if raw == "" {
			return nil, fmt.Errorf("%w: number %d is empty", ErrURL, index+1)
		}
	default:
		return nil, fmt.Errorf("%w: %s: scheme %q is none of http, https, ws and wss", ErrURL, Redact(raw), u.Scheme)
	}
	return &endpoint{index: index, raw: raw, label: Redact(raw), keys: rpcerr.SecretsOf(raw)}, nil
}

// Redact returns what of an RPC URL may be shown: scheme and host. Of the path
// of a socket it is all.
func Redact(raw string) string {
	u, err := url.Parse(raw)
	switch {
	case err != nil:
		return "(not a URL)"
	case u.Scheme == "" && u.Host == "":
		return u.Path
	default:
		return u.Scheme + "://" + u.Host
	}
}

// CheckURLs returns an [ErrURL] when one of several texts cannot be the URL of a node, or the path
// of its socket. It asks nobody.
func CheckURLs(urls []string) error {
	for i, raw := range urls {
		if _, err := newEndpoint(i, raw); err != nil {
			return err
		}
	}
	return nil
}

func (e *endpoint) node(ctx context.Context) (*ethclient.Client, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.client == nil {
		dialled, err := rpc.DialOptions(ctx, e.raw)
		if err != nil {
			return nil, e.wrap(err)
		}
		e.client = ethclient.NewClient(dialled)
	}
	return e.client, nil
}

func (e *endpoint) has(n *ethclient.Client) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.client == n
}

func (e *endpoint) close() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.client != nil && !e.borrowed {
		e.client.Close()
	}
}

func (e *endpoint) askChainID(ctx context.Context) (*big.Int, error) {
	node, err := e.node(ctx)
	if err != nil {
		return nil, err
	}
	id, err := node.ChainID(ctx)
	if err != nil {
		return nil, e.wrap(err)
	}
	return id, nil
}

func (e *endpoint) verify(got, want *big.Int) error {
	if got.Cmp(want) != 0 {
		return chainError{fmt.Errorf("%w: %s is on chain %d, not %d", ErrChains, e.label, got, want)}
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.proven = true
	return nil
}

// checked is node, on the right chain.
func (e *endpoint) checked(ctx context.Context, chainID *big.Int) (*ethclient.Client, error) {
	node, err := e.node(ctx)
	if err != nil {
		return nil, err
	}
	e.mu.Lock()
	proven := e.proven
	e.mu.Unlock()
	if proven {
		return node, nil
	}
	id, err := e.askChainID(ctx)
	if err != nil {
		return nil, err
	}
	return node, e.verify(id, chainID)
}
