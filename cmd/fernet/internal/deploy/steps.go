package deploy

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// ErrFund means that --fund, with the genesis ledger's supply, is more than the deployer has of the
// token.
var ErrFund = errors.New("too few tokens to fund the deployment")

// creations are the transactions that create the contracts, in their order.
func (p *plan) creations() (calls []txmgr.Candidate) {
	for _, step := range p.Steps {
		calls = append(calls, txmgr.Candidate{ID: p.id(step), Purpose: "deploy " + step.Name, Data: step.Data})
	}
	return calls
}

// makesToken reports whether the plan makes the test token.
func (p *plan) makesToken() bool { return p.Options.Token == (common.Address{}) }

// created is what the record has of a step, before it is on L1.
func (p *plan) created(step planStep) settlement.Created {
	return settlement.Created{
		Name: step.Name, Source: sources[step.Name], Address: step.Address, Constructor: step.Constructor,
		InitCodeHash: crypto.Keccak256Hash(step.Data[:len(step.Data)-len(step.Constructor)]),
		Verify:       verifyLine(p.Deployment.ChainID, step),
	}
}

// nextNonce returns how many nonces the deployer's next one is before that of step i, or fails when
// the step's is taken.
func (p *plan) nextNonce(ctx context.Context, s *session.Session, i int) (behind uint64, err error) {
	step := p.Steps[i]
	if s.Landed(p.id(step)) {
		return 0, nil
	}
	node, err := s.L1(ctx)
	if err != nil {
		return 0, err
	}
	nonce, err := node.PendingNonceAt(ctx, p.Deployer)
	if err != nil {
		return 0, fmt.Errorf("deploy %s: %w", step.Name, err)
	}
	want := p.Nonce + uint64(i)
	if nonce > want {
		return 0, fmt.Errorf("deploy %s: %w: %s is to be created with nonce %d, the next is %d: move the plan away to begin anew, and send nothing else from this account meanwhile",
			step.Name, ErrNonceTaken, step.Address, want, nonce)
	}
	return want - nonce, nil
}

// preflight sees that nothing keeps what is left of the deployment from being sent, the deployer's
// ETH above all, and returns what it costs together.
func (p *plan) preflight(ctx context.Context, s *session.Session, funding []txmgr.Candidate) (session.Total, error) {
	left := slices.IndexFunc(p.Steps, func(step planStep) bool { return !s.Landed(p.id(step)) })
	if left < 0 {
		return session.Total{}, nil // the record can be written whatever keeps it from being funded
	}
	behind, err := p.nextNonce(ctx, s, left)
	if err != nil {
		return session.Total{}, err
	}
	if behind > 0 {
		// A node that does not know all that is final yet would create the contracts at other
		// addresses.
		s.Log.Debug("no simulation of the deployment: the node is behind", "nonces", behind)
		return session.Total{}, nil
	}
	txs, err := s.Preflight(ctx, append(p.creations(), funding...)...)
	return session.TotalOf(txs), err
}

// funds are what the plan puts into the reserve and, the genesis ledger's supply, into the escrow.
func (p *plan) funds() (reserve, escrow *big.Int, err error) {
	supply, err := p.Options.Genesis.Supply()
	if err != nil {
		return nil, nil, err
	}
	return p.Options.Fund.Int, supply.Big(), nil
}

// checkFunds fails with ErrFund when the deployer has not the tokens to fund the deployment, or
// will not have.
func (p *plan) checkFunds(ctx context.Context, s *session.Session) error {
	if p.Options.Fund.Int == nil {
		return nil
	}
	reserve, escrow, err := p.funds()
	if err != nil {
		return err
	}
	has, advice := p.Options.InitialSupply.Int, "lower --fund, or raise --initial-supply"
	if !p.makesToken() {
		client, err := s.Client(ctx)
		if err != nil {
			return err
		}
		if has, err = client.Balance(ctx, p.Deployer); err != nil {
			return err
		}
		advice = "lower --fund, or leave it out and fund the deployment later with fernet fund"
	}
	if needed := new(big.Int).Add(reserve, escrow); needed.Cmp(has) > 0 {
		return fmt.Errorf("%w: --fund is %s AZT and the genesis ledger's supply %s AZT, together %s AZT; the deployer has %s AZT of the token: %s",
			ErrFund, units.Exact(reserve), units.Exact(escrow), units.Exact(needed), units.Exact(has), advice)
	}
	return nil
}

// funding are the calls that fill the reserve, and the escrow with the genesis ledger's supply.
func (p *plan) funding(ctx context.Context, s *session.Session) ([]txmgr.Candidate, error) {
	if p.Options.Fund.Int == nil {
		return nil, nil
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	reserve, escrow, err := p.funds()
	if err != nil {
		return nil, err
	}
	var calls []txmgr.Candidate
	add := func(kind string, amount *big.Int, c txmgr.Candidate) error {
		if amount.Sign() == 0 {
			return nil
		}
		var err error
		c.ID, err = s.ID(ctx, "deploy/"+kind)
		calls = append(calls, c)
		return err
	}
	total := new(big.Int).Add(reserve, escrow)
	err = errors.Join(
		add("approve", total, client.Approve(client.Deployment.Rewards, total)),
		add("reserve", reserve, client.FundReserve(reserve)),
		add("escrow", escrow, client.FundEscrow(escrow)),
	)
	return calls, err
}
