package audit

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"fernet/settlement"
)

// counters compares L1's own counters and accounts at the view with what events added up to: fewer
// events than L1 counts are withheld, whatever else agrees.
func (r *replay) counters(ctx context.Context) error {
	err := errors.Join(r.countChain(ctx), r.countStakers(ctx), r.countMoney(ctx))
	if err == nil || ctx.Err() != nil || errors.Is(err, settlement.ErrReorged) {
		return err
	}
	r.unseen("what L1 counts and holds", err)
	return nil
}

func (r *replay) atView() place { return at(settlement.Origin{L1Block: r.view.Number}) }

func (r *replay) countChain(ctx context.Context) error {
	last, err := r.view.RecordedTip(ctx)
	if err != nil {
		return err
	}
	proven, err := r.view.Proven(ctx)
	if err != nil {
		return err
	}
	r.same(RuleCounters, r.atView(), "last block on record", last, r.chain.last)
	r.same(RuleCounters, r.atView(), "last block with a root", proven, r.chain.proven)
	return nil
}

func (r *replay) countStakers(ctx context.Context) error {
	found, err := r.view.Stakers(ctx)
	if err != nil {
		return err
	}
	r.same(RuleCounters, r.atView(), "number of stakers", len(found), len(r.stakes.stakers))
	for i, staker := range found[:min(len(found), len(r.stakes.stakers))] {
		expected := r.stakes.stakers[i]
		what := func(of string) string { return fmt.Sprintf("%s of staker %d", of, staker.ID) }
		for _, figure := range []struct {
			what            string
			found, expected any
		}{
			{"owner", staker.Owner, expected.Owner}, {"roles", staker.Roles, expected.Roles}, {"key", staker.VrfKey, expected.VrfKey},
			{"activation", staker.ActivationBlock, expected.ActivationBlock}, {"exit", staker.ExitBlock, expected.ExitBlock},
			{"withdrawal", staker.Withdrawn, expected.Withdrawn}, {"missing deposit", staker.Missing, expected.Missing},
		} {
			r.same(RuleStaking, r.atView(), what(figure.what), figure.found, figure.expected)
		}
		bad := ""
		if !slices.Equal(staker.Suspensions, expected.Suspensions) {
			bad = fmt.Sprint(staker.Suspensions)
		}
		r.holds(RuleStaking, r.atView(), what("suspensions"), bad, fmt.Sprint(expected.Suspensions))
	}
	return nil
}

func (r *replay) countMoney(ctx context.Context) error {
	funds, err := r.view.Funds(ctx)
	if err != nil {
		return err
	}
	held, err := r.view.Balance(ctx, r.view.Deployment.Staking)
	if err != nil {
		return err
	}
	for _, figure := range []struct {
		rule, what      string
		found, expected *big.Int
	}{
		{RuleFunds, "reward reserve", funds.Reserve, r.money.reserve}, {RuleFunds, "fee escrow", funds.Escrow, r.money.escrow},
		{RuleFunds, "owed", funds.Owed, r.money.owed}, {RuleFunds, "token balance of Rewards", funds.Balance, r.money.held},
		{RuleDeposits, "token balance of Staking", held, r.stakes.held},
	} {
		r.same(figure.rule, r.atView(), figure.what, figure.found, figure.expected)
	}
	if !r.supply.own {
		return nil
	}
	supply, err := r.view.TotalSupply(ctx)
	if err != nil {
		return err
	}
	r.same(RuleSupply, r.atView(), "total supply", supply, r.supply.total)
	return nil
}
