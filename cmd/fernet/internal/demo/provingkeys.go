package demo

import (
	"context"
	"runtime"
	"time"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover"
	"fernet/prover/keys"
)

// openKeys loads the proving keys, or makes them the first time.
func (d *demo) openKeys(ctx context.Context) error {
	var bar *console.Progress
	done := 0
	set, err := keys.Open(ctx, d.cfg.KeysDir, keys.Protocol(prover.Application(), d.cfg.TxsPerBase), keys.Options{
		Provers: runtime.GOMAXPROCS(0),
		Warn:    func(line string) { d.con.Line("%s", line) },
		Progress: func(p keys.Progress) {
			if p.Stage == keys.StageSetup && bar == nil {
				d.con.Line("Proving keys are made once, in about %s, and kept in %s.\n%s", keys.SetupTime(p.Total-p.Done).Round(time.Second), d.cfg.KeysDir, keys.SetupWarning)
				bar = d.con.Progress("setting up, constraints", p.Total)
			}
			if bar != nil {
				bar.Add(p.Done-done, string(p.Kind))
				done = p.Done
			}
		},
	})
	if bar != nil {
		bar.Close()
	}
	d.keys = set
	return err
}
