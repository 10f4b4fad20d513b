package account

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/txmgr"
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

// Preflight simulates calls together, and sees that the account has the ETH for all of them, before
// the first is sent: *ETHError. Of as many calls more as later says, which cannot be made yet, the
// ETH counts as well. Those that are done already are left out of what is returned. A call that
// would fail is a *txmgr.WouldFailError.
func (a *Account) Preflight(ctx context.Context, later int, calls ...txmgr.Candidate) ([]*Tx, error) {
	if err := a.usable(); err != nil {
		return nil, err
	}
	if !a.o.DryRun {
		if _, err := a.open(ctx); err != nil {
			return nil, err
		}
	}
	var left []txmgr.Candidate
	for _, c := range calls {
		if a.receipt(c.ID) == nil {
			left = append(left, c)
		}
	}
	if len(left) == 0 {
		return nil, nil
	}
	txs, err := a.simulate(ctx, nil, left...)
	if err != nil {
		return nil, err
	}
	price, err := a.prices(ctx)
	if err != nil {
		return nil, err
	}
	all := slices.Clone(txs)
	for range later {
		unknown := &Tx{Status: NotSimulated, Gas: assumedCallGas}
		all = append(all, price.apply([]*Tx{unknown}, []txmgr.Candidate{{}})...)
	}
	if err := a.afford(ctx, all); err != nil {
		return nil, err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, c := range left {
		a.afforded[c.ID] = true
	}
	return txs, nil
}

// afford fails when the account has too little ETH for calls that were simulated.
func (a *Account) afford(ctx context.Context, txs []*Tx) error {
	has, err := a.o.Node.BalanceAt(ctx, a.o.Address, nil)
	if err != nil {
		return fmt.Errorf("get balance of %s: %w", a.o.Address, err)
	}
	needed := new(big.Int)
	for _, tx := range txs {
		needed.Add(needed, tx.maxCost)
	}
	if needed.Cmp(has) > 0 {
		return &ETHError{Account: a.o.Address, Calls: len(txs), Needed: needed, Has: has}
	}
	return nil
}

// sendDry is Send in a dry run.
func (a *Account) sendDry(ctx context.Context, calls ...txmgr.Candidate) ([]*Tx, error) {
	txs, err := a.simulate(ctx, a.dry.calls, calls...)
	for i, tx := range txs {
		a.dry.calls = append(a.dry.calls, argsOf(a.o.Address, calls[i]))
		a.dry.txs = append(a.dry.txs, tx)
	}
	return txs, err
}

// AffordsDryRun fails with *ETHError when the account has too little ETH for all that a dry run
// would have sent so far.
func (a *Account) AffordsDryRun(ctx context.Context) error {
	if len(a.dry.txs) == 0 {
		return nil
	}
	return a.afford(ctx, a.dry.txs)
}

// prices are L1's at the newest block, in wei a unit of gas.
type prices struct {
	sender       txmgr.Config
	baseFee, tip *big.Int
}

func (a *Account) prices(ctx context.Context) (*prices, error) {
	head, err := a.o.Node.Block(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("get fees: %w", err)
	}
	if head.BaseFee == nil {
		return nil, errors.New("get fees: the newest block has no base fee")
	}
	tip, err := a.o.Node.SuggestGasTipCap(ctx)
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
