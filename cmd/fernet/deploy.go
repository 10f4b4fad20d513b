package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator/deploy"
	"fernet/prover/payments"
	"fernet/settlement/account"
	"fernet/settlement/units"
)

func deployCommand() *cli.Command {
	params := &cli.StringFlag{Name: "params", Usage: "read these flags from the TOML `FILE`, under the same names", TakesFile: true}
	return command("deploy", "deploy the contracts and write their record",
		"Plans every address, writes the plan beside the record, creates the contracts, and compares the record with\n"+
			"L1. Run it again when it was interrupted: it goes on with the plan. Send nothing else from the account\n"+
			"meanwhile. What is not given is the network's default: ten-minute slots on testnets, short ones on anvil\n"+
			"and devnet. Proving keys that are missing are made first, as by fernet keys setup. On a terminal it asks\n"+
			"before it sends; --yes does not.",
		"fernet deploy --network sepolia --rpc-url $RPC --account deployer --genesis genesis.json --fund 60000",
		deployContracts, append([]cli.Flag{params}, settingFlags(deploySettings(new(deploy.Options)))...)...)
}

// deployed is the result of fernet deploy.
type deployed struct {
	*deploy.Result
	Total account.Total `json:"total"` // of the transactions
	// AZT in the block-reward reserve, as L1 says; in a dry run what --fund would put there
	Reserve string `json:"reserve,omitempty"`
	// AZT in the fee escrow, likewise
	Escrow string `json:"escrow,omitempty"`
	// Already says why nothing was sent: an earlier run has done all of it.
	Already string `json:"already,omitempty"`

	dryRun bool
	fixed  string // the parameters, in lines for a person
	costs  string // likewise, what its blocks will cost
}

// Render shows the deployment.
func (r *deployed) Render(con *console.Console) {
	if r.Already != "" {
		con.Line("Nothing to do: %s.", r.Already)
	}
	session.RenderTxs(con, r.Transactions...)
	t := console.NewTable("contract", "address", "code hash")
	for _, c := range r.Deployment.Contracts {
		hash := "not there yet"
		if c.CodeHash != (common.Hash{}) {
			hash = console.Cut(c.CodeHash, 18)
		}
		t.Row(c.Name, c.Address, hash)
	}
	con.Line("")
	con.Table(t)
	title := "Fixed for ever:"
	holds := "Rewards holds %s AZT for block rewards and %s AZT for fees."
	if r.dryRun && r.Already == "" {
		title = "To be fixed for ever (with another nonce of the account the addresses are others):"
		holds = "Rewards would get %s AZT for block rewards and %s AZT for fees."
	}
	con.Line("\n%s", title)
	con.Line("%s\n\n%s", r.fixed, r.costs)
	if r.Reserve != "" {
		con.Line("\n"+holds, r.Reserve, r.Escrow)
	}
	if r.File == "" {
		return
	}
	con.Line("The record, with constructor arguments and code hashes: %s", r.File)
	con.Line("\nTo publish the sources:")
	for _, command := range r.VerifyCommands() {
		con.Line("  %s", command)
	}
	if r.Verified {
		con.Good("\nL1 agrees with the record and has the verifying keys of this machine.")
	}
}

// deployContracts makes the deployment, or goes on with one that was begun.
func deployContracts(ctx context.Context, in *input, s *session.Session) (*deployed, error) {
	network := opened(ctx, in, s.L1.Network)
	o := deploy.DefaultOptions(network.Params, payments.DefaultGenesis())
	if err := deployOptions(&o, in.String("params"), in.setting); err != nil {
		in.keep(&config.UsageError{Err: err})
	}
	cfg := opened(ctx, in, s.Actor.ToDeploy)
	if in.err != nil {
		return nil, in.err
	}
	cfg.Options = o
	cfg.Resuming = func(plan string) { s.Dialog.Note("going on with the plan %s", plan) }
	cfg.Confirm = func(ctx context.Context, p deploy.Proposal) error {
		fixed, costs, err := describeDeployment(ctx, s, p.Deployment, p.MakesToken)
		if err != nil {
			return err
		}
		return s.Dialog.Confirm(ctx, fmt.Sprintf("To be fixed for ever:\n%s\n%s\n%s\nDeploy %d contracts to chain %d from %s?",
			fixed, costs, p.Cost, p.Contracts, network.ChainID, cfg.Sender.Address()))
	}
	made, err := deploy.Run(ctx, cfg)
	if err != nil {
		return nil, deployError(err)
	}
	return showDeployed(ctx, s, made)
}

// deployError adds what to do.
func deployError(err error) error {
	if poor, is := errors.AsType[*deploy.FundError](err); is {
		return fmt.Errorf("%w: lower --fund, or %s", err, either(poor.MakesToken, "raise --initial-supply",
			"leave it out and fund the deployment later with fernet fund"))
	}
	return advised(err, deploy.ErrExists, "move it away, or name another file with --deployment")
}

// showDeployed is the result of what was made, or would be.
func showDeployed(ctx context.Context, s *session.Session, made *deploy.Result) (*deployed, error) {
	r := &deployed{Result: made, Total: account.TotalOf(made.Transactions), dryRun: s.Config.DryRun}
	r.Already = either(made.Already, "it is deployed", "") + either(made.FundingUnknown,
		"; whether this plan has funded it is not in this --data-dir: to fund it see fernet fund --help", "")
	if made.Holdings != nil {
		r.Reserve, r.Escrow = units.Exact(made.Holdings.Reserve.Int), units.Exact(made.Holdings.Escrow.Int)
	}
	var err error
	r.fixed, r.costs, err = describeDeployment(ctx, s, made.Deployment, made.MakesToken)
	return r, err
}
