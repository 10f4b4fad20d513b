package localnet

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"fernet/prover/keys"
	"fernet/prover/operator"
	"fernet/settlement/devnet"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
)

// Bounds of a network.
const (
	MinNodes = 2
	MaxNodes = 32
)

// What a network cannot be made with.
var (
	ErrNodes     = errors.New("number of nodes out of range")
	ErrSequencer = errors.New("every network has a sequencer, and no member is one twice")
	ErrBlockTime = errors.New("L1 blocks need at least 100 ms")
	ErrFolder    = errors.New("the folder is not empty")
)

// ConfigError is about a field of a Config.
type ConfigError struct {
	Field string
	Err   error
}

func (e *ConfigError) Error() string { return e.Field + ": " + e.Err.Error() }
func (e *ConfigError) Unwrap() error { return e.Err }

// Config is what a network is made of.
type Config struct {
	Nodes      int    // members
	Sequencers int    // members that are sequencers as well: the first ones
	Txs        uint32 // transactions of the largest block
	TxsPerBase uint32 // transactions of a base rollup
	Mode       rules.Mode
	Seed       uint64 // of keys and transfers; RANDAO stays L1's own
	// Schedule has the lengths of phases and window, in L1 blocks; zero: what suits four nodes on
	// two processors with L1 blocks of a second. When slot 0 begins is the network's to say.
	Schedule rules.Schedule
	// ChainID is that of L1; 0: devnet.ChainID. Nodes ask a chain that they do not know as rarely
	// as a public one.
	ChainID uint64
	// BlockTime is the time between L1 blocks, once the nodes run.
	BlockTime time.Duration
	// Dir is an empty folder, or is made, for the deployment's record and the members' folders.
	Dir string
	// Roles are those of the prover of a member, by its number; nil: of all members, base rollups
	// and merges.
	Roles func(number int) rules.Role
	// Keys returns the proving keys for base rollups of so many transactions.
	Keys func(ctx context.Context, txsPerBase uint32) (*keys.Set, error)
	// Told is told what is done before nodes can start; nil: nobody is.
	Told func(what string)
}

// defaultSchedule is for four nodes on two processors with L1 blocks of a second.
func defaultSchedule() rules.Schedule {
	return rules.Schedule{ProposeBlocks: 18, RevealBlocks: 8, ProvingBlocks: 78}
}

// DefaultConfig is a network of four nodes with trees of seven.
func DefaultConfig() Config {
	return Config{Nodes: 4, Sequencers: 1, Txs: 8, TxsPerBase: 2, Mode: rules.ModePrivate, Seed: 1, BlockTime: time.Second}
}

// Check reports, as a ConfigError, the first thing a network cannot be made with.
func (c *Config) Check() error {
	if c.Nodes < MinNodes || c.Nodes > MaxNodes {
		return &ConfigError{"Nodes", fmt.Errorf("%w: %d, must be %d to %d", ErrNodes, c.Nodes, MinNodes, MaxNodes)}
	}
	if c.Sequencers < 1 || c.Sequencers > c.Nodes {
		return &ConfigError{"Sequencers", fmt.Errorf("%w: %d of %d members", ErrSequencer, c.Sequencers, c.Nodes)}
	}
	if c.BlockTime < 100*time.Millisecond {
		return &ConfigError{"BlockTime", fmt.Errorf("%w, not %s", ErrBlockTime, c.BlockTime)}
	}
	if err := rules.CheckTxsPerBase(c.TxsPerBase); err != nil {
		return &ConfigError{"TxsPerBase", err}
	}
	if err := checkBlockSize(c.Txs, c.TxsPerBase); err != nil {
		return &ConfigError{"Txs", err}
	}
	return nil
}

// Network is a network whose nodes can be started. It is to be closed.
type Network struct {
	Config  Config
	L1      *devnet.Devnet
	Chain   *operator.Chain
	Record  string // file of the deployment's record
	Members []*Member

	node     *l1.Client // of L1
	workload *workload
	pace     atomic.Int64 // time between L1 blocks, in nanoseconds
	ended    context.CancelFunc
	mining   sync.WaitGroup
}

// setupPace is the time between L1 blocks while contracts and stakes are made.
const setupPace = 20 * time.Millisecond

// New starts L1, deploys, stakes for every member and makes the members' folders. L1 goes on by
// itself from then on, see [Network.Begin].
func New(ctx context.Context, c Config) (_ *Network, err error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	if c.Schedule == (rules.Schedule{}) {
		c.Schedule = defaultSchedule()
	}
	if c.ChainID == 0 {
		c.ChainID = devnet.ChainID
	}
	if c.Roles == nil {
		c.Roles = func(int) rules.Role { return rules.RoleBase | rules.RoleMerge }
	}
	if c.Told == nil {
		c.Told = func(string) {}
	}
	if c.Dir, err = emptyFolder(c.Dir); err != nil {
		return nil, err
	}
	n := &Network{Config: c, Record: filepath.Join(c.Dir, "deployment.json")}
	defer func() {
		if err != nil {
			err = errors.Join(err, n.Close())
		}
	}()
	set, err := c.Keys(ctx, c.TxsPerBase)
	if err != nil {
		return nil, err
	}
	if n.workload, err = newWorkload(c.Seed); err != nil {
		return nil, err
	}
	if err := n.startL1(ctx); err != nil {
		return nil, err
	}
	c.Told("deploying the contracts")
	if err := n.deploy(ctx, set); err != nil {
		return nil, err
	}
	for i := range c.Nodes {
		c.Told(fmt.Sprintf("staking for node %d of %d", i+1, c.Nodes))
		m, err := n.addMember(ctx, i+1)
		if err != nil {
			return nil, err
		}
		n.Members = append(n.Members, m)
	}
	n.pace.Store(int64(c.BlockTime))
	return n, nil
}

// emptyFolder makes a folder, and refuses one in which there is something.
func emptyFolder(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err == nil {
		err = os.MkdirAll(dir, 0o700)
	}
	if err != nil {
		return "", fmt.Errorf("make the network's folder: %w", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", fmt.Errorf("read the network's folder: %w", err)
	}
	if len(entries) > 0 {
		return "", fmt.Errorf("%w: %s", ErrFolder, dir)
	}
	return dir, nil
}

// Begin lets slot 0 begin in a few L1 blocks, if it has not: when the nodes have found each other.
func (n *Network) Begin() error {
	if err := n.L1.AdvanceTo(n.Chain.Params.Schedule.SlotStart(0) - leadIn); err != nil {
		return fmt.Errorf("let L1 reach slot 0: %w", err)
	}
	return nil
}

// leadIn is how many L1 blocks before slot 0 nodes are told that it is near.
const leadIn = 4

// Head is the number of L1's newest block.
func (n *Network) Head() uint64 { return n.L1.Head().Number.Uint64() }

// Member is the member with a staker, nil for a stranger's.
func (n *Network) Member(stakerID uint32) *Member {
	for _, m := range n.Members {
		if slices.ContainsFunc(m.Stakers, func(s Staker) bool { return s.ID == stakerID }) {
			return m
		}
	}
	return nil
}

// Close ends L1. The folder stays.
func (n *Network) Close() error {
	if n.L1 == nil {
		return nil
	}
	n.ended()
	n.mining.Wait()
	return n.L1.Close()
}
