package deploy

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"fernet/prover"
	"fernet/prover/application"
	"fernet/prover/operator"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// ErrFund means that what a deployment is to be funded with is more than the deployer has of the
// token: see FundError.
var ErrFund = errors.New("too few tokens to fund the deployment")

// FundError is ErrFund with the amounts, in wei.
type FundError struct {
	Reserve, Escrow *big.Int // what Options.Fund and the genesis' supply are
	Has             *big.Int
	MakesToken      bool // the deployment makes the token, and Has is its initial supply
}

// Needed is what the deployer must have.
func (e *FundError) Needed() *big.Int { return new(big.Int).Add(e.Reserve, e.Escrow) }

func (e *FundError) Error() string {
	return fmt.Sprintf("%v: %s AZT for block rewards and the genesis ledger's supply %s AZT, together %s AZT; "+
		"the deployer has %s AZT of the token",
		ErrFund, units.Exact(e.Reserve), units.Exact(e.Escrow), units.Exact(e.Needed()), units.Exact(e.Has))
}

func (e *FundError) Unwrap() error { return ErrFund }

// funds are what the plan puts into the reserve and, the genesis' supply, into the escrow.
func (p *plan) funds(app application.Application) (*operator.Holdings, error) {
	genesis, err := prover.RecordedGenesis(app, &p.Deployment)
	if err != nil {
		return nil, err
	}
	return &operator.Holdings{Reserve: units.Integer{Int: p.Options.Fund.Int}, Escrow: units.Integer{Int: genesis.Supply().Big()}}, nil
}

// checkFunds fails with a *FundError when the deployer has not the tokens to fund the deployment,
// or will not have.
func (d *deployer) checkFunds(ctx context.Context) error {
	if d.plan.Options.Fund.Int == nil {
		return nil
	}
	funds, err := d.plan.funds(d.Application)
	if err != nil {
		return err
	}
	poor := &FundError{Reserve: funds.Reserve.Int, Escrow: funds.Escrow.Int, Has: d.plan.Options.InitialSupply.Int, MakesToken: d.plan.makesToken()}
	if !poor.MakesToken {
		if poor.Has, err = d.client.Balance(ctx, d.account); err != nil {
			return err
		}
	}
	if poor.Needed().Cmp(poor.Has) > 0 {
		return poor
	}
	return nil
}

// fundingCalls are the calls that fill the reserve, and the escrow with the genesis ledger's
// supply.
func (d *deployer) fundingCalls() (calls []txmgr.Candidate, err error) {
	if d.plan.Options.Fund.Int == nil {
		return nil, nil
	}
	funds, err := d.plan.funds(d.Application)
	if err != nil {
		return nil, err
	}
	reserve, escrow := funds.Reserve.Int, funds.Escrow.Int
	total := new(big.Int).Add(reserve, escrow)
	add := func(kind string, amount *big.Int, c txmgr.Candidate) {
		if amount.Sign() != 0 {
			c.ID = d.Sender.ID("deploy/" + kind)
			calls = append(calls, c)
		}
	}
	add("approve", total, d.client.Approve(d.client.Deployment.Rewards, total))
	add("reserve", reserve, d.client.FundReserve(reserve))
	add("escrow", escrow, d.client.FundEscrow(escrow))
	return calls, nil
}
