package node

import (
	"context"
	"errors"
	"log/slog"
	"math/big"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/bid"
	"fernet/prover/circuit"
	"fernet/prover/files"
	"fernet/prover/keys"
	"fernet/prover/node/health"
	"fernet/prover/operator"
	"fernet/prover/p2p"
	"fernet/prover/proving"
	"fernet/prover/proving/provingtest"
	"fernet/prover/settling"
	"fernet/prover/store"
	"fernet/prover/tree"
	"fernet/prover/wire"
	"fernet/prover/work"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// places are those of a worker that is never asked: proofs are made by the engine's build.
type places struct{ work.Worker }

func (places) AtOnce() int                 { return 2 }
func (places) Stats() work.Stats           { return work.Stats{AtOnce: 2} }
func (places) Drain(context.Context) error { return nil }

// trusting takes every proof for true.
type trusting struct{}

func (trusting) VerifyBatch(_ circuit.Kind, proofs []keys.Proof) (keys.Verdict, error) {
	return keys.Verdict{Errors: make([]error, len(proofs)), Checks: 1}, nil
}

// engine is a node with simulated blocks, whose L1 and peers are the test.
type engine struct {
	*Node
	t       *testing.T
	world   *provingtest.World
	peers   *told
	views   chan *settling.View // that its L1 gives next
	now     uint64
	value   bid.Value
	winners []uint64 // blocks whose winners were asked for
}

// Next is l1Chain's.
func (e *engine) Next(ctx context.Context, _ uint64) (uint64, error) { return 0, ctx.Err() }

// Read is l1Chain's.
func (e *engine) Read(ctx context.Context) (*settling.View, error) {
	select {
	case v := <-e.views:
		return v, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

var tree3 = rules.Tree{NumTxs: 4, TxsPerBase: 2}

// newEngine returns a node of the first of four stakers, or of none, with a store in a folder.
func newEngine(t *testing.T, dir string, staked bool) *engine {
	t.Helper()
	w := provingtest.New(4, rules.ModePrivate, tree3, provingtest.Slots)
	d := &settlement.Deployment{ChainID: 1, Params: settlement.DefaultParams()}
	d.Params.Schedule, d.Params.VrfMode = provingtest.Slots, rules.ModePrivate
	e := &engine{
		Node: newNode(Config{Log: slog.New(slog.DiscardHandler)}.withDefaults()), t: t, world: w, peers: new(told), views: make(chan *settling.View),
		now: provingtest.Slots.SlotStart(1), value: w.Config(w.Block(1, 1), "auto", 0, 1).Value,
	}
	e.client = settlement.NewClient(nil, d)
	var err error
	e.strategy, err = bid.Parse("auto", rules.ModePrivate)
	require.NoError(t, err)
	e.store, err = store.Open(filepath.Join(dir, store.FileName), prover.Files(d), store.Options{})
	require.NoError(t, err)
	t.Cleanup(func() { _ = e.store.Close() })
	e.chain, e.desk, e.net, e.worker, e.verifier = e, nobody{}, e.peers, places{}, trusting{}
	e.timing = newTiming(2, 2, time.Second, new(big.Int))
	e.seal = func(*prover.Block, tree.Selection) (*files.Submission, error) {
		return nil, errors.New("it has no keys")
	}
	// Time is that of L1, whose blocks take a second.
	e.clock = func() time.Time {
		if e.Node.view == nil {
			return time.Unix(0, 0)
		}
		return e.Node.view.Time
	}
	e.blocks.clock = e.clock
	if staked {
		e.ids = []*own{{name: "alice", key: w.Stakers[0].Key}}
	}
	e.build = func(_ *block, of *prover.Block, i proving.Intent, _ time.Time, _ func()) (tree.Proof, error) {
		return provingtest.Prove(of, i), nil
	}
	return e
}

// view is L1 at a block, with pending blocks.
func (e *engine) view(now uint64, blocks ...*prover.Block) *settling.View {
	v := &settling.View{Params: e.client.Params, Now: now, Time: time.Unix(int64(now), 0), GasPrice: big.NewInt(1), ETH: new(big.Int), AZT: new(big.Int)}
	for _, b := range blocks {
		v.Pending = append(v.Pending, &settling.Pending{
			Block: b, Number: b.Number, Value: e.value, On: onL1(b),
			Tag: wire.TagOf(b.Number, b.Slot, b.Seed.Bytes(), b.Challenge.Bytes()),
		})
	}
	for _, o := range e.ids {
		key := o.key.Public().Key()
		v.Own = append(v.Own, &settling.Own{Staker: settlement.Staker{ID: 1, VrfKey: key.BigInt(new(big.Int)), Roles: rules.RoleBase | rules.RoleMerge, Missing: new(big.Int)}})
	}
	return v
}

// onL1 is what L1 has of a block.
func onL1(b *prover.Block) settlement.Block {
	whole := b.Execution.Block()
	return settlement.Block{
		Slot: b.Slot, SlotStart: b.SlotStart, WindowEnd: b.WindowEnd, NumTxs: b.Tree.NumTxs, TotalScore: new(big.Int), KeepBps: new(big.Int),
		Seed: b.Seed.BigInt(new(big.Int)), Challenge: b.Challenge.BigInt(new(big.Int)), TxRoot: whole.TxRoot.BigInt(new(big.Int)),
		Fingerprint: whole.Fingerprint.BigInt(new(big.Int)), StateOut: new(big.Int), Fees: new(big.Int),
	}
}

// steps takes the engine through so many blocks of L1, and what its jobs come to in each.
func (e *engine) steps(n int, blocks ...*prover.Block) {
	for range n {
		e.now++
		e.atBlock(e.t.Context(), e.view(e.now, blocks...))
		for e.running > 0 {
			e.finish(e.t.Context(), <-e.ended)
		}
	}
}

// A node proves what it bids for, keeps it, tells peers, and asks them before each cut-off.
func TestABlockIsProven(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	b := e.world.Block(1, 1)
	e.steps(listenBlocks, b)
	require.Zero(t, e.peers.count(), "it listens first")
	require.True(t, e.health.Has(health.Starting))
	e.steps(1, b)
	require.False(t, e.health.Has(health.Starting))
	require.Equal(t, 2, e.peers.count(), "both base rollups")
	for tag := range e.open {
		bids, err := e.store.Bids(tag)
		require.NoError(t, err)
		require.Len(t, bids, 2)
		messages, err := e.store.Proofs(tag)
		require.NoError(t, err)
		require.Len(t, messages, 2)
	}
	e.steps(int(b.WindowEnd-e.now)-1, b)
	require.Equal(t, 3, e.peers.count())
	for _, o := range e.open {
		require.NotNil(t, o.offer)
		require.Equal(t, 2*len(o.plan.CutOffs), o.pulls)
		require.Equal(t, 3, o.offer.Submission.NumProofs())
	}
	require.NotZero(t, e.peers.pulls)
	s := e.Status()
	require.Len(t, s.Blocks, 1)
	require.Equal(t, []int{3, 3}, []int{s.Blocks[0].Proofs, s.Blocks[0].Own})

	// When its window is over, what came of it is kept.
	e.steps(1, b)
	e.keep(<-e.settled)
	require.Empty(t, e.open)
	x, err := e.Explain(1)
	require.NoError(t, err)
	require.Equal(t, map[string]int{"no root": 3}, counts(x.Outcomes))
	_, err = e.Explain(2)
	require.ErrorIs(t, err, ErrUnknownBlock)
}

// A pull at a cut-off for which there is no place is made at the next L1 block, and not left out.
func TestPullThatHasNoPlaceWaits(t *testing.T) {
	e := newEngine(t, t.TempDir(), false)
	b := e.world.Block(1, 1)
	e.steps(1, b)
	for range maxPulls {
		e.pulls <- struct{}{}
	}
	var of *block
	for _, o := range e.open {
		of = o
	}
	before := of.pulls
	e.steps(int(of.plan.CutOffs[0]-e.now)+1, b)
	require.Equal(t, before, of.pulls)
	for range maxPulls {
		<-e.pulls
	}
	e.steps(1, b)
	require.Greater(t, of.pulls, before)
}

// A node that was killed bids what it has bid, and does not make again what it has made.
func TestRestart(t *testing.T) {
	dir := t.TempDir()
	e := newEngine(t, dir, true)
	b := e.world.Block(1, 1)
	e.steps(listenBlocks+1, b)
	require.Equal(t, 2, e.peers.count())
	require.NoError(t, e.store.Close())

	again := newEngine(t, dir, true)
	again.now = e.now
	again.steps(20, b)
	require.Zero(t, again.peers.count(), "both are in the store")
	require.False(t, again.health.Has(health.SameIdentity), "its own proofs are known to it")
	for _, o := range again.open {
		require.Len(t, o.round.Held(wire.AllLevels), 2)
	}
}

// While the RPC catches up nobody is heard: a node listens when its L1 blocks are new.
func TestCatchingUpIsNoListening(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	e.health.Set(health.RPCStale, "it is an hour behind")
	e.steps(2 * listenBlocks)
	require.True(t, e.health.Has(health.Starting))
	e.health.Clear(health.RPCStale)
	e.now += 300
	e.steps(listenBlocks)
	require.True(t, e.health.Has(health.Starting))
	e.steps(1)
	require.False(t, e.health.Has(health.Starting))
}

// A block that cannot be proven after a reorg, under the tag that it had, is worked on no more.
func TestABlockThatCannotBeProvenAnyMore(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	b := e.world.Block(1, 1)
	e.steps(1, b)
	require.Len(t, e.open, 1)
	e.now++
	v := e.view(e.now, b)
	v.Pending[0].Block, v.Pending[0].Unprovable = nil, prover.ErrUnprovable
	e.atBlock(t.Context(), v)
	require.Empty(t, e.open)
	e.steps(1, b)
	require.Len(t, e.open, 1, "L1 went back")
}

// A proof of its own staker that it does not know is somebody else's with the same key.
func TestSameIdentity(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	b := e.world.Block(1, 1)
	e.steps(1, b)
	p := provingtest.Message(b, e.world.Stakers[0], 2, 700)
	require.Equal(t, p2p.AnswerTake, e.blocks.Admit(p).Answer)
	message, err := p.Encode()
	require.NoError(t, err)
	e.blocks.Take(p, message)
	e.steps(listenBlocks+1, b)
	require.True(t, e.health.Has(health.SameIdentity))
	require.False(t, e.Status().Bidding)
	require.Zero(t, e.peers.count())

	// It proposes for nobody whose key another node has.
	proposes := func() bool {
		v := e.view(e.now, b)
		v.Own[0].Staker.Roles |= rules.RoleSequencer
		e.follow(t.Context(), v)
		e.sequence(t.Context())
		return !(<-e.turns).now.Paused
	}
	require.False(t, proposes())
	e.sameIdentity = map[uint32]bool{e.world.Stakers[0].StakerID + 1: true}
	require.True(t, proposes())
}

// Of two nodes with one staker, the one that starts meets the other one among its peers and bids
// for nothing; the one that was there goes on.
func TestSameIdentityAmongPeers(t *testing.T) {
	for _, starts := range []bool{true, false} {
		e := newEngine(t, t.TempDir(), true)
		b := e.world.Block(1, 1)
		if !starts {
			e.steps(listenBlocks+1, b)
			require.Equal(t, 2, e.peers.count())
		}
		e.peers.peers = []p2p.Peer{{ID: "stranger", StakerID: 99}, {ID: "twin", StakerID: e.world.Stakers[0].StakerID}}
		e.steps(listenBlocks+1, b)
		require.Equal(t, starts, e.health.Has(health.SameIdentity))
		require.Equal(t, starts, e.peers.count() == 0)
	}
}

// While it cannot do what it would promise, or is told not to, a node bids for nothing.
func TestNoBids(t *testing.T) {
	for _, code := range noBids {
		e := newEngine(t, t.TempDir(), true)
		b := e.world.Block(1, 1)
		e.steps(listenBlocks, b)
		e.health.Clear(health.Starting)
		require.True(t, e.bids())
		e.health.Set(code, "because")
		require.False(t, e.bids(), code)
		e.prove(e.t.Context())
		require.Zero(t, e.running, code)
	}
	e := newEngine(t, t.TempDir(), true)
	b := e.world.Block(1, 1)
	e.Pause()
	e.steps(listenBlocks+5, b)
	require.Zero(t, e.peers.count())
	e.Resume()
	e.steps(1, b)
	require.Equal(t, 2, e.peers.count())
}

// A block that L1 drops is dropped with its jobs. Its bids bind when it comes back.
func TestReorg(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	b := e.world.Block(1, 1)
	made := e.build
	e.build = func(of *block, _ *prover.Block, _ proving.Intent, _ time.Time, _ func()) (tree.Proof, error) {
		<-of.ctx.Done()
		return tree.Proof{}, of.ctx.Err()
	}
	for range listenBlocks + 1 {
		e.now++
		e.atBlock(t.Context(), e.view(e.now, b))
	}
	require.Equal(t, 2, e.running)
	tag := e.inOrder()[0].tag
	bids, err := e.store.Bids(tag)
	require.NoError(t, err)
	require.Len(t, bids, 2)
	require.Equal(t, p2p.BlockOpen, e.blocks.Block(tag).State)
	e.steps(1) // without the block
	require.Empty(t, e.open)
	require.Equal(t, p2p.BlockUnknown, e.blocks.Block(tag).State)
	require.Zero(t, e.peers.count())

	e.build = made
	e.steps(1, b)
	again, err := e.store.Bids(tag)
	require.NoError(t, err)
	require.Equal(t, bids, again)
	require.Equal(t, 2, e.peers.count())
}

// A fault in the work on one block gives up that block, and no other.
func TestAFaultInOneBlock(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	one, two := e.world.Block(1, 1), e.world.Block(2, 1)
	e.steps(1, one, two)
	blocks := e.inOrder()
	e.guard(blocks[0], "something", func() error { panic("a fault") })
	require.Len(t, e.open, 1)
	e.steps(3, one, two)
	require.Len(t, e.open, 1, "it stays given up")
	require.Positive(t, e.peers.count())
	for _, p := range e.peers.proofs {
		require.Equal(t, blocks[1].tag, p.Block)
	}

	e.steps(1, two)
	require.Empty(t, e.givenUp, "L1 does not have it any more")

	// A proof that fails is begun once more, and then given up.
	e = newEngine(t, t.TempDir(), true)
	tries := 0
	e.build = func(*block, *prover.Block, proving.Intent, time.Time, func()) (tree.Proof, error) {
		tries++
		panic("a fault")
	}
	e.worker = onePlace{}
	e.steps(20, one)
	require.Equal(t, 4, tries, "twice for each base rollup")
	require.Zero(t, e.peers.count())
}

type onePlace struct{ places }

func (onePlace) AtOnce() int { return 1 }

// A node that is stopped finishes and shares the proof in the making, and begins nothing more.
func TestStop(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	e.worker = onePlace{}
	b := e.world.Block(1, 1)
	begun, finish := make(chan struct{}, 8), make(chan struct{})
	e.build = func(_ *block, of *prover.Block, i proving.Intent, _ time.Time, _ func()) (tree.Proof, error) {
		begun <- struct{}{}
		<-finish
		return provingtest.Prove(of, i), nil
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- e.Run(ctx) }()
	for range listenBlocks + 2 {
		e.now++
		e.views <- e.view(e.now, b)
	}
	<-begun
	stop()
	select {
	case <-done:
		t.Fatal("it did not wait for the proof")
	case <-time.After(200 * time.Millisecond):
	}
	close(finish)
	require.NoError(t, <-done)
	require.Equal(t, 1, e.peers.count())
	require.Empty(t, begun)

	// What takes too long is given up.
	e = newEngine(t, t.TempDir(), true)
	e.config.StopTimeout = 100 * time.Millisecond
	e.build = func(of *block, _ *prover.Block, _ proving.Intent, _ time.Time, _ func()) (tree.Proof, error) {
		<-of.ctx.Done()
		return tree.Proof{}, errors.New("given up")
	}
	ctx, stop = context.WithCancel(t.Context())
	go func() { done <- e.Run(ctx) }()
	for range listenBlocks + 2 {
		e.now++
		e.views <- e.view(e.now, b)
	}
	stop()
	require.NoError(t, <-done)
	require.Zero(t, e.peers.count())
}

// A staker that L1 has only after the node's start is shown to peers from then on.
func TestALateStakerIsShown(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	v := e.view(e.now)
	staked := v.Own[0].Staker
	v.Own[0].Staker, v.Own[0].Why = settlement.Staker{}, operator.ErrNotStaked
	e.atBlock(t.Context(), v)
	require.Zero(t, e.peers.staker)
	e.steps(1)
	require.Equal(t, staked.ID, e.peers.staker)
}

// While it is paused a node proves what it has bid for, and bids for nothing new.
func TestPauseFinishesWhatIsBidFor(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	e.worker = onePlace{}
	b := e.world.Block(1, 1)
	for range listenBlocks + 1 {
		e.now++
		e.atBlock(t.Context(), e.view(e.now, b))
	}
	require.Equal(t, 1, e.running, "of two that are bid for")
	tag := e.inOrder()[0].tag
	bids, err := e.store.Bids(tag)
	require.NoError(t, err)
	require.Len(t, bids, 2)
	e.Pause()
	require.False(t, e.Status().Bidding)
	e.steps(20, b)
	require.Equal(t, 2, e.peers.count(), "both base rollups")
	e.steps(int(b.WindowEnd-e.now)-1, b)
	require.Equal(t, 2, e.peers.count(), "and not the root")
	again, err := e.store.Bids(tag)
	require.NoError(t, err)
	require.Equal(t, bids, again)
}

// A node says that it bids when one of its identities may.
func TestWhoBids(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	e.steps(listenBlocks + 1)
	require.True(t, e.Status().Bidding)
	v := e.view(e.now + 1)
	v.Own[0].Why = operator.ErrNotStaked
	e.atBlock(t.Context(), v)
	require.False(t, e.Status().Bidding)
	e = newEngine(t, t.TempDir(), false)
	e.steps(listenBlocks + 1)
	require.False(t, e.Status().Bidding, "it observes")
}

// Of a block that was finalized between two views, what came of it is told by the root that won,
// which no view has had.
func TestWhatWonBetweenTwoViews(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	b := e.world.Block(1, 1)
	e.steps(int(b.WindowEnd-e.now)-1, b)
	won := e.inOrder()[0].offer.Submission
	e.winner = func(context.Context, *block) (*settling.Root, *rules.Submission, error) {
		return &settling.Root{Total: won.TotalScore(), StakerID: 1, Payouts: make([]rules.Payout, 3)}, won, nil
	}
	e.now++
	v := e.view(e.now)
	v.Proven = 1
	e.atBlock(t.Context(), v)
	s := <-e.settled
	e.keep(s)
	require.NotNil(t, s.pending.Best)
	x, err := e.Explain(1)
	require.NoError(t, err)
	require.Equal(t, map[string]int{"included": 3}, counts(x.Outcomes))
}
