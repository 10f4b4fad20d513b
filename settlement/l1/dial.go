package l1

import (
	"context"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"
)

// Dial returns a client of the chain behind the URLs (http, https, ws, wss, or
// the path of an IPC socket). It fails when none of them answers or when one is on
// another chain. The caller must Close it.
func Dial(ctx context.Context, urls []string, opts Options) (*Client, error) {
	if len(urls) == 0 {
		return nil, ErrNoURL
	}
	c := &Client{opts: opts.withDefaults()}
	for i, raw := range urls {
		e, err := newEndpoint(i, raw)
		if err != nil {
			return nil, err
		}
		c.endpoints = append(c.endpoints, e)
	}
	if opts.ChainID != 0 {
		c.chainID = new(big.Int).SetUint64(opts.ChainID)
	}
	if err := c.checkChains(ctx); err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

// Over returns a client of the chain behind an open connection, which Close leaves open.
func Over(ctx context.Context, node *rpc.Client, opts Options) (*Client, error) {
	e := &endpoint{label: "connection", client: ethclient.NewClient(node), borrowed: true}
	c := &Client{opts: opts.withDefaults(), endpoints: []*endpoint{e}}
	if opts.ChainID != 0 {
		c.chainID = new(big.Int).SetUint64(opts.ChainID)
	}
	if err := c.checkChains(ctx); err != nil {
		return nil, err
	}
	return c, nil
}

// checkChains asks every URL for its chain, until one has answered.
func (c *Client) checkChains(ctx context.Context) error {
	var errs []error
	for began, round := time.Now(), 0; round < c.opts.Rounds; round++ {
		if round > 0 && time.Since(began) >= c.opts.Timeout || !c.pause(ctx, round) {
			break
		}
		var ids []*big.Int
		ids, errs = c.askChains(ctx)
		found := false
		for i, e := range c.endpoints {
			if errs[i] != nil {
				c.failed(e, errs[i])
				continue
			}
			if c.chainID == nil {
				c.chainID = ids[i]
			}
			if err := e.verify(ids[i], c.chainID); err != nil {
				return err
			}
			if !found {
				found, c.current = true, i
			}
		}
		if found {
			return nil
		}
		if ctx.Err() != nil {
			break
		}
	}
	return &unreachableError{errs}
}

// askChains asks every URL for its chain, all at once. Once one has answered, the others have the
// time of Options.Grace: a URL that hangs must not hold up a program that has a good one.
func (c *Client) askChains(ctx context.Context) (ids []*big.Int, errs []error) {
	ctx, cancel := context.WithTimeout(ctx, c.opts.Timeout)
	defer cancel()
	type answer struct {
		index int
		id    *big.Int
		err   error
	}
	answers := make(chan answer, len(c.endpoints))
	ids, errs = make([]*big.Int, len(c.endpoints)), make([]error, len(c.endpoints))
	for i, e := range c.endpoints {
		errs[i] = e.wrap(errSilent)
		go func() {
			id, err := e.askChainID(ctx)
			answers <- answer{i, id, err}
		}()
	}
	var late <-chan time.Time
	for range c.endpoints {
		select {
		case a := <-answers:
			ids[a.index], errs[a.index] = a.id, a.err
			if a.err == nil && late == nil {
				late = time.After(c.opts.Grace)
			}
		case <-late:
			return ids, errs
		}
	}
	return ids, errs
}
