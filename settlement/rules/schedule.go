package rules

import (
	"fmt"
	"math"
)

// Phase is a part of a slot.
type Phase uint8

// The phases of a slot, in order.
const (
	PhaseBefore  Phase = iota // the slot has not started
	PhasePropose              // proposals are taken
	PhaseReveal               // the winner's body is taken
	PhaseOver                 // the slot has ended
)

// String returns the phase's name.
func (p Phase) String() string {
	return [...]string{"not started", "propose", "reveal", "over"}[p]
}

// MarshalText writes the phase's name.
func (p Phase) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText is the inverse of MarshalText.
func (p *Phase) UnmarshalText(text []byte) error {
	for *p = PhaseBefore; *p <= PhaseOver; *p++ {
		if p.String() == string(text) {
			return nil
		}
	}
	return fmt.Errorf("%w: %q", ErrPhase, text)
}

// Schedule is the deployment's clock. All figures are L1 blocks.
type Schedule struct {
	GenesisBlock  uint64 `json:"genesisBlock"`  // first block of slot 0
	ProposeBlocks uint64 `json:"proposeBlocks"` // length of the propose phase
	RevealBlocks  uint64 `json:"revealBlocks"`  // length of the reveal phase
	// a proving window lasts so long after its slot, and to the end of a slot
	ProvingBlocks uint64 `json:"provingBlocks"`
}

// MaxDelay is the longest phase, delay or window that the contracts take, in L1 blocks: above a
// thousand years. Added to a block number, it never overflows.
const MaxDelay = math.MaxUint32

// maxGenesisBlock is the highest number that the first block of slot 0 can have.
const maxGenesisBlock = 1<<40 - 1

// Check reports whether every phase and window has 1 to MaxDelay blocks and slot 0 has an L1 block
// before it to take its RANDAO from.
func (s Schedule) Check() error {
	if s.GenesisBlock > maxGenesisBlock || max(s.ProposeBlocks, s.RevealBlocks, s.ProvingBlocks) > MaxDelay {
		return fmt.Errorf("%w: genesis %d, propose %d, reveal %d, proving %d: the first is at most %d, the others %d",
			ErrSchedule, s.GenesisBlock, s.ProposeBlocks, s.RevealBlocks, s.ProvingBlocks, uint64(maxGenesisBlock), uint64(MaxDelay))
	}
	if s.GenesisBlock == 0 || s.ProposeBlocks == 0 || s.RevealBlocks == 0 || s.ProvingBlocks == 0 {
		return fmt.Errorf("%w: genesis %d, propose %d, reveal %d, proving %d: none may be 0",
			ErrSchedule, s.GenesisBlock, s.ProposeBlocks, s.RevealBlocks, s.ProvingBlocks)
	}
	return nil
}

// SlotBlocks is the length of a slot.
func (s Schedule) SlotBlocks() uint64 { return s.ProposeBlocks + s.RevealBlocks }

// SlotStart is the first block of a slot.
func (s Schedule) SlotStart(slot uint64) uint64 { return s.GenesisBlock + slot*s.SlotBlocks() }

// RandaoBlock is the block whose header gives the slot its RANDAO: the one before the slot starts.
func (s Schedule) RandaoBlock(slot uint64) uint64 { return s.SlotStart(slot) - 1 }

// RevealStart is the first block of the slot's reveal phase.
func (s Schedule) RevealStart(slot uint64) uint64 { return s.SlotStart(slot) + s.ProposeBlocks }

// SlotAt returns the slot a block is in, and false before slot 0.
func (s Schedule) SlotAt(block uint64) (uint64, bool) {
	if block < s.GenesisBlock {
		return 0, false
	}
	return (block - s.GenesisBlock) / s.SlotBlocks(), true
}

// PhaseAt returns the phase of the slot at a block.
func (s Schedule) PhaseAt(slot, block uint64) Phase {
	switch {
	case block < s.SlotStart(slot):
		return PhaseBefore
	case block < s.RevealStart(slot):
		return PhasePropose
	case block < s.SlotStart(slot+1):
		return PhaseReveal
	default:
		return PhaseOver
	}
}

// WindowSlots is how many slots a proving window lasts beyond the slot of its block:
// ceil(ProvingBlocks / SlotBlocks).
func (s Schedule) WindowSlots() uint64 {
	slots := s.ProvingBlocks / s.SlotBlocks()
	if s.ProvingBlocks%s.SlotBlocks() != 0 {
		slots++
	}
	return slots
}

// WindowEnd is the first L1 block in which roots of a block of the slot are no longer taken. It is
// counted from the slot and not from the reveal, so that every window ends where a slot starts:
// whether the chain's last block is dead never changes within a slot.
func (s Schedule) WindowEnd(slot uint64) uint64 { return s.SlotStart(slot + 1 + s.WindowSlots()) }

// NextSlotStart is the first block of the slot after the one that a block, which is not before slot
// 0, is in: where a penalty begins to act.
func (s Schedule) NextSlotStart(block uint64) uint64 {
	return s.GenesisBlock + ((block-s.GenesisBlock)/s.SlotBlocks()+1)*s.SlotBlocks()
}

// NextSlot returns the slot that starts first after a block, and the block it starts at.
func (s Schedule) NextSlot(block uint64) (slot, start uint64) {
	if current, started := s.SlotAt(block); started {
		slot = current + 1
	}
	return slot, s.SlotStart(slot)
}

// BanUntil is the first block at which a sequencer may propose again that is penalized from
// fromBlock on, the start of a slot.
func (s Schedule) BanUntil(fromBlock uint64, banSlots uint32) uint64 {
	return fromBlock + uint64(banSlots)*s.SlotBlocks()
}

// Eligible reports whether a staker may act in a slot whose first L1 block is
// atBlock. exitBlock is 0 for a staker that has not asked to exit.
func Eligible(activationBlock, exitBlock, atBlock uint64) bool {
	return activationBlock <= atBlock && (exitBlock == 0 || atBlock < exitBlock)
}
