package deploy

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/keys"
	"fernet/settlement"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// Result is the result of fernet deploy.
type Result struct {
	File         string                 `json:"file"` // where the record is; empty in a dry run
	Deployment   *settlement.Deployment `json:"deployment"`
	Transactions session.Txs            `json:"transactions"`
	Total        session.Total          `json:"total"`             // of the transactions
	Reserve      string                 `json:"reserve,omitempty"` // AZT in the block-reward reserve, as L1 says; in a dry run what --fund would put there
	Escrow       string                 `json:"escrow,omitempty"`  // AZT in the fee escrow, likewise
	// Already says why nothing was sent: an earlier run has done all of it.
	Already string `json:"already,omitempty"`

	dryRun     bool
	verified   bool     // against L1, by this run
	parameters []string // lines for a person
	costs      string   // likewise, what its blocks will cost
}

// Render shows the deployment.
func (r *Result) Render(con *console.Console) {
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

// sources are the files of the contracts.
var sources = map[string]string{
	"AZT":          "contracts/token/AZT.sol:AZT",
	"Staking":      "contracts/Staking.sol:Staking",
	"RootVerifier": "contracts/RootVerifier.sol:RootVerifier",
	"Rewards":      "contracts/Rewards.sol:Rewards",
	"Sequencing":   "contracts/Sequencing.sol:Sequencing",
	"Settlement":   "contracts/Settlement.sol:Settlement",
}

// verifyLine is the command that publishes a contract's source. Settings of the compiler are in foundry.toml.
func verifyLine(chainID uint64, step planStep) string {
	return fmt.Sprintf("forge verify-contract --chain %d --constructor-args 0x%x %s %s", chainID, step.Constructor, step.Address, sources[step.Name])
}

// maxShownArgs is how many bytes of constructor arguments a person is shown.
const maxShownArgs = 256

// shownVerify is the line as it is shown: long arguments, such as verifying keys, are taken from the record.
func (r *Result) shownVerify(c settlement.Created) string {
	if len(c.Constructor) <= maxShownArgs {
		return c.Verify
	}
	args := fmt.Sprintf(`$(jq -r '.contracts[] | select(.name == "%s").constructor' %s)`, c.Name, r.File)
	return strings.Replace(c.Verify, c.Constructor.String(), args, 1)
}

// Run makes the deployment, or goes on with one that was begun.
func Run(ctx context.Context, s *session.Session, o Options) (*Result, error) {
	network, err := s.Network(ctx)
	if err != nil {
		return nil, err
	}
	path, err := s.DeploymentPath(ctx)
	if err != nil {
		return nil, err
	}
	planPath := strings.TrimSuffix(path, ".json") + ".plan.json"
	if !s.Config.DryRun {
		unlock, err := lockPlan(planPath)
		if err != nil {
			return nil, err
		}
		defer unlock() // it ends with the process at the latest
	}
	deployer, err := s.Account(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.Resume(ctx); err != nil {
		return nil, err
	}
	p, err := readPlan(planPath)
	if err != nil {
		return nil, err
	}
	begun := p != nil
	if begun {
		other := p.check(planPath, deployer, network.ChainID, o)
		if other != nil && !s.Config.DryRun {
			return nil, other
		}
		if other == nil {
			r, err := finished(ctx, s, path, p)
			if r != nil || err != nil {
				return r, err
			}
		}
	}
	if begun && !s.Config.DryRun {
		s.Note("going on with the plan %s", planPath)
	} else {
		if p, err = newPlan(ctx, s, deployer, o); err != nil {
			return nil, err
		}
	}
	if err := refuseOther(path, p); err != nil {
		return nil, err
	}
	node, err := s.L1(ctx)
	if err != nil {
		return nil, err
	}
	s.Use(session.NewClient(node, &p.Deployment))
	r := &Result{Deployment: &p.Deployment, dryRun: s.Config.DryRun}
	funding, err := p.funding(ctx, s)
	if err != nil {
		return nil, err
	}
	if !begun || s.Config.DryRun {
		if err := p.checkFunds(ctx, s); err != nil {
			return nil, err
		}
	}
	if err := r.describe(ctx, s, p.makesToken()); err != nil {
		return nil, err
	}
	if s.Config.DryRun {
		return r, r.simulate(ctx, s, p, funding)
	}
	total, err := p.preflight(ctx, s, funding)
	if err != nil {
		return nil, err
	}
	if !begun {
		question := fmt.Sprintf("To be fixed for ever:\n%s\n%s\n%s\nDeploy %d contracts to chain %d from %s?",
			strings.Join(r.parameters, "\n"), r.costs, total, len(p.Steps), network.ChainID, deployer)
		if err := s.Confirm(ctx, question); err != nil {
			return nil, err
		}
		if err := p.write(planPath); err != nil {
			return nil, err
		}
	}
	if err := r.create(ctx, s, p); err != nil {
		return nil, err
	}
	if err := r.verify(ctx, s); err != nil {
		return nil, err
	}
	if err := r.Deployment.Write(path); err != nil {
		return nil, err
	}
	r.File, r.verified = path, true
	txs, err := s.SendAll(ctx, funding...)
	if err != nil {
		return nil, fmt.Errorf("the contracts are deployed, with the record %s, and not funded: %w", path, err)
	}
	r.Transactions = append(r.Transactions, txs...)
	if !slices.ContainsFunc(r.Transactions, func(tx *session.Tx) bool { return tx.Status != session.Earlier }) {
		r.Already = isDeployed
	}
	r.Total = session.TotalOf(r.Transactions)
	if err := r.holdings(ctx, s); err != nil {
		return nil, err
	}
	return r, r.describe(ctx, s, p.makesToken())
}

// simulate is the rest of Run in a dry run.
func (r *Result) simulate(ctx context.Context, s *session.Session, p *plan, funding []txmgr.Candidate) error {
	txs, err := s.SendAll(ctx, append(p.creations(), funding...)...)
	if err != nil {
		return err
	}
	r.Transactions, r.Total = txs, session.TotalOf(txs)
	r.Deployment.Contracts = nil
	for _, step := range p.Steps {
		r.Deployment.Contracts = append(r.Deployment.Contracts, p.created(step))
	}
	if len(funding) > 0 {
		reserve, escrow, err := p.funds()
		if err != nil {
			return err
		}
		r.Reserve, r.Escrow = units.Exact(reserve), units.Exact(escrow)
	}
	return nil
}

// describe makes the lines that show the parameters and what they cost.
func (r *Result) describe(ctx context.Context, s *session.Session, newToken bool) error {
	head, err := s.Head(ctx)
	if err != nil {
		return err
	}
	if r.parameters, err = parameters(s, r.Deployment, newToken, head); err != nil {
		return err
	}
	r.costs, err = costs(r.Deployment.Params)
	return err
}

// holdings reads what Rewards holds now.
func (r *Result) holdings(ctx context.Context, s *session.Session) error {
	client, err := s.Client(ctx)
	if err != nil {
		return err
	}
	funds, err := client.Funds(ctx)
	if err != nil {
		return err
	}
	r.Reserve, r.Escrow = units.Exact(funds.Reserve), units.Exact(funds.Escrow)
	return nil
}

const isDeployed = "it is deployed"

// finished returns the result of a plan whose record is written and agrees with L1, when
// there is no journal to go on with: in a dry run, and with another --data-dir. It is nil otherwise.
func finished(ctx context.Context, s *session.Session, path string, p *plan) (*Result, error) {
	if s.Landed(p.id(p.Steps[len(p.Steps)-1])) {
		return nil, nil
	}
	d, err := settlement.ReadDeployment(path)
	if err != nil || d.Settlement != p.Deployment.Settlement || d.ChainID != p.Deployment.ChainID {
		return nil, nil // none, or one that refuseOther is about
	}
	node, err := s.L1(ctx)
	if err != nil {
		return nil, err
	}
	client := session.NewClient(node, d)
	if err := client.Verify(ctx); err != nil {
		s.Log.Debug("the record does not agree with L1", "err", err)
		return nil, nil
	}
	s.Use(client)
	r := &Result{File: path, Deployment: d, Already: isDeployed, dryRun: s.Config.DryRun}
	if p.Options.Fund.Int != nil {
		r.Already += "; whether this plan has funded it is not in this --data-dir: to fund it see fernet fund --help"
	}
	if err := r.holdings(ctx, s); err != nil {
		return nil, err
	}
	return r, r.describe(ctx, s, testToken(d))
}

// id names the transaction of a step.
func (p *plan) id(step planStep) string {
	return strings.ToLower("deploy/" + p.Deployment.Settlement.Hex() + "/" + step.Name)
}

// refuseOther fails when the record to be written is that of another deployment.
func refuseOther(path string, p *plan) error {
	d, err := settlement.ReadDeployment(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && d.Settlement == p.Deployment.Settlement && d.ChainID == p.Deployment.ChainID {
		return nil
	}
	return errors.Join(fmt.Errorf("%w: %s: move it away, or name another file with --deployment", ErrExists, path), err)
}

func newPlan(ctx context.Context, s *session.Session, deployer common.Address, o Options) (*plan, error) {
	// Before minutes are spent on keys. The genesis block may be set below.
	wanted := o.Params
	wanted.Schedule.GenesisBlock = max(wanted.Schedule.GenesisBlock, 1)
	if err := wanted.Check(); err != nil {
		return nil, fmt.Errorf("plan deployment: %w", err)
	}
	set, err := s.Keys(ctx, o.Params.TxsPerBase)
	if err != nil {
		return nil, err
	}
	for _, kind := range set.Kinds() {
		if m, err := set.Manifest(kind); err == nil && m.Setup == keys.SingleParty {
			s.Note("%s", keys.SetupWarning)
			break
		}
	}
	verifying, err := prover.VerifyingKeys(set)
	if err != nil {
		return nil, err
	}
	node, err := s.L1(ctx)
	if err != nil {
		return nil, err
	}
	network, err := s.Network(ctx)
	if err != nil {
		return nil, err
	}
	head, err := s.Head(ctx)
	if err != nil {
		return nil, err
	}
	nonce, err := node.PendingNonceAt(ctx, deployer)
	if err != nil {
		return nil, fmt.Errorf("plan deployment: %w", err)
	}
	asked := o.planned()
	margin := o.Margin
	if margin == 0 {
		// Six contracts and three transactions to fund them, each mined within two blocks, and then final.
		margin = 9*(2+network.Confirmations) + 8
		if network.Local {
			margin *= 3 // blocks of a second come while the program itself is at work
		}
	}
	if o.Params.Schedule.GenesisBlock == 0 {
		o.Params.Schedule.GenesisBlock = head + margin
	}
	made, err := settlement.PlanDeployment(network.ChainID, head, deployer, nonce, settlement.DeployConfig{
		Params: o.Params, Keys: verifying, Token: o.Token, InitialSupply: o.InitialSupply, FaucetLimit: o.FaucetLimit,
		GenesisState: func(ledgerID *big.Int) (*big.Int, error) { return prover.GenesisRoot(o.Genesis, ledgerID) },
	})
	if err != nil {
		return nil, err
	}
	if made.Deployment.Genesis, err = json.Marshal(o.Genesis); err != nil {
		return nil, fmt.Errorf("plan deployment: %w", err)
	}
	p := &plan{Head: planKind.Head(), Deployer: deployer, Nonce: nonce, Deployment: made.Deployment, Options: asked}
	for _, step := range made.Steps {
		p.Steps = append(p.Steps, planStep{step.Name, step.Address, step.Constructor, step.Candidate.Data})
	}
	return p, nil
}

// create sends the steps that have not landed, and records how each did.
func (r *Result) create(ctx context.Context, s *session.Session, p *plan) error {
	node, err := s.L1(ctx)
	if err != nil {
		return err
	}
	r.Deployment.Contracts = nil
	creations := p.creations()
	for i, step := range p.Steps {
		c := creations[i]
		if _, err := p.nextNonce(ctx, s, i); err != nil {
			return err
		}
		tx, err := s.Send(ctx, c)
		if err != nil {
			return err
		}
		r.Transactions = append(r.Transactions, tx)
		created := p.created(step)
		if receipt := tx.Receipt(); receipt != nil {
			if receipt.ContractAddress != step.Address {
				return fmt.Errorf("%s: %w: it is at %s and not at %s: move the plan away to begin anew", c.Purpose, ErrNonceTaken, receipt.ContractAddress, step.Address)
			}
			code, err := node.CodeAt(ctx, step.Address, nil)
			if err != nil {
				return fmt.Errorf("%s: %w", c.Purpose, err)
			}
			created.CodeHash, created.Tx, created.Block, created.GasUsed = crypto.Keccak256Hash(code), receipt.TxHash, tx.Block, receipt.GasUsed
		}
		r.Deployment.Contracts = append(r.Deployment.Contracts, created)
	}
	return nil
}

// verify compares the record with L1.
func (r *Result) verify(ctx context.Context, s *session.Session) error {
	client, err := s.Client(ctx)
	if err != nil {
		return err
	}
	if err := client.Verify(ctx); err != nil {
		return fmt.Errorf("compare the deployment with its record: %w", err)
	}
	set, err := s.Keys(ctx, client.Params.TxsPerBase)
	if err != nil {
		return err
	}
	verifying, err := prover.VerifyingKeys(set)
	if err != nil {
		return err
	}
	return client.VerifyKeys(ctx, verifying)
}
