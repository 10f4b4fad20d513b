package txmgr

import (
	"fmt"
	"log/slog"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/params"
)

// Config is how a Manager behaves. DefaultConfig suits mainnet and its
// testnets.
type Config struct {
	// ChainID is the chain the node must be on. Nil takes the node's word.
	ChainID *big.Int

	// Confirmations is how many blocks make a transaction final, its own
	// included: 1 is final as soon as it is mined.
	Confirmations uint64

	// PollInterval is the time between two looks at the chain.
	PollInterval time.Duration
	// RPCTimeout bounds one request.
	RPCTimeout time.Duration
	// RebroadcastAfter is when a pending transaction is sent again as it is:
	// pools forget.
	RebroadcastAfter time.Duration
	// BumpAfter is when a pending transaction that is next in line is sent with
	// higher fees.
	BumpAfter time.Duration
	// GiveUpAfter is how long requests are tried again, and how long a
	// transaction is offered that every node has answered with an error. One that
	// is in a pool, or that a node may have without an answer, is never given up.
	GiveUpAfter time.Duration

	// PriceBumpPercent is how much more a replacement pays. Nodes ask for 10.
	PriceBumpPercent uint64
	// Bounds of both fees, in wei a unit of gas.
	MinTip, MaxTip, MinFeeCap, MaxFeeCap *big.Int

	// GasMarginPercent is added to estimates. A Candidate.GasLimit is taken as it is.
	GasMarginPercent uint64
	// MaxGas is the most gas of one transaction. L1 allows 2^24 (EIP-7825).
	MaxGas uint64

	// JournalPath is the file of the journal; its lock is beside it. Empty keeps
	// the journal in memory: nothing is resumed by another process.
	JournalPath string

	// Holder is what a process that finds the journal locked is told of this one, before the
	// number of the process: "a node". Empty says nothing.
	Holder string

	// Lapses reports whether a transaction that ended long ago may be forgotten by its ID: what it
	// did shows in the chain's state, which keeps it from being done twice. The journal would grow
	// for ever with what is sent day by day. Nil: none may.
	Lapses func(id string) bool

	// DecodeError names a custom error from its revert data. May be nil.
	DecodeError func(data []byte) (string, bool)

	// Log gets a line for each step at debug level, and for what an operator
	// should know at info and warn. No line has a key or a URL's path in it.
	// Nil discards.
	Log *slog.Logger

	// Clock replaces the time, for tests. Nil is the system's.
	Clock Clock
}

// Clock is where a Manager gets its time from.
type Clock interface {
	Now() time.Time
	After(time.Duration) <-chan time.Time
}

type systemClock struct{}

func (systemClock) Now() time.Time                         { return time.Now() }
func (systemClock) After(d time.Duration) <-chan time.Time { return time.After(d) }

// DefaultConfig is for L1 blocks of 12 seconds, and pays at most 200 gwei a
// unit of gas.
func DefaultConfig() Config {
	gwei := func(n int64) *big.Int { return new(big.Int).Mul(big.NewInt(n), big.NewInt(params.GWei)) }
	return Config{
		Confirmations:    3,
		PollInterval:     3 * time.Second,
		RPCTimeout:       10 * time.Second,
		RebroadcastAfter: 30 * time.Second,
		BumpAfter:        60 * time.Second,
		GiveUpAfter:      2 * time.Minute,
		PriceBumpPercent: 10,
		MinTip:           big.NewInt(params.GWei / 100),
		MaxTip:           gwei(20),
		MinFeeCap:        gwei(1),
		MaxFeeCap:        gwei(200),
		GasMarginPercent: 20,
		MaxGas:           params.MaxTxGas,
	}
}

// Check reports the first thing that is wrong, as one of the errors ErrConfig….
func (c *Config) Check() error {
	fail := func(named error, format string, args ...any) error {
		return fmt.Errorf("%w: "+format, append([]any{named}, args...)...)
	}
	if c.Confirmations == 0 {
		return fail(ErrConfigConfirmations, "it is 0, at least 1 is needed")
	}
	for _, d := range []struct {
		name string
		d    time.Duration
	}{
		{"PollInterval", c.PollInterval}, {"RPCTimeout", c.RPCTimeout}, {"RebroadcastAfter", c.RebroadcastAfter},
		{"BumpAfter", c.BumpAfter}, {"GiveUpAfter", c.GiveUpAfter},
	} {
		if d.d <= 0 {
			return fail(ErrConfigInterval, "%s is %s", d.name, d.d)
		}
	}
	if c.PriceBumpPercent < 10 || c.PriceBumpPercent > 1000 {
		return fail(ErrConfigPriceBump, "it is %d, nodes take 10 to 1000", c.PriceBumpPercent)
	}
	for _, b := range []struct {
		name string
		x    *big.Int
	}{{"MinTip", c.MinTip}, {"MaxTip", c.MaxTip}, {"MinFeeCap", c.MinFeeCap}, {"MaxFeeCap", c.MaxFeeCap}} {
		if b.x == nil || b.x.Sign() < 0 || b.x.BitLen() > 256 {
			return fail(ErrConfigFees, "%s is %v", b.name, b.x)
		}
	}
	if c.MinTip.Cmp(c.MaxTip) > 0 || c.MinFeeCap.Cmp(c.MaxFeeCap) > 0 || c.MinTip.Cmp(c.MaxFeeCap) > 0 {
		return fail(ErrConfigFees, "tip %d to %d, fee cap %d to %d wei", c.MinTip, c.MaxTip, c.MinFeeCap, c.MaxFeeCap)
	}
	if c.MaxGas < params.TxGas || c.MaxGas > params.MaxTxGas {
		return fail(ErrConfigGas, "MaxGas is %d, not %d to %d", c.MaxGas, params.TxGas, params.MaxTxGas)
	}
	if c.GasMarginPercent > 1000 {
		return fail(ErrConfigGas, "GasMarginPercent is %d, more than 1000", c.GasMarginPercent)
	}
	if c.ChainID != nil && c.ChainID.Sign() <= 0 {
		return fail(ErrConfigChainID, "it is %d", c.ChainID)
	}
	return nil
}

func (c *Config) policy() policy {
	return policy{
		confirmations: c.Confirmations, poll: c.PollInterval, rebroadcast: c.RebroadcastAfter,
		bump: c.BumpAfter, giveUp: c.GiveUpAfter, renonces: maxRenonces,
	}
}

// maxRenonces bounds how often one transaction takes another nonce.
const maxRenonces = 16
