package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"slices"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/argument"
	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator/deploy"
	"fernet/settlement"
	"fernet/settlement/liveness"
)

// simulated are the settings of a deployment that a simulation depends on.
var simulated = []string{
	"stake-amount", "prune-penalty", "reveal-penalty", "ban-slots",
	"propose-blocks", "reveal-blocks", "proving-blocks", "activation-delay", "block-reward",
}

// simulationSettings are what a person chooses of a simulation.
func simulationSettings(o *deploy.Options, a *liveness.Assumptions) []setting {
	all := slices.DeleteFunc(deploySettings(o), func(s setting) bool { return !slices.Contains(simulated, s.name) })
	return append(all,
		setting{"honest-split", "honest sequencers bid the fee split `SHARE` (default: 80%)", into(&a.HonestSplit, argument.Share)},
		setting{"without-root", "`SHARE` of honest blocks get no root (default: 3%)", into(&a.WithoutRoot, argument.Share)},
		setting{"unrevealed", "`SHARE` of slots that are won honestly are not revealed (default: 1%)",
			into(&a.Unrevealed, argument.Share)},
		setting{"fees", "a block has fees of `AZT` (default: none)", into(&a.Fees.Int, argument.Amount)},
		setting{"slots", "simulate `N` slots for each figure (default: 200000)", into(&a.Slots, wholeNumber)},
		setting{"seed", "draw from the seed `N` (default: 1)", into(&a.Seed, wholeNumber)},
	)
}

// simulateDeployment examines what the penalties of parameters do. The block reward is that of the
// parameters.
func simulateDeployment(ctx context.Context, c *cli.Context, s *session.Session) (*simulatedDeployment, error) {
	p, source, err := parametersWithoutL1(s)
	if err != nil {
		return nil, err
	}
	o, a := deploy.Options{Params: p}, liveness.DefaultAssumptions(new(big.Int))
	if err := applySettings(simulationSettings(&o, &a), flagSource(c)); err != nil {
		return nil, &config.UsageError{Err: err}
	}
	if err := o.Params.Check(); err != nil {
		return nil, config.Usage("simulate: %w", err)
	}
	p, a.BlockReward = o.Params, o.Params.BlockReward
	study, err := liveness.Examine(ctx, liveness.Rules{
		Schedule: p.Schedule, ActivationDelay: p.ActivationDelay,
		StakeAmount: p.StakeAmount, PrunePenalty: p.PrunePenalty, RevealPenalty: p.RevealPenalty, BanSlots: p.BanSlots,
	}, a)
	if errors.Is(err, liveness.ErrWorld) || errors.Is(err, liveness.ErrIncome) {
		return nil, config.Usage("simulate: %w", err)
	}
	if err != nil {
		return nil, fmt.Errorf("simulate: %w", err)
	}
	return &simulatedDeployment{Source: source, Params: p, Study: study, Bounds: judgedBounds(study.Bounds)}, nil
}

// parametersWithoutL1 returns the parameters of the record that is configured, or else the defaults
// of the network that is, with words for where they come from.
func parametersWithoutL1(s *session.Session) (settlement.Params, string, error) {
	path := s.Config.Deployment
	if path != "" {
		d, err := settlement.ReadDeployment(path)
		switch {
		case err == nil:
			return d.Params, path, nil
		case !errors.Is(err, fs.ErrNotExist) || s.Config.Origin("deployment").String() == "--deployment":
			return settlement.Params{}, "", err
		}
	}
	p, source := settlement.DefaultParams(), "defaults on testnets"
	if n, ok := config.NetworkNamed(s.Config.Network); ok {
		p, source = n.Params, "defaults on "+n.Name
	}
	if path != "" {
		source += ", as there is no " + path
	}
	p.Schedule.GenesisBlock = 1 // when slots begin makes no difference
	return p, source, nil
}
