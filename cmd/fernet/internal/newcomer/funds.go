package newcomer

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/settlement/l1"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// What things take, in gas, rounded up. The walk that docs/OPERATIONS.md prints is measured against
// it.
const (
	gasToDeploy = 15_000_000 // six contracts and three calls to fund them
	gasToStake  = 300_000    // an identity: faucet, approval, deposit
	gasOfABlock = 6_500_000  // of a full one: RANDAO, proposal, body, root, finalization, claims
)

// blocksAhead is for how many blocks an account is to have ETH from the start.
const blocksAhead = 5

// Funds is what an account has and needs. Amounts are in wei; in JSON they are text.
type Funds struct {
	Balance  string `json:"balance"`
	ToDeploy string `json:"toDeploy"`
	ToStake  string `json:"toStake"` // all identities
	PerBlock string `json:"perBlock"`
	FeeCap   string `json:"feeCap"` // a unit of gas: what it is computed with, twice the base fee and a tip

	balance, deploy, stake, block *big.Int
}

// needs is what is to be on the account for a start.
func (f *Funds) needs(joins bool) *big.Int {
	sum := new(big.Int).Mul(f.block, big.NewInt(blocksAhead))
	sum.Add(sum, f.stake)
	if !joins {
		sum.Add(sum, f.deploy)
	}
	return sum
}

func (f *Funds) enough(joins bool) bool { return f.balance.Cmp(f.needs(joins)) >= 0 }

func (f *Funds) render(con *console.Console) {
	up := func(wei *big.Int) string { return units.Exact(roundUp(wei)) } // ETH has the decimals of AZT
	con.Line("It has %s ETH. At today's fees, doubled, it takes %s ETH to deploy, %s ETH to stake, and up to %s ETH a block that it proposes and proves.",
		units.Floor(f.balance, 6), up(f.deploy), up(f.stake), up(f.block))
}

// roundUp leaves two digits that count.
func roundUp(wei *big.Int) *big.Int {
	digits := int64(len(wei.String()) - 2)
	if digits <= 0 {
		return wei
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(digits), nil)
	up := new(big.Int).Add(wei, new(big.Int).Sub(unit, big.NewInt(1)))
	return up.Mul(up.Quo(up, unit), unit)
}

// localFunds is what a new account gets on anvil.
var localFunds = units.AZT(100) // ETH has the decimals of AZT

// funds asks L1 what the account has and what it will need. On anvil it gives the account ETH.
func (m *making) funds(ctx context.Context, network config.Network) error {
	if m.r.Account == nil {
		return nil
	}
	node, err := m.s.L1(ctx)
	if err != nil {
		return nil // it was said before that L1 was not asked
	}
	if network.Name == "anvil" && !m.s.Config.DryRun {
		if err := m.giveLocal(ctx, node); err != nil {
			return err
		}
	}
	balance, err := node.BalanceAt(ctx, *m.r.Account, nil)
	if err != nil {
		return fmt.Errorf("get the balance of %s: %w: all files are made, run it again to see the rest", m.r.Account, err)
	}
	header, err := node.HeaderByNumber(ctx, nil)
	if err != nil {
		return fmt.Errorf("get fees: %w: all files are made, run it again to see the rest", err)
	}
	feeCap := new(big.Int).Set(txmgr.DefaultConfig().MinTip)
	if header.BaseFee != nil {
		feeCap.Add(feeCap, new(big.Int).Mul(header.BaseFee, big.NewInt(2)))
	}
	of := func(gas uint64) *big.Int { return new(big.Int).Mul(new(big.Int).SetUint64(gas), feeCap) }
	f := &Funds{balance: balance, deploy: of(gasToDeploy), stake: of(gasToStake * uint64(max(1, len(m.o.Identities)))), block: of(gasOfABlock)}
	f.Balance, f.ToDeploy, f.ToStake, f.PerBlock, f.FeeCap = f.balance.String(), f.deploy.String(), f.stake.String(), f.block.String(), feeCap.String()
	m.r.Funds = f
	return nil
}

// giveLocal gives the account of a local chain ETH that is worth nothing.
func (m *making) giveLocal(ctx context.Context, node *l1.Client) error {
	balance, err := node.BalanceAt(ctx, *m.r.Account, nil)
	if err != nil {
		return fmt.Errorf("get the balance of %s: %w", m.r.Account, err)
	}
	if balance.Sign() > 0 {
		return nil
	}
	if err := node.Call(ctx, nil, "anvil_setBalance", *m.r.Account, (*hexutil.Big)(localFunds)); err != nil {
		m.s.Note("anvil gives the account no ETH: %v", err)
		return nil
	}
	m.s.Note("anvil gave %s %s ETH", m.r.Account, units.Exact(localFunds))
	return nil
}

// wrongChain reports whether an RPC URL is of another chain than is wanted.
func wrongChain(err error) bool {
	return errors.Is(err, l1.ErrChains) || errors.Is(err, session.ErrChain)
}
