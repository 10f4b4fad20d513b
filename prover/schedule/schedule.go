// Package schedule says when, in L1 blocks, the proofs of each level of a block's tree are made,
// when a level is closed, and when a root is submitted. It follows from the deployment's parameters
// and the size of the block alone, so that all provers have the same: merges that are built on
// different views of a level unite to more proofs than a node can hold.
//
// docs/STRATEGIES.md is its specification. The package is pure: it reads no clock and no chain.
package schedule

import (
	"math/bits"
	"time"

	"fernet/settlement/rules"
)

// Parts of a proving window.
const (
	reserveBlocks = 20 // of the reserve at the end, at least
	reservePart   = 5  // or this part of the window, if that is more
	reserveMost   = 3  // but not more than this part of it
)

// When those who stayed out look at a level again, in percent of its time.
const (
	SecondWave = 60
	ThirdWave  = 85
)

// Schedule is the plan of one block. All figures are L1 blocks.
type Schedule struct {
	Start   uint64   // the end of the block's slot, from which the window is counted
	CutOffs []uint64 // of each level, that of base rollups first and the root's last
	End     uint64   // the end of the proving window
	tree    rules.Tree
}

// Of returns the plan of a block of a slot with a tree. The window without its reserve is halved:
// the first half is for base rollups, and merges share the other equally, level by level. The
// reserve is for submissions, better ones and stragglers.
func Of(s rules.Schedule, slot uint64, tree rules.Tree) Schedule {
	p := Schedule{Start: s.SlotStart(slot + 1), End: s.WindowEnd(slot), tree: tree}
	window := p.End - p.Start
	reserve := min(max(reserveBlocks, window/reservePart), window/reserveMost)
	proving := window - reserve
	merges := uint64(bits.Len32(tree.NumBases())) - 1
	for level := range merges + 1 {
		// In whole blocks, and the last one ends where the reserve begins.
		p.CutOffs = append(p.CutOffs, p.Start+proving/2+(proving-proving/2)*level/merges)
	}
	return p
}

// Level is the level of a node of the tree: 0 for base rollups, and one more for each merge up to
// the root.
func (p Schedule) Level(node uint32) int {
	return bits.Len32(p.tree.FirstBase()) - bits.Len32(node)
}

// CutOff is the block from which on nothing new of a level is built on.
func (p Schedule) CutOff(level int) uint64 { return p.CutOffs[level] }

// Opens is the block in which the time of a level begins: the cut-off of the one below. For base
// rollups it is the slot's end, though they can be proven since the reveal.
func (p Schedule) Opens(level int) uint64 {
	if level == 0 {
		return p.Start
	}
	return p.CutOffs[level-1]
}

// At is the block in which so many percent of a level's time are over: see SecondWave.
func (p Schedule) At(level int, percent uint64) uint64 {
	opens := p.Opens(level)
	return opens + (p.CutOff(level)-opens)*percent/100
}

// LastWave is the block in which a staker with a turn, from 0, of so many stakers proves a node of
// a level that nobody has proven by its cut-off. Turns are spread over half of the time that
// follows: the next level's, or the reserve.
func (p Schedule) LastWave(level, turn, stakers int) uint64 {
	closed, next := p.CutOff(level), p.End
	if level+1 < len(p.CutOffs) {
		next = p.CutOffs[level+1]
	}
	return closed + (next-closed)/2*uint64(turn)/uint64(stakers)
}

// Reserve is the block in which submissions begin: the root's cut-off.
func (p Schedule) Reserve() uint64 { return p.CutOffs[len(p.CutOffs)-1] }

// Blocks is how many L1 blocks a duration lasts, rounded up, when one takes blockTime.
func Blocks(d, blockTime time.Duration) uint64 {
	return uint64((d + blockTime - 1) / blockTime)
}
