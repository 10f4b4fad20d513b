package demo

import (
	"errors"
	"fmt"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// Config is what a demo is run with.
type Config struct {
	Txs        uint32     // transactions of the block, a power of two of at least two base rollups
	TxsPerBase uint32     // transactions of a base rollup, a power of two from 2 to 64
	Provers    int        // provers that stake
	Mode       rules.Mode // on what the VRF is evaluated
	Seed       uint64     // of the workload and of the stakers' keys; RANDAO stays L1's own
	Out        string     // directory for what was made; empty: nothing is written
	KeysDir    string     // proving keys are cached here
}

// DefaultConfig is the research post's worked example A.
func DefaultConfig() Config {
	return Config{Txs: 32, TxsPerBase: 2, Provers: 8, Mode: rules.ModePrivate, Seed: 1}
}

// The smallest and the largest number of provers: two competing roots need two,
// and their wallets are those the embedded L1 funds.
const (
	MinProvers = 2
	MaxProvers = 32
)

// ErrProvers is returned for a number of provers the demo cannot run with.
var ErrProvers = errors.New("number of provers out of range")

// Check reports the first thing the demo cannot be run with.
func (c Config) Check() error {
	if err := rules.CheckTxsPerBase(c.TxsPerBase); err != nil {
		return fmt.Errorf("--txs-per-base: %w", err)
	}
	if err := settlement.CheckBlockSize(c.Txs, c.TxsPerBase); err != nil {
		return fmt.Errorf("--txs: %w", err)
	}
	if c.Provers < MinProvers || c.Provers > MaxProvers {
		return fmt.Errorf("--provers: %w: %d, must be %d to %d", ErrProvers, c.Provers, MinProvers, MaxProvers)
	}
	return nil
}
