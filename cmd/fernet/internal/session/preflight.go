package session

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// ETHError means that the account cannot pay for what a command would send. Nothing was sent.
// Amounts are in wei.
type ETHError struct {
	Account     common.Address
	Calls       int
	Needed, Has *big.Int
}

// Missing is how much the account has to get.
func (e *ETHError) Missing() *big.Int { return new(big.Int).Sub(e.Needed, e.Has) }

func (e *ETHError) Error() string {
	what := "the transaction needs"
	if e.Calls > 1 {
		what = fmt.Sprintf("the %d transactions need", e.Calls)
	}
	return fmt.Sprintf("%s up to %s ETH at current fees, %s has %s ETH: %s ETH are missing", what, eth(e.Needed), e.Account, eth(e.Has), eth(e.Missing()))
}

// Total is what transactions cost together.
type Total struct {
	Gas     uint64 `json:"gas"`
	Cost    string `json:"cost"`              // ETH
	MaxCost string `json:"maxCost,omitempty"` // ETH; of calls that were not sent: what the account must have
}

func (t Total) String() string {
	if t.MaxCost == "" {
		return fmt.Sprintf("Together %d gas, %s ETH.", t.Gas, t.Cost)
	}
	return fmt.Sprintf("Together %d gas, %s ETH at current fees; the account must have %s ETH.", t.Gas, t.Cost, t.MaxCost)
}

// TotalOf is the sum of transactions.
func TotalOf(txs []*Tx) Total {
	var t Total
	cost, most := new(big.Int), new(big.Int)
	for _, tx := range txs {
		t.Gas += tx.Gas
		if tx.cost != nil {
			cost.Add(cost, tx.cost)
		}
		if tx.maxCost != nil {
			most.Add(most, tx.maxCost)
		}
	}
	t.Cost = eth(cost)
	if most.Sign() > 0 {
		t.MaxCost = eth(most)
	}
	return t
}

// Preflight simulates calls of one command together, and sees that the account has the ETH for all
// of them, before the first is sent: *ETHError. Those that are done already are left out. A call
// that would fail is a *txmgr.WouldFailError.
func (s *Session) Preflight(ctx context.Context, calls ...txmgr.Candidate) ([]*Tx, error) {
	return s.PreflightMore(ctx, 0, calls...)
}

// PreflightMore is Preflight of a command that sends more calls later, which cannot be made yet:
// their ETH counts as well.
func (s *Session) PreflightMore(ctx context.Context, later int, calls ...txmgr.Candidate) ([]*Tx, error) {
	if err := s.Resume(ctx); err != nil {
		return nil, err
	}
	var left []txmgr.Candidate
	for _, c := range calls {
		if !s.Landed(c.ID) {
			left = append(left, c)
		}
	}
	if len(left) == 0 {
		return nil, nil
	}
	txs, err := s.simulate(ctx, nil, left...)
	if err != nil {
		return nil, err
	}
	price, err := s.prices(ctx)
	if err != nil {
		return nil, err
	}
	all := slices.Clone(txs)
	for range later {
		unknown := &Tx{Status: NotSimulated, Gas: assumedCallGas}
		all = append(all, price.apply([]*Tx{unknown}, []txmgr.Candidate{{}})...)
	}
	if err := s.afford(ctx, all); err != nil {
		return nil, err
	}
	for _, c := range left {
		s.afforded[c.ID] = true
	}
	return txs, nil
}

// afford fails when the account has too little ETH for calls that were simulated.
func (s *Session) afford(ctx context.Context, txs []*Tx) error {
	node, err := s.L1(ctx)
	if err != nil {
		return err
	}
	account, err := s.Account(ctx)
	if err != nil {
		return err
	}
	has, err := node.BalanceAt(ctx, account, nil)
	if err != nil {
		return fmt.Errorf("get balance of %s: %w", account, err)
	}
	needed := new(big.Int)
	for _, tx := range txs {
		needed.Add(needed, tx.maxCost)
	}
	if needed.Cmp(has) > 0 {
		return &ETHError{Account: account, Calls: len(txs), Needed: needed, Has: has}
	}
	return nil
}

// dryRun is SendAll in a dry run.
func (s *Session) dryRun(ctx context.Context, calls ...txmgr.Candidate) ([]*Tx, error) {
	txs, err := s.simulate(ctx, s.simulated, calls...)
	for i, tx := range txs {
		s.simulated = append(s.simulated, argsOf(tx.Call.From, calls[i]))
		s.planned = append(s.planned, tx)
	}
	return txs, err
}

// affordsDryRun fails when the account has too little ETH for all that a dry run would have sent.
func (s *Session) affordsDryRun(ctx context.Context) error {
	if len(s.planned) == 0 {
		return nil
	}
	return s.afford(ctx, s.planned)
}

// prices are L1's at the newest block, in wei a unit of gas.
type prices struct {
	sender       txmgr.Config
	baseFee, tip *big.Int
}

func (s *Session) prices(ctx context.Context) (*prices, error) {
	head, err := s.l1.HeaderByNumber(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("get fees: %w", err)
	}
	if head.BaseFee == nil {
		return nil, errors.New("get fees: the newest block has no base fee")
	}
	tip, err := s.l1.SuggestGasTipCap(ctx)
	if err != nil {
		return nil, fmt.Errorf("get fees: %w", err)
	}
	p := &prices{sender: txmgr.DefaultConfig(), baseFee: head.BaseFee, tip: tip}
	// What is too dear for the sender is so for every call.
	if _, err := p.sender.MaxCost(0, nil, p.baseFee, p.tip); err != nil {
		return nil, err
	}
	return p, nil
}

// apply sets what calls cost that use the gas that is known of them.
func (p *prices) apply(txs []*Tx, calls []txmgr.Candidate) []*Tx {
	price := new(big.Int).Add(p.baseFee, p.tip)
	for i, tx := range txs {
		tx.cost = new(big.Int).Mul(price, new(big.Int).SetUint64(tx.Gas))
		// Whether it fails depends on the prices only, which were looked at before.
		tx.maxCost, _ = p.sender.MaxCost(tx.Gas, calls[i].Value, p.baseFee, p.tip)
		tx.Cost, tx.MaxCost = eth(tx.cost), eth(tx.maxCost)
	}
	return txs
}

// eth is an amount in ETH, which has the decimals of AZT.
func eth(wei *big.Int) string { return units.Exact(wei) }
