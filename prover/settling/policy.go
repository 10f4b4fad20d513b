package settling

import (
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/bid"
	"fernet/prover/wire"
	"fernet/settlement/cost"
	"fernet/settlement/rules"
)

// Policy decides what to send. It is pure: what it decides follows from its fields, a view, and
// what it is told with it.
type Policy struct {
	// Gas is what the operator is ready to pay. Without a price and a budget nothing is sent that
	// can be left to others, which is everything that a Policy decides on. With a budget and no
	// price, what earns the operator nothing and keeps the chain tidy is sent too, when nobody who
	// gains by it has done so for FreeBlocks: finalizing, pruning, reporting.
	Gas bid.GasPolicy
	// PriceSet is when the price was set.
	PriceSet time.Time
	// Beneficiary is named for the submitter's share in what is sent; zero: nobody.
	Beneficiary common.Address
}

// State is what a policy goes by beside a view.
type State struct {
	// Offers are the best submissions that the node can make, by block.
	Offers map[wire.BlockTag]*Offer
	// Spent is what of the day's budget is spent or will be by what was begun: wei of ETH. Nil: 0.
	Spent *big.Int
	// UrgentAt is the L1 block at which the node next has to send something as a sequencer; 0: it
	// does not have to. What is not bound to a time is held back before that: a transaction that L1
	// is slow to take keeps those after it waiting.
	UrgentAt uint64
}

// HoldBlocks is for how many L1 blocks before State.UrgentAt what is not bound to a time is held
// back.
const HoldBlocks = 4

// FreeBlocks is for how many L1 blocks after all turns those who gain by an act have it to
// themselves. Then those who gain nothing follow, each freeTurn blocks apart, in freeTurns turns.
const (
	FreeBlocks = 50
	freeTurns  = 8
	freeTurn   = 4
)

// Acts returns what to send now, and why what could be sent is not.
func (p *Policy) Acts(v *View, s State) ([]Act, []Wait) {
	d := &deciding{Policy: p, View: v, state: s, spent: new(big.Int)}
	if s.Spent != nil {
		d.spent.Set(s.Spent)
	}
	for _, pending := range v.Pending {
		d.root(pending)
	}
	for _, pending := range v.Pending {
		d.finalize(pending)
	}
	d.prune()
	for _, missed := range v.Missed {
		d.report(missed)
	}
	for _, left := range v.Unclaimed {
		d.claim(left)
	}
	return d.acts, d.waits
}

// deciding is one call of Acts.
type deciding struct {
	*Policy
	*View
	state State
	spent *big.Int // with what was decided so far
	acts  []Act
	waits []Wait
}

// proposal is an act that may be decided on, with what L1 says of when it can be sent.
type proposal struct {
	Act
	why   Reason // why it cannot be sent now; empty: it can
	until uint64
	due   *bid.Claim // of a claim: it has to be worth several times its gas
	// free is the L1 block from which on it is sent although it earns nothing; 0: never. See
	// Policy.Gas.
	free uint64
}

// gas is what so much gas costs, in wei of ETH.
func (v *View) gas(units uint64) *big.Int {
	return new(big.Int).Mul(new(big.Int).SetUint64(units), v.GasPrice)
}

// decide takes what can be sent and is worth its gas.
func (d *deciding) decide(p proposal) {
	p.Decided = d.Now
	switch {
	case p.why != "":
	case p.Priority < PrioritySubmit && d.Now <= d.state.UrgentAt && d.state.UrgentAt <= d.Now+HoldBlocks:
		p.why, p.until = UrgentFirst, d.state.UrgentAt+1
	case p.Gain.Sign() <= 0 && !d.isFree(&p):
		p.why, p.until = NobodyGains, p.free
	case d.Policy.Gas.EthPerAZT == nil && d.Policy.Gas.DailyBudget == nil:
		p.why = NoPolicy
	case !d.pays(&p):
		p.why = NotWorthGas
	default:
		d.spent.Add(d.spent, p.Gas)
		d.acts = append(d.acts, p.Act)
		return
	}
	d.waits = append(d.waits, Wait{
		Kind: p.Kind, Block: p.Block, Slot: p.Slot, Why: p.why, Until: p.until, Gain: p.Gain, Gas: p.Gas,
	})
}

// isFree reports whether something is sent that earns nothing.
func (d *deciding) isFree(p *proposal) bool { return p.free != 0 && d.Now >= p.free }

func (d *deciding) pays(p *proposal) bool {
	switch {
	case p.due != nil:
		return p.due.Due(d.Policy.Gas, d.spent, d.Now)
	case p.Gain.Sign() <= 0:
		return new(big.Int).Add(d.spent, p.Gas).Cmp(d.Policy.Gas.DailyBudget) <= 0
	}
	return d.Policy.Gas.Pays(p.Gain, p.Gas, d.spent, 1)
}

// inTurn says that it is not the node's turn, if it is not, and when it is next. Turns begin in
// block from; at end everyone may, and bid.OpenBlocks before.
func (d *deciding) inTurn(p *proposal, turns []uint32, from, end uint64) {
	may := func(now uint64) bool { return now >= end || bid.MaySend(turns, d.owns, from, now, end) }
	if may(d.Now) {
		return
	}
	p.why, p.until = NotOurTurn, d.Now+1
	for p.until < end && !may(p.until) {
		p.until++
	}
}

// root decides on a root of a block.
func (d *deciding) root(p *Pending) {
	offer := d.state.Offers[p.Tag]
	if offer == nil || p.Block == nil || !p.Open(d.Now) {
		return
	}
	s := *offer.Submission
	s.Beneficiary = d.Beneficiary
	act := proposal{Act: Act{
		Kind: Submit, Name: fmt.Sprintf("root/%d/%s", p.Number, p.Tag), Priority: PrioritySubmit,
		Block: p.Number, Slot: p.On.Slot, Tag: p.Tag,
		Gain: p.Value.Paid(&s, d.owns, d.Beneficiary), Gas: bid.RootGas(s.NumProofs(), d.GasPrice),
		offer: offer, total: s.TotalScore(),
	}}
	if p.Best != nil {
		act.Kind = Improve
		act.Gain.Sub(act.Gain, p.Paid(d.owns, d.Beneficiary))
	} else if p.RootLost == nil && d.owns(p.On.SequencerID) {
		// Without a root its sequencer loses its share, and is penalized.
		act.Gain.Add(act.Gain, p.shares().Sequencer)
		act.Gain.Add(act.Gain, d.Params.PrunePenalty)
	}
	switch {
	case p.Number > d.Proven+1:
		act.why = ParentFirst
	case p.RootLost != nil:
		act.Kind, act.why = Improve, RootLost // what it pays already may be as much
	case !p.takes(offer):
		act.why = OtherContent
	case act.total.Cmp(p.On.TotalScore) <= 0:
		act.why = NotBetter
	default:
		d.inTurn(&act, bid.Turns(&s), offer.turnsFrom(d.Params.Schedule, p), p.On.WindowEnd)
	}
	d.decide(act)
}

// finalize decides on finalizing a block. Nothing of it is paid before.
func (d *deciding) finalize(p *Pending) {
	if !p.HasRoot() || d.Now < p.On.WindowEnd {
		return
	}
	act := proposal{Act: Act{
		Kind: Finalize, Name: fmt.Sprintf("finalize/%d/%d", p.Number, p.On.Slot), Priority: PriorityFinalize,
		Block: p.Number, Slot: p.On.Slot, Tag: p.Tag,
		Gain: p.Paid(d.owns, d.Account), Gas: d.gas(cost.FinalizeGas()),
	}}
	if d.owns(p.On.SequencerID) {
		act.Gain.Add(act.Gain, p.shares().Sequencer)
	}
	var turns []uint32
	if p.Best != nil {
		turns = bid.Turns(p.Best.entries())
	}
	d.afterAll(&act, turns, p.On.WindowEnd)
	d.decide(act)
}

// afterAll is inTurn for what can be done at any time from a block on: everyone may once everyone
// had a turn.
func (d *deciding) afterAll(p *proposal, turns []uint32, from uint64) {
	end := from + uint64(len(turns))*bid.TurnBlocks + bid.OpenBlocks
	d.inTurn(p, turns, from, end)
	if d.Policy.Gas.EthPerAZT == nil && d.Policy.Gas.DailyBudget != nil {
		p.free = end + FreeBlocks + d.freeTurn()*freeTurn
	}
}

// freeTurn is the node's place among those who send what earns nothing: so that not all of them do
// at once.
func (d *deciding) freeTurn() uint64 {
	for _, own := range d.Own {
		if own.Staker.ID != 0 {
			return uint64(own.Staker.ID) % freeTurns
		}
	}
	return 0
}

// prune decides on dropping the blocks that nobody proved in time. L1 counts them as dropped in any
// case; who gains are the sequencers beside the one that is penalized.
func (d *deciding) prune() {
	i := slices.IndexFunc(d.Pending, func(p *Pending) bool { return p.Number == d.Proven+1 })
	if i < 0 || d.Now < d.Pending[i].On.WindowEnd {
		return
	}
	p := d.Pending[i]
	act := proposal{Act: Act{
		Kind: Prune, Name: fmt.Sprintf("prune/%d/%d", p.Number, p.On.Slot), Priority: PriorityPrune,
		Block: p.Number, Slot: p.On.Slot, Tag: p.Tag,
		Gain: d.banned(p.On.SequencerID, p.shares().Sequencer), Gas: d.gas(cost.PruneGas()),
	}}
	d.afterAll(&act, d.rivals(p.On.SequencerID), p.On.WindowEnd)
	act.spare(d.owns(p.On.SequencerID))
	d.decide(act)
}

// report decides on reporting a missed reveal.
func (d *deciding) report(m *Missed) {
	if d.Now+1 >= m.Deadline {
		return
	}
	share := new(big.Int).Set(d.Params.BlockReward)
	if share.Cmp(d.Funds.Reserve) > 0 {
		share.Set(d.Funds.Reserve)
	}
	share.Mul(share, new(big.Int).SetUint64(m.FeeSplit.Keep()))
	share.Quo(share, big.NewInt(rules.BPS))
	act := proposal{Act: Act{
		Kind: Report, Name: fmt.Sprintf("report/%d", m.Slot), Priority: PriorityReport, Slot: m.Slot,
		Gain: d.banned(m.StakerID, share), Gas: d.gas(cost.ReportGas()),
	}}
	d.afterAll(&act, d.rivals(m.StakerID), d.Params.Schedule.SlotStart(m.Slot+1))
	act.spare(d.owns(m.StakerID))
	d.decide(act)
}

// spare leaves a penalty of one's own to others.
func (p *proposal) spare(own bool) {
	if own {
		p.free = 0
	}
}

// rivals are the sequencers beside one.
func (d *deciding) rivals(stakerID uint32) []uint32 {
	return slices.DeleteFunc(slices.Clone(d.Sequencers), func(id uint32) bool { return id == stakerID })
}

// banned is what the node's sequencers gain when another one may not propose for as long as a
// penalty says: with n sequencers each wins one of n slots, and one of n-1 then. share is what a
// slot pays its sequencer. One's own is not to be penalized.
func (d *deciding) banned(stakerID uint32, share *big.Int) *big.Int {
	rivals := d.rivals(stakerID)
	gain, n := new(big.Int), int64(len(rivals))+1
	if d.owns(stakerID) || n < 2 {
		return gain
	}
	for _, id := range rivals {
		if d.owns(id) {
			gain.Add(gain, share)
		}
	}
	gain.Mul(gain, big.NewInt(int64(d.Params.BanSlots)))
	return gain.Quo(gain, big.NewInt(n*(n-1)))
}

// claim decides on claiming what is left of a block.
func (d *deciding) claim(u *Unclaimed) {
	gas := d.gas(u.gas())
	due := bid.Claim{Worth: u.Worth, Gas: gas, Finalized: u.Finalized, Window: d.Params.ClaimWindow}
	act := proposal{due: &due, Act: Act{
		Kind: Claim, Name: fmt.Sprintf("claim/%d/%d", u.Number, u.Slot), Priority: PriorityClaim, Block: u.Number, Slot: u.Slot,
		Gain: u.Worth, Gas: gas,
	}}
	for _, own := range d.Own {
		if own.Staker.ID != 0 {
			act.stakers = append(act.stakers, own.Staker.ID)
		}
	}
	if u.Expiry != 0 && d.Now+1 >= u.Expiry {
		act.why = TooLate
	}
	d.decide(act)
}

// gas is about what claiming all of it uses.
func (u *Unclaimed) gas() uint64 {
	gas := cost.ClaimGas(uint64(u.Rewards))
	for _, left := range []bool{u.Share, u.Submitter} {
		if left {
			gas += cost.ShareGas()
		}
	}
	return gas
}
