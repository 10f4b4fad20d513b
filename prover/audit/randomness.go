package audit

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement"
)

// recordable is for how many L1 blocks L1 can tell the hash of a block (EIP-2935).
const recordable = 8192

// randomness has the prevRandao of the headers before slots, from the chain of headers itself, and
// what L1 recorded.
type randomness struct {
	*replay
	mixes    map[uint64]common.Hash // by slot: of the header before it
	recordOf map[uint64]bool        // by slot, of those whose proving window is open
}

func newRandomness(r *replay) *randomness {
	return &randomness{replay: r, mixes: map[uint64]common.Hash{}, recordOf: map[uint64]bool{}}
}

// header notes a header if a slot starts after it.
func (r *randomness) header(h *types.Header) {
	s := r.view.Params.Schedule
	if next := h.Number.Uint64() + 1; next >= s.GenesisBlock && (next-s.GenesisBlock)%s.SlotBlocks() == 0 {
		slot, _ := s.SlotAt(next)
		r.mixes[slot] = h.MixDigest
		if old := recordable/s.SlotBlocks() + 1; slot > old {
			delete(r.mixes, slot-old-1)
		}
	}
}

func (r *randomness) recorded(ctx context.Context, e *settlement.RandaoRecorded) error {
	where := atSlot(e.Origin, e.Slot)
	number := r.view.Params.Schedule.RandaoBlock(e.Slot)
	bad := ""
	switch {
	case number >= e.L1Block:
		bad = fmt.Sprintf("one of L1 block %d, which is not there yet", number)
	case r.recordOf[e.Slot]:
		bad = "a second one"
	}
	if !r.holds(RuleRandao, where, "record of the slot's RANDAO", bad, "one, of a header that is there") {
		return nil
	}
	mix, known := r.mixes[e.Slot]
	if !known {
		header, err := try(ctx, r.retry, func(ctx context.Context) (*types.Header, error) {
			return r.view.Client.Node.HeaderByNumber(ctx, new(big.Int).SetUint64(number))
		})
		if err != nil {
			return fmt.Errorf("get header %d: %w", number, err)
		}
		mix = header.MixDigest
	}
	r.same(RuleRandao, where, "RANDAO of the slot", e.Randao, mix)
	if e.Slot >= r.slots.next { // of a slot that is closed nothing follows
		r.mixes[e.Slot], r.recordOf[e.Slot] = mix, true
	}
	return nil
}

// of returns a slot's RANDAO, from the header, and whether L1 had recorded it.
func (r *randomness) of(slot uint64) (common.Hash, bool) {
	return r.mixes[slot], r.recordOf[slot]
}

// closed forgets a slot of which nothing is open.
func (r *randomness) closed(slot uint64) { delete(r.recordOf, slot) }
