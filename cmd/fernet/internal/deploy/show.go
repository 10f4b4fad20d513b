package deploy

import (
	"context"
	"errors"
	"fmt"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
	"fernet/settlement/units"
)

// Shown is the result of fernet deployment show. Amounts are in wei.
type Shown struct {
	File       string                 `json:"file"`
	Now        uint64                 `json:"l1Block"`
	Deployment *settlement.Deployment `json:"deployment"` // the record
	Agrees     bool                   `json:"agrees"`     // L1 has the record's addresses and parameters
	Disagrees  string                 `json:"disagrees,omitempty"`
	MinBalance string                 `json:"minBalance,omitempty"` // of the ledger; "" without a genesis
	Reserve    string                 `json:"reserve"`              // what Rewards holds, with what follows
	Escrow     string                 `json:"escrow"`
	Owed       string                 `json:"owed"`
	Surplus    string                 `json:"surplus"` // transferred without a call
	Tip        uint64                 `json:"tip"`     // the last block, pending or proven
	Proven     uint64                 `json:"proven"`

	funds      settlement.Funds
	parameters []string
}

// Report marks a session.Report: what the record says is shown beside the error that L1 says
// otherwise.
func (r *Shown) Report() {}

// Render shows the deployment.
func (r *Shown) Render(con *console.Console) {
	d := r.Deployment
	con.Line("%s: chain %d, since L1 block %d.", r.File, d.ChainID, d.Block)
	t := console.Table{Columns: []console.Column{{Name: "contract"}, {Name: "address"}}}
	for _, c := range []struct {
		name string
		at   any
	}{
		{"Token", d.Token}, {"Staking", d.Staking}, {"RootVerifier", d.RootVerifier}, {"Rewards", d.Rewards}, {"Sequencing", d.Sequencing}, {"Settlement", d.Settlement},
	} {
		t.Rows = append(t.Rows, []any{c.name, c.at})
	}
	con.Table(t)
	con.Line("\nFixed for ever:")
	for _, line := range r.parameters {
		con.Line("%s", line)
	}
	con.Line("\nAt L1 block %d Rewards holds %s AZT for block rewards, %s AZT for fees, %s AZT for claims and %s AZT that were transferred without a call.",
		r.Now, units.Exact(r.funds.Reserve), units.Exact(r.funds.Escrow), units.Exact(r.funds.Owed), units.Exact(r.funds.Surplus()))
	con.Line("Last block %d, last proven block %d.", r.Tip, r.Proven)
	if r.Agrees {
		con.Good("L1 has the record's addresses and parameters, and the code that this release deploys. Proving keys are compared by fernet doctor.")
	} else {
		con.Bad("L1 says otherwise than the record: %s", r.Disagrees)
	}
}

// ErrRecord means that L1 and the record of the deployment do not agree.
var ErrRecord = errors.New("the record is not that of the deployment on L1")

// Show returns the record of the deployment and what L1 says of it.
func Show(ctx context.Context, s *session.Session) (*Shown, error) {
	client, err := s.UncheckedClient(ctx)
	if err != nil {
		return nil, err
	}
	r := &Shown{Deployment: client.Deployment, Agrees: true}
	if r.File, err = s.DeploymentPath(ctx); err != nil {
		return nil, err
	}
	if r.Now, err = s.Head(ctx); err != nil {
		return nil, err
	}
	if r.parameters, err = parameters(s, client.Deployment, testToken(client.Deployment), r.Now); err != nil {
		return nil, err
	}
	genesis, err := genesisOf(client.Deployment)
	if err != nil {
		return nil, err
	}
	if genesis != nil {
		r.MinBalance = genesis.MinBalance.String()
	}
	err = client.Verify(ctx)
	if errors.Is(err, settlement.ErrOtherValue) {
		r.Agrees, r.Disagrees = false, err.Error()
	} else if err != nil {
		return nil, err
	}
	if r.funds, err = client.Funds(ctx); err != nil {
		return nil, err
	}
	r.Reserve, r.Escrow, r.Owed, r.Surplus = r.funds.Reserve.String(), r.funds.Escrow.String(), r.funds.Owed.String(), r.funds.Surplus().String()
	if r.Tip, err = client.Tip(ctx); err != nil {
		return nil, err
	}
	if r.Proven, err = client.Proven(ctx); err != nil {
		return nil, err
	}
	if !r.Agrees {
		return r, fmt.Errorf("%w: %s: %s: get the record from whoever deployed", ErrRecord, r.File, r.Disagrees)
	}
	return r, nil
}
