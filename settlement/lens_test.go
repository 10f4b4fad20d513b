package settlement_test

import (
	"context"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/units"
)

// lens asks the lens at the newest block.
func lens[T any](t *testing.T, c *settlement.Client, input []byte, unpack func([]byte) (T, error)) T {
	t.Helper()
	value, err := tryLens(t, c, input, unpack)
	require.NoError(t, err)
	return value
}

func tryLens[T any](t *testing.T, c *settlement.Client, input []byte, unpack func([]byte) (T, error)) (T, error) {
	t.Helper()
	v, err := c.Latest(t.Context())
	require.NoError(t, err)
	return settlement.CallLens(t.Context(), v, input, unpack)
}

// contract packs calls of the lens.
var contract = bindings.NewAuditLens()

func bindingOf(p settlement.Proposal) bindings.Proposal {
	return bindings.Proposal{
		StakerId: p.StakerID, FeeSplitBps: uint16(p.FeeSplit), NumTxs: p.NumTxs, Parent: p.Parent, BodyHash: p.BodyHash, TxRoot: p.TxRoot, Vrf: p.Vrf,
	}
}

// The lens says of a block, from its slot to the last claim, what settlement/rules say and what the
// contracts do.
func TestLensAgainstTheRules(t *testing.T) {
	r := staked(t)
	ctx, c, d, s := t.Context(), r.Client, r.Client.Deployment, r.Client.Params.Schedule
	at := d.Settlement

	// The slot: elections, seeds, the body.
	r.To(s.SlotStart(slot))
	r.Randao(slot)
	p := r.Propose(slot, winner, winnerID, 8000, 1_000_000)
	randao, _, err := c.Randao(ctx, slot)
	require.NoError(t, err)
	body := r.Body()
	challenge := d.BodyChallenge(slot, p.BodyHash, p.TxRoot)
	meta := rules.Meta{StakerID: winnerID, FeeBps: 8000, Node: rules.SequencerNode, Mode: d.Params.VrfMode}
	election := lens(t, c, contract.PackElection(at, slot, bindingOf(p)), contract.UnpackElection)
	require.Equal(t, bindings.Election{
		Score: rules.Score(p.Vrf, 8000), ProposalHash: settlement.ProposalHash(p), IsBest: true, SequencerSeed: d.SequencerSeed(slot, randao),
		ProverSeed: d.ProverSeed(slot, randao, p.Vrf), Challenge: challenge, Ticket: rules.TicketWord(meta, p.Vrf),
	}, election)
	r.To(s.RevealStart(slot))
	r.Send(winner, c.Reveal(slot, p, body))
	figures := lens(t, c, contract.PackBodyFigures(at, slot, p.NumTxs, p.TxRoot, body), contract.UnpackBodyFigures)
	words, err := rules.BodyWords(body, p.NumTxs, d.Params.TxBytes)
	require.NoError(t, err)
	require.Equal(t, bindings.BodyFigures{SeenTxs: big.NewInt(1), BodyHash: p.BodyHash, Challenge: challenge, Fingerprint: rules.Fingerprint(words, challenge)}, figures)
	windows := lens(t, c, contract.PackWindows(at, slot), contract.UnpackWindows)
	require.EqualValues(t, []uint64{s.RandaoBlock(slot), s.SlotStart(slot), s.RevealStart(slot), s.SlotStart(slot + 1), s.WindowEnd(slot), 2},
		[]uint64{windows.RandaoBlock.Uint64(), windows.SlotStart.Uint64(), windows.RevealStart.Uint64(), windows.SlotEnd.Uint64(), windows.WindowEnd.Uint64(), uint64(windows.Phase)})

	// Its roots: of the one that lost as of the one that won, all is counted, and verified again.
	loses := r.Submission(1, proverID, 0, units.AZT(3), common.Address{})
	r.Prove(1, loses)
	wins := r.Submission(1, proverID, 1000, units.AZT(3), devnet.Address(beneficiary))
	r.Prove(1, wins)
	for _, root := range []*rules.Submission{loses, wins} {
		encoded, err := root.Encode()
		require.NoError(t, err)
		recountIs(t, root, lens(t, c, contract.PackRecount(at, 1, encoded), contract.UnpackRecount))
		recountIs(t, root, lens(t, c, contract.PackRecountOf(p.NumTxs, d.Params.TxsPerBase, encoded), contract.UnpackRecountOf))
		tally := lens(t, c, contract.PackReverify(at, 1, encoded), contract.UnpackReverify)
		require.Equal(t, root.TotalScore(), tally.TotalScore)
		payouts := lens(t, c, contract.PackPayoutsRoot(tally.Payouts), contract.UnpackPayoutsRoot)
		require.Equal(t, tally.PayoutsRoot, payouts)
		encoded[len(encoded)-1]++ // of a seal
		_, err = tryLens(t, c, contract.PackReverify(at, 1, encoded), contract.UnpackReverify)
		require.ErrorContains(t, err, "InvalidProofs")
	}

	// Its money: what a bid gets is said before, and is what it gets.
	tree, err := d.Tree(p.NumTxs)
	require.NoError(t, err)
	shares := rules.Split(units.AZT(3), units.AZT(1_000), new(big.Int).Div(d.Params.BlockReward, big.NewInt(4)), units.AZT(10_000), 8000)
	unit := rules.UnitPerBps(shares.Network, tree.NumNodes())
	burn := rules.Burn(shares.Network, unit, wins.KeepBps())
	submitter := rules.SubmitterShare(burn, d.Params.SubmitterBps, devnet.Address(beneficiary))
	split := bindings.Split{
		Fees: shares.Fees, BlockReward: shares.BlockReward, Network: shares.Network, SequencerShare: shares.Sequencer, UnitPerBps: unit,
		Burn: burn, SubmitterShare: submitter, Burned: new(big.Int).Sub(burn, submitter),
	}
	quote := bindings.Quote{Reward: rules.Reward(unit, 1000), UnitPerBps: unit}
	require.Equal(t, quote, lens(t, c, contract.PackQuote(at, 1, 1000), contract.UnpackQuote))
	proven := lens(t, c, contract.PackRecord(at, 1), contract.UnpackRecord)
	require.Equal(t, split, proven.Split)
	before := lens(t, c, contract.PackHoldings(at), contract.UnpackHoldings)
	require.Equal(t, before.Accounted, before.RewardsBalance)
	r.Finalize(1)
	quote.Exact = true
	require.Equal(t, quote, lens(t, c, contract.PackQuote(at, 1, 1000), contract.UnpackQuote))
	record := lens(t, c, contract.PackRecord(at, 1), contract.UnpackRecord)
	require.Equal(t, split, record.Split)
	require.True(t, record.Agrees)
	require.EqualValues(t, 2, record.Status, "finalized")
	require.EqualValues(t, tree.NumNodes(), record.NumNodes.Uint64())
	require.Equal(t, wins.StateIn, record.StateIn)
	require.Equal(t, wins.KeepBps(), record.UnclaimedKeepBps)
	require.Equal(t, d.ProverSeed(slot, randao, p.Vrf), record.Held.Seed)
	require.Equal(t, d.SequencerSeed(slot, randao), record.Slot.SequencerSeed)
	after := lens(t, c, contract.PackHoldings(at), contract.UnpackHoldings)
	require.Equal(t, split.Burned, new(big.Int).Sub(before.TotalSupply, after.TotalSupply))
	require.Equal(t, after.Accounted, after.RewardsBalance)
	again := contract.PackSplitWith(at, 1, before.FeeEscrow, before.RewardReserve)
	require.Equal(t, split, lens(t, c, again, contract.UnpackSplitWith))

	// Its stakers.
	require.Equal(t, after.StakingBalance, lens(t, c, contract.PackDeposits(at, 1, proverID), contract.UnpackDeposits))
	start := new(big.Int).SetUint64(s.SlotStart(slot))
	standing := lens(t, c, contract.PackStanding(at, proverID, uint8(rules.RoleBase), start), contract.UnpackStanding)
	require.True(t, standing.Eligible)
	standing = lens(t, c, contract.PackStanding(at, proverID, uint8(rules.RoleSequencer), start), contract.UnpackStanding)
	require.False(t, standing.Eligible)
	why, ok := settlement.ParseRevert(standing.Refusal)
	require.True(t, ok)
	require.Equal(t, "WrongRole", why.Name)
}

// recountIs compares what the lens counts of a submission with what the rules do.
func recountIs(t *testing.T, s *rules.Submission, counted bindings.Recount) {
	t.Helper()
	root, err := rules.PayoutsRoot(s.Payouts())
	require.NoError(t, err)
	want := bindings.Recount{
		TotalScore: s.TotalScore(), KeepBps: s.KeepBps(), PayoutsRoot: root, Seed: s.Seed, StateIn: s.StateIn, StateOut: s.StateOut, TxRoot: s.TxRoot,
		Fees: s.Fees, Beneficiary: new(big.Int).SetBytes(s.Beneficiary.Bytes()),
	}
	for node, e := range s.Entries() {
		want.Entries = append(want.Entries, bindings.Entry{
			Node: big.NewInt(int64(node)), StakerId: e.StakerID, FeeBurnBps: uint16(e.FeeBurn), Vrf: e.Vrf, Refs: uint16(e.Refs),
			Score: rules.Score(e.Vrf, e.FeeBurn), Index: big.NewInt(int64(len(want.Entries))),
		})
	}
	require.Equal(t, shown(want), shown(counted))
}

// shown is a count whose zeros have one form.
func shown(r bindings.Recount) bindings.Recount {
	for i := range r.Entries {
		r.Entries[i].Index = new(big.Int).Set(r.Entries[i].Index)
	}
	r.Beneficiary = new(big.Int).SetBytes(r.Beneficiary.Bytes())
	return r
}

// strict is a node that runs no call with code that is brought.
type strict struct{ *ethclient.Client }

func (s strict) Call(ctx context.Context, result any, method string, args ...any) error {
	if method == "eth_call" && len(args) > 2 {
		return &refusal{}
	}
	return s.Client.Client().CallContext(ctx, result, method, args...)
}

func (s strict) BatchCall(ctx context.Context, batch []rpc.BatchElem) error {
	return s.Client.Client().BatchCallContext(ctx, batch)
}

// deaf is a node that leaves out the code that a call brings.
type deaf struct{ strict }

func (d deaf) Call(ctx context.Context, result any, method string, args ...any) error {
	return d.strict.Call(ctx, result, method, args[:min(len(args), 2)]...)
}

// refusal is how go-ethereum says that a method has fewer arguments.
type refusal struct{}

func (refusal) Error() string  { return "too many arguments, want at most 2" }
func (refusal) ErrorCode() int { return -32602 }

func TestLensWhereCallsBringNoCode(t *testing.T) {
	r := settlementtest.Start(t, nil)
	at := r.Client.Settlement
	ask := func(node settlement.Node) error {
		_, err := tryLens(t, settlement.NewClient(node, r.Client.Deployment), contract.PackHoldings(at), contract.UnpackHoldings)
		return err
	}
	require.NoError(t, ask(r.Client.Node))
	// The deployment's own lens will do if it is one.
	require.NoError(t, ask(strict{r.L1.Client()}))
	lensAt := r.Client.AuditLens
	for _, at := range []common.Address{{}, r.Client.Rewards} {
		r.Client.AuditLens = at
		require.ErrorIs(t, ask(strict{r.L1.Client()}), settlement.ErrNoOverride)
		err := ask(deaf{strict{r.L1.Client()}})
		require.ErrorIs(t, err, settlement.ErrNoOverride)
		require.ErrorContains(t, err, "it has left the code out")
	}
	r.Client.AuditLens = lensAt
	require.NoError(t, ask(plain{r.Client.Node}))
}

// An error of the lens is the answer, and what it means is said.
func TestLensRefuses(t *testing.T) {
	r := settlementtest.Start(t, nil)
	_, err := tryLens(t, r.Client, contract.PackRecord(r.Client.Settlement, 1), contract.UnpackRecord)
	require.ErrorContains(t, err, "UnknownBlock")
	_, err = tryLens(t, r.Client, contract.PackHoldings(common.Address{1}), contract.UnpackHoldings)
	require.ErrorContains(t, err, "NotAContract")
	_, err = tryLens(t, r.Client, contract.PackPayoutsRoot([]byte{1}), contract.UnpackPayoutsRoot)
	require.ErrorContains(t, err, "payouts have 6 bytes each")
	require.NotErrorIs(t, err, settlement.ErrNoOverride)
}

// The code is that of the bindings, without their constructor, and fits on L1 (EIP-170).
func TestLensCode(t *testing.T) {
	code := settlement.LensCode()
	require.Less(t, len(code), 24_576)
	require.Contains(t, bindings.AuditLensMetaData.Bin, common.Bytes2Hex(code))
}
