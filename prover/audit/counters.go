package audit

import (
	"context"
	"fmt"
	"math/big"

	"fernet/settlement"
)

// counters are L1's own counters and accounts at the view. They are read before the replay, since
// most nodes forget the state of a block after some 128 others.
type counters struct {
	last, proven uint64
	stakers      []settlement.Staker
	funds        settlement.Funds
	deposits     *big.Int // tokens that Staking holds
	supply       *big.Int // nil: of a token that is not the deployment's own
}

func readCounters(ctx context.Context, v *settlement.View) (c counters, err error) {
	reads := []func(context.Context) error{
		func(ctx context.Context) (err error) { c.last, err = v.RecordedTip(ctx); return err },
		func(ctx context.Context) (err error) { c.proven, err = v.Proven(ctx); return err },
		func(ctx context.Context) (err error) { c.stakers, err = v.Stakers(ctx); return err },
		func(ctx context.Context) (err error) { c.funds, err = v.Funds(ctx); return err },
		func(ctx context.Context) (err error) {
			c.deposits, err = v.Balance(ctx, v.Deployment.Staking)
			return err
		},
	}
	if _, own := v.OwnToken(); own {
		reads = append(reads, func(ctx context.Context) (err error) { c.supply, err = v.TotalSupply(ctx); return err })
	}
	err = v.Together(ctx, reads...)
	v.Forget()
	return c, err
}

// count compares what L1 counts and holds with what events added up to: fewer events than L1 counts
// are withheld, whatever else agrees.
func (r *replay) count() {
	p := at(settlement.Origin{L1Block: r.view.Number})
	r.stands(RuleCounters, p, "last block on record", r.onL1.last, r.chain.last)
	r.stands(RuleCounters, p, "last block with a root", r.onL1.proven, r.chain.proven)
	r.stands(RuleCounters, p, "number of stakers", len(r.onL1.stakers), len(r.stakes.stakers))
	for i := range min(len(r.onL1.stakers), len(r.stakes.stakers)) {
		r.countStaker(p, r.onL1.stakers[i], r.stakes.stakers[i])
	}
	r.sameFunds(r.view.Number, r.onL1.funds, settlement.Funds{Reserve: r.money.reserve, Escrow: r.money.escrow, Owed: r.money.owed, Balance: r.money.held})
	r.stands(RuleDeposits, p, "token balance of Staking", r.onL1.deposits, r.stakes.held)
	if r.supply.own {
		r.stands(RuleSupply, p, "total supply", r.onL1.supply, r.supply.total)
	}
}

// sameFunds compares what Rewards holds and what for, at the end of an L1 block.
func (r *replay) sameFunds(l1Block uint64, found, expected settlement.Funds) {
	p := at(settlement.Origin{L1Block: l1Block})
	for _, figure := range []struct {
		what            string
		found, expected *big.Int
	}{
		{"reward reserve", found.Reserve, expected.Reserve}, {"fee escrow", found.Escrow, expected.Escrow},
		{"owed", found.Owed, expected.Owed}, {"token balance of Rewards", found.Balance, expected.Balance},
	} {
		r.stands(RuleFunds, p, figure.what, figure.found, figure.expected)
	}
}

func (r *replay) countStaker(p place, found, expected settlement.Staker) {
	what := func(of string) string { return fmt.Sprintf("%s of staker %d", of, found.ID) }
	for _, figure := range []struct {
		what            string
		found, expected any
	}{
		{"owner", found.Owner, expected.Owner}, {"roles", found.Roles, expected.Roles}, {"key", found.VrfKey, expected.VrfKey},
		{"activation", found.ActivationBlock, expected.ActivationBlock}, {"exit", found.ExitBlock, expected.ExitBlock},
		{"withdrawal", found.Withdrawn, expected.Withdrawn}, {"missing deposit", found.Missing, expected.Missing},
		{"suspensions", fmt.Sprint(found.Suspensions), fmt.Sprint(expected.Suspensions)},
	} {
		r.stands(RuleStaking, p, what(figure.what), figure.found, figure.expected)
	}
}
