package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/big"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
	"fernet/settlement/liveness"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// simulatedDeployment is the result of fernet deployment simulate. Amounts are in wei, shares in basis points.
type simulatedDeployment struct {
	Source      string            `json:"source"` // where the parameters come from
	Params      settlement.Params `json:"params"`
	Assumptions assumed           `json:"assumptions"`
	Owners      []ownerSimulated  `json:"owners"` // when no honest sequencer fails
	Honest      []honestSimulated `json:"honest"` // when nobody attacks
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

// ownerSimulated is a liveness.Owner.
type ownerSimulated struct {
	Hostile       int       `json:"hostile"`
	Sequencers    int       `json:"sequencers"`
	Attack        string    `json:"attack"`        // unprovable or withheld
	UnpunishedBps rules.Bps `json:"unpunishedBps"` // slots proven without penalties
	InLifeBps     rules.Bps `json:"inLifeBps"`     // until one stake for each sequencer is lost
	ForeverBps    rules.Bps `json:"foreverBps"`    // with penalties that are always paid
	Attacks       uint64    `json:"attacks"`
	Killed        uint64    `json:"killed"` // slots, by these attacks
	Lives         uint64    `json:"lives"`  // that ended
	CostPerSlot   string    `json:"costPerSlot"`

	cost *big.Int
}

// honestSimulated is a liveness.Honest.
type honestSimulated struct {
	Sequencers    int       `json:"sequencers"`
	AllFailBps    int       `json:"allFailBps"`    // of its income lost by each when all fail
	PenaltiesBps  int       `json:"penaltiesBps"`  // of these, penalties
	OneFailsBps   int       `json:"oneFailsBps"`   // lost by one that fails when no other does
	UnmannedBps   rules.Bps `json:"unmannedBps"`   // slots in which all are banned
	UnpunishedBps rules.Bps `json:"unpunishedBps"` // slots proven when all fail, without penalties
	ProvenBps     rules.Bps `json:"provenBps"`     // and with them
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

// simulateSlots examines what the penalties of parameters do. The block reward is that of the parameters.
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
		Source: source, Params: p,
		Assumptions: assumed{a.HonestSplit, a.WithoutRoot, a.Unrevealed, a.Fees.String(), a.Slots, a.Seed},
	}
	for _, o := range study.Owners {
		r.Owners = append(r.Owners, ownerSimulated{
			o.Hostile, o.Sequencers, o.Attack.String(), o.Unpunished, o.InLife, o.Forever, o.Attacks, o.Killed, o.Lives, o.CostPerSlot.String(), o.CostPerSlot,
		})
	}
	for _, h := range study.Honest {
		r.Honest = append(r.Honest, honestSimulated{h.Sequencers, h.AllFail, h.Penalties, h.OneFails, h.Unmanned, h.WithoutThem, h.WithThem})
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
			fmt.Sprintf("%d of %d", o.Hostile, o.Sequencers), o.Attack, percent(int(o.UnpunishedBps)), judged(percent(int(o.InLifeBps)), o.InLifeBps >= liveness.LeastProven), percent(int(o.ForeverBps)),
			killed, units.Floor(o.cost, 2),
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
			h.Sequencers, judged(percent(h.AllFailBps), h.AllFailBps <= liveness.MostLoss), percent(h.PenaltiesBps), percent(int(h.UnmannedBps)), percent(h.OneFailsBps),
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
