package proving_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/prover/proving"
	"fernet/prover/proving/provingtest"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// TestProofsThatNobodyTakes has a proof for each part of step 3: every node would refuse it.
func TestProofsThatNobodyTakes(t *testing.T) {
	b := sit(t, 9, rules.ModePrivate, "equilibrium", 1_000, func(b *table) {
		b.block.Stakers[7].Roles = rules.RoleMerge // staker 8
		b.block.Stakers[8].ActivationBlock = b.block.SlotStart + 1
	})
	b.bases(1, 2, 3)
	stranger := b.message(2, 4, 0)
	stranger.StakerID = 10
	for name, p := range map[string]*wire.Proof{
		"node beyond the tree":         b.with(b.message(2, 4, 0), func(p *wire.Proof) { p.Node = 8 }),
		"base rollup with references":  b.message(4, 4, 0, on(1)...),
		"merge without references":     b.message(4, 2, 0),
		"staker that there is not":     stranger,
		"staker without the role":      b.message(8, 4, 0),
		"staker that is not yet one":   b.message(9, 4, 0),
		"left side empty":              b.message(4, 2, 0, append(make([]wire.Ref, 3), on(1)[3:]...)...),
		"right side empty":             b.message(4, 2, 0, append(on(1)[:3], make([]wire.Ref, 3)...)...),
		"one staker twice":             b.message(4, 2, 0, wire.Ref{StakerID: 1}, wire.Ref{StakerID: 1, FeeBurn: 5}, wire.Ref{}, wire.Ref{StakerID: 1}, wire.Ref{}, wire.Ref{}),
		"reference without the role":   b.message(4, 2, 0, on(1, 8)...),
		"reference to a later staker":  b.message(4, 2, 0, on(9)...),
		"reference to no such staker":  b.message(4, 2, 0, on(10)...),
		"root on a staker that is not": b.message(4, 1, 0, on(9)...),
	} {
		require.Equal(t, proving.Reject, b.round.Admit(p).Answer, name)
	}
	// Roles are of the node: the merger may merge, on both sides of which one staker may stand.
	require.Equal(t, proving.Take, b.round.Admit(b.message(8, 2, 0, on(1, 2)...)).Answer)
	// What is of another block is nothing to this round.
	other := b.message(2, 4, 0)
	other.Block[0]++
	require.Equal(t, proving.Ignore, b.round.Admit(other).Answer)
	other = b.with(b.message(4, 4, 0), func(p *wire.Proof) { p.Block[0]++ })
	b.round.Take(other, nil)
	require.Len(t, b.round.Held(wire.AllLevels), 12)
}

func (b *table) with(p *wire.Proof, change func(*wire.Proof)) *wire.Proof {
	change(p)
	return p
}

func TestWhatIsHeldIsIgnored(t *testing.T) {
	b := sit(t, 8, rules.ModePrivate, "equilibrium", 1_000, nil)
	p := b.message(2, 4, 100)
	b.take(p)
	again := *p
	again.Proof[5]++ // proofs are malleable: other bytes are no other proof
	require.Equal(t, proving.Ignore, b.round.Admit(&again).Answer)
	require.Empty(t, b.round.Snapshot().Refused, "it is no evidence of anything")
	b.round.Take(&again, nil)
	require.Len(t, b.round.Held(wire.AllLevels), 1)
}

func TestOneTooMany(t *testing.T) {
	b := sit(t, 8, rules.ModePrivate, "equilibrium", 1_000, nil)
	b.bases(1, 2, 3, 4)
	ignored := func(p *wire.Proof, why string) {
		t.Helper()
		before := len(b.round.Snapshot().Refused)
		require.Equal(t, proving.Ignore, b.round.Admit(p).Answer)
		refused := b.round.Snapshot().Refused
		require.Len(t, refused, before+1)
		require.Equal(t, proving.Refused{Node: p.Node, StakerID: p.StakerID, FeeBurn: p.FeeBurn, Why: why}, refused[before])
		require.Equal(t, proving.Ignore, b.round.Admit(p).Answer)
		require.Len(t, b.round.Snapshot().Refused, before+1, "it is known")
		held := len(b.round.Held(wire.AllLevels))
		b.round.Take(p, nil)
		require.Len(t, b.round.Held(wire.AllLevels), held, "it came while another one was verified")
	}
	// Bids of staker 5: 100, then lower, then higher, then higher again.
	b.take(b.message(5, 4, 100))
	ignored(b.message(5, 4, 99), "bid lower than an earlier one")
	b.take(b.message(5, 4, 200))
	ignored(b.message(5, 4, 300), "third bid")
	ignored(b.message(5, 4, 150), "third bid")
	// Another staker's bids are its own.
	b.take(b.message(6, 4, 50))
	// Merges of staker 5 with one bid.
	b.take(b.message(5, 2, 0, on(1, 2)...))
	b.take(b.message(5, 2, 0, on(1, 2, 3)...))
	ignored(b.message(5, 2, 0, on(1, 2, 4)...), "third proof of one statement")
}

// TestEvidenceIsBounded sends more bids than anybody would keep.
func TestEvidenceIsBounded(t *testing.T) {
	b := sit(t, 8, rules.ModePrivate, "equilibrium", 1_000, nil)
	b.take(b.message(5, 4, 9_000))
	for fee := range rules.Bps(1_000) {
		require.Equal(t, proving.Ignore, b.round.Admit(b.message(5, 4, fee)).Answer)
	}
	require.Len(t, b.round.Snapshot().Refused, 256)
}

// TestLowerBidThatAMergeWaitsFor is taken: whoever made the merge did not know of the higher one.
func TestLowerBidThatAMergeWaitsFor(t *testing.T) {
	b := sit(t, 8, rules.ModePrivate, "equilibrium", 1_000, nil)
	b.bases(1, 2)
	low, high := b.message(3, 4, 10), b.message(3, 4, 20)
	b.take(high)
	require.Equal(t, proving.Ignore, b.round.Admit(low).Answer)
	refs := on(1, 2)
	refs[2] = wire.Ref{StakerID: 3, FeeBurn: 10}
	merge := b.message(4, 2, 0, refs...)
	require.Equal(t, proving.Admission{Answer: proving.Park, Missing: 0}, b.round.Admit(merge))
	require.Equal(t, proving.Ignore, b.round.Admit(b.message(3, 4, 9)).Answer, "no merge waits for that")
	b.take(low)
	b.take(merge)
	require.Equal(t, proving.Ignore, b.round.Admit(b.message(3, 4, 30)).Answer, "it has two bids")
	// The higher one counts.
	for _, p := range b.round.Snapshot().Nodes[3].Proofs {
		if p.StakerID == 3 {
			require.EqualValues(t, 20, p.FeeBurn, "it is listed first")
			break
		}
	}
}

// TestForgedMergesThatWait names bids that nobody made, as many as it likes: the bid that an honest
// merge waits for is taken all the same.
func TestForgedMergesThatWait(t *testing.T) {
	b := sit(t, 8, rules.ModePrivate, "equilibrium", 1_000, nil)
	b.bases(1, 2)
	b.take(b.message(3, 4, 2_000))
	waits := func(staker uint32, fee rules.Bps) *wire.Proof {
		refs := on(1, 2)
		refs[2] = wire.Ref{StakerID: staker, FeeBurn: fee}
		merge := b.message(4, 2, 0, refs...)
		require.Equal(t, proving.Park, b.round.Admit(merge).Answer)
		return merge
	}
	for fee := range rules.Bps(1_000) {
		waits(3, 100+fee)
		waits(5, 100+fee)
	}
	waits(3, 10)
	// Those of other stakers, and those that are repeated, take no place.
	for fee := range rules.Bps(1_000) {
		waits(5, 100+fee)
		waits(3, 10)
	}
	for fee := range rules.Bps(10) {
		waits(3, 100+fee)
	}
	b.take(b.message(3, 4, 10))
}

// TestScoresThatCannotBeUsed has seven proofs of others: the places and four more.
func TestScoresThatCannotBeUsed(t *testing.T) {
	b := sit(t, 12, rules.ModePrivate, "equilibrium", 1_000, nil)
	drawn := map[uint32]*big.Int{}
	var order []uint32
	for _, id := range b.world.Stakers {
		d, err := id.Draw(b.block, 4)
		require.NoError(t, err)
		drawn[id.StakerID], order = d.Vrf, append(order, id.StakerID)
	}
	slices.SortFunc(order, func(x, y uint32) int { return drawn[y].Cmp(drawn[x]) })
	for _, s := range order[:6] {
		b.take(b.message(s, 4, 0))
	}
	b.take(b.message(order[5], 4, 1)) // one staker is one, with however many bids
	b.take(b.message(order[6], 4, 0))
	require.Equal(t, proving.Ignore, b.round.Admit(b.message(order[7], 4, 0)).Answer)
	require.Equal(t, proving.Take, b.round.Admit(b.message(order[7], 5, 0)).Answer, "at another node")
	// With a bid it is among them.
	fee, ok := rules.SmallestLeadingFee(drawn[order[7]], rules.Score(drawn[order[6]], 0))
	require.True(t, ok)
	b.take(b.message(order[7], 4, fee))
}

func TestChildrenThatAreUnknown(t *testing.T) {
	b := sit(t, 8, rules.ModePrivate, "equilibrium", 1_000, nil)
	b.bases(1, 2)
	require.Equal(t, proving.Admission{Answer: proving.Park, Missing: 0}, b.round.Admit(b.message(4, 2, 0, on(1, 3)...)))
	require.Equal(t, proving.Admission{Answer: proving.Park, Missing: 1}, b.round.Admit(b.message(4, 1, 0, on(1, 2)...)))
	other := on(1)
	other[0].FeeBurn = 1
	require.Equal(t, proving.Park, b.round.Admit(b.message(4, 2, 0, other...)).Answer, "a bid that nobody made is no proof")
	b.round.Take(b.message(4, 2, 0, on(1, 3)...), nil)
	require.Len(t, b.round.Held(1), 0, "it is taken by nobody before that")
	b.take(b.message(4, 2, 0, on(1, 2)...))
	b.take(b.message(4, 3, 0, on(2, 1)...))
	b.take(b.message(5, 1, 0, on(4)...))
}

// TestDraws are recomputed in public mode. In private mode only the proof shows them.
func TestDraws(t *testing.T) {
	for mode, want := range map[rules.Mode]proving.Answer{rules.ModePublic: proving.Reject, rules.ModePrivate: proving.Take} {
		b := sit(t, 8, mode, "auto", 1_000, nil)
		p := b.message(2, 4, 0)
		require.Equal(t, proving.Take, b.round.Admit(p).Answer)
		p.Vrf[15] ^= 1
		require.Equal(t, want, b.round.Admit(p).Answer, mode)
	}
}

// asked notes with what a proof is verified.
type asked struct {
	kind   circuit.Kind
	public []*big.Int
}

func (a *asked) Verify(kind circuit.Kind, p keys.Proof) error {
	a.kind, a.public = kind, p.Public
	return nil
}

func (a *asked) VerifyBatch(circuit.Kind, []keys.Proof) (keys.Verdict, error) {
	panic("proofs are verified alone here")
}

// TestPublicInputs are those with which proof files are verified.
func TestPublicInputs(t *testing.T) {
	b := sit(t, 8, rules.ModePrivate, "equilibrium", 1_000, nil)
	b.bases(1, 2, 3)
	b.take(b.message(4, 2, 10, on(1, 2)...))
	b.take(b.message(4, 3, 10, on(3)...))
	refs := make([]wire.Ref, rules.ChildSlots)
	refs[0], refs[3] = wire.Ref{StakerID: 4, FeeBurn: 10}, wire.Ref{StakerID: 4, FeeBurn: 10}
	hash := func(staker, node uint32, fee rules.Bps) common.Hash {
		p := b.message(staker, node, fee)
		s, err := b.block.Statement(node, staker, fee, p.Vrf)
		require.NoError(t, err)
		h := s.Hash()
		return h.Bytes()
	}
	for _, c := range []struct {
		p    *wire.Proof
		refs tree.Refs
	}{
		{b.message(5, 4, 77), tree.Refs{}},
		{b.message(5, 2, 77, on(1, 3)...), tree.Refs{0: hash(1, 4, 0), 1: hash(3, 4, 0), 3: hash(1, 5, 0), 4: hash(3, 5, 0)}},
		{b.message(5, 1, 77, refs...), tree.Refs{0: hash(4, 2, 10), 3: hash(4, 3, 10)}},
	} {
		kind, public, err := b.round.Public(c.p)
		require.NoError(t, err)
		var a asked
		require.NoError(t, b.block.VerifyProof(&a, tree.Proof{
			Node: c.p.Node, StakerID: 5, FeeBurn: 77, Vrf: c.p.Vrf.Big(), Statement: hash(5, c.p.Node, 77),
			Transition: b.block.PoolTransition(c.p.Node), Refs: c.refs, Proof: c.p.Proof,
		}))
		require.Equal(t, a.kind, kind)
		require.Equal(t, a.public, public)
	}
	_, _, err := b.round.Public(b.message(5, 2, 0, on(7)...))
	require.ErrorIs(t, err, tree.ErrMissingProof)
	_, _, err = b.round.Public(b.with(b.message(5, 4, 0), func(p *wire.Proof) { p.Node = 9 }))
	require.ErrorIs(t, err, rules.ErrNodeRange)
	_, _, err = b.round.Public(b.with(b.message(5, 4, 0), func(p *wire.Proof) { p.StakerID = 99 }))
	require.Error(t, err)
}

func TestHeldIsInOrder(t *testing.T) {
	b := sit(t, 8, rules.ModePrivate, "equilibrium", 1_000, nil)
	b.bases(1)
	b.take(b.message(2, 2, 0, on(1)...))
	b.take(b.message(2, 4, 0))
	of := func(level uint8) (out [][]byte) {
		for _, h := range b.round.Held(level) {
			out = append(out, h.Message)
		}
		return out
	}
	bases := [][]byte{{4, 1}, {5, 1}, {6, 1}, {7, 1}, {4, 2}}
	require.Equal(t, bases, of(0))
	require.Equal(t, [][]byte{{2, 2}}, of(1))
	require.Empty(t, of(2))
	require.Empty(t, of(9))
	require.Equal(t, append(bases, []byte{2, 2}), of(wire.AllLevels), "children before merges")
	require.Equal(t, b.message(1, 4, 0).Identity(), b.round.Held(0)[0].Identity)
}

func (b *table) bid(staker, node uint32, feeBurn rules.Bps) *wire.Bid {
	t, err := b.world.Stakers[staker-1].Ticket(b.block, node, feeBurn)
	require.NoError(b, err)
	return &wire.Bid{Block: b.config.Tag, Ticket: t}
}

func TestBids(t *testing.T) {
	b := sit(t, 12, rules.ModePublic, "auto", 1_000, func(b *table) { b.block.Stakers[11].Roles = rules.RoleMerge })
	forged := func(change func(*vrf.Ticket)) *wire.Bid {
		bid := b.bid(2, 4, 10)
		change(bid.Ticket)
		return bid
	}
	require.Equal(t, proving.Reject, b.round.AdmitBid(b.bid(12, 4, 0)), "a role that it has not")
	require.Equal(t, proving.Reject, b.round.AdmitBid(forged(func(t *vrf.Ticket) { t.Meta.Node = 8 })))
	require.Equal(t, proving.Reject, b.round.AdmitBid(forged(func(t *vrf.Ticket) { t.PublicKey = b.world.Stakers[4].Key.Public() })))
	require.Equal(t, proving.Reject, b.round.AdmitBid(forged(func(t *vrf.Ticket) { t.Seed.SetUint64(8) })))
	other := b.bid(2, 4, 10)
	other.Block[3]++
	require.Equal(t, proving.Ignore, b.round.AdmitBid(other))

	take := func(bid *wire.Bid) {
		t.Helper()
		require.Equal(t, proving.Take, b.round.AdmitBid(bid))
		b.round.TakeBid(bid)
		require.Equal(t, proving.Ignore, b.round.AdmitBid(bid), "it is known")
	}
	take(b.bid(2, 4, 10))
	require.Empty(t, b.round.Snapshot().Refused)
	require.Equal(t, proving.Ignore, b.round.AdmitBid(b.bid(2, 4, 9)))
	take(b.bid(2, 4, 20))
	require.Equal(t, proving.Ignore, b.round.AdmitBid(b.bid(2, 4, 30)))
	require.Len(t, b.round.Snapshot().Refused, 2)

	// With seven better proofs a bid is of no use.
	var bids []uint32
	ranking, err := b.block.PublicRanking(5)
	require.NoError(t, err)
	for _, r := range ranking {
		bids = append(bids, r.StakerID)
	}
	for _, s := range bids[:7] {
		b.take(b.message(s, 5, 0))
	}
	require.Equal(t, proving.Ignore, b.round.AdmitBid(b.bid(bids[8], 5, 0)))

	private := sit(t, 8, rules.ModePrivate, "equilibrium", 1_000, nil)
	require.Equal(t, proving.Reject, private.round.AdmitBid(private.bid(2, 4, 0)), "it would show the draw")
}

func TestRoots(t *testing.T) {
	b := sit(t, 8, rules.ModePrivate, "equilibrium", 1_000, func(b *table) { b.block.Stakers[7].Roles = rules.RoleBase })
	root := func(staker uint32, total int64) *wire.Root {
		return &wire.Root{Block: b.config.Tag, StakerID: staker, Total: big.NewInt(total), Submission: common.Hash{31: byte(total)}}
	}
	require.Equal(t, proving.Take, b.round.TakeRoot(root(2, 10)))
	require.Equal(t, proving.Ignore, b.round.TakeRoot(root(2, 10)), "it is known")
	require.Equal(t, proving.Ignore, b.round.TakeRoot(root(2, 9)), "a worse one is of no use")
	require.Equal(t, proving.Take, b.round.TakeRoot(root(3, 9)))
	for total := int64(11); total < 14; total++ {
		require.Equal(t, proving.Take, b.round.TakeRoot(root(2, total)))
	}
	require.Equal(t, proving.Ignore, b.round.TakeRoot(root(2, 99)), "four of a staker are enough")
	require.Equal(t, proving.Ignore, b.round.TakeRoot(root(8, 99)), "it may prove no root")
	huge := root(4, 1)
	huge.Total = new(big.Int).Lsh(big.NewInt(1), 160)
	require.Equal(t, proving.Ignore, b.round.TakeRoot(huge), "no submission has so much")
	other := root(5, 5)
	other.Block[1]++
	require.Equal(t, proving.Ignore, b.round.TakeRoot(other))
	roots := b.round.Snapshot().Roots
	require.Len(t, roots, 5)
	require.Equal(t, proving.Root{StakerID: 2, Total: big.NewInt(10), Submission: common.Hash{31: 10}}, roots[0])
}

// TestForgedProofsAreMadeForTests holds the helper that all tests here rely on.
func TestForgedProofsAreMadeForTests(t *testing.T) {
	_, err := (&wire.Proof{Node: 4, StakerID: 1, Proof: provingtest.Points()}).Encode()
	require.NoError(t, err)
}
