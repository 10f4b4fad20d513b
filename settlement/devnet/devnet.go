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
	"math/big"
	"net"
	"strconv"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/txpool"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/eth"
	"github.com/ethereum/go-ethereum/eth/catalyst"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/eth/filters"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/p2p"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/rpc"
)

// What every devnet has in common.
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

// Commit seals one block with the executable transactions of the pool that fit
// and returns its header. Without any, the block is empty.
func (d *Devnet) Commit() (*types.Header, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.commit()
}

func (d *Devnet) commit() (*types.Header, error) {
	if d.closed {
		return nil, ErrClosed
	}
	before := d.Head()
	d.beacon.Commit() // reports nothing but the head
	after := d.Head()
	if after.ParentHash != before.Hash() {
		return nil, fmt.Errorf("%w on block %d", ErrSeal, before.Number)
	}
	return after, d.settlePool()
}

// Advance seals n blocks; the first ones take what the pool holds.
func (d *Devnet) Advance(n uint64) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for range n {
		if _, err := d.commit(); err != nil {
			return err
		}
	}
	return nil
}

// AdvanceTo seals blocks until the head is block number, and none when it is
// already there or past it.
func (d *Devnet) AdvanceTo(number uint64) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for d.Head().Number.Uint64() < number {
		if _, err := d.commit(); err != nil {
			return err
		}
	}
	return nil
}

// AdjustTime seals a block whose timestamp is by later than its parent's. It
// fails while the pool holds executable transactions.
func (d *Devnet) AdjustTime(by time.Duration) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return ErrClosed
	}
	if err := d.beacon.AdjustTime(by); err != nil {
		return fmt.Errorf("devnet: adjust time: %w", err)
	}
	return nil
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

// autoMine seals blocks while the pool has executable transactions, each time
// it got new ones.
func (d *Devnet) autoMine(ctx context.Context) {
	txs := make(chan core.NewTxsEvent, 16)
	sub := d.eth.TxPool().SubscribeTransactions(txs, true)
	wake := make(chan struct{}, 1)
	// The pool waits until its events are taken, and mining waits for the pool.
	d.done.Go(func() {
		defer sub.Unsubscribe()
		for {
			select {
			case <-ctx.Done():
				return
			case <-sub.Err(): //nolint:errcheck // it is closed when the subscription ends
				return
			case <-txs:
				select {
				case wake <- struct{}{}:
				default:
				}
			}
		}
	})
	d.done.Go(func() {
		for {
			select {
			case <-ctx.Done():
				return
			case <-wake:
				if err := d.drainPool(); err != nil && !errors.Is(err, ErrClosed) {
					d.opts.log.Error("devnet stopped mining", "err", err)
					return
				}
			}
		}
	})
}

// drainPool seals blocks until the pool is empty or a block takes nothing out
// of it, which is so for transactions below the minimal tip.
func (d *Devnet) drainPool() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for left := d.Pending(); left > 0; {
		if _, err := d.commit(); err != nil {
			return err
		}
		now := d.Pending()
		if now >= left {
			return nil
		}
		left = now
	}
	return nil
}

func (d *Devnet) mineEvery(ctx context.Context, interval time.Duration) {
	d.done.Go(func() {
		ticker := time.NewTicker(interval)
		defer ticker.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
				if _, err := d.Commit(); err != nil && !errors.Is(err, ErrClosed) {
					d.opts.log.Error("devnet stopped mining", "err", err)
					return
				}
			}
		}
	})
}

// ChainConfig is mainnet's rules from genesis on, under ChainID. It is made
// anew by each call.
//
// It is not params.AllDevChainProtocolChanges, which also has forks that
// mainnet has not activated.
func ChainConfig() *params.ChainConfig {
	zero := func() *uint64 { return new(uint64) }
	mainnet := params.MainnetChainConfig
	return &params.ChainConfig{
		ChainID:                 big.NewInt(ChainID),
		HomesteadBlock:          new(big.Int),
		EIP150Block:             new(big.Int),
		EIP155Block:             new(big.Int),
		EIP158Block:             new(big.Int),
		ByzantiumBlock:          new(big.Int),
		ConstantinopleBlock:     new(big.Int),
		PetersburgBlock:         new(big.Int),
		IstanbulBlock:           new(big.Int),
		MuirGlacierBlock:        new(big.Int),
		BerlinBlock:             new(big.Int),
		LondonBlock:             new(big.Int),
		ArrowGlacierBlock:       new(big.Int),
		GrayGlacierBlock:        new(big.Int),
		TerminalTotalDifficulty: new(big.Int),
		ShanghaiTime:            zero(),
		CancunTime:              zero(),
		PragueTime:              zero(),
		OsakaTime:               zero(),
		BPO1Time:                zero(),
		BPO2Time:                zero(),
		BlobScheduleConfig: &params.BlobScheduleConfig{
			Cancun: mainnet.BlobScheduleConfig.Cancun,
			Prague: mainnet.BlobScheduleConfig.Prague,
			BPO1:   mainnet.BlobScheduleConfig.BPO1,
			BPO2:   mainnet.BlobScheduleConfig.BPO2,
		},
	}
}

// genesis has mainnet's system contracts and the funded accounts.
func (o *options) genesis() *core.Genesis {
	alloc := types.GenesisAlloc{
		params.BeaconRootsAddress:        {Nonce: 1, Code: params.BeaconRootsCode, Balance: new(big.Int)},
		params.HistoryStorageAddress:     {Nonce: 1, Code: params.HistoryStorageCode, Balance: new(big.Int)},
		params.WithdrawalQueueAddress:    {Nonce: 1, Code: params.WithdrawalQueueCode, Balance: new(big.Int)},
		params.ConsolidationQueueAddress: {Nonce: 1, Code: params.ConsolidationQueueCode, Balance: new(big.Int)},
	}
	for i := range o.accounts {
		alloc[Address(i)] = types.Account{Balance: o.balance}
	}
	return &core.Genesis{
		Config:   ChainConfig(),
		GasLimit: BlockGasLimit,
		BaseFee:  big.NewInt(params.InitialBaseFee),
		Alloc:    alloc,
	}
}

func (o *options) ethConfig() *ethconfig.Config {
	c := ethconfig.Defaults
	c.Genesis = o.genesis()
	c.SyncMode = ethconfig.FullSync
	c.Miner.GasCeil = BlockGasLimit
	c.TxPool.NoLocals = true
	c.LogNoHistory = true // logs are searched without an index: there are few blocks
	c.DatabaseCache, c.TrieCleanCache, c.TrieDirtyCache, c.SnapshotCache = 16, 16, 16, 16
	return &c
}

func (o *options) nodeConfig() (*node.Config, error) {
	c := node.DefaultConfig
	c.Name = "fernet-devnet"
	c.DataDir = ""
	c.P2P = p2p.Config{NoDiscovery: true, NoDial: true}
	if o.accounts < 0 || o.balance.Sign() < 0 || o.blockTime < 0 {
		return nil, fmt.Errorf("%w: accounts, balance and block time cannot be negative", ErrOption)
	}
	if o.httpAddr == "" {
		return &c, nil
	}
	host, port, err := net.SplitHostPort(o.httpAddr)
	if err != nil {
		return nil, fmt.Errorf("%w: HTTP address: %w", ErrOption, err)
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil || host == "" {
		return nil, fmt.Errorf("%w: HTTP address %q is not host:port", ErrOption, o.httpAddr)
	}
	c.HTTPHost, c.HTTPPort = host, int(n)
	c.HTTPModules = []string{"eth", "net", "web3", "anvil"}
	return &c, nil
}
