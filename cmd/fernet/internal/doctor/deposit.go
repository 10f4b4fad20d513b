package doctor

import (
	"context"
	"fmt"

	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// deposit checks whether penalties keep the identity's staker from acting.
func (r *Report) deposit(ctx context.Context, p *examination, staker settlement.Staker) {
	if staker.ExitBlock != 0 || len(staker.Suspensions) == 0 {
		return
	}
	now, err := p.node.BlockNumber(ctx)
	if err != nil {
		r.unasked("deposit", Warn, err)
		return
	}
	last := staker.Suspensions[len(staker.Suspensions)-1]
	switch {
	case staker.Missing.Sign() > 0:
		r.add("deposit", Warn, fmt.Sprintf("fill it up with fernet stake refill --staker %d", staker.ID),
			"%s AZT of it are missing after a penalty: staker %d is not eligible from L1 block %d on", units.Exact(staker.Missing), staker.ID, last.From)
	case now < last.Until:
		r.add("deposit", Warn, "", "it was filled up after a penalty: staker %d is eligible again from L1 block %d on", staker.ID, last.Until)
	case now < last.BanUntil && staker.Roles.Has(rules.RoleSequencer):
		r.add("deposit", Warn, "", "it is whole after a penalty, but staker %d may not propose before L1 block %d", staker.ID, last.BanUntil)
	default:
		r.add("deposit", OK, "", "it is whole after a penalty")
	}
}
