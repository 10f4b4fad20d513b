package simulation

import (
	"cmp"
	"container/heap"
)

// event is something that happens at a time.
type event struct {
	time float64
	nr   int // of events of one time the one that was added first happens first
	do   func()
}

// queue is a heap of events.
type queue []event

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[i].time, q[j].time), cmp.Compare(q[i].nr, q[j].nr)) < 0
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(event)) }
func (q *queue) Pop() any {
	last := len(*q) - 1
	e := (*q)[last]
	*q = (*q)[:last]
	return e
}

// at lets something happen at a time.
func (n *network) at(time float64, do func()) {
	n.added++
	heap.Push(&n.events, event{time, n.added, do})
}
