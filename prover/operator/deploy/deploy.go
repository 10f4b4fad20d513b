package deploy

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/application"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/txmgr"
)

// Node is L1 as a deployment asks it. *l1.Client is one.
type Node interface {
	settlement.Node
	PendingNonceAt(ctx context.Context, account common.Address) (uint64, error)
}

// Sender is the account that deploys. *account.Account is one.
type Sender interface {
	operator.Sender
	// Use makes it name what it sends from now on as of a deployment.
	Use(*settlement.Client)
}

// Config is what a deployment is made with.
type Config struct {
	Node          Node
	Sender        Sender
	ChainID       uint64
	Confirmations uint64 // that make a transaction final
	Local         bool   // blocks come when somebody makes them

	// Record is the file of the record, which is written when L1 has all of it. The plan is beside
	// it.
	Record  string
	Options Options
	// Application is what the deployment's blocks are of; nil: prover.Application.
	Application application.Application
	// Keys returns the verifying keys for base rollups of so many transactions.
	Keys func(ctx context.Context, txsPerBase uint32) (settlement.VerifyingKeys, error)

	// Resuming is told that a plan that was begun is gone on with; nil: nobody is.
	Resuming func(plan string)
	// Confirm is asked before a new plan is written and anything sent. An error ends the
	// deployment, and nothing was done. Nil: nobody is asked.
	Confirm func(context.Context, Proposal) error
	// Log is for whoever looks into what happens; nil: nobody does.
	Log *slog.Logger
}

// Proposal is a deployment that may be made.
type Proposal struct {
	Deployment *settlement.Deployment
	Contracts  int           // to be created
	MakesToken bool          // one of them is the test token
	Cost       account.Total // with what it takes to fund it
}

// Result is a deployment that was made or, in a dry run, would be.
type Result struct {
	// where the record is; empty in a dry run that would write it
	File       string                 `json:"file"`
	Deployment *settlement.Deployment `json:"deployment"`
	MakesToken bool                   `json:"-"` // it has a test token of its own
	// Transactions are those of this run, and of earlier ones that it went on with.
	Transactions account.Txs `json:"transactions"`
	// Holdings are what Rewards holds or, in a dry run that would fund it, would; nil in another.
	Holdings *operator.Holdings `json:"-"`
	// Already says that an earlier run has done all of it. FundingUnknown says besides that it
	// cannot be told whether that run has funded it, without the account's journal.
	Already        bool `json:"-"`
	FundingUnknown bool `json:"-"`
	Verified       bool `json:"-"` // against L1, by this run
}

// deployer is one run.
type deployer struct {
	Config
	account  common.Address
	planFile string

	plan    *plan
	begun   bool // by an earlier run
	client  *settlement.Client
	funding []txmgr.Candidate
	r       *Result
}

// check fails with operator.ErrOptions when something is missing without which nothing is deployed.
func (c *Config) check() error {
	for _, needed := range []struct {
		name  string
		there bool
	}{{"Node", c.Node != nil}, {"Sender", c.Sender != nil}, {"Record", c.Record != ""}, {"Keys", c.Keys != nil}} {
		if !needed.there {
			return fmt.Errorf("deploy: %w: %s is missing", operator.ErrOptions, needed.name)
		}
	}
	return nil
}

// Run makes the deployment, or goes on with one that was begun. A dry run simulates it, and writes
// nothing.
func Run(ctx context.Context, c Config) (result *Result, err error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	c.Application = cmp.Or(c.Application, prover.Application())
	d := &deployer{Config: c, account: c.Sender.Address(), planFile: strings.TrimSuffix(c.Record, ".json") + ".plan.json"}
	if !c.Sender.DryRun() {
		unlock, lockErr := lockPlan(d.planFile)
		if lockErr != nil {
			return nil, lockErr
		}
		defer func() { err = errors.Join(err, unlock()) }()
	}
	if err := d.resume(ctx); err != nil {
		return nil, err
	}
	if r, err := d.openPlan(ctx); r != nil || err != nil {
		return r, err
	}
	if err := d.refuseOther(); err != nil {
		return nil, err
	}
	d.use(&d.plan.Deployment)
	d.r = &Result{Deployment: &d.plan.Deployment, MakesToken: d.plan.makesToken()}
	if d.funding, err = d.fundingCalls(); err != nil {
		return nil, err
	}
	if !d.begun {
		if err := d.checkFunds(ctx); err != nil {
			return nil, err
		}
	}
	if c.Sender.DryRun() {
		return d.r, d.simulate(ctx)
	}
	return d.r, d.make(ctx)
}

// resume waits for what an earlier run began. Without an account it fails.
func (d *deployer) resume(ctx context.Context) error {
	if d.account == (common.Address{}) {
		_, err := d.Sender.Send(ctx)
		return err
	}
	return d.Sender.Resume(ctx)
}

// openPlan goes on with the plan that was begun, or makes one. When all of it was done by an
// earlier run, it returns the result.
func (d *deployer) openPlan(ctx context.Context) (*Result, error) {
	p, err := readPlan(d.planFile)
	if err != nil {
		return nil, err
	}
	if p != nil {
		other := p.check(d.planFile, d.account, d.ChainID, d.Options)
		if other != nil && !d.Sender.DryRun() {
			return nil, other
		}
		if other == nil {
			if r, err := d.finished(ctx, p); r != nil || err != nil {
				return r, err
			}
		}
		if !d.Sender.DryRun() {
			if d.Resuming != nil {
				d.Resuming(d.planFile)
			}
			d.plan, d.begun = p, true
			return nil, nil
		}
	}
	d.plan, err = d.newPlan(ctx)
	return nil, err
}

// finished returns the result of a plan whose record is written and agrees with L1, when there is
// no journal to go on with: in a dry run, and with another folder of journals. It is nil otherwise.
func (d *deployer) finished(ctx context.Context, p *plan) (*Result, error) {
	last, err := d.landed(ctx, p.id(p.Steps[len(p.Steps)-1]))
	if err != nil || last {
		return nil, err
	}
	record, err := settlement.ReadDeployment(d.Record)
	if err != nil || record.Settlement != p.Deployment.Settlement || record.ChainID != p.Deployment.ChainID {
		return nil, nil // none, or one that refuseOther is about
	}
	d.use(record)
	if err := d.client.Verify(ctx); err != nil {
		d.Log.Debug("the record does not agree with L1", "err", err)
		return nil, nil
	}
	r := &Result{File: d.Record, Deployment: record, MakesToken: MakesToken(record), Already: true, FundingUnknown: p.Options.Fund.Int != nil}
	r.Holdings, err = operator.ReadHoldings(ctx, d.client)
	return r, err
}

// use goes on with a deployment.
func (d *deployer) use(record *settlement.Deployment) {
	d.client = settlement.NewClient(d.Node, record)
	d.client.GenesisState = prover.GenesisStateOf(d.Application)
	d.Sender.Use(d.client)
}

// ErrExists means that there is the record of a deployment, and no plan that says it is this one.
var ErrExists = errors.New("there is the record of a deployment")

// refuseOther fails when the record to be written is that of another deployment.
func (d *deployer) refuseOther() error {
	record, err := settlement.ReadDeployment(d.Record)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && record.Settlement == d.plan.Deployment.Settlement && record.ChainID == d.plan.Deployment.ChainID {
		return nil
	}
	return errors.Join(fmt.Errorf("%w: %s", ErrExists, d.Record), err)
}

// make creates the contracts, compares them with the plan, writes the record and funds Rewards.
func (d *deployer) make(ctx context.Context) error {
	cost, err := d.preflight(ctx)
	if err != nil {
		return err
	}
	if !d.begun {
		if d.Confirm != nil {
			if err := d.Confirm(ctx, Proposal{d.r.Deployment, len(d.plan.Steps), d.r.MakesToken, cost}); err != nil {
				return err
			}
		}
		if err := d.plan.write(d.planFile); err != nil {
			return err
		}
	}
	if err := d.create(ctx); err != nil {
		return err
	}
	if err := d.verify(ctx); err != nil {
		return err
	}
	if err := d.r.Deployment.Write(d.Record); err != nil {
		return err
	}
	d.r.File, d.r.Verified = d.Record, true
	txs, err := d.Sender.Send(ctx, d.funding...)
	if err != nil {
		return fmt.Errorf("the contracts are deployed, with the record %s, and not funded: %w", d.Record, err)
	}
	d.r.Transactions = append(d.r.Transactions, txs...)
	d.r.Already = !slices.ContainsFunc(d.r.Transactions, func(tx *account.Tx) bool { return tx.Status != account.Earlier })
	d.r.Holdings, err = operator.ReadHoldings(ctx, d.client)
	return err
}

// simulate is make in a dry run.
func (d *deployer) simulate(ctx context.Context) (err error) {
	if d.r.Transactions, err = d.Sender.Send(ctx, append(d.plan.creations(), d.funding...)...); err != nil {
		return err
	}
	d.r.Deployment.Contracts = nil
	for _, step := range d.plan.Steps {
		d.r.Deployment.Contracts = append(d.r.Deployment.Contracts, d.plan.created(step))
	}
	if len(d.funding) > 0 {
		d.r.Holdings, err = d.plan.funds(d.Application)
	}
	return err
}
