package main

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/demo"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator/rehearsal"
	"fernet/settlement/rules"
)

func demoCommand() *cli.Command {
	d := rehearsal.DefaultConfig()
	return command("demo", "run the whole protocol on an embedded L1, with real proofs",
		"Deploys the contracts on a go-ethereum in this process, stakes sequencers and provers, proposes,\n"+
			"proves and settles one block, and recomputes every figure. With the defaults it is the worked example\n"+
			"of the research post.",
		"fernet demo --txs 8 --vrf public", runDemo,
		&cli.UintFlag{Name: "txs", Value: uint(d.Txs), Usage: "transactions of the block, a `power` of two of at least two base rollups"},
		&cli.UintFlag{Name: "txs-per-base", Value: uint(d.TxsPerBase), Usage: "a base rollup has `N` transactions, a power of two from 2 to 64"},
		&cli.IntFlag{Name: "provers", Value: d.Provers, Usage: "`number` of provers"},
		&cli.StringFlag{Name: "vrf", Value: d.Mode.String(), Usage: "draw from the `key`: private (hidden ranking) or public"},
		&cli.Uint64Flag{Name: "seed", Value: d.Seed, Usage: "`seed` of keys and transfers; RANDAO stays the L1's own"},
		minBalanceFlag("each account of the ledger keeps at least `AZT`"),
		&cli.StringFlag{Name: "out", Usage: "write deployment, body, submissions and audit into `DIR`", TakesFile: true},
	)
}

// rehearsed is the result of fernet demo.
type rehearsed struct{ *rehearsal.Result }

// Report marks a session.Report: what the contracts did is a fact also when the rules do not agree.
func (r *rehearsed) Report() {}

// Render shows nothing more: all of it was shown as it happened.
func (r *rehearsed) Render(*console.Console) {}

// demoConfig reads flags.
func demoConfig(c *cli.Context) (cfg rehearsal.Config, err error) {
	cfg = rehearsal.Config{
		Txs: uint32(min(c.Uint("txs"), math.MaxUint32)), TxsPerBase: uint32(min(c.Uint("txs-per-base"), math.MaxUint32)),
		Provers: c.Int("provers"), Seed: c.Uint64("seed"),
	}
	if cfg.Mode, err = rules.ParseMode(c.String("vrf")); err != nil {
		return cfg, config.Usage("--vrf: %w", err)
	}
	if cfg.MinBalance, err = amountFlag(c, "min-balance"); err != nil {
		return cfg, err
	}
	if err := cfg.Check(); err != nil {
		var wrong *rehearsal.ConfigError
		if errors.As(err, &wrong) {
			err = fmt.Errorf("--%s: %w", demoFlags[wrong.Field], wrong.Err)
		}
		return cfg, &config.UsageError{Err: err}
	}
	return cfg, nil
}

func runDemo(_ context.Context, c *cli.Context, s *session.Session) (*rehearsed, error) {
	if s.Config.DryRun {
		return nil, config.Usage("--dry-run: the demo has an L1 of its own, and sends nothing to another: leave it out")
	}
	cfg, err := demoConfig(c)
	if err != nil {
		return nil, err
	}
	cfg.Keys = s.Keys.Open
	ctx, stop := stopsUnread(c)
	defer stop()
	result, err := demo.Run(ctx, cfg, c.String("out"), s.Console)
	if err != nil {
		return nil, err
	}
	if !result.Audit.OK() {
		err = fmt.Errorf("%s: the contracts and settlement/rules do not agree", result.Audit)
	}
	return &rehearsed{result}, err
}

// demoFlags are the flags of the rehearsal's settings that it may refuse.
var demoFlags = map[string]string{"TxsPerBase": "txs-per-base", "Txs": "txs", "Provers": "provers", "MinBalance": "min-balance"}
