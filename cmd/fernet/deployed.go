package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
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
	"fernet/settlement/units"
)

// deployed is the result of fernet deploy.
type deployed struct {
	File         string                 `json:"file"` // where the record is; empty in a dry run
	Deployment   *settlement.Deployment `json:"deployment"`
	Transactions account.Txs            `json:"transactions"`
	Total        account.Total          `json:"total"` // of the transactions
	// AZT in the block-reward reserve, as L1 says; in a dry run what --fund would put there
	Reserve string `json:"reserve,omitempty"`
	// AZT in the fee escrow, likewise
	Escrow string `json:"escrow,omitempty"`
	// Already says why nothing was sent: an earlier run has done all of it.
	Already string `json:"already,omitempty"`

	dryRun     bool
	verified   bool     // against L1, by this run
	parameters []string // lines for a person
	costs      string   // likewise, what its blocks will cost
}

// Render shows the deployment.
func (r *deployed) Render(con *console.Console) {
	if r.Already != "" {
		con.Line("Nothing to do: %s.", r.Already)
	}
	session.RenderTxs(con, r.Transactions...)
	d := r.Deployment
	t := console.Table{Columns: []console.Column{{Name: "contract"}, {Name: "address"}, {Name: "code hash"}}}
	for _, c := range d.Contracts {
		hash := "not there yet"
		if c.CodeHash != (common.Hash{}) {
			hash = c.CodeHash.Hex()[:18] + "…"
		}
		t.Rows = append(t.Rows, []any{c.Name, c.Address, hash})
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
	for _, line := range r.parameters {
		con.Line("%s", line)
	}
	con.Line("\n%s", r.costs)
	if r.Reserve != "" {
		con.Line("\n"+holds, r.Reserve, r.Escrow)
	}
	if r.File == "" {
		return
	}
	con.Line("The record, with constructor arguments and code hashes: %s", r.File)
	con.Line("\nTo publish the sources:")
	for _, c := range d.Contracts {
		con.Line("  %s", r.shownVerify(c))
	}
	if r.verified {
		con.Good("\nL1 agrees with the record and has the verifying keys of this machine.")
	}
}

// maxShownArgs is how many bytes of constructor arguments a person is shown.
const maxShownArgs = 256

// shownVerify is the line as it is shown: long arguments, such as verifying keys, are taken from
// the record.
func (r *deployed) shownVerify(c settlement.Created) string {
	if len(c.Constructor) <= maxShownArgs {
		return c.Verify
	}
	args := fmt.Sprintf(`$(jq -r '.contracts[] | select(.name == "%s").constructor' %s)`, c.Name, r.File)
	return strings.Replace(c.Verify, c.Constructor.String(), args, 1)
}

// deployContracts makes the deployment, or goes on with one that was begun.
func deployContracts(ctx context.Context, c *cli.Context, s *session.Session) (*deployed, error) {
	network, err := s.Network(ctx)
	if err != nil {
		return nil, err
	}
	o := deploy.DefaultOptions(network.Params, payments.DefaultGenesis())
	if err := applyDeploySettings(&o, c.String("params"), func(name string) (string, bool) { return c.String(name), c.IsSet(name) }); err != nil {
		return nil, &config.UsageError{Err: err}
	}
	node, err := s.L1(ctx)
	if err != nil {
		return nil, err
	}
	record, err := s.DeploymentPath(ctx)
	if err != nil {
		return nil, err
	}
	sender, err := s.Sender(ctx)
	if err != nil {
		return nil, err
	}
	keysOf := func(ctx context.Context, txsPerBase uint32) (settlement.VerifyingKeys, error) {
		return keysToDeploy(ctx, s, txsPerBase)
	}
	made, err := deploy.Run(ctx, deploy.Config{
		Node: node, Sender: sender, ChainID: network.ChainID, Confirmations: network.Confirmations, Local: network.Local,
		Record: record, Options: o, Keys: keysOf, Log: s.Log,
		Resuming: func(plan string) { s.Note("going on with the plan %s", plan) },
		Confirm: func(ctx context.Context, p deploy.Proposal) error {
			lines, costs, err := describeDeployment(ctx, s, p.Deployment, p.MakesToken)
			if err != nil {
				return err
			}
			return s.Confirm(ctx, fmt.Sprintf("To be fixed for ever:\n%s\n%s\n%s\nDeploy %d contracts to chain %d from %s?",
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
	set, err := s.Keys(ctx, txsPerBase)
	if err != nil {
		return settlement.VerifyingKeys{}, err
	}
	manifests, err := set.Manifests()
	if err != nil {
		return settlement.VerifyingKeys{}, err
	}
	if slices.ContainsFunc(manifests, func(m keys.Manifest) bool { return m.Setup == keys.SingleParty }) {
		s.NoteOnce("setup", "%s", keys.SetupWarning)
	}
	return prover.VerifyingKeys(set)
}

// deployError adds what to do.
func deployError(err error) error {
	var poor *deploy.FundError
	switch {
	case errors.As(err, &poor) && poor.MakesToken:
		return fundsMissing(poor, "lower --fund, or raise --initial-supply")
	case errors.As(err, &poor):
		return fundsMissing(poor, "lower --fund, or leave it out and fund the deployment later with fernet fund")
	case errors.Is(err, deploy.ErrExists):
		return fmt.Errorf("%w: move it away, or name another file with --deployment", err)
	}
	return err
}

func fundsMissing(poor *deploy.FundError, advice string) error {
	return fmt.Errorf("%w: --fund is %s AZT and the genesis ledger's supply %s AZT, together %s AZT; the deployer has %s AZT of the token: %s",
		deploy.ErrFund, units.Exact(poor.Reserve), units.Exact(poor.Escrow), units.Exact(poor.Needed()), units.Exact(poor.Has), advice)
}

// showDeployed is the result of what was made, or would be.
func showDeployed(ctx context.Context, s *session.Session, made *deploy.Result) (*deployed, error) {
	r := &deployed{
		File: made.File, Deployment: made.Deployment, Transactions: made.Transactions, Total: account.TotalOf(made.Transactions),
		dryRun: s.Config.DryRun, verified: made.Verified,
	}
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

// describeDeployment makes the lines that show the parameters and what they cost.
func describeDeployment(ctx context.Context, s *session.Session, d *settlement.Deployment, newToken bool) (lines []string, cost string, err error) {
	head, err := s.Head(ctx)
	if err != nil {
		return nil, "", err
	}
	if lines, err = parameters(s, d, newToken, head); err != nil {
		return nil, "", err
	}
	cost, err = costs(d.Params)
	return lines, cost, err
}
