package mempool

import (
	"cmp"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/ledger"
)

// entry is a transfer of the pool, whose signature was verified.
type entry struct {
	transfer ledger.Transfer
	hash     common.Hash
	message  []byte
}

// queue is one sender's transfers by nonce, ascending, each nonce once.
type queue []*entry

// find returns where a nonce is, or belongs.
func (q queue) find(nonce uint64) (int, bool) {
	return slices.BinarySearchFunc(q, nonce, func(e *entry, nonce uint64) int { return cmp.Compare(e.transfer.Nonce, nonce) })
}

// at is the transfer with a nonce, nil for none.
func (q queue) at(nonce uint64) *entry {
	if i, found := q.find(nonce); found {
		return q[i]
	}
	return nil
}

// with is the queue with a transfer, in the place of one of its nonce. The queue is not changed.
func (q queue) with(e *entry) queue {
	i, found := q.find(e.transfer.Nonce)
	if found {
		after := slices.Clone(q)
		after[i] = e
		return after
	}
	return slices.Insert(slices.Clone(q), i, e)
}

// without is the queue without a nonce. The queue is not changed.
func (q queue) without(nonce uint64) queue {
	return slices.DeleteFunc(slices.Clone(q), func(e *entry) bool { return e.transfer.Nonce == nonce })
}

// ready is the part of the queue that follows a next nonce without a gap.
func (q queue) ready(next uint64) queue {
	first, _ := q.find(next)
	n := first
	for n < len(q) && q[n].transfer.Nonce == next+uint64(n-first) {
		n++
	}
	return q[first:n]
}

// cost is what the transfers take of their sender's balance, in wei, and false if that is no
// amount.
func (q queue) cost() (sum ledger.Amount, fits bool) {
	for _, e := range q {
		for _, part := range []ledger.Amount{e.transfer.Amount, e.transfer.Fee} {
			if sum, fits = sum.Add(part); !fits {
				return sum, false
			}
		}
	}
	return sum, true
}
