// Package followed keeps on disk what a follower found out of a deployment: the state after some
// proven blocks, and the stakers. It is a cache, and whoever deletes it loses time only. It
// compares nothing with L1 itself: its readers do that before they use what it has. prover.Follower
// holds the root of a state to Settlement.stateAfter of its block, and the stakers, every field of
// each, to a checksum that L1 computes of Staking's state ([settlement.StakerList]).
//
// A folder is of one deployment. It has a file for the state after each block that is a multiple of
// [Spacing], as later blocks may be looked at again, one for the newest that was kept, and one for
// the stakers. Processes may use it at the same time: a file is replaced whole, and what one of
// them removes another makes again.
package followed

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover/application"
	"fernet/settlement"
	"fernet/settlement/disk"
	"fernet/settlement/record"
)

// Spacing is the number of blocks between two states that are kept for good: at most so many have
// to be executed to look at an old block.
const Spacing = 128

var (
	stateKind   = record.Kind{Format: "fernet.followed-state", Version: 1, Oldest: 1, MaxSize: 64 << 20, Mode: disk.Public}
	stakersKind = record.Kind{Format: "fernet.followed-stakers", Version: 1, Oldest: 1, MaxSize: 64 << 20, Mode: disk.Public}
)

// ErrOther means that a file is of another deployment.
var ErrOther = errors.New("it is of another deployment")

// Deployment tells deployments apart.
type Deployment struct {
	ChainID    uint64         `json:"chainId"`
	Settlement common.Address `json:"settlement"`
}

// Cache is the folder of a deployment.
type Cache struct {
	dir string
	of  Deployment
	app application.Application
	id  *big.Int // of the ledger
}

// Open returns the cache of a deployment of an application among those in a folder, which need not
// be there yet.
func Open(folder string, d *settlement.Deployment, app application.Application) *Cache {
	c := &Cache{of: Deployment{d.ChainID, d.Settlement}, app: app, id: d.LedgerID()}
	c.dir = filepath.Join(folder, fmt.Sprintf("%d-%s", d.ChainID, strings.ToLower(d.Settlement.Hex())))
	return c
}

type stateFile struct {
	record.Head
	Deployment Deployment      `json:"deployment"`
	Block      uint64          `json:"block"`
	Root       common.Hash     `json:"root"`
	State      json.RawMessage `json:"state"`
}

const statePrefix, suffix = "state-", ".json"

func (c *Cache) statePath(block uint64) string {
	return filepath.Join(c.dir, statePrefix+strconv.FormatUint(block, 10)+suffix)
}

func (c *Cache) stakersPath() string { return filepath.Join(c.dir, "stakers"+suffix) }

// Blocks returns after which blocks there is a state, in order.
func (c *Cache) Blocks() ([]uint64, error) {
	entries, err := os.ReadDir(c.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look for followed blocks: %w", err)
	}
	var blocks []uint64
	for _, e := range entries {
		name, isState := strings.CutPrefix(e.Name(), statePrefix)
		name, isJSON := strings.CutSuffix(name, suffix)
		if block, err := strconv.ParseUint(name, 10, 64); isState && isJSON && err == nil {
			blocks = append(blocks, block)
		}
	}
	slices.Sort(blocks)
	return blocks, nil
}

// State returns the state that is kept after a block. That it hashes to its root is checked, not
// that this is L1's.
func (c *Cache) State(block uint64) (application.State, error) {
	return c.readState(c.statePath(block), block)
}

func (c *Cache) readState(path string, block uint64) (application.State, error) {
	var in stateFile
	if _, err := stateKind.Read(path, &in); err != nil {
		return nil, err
	}
	if in.Deployment != c.of || in.Block != block {
		return nil, stateKind.Fault(path, ErrOther)
	}
	state, err := c.app.Restore(in.State, c.id)
	if err != nil {
		return nil, stateKind.Damaged(path, err)
	}
	if root := state.Root(); root.Bytes() != in.Root {
		return nil, stateKind.Damaged(path, errors.New("it does not hash to its root"))
	}
	return state, nil
}

// KeepState keeps the ledger after a block, and removes those below it that were kept as the
// newest.
func (c *Cache) KeepState(block uint64, state application.State) error {
	if err := c.writeState(c.statePath(block), block, state); err != nil {
		return err
	}
	blocks, err := c.Blocks()
	for _, older := range blocks {
		if older < block && older%Spacing != 0 {
			err = errors.Join(err, c.DropState(older))
		}
	}
	return err
}

func (c *Cache) writeState(path string, block uint64, state application.State) error {
	snapshot, err := state.Snapshot()
	if err != nil {
		return err
	}
	root := state.Root()
	return stateKind.Write(path, stateFile{stateKind.Head(), c.of, block, root.Bytes(), snapshot})
}

// DropState removes the state after a block.
func (c *Cache) DropState(block uint64) error { return drop(c.statePath(block)) }

func drop(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove what was followed: %w", err)
	}
	return nil
}

type stakersFile struct {
	record.Head
	Deployment Deployment  `json:"deployment"`
	Checksum   common.Hash `json:"checksum"` // keccak256 of the list's JSON without spaces
	List       list        `json:"list"`
}

// Stakers returns the stakers that are kept; the zero list when there are none.
func (c *Cache) Stakers() (settlement.StakerList, error) {
	list, err := c.readStakers(c.stakersPath())
	if errors.Is(err, fs.ErrNotExist) {
		return settlement.StakerList{}, nil
	}
	return list, err
}

func (c *Cache) readStakers(path string) (settlement.StakerList, error) {
	var in stakersFile
	if _, err := stakersKind.Read(path, &in); err != nil {
		return settlement.StakerList{}, err
	}
	if in.Deployment != c.of {
		return settlement.StakerList{}, stakersKind.Fault(path, ErrOther)
	}
	if sum, err := in.List.checksum(); err != nil || sum != in.Checksum {
		return settlement.StakerList{}, stakersKind.Damaged(path, errors.Join(err, errors.New("it has another checksum")))
	}
	return in.List.stakers(), nil
}

// KeepStakers keeps a list of stakers in the place of the one that is there.
func (c *Cache) KeepStakers(stakers settlement.StakerList) error {
	return c.writeStakers(c.stakersPath(), stakers)
}

func (c *Cache) writeStakers(path string, stakers settlement.StakerList) error {
	l := listOf(stakers)
	sum, err := l.checksum()
	if err != nil {
		return err
	}
	return stakersKind.Write(path, stakersFile{stakersKind.Head(), c.of, sum, l})
}

// DropStakers removes the list of stakers.
func (c *Cache) DropStakers() error { return drop(c.stakersPath()) }

func (l list) checksum() (common.Hash, error) {
	text, err := json.Marshal(l)
	return crypto.Keccak256Hash(text), err
}
