package settlement

import (
	"context"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"fernet/bindings"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// Staker is one identity as L1 has it.
type Staker struct {
	ID              uint32
	Owner           common.Address
	Roles           rules.Role
	VrfKey          *big.Int
	ActivationBlock uint64
	ExitBlock       uint64 // 0: no exit asked for
	Withdrawn       bool
	// what penalties took of the deposit and nobody filled up, in wei
	Missing     *big.Int
	Suspensions []rules.Suspension // for penalties, in order
}

// EligibleAt reports whether the staker may act in a role that it has, in a slot whose first L1
// block is atBlock.
func (s Staker) EligibleAt(role rules.Role, atBlock uint64) bool {
	return rules.Eligible(s.ActivationBlock, s.ExitBlock, atBlock) && !rules.Suspended(s.Suspensions, role, atBlock)
}

// Deposit is what there is of the staker's deposit, in wei: nothing once it was paid back.
func (s Staker) Deposit(stakeAmount *big.Int) *big.Int {
	if s.Withdrawn {
		return new(big.Int)
	}
	return new(big.Int).Sub(stakeAmount, s.Missing)
}

// Staker returns one staker, with its suspensions as of the same L1 block.
func (c *Client) Staker(ctx context.Context, id uint32) (Staker, error) {
	stakers, err := c.StakersOf(ctx, []uint32{id})
	if err != nil {
		return Staker{}, err
	}
	return stakers[0], nil
}

func stakerName(id uint32) string { return fmt.Sprintf("staker %d", id) }

func stakerOf(id uint32, s bindings.Staker) Staker {
	return Staker{
		ID: id, Owner: s.Owner, Roles: rules.Role(s.Roles), VrfKey: s.VrfKey,
		ActivationBlock: s.ActivationBlock.Uint64(), ExitBlock: s.ExitBlock.Uint64(), Withdrawn: s.Withdrawn, Missing: s.Missing,
	}
}

// Stakers returns every staker ever registered, in order of id.
func (c *Client) Stakers(ctx context.Context) ([]Staker, error) {
	return AtOneBlock(ctx, c, func(v *View) ([]Staker, error) {
		count, err := v.StakerCount(ctx)
		if err != nil {
			return nil, err
		}
		ids := make([]uint32, count)
		for i := range ids {
			ids[i] = uint32(i) + 1
		}
		return v.StakersOf(ctx, ids)
	})
}

// StakerCount returns how many stakers were ever registered: their ids are 1 to that.
func (c *Client) StakerCount(ctx context.Context) (uint32, error) {
	return read(ctx, c.Node, c.Deployment.Staking, "number of stakers", c.staking.PackStakerCount(), c.staking.UnpackStakerCount)
}

// StakersOf returns the stakers with the given ids, in their order.
func (c *Client) StakersOf(ctx context.Context, ids []uint32) ([]Staker, error) {
	return AtOneBlock(ctx, c, func(v *View) ([]Staker, error) {
		inputs := make([][]byte, len(ids))
		for i, id := range ids {
			inputs[i] = c.staking.PackStaker(id)
		}
		records, err := readMany(ctx, v, v.Deployment.Staking, func(i int) string { return stakerName(ids[i]) }, inputs, c.staking.UnpackStaker)
		if err != nil {
			return nil, err
		}
		stakers := make([]Staker, len(records))
		var penalized []*Staker
		for i, record := range records {
			stakers[i] = stakerOf(ids[i], record)
			if record.Penalized {
				penalized = append(penalized, &stakers[i])
			}
		}
		return stakers, v.addSuspensions(ctx, penalized)
	})
}

// StakersByID returns stakers by id. An id may come more than once.
func (c *Client) StakersByID(ctx context.Context, ids []uint32) (map[uint32]Staker, error) {
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	stakers, err := c.StakersOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	byID := make(map[uint32]Staker, len(stakers))
	for _, s := range stakers {
		byID[s.ID] = s
	}
	return byID, nil
}

// addSuspensions reads the suspensions of stakers that were penalized: others have none.
func (v *View) addSuspensions(ctx context.Context, stakers []*Staker) error {
	inputs := make([][]byte, len(stakers))
	for i, s := range stakers {
		inputs[i] = v.staking.PackSuspensionsOf(s.ID)
	}
	what := func(i int) string { return "suspensions of " + stakerName(stakers[min(i, len(stakers)-1)].ID) }
	lists, err := readMany(ctx, v, v.Deployment.Staking, what, inputs, v.staking.UnpackSuspensionsOf)
	if err != nil {
		return err
	}
	for i, list := range lists {
		for _, s := range list {
			stakers[i].Suspensions = append(stakers[i].Suspensions, rules.Suspension{
				From: s.FromBlock.Uint64(), Until: s.UntilBlock.Uint64(), BanUntil: s.BanUntil.Uint64(),
			})
		}
	}
	return nil
}

// CheckActive reports, as a PrecheckError, why a staker may not act in a slot that starts now: it
// wraps an IneligibleError when a part of the deposit is missing.
func (c *Client) CheckActive(ctx context.Context, id uint32) error {
	now, st, err := c.stakerNow(ctx, id)
	if err != nil {
		return err
	}
	early := PrecheckError{Purpose: fmt.Sprintf("act as staker %d", id), Now: now}
	suspension, penalized := rules.SuspensionAt(st.Suspensions, now)
	suspended := penalized && suspension.Suspends(now)
	switch {
	case st.ExitBlock != 0:
		early.Reason = fmt.Sprintf("it asked to exit at L1 block %d", st.ExitBlock)
	case now < st.ActivationBlock:
		early.Reason, early.Opens = "it is not active yet", st.ActivationBlock
	case suspended && suspension.Until == 0:
		early.Reason = fmt.Sprintf("%s AZT of its deposit are missing", units.Exact(st.Missing))
		early.Err = &IneligibleError{StakerID: id, Reason: early.Reason, Missing: st.Missing}
	case suspended:
		early.Reason, early.Opens = "its deposit was filled up and does not count yet", suspension.Until
	default:
		return nil
	}
	return &early
}

// WithdrawableAt is the first L1 block at which the deposit can be paid back of a staker that asked
// to exit: when the exit delay is over, and any ban.
func (s Staker) WithdrawableAt(exitDelay uint64) uint64 {
	at := s.ExitBlock + exitDelay
	if n := len(s.Suspensions); n > 0 {
		at = max(at, s.Suspensions[n-1].BanUntil)
	}
	return at
}

// CheckWithdraw reports, as a PrecheckError, why a staker's deposit cannot be paid back now.
func (c *Client) CheckWithdraw(ctx context.Context, id uint32) error {
	now, st, err := c.stakerNow(ctx, id)
	if err != nil {
		return err
	}
	early := PrecheckError{Purpose: fmt.Sprintf("withdraw the deposit of staker %d", id), Now: now}
	switch withdrawable := st.WithdrawableAt(c.Params.ExitDelay); {
	case st.Withdrawn:
		early.Reason, early.Done = "it was paid back", true
	case st.ExitBlock == 0:
		early.Reason = "its exit was not asked for"
	case now < withdrawable:
		early.Reason, early.Opens = "the exit delay, or a ban, is not over", withdrawable
	default:
		return nil
	}
	return &early
}

func (c *Client) stakerNow(ctx context.Context, id uint32) (now uint64, st Staker, err error) {
	_, err = AtOneBlock(ctx, c, func(v *View) (struct{}, error) {
		now = v.Number
		st, err = v.Staker(ctx, id)
		return struct{}{}, err
	})
	return now, st, err
}
