package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/ethereum/go-ethereum/rpc"

	"fernet/prover/ledger"
)

// answerTime is how long a node may take to answer.
const answerTime = 20 * time.Second

// What can be wrong about a node that is asked.
var (
	ErrURL         = errors.New("not the URL of a node, such as http://127.0.0.1:9011")
	ErrUnreachable = errors.New("no node answers there")
)

// Client asks a node.
type Client struct {
	url string
	rpc *rpc.Client
}

// Dial returns a client of the node that is served at a URL. It asks nobody yet. Without a path the
// URL is completed with Path.
func Dial(address string) (*Client, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("%q: %w", address, ErrURL)
	}
	if u.Path == "" || u.Path == "/" {
		u.Path = Path
	}
	client, err := rpc.DialOptions(context.Background(), u.String(), rpc.WithHTTPClient(&http.Client{Timeout: answerTime}))
	if err != nil {
		return nil, fmt.Errorf("%q: %w: %w", address, ErrURL, err)
	}
	return &Client{u.String(), client}, nil
}

// Close ends the client.
func (c *Client) Close() { c.rpc.Close() }

// Send hands a signed transfer to the node. An *Error says why the node did not take it.
func (c *Client) Send(ctx context.Context, t ledger.Transfer) (*Sent, error) {
	sent := new(Sent)
	return sent, c.call(ctx, sent, "fernet_sendTransfer", t)
}

// Pending returns the transfers in the node's pool, of all accounts or of one.
func (c *Client) Pending(ctx context.Context, from *uint32) ([]Pending, error) {
	var pending []Pending
	return pending, c.call(ctx, &pending, "fernet_pendingTransfers", from)
}

func (c *Client) call(ctx context.Context, result any, method string, args ...any) error {
	err := c.rpc.CallContext(ctx, result, method, args...)
	if err == nil || ctx.Err() != nil {
		return err
	}
	var said rpc.Error
	if !errors.As(err, &said) {
		return fmt.Errorf("%w: %s: %w", ErrUnreachable, c.url, err)
	}
	refused := &Error{Message: said.Error()}
	if data, ok := errors.AsType[rpc.DataError](err); ok {
		if text, err := json.Marshal(data.ErrorData()); err == nil && json.Unmarshal(text, &refused.Refused) == nil && refused.Reason != "" {
			return refused
		}
	}
	return fmt.Errorf("%s: %w", c.url, err)
}
