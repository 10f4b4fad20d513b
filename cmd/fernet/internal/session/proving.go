package session

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover"
	"fernet/prover/keys"
)

// Proving has the proving keys of --keys-dir.
type Proving struct {
	dialog *Dialog
	set    *keys.Set // as last opened
}

// Keys returns the proving keys for base rollups of so many transactions, from the cache or made
// now, with a progress bar after a word on how long it takes. A dry run makes none: without keys it
// is keys.ErrNotCached.
func (p *Proving) Keys(ctx context.Context, txsPerBase uint32) (*keys.Set, error) {
	if p.set != nil && p.set.TxsPerBase() == txsPerBase {
		return p.set, nil
	}
	if p.dialog.Config.DryRun {
		set, err := p.CachedKeys(ctx, txsPerBase)
		if errors.Is(err, keys.ErrNotCached) {
			err = fmt.Errorf("%w: a dry run makes none in %s: make them first with fernet keys setup", keys.ErrNotCached, p.dialog.Config.KeysDir)
		}
		return set, err
	}
	var bar *console.Progress
	done := 0
	set, err := keys.Open(ctx, p.dialog.Config.KeysDir, keys.Protocol(prover.Application(), txsPerBase), keys.Options{
		Provers: runtime.GOMAXPROCS(0),
		Warn:    func(line string) { p.dialog.Note("%s", line) },
		Progress: func(at keys.Progress) {
			if at.Stage == keys.StageSetup && bar == nil {
				p.dialog.Note("Proving keys are made once, in about %s, and kept in %s.\n%s", keys.SetupTime(at.Total-at.Done).Round(time.Second), p.dialog.Config.KeysDir, keys.SetupWarning)
				bar = p.dialog.Console.Progress("setting up, constraints", at.Total)
			}
			if bar != nil {
				bar.Add(at.Done-done, string(at.Kind))
			}
			done = at.Done
		},
	})
	if bar != nil {
		bar.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("open proving keys: %w", err)
	}
	p.set = set
	return set, nil
}

// CachedKeys is Keys, but makes none: missing or damaged ones are keys.ErrNotCached, and so are
// those of base rollups of another number of transactions.
func (p *Proving) CachedKeys(ctx context.Context, txsPerBase uint32) (*keys.Set, error) {
	if p.set != nil && p.set.TxsPerBase() == txsPerBase {
		return p.set, nil
	}
	set, err := keys.OpenCached(ctx, p.dialog.Config.KeysDir, keys.Protocol(prover.Application(), txsPerBase), keys.Options{Provers: runtime.GOMAXPROCS(0)})
	if errors.Is(err, keys.ErrNotCached) {
		err = fmt.Errorf("%w: get the deployment's folder of keys and name it with --keys-dir; those that fernet keys setup makes fit only a deployment made with them", err)
	}
	if err != nil {
		return nil, err
	}
	p.set = set
	return set, nil
}
