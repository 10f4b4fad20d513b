// Package devnet is the embedded L1: a go-ethereum execution layer in this
// process, without peers or disk, for tests, the demo and serving RPC on one
// machine.
//
// It charges mainnet's gas: the forks are those mainnet has live (Osaka with
// its blob schedule, see ChainConfig), the block gas limit is 60 million, a
// transaction may use at most 2^24 gas (EIP-7825), and the EIP-2935 history
// contract is there from genesis on. PrevRandao is random in every block.
//
// Blocks are made in one of three ways, which mix freely:
//
//   - by hand: Commit, Advance, AdvanceTo;
//   - WithAutoMine: a block as soon as the pool holds a transaction that can
//     be executed. Time between transactions is then passed with Advance;
//   - WithBlockTime: a block at each tick, for serving RPC to other processes.
//
// A devnet has no consensus client: "finalized" is the newest multiple of 32,
// whatever Fork does to it later. As on most nodes, only the state of the newest
// 128 blocks can be called and read; headers, bodies, receipts and logs stay.
// Timestamps grow by a second a block at least, so Advance can take the chain's
// clock ahead of the system's.
package devnet

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/txpool"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/eth"
	"github.com/ethereum/go-ethereum/eth/catalyst"
	"github.com/ethereum/go-ethereum/eth/filters"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/rpc"
)

// What every devnet has in common; the chain unless told otherwise, see WithChainID.
const (
	ChainID       = 1337
	BlockGasLimit = 60_000_000
	TxGasLimit    = 1 << 24 // EIP-7825
)

var (
	// ErrClosed is returned by whatever would make or drop blocks after Close.
	ErrClosed = errors.New("devnet: closed")
	// ErrSeal means that go-ethereum did not seal a block. The head is where it was.
	ErrSeal = errors.New("devnet: no block was sealed")
	// ErrUnknownBlock means that a block to fork from is not in the database.
	ErrUnknownBlock = errors.New("devnet: unknown block")
	// ErrReorgDepth means that a reorg was to drop no block or genesis.
	ErrReorgDepth = errors.New("devnet: reorg depth out of range")
	// ErrOption means that an option cannot be used.
	ErrOption = errors.New("devnet: bad option")
)

// Devnet is an L1 in this process. Its methods may be called concurrently.
type Devnet struct {
	opts   options
	node   *node.Node
	eth    *eth.Ethereum
	beacon *catalyst.SimulatedBeacon
	client *ethclient.Client

	mu     sync.Mutex // held while blocks are made or dropped and transactions taken
	closed bool

	stop context.CancelFunc
	done sync.WaitGroup // the background miner
}

// New starts a devnet at genesis. The caller must Close it.
func New(opts ...Option) (*Devnet, error) {
	o := defaultOptions()
	for _, opt := range opts {
		opt(&o)
	}
	nodeConf, err := o.nodeConfig()
	if err != nil {
		return nil, err
	}
	stack, err := node.New(nodeConf)
	if err != nil {
		return nil, fmt.Errorf("devnet: assemble node: %w", err)
	}
	d := &Devnet{opts: o, node: stack}
	if err := d.start(); err != nil {
		return nil, errors.Join(fmt.Errorf("devnet: start: %w", err), stack.Close())
	}
	return d, nil
}

func (d *Devnet) start() error {
	var err error
	if d.eth, err = eth.New(d.node, d.opts.ethConfig()); err != nil {
		return err
	}
	system := filters.NewFilterSystem(d.eth.APIBackend, filters.Config{})
	d.node.RegisterAPIs([]rpc.API{
		{Namespace: "eth", Service: filters.NewFilterAPI(system)},
		{Namespace: "anvil", Service: &mineAPI{d}},
	})
	if err := d.serialiseSends(); err != nil {
		return err
	}
	if err := d.node.Start(); err != nil {
		return err
	}
	if d.beacon, err = catalyst.NewSimulatedBeacon(0, common.Address{}, d.eth); err != nil {
		return err
	}
	// As ethclient/simulated does: makes genesis the head that the beacon builds on.
	if err := d.beacon.Fork(d.eth.BlockChain().Genesis().Hash()); err != nil {
		return err
	}
	d.client = ethclient.NewClient(d.node.Attach())

	ctx, cancel := context.WithCancel(context.Background())
	d.stop = cancel
	if d.opts.autoMine {
		d.autoMine(ctx)
	}
	if d.opts.blockTime > 0 {
		d.mineEvery(ctx, d.opts.blockTime)
	}
	return nil
}

// Close stops mining, serving and the node. Clients of this devnet cannot be
// used afterwards. A second Close does nothing.
func (d *Devnet) Close() error {
	d.mu.Lock()
	if d.closed {
		d.mu.Unlock()
		return nil
	}
	d.closed = true
	d.mu.Unlock()

	d.stop()
	d.done.Wait()
	d.client.Close()
	return errors.Join(d.beacon.Stop(), d.node.Close())
}

// Client speaks to the chain within this process. It is shared: do not close it.
func (d *Devnet) Client() *ethclient.Client { return d.client }

// URL is where RPC is served, or "" without WithHTTP.
func (d *Devnet) URL() string {
	if d.opts.httpAddr == "" {
		return ""
	}
	return d.node.HTTPEndpoint()
}

// Key is the private key of account i: Key(i). All of the accounts up to
// WithAccounts hold WithBalance at genesis.
func (d *Devnet) Key(i int) *ecdsa.PrivateKey { return Key(i) }

// Address is the address of account i.
func (d *Devnet) Address(i int) common.Address { return Address(i) }

// Head is the header of the newest canonical block.
func (d *Devnet) Head() *types.Header { return d.eth.BlockChain().CurrentBlock() }

// HashOf is the hash of the canonical block with that number, or zero when there
// is none.
func (d *Devnet) HashOf(number uint64) common.Hash {
	return d.eth.BlockChain().GetCanonicalHash(number)
}

// Fork makes a known block the head: at once, so that until more blocks are
// sealed clients see a shorter chain. Transactions of the dropped blocks go
// back into the pool and into the next block; Rollback makes them vanish.
//
// Unlike ethclient/simulated's, it does not mind transactions in the pool.
func (d *Devnet) Fork(parent common.Hash) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.fork(parent)
}

// Rewind makes a known block the head, and drops the transactions of the blocks above it for good.
func (d *Devnet) Rewind(parent common.Hash) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.fork(parent); err != nil {
		return err
	}
	d.eth.TxPool().Clear()
	return nil
}

func (d *Devnet) fork(parent common.Hash) error {
	if d.closed {
		return ErrClosed
	}
	block := d.eth.BlockChain().GetBlockByHash(parent)
	if block == nil {
		return fmt.Errorf("%w: %s", ErrUnknownBlock, parent)
	}
	if _, err := d.eth.BlockChain().SetCanonical(block); err != nil {
		return fmt.Errorf("devnet: fork at block %d: %w", block.Number(), err)
	}
	return d.settlePool()
}

// Reorg replaces the newest depth blocks by depth + 1 others. Their
// transactions come back in the first of them, or with drop never.
func (d *Devnet) Reorg(depth uint64, drop bool) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	head := d.Head().Number.Uint64()
	if depth == 0 || depth > head {
		return fmt.Errorf("%w: %d blocks at block %d", ErrReorgDepth, depth, head)
	}
	if err := d.fork(d.eth.BlockChain().GetCanonicalHash(head - depth)); err != nil {
		return err
	}
	if drop {
		d.eth.TxPool().Clear()
	}
	for range depth + 1 {
		if _, err := d.commit(); err != nil {
			return err
		}
	}
	return nil
}

// Rollback drops every transaction of the pool.
func (d *Devnet) Rollback() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.closed {
		d.eth.TxPool().Clear()
	}
}

// Pending counts the executable transactions of the pool.
func (d *Devnet) Pending() int {
	_, n := d.eth.TxPool().Pending(txpool.PendingFilter{})
	return n
}
