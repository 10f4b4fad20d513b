package actor

import (
	"context"
	"errors"
	"fmt"

	"fernet/settlement"
	"fernet/settlement/l1"
	"fernet/settlement/network"
)

// L1 are the nodes of L1 that are asked.
type L1 struct {
	o       *Options
	client  *l1.Client
	network network.Network // known with client
}

// URLs are where L1 is asked: [ErrNoRPC] when no node is named or presumed.
func (c *L1) URLs() ([]string, error) {
	switch {
	case len(c.o.RPCURLs) > 0:
		return c.o.RPCURLs, nil
	case c.o.Network.RPCURL != "":
		return []string{c.o.Network.RPCURL}, nil
	}
	return nil, ErrNoRPC
}

// Client returns the client of L1. All its nodes are on one chain, that of the network which L1 has
// to be of: l1.ErrChains.
func (c *L1) Client(ctx context.Context) (*l1.Client, error) {
	if c.client != nil {
		return c.client, nil
	}
	urls, err := c.URLs()
	if err != nil {
		return nil, err
	}
	client, err := l1.Dial(ctx, urls, l1.Options{ChainID: c.o.Network.ChainID, Log: c.o.Log})
	if err != nil {
		return nil, fmt.Errorf("connect to L1: %w", err)
	}
	id, err := client.ChainID(ctx)
	if err != nil {
		client.Close()
		return nil, fmt.Errorf("connect to L1: %w", err)
	}
	c.client, c.network = client, network.Of(id.Uint64())
	if c.o.Confirmations != 0 {
		c.network.Confirmations = c.o.Confirmations
	}
	return client, nil
}

// Network returns what is known of L1's chain, with the confirmations to wait for.
func (c *L1) Network(ctx context.Context) (network.Network, error) {
	_, err := c.Client(ctx)
	return c.network, err
}

// Presumed is Network or, where L1 does not answer, the network that it has to be of, with why L1
// was not asked. That it is of another one is an error in either case.
func (c *L1) Presumed(ctx context.Context) (presumed network.Network, unasked, err error) {
	presumed, err = c.Network(ctx)
	if err == nil || errors.Is(err, l1.ErrChains) || errors.Is(err, ErrOtherChain) || ctx.Err() != nil {
		return presumed, nil, err
	}
	return c.o.Network, err, nil
}

// Seen is Network without asking L1: the zero value until it was asked.
func (c *L1) Seen() network.Network { return c.network }

// Head returns the number of L1's newest block.
func (c *L1) Head(ctx context.Context) (uint64, error) {
	client, err := c.Client(ctx)
	if err != nil {
		return 0, err
	}
	head, err := client.BlockNumber(ctx)
	if err != nil {
		return 0, fmt.Errorf("get newest block: %w", err)
	}
	return head, nil
}

// Waiter returns what waits for L1 at the pace of its network, and tells say.
func (c *L1) Waiter(ctx context.Context, say func(settlement.Waiting)) (*settlement.Waiter, error) {
	n, err := c.Network(ctx)
	if err != nil {
		return nil, err
	}
	return &settlement.Waiter{
		Head: c.Head, Interval: n.PollInterval, Quiet: n.Quiet(), GiveUp: n.GiveUp(), Believe: n.Confirmations + 1,
		Say: say, Log: c.o.Log,
	}, nil
}
