package audit

import (
	"fmt"
	"maps"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// claims replays what is paid of finalized blocks. A record is kept of each of which something can
// still be paid.
type claims struct {
	*replay
	records map[uint64]*claimable
}

// claimable is a finalized block with what can still be paid of it.
type claimable struct {
	payoutsRoot common.Hash
	payouts     []rules.Payout
	claimed     []bool
	unclaimed   int
	unit        *big.Int
	sequencer   uint32
	share       *big.Int
	sharePaid   bool
	beneficiary common.Address
	submitter   *big.Int // 0: there is none, or it was paid
	expiry      uint64   // the first L1 block without claims; 0: never
	expired     bool
	left        *big.Int // what was not paid and not burned
	changed     bool     // since it was compared with L1
}

func newClaims(r *replay) *claims { return &claims{replay: r, records: map[uint64]*claimable{}} }

// open begins the claims of a block.
func (c *claims) open(b *block, e *settlement.Settled) {
	record := &claimable{
		payoutsRoot: b.best.payoutsRoot, payouts: b.best.payouts, claimed: make([]bool, len(b.best.payouts)), unclaimed: len(b.best.payouts),
		unit: e.UnitPerBps, sequencer: b.proposal.StakerID, share: e.SequencerShare, beneficiary: e.Beneficiary, submitter: e.SubmitterShare,
		left: new(big.Int).Add(e.SequencerShare, e.SubmitterShare), changed: true,
	}
	if window := c.view.Params.ClaimWindow; window > 0 {
		record.expiry = e.L1Block + window
	}
	for _, payout := range record.payouts {
		record.left.Add(record.left, rules.Reward(record.unit, payout.FeeBurn))
	}
	c.records[e.Number] = record
}

// of returns the record that a claim is of, and nil, with a finding, when nothing can be claimed.
func (c *claims) of(p place, number uint64, what string) *claimable {
	record := c.records[number]
	bad := ""
	switch {
	case record == nil:
		bad = "one of a block that was not finalized, or of which everything is paid"
	case record.expiry != 0 && p.at.L1Block >= record.expiry:
		bad = fmt.Sprintf("one after claims ended at L1 block %d", record.expiry)
	}
	if !c.holds(RuleClaim, p, what, bad, "one of a finalized block, in time") {
		return nil
	}
	record.changed = true
	return record
}

func (c *claims) reward(e *settlement.RewardClaimed) {
	p := at(e.Origin).ofBlock(e.Number)
	what := fmt.Sprintf("reward %d, of staker %d", e.Index, e.StakerID)
	record := c.of(p, e.Number, what)
	owner := c.ownerOf(p, e.StakerID)
	if record == nil {
		c.money.pays(e.Number, owner, e.Amount)
		return
	}
	due, bad := new(big.Int), ""
	switch {
	case uint64(e.Index) >= uint64(len(record.payouts)):
		bad = fmt.Sprintf("one of %d", len(record.payouts))
	case record.payouts[e.Index].StakerID != e.StakerID:
		bad = fmt.Sprintf("one of staker %d", record.payouts[e.Index].StakerID)
	case record.claimed[e.Index]:
		bad = "paid a second time"
	default:
		record.claimed[e.Index] = true
		record.unclaimed--
		due = rules.Reward(record.unit, record.payouts[e.Index].FeeBurn)
	}
	if c.holds(RuleClaim, p, what, bad, "one that is due, once") {
		c.same(RuleReward, p, what, e.Amount, due)
	}
	c.paid(e.Number, record, due)
	c.money.pays(e.Number, owner, e.Amount)
	c.tell(&ClaimReport{*placeOf(e.Origin), e.Number, ClaimReward, e.Index, e.StakerID, owner, integer(e.Amount)})
}

func (c *claims) share(e *settlement.SequencerShareClaimed) {
	p := at(e.Origin).ofBlock(e.Number)
	what := fmt.Sprintf("share of sequencer %d", e.StakerID)
	record := c.of(p, e.Number, what)
	owner := c.ownerOf(p, e.StakerID)
	c.money.pays(e.Number, owner, e.Amount)
	if record == nil {
		return
	}
	due := record.share
	c.same(RuleClaim, p, "sequencer who is paid", e.StakerID, record.sequencer)
	if record.sharePaid {
		due = new(big.Int)
		c.finding(RuleClaim, p, what, "paid a second time", "once")
	} else {
		c.same(RuleClaim, p, what, e.Amount, due)
	}
	record.sharePaid = true
	c.paid(e.Number, record, due)
	c.tell(&ClaimReport{*placeOf(e.Origin), e.Number, ClaimSequencer, 0, e.StakerID, owner, integer(e.Amount)})
}

func (c *claims) submitter(e *settlement.SubmitterShareClaimed) {
	p := at(e.Origin).ofBlock(e.Number)
	record := c.of(p, e.Number, "submitter's share")
	c.money.pays(e.Number, e.Beneficiary, e.Amount)
	if record == nil {
		return
	}
	c.same(RuleSubmitter, p, "beneficiary who is paid", e.Beneficiary, record.beneficiary)
	c.same(RuleSubmitter, p, "submitter's share that is paid", e.Amount, record.submitter)
	due := record.submitter
	record.submitter, record.beneficiary = new(big.Int), common.Address{}
	c.paid(e.Number, record, due)
	c.tell(&ClaimReport{EventPlace: *placeOf(e.Origin), Number: e.Number, Kind: ClaimSubmitter, To: e.Beneficiary, Amount: integer(e.Amount)})
}

func (c *claims) expired(e *settlement.ClaimsExpired) {
	p := at(e.Origin).ofBlock(e.Number)
	record := c.records[e.Number]
	bad := ""
	switch {
	case record == nil:
		bad = "one of a block that was not finalized, or of which nothing is left"
	case record.expiry == 0 || e.L1Block < record.expiry:
		bad = fmt.Sprintf("one while claims can be made, until L1 block %d", record.expiry)
	}
	c.money.burns(e.Number, e.Burned)
	if !c.holds(RuleExpire, p, "expiry of a block's claims", bad, "one after the claim window") {
		return
	}
	c.same(RuleExpire, p, "burned as not claimed in time", e.Burned, record.left)
	record.expired, record.left = true, new(big.Int)
	c.close(e.Number, record)
	c.tell(&ClaimReport{EventPlace: *placeOf(e.Origin), Number: e.Number, Kind: ClaimExpired, Amount: integer(e.Burned)})
}

// paid takes an amount from what is left of a block, and forgets a block of which nothing can be
// claimed any more.
func (c *claims) paid(number uint64, record *claimable, amount *big.Int) {
	record.left = new(big.Int).Sub(record.left, amount)
	if record.unclaimed == 0 && record.sharePaid && record.submitter.Sign() == 0 {
		c.close(number, record)
	}
}

func (c *claims) close(number uint64, record *claimable) {
	delete(c.records, number)
	c.replay.records.remainder(number, record)
}

// ownerOf returns who is paid for a staker.
func (c *claims) ownerOf(p place, id uint32) common.Address {
	staker, ok := c.stakes.known(RuleClaim, p, id)
	if !ok {
		return common.Address{}
	}
	return staker.Owner
}

func (c *claims) tell(report *ClaimReport) {
	if c.opts.reports(report.Number) {
		c.keep(c.sink.Claim(report))
	}
}

// compare has what is left of blocks compared with L1, of those of which something can still be
// claimed and something was since the last time.
func (c *claims) compare() {
	for _, number := range slices.Sorted(maps.Keys(c.records)) {
		if record := c.records[number]; record.changed {
			record.changed = false
			c.replay.records.remainder(number, record)
		}
	}
}
