package prover

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/application"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// Inspection is a block on L1, with what its body says and whether anybody can prove it.
type Inspection struct {
	settlement.BlockStatus
	Now        uint64      `json:"l1Block"` // that it was read at
	BodyHash   common.Hash `json:"bodyHash"`
	Provable   bool        `json:"provable"`
	Unprovable string      `json:"unprovable,omitempty"` // why it is not
	// as this program computes, with what follows
	StateIn  *common.Hash  `json:"stateIn,omitempty"`
	StateOut *common.Hash  `json:"stateOut,omitempty"`
	Fees     units.Integer `json:"fees,omitzero"` // wei

	Body      []byte                 `json:"-"`
	Execution *application.Execution `json:"-"` // of the body; nil of a block that cannot be proven
}

// Told says, for a person, what the block is and how its roots stand, in lines.
func (i *Inspection) Told() string {
	taken, best := "are", "best total so far"
	if i.Now >= i.WindowEnd {
		taken, best = "were", "best total"
	}
	return fmt.Sprintf("Block %d of slot %d: %s. Sequencer %d, FEE_SPLIT %s, %d places, seed %s.\n"+
		"Roots %s taken until L1 block %d, L1 is at %d; the %s is %s.",
		i.Number, i.Slot, i.State, i.Sequencer, i.FeeSplitBps, i.NumTxs, i.Seed,
		taken, i.WindowEnd, i.Now, best, rules.Points(i.TotalScore.Int))
}

// Inspect reads a block at L1's newest block, and runs its body as a prover does before it works. A
// block that cannot be proven is no error.
func Inspect(ctx context.Context, follower *Follower, number uint64) (*Inspection, error) {
	return atOneBlock(ctx, follower, fmt.Sprintf("open block %d", number), func(r *reading) (*Inspection, error) { return r.inspect(ctx, number) })
}

func (r *reading) inspect(ctx context.Context, number uint64) (*Inspection, error) {
	// What it needs of the block is read with it, and is there when it is asked for by itself.
	b, unopened := r.block(ctx, number)
	i := &Inspection{Now: r.Number}
	var err error
	if i.BlockStatus, err = r.BlockStatus(ctx, number); err != nil {
		return nil, err
	}
	record, err := r.View.Block(ctx, number)
	if err != nil {
		return nil, err
	}
	reveal, err := r.reveal(ctx, number, record)
	if err != nil {
		return nil, err
	}
	i.Body, i.BodyHash = reveal.Body, rules.BodyHash(reveal.Body, r.Params.TxBytes)
	if errors.Is(unopened, ErrUnprovable) {
		i.Unprovable = unopened.Error()
		return i, nil
	}
	if unopened != nil {
		return nil, unopened
	}
	whole := b.Execution.Block()
	in, out := common.Hash(whole.StateIn.Bytes()), common.Hash(whole.StateOut.Bytes())
	i.Execution, i.Provable, i.StateIn, i.StateOut, i.Fees.Int = b.Execution, true, &in, &out, whole.Fees.Big()
	return i, nil
}
