package doctor

import (
	"context"
	"errors"

	"fernet/cmd/fernet/internal/session"
	"fernet/prover/identity"
	"fernet/prover/operator"
	"fernet/settlement"
)

// identityFile reads the identity, or says why not.
func (r *Report) identityFile(s *session.Session) (*identity.Identity, bool) {
	id, err := identity.Read(s.IdentityDir(), s.Config.Identity)
	switch {
	case errors.Is(err, identity.ErrMissing):
		r.add("identity", Warn, "to stake, make one with fernet identity new, or name one with --identity", "there is no identity %s", s.Config.Identity)
	case err != nil:
		r.add("identity", Bad, "restore it from your backup", "%v", err)
	}
	return id, err == nil
}

// identity checks the identity and who it is on L1.
func (r *Report) identity(ctx context.Context, p *examination) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	id, ok := r.identityFile(p.Session)
	if !ok {
		return
	}
	if p.client == nil {
		r.add("identity", OK, "", "%s is there; without a deployment it is no staker", id.Name)
		return
	}
	if p.accountErr != nil {
		r.add("identity", Warn, "", "%s is there; which staker it is depends on the account", id.Name)
		return
	}
	staker, err := p.StakerOf(ctx, id.PublicKey)
	switch {
	case errors.Is(err, operator.ErrNotStaked):
		r.add("identity", Warn, "", "%v", err)
	case errors.Is(err, settlement.ErrNoContract):
		r.add("identity", Warn, "", "%s is there; the deployment is not", id.Name)
	case err != nil:
		r.unasked("identity", Warn, err)
	case p.HasAccount() && p.account != staker.Owner:
		r.add("identity", Warn, "sign with the owner's account", "%s is staker %d, owned by %s", id.Name, staker.ID, staker.Owner)
	default:
		r.add("identity", OK, "", "%s is staker %d, %s", id.Name, staker.ID, staker.Roles)
		r.deposit(ctx, p, staker)
	}
}
