package deploy

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"fernet/settlement"
	"fernet/settlement/liveness"
	"fernet/settlement/network"
)

// Simulation is what penalties of parameters do. Amounts are in wei, shares in basis points.
type Simulation struct {
	Source string            `json:"source"` // where the parameters come from, for a person
	Params settlement.Params `json:"params"`
	*liveness.Study
}

// Simulate examines what the penalties of parameters do. The block reward is that of the
// parameters. It asks no L1. The error is that of Params.Check, liveness.ErrWorld,
// liveness.ErrIncome, or the context's.
func Simulate(ctx context.Context, source string, p settlement.Params, a liveness.Assumptions) (*Simulation, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	a.BlockReward = p.BlockReward
	study, err := liveness.Examine(ctx, liveness.Rules{
		Schedule: p.Schedule, ActivationDelay: p.ActivationDelay,
		StakeAmount: p.StakeAmount, PrunePenalty: p.PrunePenalty, RevealPenalty: p.RevealPenalty, BanSlots: p.BanSlots,
	}, a)
	if err != nil {
		return nil, err
	}
	return &Simulation{source, p, study}, nil
}

// ParamsWithoutL1 returns the parameters of a deployment's record, with words for where they come
// from. An empty path stands for no record. Without one they are the defaults of the network with
// that name, or else of testnets; a record that is needed must be there.
func ParamsWithoutL1(record string, needed bool, networkName string) (settlement.Params, string, error) {
	p, source := settlement.DefaultParams(), "defaults on testnets"
	if n, ok := network.Named(networkName); ok {
		p, source = n.Params, "defaults on "+n.Name
	}
	if record != "" {
		d, err := settlement.ReadDeployment(record)
		if err == nil {
			return d.Params, record, nil
		}
		if needed || !errors.Is(err, fs.ErrNotExist) {
			return settlement.Params{}, "", err
		}
		source = fmt.Sprintf("%s, as there is no %s", source, record)
	}
	p.Schedule.GenesisBlock = 1 // when slots begin makes no difference
	return p, source, nil
}
