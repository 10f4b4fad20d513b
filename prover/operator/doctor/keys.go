package doctor

import (
	"context"
	"errors"

	"fernet/prover"
	"fernet/prover/identity"
	"fernet/prover/keys"
	"fernet/settlement"
)

// openKeys opens the keys that are there, for base rollups of so many transactions. Where there are
// none, or others, it says so as code tells.
func (e *examination) openKeys(ctx context.Context, r *findings, txsPerBase uint32, code Code) (*keys.Set, bool) {
	set, err := keys.OpenCached(ctx, e.KeysDir, keys.Protocol(e.Application, txsPerBase), keys.Options{})
	switch {
	case errors.Is(err, keys.ErrNotCached):
		r.add("proving keys", Warn, code, "they are missing or damaged in %s", e.KeysDir)
	case err != nil:
		r.fail("proving keys", Warn, code, err)
	}
	return set, err == nil
}

// cachedKeys checks the keys by themselves, as there is no deployment to compare them with.
func (e *examination) cachedKeys(ctx context.Context, r *findings) {
	if _, ok := e.openKeys(ctx, r, settlement.DefaultParams().TxsPerBase, NoKeys); ok {
		r.add("proving keys", OK, "", "those in %s are whole", e.KeysDir)
	}
}

// proving checks the proving keys, against those on L1 when there is a deployment.
func (e *examination) proving(ctx context.Context, r *findings) {
	if e.Client == nil {
		e.cachedKeys(ctx, r)
		return
	}
	set, ok := e.openKeys(ctx, r, e.Client.Params.TxsPerBase, MissingKeys)
	if !ok {
		return
	}
	verifying, err := prover.VerifyingKeys(set)
	if err != nil {
		r.fail("proving keys", Bad, OtherKeys, err)
		return
	}
	v, err := e.at()
	if err != nil {
		r.unasked("proving keys", Bad, err)
		return
	}
	defer r.readAt(len(*r), v.Number)
	switch err := v.VerifyKeys(ctx, verifying); {
	case err == nil:
		r.add("proving keys", OK, "", "those in %s are the deployment's", e.KeysDir)
	case errors.Is(err, settlement.ErrNoContract):
		r.add("proving keys", Warn, OtherDeployment, "those in %s are whole, and there is no deployment to compare them with", e.KeysDir).Err = err
	case !settlement.Disagrees(err):
		r.unasked("proving keys", Bad, err)
	case e.proves():
		r.fail("proving keys", Bad, OtherKeys, err)
	default:
		r.fail("proving keys", Warn, MissingKeys, err)
	}
}

// proves reports whether whoever asks has an identity to prove with. Others need no keys, whatever
// their cache has of other deployments.
func (e *examination) proves() bool {
	_, err := identity.Read(e.Directory, e.Identity)
	return !errors.Is(err, identity.ErrMissing)
}
