package node

import (
	"cmp"
	"maps"
	"math/big"
	"slices"
	"sync"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/circuit"
	"fernet/prover/p2p"
	"fernet/prover/proving"
	"fernet/prover/wire"
)

// blocks are the pending blocks as peers' messages are judged by them: it is p2p.Blocks over all
// rounds. The node's loop opens and closes them, and the goroutines of the network ask.
type blocks struct {
	// taken is called when a proof of a peer was taken. It must not call blocks.
	taken func(b *block, p *wire.Proof, message []byte)
	clock func() time.Time
	// stale reports whether this node's view of L1 is old. It must not call blocks.
	stale func() bool

	mu      sync.RWMutex
	head    uint64
	keys    []*big.Int // VRF keys of all stakers, staker i+1 at i
	open    map[wire.BlockTag]*block
	closed  map[wire.BlockTag]uint64 // → L1 block in which it was closed
	retired map[wire.BlockTag]retired
	// replaced has when a block took the place of one with the same tag and other content, former
	// what it was before.
	replaced map[wire.BlockTag]time.Time
	former   map[wire.BlockTag]*block
	leaving  map[uint32]bool // stakers that count for open blocks at most
}

// retired is a block that was closed while messages about it may be judged.
type retired struct {
	block *block
	at    time.Time
}

// keepRetired is longer than a message is judged.
const keepRetired = 2 * time.Minute

// keepClosed is for how many L1 blocks it is known that a block was closed: messages about it are
// late, and not early.
const keepClosed = 1000

func newBlocks(taken func(*block, *wire.Proof, []byte), stale func() bool) *blocks {
	return &blocks{
		taken: taken, clock: time.Now, stale: stale,
		open: map[wire.BlockTag]*block{}, closed: map[wire.BlockTag]uint64{}, retired: map[wire.BlockTag]retired{}, replaced: map[wire.BlockTag]time.Time{},
		former: map[wire.BlockTag]*block{},
	}
}

// follow tells of a new L1 block.
func (b *blocks) follow(head uint64, keys []*big.Int, leaving map[uint32]bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.head, b.keys, b.leaving = head, keys, leaving
	for tag, at := range b.closed {
		if at+keepClosed < head {
			delete(b.closed, tag)
		}
	}
	for tag, r := range b.retired {
		if b.clock().Sub(r.at) > keepRetired {
			delete(b.retired, tag)
			if b.open[tag] == nil {
				delete(b.former, tag)
			}
		}
	}
	for tag, at := range b.replaced {
		if b.clock().Sub(at) > keepRetired {
			delete(b.replaced, tag)
		}
	}
}

// add opens a block, and reports whether it took the place of one with the same tag.
func (b *blocks) add(open *block) (replaced bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if before := b.retired[open.tag].block; before != nil && before.content != open.content {
		b.replaced[open.tag], b.former[open.tag] = b.clock(), before
		replaced = true
	}
	b.open[open.tag] = open
	delete(b.closed, open.tag)
	return replaced
}

// remove closes a block. One that L1 dropped is unknown from then on: it may come back.
func (b *blocks) remove(tag wire.BlockTag, dropped bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.retired[tag] = retired{b.open[tag], b.clock()}
	delete(b.open, tag)
	if !dropped {
		b.closed[tag] = b.head
	}
}

// round is that of an open block; nil for any other.
func (b *blocks) round(tag wire.BlockTag) *proving.Round {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if open := b.open[tag]; open != nil {
		return open.round
	}
	return nil
}

// tags are those of the open blocks, in the blocks' order.
func (b *blocks) tags() []wire.BlockTag {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return slices.SortedFunc(maps.Keys(b.open), func(x, y wire.BlockTag) int { return cmp.Compare(b.open[x].number, b.open[y].number) })
}

// Head is p2p.Blocks'.
func (b *blocks) Head() uint64 {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.head
}

// StakerKey is p2p.Blocks'.
func (b *blocks) StakerKey(id uint32) (key fr.Element, found bool) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if id == 0 || int(id) > len(b.keys) || b.leaving[id] && !b.mayProve(id) {
		return key, false
	}
	key.SetBigInt(b.keys[id-1])
	return key, true
}

// mayProve reports whether a staker may prove any open block. The caller has the lock.
func (b *blocks) mayProve(id uint32) bool {
	for _, open := range b.open {
		if open.round.MayProve(id) {
			return true
		}
	}
	return false
}

// Block is p2p.Blocks'.
func (b *blocks) Block(tag wire.BlockTag) p2p.Block {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if open := b.open[tag]; open != nil {
		_, replaced := b.replaced[tag]
		return p2p.Block{State: p2p.BlockOpen, Seed: open.seed, Doubtful: replaced}
	}
	if _, closed := b.closed[tag]; closed {
		return p2p.Block{State: p2p.BlockClosed}
	}
	return p2p.Block{State: p2p.BlockUnknown}
}

// answers are those of package proving as those of package p2p.
var answers = map[proving.Answer]p2p.Answer{
	proving.Reject: p2p.AnswerReject, proving.Ignore: p2p.AnswerIgnore, proving.Park: p2p.AnswerPark, proving.Take: p2p.AnswerTake,
}

// answer is what a round answers, as package p2p has it. While the node's view of L1 is old, who
// may prove, and the draws by it, are not known for sure: what looks like a lie is not held against
// anybody.
func (b *blocks) answer(a proving.Answer) p2p.Answer {
	if a == proving.Reject && b.stale() {
		return p2p.AnswerIgnore
	}
	return answers[a]
}

// Admit is p2p.Blocks'. A block that was closed meanwhile is no fault of who sent the message.
func (b *blocks) Admit(p *wire.Proof) p2p.Admission {
	r := b.round(p.Block)
	if r == nil {
		return p2p.Admission{Answer: p2p.AnswerIgnore}
	}
	a := r.Admit(p)
	answer := b.judged(a.Answer, p.Block, func(former *proving.Round) proving.Answer { return former.Admit(p).Answer })
	return p2p.Admission{Answer: answer, Missing: a.Missing}
}

// judged is answer, but for what was no lie before L1 replaced the block: its sender is behind, and
// others may have been eligible then.
func (b *blocks) judged(a proving.Answer, tag wire.BlockTag, before func(*proving.Round) proving.Answer) p2p.Answer {
	if a == proving.Reject {
		if former := b.formerRound(tag); former != nil && before(former) != proving.Reject {
			return p2p.AnswerIgnore
		}
	}
	return b.answer(a)
}

// formerRound is that of an open block before L1 replaced it, nil when it did not.
func (b *blocks) formerRound(tag wire.BlockTag) *proving.Round {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if former := b.former[tag]; former != nil {
		return former.round
	}
	return nil
}

// Former is p2p.Blocks'. A merge whose children are not held in the former block is not known.
func (b *blocks) Former(p *wire.Proof) (circuit.Kind, []*big.Int, bool) {
	former := b.formerRound(p.Block)
	if former == nil {
		return "", nil, false
	}
	kind, public, err := former.Public(p)
	return kind, public, err == nil
}

// TakeFormer is p2p.Blocks'.
func (b *blocks) TakeFormer(p *wire.Proof, message []byte) {
	if former := b.formerRound(p.Block); former != nil {
		former.Take(p, message)
	}
}

// Public is p2p.Blocks'. It knows a block for a while after it was closed: that a proof cannot be
// judged any more would be held against its sender.
func (b *blocks) Public(p *wire.Proof) (circuit.Kind, []*big.Int, error) {
	of := b.judging(p.Block)
	if of == nil {
		return "", nil, ErrUnknownBlock
	}
	return of.round.Public(p)
}

// judging is a block that is open, or was a while ago; nil for any other.
func (b *blocks) judging(tag wire.BlockTag) *block {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if of := b.open[tag]; of != nil {
		return of
	}
	return b.retired[tag].block
}

// Take is p2p.Blocks'.
func (b *blocks) Take(p *wire.Proof, message []byte) {
	b.mu.RLock()
	of := b.open[p.Block]
	b.mu.RUnlock()
	if of != nil {
		of.round.Take(p, message)
		b.taken(of, p, message)
	}
}

// Held is p2p.Blocks'.
func (b *blocks) Held(tag wire.BlockTag, level uint8) []p2p.Held {
	r := b.round(tag)
	if r == nil {
		return nil
	}
	held := r.Held(level)
	all := make([]p2p.Held, len(held))
	for i, h := range held {
		all[i] = p2p.Held(h)
	}
	return all
}

// AdmitBid is p2p.Blocks'.
func (b *blocks) AdmitBid(bid *wire.Bid) p2p.Answer {
	r := b.round(bid.Block)
	if r == nil {
		return p2p.AnswerIgnore
	}
	return b.judged(r.AdmitBid(bid), bid.Block, func(former *proving.Round) proving.Answer { return former.AdmitBid(bid) })
}

// TakeBid is p2p.Blocks'.
func (b *blocks) TakeBid(bid *wire.Bid) {
	if r := b.round(bid.Block); r != nil {
		r.TakeBid(bid)
	}
}

// TakeRoot is p2p.Blocks'.
func (b *blocks) TakeRoot(root *wire.Root) p2p.Answer {
	r := b.round(root.Block)
	if r == nil {
		return p2p.AnswerIgnore
	}
	return answers[r.TakeRoot(root)]
}
