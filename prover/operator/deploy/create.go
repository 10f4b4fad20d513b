package deploy

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover"
	"fernet/settlement"
	"fernet/settlement/account"
)

// ErrNonceTaken means that the deployer's nonce of a step was used by another transaction.
var ErrNonceTaken = errors.New("another transaction took a nonce of the deployment")

// newPlan plans the deployment from the deployer's next nonce on.
func (d *deployer) newPlan(ctx context.Context) (*plan, error) {
	o := d.Options
	// Before minutes are spent on keys. The genesis block may be set below.
	wanted := o.Params
	wanted.Schedule.GenesisBlock = max(wanted.Schedule.GenesisBlock, 1)
	if err := wanted.Check(); err != nil {
		return nil, fmt.Errorf("plan deployment: %w", err)
	}
	verifying, err := d.Keys(ctx, o.Params.TxsPerBase)
	if err != nil {
		return nil, err
	}
	head, err := d.Node.BlockNumber(ctx)
	if err != nil {
		return nil, fmt.Errorf("plan deployment: get newest block: %w", err)
	}
	nonce, err := d.Node.PendingNonceAt(ctx, d.account)
	if err != nil {
		return nil, fmt.Errorf("plan deployment: %w", err)
	}
	if o.Params.Schedule.GenesisBlock == 0 {
		o.Params.Schedule.GenesisBlock = head + d.margin()
	}
	made, err := settlement.PlanDeployment(d.ChainID, head, d.account, nonce, settlement.DeployConfig{
		Params: o.Params, Keys: verifying, Token: o.Token, InitialSupply: o.InitialSupply, FaucetLimit: o.FaucetLimit,
		Genesis: o.Genesis, GenesisState: prover.GenesisStateOf(d.Application),
	})
	if err != nil {
		return nil, err
	}
	p := &plan{Head: planKind.Head(), Deployer: d.account, Nonce: nonce, Deployment: made.Deployment, Options: d.Options.planned()}
	for _, step := range made.Steps {
		p.Steps = append(p.Steps, planStep{step.Name, step.Address, step.Constructor, step.Candidate.Data})
	}
	return p, nil
}

// margin is how many L1 blocks there are until slot 0 starts.
func (d *deployer) margin() uint64 {
	if d.Options.Margin != 0 {
		return d.Options.Margin
	}
	// Seven contracts and three transactions to fund them, each mined within two blocks, and then
	// final.
	margin := 10*(2+d.Confirmations) + 8
	if d.Local {
		margin *= 3 // blocks of a second come while the program itself is at work
	}
	return margin
}

// landed reports whether a transaction of an ID is final. Nothing has landed for a dry run, which
// goes on with nothing.
func (d *deployer) landed(ctx context.Context, id string) (bool, error) {
	if d.Sender.DryRun() {
		return false, nil
	}
	_, final, err := d.Sender.Landed(ctx, id)
	return final, err
}

// nextNonce returns how many nonces the deployer's next one is before that of step i, or fails when
// the step's is taken.
func (d *deployer) nextNonce(ctx context.Context, i int) (behind uint64, err error) {
	step := d.plan.Steps[i]
	if landed, err := d.landed(ctx, d.plan.id(step)); err != nil || landed {
		return 0, err
	}
	nonce, err := d.Node.PendingNonceAt(ctx, d.account)
	if err != nil {
		return 0, fmt.Errorf("deploy %s: %w", step.Name, err)
	}
	want := d.plan.Nonce + uint64(i)
	if nonce > want {
		return 0, fmt.Errorf("deploy %s: %w: %s is to be created with nonce %d, the next is %d: move the plan away to begin anew, and send nothing else from this account meanwhile",
			step.Name, ErrNonceTaken, step.Address, want, nonce)
	}
	return want - nonce, nil
}

// preflight sees that nothing keeps what is left of the deployment from being sent, the deployer's
// ETH above all, and returns what it costs together.
func (d *deployer) preflight(ctx context.Context) (account.Total, error) {
	left, err := d.firstLeft(ctx)
	if err != nil || left == len(d.plan.Steps) {
		return account.Total{}, err // the record can be written whatever keeps it from being funded
	}
	behind, err := d.nextNonce(ctx, left)
	if err != nil {
		return account.Total{}, err
	}
	if behind > 0 {
		// A node that does not know all that is final yet would create the contracts at other
		// addresses.
		d.Log.Debug("no simulation of the deployment: the node is behind", "nonces", behind)
		return account.Total{}, nil
	}
	txs, err := d.Sender.Preflight(ctx, 0, slices.Concat(d.plan.creations(), d.funding)...)
	return account.TotalOf(txs), err
}

// firstLeft is the first step that has not landed.
func (d *deployer) firstLeft(ctx context.Context) (int, error) {
	for i, step := range d.plan.Steps {
		if landed, err := d.landed(ctx, d.plan.id(step)); err != nil || !landed {
			return i, err
		}
	}
	return len(d.plan.Steps), nil
}

// create sends the steps that have not landed, and records how each did.
func (d *deployer) create(ctx context.Context) error {
	d.r.Deployment.Contracts = nil
	for i, call := range d.plan.creations() {
		if _, err := d.nextNonce(ctx, i); err != nil {
			return err
		}
		txs, err := d.Sender.Send(ctx, call)
		if err != nil {
			return err
		}
		d.r.Transactions = append(d.r.Transactions, txs...)
		step, receipt := d.plan.Steps[i], txs[0].Receipt()
		created := d.plan.created(step)
		if receipt.ContractAddress != step.Address {
			return fmt.Errorf("%s: %w: it is at %s and not at %s: move the plan away to begin anew", call.Purpose, ErrNonceTaken, receipt.ContractAddress, step.Address)
		}
		code, err := d.Node.CodeAt(ctx, step.Address, nil)
		if err != nil {
			return fmt.Errorf("%s: %w", call.Purpose, err)
		}
		created.CodeHash, created.Tx, created.Block, created.GasUsed = crypto.Keccak256Hash(code), receipt.TxHash, receipt.BlockNumber.Uint64(), receipt.GasUsed
		d.r.Deployment.Contracts = append(d.r.Deployment.Contracts, created)
	}
	return nil
}

// verify compares the record with L1, and the keys there with those of this machine.
func (d *deployer) verify(ctx context.Context) error {
	if err := d.client.Verify(ctx); err != nil {
		return fmt.Errorf("compare the deployment with its record: %w", err)
	}
	verifying, err := d.Keys(ctx, d.client.Params.TxsPerBase)
	if err != nil {
		return err
	}
	return d.client.VerifyKeys(ctx, verifying)
}
