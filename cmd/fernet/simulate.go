package main

import (
	"context"
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/argument"
	"fernet/prover/operator/deploy"
	"fernet/settlement/liveness"
	"fernet/settlement/rules"
)

// simulated are the settings of a deployment that a simulation depends on.
var simulated = []string{
	"stake-amount", "prune-penalty", "reveal-penalty", "ban-slots", "propose-blocks", "reveal-blocks", "proving-blocks", "activation-delay", "block-reward",
}

// assumption is a value of liveness.Assumptions, as a flag.
type assumption struct {
	name, usage string
	set         func(a *liveness.Assumptions, text string) error
}

var assumptions = []assumption{
	shareAssumption("honest-split", "honest sequencers bid the fee split `SHARE` (default: 80%)", func(a *liveness.Assumptions) *rules.Bps { return &a.HonestSplit }),
	shareAssumption("without-root", "`SHARE` of honest blocks get no root (default: 3%)", func(a *liveness.Assumptions) *rules.Bps { return &a.WithoutRoot }),
	shareAssumption("unrevealed", "`SHARE` of slots that are won honestly are not revealed (default: 1%)", func(a *liveness.Assumptions) *rules.Bps { return &a.Unrevealed }),
	{"fees", "a block has fees of `AZT` (default: none)", func(a *liveness.Assumptions, text string) (err error) {
		a.Fees, err = argument.Amount(text)
		return err
	}},
	countAssumption("slots", "simulate `N` slots for each figure (default: 200000)", func(a *liveness.Assumptions) *uint64 { return &a.Slots }),
	countAssumption("seed", "draw from the seed `N` (default: 1)", func(a *liveness.Assumptions) *uint64 { return &a.Seed }),
}

func shareAssumption(name, usage string, at func(*liveness.Assumptions) *rules.Bps) assumption {
	return assumption{name, usage, func(a *liveness.Assumptions, text string) (err error) {
		*at(a), err = argument.Share(text)
		return err
	}}
}

func countAssumption(name, usage string, at func(*liveness.Assumptions) *uint64) assumption {
	return assumption{name, usage, func(a *liveness.Assumptions, text string) (err error) {
		if *at(a), err = strconv.ParseUint(text, 10, 53); err != nil {
			return fmt.Errorf("%s", argument.NotANumber(text))
		}
		return nil
	}}
}

func simulateCommand() *cli.Command {
	var flags []cli.Flag
	for _, s := range deploySettings {
		if slices.Contains(simulated, s.name) {
			flags = append(flags, &cli.StringFlag{Name: s.name, Usage: s.usage})
		}
	}
	for _, a := range assumptions {
		flags = append(flags, &cli.StringFlag{Name: a.name, Usage: a.usage})
	}
	return &cli.Command{
		Name:  "simulate",
		Usage: "what penalties do against sequencers that attack, and cost those that fail",
		Description: "Simulates slots in which an owner of some of the sequencers reveals blocks that cannot be proven, or does not\n" +
			"reveal, and slots in which honest sequencers fail, and prints what is proven, lost and paid. Parameters are\n" +
			"those of the record of --deployment, or else the defaults of --network, or of testnets; flags change them.\n" +
			"It asks no L1, needs no account, and prints the same whenever it is run.\n\n" +
			"Example: fernet deployment simulate --prune-penalty 20 --ban-slots 60",
		Flags: flags,
		Action: func(c *cli.Context) error {
			return session.Run(c, func(ctx context.Context, s *session.Session) (*simulatedDeployment, error) {
				p, source, err := parametersWithoutL1(s)
				if err != nil {
					return nil, err
				}
				options := deploy.Options{Params: p}
				if err := applyDeploySettings(&options, "", func(name string) (string, bool) {
					return c.String(name), slices.Contains(simulated, name) && c.IsSet(name)
				}); err != nil {
					return nil, &config.UsageError{Err: err}
				}
				a := liveness.DefaultAssumptions(new(big.Int))
				for _, flag := range assumptions {
					if c.IsSet(flag.name) {
						if err := flag.set(&a, c.String(flag.name)); err != nil {
							return nil, config.Usage("--%s: %w", flag.name, err)
						}
					}
				}
				return simulateSlots(ctx, options.Params, source, a)
			})
		},
	}
}
