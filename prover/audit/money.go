package audit

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// money replays what Rewards accounts for, by its events, and what it holds, by the token's own
// transfers.
type money struct {
	*replay
	reserve, escrow, owed *big.Int
	held                  *big.Int // by Rewards
	surplus               *big.Int // of it that somebody sent without a call

	tx moneyTx
}

// moneyTx is what a transaction has to move to and from Rewards, and moved.
type moneyTx struct {
	touched               bool
	in, movedIn           *big.Int
	burned, movedToNobody *big.Int
	burnRule              string // of what was to be burned
	paid                  payments
	of                    uint64 // the last L2 block that it concerns
}

func newMoneyTx() moneyTx {
	return moneyTx{
		in: new(big.Int), movedIn: new(big.Int), burned: new(big.Int), movedToNobody: new(big.Int), burnRule: RuleBurn, paid: payments{},
	}
}

func newMoney(r *replay) *money {
	return &money{
		replay: r, reserve: new(big.Int), escrow: new(big.Int), owed: new(big.Int), held: new(big.Int), surplus: new(big.Int), tx: newMoneyTx(),
	}
}

func (m *money) reserveFunded(e *settlement.ReserveFunded) { m.funded(m.reserve, e.Amount) }

func (m *money) escrowFunded(e *settlement.EscrowFunded) { m.funded(m.escrow, e.Amount) }

func (m *money) funded(what, amount *big.Int) {
	m.tx.touched = true
	what.Add(what, amount)
	m.tx.in.Add(m.tx.in, amount)
}

// absorbed checks that what absorb adds to the reserve is what Rewards held beyond its accounts.
func (m *money) absorbed(e *settlement.SurplusAbsorbed) {
	m.tx.touched = true
	// What earlier calls of the transaction brought is neither theirs nor here twice.
	beyond := new(big.Int).Sub(m.held, m.accounted())
	m.same(RuleAbsorb, at(e.Origin), "tokens added to the reserve", e.Amount, beyond)
	m.reserve.Add(m.reserve, e.Amount)
	m.surplus.Sub(m.surplus, e.Amount)
}

func (m *money) accounted() *big.Int {
	sum := new(big.Int).Add(m.reserve, m.escrow)
	return sum.Add(sum, m.owed)
}

// settled checks the split of a block, its burn and its submitter's share.
func (m *money) settled(e *settlement.Settled) {
	m.tx.touched, m.tx.of = true, e.Number
	b := m.chain.settled(e)
	if b != nil {
		m.split(b, e)
		m.chain.close(b)
		m.claims.open(b, e)
	}
	m.escrow.Sub(m.escrow, e.Fees)
	m.reserve.Sub(m.reserve, e.BlockReward)
	owed := new(big.Int).Add(e.Network, e.SequencerShare)
	m.owed.Add(m.owed, owed.Sub(owed, e.Burned))
	m.tx.burned.Add(m.tx.burned, e.Burned)
}

// split recomputes a settlement.
func (m *money) split(b *block, e *settlement.Settled) {
	p, params := atSlot(e.Origin, b.slot).ofBlock(b.number), m.view.Params
	blockReward := rules.ScaledReward(params.BlockReward, b.seenTxs, params.FullRewardTxs)
	shares := rules.Split(b.best.fees, m.escrow, blockReward, m.reserve, b.proposal.FeeSplit)
	unit := rules.UnitPerBps(shares.Network, b.tree.NumNodes())
	burn := rules.Burn(shares.Network, unit, b.best.keepBps)
	submitter := rules.SubmitterShare(burn, params.SubmitterBps, b.best.beneficiary)
	burn.Sub(burn, submitter)
	m.same(RuleSplit, p, "fees released from the escrow", e.Fees, shares.Fees)
	m.same(RuleSplit, p, "block reward", e.BlockReward, shares.BlockReward)
	m.same(RuleSplit, p, "proving network's share", e.Network, shares.Network)
	m.same(RuleSplit, p, "sequencer's share", e.SequencerShare, shares.Sequencer)
	m.same(RuleReward, p, "reward of one basis point", e.UnitPerBps, unit)
	m.same(RuleSubmitter, p, "beneficiary", e.Beneficiary, b.best.beneficiary)
	m.same(RuleSubmitter, p, "submitter's share of the burn", e.SubmitterShare, submitter)
	m.same(RuleBurn, p, "burned at finalization", e.Burned, burn)
	r := b.report
	r.FinalizedAt, r.Fees, r.BlockReward, r.Network = placeOf(e.Origin), integer(e.Fees), integer(e.BlockReward), integer(e.Network)
	r.Share, r.UnitPerBps, r.Burned, r.Submitter = integer(e.SequencerShare), integer(e.UnitPerBps), integer(e.Burned), integer(e.SubmitterShare)
	if n := len(r.Roots); n > 0 {
		for i := range r.Roots[n-1].Entries {
			entry := &r.Roots[n-1].Entries[i]
			entry.Reward = integer(rules.Reward(e.UnitPerBps, entry.FeeBurn))
		}
	}
}

// pays notes what a block owes to somebody and pays in the transaction at hand.
func (m *money) pays(number uint64, to common.Address, amount *big.Int) {
	m.tx.touched, m.tx.of = true, number
	m.owed.Sub(m.owed, amount)
	m.tx.paid.add(to, amount)
}

// burns notes what is burned of what a block owes.
func (m *money) burns(number uint64, amount *big.Int) {
	m.tx.touched, m.tx.of, m.tx.burnRule = true, number, RuleExpire
	m.owed.Sub(m.owed, amount)
	m.tx.burned.Add(m.tx.burned, amount)
}

// moved replays a transfer of the token to or from Rewards.
func (m *money) moved(e *settlement.Transferred) {
	rewards := m.view.Deployment.Rewards
	if e.To == rewards {
		m.tx.touched = true
		m.held.Add(m.held, e.Amount)
		m.tx.movedIn.Add(m.tx.movedIn, e.Amount)
	}
	if e.From != rewards {
		return
	}
	m.tx.touched = true
	m.held.Sub(m.held, e.Amount)
	if e.To == (common.Address{}) {
		m.tx.movedToNobody.Add(m.tx.movedToNobody, e.Amount)
		return
	}
	m.tx.paid.sub(e.To, e.Amount)
}

// transactionEnds compares what a transaction had to move with the token's transfers.
func (m *money) transactionEnds(o settlement.Origin) {
	if !m.tx.touched {
		return
	}
	p := at(o).ofBlock(m.tx.of)
	bad := ""
	if m.tx.movedIn.Cmp(m.tx.in) < 0 {
		bad = m.tx.movedIn.String()
	}
	m.holds(RuleFunds, p, "tokens that came to Rewards", bad, m.tx.in.String())
	m.same(m.tx.burnRule, p, "tokens that Rewards burned", m.tx.movedToNobody, m.tx.burned)
	m.holds(RuleClaim, p, "tokens that Rewards paid", m.tx.paid.differ(), "what was claimed, to the owners")
	m.surplus.Add(m.surplus, m.tx.movedIn).Sub(m.surplus, m.tx.in)
	m.tx = newMoneyTx()
}

// blockEnds checks the invariant of Rewards: it holds the reserve, the escrow and what is owed, and
// what somebody sent to it.
func (m *money) blockEnds(l1Block uint64) {
	p := at(settlement.Origin{L1Block: l1Block})
	for _, account := range []struct {
		name   string
		amount *big.Int
	}{{"reserve", m.reserve}, {"escrow", m.escrow}, {"what is owed", m.owed}, {"surplus", m.surplus}} {
		if account.amount.Sign() < 0 {
			m.finding(RuleFunds, p, account.name+" of Rewards", account.amount.String(), "0 or more")
			account.amount.SetInt64(0) // said once
		}
	}
	due := m.accounted()
	if !m.same(RuleFunds, p, "tokens held by Rewards", m.held, due.Add(due, m.surplus)) {
		m.surplus.Sub(m.held, m.accounted()) // said once
	}
}
