package proving

import (
	"fmt"

	"fernet/prover/bid"
	"fernet/prover/circuit"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// Intent is a proof that is to be made now. Each one is answered with Round.Own or Round.Failed.
type Intent struct {
	Node     uint32
	StakerID uint32
	Kind     circuit.Kind
	Bid      rules.Bps
	Wave     Wave
	Ticket   *vrf.Ticket   // its bid was written
	Children tree.Children // that a merge is built on; of a base rollup it is empty
	Until    uint64        // the L1 block before which the proof has to be with others
}

// Wave is when in the time of a level a proof is begun: see package bid.
type Wave int

// The waves.
const (
	First  = Wave(bid.FirstWave)
	Second = Wave(bid.SecondWave)
	Third  = Wave(bid.ThirdWave)
	// Last is that of nodes which nobody has proven by their cut-off.
	Last = Third + 1
	// Again is a merge that is proven once more, on children that can stand with others'.
	Again = Last + 1
)

// String returns the wave's name.
func (w Wave) String() string {
	switch w {
	case First:
		return "first"
	case Second:
		return "second"
	case Third:
		return "third"
	case Last:
		return "last"
	case Again:
		return "again"
	}
	return fmt.Sprintf("Wave(%d)", int(w))
}
