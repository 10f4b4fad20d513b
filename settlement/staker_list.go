package settlement

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

// reorgDepth is how many L1 blocks a StakerList stays behind. What happened in those is asked anew
// each time, so that of a reorg of as many blocks nothing has to be undone; when L1 drops more,
// everything is asked anew.
const reorgDepth = 64

// StakerList is what is known of a deployment's stakers as of an L1 block. Who has it asks only for
// those that there are events of since then. The zero value knows nothing. It is never modified:
// see Next.
type StakerList struct {
	L1Block uint64      // 0: nothing is known
	L1Hash  common.Hash // of that block
	Stakers []Staker    // staker i+1 at i
	Unsure  []uint32    // of these something later than the block is known: they are asked for anew
}

// Next returns every staker as of the block of a view, and the list that knows more than this one.
// Nothing of it may be kept before View.Check has passed. An error that wraps ErrIncomplete means
// that the RPC lacks the registration of somebody.
func (l StakerList) Next(ctx context.Context, v *View) ([]Staker, StakerList, error) {
	now := StakerList{L1Block: v.Number - min(v.Number, reorgDepth)}
	if l.L1Block > now.L1Block {
		l = StakerList{} // of a chain that was longer
	}
	var hash common.Hash // of l's block
	var count uint32
	var changes []stakerChange
	reads := []func(context.Context) error{
		func(ctx context.Context) (err error) {
			count, err = v.stakerCount(ctx)
			return err
		},
		func(ctx context.Context) (err error) { now.L1Hash, err = v.hashOf(ctx, now.L1Block); return err },
		func(ctx context.Context) (err error) {
			from := l.L1Block
			if from == 0 {
				from = now.L1Block // before that, state says all
			}
			changes, err = v.stakerChanges(ctx, span{from + 1, v.Number})
			return err
		},
	}
	if l.L1Block > 0 {
		reads = append(reads, func(ctx context.Context) (err error) { hash, err = v.hashOf(ctx, l.L1Block); return err })
	}
	if err := v.Together(ctx, reads...); err != nil {
		return nil, l, err
	}
	if hash != l.L1Hash {
		l = StakerList{}
	}
	if err := l.missing(count, changes); err != nil {
		return nil, l, err
	}

	// Who is there is kept, but for those of which there is anything new.
	now.Stakers = make([]Staker, count)
	copy(now.Stakers, l.Stakers)
	stale := map[uint32]bool{}
	for id := uint32(len(l.Stakers)) + 1; id <= count; id++ {
		stale[id] = true
	}
	for _, id := range l.Unsure {
		stale[id] = id <= count
	}
	unsure := map[uint32]bool{}
	for _, c := range changes {
		stale[c.id] = c.id <= count
		if c.l1Block > now.L1Block {
			unsure[c.id] = true
		}
	}
	maps.DeleteFunc(stale, func(_ uint32, there bool) bool { return !there })
	ids := slices.Sorted(maps.Keys(stale))
	asked, err := v.StakersOf(ctx, ids)
	if err != nil {
		return nil, l, err
	}
	for i, id := range ids {
		now.Stakers[id-1] = asked[i]
	}
	stakers := slices.Clone(now.Stakers)
	if now.L1Block == 0 || l.L1Block > 0 && now.L1Block < l.L1Block+reorgDepth {
		return stakers, l, nil // not worth it: the events since then are one request
	}
	now.Unsure = slices.Sorted(maps.Keys(unsure))
	return stakers, now, nil
}

// missing returns an IncompleteError when there are more stakers than registrations.
func (l StakerList) missing(count uint32, changes []stakerChange) error {
	if l.L1Block == 0 {
		return nil
	}
	have := uint64(len(l.Stakers))
	for _, c := range changes {
		if c.registered && c.id > uint32(len(l.Stakers)) {
			have++
		}
	}
	if have < uint64(count) {
		return &IncompleteError{Event: "Staked", Of: "since the deployment", Have: have, Want: uint64(count)}
	}
	return nil
}

// stakerChange is an event after which L1 says something else of a staker.
type stakerChange struct {
	id         uint32
	l1Block    uint64
	registered bool // it is there from then on
}

// stakerChanges returns the changes in a span.
func (v *View) stakerChanges(ctx context.Context, s span) ([]stakerChange, error) {
	events := v.staking.GetABI().Events
	query := eventQuery(v.Deployment.Staking, events["Staked"].ID)
	for _, name := range []string{"ExitRequested", "Penalized", "Refilled", "Withdrawn"} {
		query.Topics[0] = append(query.Topics[0], events[name].ID)
	}
	logs, err := v.logs(ctx, "staker", query, s, nil, 0)
	if err != nil {
		return nil, err
	}
	changes := make([]stakerChange, len(logs))
	for i := range logs {
		// All of them have the staker's id as their first indexed value.
		if len(logs[i].Topics) < 2 {
			return nil, fmt.Errorf("read staker event in block %d: it names no staker", logs[i].BlockNumber)
		}
		id := new(big.Int).SetBytes(logs[i].Topics[1][:])
		changes[i] = stakerChange{uint32(id.Uint64()), logs[i].BlockNumber, logs[i].Topics[0] == events["Staked"].ID}
	}
	return changes, nil
}

// hashOf returns the hash of an L1 block up to that of the view, in the node's own word.
func (v *View) hashOf(ctx context.Context, number uint64) (common.Hash, error) {
	p := v.node()
	if number == v.Number {
		return v.Hash, nil
	}
	p.loose.Store(true)
	hash, err := askOne[common.Hash](ctx, p, request{
		method: "eth_getBlockByNumber", args: []any{hexutil.EncodeUint64(number), false}, as: "hash",
		decode: func(raw json.RawMessage) (any, error) {
			var block struct{ Hash common.Hash }
			err := json.Unmarshal(raw, &block)
			return block.Hash, err
		},
		direct: func(ctx context.Context) (any, error) {
			block, err := identifyOnAny(ctx, p.Node, bigU64(number))
			return block.hash, err
		},
	})
	if err != nil {
		return common.Hash{}, fmt.Errorf("get the hash of L1 block %d: %w", number, err)
	}
	return hash, nil
}
