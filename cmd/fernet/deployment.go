package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/argument"
	"fernet/prover/operator/deploy"
	"fernet/prover/payments"
	"fernet/settlement/liveness"
	"fernet/settlement/units"
)

func deploymentCommand() *cli.Command {
	return group("deployment", "a deployment: what is fixed for ever, and what it holds",
		"The record of --deployment, compared with L1.", "fernet deployment show",
		command("show", "the deployment's parameters, and what it holds",
			"Shows the record and compares it with what the contracts on L1 say of themselves; fernet doctor compares their\n"+
				"code and keys as well. It needs no account. When L1 says otherwise, the exit code is 1.",
			"fernet deployment show --network sepolia --rpc-url $RPC", showDeployment),
		command("simulate", "what penalties do against sequencers that attack, and cost those that fail",
			"Simulates slots in which an owner of some of the sequencers reveals blocks that cannot be proven, or does not\n"+
				"reveal, and slots in which honest sequencers fail, and prints what is proven, lost and paid. Parameters are\n"+
				"those of the record of --deployment, or else the defaults of --network, or of testnets; flags change them.\n"+
				"It asks no L1, needs no account, and prints the same whenever it is run.",
			"fernet deployment simulate --prune-penalty 20 --ban-slots 60",
			rendered(simulateDeployment, renderSimulation), settingFlags(simulationSettings(new(deploy.Options), new(liveness.Assumptions)))...),
	)
}

// deploymentShown is the result of fernet deployment show.
type deploymentShown struct {
	File string `json:"file"`
	*deploy.Status
	// of the ledger, in wei; "" without a genesis
	MinBalance string `json:"minBalance,omitempty"`

	fixed string // the parameters, in lines for a person
}

// Report marks a session.Report: what the record says is shown beside the error that L1 says
// otherwise.
func (r *deploymentShown) Report() {}

// Render shows the deployment.
func (r *deploymentShown) Render(con *console.Console) {
	d := r.Deployment
	con.Line("%s: chain %d, since L1 block %d.", r.File, d.ChainID, d.Block)
	t := console.NewTable("contract", "address")
	t.Rows = [][]any{{"Token", d.Token}, {"Staking", d.Staking}, {"RootVerifier", d.RootVerifier},
		{"Rewards", d.Rewards}, {"Sequencing", d.Sequencing}, {"Settlement", d.Settlement}}
	if d.AuditLens != (common.Address{}) {
		t.Row("AuditLens", d.AuditLens)
	}
	con.Table(t)
	con.Line("\nFixed for ever:\n%s", r.fixed)
	con.Line("\nAt L1 block %d Rewards holds %s AZT for block rewards, %s AZT for fees, %s AZT for claims "+
		"and %s AZT that were transferred without a call.",
		r.Now, units.Exact(r.Reserve.Int), units.Exact(r.Escrow.Int), units.Exact(r.Owed.Int), units.Exact(r.Surplus.Int))
	con.Line("Last block %d, last proven block %d.", r.Tip, r.Proven)
	con.Say(console.Verdict(r.Agrees), "%s", either(r.Agrees, "L1 has the record's addresses and parameters, and the code that this release deploys. "+
		"Proving keys are compared by fernet doctor.", "L1 says otherwise than the record: "+r.Disagrees))
}

// errRecord means that L1 and the record of the deployment do not agree.
var errRecord = errors.New("the record is not that of the deployment on L1")

// showDeployment shows the record of the deployment and what L1 says of it.
func showDeployment(ctx context.Context, in *input, s *session.Session) (*deploymentShown, error) {
	client := opened(ctx, in, s.Deployment.Unchecked)
	r := &deploymentShown{File: opened(ctx, in, s.Deployment.Path)}
	r.Status = opened(ctx, in, func(ctx context.Context) (*deploy.Status, error) { return deploy.ReadStatus(ctx, client) })
	if in.err != nil {
		return nil, in.err
	}
	if genesis, err := payments.RecordedGenesis(client.Deployment); err == nil {
		r.MinBalance = genesis.MinBalance.String()
	} else if !errors.Is(err, prover.ErrNoGenesis) {
		return nil, err
	}
	if r.fixed, in.err = parameters(s, client.Deployment, deploy.MakesToken(client.Deployment), r.Now); in.err != nil {
		return nil, in.err
	}
	if !r.Agrees {
		return r, fmt.Errorf("%w: %s: %s: get the record from whoever deployed", errRecord, r.File, r.Disagrees)
	}
	return r, nil
}

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
		setting{"slots", "simulate `N` slots for each figure (default: 200000)", into(&a.Slots, argument.Number)},
		setting{"seed", "draw from the seed `N` (default: 1)", into(&a.Seed, argument.Number)},
	)
}

// simulateDeployment examines what the penalties of parameters do.
func simulateDeployment(ctx context.Context, in *input, s *session.Session) (*deploy.Simulation, error) {
	p, source, err := deploy.ParamsWithoutL1(
		s.Config.Deployment, s.Config.Origin("deployment").String() == "--deployment", s.Config.Network)
	if err != nil {
		return nil, err
	}
	o, a := deploy.Options{Params: p}, liveness.DefaultAssumptions(new(big.Int))
	if err := applySettings(simulationSettings(&o, &a), in.setting); err != nil {
		return nil, &config.UsageError{Err: err}
	}
	r, err := deploy.Simulate(ctx, source, o.Params, a)
	if err != nil && ctx.Err() == nil { // it asks nobody: something that flags say is wrong
		err = config.Usage("simulate: %w", err)
	}
	return r, err
}

// renderSimulation shows the figures, and which of the bounds they keep.
func renderSimulation(con *console.Console, r *deploy.Simulation) {
	p, a := r.Params, r.Assumptions
	con.Line("Parameters: %s. The stake is %s AZT; %s AZT are lost for a pruned block, %s AZT for a missed reveal; "+
		"slots of a ban: %d; slots that a dead block takes: %d.",
		r.Source, units.Exact(p.StakeAmount), units.Exact(p.PrunePenalty), units.Exact(p.RevealPenalty), p.BanSlots, 1+p.Schedule.WindowSlots())

	con.Line("\nHostile owners, who bid a split of 100 %% against %s: slots proven without penalties, until they lost their stakes, "+
		"and while they pay for ever; slots killed by one block, and what each of them costs.", a.HonestSplit)
	t := console.NewTable("owner", "blocks", "no penalty>", "stake's life>", "for ever>", "killed>", "AZT each>")
	for _, o := range r.Owners {
		killed := "none"
		if o.Attacks > 0 {
			killed = fmt.Sprintf("%.1f", float64(o.Killed)/float64(o.Attacks))
		}
		inLife := console.Verdict(o.InLife >= liveness.LeastProven).Cell(liveness.Percent(o.InLife))
		t.Row(fmt.Sprintf("%d of %d", o.Hostile, o.Sequencers), o.Attack, liveness.Percent(o.Unpunished), inLife,
			liveness.Percent(o.Forever), killed, units.Floor(o.CostPerSlot.Int, 2))
	}
	con.Table(t)

	con.Line("\nHonest sequencers, %s of whose blocks get no root and %s of whose slots are not revealed: what each loses of its income "+
		"when all fail, how much of that are penalties, slots in which all are banned; and what it loses when it fails alone.",
		a.WithoutRoot, a.Unrevealed)
	t = console.NewTable("sequencers>", "loses>", "penalties>", "all banned>", "alone>")
	for _, h := range r.Honest {
		loses := console.Verdict(h.AllFail <= liveness.MostLoss).Cell(liveness.Percent(h.AllFail))
		t.Row(h.Sequencers, loses, liveness.Percent(h.Penalties), liveness.Percent(h.Unmanned), liveness.Percent(h.OneFails))
	}
	con.Table(t)

	con.Line("")
	t = console.NewTable("bound", "wanted", "found>", "verdict")
	for _, b := range r.Verdicts {
		t.Row(b.Bound, b.Wanted, b.Found, console.Verdict(b.Holds).Cell(either(b.Holds, "holds", "BROKEN")))
	}
	con.Table(t)
}
