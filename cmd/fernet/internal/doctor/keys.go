package doctor

import (
	"context"
	"errors"

	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/identity"
	"fernet/prover/keys"
	"fernet/settlement"
)

// cachedKeys checks the keys by themselves, as there is no deployment to compare them with.
func (r *Report) cachedKeys(ctx context.Context, s *session.Session) {
	if _, err := s.CachedKeys(ctx, settlement.DefaultParams().TxsPerBase); err != nil {
		r.add("proving keys", Warn, "to deploy, make them with fernet keys setup; to propose or prove, get the deployment's folder of keys and name it with --keys-dir",
			"%s", keysProblem(s, err))
		return
	}
	r.add("proving keys", OK, "", "those in %s are whole", s.Config.KeysDir)
}

// getKeys is how one comes by the keys of a deployment.
const getKeys = "get the deployment's folder of keys and name it with --keys-dir"

// proving checks the proving keys, against those on L1 when there is a deployment.
func (r *Report) proving(ctx context.Context, p *examination) {
	if p.client == nil {
		r.cachedKeys(ctx, p.Session)
		return
	}
	set, err := p.CachedKeys(ctx, p.client.Params.TxsPerBase)
	if err != nil {
		r.add("proving keys", Warn, "to propose or prove, "+getKeys+"; nothing else needs them", "%s", keysProblem(p.Session, err))
		return
	}
	verifying, err := prover.VerifyingKeys(set)
	if err != nil {
		r.add("proving keys", Bad, getKeys, "%v", err)
		return
	}
	switch err := p.client.VerifyKeys(ctx, verifying); {
	case err == nil:
		r.add("proving keys", OK, "", "those in %s are the deployment's", p.Config.KeysDir)
	case errors.Is(err, settlement.ErrNoContract):
		r.add("proving keys", Warn, session.DeploymentAdvice(err), "those in %s are whole, and there is no deployment to compare them with", p.Config.KeysDir)
	case !settlement.Disagrees(err):
		r.unasked("proving keys", Bad, err)
	case r.proves(p.Session):
		r.add("proving keys", Bad, getKeys, "%v", err)
	default:
		r.add("proving keys", Warn, "to propose or prove, "+getKeys+"; nothing else needs them", "%v", err)
	}
}

// keysProblem is why there are no keys, without the advice that other commands give.
func keysProblem(s *session.Session, err error) string {
	if errors.Is(err, keys.ErrNotCached) {
		return "they are missing or damaged in " + s.Config.KeysDir
	}
	return err.Error()
}

// proves reports whether whoever asks has an identity to prove with. Others need no keys, whatever
// their cache has of other deployments.
func (r *Report) proves(s *session.Session) bool {
	_, err := identity.Read(s.IdentityDir(), s.Config.Identity)
	return !errors.Is(err, identity.ErrMissing)
}
