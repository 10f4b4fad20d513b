package settlementtest

import (
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// Rollup is a deployment on a devnet of its own, whose actors forge their proofs. Each call is in
// an L1 block of its own, and must succeed.
type Rollup struct {
	L1     *devnet.Devnet
	Client *settlement.Client

	t testing.TB
}

// NumTxs is the size of the blocks of a Rollup: a root over two base rollups.
const NumTxs = 4

// Start deploys with a config that change may alter (nil: nothing). Slots are short: 6 L1 blocks to
// propose, 5 to reveal and 10 more to prove; penalties, a submitter's share and scaled rewards are
// on. The devnet mines what it is sent, and has what options say beside that.
func Start(t testing.TB, change func(*settlement.DeployConfig), options ...devnet.Option) *Rollup {
	t.Helper()
	return StartWith(t, change, nil, options...)
}

// StartWith is Start with contracts that are not this release's: wrong may change each step of the
// deployment (nil: nothing).
func StartWith(t testing.TB, change func(*settlement.DeployConfig), wrong func(*settlement.DeployStep), options ...devnet.Option) *Rollup {
	t.Helper()
	l1 := devnettest.Start(t, append([]devnet.Option{devnet.WithAutoMine()}, options...)...)
	cfg := Config()
	p := &cfg.Params
	p.Schedule = rules.Schedule{GenesisBlock: 30, ProposeBlocks: 6, RevealBlocks: 5, ProvingBlocks: 10}
	p.ActivationDelay, p.ExitDelay, p.ClaimWindow, p.BanSlots = 11, 43, 20, 1
	p.SubmitterBps, p.FullRewardTxs = 500, NumTxs
	if change != nil {
		change(&cfg)
	}
	d := Deploy(t, l1, cfg, wrong)
	r := &Rollup{L1: l1, Client: settlement.NewClient(l1.Client(), d), t: t}
	r.Client.GenesisState = GenesisState
	return r
}

// Send sends a call of one of the devnet's accounts.
func (r *Rollup) Send(account int, call txmgr.Candidate) *types.Receipt {
	r.t.Helper()
	nonce, err := r.L1.Client().PendingNonceAt(r.t.Context(), devnet.Address(account))
	require.NoError(r.t, err)
	return Send(r.t, r.L1, account, nonce, call.To, call.Data)
}

// To makes an L1 block the newest. It must not be in the past.
func (r *Rollup) To(block uint64) {
	r.t.Helper()
	require.NoError(r.t, r.L1.AdvanceTo(block))
}

// Fund fills the block-reward reserve and the fee escrow, in whole AZT, and lets Staking and
// Rewards take any amount of the deployer's tokens.
func (r *Rollup) Fund(reserve, escrow int64) {
	r.t.Helper()
	all := units.AZT(1_000_000)
	r.Send(Deployer, r.Client.Approve(r.Client.Staking, all))
	r.Send(Deployer, r.Client.Approve(r.Client.Rewards, all))
	r.Send(Deployer, r.Client.FundReserve(units.AZT(reserve)))
	r.Send(Deployer, r.Client.FundEscrow(units.AZT(escrow)))
}

// Stake registers a staker of one of the devnet's accounts, whose deposit the deployer pays.
func (r *Rollup) Stake(owner int, roles rules.Role) (id uint32) {
	r.t.Helper()
	receipt := r.Send(Deployer, r.Client.Stake(devnet.Address(owner), roles, big.NewInt(1000+int64(owner))))
	id, err := r.Client.StakedID(r.t.Context(), receipt.TxHash)
	require.NoError(r.t, err)
	return id
}

// Randao records the RANDAO of a slot that has started.
func (r *Rollup) Randao(slot uint64) {
	r.t.Helper()
	header, err := r.Client.RandaoHeader(r.t.Context(), slot)
	require.NoError(r.t, err)
	call, err := r.Client.RecordRandao(slot, header)
	require.NoError(r.t, err)
	r.Send(Deployer, call)
}

// Body is the body of blocks: one transaction of NumTxs, the others are null.
func (r *Rollup) Body() []byte {
	body := make([]byte, r.Client.Params.TxBytes)
	body[5] = 7
	return body
}

// Propose proposes a block on the last one, by the owner of a staker.
func (r *Rollup) Propose(slot uint64, owner int, staker uint32, feeSplit rules.Bps, vrf int64) settlement.Proposal {
	r.t.Helper()
	return r.ProposeBody(slot, owner, staker, feeSplit, vrf, r.Body(), new(big.Int).SetUint64(77+slot))
}

// ProposeBody is Propose of a block with another body.
func (r *Rollup) ProposeBody(slot uint64, owner int, staker uint32, feeSplit rules.Bps, vrf int64, body []byte, txRoot *big.Int) settlement.Proposal {
	r.t.Helper()
	ctx, d := r.t.Context(), r.Client.Deployment
	parent, err := r.Client.Tip(ctx)
	require.NoError(r.t, err)
	randao, recorded, err := r.Client.Randao(ctx, slot)
	require.NoError(r.t, err)
	require.True(r.t, recorded)
	p := settlement.Proposal{
		StakerID: staker, FeeSplit: feeSplit, NumTxs: NumTxs, Parent: parent, Vrf: big.NewInt(vrf),
		BodyHash: rules.BodyHash(body, d.Params.TxBytes), TxRoot: txRoot,
	}
	meta := rules.Meta{StakerID: staker, FeeBps: feeSplit, Node: rules.SequencerNode, Mode: d.Params.VrfMode}
	proof := forge(ticketKey, []*big.Int{d.SequencerSeed(slot, randao), r.vrfKey(staker), rules.TicketWord(meta, p.Vrf)})
	r.Send(owner, r.Client.Propose(slot, p, proof))
	return p
}

func (r *Rollup) vrfKey(staker uint32) *big.Int {
	s, err := r.Client.Staker(r.t.Context(), staker)
	require.NoError(r.t, err)
	return s.VrfKey
}

// Append takes a block through its slot, from the newest L1 block on to its reveal, and returns its
// number.
func (r *Rollup) Append(slot uint64, owner int, staker uint32) (number uint64) {
	r.t.Helper()
	s := r.Client.Params.Schedule
	r.To(s.SlotStart(slot))
	r.Randao(slot)
	p := r.Propose(slot, owner, staker, 8000, 1_000_000)
	r.To(s.RevealStart(slot))
	r.Send(owner, r.Client.Reveal(slot, p, r.Body()))
	return p.Parent + 1
}

// Submission returns a root of a block, sealed, in which one staker proves every node and burns
// feeBurn.
func (r *Rollup) Submission(number uint64, staker uint32, feeBurn rules.Bps, fees *big.Int, beneficiary common.Address) *rules.Submission {
	r.t.Helper()
	return r.SubmissionTo(new(big.Int).SetUint64(100+number), number, staker, feeBurn, fees, beneficiary)
}

// SubmissionTo is Submission of a block that leads to a state.
func (r *Rollup) SubmissionTo(stateOut *big.Int, number uint64, staker uint32, feeBurn rules.Bps, fees *big.Int, beneficiary common.Address) *rules.Submission {
	r.t.Helper()
	ctx, d := r.t.Context(), r.Client.Deployment
	block, err := r.Client.Block(ctx, number)
	require.NoError(r.t, err)
	tree, err := d.Tree(block.NumTxs)
	require.NoError(r.t, err)
	stateIn, err := r.Client.StateAfter(ctx, number-1)
	require.NoError(r.t, err)
	s := &rules.Submission{
		Seed: block.Seed, StateIn: stateIn, StateOut: stateOut, TxRoot: block.TxRoot, Fees: fees, Beneficiary: beneficiary,
	}
	for node := uint32(rules.RootNode); node <= tree.NumNodes(); node++ {
		e := rules.Entry{StakerID: staker, FeeBurn: feeBurn, Vrf: big.NewInt(1000), Statement: big.NewInt(int64(node))}
		if !tree.IsBase(node) {
			e.Refs = rules.NewRefs([3]uint8{1}, [3]uint8{1})
		}
		s.Nodes = append(s.Nodes, []rules.Entry{e})
	}
	r.seal(s, tree, rules.BodyBinding{Challenge: block.Challenge, Fingerprint: block.Fingerprint})
	return s
}

// seal forges the submission's proofs.
func (r *Rollup) seal(s *rules.Submission, tree rules.Tree, body rules.BodyBinding) {
	r.t.Helper()
	var vrfKeys []*big.Int
	var points []rules.PointC
	for node, e := range s.Entries() {
		vrfKey := r.vrfKey(e.StakerID)
		from := int64(mergeKey)
		if tree.IsBase(node) {
			from = baseKey
		}
		proof := forge(from, s.PublicInputs(tree, node, e, vrfKey, r.Client.Params.VrfMode, body))
		e.Points = [rules.PointsSize]byte(proof[:rules.PointsSize])
		vrfKeys, points = append(vrfKeys, vrfKey), append(points, rules.PointC(proof[rules.PointsSize:]))
	}
	require.NoError(r.t, s.Check(tree))
	require.NoError(r.t, s.Seal(r.Client.BatchDomain(Keys(), tree.NumTxs, body), vrfKeys, points))
}

// Prove submits a root of a block.
func (r *Rollup) Prove(number uint64, s *rules.Submission) *types.Receipt {
	r.t.Helper()
	encoded, err := s.Encode()
	require.NoError(r.t, err)
	return r.Send(Deployer, r.Client.SubmitRoot(number, encoded))
}

// Finalize settles a block as soon as its proving window is over.
func (r *Rollup) Finalize(number uint64) *types.Receipt {
	r.t.Helper()
	block, err := r.Client.Block(r.t.Context(), number)
	require.NoError(r.t, err)
	r.To(block.WindowEnd)
	return r.Send(Deployer, r.Client.Finalize(number))
}
