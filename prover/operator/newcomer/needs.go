package newcomer

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// What things take, in gas, rounded up. The walk that docs/OPERATIONS.md prints is measured against
// it.
const (
	gasToDeploy = 21_000_000 // seven contracts and three calls to fund them
	gasToStake  = 300_000    // an identity: faucet, approval, deposit
	gasOfABlock = 6_500_000  // of a full one: RANDAO, proposal, body, root, finalization, claims
)

// blocksAhead is for how many blocks an account is to have ETH from the start.
const blocksAhead = 5

// Needs is what an account has and needs, in wei.
type Needs struct {
	Balance  units.Integer `json:"balance"`
	ToDeploy units.Integer `json:"toDeploy"`
	ToStake  units.Integer `json:"toStake"` // all identities
	PerBlock units.Integer `json:"perBlock"`
	// a unit of gas: what it is computed with, twice the base fee and a tip
	FeeCap units.Integer `json:"feeCap"`

	Given   units.Integer `json:"-"` // by anvil, in this run; see Fund
	Refused error         `json:"-"` // ErrNotGiven, why anvil gave nothing
}

// Node is L1 as it is asked for fees and balances. *l1.Client is one.
type Node interface {
	BalanceAt(ctx context.Context, account common.Address, block *big.Int) (*big.Int, error)
	HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error)
	Call(ctx context.Context, result any, method string, args ...any) error
}

// ReadNeeds asks L1 what an account has, and computes by today's fees what it needs to stake so
// many identities and to act.
func ReadNeeds(ctx context.Context, node Node, account common.Address, identities int) (*Needs, error) {
	balance, err := node.BalanceAt(ctx, account, nil)
	if err != nil {
		return nil, fmt.Errorf("get the balance of %s: %w", account, err)
	}
	header, err := node.HeaderByNumber(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("get fees: %w", err)
	}
	feeCap := new(big.Int).Set(txmgr.DefaultConfig().MinTip)
	if header.BaseFee != nil {
		feeCap.Add(feeCap, new(big.Int).Mul(header.BaseFee, big.NewInt(2)))
	}
	of := func(gas uint64) units.Integer {
		return units.Integer{Int: new(big.Int).Mul(new(big.Int).SetUint64(gas), feeCap)}
	}
	return &Needs{
		Balance: units.Integer{Int: balance}, FeeCap: units.Integer{Int: feeCap},
		ToDeploy: of(gasToDeploy), ToStake: of(gasToStake * uint64(max(1, identities))), PerBlock: of(gasOfABlock),
	}, nil
}

// Enough reports whether the account has what it needs for a start: to stake and for some blocks,
// and to deploy unless it joins a deployment.
func (n *Needs) Enough(joins bool) bool {
	sum := new(big.Int).Mul(n.PerBlock.Int, big.NewInt(blocksAhead))
	sum.Add(sum, n.ToStake.Int)
	if !joins {
		sum.Add(sum, n.ToDeploy.Int)
	}
	return n.Balance.Cmp(sum) >= 0
}

// ErrNotGiven means that anvil refuses to give ETH.
var ErrNotGiven = errors.New("anvil gives the account no ETH")

// GiveOnAnvil gives an account that has nothing ETH on anvil, which is worth nothing. It returns
// how much, in wei, 0 where the account has some; ErrNotGiven where anvil refuses.
func GiveOnAnvil(ctx context.Context, node Node, account common.Address) (*big.Int, error) {
	balance, err := node.BalanceAt(ctx, account, nil)
	if err != nil {
		return nil, fmt.Errorf("get the balance of %s: %w", account, err)
	}
	if balance.Sign() > 0 {
		return new(big.Int), nil
	}
	given := units.AZT(100) // ETH has the decimals of AZT
	if err := node.Call(ctx, nil, "anvil_setBalance", account, (*hexutil.Big)(given)); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotGiven, err)
	}
	return given, nil
}

// Fund is ReadNeeds; on anvil it gives the account ETH first, as GiveOnAnvil does, and says so in
// Given. That anvil refuses is no reason not to read what the account needs: it is in Refused.
func Fund(ctx context.Context, node Node, anvil bool, account common.Address, identities int) (*Needs, error) {
	given, refused := new(big.Int), error(nil)
	if anvil {
		var err error
		if given, err = GiveOnAnvil(ctx, node, account); errors.Is(err, ErrNotGiven) {
			given, refused = new(big.Int), err
		} else if err != nil {
			return nil, err
		}
	}
	n, err := ReadNeeds(ctx, node, account, identities)
	if err != nil {
		return nil, err
	}
	n.Given, n.Refused = units.Integer{Int: given}, refused
	return n, nil
}
