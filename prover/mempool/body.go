package mempool

import (
	"bytes"
	"container/heap"
	"fmt"
	"maps"
	"math/big"

	"fernet/prover"
	"fernet/prover/ledger"
)

// Body returns the body of a block on a tip, of at most so many transfers: those with the highest
// fees that can be applied in order. It is empty when there are none.
//
// A sender's transfers are taken by nonce, so one with a low fee is in the way of those after it:
// of each sender the next ones are weighed together, as many as have the highest mean fee, and the
// highest mean of all is taken first.
func (p *Pool) Body(tip *prover.Tip, places uint32) ([]byte, error) {
	state, err := stateOf(tip)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	senders := maps.Clone(p.senders) // queues are not changed in place
	p.mu.Unlock()
	records := pick(state, senders, int(places))
	body, err := ledger.EncodeBody(records)
	if err != nil {
		return nil, fmt.Errorf("body of transfers: %w", err)
	}
	return body, nil
}

// pick returns the records of the transfers of a body, which were applied one after the other.
func pick(state *ledger.State, senders map[uint32]queue, places int) (records []ledger.Record) {
	state = state.Clone()
	runs := make(runs, 0, len(senders))
	for from, q := range senders {
		account, _ := state.Account(from)
		if r := newRun(q.ready(account.Nonce), places); r != nil {
			runs = append(runs, r)
		}
	}
	heap.Init(&runs)
	for len(records) < places && len(runs) > 0 {
		r := heap.Pop(&runs).(*run)
		if room := places - len(records); r.count > room {
			heap.Push(&runs, newRun(r.all, room)) // others may be before it now
			continue
		}
		rest := r.all[r.count:]
		for _, e := range r.all[:r.count] {
			if _, err := state.Apply(e.transfer); err != nil {
				rest = nil // what follows has a later nonce
				break
			}
			records = append(records, e.transfer.Record())
		}
		if next := newRun(rest, places-len(records)); next != nil {
			heap.Push(&runs, next)
		}
	}
	return records
}

// run is the next transfers of one sender that are taken together.
type run struct {
	all   queue // what the sender has left
	count int   // how many of them: those with the highest mean fee, the fewest of such
	fees  *big.Int
}

// newRun is the best run of up to room transfers, nil where there is none.
func newRun(q queue, room int) *run {
	var best *run
	fees := new(big.Int)
	for i := range min(len(q), room) {
		fees.Add(fees, q[i].transfer.Fee.Big())
		if r := (run{q, i + 1, fees}); best == nil || r.compareMeans(best) > 0 {
			best = &run{q, i + 1, new(big.Int).Set(fees)}
		}
	}
	return best
}

func (r *run) compareMeans(s *run) int {
	times := func(fees *big.Int, count int) *big.Int { return new(big.Int).Mul(fees, big.NewInt(int64(count))) }
	return times(r.fees, s.count).Cmp(times(s.fees, r.count))
}

// runs is a heap whose first run is the best one. Of equal ones the hash decides, so that the order
// in which transfers came does not matter.
type runs []*run

func (r runs) Len() int { return len(r) }
func (r runs) Less(i, j int) bool {
	if c := r[i].compareMeans(r[j]); c != 0 {
		return c > 0
	}
	return bytes.Compare(r[i].all[0].hash[:], r[j].all[0].hash[:]) < 0
}
func (r runs) Swap(i, j int) { r[i], r[j] = r[j], r[i] }
func (r *runs) Push(x any)   { *r = append(*r, x.(*run)) }
func (r *runs) Pop() any {
	last := (*r)[len(*r)-1]
	*r = (*r)[:len(*r)-1]
	return last
}
