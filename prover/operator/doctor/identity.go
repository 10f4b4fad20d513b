package doctor

import (
	"context"
	"errors"
	"fmt"

	"fernet/prover/identity"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// identityFile reads the identity, or says why not.
func (e *examination) identityFile(r *findings) (*identity.Identity, bool) {
	id, err := identity.Read(e.Directory, e.Identity)
	switch {
	case errors.Is(err, identity.ErrMissing):
		r.add("identity", Warn, NoIdentity, "there is no identity %s", e.Identity)
	case err != nil:
		r.fail("identity", Bad, DamagedIdentity, err)
	}
	return id, err == nil
}

// identity checks the identity and who it is on L1.
func (e *examination) identity(ctx context.Context, r *findings) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	id, ok := e.identityFile(r)
	if !ok {
		return
	}
	if e.Client == nil {
		r.add("identity", OK, "", "%s is there; without a deployment it is no staker", id.Name)
		return
	}
	if e.accountErr != nil {
		r.add("identity", Warn, "", "%s is there; which staker it is depends on the account", id.Name)
		return
	}
	v, err := e.at()
	if err != nil {
		r.unasked("identity", Warn, err)
		return
	}
	defer r.readAt(len(*r), v.Number)
	staker, err := e.staker(ctx, v, id)
	switch {
	case errors.Is(err, operator.ErrNotStaked):
		r.fail("identity", Warn, NotStaked, fmt.Errorf("%w: identity %s", err, id.Name))
	case errors.Is(err, settlement.ErrNoContract):
		r.add("identity", Warn, "", "%s is there; the deployment is not", id.Name)
	case err != nil:
		r.unasked("identity", Warn, err)
	case e.hasAccount() && e.account != staker.Owner:
		r.add("identity", Warn, OtherOwner, "%s is staker %d, owned by %s", id.Name, staker.ID, staker.Owner)
	default:
		r.add("identity", OK, "", "%s is staker %d, %s", id.Name, staker.ID, staker.Roles)
		r.deposit(staker, v.Number)
	}
}

// staker is who the identity is on L1, once L1 is known to have what the record says.
func (e *examination) staker(ctx context.Context, v *settlement.View, id *identity.Identity) (settlement.Staker, error) {
	if err := v.CheckRecord(ctx); err != nil {
		return settlement.Staker{}, err
	}
	return operator.StakerOf(ctx, v.Client, id.PublicKey, e.account)
}

// deposit adds whether penalties keep the identity's staker from acting at an L1 block.
func (r *findings) deposit(staker settlement.Staker, now uint64) {
	if staker.ExitBlock != 0 || len(staker.Suspensions) == 0 {
		return
	}
	last := staker.Suspensions[len(staker.Suspensions)-1]
	switch {
	case staker.Missing.Sign() > 0:
		r.add("deposit", Warn, Missing, "%s AZT of it are missing after a penalty: staker %d is not eligible from L1 block %d on",
			units.Exact(staker.Missing), staker.ID, last.From).StakerID = staker.ID
	case now < last.Until:
		r.add("deposit", Warn, "", "it was filled up after a penalty: staker %d is eligible again from L1 block %d on", staker.ID, last.Until)
	case now < last.BanUntil && staker.Roles.Has(rules.RoleSequencer):
		r.add("deposit", Warn, "", "it is whole after a penalty, but staker %d may not propose before L1 block %d", staker.ID, last.BanUntil)
	default:
		r.add("deposit", OK, "", "it is whole after a penalty")
	}
}
