package settling

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/bid"
	"fernet/prover/ledger"
	"fernet/prover/wire"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// scene is a view of block 1 of slot 1, of which staker 1, the node's, and staker 2 have proven
// what there is. Its window ends at L1 block 280, and turns to submit begin at 250: staker 1 has
// the first, of two blocks, and staker 2 the second. In 268 everyone may.
type scene struct {
	*View
	Policy
	State
	pending *Pending
	offer   *Offer
}

const (
	turns     = 250
	open      = 268
	windowEnd = 280
)

func newScene(t *testing.T) *scene {
	t.Helper()
	params := settlement.DefaultParams()
	params.Schedule = rules.Schedule{GenesisBlock: 100, ProposeBlocks: 10, RevealBlocks: 5, ProvingBlocks: 150}
	params.BlockReward, params.FullRewardTxs, params.SubmitterBps, params.ClaimWindow = units.AZT(90), 0, 500, 1000
	params.PrunePenalty, params.RevealPenalty, params.BanSlots = units.AZT(10), units.AZT(10), 100
	state, err := ledger.Genesis{}.State(fr.NewElement(7))
	require.NoError(t, err)
	tree := rules.Tree{NumTxs: 4, TxsPerBase: 2}
	execution, err := state.Execute(nil, tree)
	require.NoError(t, err)
	whole := execution.Block()
	number := func(e fr.Element) *big.Int { return e.BigInt(new(big.Int)) }
	p := &Pending{
		Block:  &prover.Block{Number: 1, Slot: 1, Tree: tree, Execution: execution},
		Number: 1, Tag: wire.TagOf(1, 1, common.BigToHash(big.NewInt(5)), common.Hash{}),
		On: settlement.Block{
			Slot: 1, SlotStart: 115, WindowEnd: windowEnd, SequencerID: 3, FeeSplit: 8000, NumTxs: 4, Seed: big.NewInt(5), TxRoot: number(whole.TxRoot),
			TotalScore: new(big.Int), Fees: new(big.Int),
		},
		Value: bid.Value{
			Fees: new(big.Int), FeeEscrow: new(big.Int), BlockReward: params.BlockReward, RewardReserve: units.AZT(1000), FeeSplit: 8000,
			Nodes: 3, SubmitterBps: params.SubmitterBps,
		},
	}
	s := &scene{pending: p}
	entry := func(staker uint32, burn rules.Bps) rules.Entry {
		return rules.Entry{StakerID: staker, FeeBurn: burn, Vrf: big.NewInt(1000)}
	}
	s.offer = &Offer{Submission: &rules.Submission{
		Seed: big.NewInt(5), StateIn: number(whole.StateIn), StateOut: number(whole.StateOut), TxRoot: number(whole.TxRoot), Fees: new(big.Int),
		Nodes: [][]rules.Entry{{entry(1, 0)}, {entry(1, 0), entry(2, 0)}, {entry(1, 0), entry(2, 0)}},
	}}
	s.View = &View{
		Params: params, Now: turns, Tip: 1, Recorded: 1, Pending: []*Pending{p}, GasPrice: big.NewInt(1e9),
		Own:     []*Own{{Key: big.NewInt(1), Staker: settlement.Staker{ID: 1}}},
		Account: common.Address{1}, Sequencers: []uint32{1, 3, 4}, Funds: settlement.Funds{Reserve: units.AZT(1000)},
	}
	s.Policy = Policy{Gas: bid.GasPolicy{EthPerAZT: big.NewInt(1e15)}, Beneficiary: s.Account}
	s.State = State{Offers: map[wire.BlockTag]*Offer{p.Tag: s.offer}}
	require.Equal(t, []uint32{1, 2}, bid.Turns(s.offer.Submission))
	return s
}

// lead sets the best root on L1: of staker 2 alone at each node.
func (s *scene) lead(total int64) {
	s.Proven = 1
	s.pending.Best = &Root{Total: big.NewInt(total), StakerID: 2, Payouts: []rules.Payout{{StakerID: 2}, {StakerID: 2}, {StakerID: 2}}}
	on := &s.pending.On
	on.TotalScore, on.StateOut, on.Fees = big.NewInt(total), s.offer.Submission.StateOut, new(big.Int)
}

// says is what is decided, in words.
func (s *scene) says() (said []string) {
	acts, waits := s.Acts(s.View, s.State)
	for _, a := range acts {
		said = append(said, string(a.Kind))
	}
	for _, w := range waits {
		text := fmt.Sprintf("%s: %s", w.Kind, w.Why)
		if w.Until != 0 {
			text += fmt.Sprintf(" until %d", w.Until)
		}
		said = append(said, text)
	}
	return said
}

// Each guard of a root: what changes, and what is said of it.
func TestRoots(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(s *scene)
		want   string // empty: nothing
	}{
		{"the first turn", func(*scene) {}, "submit"},
		{"nothing to offer", func(s *scene) { s.Offers = nil }, ""},
		{"of another block", func(s *scene) { s.Offers = map[wire.BlockTag]*Offer{{9}: s.offer} }, ""},
		{"that cannot be proven", func(s *scene) { s.pending.Block = nil }, ""},
		{"before the turns", func(s *scene) { s.Now = turns - 3 }, "submit: turn until 250"},
		{"turns that begin early", func(s *scene) { s.Now, s.offer.TurnsFrom = turns-3, turns-3 }, "submit"},
		{"the end of the first turn", func(s *scene) { s.Now = turns + 1 }, "submit"},
		{"the second turn", func(s *scene) { s.Now = turns + 2 }, "submit: turn until 254"},
		{"the third turn is the first one's", func(s *scene) { s.Now = turns + 4 }, "submit"},
		{"when everyone may, in another's turn", func(s *scene) { s.Now = open }, "submit"},
		{"before everyone may", func(s *scene) { s.Own[0].Staker.ID, s.Now = 2, open-1 }, "submit: turn until 268"},
		{"the last block that lands in time", func(s *scene) { s.Now = windowEnd - 2 }, "submit"},
		{"too late to land", func(s *scene) { s.Now = windowEnd - 1 }, ""},
		{"the block below has no root", func(s *scene) { s.pending.Number = 2 }, "submit: parent"},
		{"the block below has one", func(s *scene) { s.pending.Number, s.Proven = 2, 1 }, "submit"},
		{"another seed", func(s *scene) { s.pending.On.Seed = big.NewInt(6) }, "submit: replaced"},
		{"another body", func(s *scene) { s.pending.On.TxRoot = big.NewInt(6) }, "submit: replaced"},
		{"another state before", func(s *scene) { s.offer.Submission.StateIn = big.NewInt(6) }, "submit: replaced"},
		{"a root that no RPC can read", func(s *scene) {
			s.lead(1)
			s.pending.Best, s.pending.RootLost = nil, settlement.ErrIncomplete
		}, "improve: root_lost"},
		{"neither price nor budget", func(s *scene) { s.Policy.Gas = bid.GasPolicy{} }, "submit: no_price"},
		{"dear gas", func(s *scene) { s.GasPrice = big.NewInt(1e12) }, "submit: gas"},
		{"a low price", func(s *scene) { s.Policy.Gas.EthPerAZT = big.NewInt(1e12) }, "submit: gas"},
		{"a budget alone", func(s *scene) { s.Policy.Gas = bid.GasPolicy{DailyBudget: big.NewInt(1e15)} }, "submit"},
		{"a budget that is spent", func(s *scene) {
			s.Policy.Gas, s.Spent = bid.GasPolicy{DailyBudget: big.NewInt(1e15)}, big.NewInt(5e14)
		}, "submit: gas"},
		{"no part in it", func(s *scene) { s.Own[0].Staker.ID, s.Now, s.Beneficiary = 4, open, common.Address{} }, "submit: no_gain"},
		{"no part in it but the submitter's share", func(s *scene) { s.Own[0].Staker.ID, s.Now = 4, open }, "submit"},
		{"no part in it but the block", func(s *scene) {
			s.Own[0].Staker.ID, s.Now, s.Beneficiary = 3, open, common.Address{}
		}, "submit"},
		{"an identity that nobody staked", func(s *scene) {
			s.Own[0].Staker.ID, s.Beneficiary, s.Now = 0, common.Address{}, open
		}, "submit: no_gain"},
		{"urgent things do not hold it back", func(s *scene) { s.UrgentAt = s.Now + 1 }, "submit"},

		{"a lower root on L1", func(s *scene) { s.lead(29_999_999) }, "improve"},
		{"as good a root on L1", func(s *scene) { s.lead(50_000_000) }, "improve: not_better"},
		{"a better root on L1", func(s *scene) { s.lead(50_000_001) }, "improve: not_better"},
		{"one that leads to another state", func(s *scene) { s.lead(1); s.pending.On.StateOut = big.NewInt(6) }, "improve: replaced"},
		{"one with other fees", func(s *scene) { s.lead(1); s.pending.On.Fees = big.NewInt(6) }, "improve: replaced"},
		{"one that pays as much", func(s *scene) {
			s.lead(1)
			s.Beneficiary = common.Address{}
			s.pending.Best.Payouts = []rules.Payout{{StakerID: 1}, {StakerID: 1}, {StakerID: 1}}
		}, "improve: no_gain"},
		{"one that pays a little less", func(s *scene) {
			s.lead(1)
			s.Beneficiary = common.Address{}
			s.pending.Best.Payouts = []rules.Payout{{StakerID: 1}, {StakerID: 1}, {StakerID: 1, FeeBurn: 1}}
		}, "improve: gas"},
	} {
		s := newScene(t)
		c.change(s)
		var want []string
		if c.want != "" {
			want = []string{c.want}
		}
		require.Equal(t, want, s.says(), c.name)
	}
}

// What a root is worth, and how its act is named.
func TestActOfARoot(t *testing.T) {
	s := newScene(t)
	acts, _ := s.Acts(s.View, s.State)
	a := acts[0]
	require.Equal(t, fmt.Sprintf("root/1/%s", s.pending.Tag), a.Name)
	require.Equal(t, PrioritySubmit, a.Priority)
	require.Equal(t, bid.RootGas(5, s.GasPrice), a.Gas)
	require.Zero(t, s.offer.Submission.Beneficiary, "the offer is not changed")
	// 72 AZT for 9 places; of the 4 that are empty, 5 % are the submitter's.
	place := units.AZT(8)
	require.Equal(t, new(big.Int).Add(new(big.Int).Mul(place, big.NewInt(3)), new(big.Int).Quo(new(big.Int).Mul(place, big.NewInt(4)), big.NewInt(20))), a.Gain)

	// The sequencer of a block loses its share and the penalty without a root.
	s.pending.On.SequencerID = 1
	acts, _ = s.Acts(s.View, s.State)
	require.Equal(t, new(big.Int).Add(a.Gain, units.AZT(18+10)), acts[0].Gain)

	// A better root under the same name is tried anew.
	require.NotEqual(t, a.key(), (&Act{Name: a.Name, total: big.NewInt(1)}).key())
}

// What is decided in one go stays within the budget together.
func TestTogetherWithinTheBudget(t *testing.T) {
	s := newScene(t)
	s.Unclaimed = []*Unclaimed{{Number: 8, Slot: 8, Rewards: 1, Worth: units.AZT(1), Finalized: turns}}
	s.Policy.Gas = bid.GasPolicy{DailyBudget: new(big.Int).Add(bid.RootGas(5, s.GasPrice), big.NewInt(3*86_000*1e9))}
	require.Equal(t, []string{"submit", "claim"}, s.says())
	s.Policy.Gas.DailyBudget.Sub(s.Policy.Gas.DailyBudget, big.NewInt(1))
	require.Equal(t, []string{"submit", "claim: gas"}, s.says())
}

func TestFinalizations(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(s *scene)
		want   string
	}{
		{"in turn", func(*scene) {}, "finalize"},
		{"the window is open", func(s *scene) { s.Now = windowEnd - 1 }, ""},
		{"without a root", func(s *scene) { s.pending.Best, s.Proven, s.Sequencers = nil, 0, nil }, "prune: no_gain"},
		{"the second turn", func(s *scene) { s.Now = windowEnd + 2 }, "finalize: turn until 284"},
		{"when everyone had a turn", func(s *scene) { s.Now = windowEnd + 7 }, "finalize"},
		{"long after", func(s *scene) { s.Now = windowEnd + 1000 }, "finalize"},
		{"no part in it", func(s *scene) { s.Own[0].Staker.ID, s.Now = 4, windowEnd+10 }, "finalize: no_gain"},
		{"its sequencer", func(s *scene) { s.Own[0].Staker.ID, s.Now = 3, windowEnd+10 }, "finalize"},
		{"the beneficiary", func(s *scene) {
			s.Own[0].Staker.ID, s.Now, s.pending.Best.Beneficiary = 4, windowEnd+10, s.Account
		}, "finalize"},
		{"a root that no RPC can read", func(s *scene) {
			s.Own[0].Staker.ID, s.Now = 3, windowEnd+10
			s.pending.Best, s.pending.RootLost = nil, settlement.ErrIncomplete
		}, "finalize"},
		{"dear gas", func(s *scene) { s.GasPrice = big.NewInt(1e12) }, "finalize: gas"},
		{"something urgent is due", func(s *scene) { s.UrgentAt = s.Now + HoldBlocks }, "finalize: urgent until 285"},
		{"something urgent is due later", func(s *scene) { s.UrgentAt = s.Now + HoldBlocks + 1 }, "finalize"},
		{"something urgent is due now", func(s *scene) { s.UrgentAt = s.Now }, "finalize: urgent until 281"},
		{"something urgent was due", func(s *scene) { s.UrgentAt = s.Now - 1 }, "finalize"},
	} {
		s := newScene(t)
		s.lead(1)
		s.pending.Best.Payouts = []rules.Payout{{StakerID: 1}, {StakerID: 1}, {StakerID: 2}}
		s.pending.Block, s.Now = nil, windowEnd
		c.change(s)
		var want []string
		if c.want != "" {
			want = []string{c.want}
		}
		require.Equal(t, want, s.says(), c.name)
	}
}

// Blocks that nobody proved, and reveals that were missed: who gains are other sequencers.
func TestPenalties(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(s *scene)
		want   []string
	}{
		{"a sequencer gains", func(*scene) {}, []string{"prune", "report"}},
		{"no sequencer", func(s *scene) { s.Own[0].Staker.ID = 2; s.Now = windowEnd + 20 }, []string{"prune: no_gain", "report: no_gain"}},
		{"one's own block and miss", func(s *scene) {
			s.Own[0].Staker.ID, s.Now = 3, windowEnd+20
		}, []string{"prune: no_gain", "report: no_gain"}},
		{"the window is open", func(s *scene) { s.Now = windowEnd - 2; s.Offers = nil }, []string{"report"}},
		{"all is proven", func(s *scene) { s.Pending = nil }, []string{"report"}},
		{"the second turn", func(s *scene) { s.Own[0].Staker.ID = 4; s.Missed = nil }, []string{"prune: turn until 282"}},
		{"too late to report", func(s *scene) { s.Missed[0].Deadline = s.Now + 1 }, []string{"prune"}},
		{"penalties without a ban", func(s *scene) { s.Params.BanSlots = 0 }, []string{"prune: no_gain", "report: no_gain"}},
		{"nobody knows who proposes", func(s *scene) { s.Sequencers, s.Now = nil, windowEnd+20 }, []string{"prune: no_gain", "report: no_gain"}},
		{"nothing to pay", func(s *scene) {
			s.Funds.Reserve, s.pending.Value.RewardReserve = new(big.Int), new(big.Int)
		}, []string{"prune: no_gain", "report: no_gain"}},
	} {
		s := newScene(t)
		s.Now, s.pending.Block = windowEnd, nil
		s.Missed = []*Missed{{Slot: 10, StakerID: 3, FeeSplit: 5000, Deadline: windowEnd + 100}}
		c.change(s)
		require.ElementsMatch(t, c.want, s.says(), c.name)
	}
}

// With a budget of gas and no price a node does what earns it nothing, when those who gain by it
// have not: each a little after another.
func TestFreeActs(t *testing.T) {
	// of nobody's staker, with three sequencers
	const free = windowEnd + bid.OpenBlocks + 3*bid.TurnBlocks + FreeBlocks
	reported := func(s *scene) uint64 { return s.Params.Schedule.SlotStart(11) - windowEnd + free }
	for _, c := range []struct {
		name   string
		change func(s *scene)
		want   []string
	}{
		{"too early", func(s *scene) { s.Now = reported(s) - 1 }, []string{fmt.Sprintf("prune: no_gain until %d", free), fmt.Sprintf("report: no_gain until %d", reported(newScene(t)))}},
		{"not done by who gains", func(s *scene) { s.Now = max(free, reported(s)) }, []string{"prune", "report"}},
		{"a price is for profit", func(s *scene) {
			s.Now, s.Policy.Gas.EthPerAZT = free+1000, big.NewInt(1)
		}, []string{"prune: no_gain", "report: no_gain"}},
		{"the budget is spent", func(s *scene) {
			s.Now, s.Spent = free+1000, s.Policy.Gas.DailyBudget
		}, []string{"prune: gas", "report: gas"}},
		{"another turn", func(s *scene) {
			s.Own[0].Staker.ID, s.Now, s.Missed = 2, free+2*freeTurn-1, nil
		}, []string{fmt.Sprintf("prune: no_gain until %d", free+2*freeTurn)}},
		{"one's own", func(s *scene) {
			s.Own[0].Staker.ID, s.Now, s.Sequencers = 3, free+1000, []uint32{3}
		}, []string{"prune: no_gain", "report: no_gain"}},
		{"others' block", func(s *scene) {
			s.lead(1)
			s.Own[0].Staker.ID, s.Now, s.Missed = 5, free+1000, nil
		}, []string{"finalize"}},
	} {
		s := newScene(t)
		s.pending.Block, s.Own[0].Staker.ID = nil, 0
		s.Sequencers = []uint32{3, 4, 6, 7}
		s.Policy.Gas = bid.GasPolicy{DailyBudget: units.AZT(1)}
		s.Missed = []*Missed{{Slot: 10, StakerID: 3, FeeSplit: 5000, Deadline: free + 5000}}
		c.change(s)
		require.ElementsMatch(t, c.want, s.says(), c.name)
	}
}

// A ban of one of three sequencers gives each of the others a sixth of the slots more.
func TestWhatABanIsWorth(t *testing.T) {
	s := newScene(t)
	d := &deciding{Policy: &s.Policy, View: s.View}
	require.Equal(t, units.AZT(300), d.banned(3, units.AZT(18)))
}

func TestClaims(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(s *scene, u *Unclaimed)
		want   string
	}{
		{"worth three times the gas", func(*scene, *Unclaimed) {}, "claim"},
		{"worth less", func(_ *scene, u *Unclaimed) { u.Worth.Sub(u.Worth, big.NewInt(1e6)) }, "claim: gas"},
		{"more to claim", func(_ *scene, u *Unclaimed) { u.Share = true }, "claim: gas"},
		{"80 % of the window are over", func(s *scene, u *Unclaimed) {
			u.Share = true
			s.Now = u.Finalized + 800
		}, "claim"},
		{"a block earlier", func(s *scene, u *Unclaimed) {
			u.Share = true
			s.Now = u.Finalized + 799
		}, "claim: gas"},
		{"the last block", func(s *scene, u *Unclaimed) { s.Now = u.Expiry - 2 }, "claim"},
		{"too late", func(s *scene, u *Unclaimed) { s.Now = u.Expiry - 1 }, "claim: late"},
		{"something urgent is due", func(s *scene, _ *Unclaimed) { s.UrgentAt = s.Now + 1 }, "claim: urgent until 302"},
		{"neither price nor budget", func(s *scene, _ *Unclaimed) { s.Policy.Gas = bid.GasPolicy{} }, "claim: no_price"},
	} {
		s := newScene(t)
		s.Pending, s.Now = nil, 300
		// Its gas is 86 000 · 1 gwei, an AZT is worth 0.001 ETH.
		u := &Unclaimed{Number: 8, Slot: 8, Rewards: 1, Worth: big.NewInt(258_000_000_001_000_000), Finalized: 290, Expiry: 1290}
		s.Unclaimed = []*Unclaimed{u}
		c.change(s, u)
		require.Equal(t, []string{c.want}, s.says(), c.name)
	}
}

// What is due is what L1's best root says, and not what the node's own pool would pay: a root of
// somebody else may have won.
func TestDueIsWhatWonOnL1(t *testing.T) {
	s := newScene(t)
	s.lead(1)
	s.Now = windowEnd
	s.pending.Best.Payouts = []rules.Payout{{StakerID: 2}, {StakerID: 2}, {StakerID: 2}}
	s.Now += 20
	require.Equal(t, []string{"finalize: no_gain"}, s.says(), "though the node offers a root that pays it")
}
