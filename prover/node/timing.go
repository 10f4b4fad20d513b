package node

import (
	"math/big"
	"sync"
	"time"

	"fernet/prover/bid"
	"fernet/prover/circuit"
	"fernet/settlement/cost"
)

// weight is the share of a measurement in what is known after it: one in so many.
const weight = 4

// timing knows how long proofs take and how fast L1 makes blocks, from estimates that measurements
// replace.
type timing struct {
	hour *big.Int // cost of an hour of a processor, in wei

	mu        sync.Mutex
	blockTime time.Duration
	took      map[circuit.Kind]time.Duration // from the begin to the verified proof
	work      map[circuit.Kind]time.Duration // of processors
	lastBlock uint64
	lastTime  time.Time // when that was seen
}

// newTiming returns what is known before anything is measured, of proofs that are made by so many
// processors.
func newTiming(txsPerBase uint32, processors int, blockTime time.Duration, hour *big.Int) *timing {
	c := cost.ConstraintsOf(txsPerBase)
	t := &timing{
		hour: hour, blockTime: blockTime, took: map[circuit.Kind]time.Duration{},
		work: map[circuit.Kind]time.Duration{
			circuit.KindTicket: c.ProvingTime(1, 0, 0), circuit.KindBase: c.ProvingTime(0, 1, 0), circuit.KindMerge: c.ProvingTime(0, 0, 1),
		},
	}
	for kind, work := range t.work {
		t.took[kind] = work / time.Duration(max(1, processors))
	}
	return t
}

// proof tells how long a proof took.
func (t *timing) proof(kind circuit.Kind, took time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.took[kind] += (took - t.took[kind]) / weight
}

// head tells of a block of L1 when it is seen. What is seen late, such as after a start, says
// nothing.
func (t *timing) head(number uint64, now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if n := number - t.lastBlock; t.lastBlock != 0 && number > t.lastBlock {
		t.blockTime += (now.Sub(t.lastTime)/time.Duration(n) - t.blockTime) / weight
	}
	t.lastBlock, t.lastTime = number, now
}

// spread is about how long it takes until peers have a proof.
const spread = 500 * time.Millisecond

// blocks is how many L1 blocks a proof takes, from its begin until peers have it.
func (t *timing) blocks(kind circuit.Kind) float64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	return float64(t.took[kind]+spread) / float64(max(t.blockTime, time.Millisecond))
}

// pace is how long an L1 block takes.
func (t *timing) pace() time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.blockTime
}

// until is when an L1 block comes, about, if now is the newest.
func (t *timing) until(now, block uint64) time.Time {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.lastTime.Add(time.Duration(block-min(now, block)) * t.blockTime)
}

// cost is what a proof costs, in wei of AZT.
func (t *timing) cost(kind circuit.Kind) *big.Int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return bid.ProofCost(t.work[kind], t.hour)
}

// times are what is known now.
func (t *timing) times() (times []ProofTime) {
	for _, kind := range []circuit.Kind{circuit.KindTicket, circuit.KindBase, circuit.KindMerge} {
		t.mu.Lock()
		took := t.took[kind]
		t.mu.Unlock()
		times = append(times, ProofTime{Circuit: string(kind), Took: took, Blocks: t.blocks(kind)})
	}
	return times
}
