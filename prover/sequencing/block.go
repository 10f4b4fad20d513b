package sequencing

import (
	"errors"
	"math/big"

	"fernet/prover"
	"fernet/prover/bid"
	"fernet/settlement"
	"fernet/settlement/cost"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// block is a block that could be proposed, with what it is worth.
type block struct {
	*prover.Draft
	total *big.Int  // what it pays, to its sequencer and the provers, in wei
	least rules.Bps // FEE_SPLIT with which provers are paid
	gas   *big.Int  // of proposing and revealing it, in wei of ETH
	cost  *big.Int  // the same in wei of AZT; 0 without a price
}

// worth is what the sequencer would be left with at the least FEE_SPLIT, in wei of AZT.
func (b *block) worth() *big.Int {
	share := new(big.Int).Mul(b.total, new(big.Int).SetUint64(b.least.Keep()))
	share.Quo(share, big.NewInt(rules.BPS))
	return share.Sub(share, b.cost)
}

// errNobodyProves means that blocks do not pay what their proofs cost.
var errNobodyProves = errors.New("no FEE_SPLIT would pay provers for what their proofs cost")

// market is what decides what a block is worth.
type market struct {
	params    settlement.Params
	funds     settlement.Funds
	gasPrice  *big.Int
	gas       bid.GasPolicy
	proofCost *big.Int
	given     bool // the strategy bids the same always, whatever provers want
	randao    bool // it has to be recorded first
}

// best drafts blocks of all sizes, or of the one that is given, and returns the one that is worth
// most, the smallest of equals.
func (m *market) best(tip *prover.Tip, from Transactions, only uint32) (*block, error) {
	var best *block
	seen := -1
	for numTxs := max(only, rules.MinTxs(m.params.TxsPerBase)); numTxs <= m.params.MaxTxs; numTxs *= 2 {
		body, err := from.Body(tip, numTxs)
		if err != nil {
			return nil, err
		}
		txs := len(body) / int(m.params.TxBytes)
		for _, padded := range m.paddings(txs, numTxs) {
			b, err := m.block(tip, append(body[:len(body):len(body)], make([]byte, padded)...), numTxs)
			if err != nil {
				return nil, err
			}
			if b != nil && (best == nil || b.worth().Cmp(best.worth()) > 0) {
				best = b
			}
		}
		if only > 0 || txs == seen && numTxs >= m.params.FullRewardTxs {
			break // more places would stay empty
		}
		seen = txs
	}
	if best == nil {
		return nil, errNobodyProves
	}
	return best, nil
}

// paddings are how many zero bytes may be worth it behind so many transactions: those of null
// transactions count for the reward.
func (m *market) paddings(txs int, numTxs uint32) []int {
	paddings := []int{0}
	if to := int(min(numTxs, m.params.FullRewardTxs)); to > txs {
		paddings = append(paddings, (to-txs)*int(m.params.TxBytes))
	}
	return paddings
}

// block is a block of a body, nil if no FEE_SPLIT pays its provers.
func (m *market) block(tip *prover.Tip, body []byte, numTxs uint32) (*block, error) {
	tree, err := rules.NewTree(numTxs, m.params.TxsPerBase)
	if err != nil {
		return nil, err
	}
	draft, err := prover.NewDraft(tip.State, body, tree)
	if err != nil {
		return nil, err
	}
	seen, err := rules.SeenTxs(body, numTxs, m.params.TxBytes)
	if err != nil {
		return nil, err
	}
	reward := rules.ScaledReward(m.params.BlockReward, seen, m.params.FullRewardTxs)
	b := &block{Draft: draft, total: rules.Split(draft.Fees, m.funds.Escrow, reward, m.funds.Reserve, 0).Total}
	var ok bool
	if b.least, ok = bid.LeastSplit(b.total, m.proofCost, tree.NumNodes()); !ok && !m.given {
		return nil, nil
	}
	b.gas = m.gasOf(len(body))
	b.cost = new(big.Int)
	if price := m.gas.EthPerAZT; price != nil && price.Sign() > 0 {
		b.cost.Mul(b.gas, units.OneAZT).Add(b.cost, price).Sub(b.cost, big.NewInt(1)).Quo(b.cost, price)
	}
	return b, nil
}

// gasOf is what a block of so many bytes costs its sequencer, in wei of ETH.
func (m *market) gasOf(bodyBytes int) *big.Int {
	gas := cost.SequencingGas(uint64(bodyBytes), m.randao)
	return new(big.Int).Mul(new(big.Int).SetUint64(gas), m.gasPrice)
}
