package l1

import (
	"context"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
)

// Endpoint is how a URL is doing.
type Endpoint struct {
	URL     string // scheme and host
	ChainID *big.Int
	Head    *types.Header
	Client  string // what the node says it is
	Took    time.Duration
	Err     error
}

// Probe asks one URL for its chain and newest block, once and whatever the chain is.
func Probe(ctx context.Context, url string, timeout time.Duration) Endpoint {
	p := Endpoint{URL: Redact(url)}
	began := time.Now()
	p.Err = func() error {
		e, err := newEndpoint(0, url)
		if err != nil {
			return err
		}
		defer e.close()
		ctx, cancel := context.WithTimeout(ctx, timeout)
		defer cancel()
		if p.ChainID, err = e.askChainID(ctx); err != nil {
			return &unreachableError{[]error{err}}
		}
		node, err := e.node(ctx)
		if err != nil {
			return err
		}
		if p.Head, err = node.HeaderByNumber(ctx, nil); err != nil {
			return e.wrap(err)
		}
		// Which software it is is good to know and no more.
		_ = node.Client().CallContext(ctx, &p.Client, "web3_clientVersion")
		return nil
	}()
	p.Took = time.Since(began)
	return p
}
