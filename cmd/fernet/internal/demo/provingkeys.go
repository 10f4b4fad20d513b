package demo

import (
	"context"
	"runtime"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover/keys"
)

// openKeys loads the proving keys, or makes them the first time.
func (d *demo) openKeys(ctx context.Context) error {
	var bar *console.Progress
	done := 0
	set, err := keys.Open(ctx, d.cfg.KeysDir, keys.Protocol, keys.Options{
		Provers: runtime.GOMAXPROCS(0),
		Warn:    func(line string) { d.con.Line("%s", line) },
		Progress: func(p keys.Progress) {
			if p.Stage == keys.StageSetup && bar == nil {
				d.con.Line("Proving keys are made once and kept in %s.\n%s", d.cfg.KeysDir, keys.SetupWarning)
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
