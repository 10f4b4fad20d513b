package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/operator/deploy"
	"fernet/prover/payments"
	"fernet/settlement/units"
)

// deploymentShown is the result of fernet deployment show.
type deploymentShown struct {
	File string `json:"file"`
	*deploy.Status
	// of the ledger, in wei; "" without a genesis
	MinBalance string `json:"minBalance,omitempty"`

	parameters []string
}

// Report marks a session.Report: what the record says is shown beside the error that L1 says
// otherwise.
func (r *deploymentShown) Report() {}

// Render shows the deployment.
func (r *deploymentShown) Render(con *console.Console) {
	d := r.Deployment
	con.Line("%s: chain %d, since L1 block %d.", r.File, d.ChainID, d.Block)
	t := console.NewTable("contract", "address")
	t.Row("Token", d.Token)
	t.Row("Staking", d.Staking)
	t.Row("RootVerifier", d.RootVerifier)
	t.Row("Rewards", d.Rewards)
	t.Row("Sequencing", d.Sequencing)
	t.Row("Settlement", d.Settlement)
	con.Table(t)
	con.Line("\nFixed for ever:")
	for _, line := range r.parameters {
		con.Line("%s", line)
	}
	con.Line("\nAt L1 block %d Rewards holds %s AZT for block rewards, %s AZT for fees, %s AZT for claims "+
		"and %s AZT that were transferred without a call.",
		r.Now, units.Exact(r.Reserve.Int), units.Exact(r.Escrow.Int), units.Exact(r.Owed.Int), units.Exact(r.Surplus.Int))
	con.Line("Last block %d, last proven block %d.", r.Tip, r.Proven)
	if r.Agrees {
		con.Good("L1 has the record's addresses and parameters, and the code that this release deploys. " +
			"Proving keys are compared by fernet doctor.")
	} else {
		con.Bad("L1 says otherwise than the record: %s", r.Disagrees)
	}
}

// errRecord means that L1 and the record of the deployment do not agree.
var errRecord = errors.New("the record is not that of the deployment on L1")

// showDeployment shows the record of the deployment and what L1 says of it.
func showDeployment(ctx context.Context, _ *cli.Context, s *session.Session) (*deploymentShown, error) {
	client, err := s.Deployment.Unchecked(ctx)
	if err != nil {
		return nil, err
	}
	r := new(deploymentShown)
	if r.File, err = s.Deployment.Path(ctx); err != nil {
		return nil, err
	}
	if r.Status, err = deploy.ReadStatus(ctx, client); err != nil {
		return nil, err
	}
	genesis, err := payments.RecordedGenesis(client.Deployment)
	switch {
	case err == nil:
		r.MinBalance = genesis.MinBalance.String()
	case !errors.Is(err, prover.ErrNoGenesis):
		return nil, err
	}
	if r.parameters, err = parameters(s, client.Deployment, deploy.MakesToken(client.Deployment), r.Now); err != nil {
		return nil, err
	}
	if !r.Agrees {
		return r, fmt.Errorf("%w: %s: %s: get the record from whoever deployed", errRecord, r.File, r.Disagrees)
	}
	return r, nil
}
