package mempool

import (
	"errors"
	"fmt"

	"fernet/prover/ledger"
)

// Bounds of a pool unless it is configured otherwise.
const (
	DefaultMaxTransfers = 8192
	DefaultBumpPercent  = 10
)

// MaxPerSender is how many transfers of one account a pool holds: those with its next nonces.
const MaxPerSender = 64

// Config is what a pool is made of.
type Config struct {
	// MaxTransfers is how many transfers it holds, 0 for DefaultMaxTransfers. It remembers as many
	// that were in blocks. Each takes less than a kilobyte.
	MaxTransfers int
	// LeastFee is what a transfer has to pay, in wei.
	LeastFee ledger.Amount
	// BumpPercent is how much more another transfer of the same nonce has to pay to take its place,
	// 0 for DefaultBumpPercent. It is one wei at least.
	BumpPercent int
	// Dropped is told of each transfer that leaves the pool when the last block changes; nil:
	// nobody is. What leaves it for another one is in Added.
	Dropped func(Dropped)
}

// ErrConfig means that a pool cannot be made so.
var ErrConfig = errors.New("bounds of the pool of transfers")

// Check reports what is wrong with a configuration.
func (c Config) Check() error {
	switch {
	case c.MaxTransfers < 0:
		return fmt.Errorf("%w: at most %d transfers", ErrConfig, c.MaxTransfers)
	case c.BumpPercent < 0:
		return fmt.Errorf("%w: a replacement pays %d %% more", ErrConfig, c.BumpPercent)
	}
	return nil
}

// withDefaults is the configuration with what was left out.
func (c Config) withDefaults() Config {
	if c.MaxTransfers == 0 {
		c.MaxTransfers = DefaultMaxTransfers
	}
	if c.BumpPercent == 0 {
		c.BumpPercent = DefaultBumpPercent
	}
	if c.Dropped == nil {
		c.Dropped = func(Dropped) {}
	}
	return c
}
