package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/keys"
	"fernet/prover/operator/deploy"
	"fernet/prover/payments"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/liveness"
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
			simulateDeployment, settingFlags(simulationSettings(new(deploy.Options), new(liveness.Assumptions)))...),
	)
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

	dryRun     bool
	parameters []string // lines for a person
	costs      string   // likewise, what its blocks will cost
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
	con.Line("%s", strings.Join(r.parameters, "\n"))
	con.Line("\n%s", r.costs)
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
func deployContracts(ctx context.Context, c *cli.Context, s *session.Session) (*deployed, error) {
	network, err := s.L1.Network(ctx)
	if err != nil {
		return nil, err
	}
	o := deploy.DefaultOptions(network.Params, payments.DefaultGenesis())
	if err := deployOptions(&o, c.String("params"), flagSource(c)); err != nil {
		return nil, &config.UsageError{Err: err}
	}
	node, err := s.L1.Client(ctx)
	if err != nil {
		return nil, err
	}
	record, err := s.Deployment.Path(ctx)
	if err != nil {
		return nil, err
	}
	sender, err := s.Account.Sender(ctx)
	if err != nil {
		return nil, err
	}
	made, err := deploy.Run(ctx, deploy.Config{
		Node: node, Sender: sender, ChainID: network.ChainID, Confirmations: network.Confirmations, Local: network.Local,
		Record: record, Options: o, Log: s.Log,
		Keys: func(ctx context.Context, txsPerBase uint32) (settlement.VerifyingKeys, error) {
			return keysToDeploy(ctx, s, txsPerBase)
		},
		Resuming: func(plan string) { s.Dialog.Note("going on with the plan %s", plan) },
		Confirm: func(ctx context.Context, p deploy.Proposal) error {
			lines, costs, err := describeDeployment(ctx, s, p.Deployment, p.MakesToken)
			if err != nil {
				return err
			}
			return s.Dialog.Confirm(ctx, fmt.Sprintf("To be fixed for ever:\n%s\n%s\n%s\nDeploy %d contracts to chain %d from %s?",
				strings.Join(lines, "\n"), costs, p.Cost, p.Contracts, network.ChainID, sender.Address()))
		},
	})
	if err != nil {
		return nil, deployError(err)
	}
	return showDeployed(ctx, s, made)
}

// keysToDeploy returns the verifying keys of this machine, with a warning when one party made them.
func keysToDeploy(ctx context.Context, s *session.Session, txsPerBase uint32) (settlement.VerifyingKeys, error) {
	set, err := s.Keys.Open(ctx, txsPerBase)
	if err != nil {
		return settlement.VerifyingKeys{}, err
	}
	if alone, err := set.SingleParty(); err != nil {
		return settlement.VerifyingKeys{}, err
	} else if alone {
		s.Dialog.NoteOnce("setup", "%s", keys.SetupWarning)
	}
	return prover.VerifyingKeys(set)
}

// deployError adds what to do.
func deployError(err error) error {
	var poor *deploy.FundError
	switch {
	case errors.As(err, &poor) && poor.MakesToken:
		return fmt.Errorf("%w: lower --fund, or raise --initial-supply", err)
	case errors.As(err, &poor):
		return fmt.Errorf("%w: lower --fund, or leave it out and fund the deployment later with fernet fund", err)
	case errors.Is(err, deploy.ErrExists):
		return fmt.Errorf("%w: move it away, or name another file with --deployment", err)
	}
	return err
}

// showDeployed is the result of what was made, or would be.
func showDeployed(ctx context.Context, s *session.Session, made *deploy.Result) (*deployed, error) {
	r := &deployed{Result: made, Total: account.TotalOf(made.Transactions), dryRun: s.Config.DryRun}
	if made.Already {
		r.Already = "it is deployed"
	}
	if made.FundingUnknown {
		r.Already += "; whether this plan has funded it is not in this --data-dir: to fund it see fernet fund --help"
	}
	if made.Holdings != nil {
		r.Reserve, r.Escrow = units.Exact(made.Holdings.Reserve.Int), units.Exact(made.Holdings.Escrow.Int)
	}
	var err error
	r.parameters, r.costs, err = describeDeployment(ctx, s, made.Deployment, made.MakesToken)
	return r, err
}
