package rehearsal

import (
	"context"
	"errors"
	"fmt"

	"fernet/prover/keys"
	"fernet/prover/ledger"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// Config is what a block is rehearsed with.
type Config struct {
	Txs        uint32     // transactions of the block, a power of two of at least two base rollups
	TxsPerBase uint32     // transactions of a base rollup, a power of two from 2 to 64
	Provers    int        // provers that stake
	Mode       rules.Mode // on what the VRF is evaluated
	Seed       uint64     // of the workload and of the stakers' keys; RANDAO stays L1's own
	// MinBalance is what every account of the ledger keeps, in wei.
	MinBalance ledger.Amount
	// Keys returns the proving keys for base rollups of TxsPerBase transactions.
	Keys func(ctx context.Context, txsPerBase uint32) (*keys.Set, error)
	// Progress is told what is proven, of so many proofs. Nil: nobody is.
	Progress func(label string, total int) Bar
}

// Bar is told how far something is.
type Bar interface {
	Add(done int, what string)
	Close()
}

// silent tells nobody.
type silent struct{}

func (silent) Add(int, string) {}
func (silent) Close()          {}

// DefaultConfig is the research post's worked example A.
func DefaultConfig() Config {
	return Config{Txs: 32, TxsPerBase: 2, Provers: 8, Mode: rules.ModePrivate, Seed: 1, MinBalance: ledger.DefaultMinBalance}
}

// The smallest and the largest number of provers: two competing roots need two,
// and their wallets are those the embedded L1 funds.
const (
	MinProvers = 2
	MaxProvers = 32
)

// ErrProvers is returned for a number of provers the rehearsal cannot run with.
var ErrProvers = errors.New("number of provers out of range")

// ErrMinBalance is returned for a least balance with which the first transfer could not open
// an account.
var ErrMinBalance = errors.New("least balance is more than the smallest transfer")

// ConfigError is about a field of a Config, with which no block can be rehearsed.
type ConfigError struct {
	Field string
	Err   error
}

func (e *ConfigError) Error() string { return e.Field + ": " + e.Err.Error() }
func (e *ConfigError) Unwrap() error { return e.Err }

// Check reports, as a ConfigError, the first thing a block cannot be rehearsed with.
func (c Config) Check() error {
	if err := rules.CheckTxsPerBase(c.TxsPerBase); err != nil {
		return &ConfigError{"TxsPerBase", err}
	}
	if err := settlement.CheckBlockSize(c.Txs, c.TxsPerBase); err != nil {
		return &ConfigError{"Txs", err}
	}
	if c.Provers < MinProvers || c.Provers > MaxProvers {
		return &ConfigError{"Provers", fmt.Errorf("%w: %d, must be %d to %d", ErrProvers, c.Provers, MinProvers, MaxProvers)}
	}
	if c.MinBalance.Cmp(smallestTransfer) > 0 {
		return &ConfigError{"MinBalance", fmt.Errorf("%w: %s AZT, at most %s AZT", ErrMinBalance, units.Exact(c.MinBalance.Big()), units.Exact(smallestTransfer.Big()))}
	}
	return nil
}
