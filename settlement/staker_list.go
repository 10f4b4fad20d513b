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
// those that there are events of since then, and compares the whole of it with a checksum that L1
// computes of its state: neither the list nor the events are believed. The zero value knows
// nothing. It is never modified: see Next.
type StakerList struct {
	L1Block uint64      // 0: nothing is known
	L1Hash  common.Hash // of that block
	Stakers []Staker    // staker i+1 at i
	Unsure  []uint32    // of these something later than the block is known: they are asked for anew

	// Replaced says that what was known before, with the events since, was not what L1's state
	// says: it was changed, or the RPC lacks events.
	Replaced bool
}

// Next returns every staker as of the block of a view, and the list that knows more than this one.
// Nothing of it may be kept before View.Check has passed. All of it is what L1's state says at that
// block: read from it, or compared with it by a checksum. What differs there is dropped, and
// every staker asked for, as it is when the RPC does not compute the checksum.
func (l StakerList) Next(ctx context.Context, v *View) ([]Staker, StakerList, error) {
	l.Replaced = false
	at := v.Number - min(v.Number, reorgDepth)
	if l.L1Block > at || l.L1Block == 0 {
		l = StakerList{} // of a chain that was longer
	}
	news, err := l.since(ctx, v, at)
	if err != nil {
		return nil, l, err
	}
	replaced := false
	if news.known != l.L1Hash || news.sumsErr != nil || news.count < uint32(len(l.Stakers)) {
		// Fewer stakers than before at a block that is the same: L1 forgets none.
		replaced = news.known == l.L1Hash && news.sumsErr == nil
		l = StakerList{}
	}
	stakers, err := l.renew(ctx, v, news)
	if err != nil {
		return nil, l, err
	}
	if known := len(l.Stakers); known > 0 && !v.sameStakers(stakers[:known], news.sums) {
		replaced, l = true, StakerList{}
		if stakers, err = l.renew(ctx, v, news); err != nil {
			return nil, l, err
		}
	}
	if at == 0 || l.L1Block > 0 && at < l.L1Block+reorgDepth {
		return stakers, l, nil // not worth it: the events since then are one request
	}
	now := StakerList{L1Block: at, L1Hash: news.hash, Stakers: slices.Clone(stakers), Replaced: replaced}
	unsure := map[uint32]bool{}
	for _, c := range news.changes {
		if c.l1Block > at {
			unsure[c.id] = true
		}
	}
	now.Unsure = slices.Sorted(maps.Keys(unsure))
	return stakers, now, nil
}

// stakerNews is what a list does not know as of the block of a view.
type stakerNews struct {
	count   uint32
	changes []stakerChange // since the list's block
	hash    common.Hash    // of the block that the next list is of
	known   common.Hash    // of that of the list
	sums    []common.Hash  // of the list's stakers
	sumsErr error
}

// since asks for what the list does not know, in one round trip where the RPC takes that. at is the
// block of the next list.
func (l StakerList) since(ctx context.Context, v *View, at uint64) (news stakerNews, err error) {
	reads := []func(context.Context) error{
		func(ctx context.Context) (err error) {
			news.count, err = v.StakerCount(ctx)
			return err
		},
		func(ctx context.Context) (err error) { news.hash, err = v.HashOf(ctx, at); return err },
		func(ctx context.Context) (err error) {
			from := l.L1Block
			if from == 0 {
				from = at // before that, state says all
			}
			news.changes, err = v.stakerChanges(ctx, span{from + 1, v.Number})
			return err
		},
	}
	if l.L1Block > 0 {
		reads = append(reads,
			func(ctx context.Context) (err error) { news.known, err = v.HashOf(ctx, l.L1Block); return err },
			func(ctx context.Context) error {
				news.sums, news.sumsErr = v.sumsOfStakers(ctx, uint32(len(l.Stakers)))
				return ctx.Err()
			},
		)
	}
	return news, v.Together(ctx, reads...)
}

// renew returns every staker: as the list has it, but for those of which there is anything new.
func (l StakerList) renew(ctx context.Context, v *View, news stakerNews) ([]Staker, error) {
	stakers := make([]Staker, news.count)
	copy(stakers, l.Stakers)
	stale := map[uint32]bool{}
	for id := uint32(len(l.Stakers)) + 1; id <= news.count; id++ {
		stale[id] = true
	}
	for _, id := range l.Unsure {
		stale[id] = true
	}
	for _, c := range news.changes {
		stale[c.id] = true
	}
	maps.DeleteFunc(stale, func(id uint32, _ bool) bool { return id == 0 || id > news.count })
	ids := slices.Sorted(maps.Keys(stale))
	asked, err := v.StakersOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	for i, id := range ids {
		stakers[id-1] = asked[i]
	}
	return stakers, nil
}

// stakerChange is an event after which L1 says something else of a staker.
type stakerChange struct {
	id      uint32
	l1Block uint64
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
		changes[i] = stakerChange{uint32(id.Uint64()), logs[i].BlockNumber}
	}
	return changes, nil
}

// HashOf returns the hash of an L1 block up to that of the view, in the node's own word.
func (v *View) HashOf(ctx context.Context, number uint64) (common.Hash, error) {
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
