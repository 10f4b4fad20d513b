package session

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path/filepath"

	"fernet/cmd/fernet/internal/config"
	"fernet/prover"
	"fernet/settlement"
	"fernet/settlement/l1"
)

// Chain is L1 and the deployment on it, each opened when it is first asked for.
type Chain struct {
	cfg *config.Config
	log *slog.Logger

	node    *l1.Client
	network config.Network // known with node
	client  *settlement.Client
	checked bool // the client's record was compared with L1
	// used is told of the deployment once it is opened, nil: nobody is.
	used func(*settlement.Client)
}

// ErrNoRPC means that no L1 was named.
var ErrNoRPC = errors.New("no L1 to ask")

// URLs are where L1 is asked: those configured, or the network's own.
func (c *Chain) URLs() ([]string, error) {
	var urls []string
	for _, u := range c.cfg.RPCURLs {
		urls = append(urls, u.Reveal())
	}
	if len(urls) == 0 {
		if n, ok := config.NetworkNamed(c.cfg.Network); ok && n.RPCURL != "" {
			return []string{n.RPCURL}, nil
		}
		return nil, config.Usage("%w: name a node with --rpc-url (or FERNET_RPC_URL)", ErrNoRPC)
	}
	return urls, nil
}

// L1 returns the client of L1. It is on the chain of --network, if that is given.
func (c *Chain) L1(ctx context.Context) (*l1.Client, error) {
	if c.node != nil {
		return c.node, nil
	}
	urls, err := c.URLs()
	if err != nil {
		return nil, err
	}
	opts := l1.Options{Log: c.log}
	if n, ok := config.NetworkNamed(c.cfg.Network); ok {
		opts.ChainID = n.ChainID
	}
	client, err := l1.Dial(ctx, urls, opts)
	if err != nil {
		return nil, fmt.Errorf("connect to L1: %w", err)
	}
	id, err := client.ChainID(ctx)
	if err != nil {
		return nil, fmt.Errorf("connect to L1: %w", err)
	}
	c.node, c.network = client, config.NetworkOf(id.Uint64())
	if c.cfg.Confirmations != 0 {
		c.network.Confirmations = c.cfg.Confirmations
	}
	return client, nil
}

// Network returns what is known of L1's chain, with the confirmations to wait for.
func (c *Chain) Network(ctx context.Context) (config.Network, error) {
	if _, err := c.L1(ctx); err != nil {
		return config.Network{}, err
	}
	return c.network, nil
}

// Head returns the number of L1's newest block.
func (c *Chain) Head(ctx context.Context) (uint64, error) {
	node, err := c.L1(ctx)
	if err != nil {
		return 0, err
	}
	head, err := node.BlockNumber(ctx)
	if err != nil {
		return 0, fmt.Errorf("get newest block: %w", err)
	}
	return head, nil
}

// DeploymentPath is the file of the deployment: the one named, or that of L1's chain.
func (c *Chain) DeploymentPath(ctx context.Context) (string, error) {
	if c.cfg.Deployment != "" {
		return c.cfg.Deployment, nil
	}
	n, ok := config.NetworkNamed(c.cfg.Network)
	if !ok {
		var err error
		if n, err = c.Network(ctx); err != nil {
			return "", err
		}
	}
	return deploymentOf(n), nil
}

func deploymentOf(n config.Network) string {
	return filepath.Join("deployments", fmt.Sprintf("%d.json", n.ChainID))
}

// ErrChain means that a deployment is not on the chain of L1.
var ErrChain = errors.New("the deployment is on another chain")

// Deployment returns the record of the deployment, as of Client.
func (c *Chain) Deployment(ctx context.Context) (*settlement.Deployment, error) {
	client, err := c.Client(ctx)
	if err != nil {
		return nil, err
	}
	return client.Deployment, nil
}

// Client returns the client of the deployment on L1. What the record says of parameters, addresses,
// genesis state and block is what L1 says: commands conclude from it. Code and keys are compared by
// fernet doctor.
func (c *Chain) Client(ctx context.Context) (*settlement.Client, error) {
	client, err := c.UncheckedClient(ctx)
	if err != nil {
		return nil, err
	}
	if !c.checked {
		if err := client.CheckRecord(ctx); err != nil {
			return nil, err
		}
		c.checked = true
	}
	return client, nil
}

// UncheckedClient is Client for whoever compares the record with L1 itself. It compares chains and
// no more.
func (c *Chain) UncheckedClient(ctx context.Context) (*settlement.Client, error) {
	if c.client != nil {
		return c.client, nil
	}
	node, err := c.L1(ctx)
	if err != nil {
		return nil, err
	}
	path, err := c.DeploymentPath(ctx)
	if err != nil {
		return nil, err
	}
	d, err := settlement.ReadDeployment(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: get the deployment's record from whoever deployed and name it with --deployment, or deploy one yourself (fernet deploy)", err)
	}
	if err != nil {
		return nil, err
	}
	if d.ChainID != c.network.ChainID {
		return nil, fmt.Errorf("%w: %s is of chain %d, L1 is chain %d: name another --deployment or --rpc-url", ErrChain, path, d.ChainID, c.network.ChainID)
	}
	c.Use(prover.NewClient(node, d))
	c.checked = false // with L1
	return c.client, nil
}

// Use goes on with a deployment that was just made.
func (c *Chain) Use(client *settlement.Client) {
	c.client, c.checked = client, true
	if c.used != nil {
		c.used(client)
	}
}
