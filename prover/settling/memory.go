package settling

import (
	"maps"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/settlement"
)

// keptHeads is how many L1 blocks a chain remembers that it has read. A reorg of more of them makes
// it read everything anew.
const keptHeads = 64

// memory is what a chain knows from earlier views.
type memory struct {
	heads []head // in order of number
	// settled is the first block that was not finalized, or of whose rewards it is not known
	// whether something is left to claim; 0: nothing is known.
	settled uint64
	last    uint64 // the last block on record

	opened    map[uint64]opened  // by number
	roots     map[uint64]*Root   // the best one of each block
	finalized map[uint64]uint64  // L1 block at which it was seen, of those that were looked at
	unclaimed map[uint64]watched // of which something was left
	over      map[uint64]uint64  // L1 block at which a slot was seen to need no report
	turn      uint64             // of the watched blocks: which ones are looked at next

	keys    []*big.Int // VRF keys of all stakers, in order of id
	stakers uint32     // so many are known not to have the keys that nobody has staked
	ids     []uint32   // of Options.Keys; 0: nobody has staked it

	leaving   map[uint32]bool // see View.Leaving; never modified, nil: not read
	leavingIn uint64          // the slot in which it was read
}

// head is an L1 block that was read.
type head struct {
	number  uint64
	hash    common.Hash
	settled uint64 // memory.settled before it was read
}

// opened is a block that was executed, or cannot be, or is not to be.
type opened struct {
	of    settlement.Block // what L1 had of it
	block *prover.Block
	err   error // why it cannot be proven

	outline *prover.Outline // where no bodies are executed
	at      uint64
}

// watched is a finalized block of which something is left, or was until keptHeads L1 blocks ago: a
// reorg may bring it back.
type watched struct {
	Unclaimed
	remaining *big.Int // of everybody, when it was read; nil: it has to be read again
	at        uint64
	// again is, where no RPC has the logs that say who is due what, the L1 block from which on they
	// are looked for again; 0: they were read.
	again uint64
}

// clone is a copy to change while L1 is read: a read may be begun anew.
func (m memory) clone() memory {
	m.heads = slices.Clone(m.heads)
	m.ids = slices.Clone(m.ids)
	m.opened, m.roots = cloned(m.opened), cloned(m.roots)
	m.finalized, m.unclaimed, m.over = cloned(m.finalized), cloned(m.unclaimed), cloned(m.over)
	return m
}

func cloned[V any](m map[uint64]V) map[uint64]V {
	if m == nil {
		return map[uint64]V{}
	}
	return maps.Clone(m)
}

// newest is the L1 block that was read last; zero when none was.
func (m *memory) newest() head {
	if len(m.heads) == 0 {
		return head{}
	}
	return m.heads[len(m.heads)-1]
}

// add notes that an L1 block is read.
func (m *memory) add(number uint64, hash common.Hash) {
	m.heads = append(m.heads, head{number, hash, m.settled})
	m.heads = m.heads[max(0, len(m.heads)-keptHeads):]
}

// forget drops what was read at L1 block from and later, which is of another chain.
func (m *memory) forget(from uint64) {
	keep := 0
	for keep < len(m.heads) && m.heads[keep].number < from {
		keep++
	}
	m.settled, m.last, m.keys, m.ids, m.stakers, m.leaving = 0, 0, nil, nil, 0, nil
	if keep > 0 {
		// Of the view at the last block that is left, it is known what the next one began with.
		m.settled = m.heads[keep-1].settled
	}
	m.heads = m.heads[:keep]
	maps.DeleteFunc(m.opened, func(_ uint64, o opened) bool { return o.at >= from })
	maps.DeleteFunc(m.roots, func(_ uint64, r *Root) bool { return r.L1Block >= from })
	maps.DeleteFunc(m.finalized, func(_ uint64, at uint64) bool { return at >= from })
	maps.DeleteFunc(m.over, func(_ uint64, at uint64) bool { return at >= from })
	maps.DeleteFunc(m.unclaimed, func(number uint64, w watched) bool { return w.at >= from && number >= m.settled })
	for number, w := range m.unclaimed {
		if w.at >= from {
			w.remaining = nil // to be read again
			m.unclaimed[number] = w
		}
	}
}
