package sequencing

import (
	"errors"
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/application"
	"fernet/prover/bid"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/settlement"
	"fernet/settlement/cost"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// pooled are transfers of one account, with a fee each in AZT, the highest first.
type pooled struct {
	Transactions
	fees []int64
	err  error
}

func (p pooled) Body(tip *prover.Tip, places uint32) ([]byte, error) {
	var transfers []ledger.Transfer
	for i, fee := range p.fees[:min(len(p.fees), int(places))] {
		t := ledger.Transfer{To: 1, ToAddress: ledgertest.AccountKey(1).Address(), Fee: ledgertest.AZT(fee), Nonce: uint64(i)}
		t.Sign(ledgertest.AccountKey(0), fr.NewElement(31337))
		transfers = append(transfers, t)
	}
	body, err := ledger.EncodeBody(ledger.Records(transfers))
	return body, errors.Join(err, p.err)
}

func aTip(t *testing.T) *prover.Tip {
	g, _ := ledgertest.Genesis(2, ledgertest.AZT(10_000))
	state, err := g.State(fr.NewElement(31337))
	require.NoError(t, err)
	return &prover.Tip{State: state}
}

// aMarket has a reward of 100 AZT, trees of up to 16 transactions and gas for nothing.
func aMarket() *market {
	return &market{
		params:   settlement.Params{TxsPerBase: 2, MaxTxs: 16, TxBytes: ledger.TxBytes, BlockReward: units.AZT(100)},
		funds:    settlement.Funds{Escrow: units.AZT(10_000), Reserve: units.AZT(10_000)},
		gasPrice: new(big.Int), gas: bid.GasPolicy{EthPerAZT: units.OneAZT}, proofCost: new(big.Int),
	}
}

func TestTheBlockThatIsWorthMost(t *testing.T) {
	tip := aTip(t)
	best := func(m *market, only uint32, fees ...int64) *block {
		t.Helper()
		b, err := m.best(tip, pooled{fees: fees}, only)
		require.NoError(t, err)
		return b
	}
	b := best(aMarket(), 0)
	require.EqualValues(t, 4, b.NumTxs, "the smallest, of nothing")
	require.Equal(t, units.AZT(100), b.total)
	require.Empty(t, b.Body)
	require.EqualValues(t, 4, best(aMarket(), 0, 5, 5, 5, 5).NumTxs)
	b = best(aMarket(), 0, 5, 5, 5, 5, 5)
	require.EqualValues(t, 8, b.NumTxs, "the fifth pays")
	require.Equal(t, units.AZT(125), b.total)
	require.EqualValues(t, 4, best(aMarket(), 0, 5, 5, 5, 5, 0).NumTxs, "the fifth does not")
	require.EqualValues(t, 16, best(aMarket(), 16, 5).NumTxs, "as told")

	// Provers of a larger tree have to be paid, too.
	m := aMarket()
	m.proofCost = big.NewInt(2e18)
	b = best(m, 0, 5, 5, 5, 5, 5)
	require.EqualValues(t, 4, b.NumTxs)
	least, _ := bid.LeastSplit(b.total, m.proofCost, 3)
	require.Equal(t, least, b.least)
	m.proofCost = units.AZT(100)
	_, err := m.best(tip, pooled{fees: []int64{5}}, 0)
	require.ErrorIs(t, err, errNobodyProves)
	m.given = true
	require.EqualValues(t, 8, best(m, 0, 5, 5, 5, 5, 5).NumTxs, "a bid that is given takes no notice")

	// Bytes that are not worth their gas are left out.
	m = aMarket()
	m.gasPrice = big.NewInt(1e9)
	b = best(m, 0, 5)
	require.Equal(t, new(big.Int).Mul(big.NewInt(1e9), new(big.Int).SetUint64(cost.SequencingGas(ledger.TxBytes, false))), b.gas)
	require.Equal(t, b.gas, b.cost, "one AZT is one ETH")
	m.randao, m.gas.EthPerAZT = true, big.NewInt(3)
	b = best(m, 0)
	require.Equal(t, new(big.Int).Mul(big.NewInt(1e9), new(big.Int).SetUint64(cost.SequencingGas(0, true))), b.gas)
	again := new(big.Int).Mul(b.cost, m.gas.EthPerAZT)
	require.Positive(t, again.Cmp(new(big.Int).Mul(b.gas, units.OneAZT)), "rounded up")

	// Null transactions are revealed where the reward asks for bytes.
	m = aMarket()
	m.params.FullRewardTxs = 6
	b = best(m, 0, 5)
	require.EqualValues(t, 8, b.NumTxs)
	require.Len(t, b.Body, 6*ledger.TxBytes)
	require.Equal(t, units.AZT(105), b.total)
	m.gasPrice, m.gas.EthPerAZT = big.NewInt(1e13), big.NewInt(1e15)
	require.Len(t, best(m, 0, 5).Body, ledger.TxBytes, "they cost more than they bring")
	require.Len(t, best(m, 4, 5).Body, ledger.TxBytes)

	failing := errors.New("pool")
	_, err = aMarket().best(tip, pooled{err: failing}, 0)
	require.ErrorIs(t, err, failing)
	_, err = aMarket().best(&prover.Tip{State: refusing{tip.State}}, pooled{fees: []int64{5}}, 0)
	require.ErrorIs(t, err, prover.ErrDraft)
}

// refusing is a state on which the pool's transactions cannot be executed.
type refusing struct{ application.State }

func (r refusing) Execute([]byte, rules.Tree) (*application.Execution, error) {
	return nil, ledger.ErrWrongNonce
}
