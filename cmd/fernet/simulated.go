package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
	"fernet/settlement/liveness"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// simulatedDeployment is the result of fernet deployment simulate. Amounts are in wei, shares in
// basis points.
type simulatedDeployment struct {
	Source      string            `json:"source"` // where the parameters come from
	Params      settlement.Params `json:"params"`
	Assumptions assumed           `json:"assumptions"`
	Owners      []liveness.Owner  `json:"owners"` // when no honest sequencer fails
	Honest      []liveness.Honest `json:"honest"` // when nobody attacks
	Bounds      []boundSimulated  `json:"bounds"`
}

type assumed struct {
	HonestSplitBps rules.Bps `json:"honestSplitBps"`
	WithoutRootBps rules.Bps `json:"withoutRootBps"`
	UnrevealedBps  rules.Bps `json:"unrevealedBps"`
	Fees           string    `json:"fees"` // of a block
	Slots          uint64    `json:"slots"`
	Seed           uint64    `json:"seed"`
}

// boundSimulated is one of liveness.Bounds.
type boundSimulated struct {
	Bound  string `json:"bound"`
	Wanted string `json:"wanted"`
	Found  string `json:"found"`
	Holds  bool   `json:"holds"`
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

// livenessRules are the parameters that a simulation depends on.
func livenessRules(p settlement.Params) liveness.Rules {
	return liveness.Rules{
		Schedule: p.Schedule, ActivationDelay: p.ActivationDelay,
		StakeAmount: p.StakeAmount, PrunePenalty: p.PrunePenalty, RevealPenalty: p.RevealPenalty, BanSlots: p.BanSlots,
	}
}

// simulateSlots examines what the penalties of parameters do. The block reward is that of the
// parameters.
func simulateSlots(ctx context.Context, p settlement.Params, source string, a liveness.Assumptions) (*simulatedDeployment, error) {
	if err := p.Check(); err != nil {
		return nil, config.Usage("simulate: %w", err)
	}
	a.BlockReward = p.BlockReward
	study, err := liveness.Examine(ctx, livenessRules(p), a)
	if errors.Is(err, liveness.ErrWorld) || errors.Is(err, liveness.ErrIncome) {
		return nil, config.Usage("simulate: %w", err)
	}
	if err != nil {
		return nil, fmt.Errorf("simulate: %w", err)
	}
	r := &simulatedDeployment{
		Source: source, Params: p, Owners: study.Owners, Honest: study.Honest,
		Assumptions: assumed{a.HonestSplit, a.WithoutRoot, a.Unrevealed, a.Fees.String(), a.Slots, a.Seed},
	}
	b := study.Bounds
	r.Bounds = []boundSimulated{
		{fmt.Sprintf("income that one of %d honest loses", liveness.BoundSequencers), "at most " + rules.Bps(liveness.MostLoss).String(), percent(b.HonestLoss), b.HonestLoss <= liveness.MostLoss},
		{fmt.Sprintf("slots proven, 1 of %d hostile, in its life", liveness.BoundSequencers), "at least " + liveness.LeastProven.String(), percent(int(b.Proven)), b.Proven >= liveness.LeastProven},
		{"cost of the cheapest killed slot", "above 0 AZT", units.Floor(b.CostPerSlot, 4) + " AZT", b.CostPerSlot.Sign() > 0},
	}
	return r, nil
}

// percent writes basis points with two decimals: "5.60 %", "-0.30 %".
func percent(bps int) string {
	if bps < 0 {
		return "-" + percent(-bps)
	}
	return fmt.Sprintf("%d.%02d %%", bps/100, bps%100)
}

// Render shows the figures, and which of the bounds they keep.
func (r *simulatedDeployment) Render(con *console.Console) {
	p := r.Params
	con.Line("Parameters: %s. The stake is %s AZT; %s AZT are lost for a pruned block, %s AZT for a missed reveal; slots of a ban: %d; slots that a dead block takes: %d.",
		r.Source, units.Exact(p.StakeAmount), units.Exact(p.PrunePenalty), units.Exact(p.RevealPenalty), p.BanSlots, 1+p.Schedule.WindowSlots())

	con.Line("\nHostile owners, who bid a split of 100 %% against %s: slots proven without penalties, until they lost their stakes, and while they pay for ever; slots killed by one block, and what each of them costs.",
		r.Assumptions.HonestSplitBps)
	owners := console.Table{Columns: []console.Column{
		{Name: "owner"}, {Name: "blocks"}, {Name: "no penalty", Align: console.Right}, {Name: "stake's life", Align: console.Right},
		{Name: "for ever", Align: console.Right}, {Name: "killed", Align: console.Right}, {Name: "AZT each", Align: console.Right},
	}}
	for _, o := range r.Owners {
		killed := "none"
		if o.Attacks > 0 {
			killed = fmt.Sprintf("%.1f", float64(o.Killed)/float64(o.Attacks))
		}
		owners.Rows = append(owners.Rows, []any{
			fmt.Sprintf("%d of %d", o.Hostile, o.Sequencers), o.Attack, percent(int(o.Unpunished)), judged(percent(int(o.InLife)), o.InLife >= liveness.LeastProven), percent(int(o.Forever)),
			killed, units.Floor(o.CostPerSlot.Int, 2),
		})
	}
	con.Table(owners)

	con.Line("\nHonest sequencers, %s of whose blocks get no root and %s of whose slots are not revealed: what each loses of its income when all fail, how much of that are penalties, slots in which all are banned; and what it loses when it fails alone.",
		r.Assumptions.WithoutRootBps, r.Assumptions.UnrevealedBps)
	honest := console.Table{Columns: []console.Column{
		{Name: "sequencers", Align: console.Right}, {Name: "loses", Align: console.Right}, {Name: "penalties", Align: console.Right}, {Name: "all banned", Align: console.Right}, {Name: "alone", Align: console.Right},
	}}
	for _, h := range r.Honest {
		honest.Rows = append(honest.Rows, []any{
			h.Sequencers, judged(percent(h.AllFail), h.AllFail <= liveness.MostLoss), percent(h.Penalties), percent(int(h.Unmanned)), percent(h.OneFails),
		})
	}
	con.Table(honest)

	con.Line("")
	bounds := console.Table{Columns: []console.Column{{Name: "bound"}, {Name: "wanted"}, {Name: "found", Align: console.Right}, {Name: "verdict"}}}
	for _, b := range r.Bounds {
		verdict := "holds"
		if !b.Holds {
			verdict = "BROKEN"
		}
		bounds.Rows = append(bounds.Rows, []any{b.Bound, b.Wanted, b.Found, judged(verdict, b.Holds)})
	}
	con.Table(bounds)
}

func judged(text string, good bool) console.Cell {
	if good {
		return console.Cell{Text: text, Tone: console.Good}
	}
	return console.Cell{Text: text, Tone: console.Bad}
}
