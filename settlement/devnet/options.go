package devnet

import (
	"log/slog"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/params"
)

// Option changes how New starts a devnet.
type Option func(*options)

type options struct {
	chainID   uint64
	accounts  int
	balance   *big.Int
	autoMine  bool
	blockTime time.Duration
	httpAddr  string
	log       *slog.Logger
}

func defaultOptions() options {
	return options{
		chainID:  ChainID,
		accounts: 32,
		balance:  new(big.Int).Mul(big.NewInt(1_000_000), big.NewInt(params.Ether)),
		log:      slog.New(slog.DiscardHandler),
	}
}

// WithChainID has the chain be another one than ChainID, which is known as a local one: that is
// asked more often than one that may be public.
func WithChainID(id uint64) Option { return func(o *options) { o.chainID = id } }

// WithAccounts funds the accounts 0 … n-1 at genesis (default 32).
func WithAccounts(n int) Option { return func(o *options) { o.accounts = n } }

// WithBalance is what each funded account holds, in wei (default a million ether).
func WithBalance(wei *big.Int) Option { return func(o *options) { o.balance = wei } }

// WithAutoMine seals a block whenever the pool got a transaction that can be
// executed, and none otherwise. Transactions sent at once may share a block.
func WithAutoMine() Option { return func(o *options) { o.autoMine = true } }

// WithBlockTime seals a block at each tick, with or without transactions.
// Timestamps have whole seconds and grow by one at least, so with ticks of
// less than a second the chain's clock runs ahead.
func WithBlockTime(interval time.Duration) Option {
	return func(o *options) { o.blockTime = interval }
}

// WithHTTP serves RPC (eth, net, web3 and anvil_mine) on "host:port"; port 0
// takes a free one, see Devnet.URL. There is no authentication: anyone who
// reaches the address can make blocks.
func WithHTTP(addr string) Option { return func(o *options) { o.httpAddr = addr } }

// WithLogger is told when mining stops because of an error. go-ethereum's own
// log lines go to its own logger, which by default writes nothing.
func WithLogger(log *slog.Logger) Option { return func(o *options) { o.log = log } }
