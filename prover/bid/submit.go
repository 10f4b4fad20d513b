package bid

import (
	"cmp"
	"maps"
	"slices"

	"fernet/settlement/rules"
)

// The order of turns of docs/PROTOCOL.md section 8, in L1 blocks.
const (
	TurnBlocks = 2  // of a turn
	OpenBlocks = 12 // at the end of a window, in which everyone may submit
)

// Turns is the order in which the stakers inside a submission are to send it: by what it pays them
// together, the most first, and the lower staker first of equals.
func Turns(s *rules.Submission) []uint32 {
	keeps := map[uint32]uint64{}
	for _, e := range s.Entries() {
		keeps[e.StakerID] += e.FeeBurn.Keep()
	}
	return slices.SortedFunc(maps.Keys(keeps), func(a, b uint32) int {
		return cmp.Or(cmp.Compare(keeps[b], keeps[a]), cmp.Compare(a, b))
	})
}

// MaySend reports whether an operator may send a submission in L1 block now: when the turn is one
// of its stakers', or nobody's any more. Turns begin in block from and go round until OpenBlocks
// before end, the end of the block's window, or of any other time limit; from end on nobody may.
func MaySend(turns []uint32, owns func(stakerID uint32) bool, from, now, end uint64) bool {
	switch {
	case now >= end:
		return false
	case now+OpenBlocks >= end:
		return true
	case now < from || len(turns) == 0:
		return false
	}
	return owns(turns[(now-from)/TurnBlocks%uint64(len(turns))])
}
