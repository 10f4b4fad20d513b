package l1

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"net"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"
)

// endpoint is one URL.
type endpoint struct {
	index int
	raw   string
	label string // what may be shown

	until    time.Time // asked last until then; Client.mu
	failures int       // in a row; Client.mu

	batch atomic.Int32 // index of batchSizes: the largest that it did not refuse

	mu     sync.Mutex
	client *ethclient.Client
	proven bool // it is on the right chain
}

func newEndpoint(index int, raw string) (*endpoint, error) {
	u, err := url.Parse(raw)
	if err != nil {
		return nil, fmt.Errorf("%w: number %d is not a URL", ErrURL, index+1) // the error would show it
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
	return &endpoint{index: index, raw: raw, label: Redact(raw)}, nil
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
	if e.client != nil {
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
		return fmt.Errorf("%w: %s is on chain %d, not %d", ErrChains, e.label, got, want)
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

// fault reports whether an error is about the URL and not about what was asked.
func fault(err error) bool {
	if errors.Is(err, ethereum.NotFound) {
		return false
	}
	if errors.Is(err, ErrChains) {
		return true // another may be on the right one
	}
	var http rpc.HTTPError
	if errors.As(err, &http) {
		// Some gateways answer the request itself with these two, such as a range of logs that is too wide.
		return http.StatusCode != 400 && http.StatusCode != 413
	}
	var answer rpc.Error
	if !errors.As(err, &answer) {
		return true // a connection's, or no JSON at all
	}
	if answer.ErrorCode() == 429 {
		return true
	}
	text := strings.ToLower(err.Error())
	for _, words := range []string{"rate limit", "too many requests", "capacity exceeded", "request timed out", "exceeded its compute units"} {
		if strings.Contains(text, words) {
			return true
		}
	}
	return false
}

// Answered reports whether an error is what a node said about the request, such as that it does not know the
// method, and not that none could be asked.
func Answered(err error) bool { return !fault(err) }

// undelivered reports whether an error says that the node never saw the request.
func undelivered(err error) bool {
	var http rpc.HTTPError
	if errors.As(err, &http) {
		return http.StatusCode == 429 || http.StatusCode == 401 || http.StatusCode == 403
	}
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "dial"
}

// unreachableError is ErrUnreachable with what each URL did, or the last one that was asked.
type unreachableError struct{ errs []error }

func (e *unreachableError) Error() string {
	text := ErrUnreachable.Error()
	for i, err := range e.errs {
		separator := "; "
		if i == 0 {
			separator = ": "
		}
		text += separator + err.Error()
	}
	return text
}

func (e *unreachableError) Unwrap() []error { return append([]error{ErrUnreachable}, e.errs...) }

// urls matches what follows a host, where providers put their keys.
var urls = regexp.MustCompile(`(?i)\b(https?|wss?)://(?:[^\s/"'@]*@)?([^\s/"'?#]+)[^\s"']*`)

// maxBody is the length of the longest answer of a gateway that is shown.
const maxBody = 200

// nodeError is an error of a URL: it says which one, and hides the rest of it.
type nodeError struct {
	label string
	err   error
}

func (e *endpoint) wrap(err error) error {
	if errors.Is(err, ethereum.NotFound) {
		return err
	}
	// An answer of the chain is the same from any node: who gave it does not matter.
	var answer rpc.Error
	if errors.As(err, &answer) {
		return err
	}
	return &nodeError{e.label, err}
}

func (e *nodeError) Error() string {
	err := e.err
	var inner *url.Error
	if errors.As(err, &inner) {
		err = inner.Err // without the URL
	}
	text := err.Error()
	var http rpc.HTTPError
	if errors.As(err, &http) && len(http.Body) > maxBody {
		text = http.Status // a page for people
	}
	return fmt.Sprintf("RPC %s: %s", e.label, urls.ReplaceAllString(text, "$1://$2"))
}

func (e *nodeError) Unwrap() error { return e.err }
