package actor

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"fernet/prover"
	"fernet/prover/keys"
)

// Keys are the proving keys of a folder.
type Keys struct {
	o          *Options
	deployment *Deployment
	set        *keys.Set // as last opened
}

// Open returns the keys for base rollups of so many transactions, from the folder or made now. A
// dry run makes none: keys.ErrNotCached and [ErrMakesNoKeys].
func (k *Keys) Open(ctx context.Context, txsPerBase uint32) (*keys.Set, error) {
	if k.o.DryRun {
		set, err := k.Cached(ctx, txsPerBase)
		if errors.Is(err, keys.ErrNotCached) {
			err = fmt.Errorf("%w: %w in %s", keys.ErrNotCached, ErrMakesNoKeys, k.o.KeysDir)
		}
		return set, err
	}
	return k.open(txsPerBase, func(source keys.Source, opts keys.Options) (*keys.Set, error) {
		opts.Warn, opts.Progress = k.o.Remade, k.o.SetUp
		set, err := keys.Open(ctx, k.o.KeysDir, source, opts)
		if err != nil {
			return nil, fmt.Errorf("open proving keys: %w", err)
		}
		return set, nil
	})
}

// Cached is Open, but makes none: missing or damaged ones are keys.ErrNotCached, and so are those
// of base rollups of another number of transactions.
func (k *Keys) Cached(ctx context.Context, txsPerBase uint32) (*keys.Set, error) {
	return k.open(txsPerBase, func(source keys.Source, opts keys.Options) (*keys.Set, error) {
		return keys.OpenCached(ctx, k.o.KeysDir, source, opts)
	})
}

// open opens keys unless they are those that were opened last.
func (k *Keys) open(txsPerBase uint32, how func(keys.Source, keys.Options) (*keys.Set, error)) (*keys.Set, error) {
	if k.set == nil || k.set.TxsPerBase() != txsPerBase {
		set, err := how(keys.Protocol(k.o.Application, txsPerBase), keys.Options{Provers: runtime.GOMAXPROCS(0)})
		if err != nil {
			return nil, err
		}
		k.set = set
	}
	return k.set, nil
}

// OtherKeysError means that a folder's proving keys are not those that the deployment verifies
// with.
type OtherKeysError struct {
	Dir string
	Err error
}

func (e *OtherKeysError) Error() string { return fmt.Sprintf("proving keys in %s: %v", e.Dir, e.Err) }
func (e *OtherKeysError) Unwrap() error { return e.Err }

// OfDeployment returns the deployment's keys, known to be those that L1 verifies with:
// [*OtherKeysError]. It makes none: they would be others.
func (k *Keys) OfDeployment(ctx context.Context) (*keys.Set, error) {
	client, err := k.deployment.Client(ctx)
	if err != nil {
		return nil, err
	}
	set, err := k.Cached(ctx, client.Params.TxsPerBase)
	if err != nil {
		return nil, err
	}
	if err := prover.CheckKeys(ctx, client, set); err != nil {
		return nil, &OtherKeysError{k.o.KeysDir, err}
	}
	return set, nil
}
