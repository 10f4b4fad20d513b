package main

import (
	"errors"
	"fmt"
	"math"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/demo"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator/rehearsal"
	"fernet/settlement/rules"
)

func demoCommand() *cli.Command {
	d := rehearsal.DefaultConfig()
	return &cli.Command{
		Name:  "demo",
		Usage: "run the whole protocol on an embedded L1, with real proofs",
		Description: "Deploys the contracts on a go-ethereum in this process, stakes sequencers and provers, proposes,\n" +
			"proves and settles one block, and recomputes every figure. With the defaults it is the worked example\n" +
			"of the research post.\n\nExample: fernet demo --txs 8 --vrf public",
		Flags: []cli.Flag{
			&cli.UintFlag{Name: "txs", Value: uint(d.Txs), Usage: "transactions of the block, a `power` of two of at least two base rollups"},
			&cli.UintFlag{Name: "txs-per-base", Value: uint(d.TxsPerBase), Usage: "a base rollup has `N` transactions, a power of two from 2 to 64"},
			&cli.IntFlag{Name: "provers", Value: d.Provers, Usage: "`number` of provers"},
			&cli.StringFlag{Name: "vrf", Value: d.Mode.String(), Usage: "draw from the `key`: private (hidden ranking) or public"},
			&cli.Uint64Flag{Name: "seed", Value: d.Seed, Usage: "`seed` of keys and transfers; RANDAO stays the L1's own"},
			minBalanceFlag("each account of the ledger keeps at least `AZT`"),
			&cli.StringFlag{Name: "out", Usage: "write deployment, body, submissions and audit into `DIR`", TakesFile: true},
		},
		Action: func(c *cli.Context) error {
			common, err := config.Load(c)
			if err != nil {
				return err
			}
			if common.DryRun {
				return config.Usage("--dry-run: the demo has an L1 of its own, and sends nothing to another: leave it out")
			}
			cfg := rehearsal.Config{
				Provers: c.Int("provers"), Seed: c.Uint64("seed"),
			}
			cfg.Txs = uint32(min(c.Uint("txs"), math.MaxUint32))
			cfg.TxsPerBase = uint32(min(c.Uint("txs-per-base"), math.MaxUint32))
			if cfg.Mode, err = parseMode(c.String("vrf")); err != nil {
				return &config.UsageError{Err: err}
			}
			if cfg.MinBalance, err = amountFlag(c, "min-balance"); err != nil {
				return err
			}
			if err := cfg.Check(); err != nil {
				var wrong *rehearsal.ConfigError
				if errors.As(err, &wrong) {
					err = fmt.Errorf("--%s: %w", demoFlags[wrong.Field], wrong.Err)
				}
				return &config.UsageError{Err: err}
			}
			s := session.New(common, c.App.Reader, c.App.Writer, c.App.ErrWriter)
			cfg.Keys = s.Keys
			ctx, stop := stopsUnread(c)
			defer stop()
			result, err := demo.Run(ctx, cfg, c.String("out"), s.Console)
			if err != nil {
				return err
			}
			if !result.Audit.OK() {
				err = fmt.Errorf("%s: the contracts and settlement/rules do not agree", result.Audit)
			}
			if common.JSON {
				return errors.Join(err, session.PrintResult(c.App.Writer, result, err))
			}
			return err
		},
	}
}

func parseMode(s string) (rules.Mode, error) {
	for _, m := range []rules.Mode{rules.ModePrivate, rules.ModePublic} {
		if s == m.String() {
			return m, nil
		}
	}
	return 0, fmt.Errorf("--vrf: %q is neither private nor public", s)
}

// demoFlags are the flags of the rehearsal's settings that it may refuse.
var demoFlags = map[string]string{"TxsPerBase": "txs-per-base", "Txs": "txs", "Provers": "provers", "MinBalance": "min-balance"}
