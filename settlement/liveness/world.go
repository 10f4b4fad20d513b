package liveness

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"fernet/settlement/rules"
)

// Rules are what a deployment fixes of slots, stakes and penalties. Durations are in L1 blocks,
// amounts in wei.
type Rules struct {
	Schedule        rules.Schedule
	ActivationDelay uint64
	StakeAmount     *big.Int
	PrunePenalty    *big.Int // lost by the author of the first block that is pruned
	RevealPenalty   *big.Int // lost by a winner that does not reveal
	BanSlots        uint32   // after a penalty a sequencer may not propose for so many slots
}

// Attack is what a hostile owner does with a slot that one of its sequencers wins.
type Attack uint8

// The attacks.
const (
	Unprovable Attack = iota // it reveals a block that cannot be proven
	Withheld                 // it does not reveal
)

// String returns the attack's name.
func (a Attack) String() string { return attacks[a] }

var attacks = [...]string{"unprovable", "withheld"}

// MarshalText writes the attack's name.
func (a Attack) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads an attack's name.
func (a *Attack) UnmarshalText(text []byte) error {
	i := slices.Index(attacks[:], string(text))
	if i < 0 {
		return fmt.Errorf("there is no attack %q", text)
	}
	*a = Attack(i)
	return nil
}

// World is who sequences, and how.
type World struct {
	Sequencers int    // eligible ones, at most MaxSequencers
	Hostile    int    // how many of them one owner attacks with; they bid a split of 100 %
	Attack     Attack // of that owner
	// Renews is whether the owner pays penalties for ever. Otherwise it is gone for good when it
	// has lost one stake for each of its sequencers, and the world begins anew.
	Renews      bool
	HonestSplit rules.Bps // what all others bid
	Failing     int       // how many of the honest fail at the two rates; the rest never does
	WithoutRoot rules.Bps // share of their revealed blocks that get no root
	Unrevealed  rules.Bps // share of the slots they win and do not reveal
	Slots       uint64    // how many slots are simulated
	Seed        uint64
}

// Bounds of a world: a simulation takes time in proportion to both.
const (
	MaxSequencers = 1_000
	MaxSlots      = 100_000_000
)

// ErrWorld is returned for a world that cannot be.
var ErrWorld = errors.New("no such world")

func (w World) check() error {
	switch {
	case w.Sequencers < 1 || w.Sequencers > MaxSequencers:
		return fmt.Errorf("%w: %d sequencers, must be 1 to %d", ErrWorld, w.Sequencers, MaxSequencers)
	case w.Hostile < 0 || w.Failing < 0 || w.Hostile+w.Failing > w.Sequencers:
		return fmt.Errorf("%w: %d hostile and %d failing of %d sequencers", ErrWorld, w.Hostile, w.Failing, w.Sequencers)
	case w.Slots < 1 || w.Slots > MaxSlots:
		return fmt.Errorf("%w: %d slots, must be 1 to %d", ErrWorld, w.Slots, MaxSlots)
	}
	for _, share := range []rules.Bps{w.HonestSplit, w.WithoutRoot, w.Unrevealed} {
		if err := share.Check(); err != nil {
			return fmt.Errorf("%w: %w", ErrWorld, err)
		}
	}
	return nil
}

// Outcome is what became of the slots.
type Outcome struct {
	Slots    uint64
	Proven   uint64   // slots whose block got a root that counts
	Unmanned uint64   // slots in which nobody was eligible
	Attacks  uint64   // slots that the hostile owner won and used, up to the penalty
	Killed   uint64   // slots lost with them: the attacked one, and those built on it
	Lives    uint64   // how often the owner was gone for good
	Lost     *big.Int // what the owner lost in penalties, in wei
	Honest   []Record // of each honest sequencer, those that fail first
}

// Record is what an honest sequencer did.
type Record struct {
	Proven     uint64 // its blocks that got a root
	Pruned     uint64 // penalties for a block without a root
	Unrevealed uint64 // penalties for a body not revealed
}

// Loss is what the sequencer lost in penalties, in wei.
func (r Record) Loss(by Rules) *big.Int {
	loss := new(big.Int).Mul(by.PrunePenalty, new(big.Int).SetUint64(r.Pruned))
	return loss.Add(loss, new(big.Int).Mul(by.RevealPenalty, new(big.Int).SetUint64(r.Unrevealed)))
}
