package audit_test

import (
	"cmp"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// block is a settled block as L1 tells of it: every figure that the audit looks at, to be falsified
// one at a time.
type block struct {
	deployment settlement.Deployment
	record     bindings.Block
	randao     common.Hash
	mixDigest  common.Hash
	revealedAt uint64
	body       []byte
	proposals  []proposal
	stakers    map[uint32]bindings.Staker
	// suspensions are those of stakers that were penalized.
	suspensions map[uint32][]bindings.Suspension
	roots       []root
	stateIn     *big.Int // after the block before

	fees, blockReward, network, share, unit, burned *big.Int
	destroyed                                       *big.Int // tokens, with the settlement
	// tokens that Rewards paid to nobody who was due them
	stolen *big.Int
	// the token was there before the deployment
	foreign                                        bool
	rewards                                        []reward
	sharePaid                                      []*big.Int
	expired                                        *big.Int // nil: not yet
	remaining                                      *big.Int
	funded, escrowed, absorbed                     *big.Int
	reserve, escrow, owed, balance, supply, minted *big.Int

	beneficiary common.Address // of the settlement
	submitter   *big.Int       // its share of the burn
	submitterTo []paidShare

	misses      []miss
	best        map[uint64]winner // of other slots than the block's
	recordedTip uint64
	unburned    *big.Int // of what penalties took; nil: nothing
}

type paidShare struct {
	to     common.Address
	amount *big.Int
}

// miss is an event that penalties follow from, or a penalty: of Staking, Sequencing or Settlement.
type miss struct {
	at     uint64 // L1 block; all of one block are of one transaction
	event  string
	values []any
}

type winner struct {
	staker             uint32
	revealed, reported bool
}

type proposal struct {
	score *big.Int
	bindings.Proposal
}

type root struct {
	*rules.Submission
	event bindings.SettlementRootAccepted
}

type reward struct {
	index, staker uint32
	amount        *big.Int
}

func wei(n int64) *big.Int { return new(big.Int).Mul(big.NewInt(n), big.NewInt(1e18)) }

func address(n byte) common.Address { return common.Address{19: n} }

// honest returns a block of which every figure is right: two proposals, two roots, and rewards that
// are partly claimed. claims is how many of the winner's rewards are paid; with expire the rest is
// burned.
func honest(t *testing.T, claims int, expire bool) *block {
	d := settlement.Deployment{
		Head: settlement.DeploymentKind.Head(), ChainID: 5, Token: address(1), Staking: address(2), RootVerifier: address(3),
		Rewards: address(4), Sequencing: address(5), Settlement: address(6), Params: settlement.DefaultParams(),
		Contracts: []settlement.Created{{Name: "AZT", Address: address(1), Block: 1}},
	}
	if expire {
		d.Params.ClaimWindow = 2
	}
	d.Params.Schedule.GenesisBlock = 10
	d.Params.SubmitterBps, d.Params.FullRewardTxs = 500, 4 // of which the body has 2
	schedule := d.Params.Schedule
	b := &block{
		deployment: d, randao: common.Hash{1, 2, 3}, mixDigest: common.Hash{1, 2, 3}, revealedAt: schedule.RevealStart(slot) + 2,
		stateIn: big.NewInt(11), funded: wei(5000), escrowed: wei(2000), absorbed: wei(3), minted: wei(100_000),
	}
	tree, err := d.Tree(4)
	require.NoError(t, err)
	txBytes := d.Params.TxBytes
	b.body = make([]byte, 2*txBytes)
	b.body[40] = 7
	txRoot := big.NewInt(22)
	for i, feeSplit := range []uint16{1000, 8000} {
		p := bindings.Proposal{StakerId: uint32(i + 1), FeeSplitBps: feeSplit, NumTxs: 4, BodyHash: rules.BodyHash(b.body, txBytes), TxRoot: txRoot, Vrf: big.NewInt(1000)}
		b.proposals = append(b.proposals, proposal{rules.Score(p.Vrf, rules.Bps(feeSplit)), p})
	}
	seed := d.ProverSeed(slot, b.randao, b.proposals[1].Vrf)
	challenge := d.BodyChallenge(slot, rules.BodyHash(b.body, txBytes), txRoot)
	words, err := rules.BodyWords(b.body, 4, txBytes)
	require.NoError(t, err)

	b.stakers = map[uint32]bindings.Staker{}
	for id := uint32(1); id <= 8; id++ {
		b.stakers[id] = bindings.Staker{
			Missing: new(big.Int), Owner: address(byte(100 + id)), Roles: uint8(rules.RoleBase | rules.RoleMerge),
			ActivationBlock: big.NewInt(12), ExitBlock: new(big.Int), VrfKey: big.NewInt(int64(id)),
		}
	}
	entry := func(staker uint32, burn rules.Bps, refs rules.Refs) rules.Entry {
		return rules.Entry{StakerID: staker, FeeBurn: burn, Vrf: big.NewInt(int64(100 * staker)), Refs: refs, Statement: big.NewInt(int64(staker))}
	}
	submission := func(nodes ...[]rules.Entry) *rules.Submission {
		return &rules.Submission{
			Seed: seed, StateIn: b.stateIn, StateOut: big.NewInt(33), TxRoot: txRoot, Fees: wei(2), Nodes: nodes, Beneficiary: address(80),
			Seals: rules.Seals{Merges: rules.PointC{1}}, // an audit leaves proofs to L1
		}
	}
	for _, s := range []*rules.Submission{
		submission([]rules.Entry{entry(3, 0, rules.NewRefs([3]uint8{1}, [3]uint8{1}))}, []rules.Entry{entry(3, 0, 0)}, []rules.Entry{entry(3, 0, 0)}),
		submission([]rules.Entry{entry(4, 500, rules.NewRefs([3]uint8{1, 2}, [3]uint8{1}))}, []rules.Entry{entry(3, 0, 0), entry(5, 2500, 0)}, []rules.Entry{entry(4, 500, 0)}),
	} {
		require.NoError(t, s.Check(tree))
		payouts, err := rules.PayoutsRoot(s.Payouts())
		require.NoError(t, err)
		b.roots = append(b.roots, root{s, bindings.SettlementRootAccepted{
			TotalScore: s.TotalScore(), KeepBps: s.KeepBps(), PayoutsRoot: payouts, StateOut: s.StateOut, Fees: s.Fees,
			Beneficiary: s.Beneficiary, Payouts: rules.EncodePayouts(s.Payouts()),
		}})
	}
	best := b.roots[1]
	b.record = bindings.Block{
		SlotStart: schedule.SlotStart(slot), WindowEnd: schedule.WindowEnd(slot), Fees: wei(2), Slot: slot, SequencerId: 2, FeeSplitBps: 8000,
		Finalized: true, NumTxs: 4, SeenTxs: 2, Beneficiary: address(80), KeepBps: best.KeepBps(), TotalScore: best.TotalScore(), Seed: seed, Challenge: challenge,
		Fingerprint: rules.Fingerprint(words, challenge), TxRoot: txRoot, PayoutsRoot: best.event.PayoutsRoot, StateOut: best.StateOut,
	}

	held := new(big.Int).Add(b.funded, b.absorbed)
	scaled := new(big.Int).Div(d.Params.BlockReward, big.NewInt(2))
	shares := rules.Split(wei(2), b.escrowed, scaled, held, 8000)
	b.fees, b.blockReward, b.network, b.share = wei(2), scaled, shares.Network, shares.Sequencer
	b.unit = rules.UnitPerBps(shares.Network, tree.NumNodes())
	b.burned = rules.Burn(shares.Network, b.unit, best.KeepBps())
	b.beneficiary, b.submitter = address(80), rules.SubmitterShare(b.burned, 500, address(80))
	b.burned.Sub(b.burned, b.submitter)
	b.destroyed = b.burned
	b.owed = new(big.Int).Sub(shares.Total, b.burned)
	for i, p := range best.Payouts()[:claims] {
		amount := rules.Reward(b.unit, p.FeeBurn)
		b.rewards = append(b.rewards, reward{uint32(i), p.StakerID, amount})
		b.owed.Sub(b.owed, amount)
	}
	if claims == len(best.Payouts()) {
		b.sharePaid = []*big.Int{b.share}
		b.owed.Sub(b.owed, b.share)
		b.submitterTo = []paidShare{{b.beneficiary, b.submitter}}
		b.owed.Sub(b.owed, b.submitter)
	}
	b.supply = new(big.Int).Sub(b.minted, b.burned)
	if expire {
		b.expired = b.owed
		b.owed = new(big.Int)
		b.supply.Sub(b.supply, b.expired)
	}
	b.remaining = b.owed
	b.reserve = held.Sub(held, b.blockReward)
	b.escrow = new(big.Int).Sub(b.escrowed, b.fees)
	b.balance = new(big.Int).Add(b.reserve, b.escrow)
	b.balance.Add(b.balance, b.owed)
	b.addMisses()
	return b
}

// addMisses makes the block one of a chain on which two blocks of sequencer 7 were pruned, slot 6
// was not revealed by it, and one of sequencer 8 was pruned by the reveal of the next.
func (b *block) addMisses() {
	s, p := b.deployment.Params.Schedule, b.deployment.Params
	appended := func(at, number, slot uint64) miss {
		return miss{at, "BlockAppended", []any{number, slot, big.NewInt(int64(slot)), s.WindowEnd(slot)}}
	}
	penalized := func(at uint64, staker uint32, amount *big.Int) miss {
		from := s.NextSlotStart(at)
		return miss{at, "Penalized", []any{staker, amount, new(big.Int).SetUint64(from), new(big.Int).SetUint64(s.BanUntil(from, p.BanSlots))}}
	}
	refilled := new(big.Int).Add(p.PrunePenalty, p.RevealPenalty)
	b.best = map[uint64]winner{4: {7, true, false}, 5: {8, true, false}, 6: {7, false, true}, 9: {8, true, false}, 14: {7, true, false}}
	b.misses = []miss{
		appended(b.revealedAt, 1, slot), appended(s.RevealStart(4)+1, 2, 4), appended(s.RevealStart(5), 3, 5),
		{s.WindowEnd(4) + 20, "BlocksPruned", []any{uint64(2), uint64(3), uint32(7)}},
		penalized(s.WindowEnd(4)+20, 7, p.PrunePenalty),
		{s.WindowEnd(4) + 21, "MissedRevealReported", []any{uint64(6), uint32(7)}},
		penalized(s.WindowEnd(4)+21, 7, p.RevealPenalty),
		{s.WindowEnd(4) + 22, "Refilled", []any{uint32(7), address(90), refilled, big.NewInt(600)}},
		appended(s.RevealStart(9)+1, 2, 9),
		{s.RevealStart(14), "BlocksPruned", []any{uint64(2), uint64(2), uint32(8)}},
		appended(s.RevealStart(14), 2, 14),
		penalized(s.RevealStart(14), 8, p.PrunePenalty),
	}
	b.recordedTip = 2
}

// deposits returns what is missing of the deposit of each staker that was penalized, and what was
// taken in all.
func (b *block) deposits() (missing map[uint32]*big.Int, taken *big.Int) {
	missing, taken = map[uint32]*big.Int{}, new(big.Int)
	for _, m := range b.misses {
		id, _ := m.values[0].(uint32)
		if missing[id] == nil && (m.event == "Penalized" || m.event == "Refilled") {
			missing[id] = new(big.Int)
		}
		switch m.event {
		case "Penalized":
			missing[id].Add(missing[id], m.values[1].(*big.Int))
			taken.Add(taken, m.values[1].(*big.Int))
		case "Refilled":
			missing[id].Sub(missing[id], m.values[2].(*big.Int))
		}
	}
	return missing, taken
}

// proposalHash is what Sequencing keeps of a proposal.
func proposalHash(t *testing.T, p bindings.Proposal) common.Hash {
	encoded, err := abi.Arguments{bindings.NewSequencing().GetABI().Methods["propose"].Inputs[1]}.Pack(p)
	require.NoError(t, err)
	return crypto.Keccak256Hash(encoded)
}

// view serves the block.
func (b *block) view(t *testing.T) *settlement.View {
	view, err := settlement.NewClient(b.chain(t), &b.deployment).Latest(t.Context())
	require.NoError(t, err)
	return view
}

// chain is an L1 that has the block.
func (b *block) chain(t *testing.T) *l1 {
	l := newL1(t, 1000)
	d := &b.deployment
	if b.foreign {
		d.Contracts = nil
	}
	sequencing, settling, rewards, token := bindings.NewSequencing().GetABI(), bindings.NewSettlement().GetABI(), bindings.NewRewards().GetABI(), bindings.NewAZT().GetABI()
	staking := bindings.NewStaking().GetABI()
	var none common.Address

	l.answer(d.Settlement, settling, "blockAt", []any{uint64(number)}, b.record)
	l.answer(d.Settlement, settling, "stateAfter", []any{uint64(number - 1)}, b.stateIn)
	l.answer(d.Sequencing, sequencing, "randaoOf", []any{uint64(slot)}, b.randao)
	l.headers[d.Params.Schedule.RandaoBlock(slot)] = &types.Header{MixDigest: b.mixDigest}
	missing, taken := b.deposits()
	if b.unburned != nil {
		taken.Sub(taken, b.unburned)
	}
	l.answer(d.Staking, staking, "stakerCount", nil, uint32(len(b.stakers)))
	l.answer(d.Settlement, settling, "recordedTip", nil, b.recordedTip)
	for slot, w := range b.best {
		l.answer(d.Sequencing, sequencing, "bestOf", []any{slot}, big.NewInt(1), w.staker, [32]byte{1}, w.revealed, w.reported)
	}
	for id, s := range b.stakers {
		if missing[id] != nil {
			s.Missing, s.Penalized = missing[id], true
		}
		if s.Penalized {
			l.answer(d.Staking, staking, "suspensionsOf", []any{id}, b.suspensions[id])
		}
		l.answer(d.Staking, staking, "staker", []any{id}, s)
	}
	l.answer(d.Settlement, settling, "proven", nil, uint64(number))
	if n := len(b.proposals); n > 0 {
		best := b.proposals[n-1]
		l.answer(d.Sequencing, sequencing, "bestOf", []any{uint64(slot)}, best.score, best.StakerId, proposalHash(t, best.Proposal), true, false)
	}
	left := b.submitter
	if len(b.submitterTo) > 0 {
		left = new(big.Int)
	}
	l.answer(d.Rewards, rewards, "remainderOf", []any{uint64(number)}, bindings.Remainder{
		SubmitterShare: left,
		Remaining:      b.remaining, UnitPerBps: b.unit, SequencerShare: b.share, ExpiryBlock: settledAt + d.Params.ClaimWindow, SequencerPaid: len(b.sharePaid) > 0,
	})
	for i := range uint32(allClaims) {
		paid := slices.ContainsFunc(b.rewards, func(r reward) bool { return r.index == i })
		l.answer(d.Rewards, rewards, "isClaimed", []any{uint64(number), i}, paid)
	}
	l.answer(d.Rewards, rewards, "rewardReserve", nil, b.reserve)
	l.answer(d.Rewards, rewards, "feeEscrow", nil, b.escrow)
	l.answer(d.Rewards, rewards, "owed", nil, b.owed)
	l.answer(d.Token, token, "balanceOf", []any{d.Rewards}, b.balance)
	l.answer(d.Token, token, "totalSupply", nil, new(big.Int).Sub(b.supply, taken))

	tx := func(n byte) common.Hash { return common.Hash{n} }
	l.emit(1, tx(1), d.Token, token, "Transfer", none, address(50), b.minted)
	l.emit(2, tx(2), d.Rewards, rewards, "ReserveFunded", address(50), b.funded)
	l.emit(2, tx(2), d.Rewards, rewards, "EscrowFunded", address(50), b.escrowed)
	l.emit(3, tx(3), d.Rewards, rewards, "SurplusAbsorbed", b.absorbed)
	for i, p := range b.proposals {
		l.emit(d.Params.Schedule.SlotStart(slot)+uint64(i), tx(byte(10+i)), d.Sequencing, sequencing, "Proposed", uint64(slot), p.StakerId, p.score, p.Proposal)
	}
	l.emit(b.revealedAt, tx(20), d.Sequencing, sequencing, "Revealed", uint64(slot), uint64(number), b.proposals[1].Proposal, b.body)
	for i, r := range b.roots {
		encoded, err := r.Encode()
		require.NoError(t, err)
		data, err := settling.Pack("submitRoot", uint64(number), encoded)
		require.NoError(t, err)
		l.txs[tx(byte(30+i))] = types.NewTx(&types.DynamicFeeTx{To: &d.Settlement, Data: data})
		e := r.event
		l.emit(300+uint64(i), tx(byte(30+i)), d.Settlement, settling, "RootAccepted", uint64(number), address(60), e.TotalScore, e.KeepBps, e.PayoutsRoot, e.StateOut, e.Fees, e.Beneficiary, e.Payouts)
	}
	l.emit(settledAt, tx(40), d.Token, token, "Transfer", d.Rewards, none, b.destroyed)
	l.emit(settledAt, tx(40), d.Rewards, rewards, "BlockSettled", uint64(number), b.fees, b.blockReward, b.network, b.share, b.unit, b.burned, b.beneficiary, b.submitter)
	for _, r := range b.rewards {
		l.emit(501, tx(41), d.Rewards, rewards, "RewardClaimed", uint64(number), r.index, r.staker, r.amount)
		l.emit(501, tx(41), d.Token, token, "Transfer", d.Rewards, address(70), r.amount)
	}
	for _, amount := range b.sharePaid {
		l.emit(502, tx(42), d.Rewards, rewards, "SequencerShareClaimed", uint64(number), b.record.SequencerId, amount)
		l.emit(502, tx(42), d.Token, token, "Transfer", d.Rewards, address(71), amount)
	}
	for _, share := range b.submitterTo {
		l.emit(502, tx(45), d.Rewards, rewards, "SubmitterShareClaimed", uint64(number), share.to, share.amount)
		l.emit(502, tx(45), d.Token, token, "Transfer", d.Rewards, share.to, share.amount)
	}
	if b.stolen != nil {
		l.emit(502, tx(44), d.Token, token, "Transfer", d.Rewards, address(72), b.stolen)
	}
	if b.expired != nil {
		l.emit(503, tx(43), d.Rewards, rewards, "ClaimsExpired", uint64(number), b.expired)
		l.emit(503, tx(43), d.Token, token, "Transfer", d.Rewards, none, b.expired)
	}
	left = b.unburned
	for _, m := range b.misses {
		at := common.BigToHash(new(big.Int).SetUint64(1_000 + m.at))
		switch m.event {
		case "Penalized":
			l.emit(m.at, at, d.Staking, staking, m.event, m.values...)
			amount := m.values[1].(*big.Int)
			if left != nil {
				amount, left = new(big.Int).Sub(amount, left), nil
			}
			l.emit(m.at, at, d.Token, token, "Transfer", d.Staking, none, amount)
		case "Refilled", "Withdrawn":
			l.emit(m.at, at, d.Staking, staking, m.event, m.values...)
		case "MissedRevealReported":
			l.emit(m.at, at, d.Sequencing, sequencing, m.event, m.values...)
		default:
			l.emit(m.at, at, d.Settlement, settling, m.event, m.values...)
		}
	}
	slices.SortStableFunc(l.logs, func(x, y types.Log) int { return cmp.Compare(x.BlockNumber, y.BlockNumber) })
	return l
}
