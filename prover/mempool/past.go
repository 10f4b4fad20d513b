package mempool

import (
	"github.com/ethereum/go-ethereum/common"
)

// past are transfers that were in blocks, or whose nonces were used there: when L1 drops the blocks
// they are wanted again. Of too many the oldest are forgotten.
type past struct {
	most   int
	hashes map[common.Hash]*entry
	order  []*entry // oldest first
}

func newPast(most int) past { return past{most: most, hashes: map[common.Hash]*entry{}} }

func (p *past) add(e *entry) {
	if p.hashes[e.hash] != nil {
		return
	}
	p.hashes[e.hash] = e
	p.order = append(p.order, e)
	for len(p.order) > p.most {
		delete(p.hashes, p.order[0].hash)
		p.order[0] = nil
		p.order = p.order[1:]
	}
}

// take removes and returns those for which wanted is true, oldest first.
func (p *past) take(wanted func(e *entry) bool) (taken []*entry) {
	kept := p.order[:0]
	for _, e := range p.order {
		if wanted(e) {
			taken = append(taken, e)
			delete(p.hashes, e.hash)
		} else {
			kept = append(kept, e)
		}
	}
	clear(p.order[len(kept):])
	p.order = kept
	return taken
}
