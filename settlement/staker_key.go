package settlement

import (
	"context"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// StakerWithKey returns the staker that registered a VRF key, and false when none has. L1 lets
// anyone register any key: when several have it, those of owner count first, then those that did
// not exit, then the newest.
func (c *Client) StakerWithKey(ctx context.Context, vrfKey *big.Int, owner common.Address) (best Staker, found bool, err error) {
	stakers, err := c.StakersWithKey(ctx, vrfKey)
	if err != nil {
		return Staker{}, false, err
	}
	bestRank := 0
	for _, staker := range stakers {
		rank := 0
		if staker.Owner == owner {
			rank += 2
		}
		if staker.ExitBlock == 0 {
			rank++
		}
		if !found || rank >= bestRank {
			best, found, bestRank = staker, true, rank
		}
	}
	return best, found, nil
}

// stakersAtOnce is how many stakers take about as long to ask for as a range of logs: l1.Client has
// as many requests in a batch.
const stakersAtOnce = 100

// StakersWithKey returns the stakers that registered a VRF key, in order of id. Who they are it
// takes from the events of registrations, so that what it asks does not grow with the number of
// stakers. L1's state has no such index: where the RPC lacks an event, or would give them in more
// requests than all stakers take, every staker is asked for.
func (c *Client) StakersWithKey(ctx context.Context, vrfKey *big.Int) ([]Staker, error) {
	return AtOneBlock(ctx, c, func(v *View) ([]Staker, error) {
		ids, err := v.idsWithKey(ctx, vrfKey)
		if err != nil {
			return nil, err
		}
		stakers, err := v.StakersOf(ctx, ids)
		if err != nil {
			return nil, err
		}
		other := func(s Staker) bool { return s.VrfKey.Cmp(vrfKey) != 0 }
		return slices.DeleteFunc(stakers, other), nil
	})
}

// idsWithKey returns the ids of the stakers that may have a key.
func (v *View) idsWithKey(ctx context.Context, vrfKey *big.Int) (ids []uint32, err error) {
	var count uint32
	var seen map[uint32]bool
	err = v.Together(ctx,
		func(ctx context.Context) (err error) {
			count, err = v.StakerCount(ctx)
			return err
		},
		func(ctx context.Context) error {
			ids, seen = v.registered(ctx, vrfKey, 1)
			return nil
		},
	)
	if err != nil {
		return nil, err
	}
	if len(seen) < int(count) && count > stakersAtOnce {
		ids, seen = v.registered(ctx, vrfKey, uint64(count/stakersAtOnce))
	}
	if len(seen) >= int(count) {
		return ids, ctx.Err()
	}
	ids = make([]uint32, count)
	for i := range ids {
		ids[i] = uint32(i) + 1
	}
	return ids, ctx.Err()
}

// registered returns, from events, the ids of stakers with a key, and of all. It asks at most most
// times, and finds nobody when that is not enough or the RPC does not give logs: then L1's state
// says who is there.
func (v *View) registered(ctx context.Context, vrfKey *big.Int, most uint64) (with []uint32, all map[uint32]bool) {
	asked := uint64(0)
	query := eventQuery(v.Deployment.Staking, v.staking.GetABI().Events["Staked"].ID)
	logs, err := v.scan(ctx, query, span{0, v.Number}.within(v), func(_ []types.Log, requests uint64) (bool, error) {
		more := asked+requests <= most
		asked++
		return more, nil
	})
	if err != nil {
		return nil, nil
	}
	all = map[uint32]bool{}
	for i := range logs {
		e, err := v.staking.UnpackStakedEvent(&logs[i])
		if err != nil {
			return nil, nil
		}
		all[e.StakerId] = true
		if e.VrfKey.Cmp(vrfKey) == 0 {
			with = append(with, e.StakerId)
		}
	}
	return with, all
}
