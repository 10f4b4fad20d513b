package node

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/mempool/api"
	"fernet/prover/node/health"
	"fernet/prover/p2p"
	"fernet/prover/proving"
	"fernet/prover/proving/provingtest"
	"fernet/prover/settling"
	"fernet/prover/tree"
	"fernet/prover/wire"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// newStateless returns a node of the second staker that executes no bodies.
func newStateless(t *testing.T, dir string) *engine {
	e := newEngine(t, dir, true)
	e.config.Stateless = true
	e.ids = []*own{{name: "bob", key: e.world.Stakers[1].Key}}
	return e
}

// without is L1 at a block as a node without state sees it.
func (e *engine) without(blocks ...*prover.Block) *settling.View {
	v := e.view(e.now, blocks...)
	for _, p := range v.Pending {
		p.Block, p.Outline = provingtest.Unexecuted(p.Block)
		if b := e.blocks.settledBlock(p.Tag); b != nil {
			p.Block = b
		}
	}
	v.Own[0].Staker.ID = 2
	return v
}

// step takes a node without state through a block of L1.
func (e *engine) step(blocks ...*prover.Block) {
	e.now++
	e.atBlock(e.t.Context(), e.without(blocks...))
	for e.running > 0 {
		e.finish(e.t.Context(), <-e.ended)
	}
}

// hear takes a proof as package p2p does of a peer that has executed the block.
func (e *engine) hear(of *prover.Block, p *wire.Proof) {
	e.t.Helper()
	if e.blocks.Admit(p).Answer != p2p.AnswerTake {
		return
	}
	message, err := p.Encode()
	require.NoError(e.t, err)
	if p.IsMerge() || !e.config.Stateless {
		e.blocks.Take(p, message)
	} else {
		stateless{e.blocks}.TakeWith(p, message, of.Transition(p.Node))
	}
}

// base is a proof of a base rollup by the third staker.
func (e *engine) base(b *prover.Block, node uint32) *wire.Proof {
	return provingtest.Message(b, e.world.Stakers[2], node, 0)
}

// Beside a node with state, one without merges what that has proven, and wins roots.
func TestANodeWithoutStateWinsMerges(t *testing.T) {
	won, lost := 0, 0
	for seed := range uint64(6) {
		with, without := newEngine(t, t.TempDir(), true), newStateless(t, t.TempDir())
		b := with.world.Block(1, 1+seed)
		heard := map[*engine]int{}
		tell := func(from, to *engine) {
			for _, p := range from.peers.proofs[heard[from]:] {
				to.hear(b, p)
				heard[from]++
			}
		}
		for with.now < b.WindowEnd-1 {
			with.steps(1, b)
			tell(with, without)
			without.step(b)
			tell(without, with)
		}
		tag := with.inOrder()[0].tag
		for _, p := range without.peers.proofs {
			require.EqualValues(t, rules.RootNode, p.Node, "it proves merges alone")
			require.EqualValues(t, 2, p.StakerID)
		}
		bids, err := without.store.Bids(tag)
		require.NoError(t, err)
		for _, b := range bids {
			require.EqualValues(t, rules.RootNode, b.Node)
		}
		list, known := without.blocks.Transitions(tag)
		require.True(t, known)
		wanted, _ := with.blocks.Transitions(tag)
		require.Equal(t, wanted, list)
		// Both have the same best submission: the one without state could send it as well.
		offers := []*settling.Offer{with.inOrder()[0].offer, without.inOrder()[0].offer}
		require.Equal(t, offers[0].Submission.TotalScore(), offers[1].Submission.TotalScore())
		if offers[0].Submission.Nodes[0][0].StakerID == 2 {
			won++
		} else {
			lost++
		}
		require.False(t, without.health.Has(health.Transitions))
		s := without.Status()
		require.True(t, s.Stateless && s.Blocks[0].Transitions)
		require.False(t, with.Status().Stateless)
	}
	t.Logf("%d roots are those of the node without state, %d of the other", won, lost)
	require.Positive(t, won)
	require.Positive(t, lost)
}

// A node that is told no transitions idles and says so from the time on when it could have been
// told. Nothing is bid. What comes then is built on.
func TestTransitionsAreAwaited(t *testing.T) {
	e := newStateless(t, t.TempDir())
	b := e.world.Block(1, 1)
	e.step(b)
	open := e.inOrder()[0]
	for e.now < open.plan.CutOffs[0]-1 {
		e.step(b)
		require.False(t, e.health.Has(health.Transitions), "nobody can have told it")
	}
	e.hear(b, e.base(b, 2))
	never := b.Transition(3) // true of a state that never was
	never.StateIn = fr.NewElement(99)
	p := e.base(b, 3)
	message, err := p.Encode()
	require.NoError(t, err)
	stateless{e.blocks}.TakeWith(p, message, never)
	for range 3 {
		e.step(b)
		require.True(t, e.health.Has(health.Transitions))
	}
	require.Equal(t, "waits for the transitions of block 1 from peers, since L1 block "+fmt.Sprint(open.plan.CutOffs[0])+": it merges nothing of it",
		e.health.Reasons()[0].Why)
	require.True(t, e.bids(), "other blocks go on")
	require.False(t, e.Status().Blocks[0].Transitions)
	bids, err := e.store.Bids(open.tag)
	require.NoError(t, err)
	require.Empty(t, bids)
	require.Empty(t, e.peers.proofs)

	e.hear(b, provingtest.Message(b, e.world.Stakers[3], 3, 0))
	e.step(b)
	require.False(t, e.health.Has(health.Transitions))
	require.Len(t, e.peers.proofs, 1)
}

// After a restart it takes up what it held when peers have told it the transitions again, and does
// not make its merge again.
func TestRestartWithoutState(t *testing.T) {
	dir := t.TempDir()
	e := newStateless(t, dir)
	b := e.world.Block(1, 1)
	for range listenBlocks + 1 {
		e.step(b)
	}
	e.hear(b, e.base(b, 2))
	e.hear(b, e.base(b, 3))
	open := e.inOrder()[0]
	for e.now <= open.plan.CutOffs[0] {
		e.step(b)
	}
	require.Len(t, e.peers.proofs, 1)
	require.NoError(t, e.store.Close())

	again := newStateless(t, dir)
	again.now = e.now
	again.step(b)
	require.Empty(t, again.inOrder()[0].round.Held(wire.AllLevels), "what it holds cannot be verified")
	again.hear(b, e.base(b, 2))
	again.hear(b, e.base(b, 3))
	for range 20 {
		again.step(b)
	}
	require.Empty(t, again.peers.proofs, "it is in the store")
	require.Len(t, again.inOrder()[0].round.Held(wire.AllLevels), 3)
	require.False(t, again.health.Has(health.SameIdentity))
}

// Merges are made of the block with its transitions, also when the view is of before.
func TestMergesAreOfTheSettledBlock(t *testing.T) {
	e := newStateless(t, t.TempDir())
	b := e.world.Block(1, 1)
	for range listenBlocks + 1 {
		e.step(b)
	}
	var built []*prover.Block
	e.build = func(_ *block, of *prover.Block, i proving.Intent, _ time.Time, _ func()) (tree.Proof, error) {
		built = append(built, of)
		return tree.Proof{}, errors.New("not made")
	}
	e.hear(b, e.base(b, 2))
	e.hear(b, e.base(b, 3))
	for len(built) == 0 && e.now < b.WindowEnd-1 {
		e.now++
		v := e.without(b)
		v.Pending[0].Block, _ = provingtest.Unexecuted(b)
		e.atBlock(t.Context(), v)
		for e.running > 0 {
			e.finish(t.Context(), <-e.ended)
		}
	}
	require.NotEmpty(t, built)
	require.Equal(t, b.Transition(1), built[0].Transition(1))
}

// What peers ask of blocks, and what they say, is of those that are open; a proof is judged by one
// that was closed a moment ago.
func TestWhatPeersAreToldOfBlocks(t *testing.T) {
	with, without := newEngine(t, t.TempDir(), true), newStateless(t, t.TempDir())
	b := with.world.Block(1, 1)
	b.Body = []byte("body")
	with.steps(1, b)
	without.step(b)
	tag := with.inOrder()[0].tag
	body, found := with.blocks.Body(tag)
	require.True(t, found)
	require.Equal(t, b.Body, body)
	list, known := with.blocks.Transitions(tag)
	require.True(t, known)
	require.Len(t, list, 2)
	_, found = without.blocks.Body(tag)
	require.False(t, found)
	_, known = without.blocks.Transitions(tag)
	require.False(t, known)

	s := stateless{without.blocks}
	require.NoError(t, s.CheckTransitions(tag, list))
	p := without.base(b, 2)
	_, public, err := s.PublicWith(p, b.Transition(2))
	require.NoError(t, err)
	require.NotEmpty(t, public)
	without.close(without.inOrder()[0])
	with.close(with.inOrder()[0])
	_, found = with.blocks.Body(tag)
	require.False(t, found)
	_, known = with.blocks.Transitions(tag)
	require.False(t, known)
	require.ErrorIs(t, s.CheckTransitions(tag, list), ErrUnknownBlock)
	_, same, err := s.PublicWith(p, b.Transition(2))
	require.NoError(t, err)
	require.Equal(t, public, same)
	s.TakeWith(p, nil, b.Transition(2))
	p.Block[0]++
	_, _, err = s.PublicWith(p, b.Transition(2))
	require.ErrorIs(t, err, ErrUnknownBlock)
}

// A sequencer drafts blocks, which takes the state: its identity is refused, and is not proposed
// for if it becomes one later.
func TestANodeWithoutStateIsNoSequencer(t *testing.T) {
	e := newStateless(t, t.TempDir())
	staker := settlement.Staker{ID: 2, Roles: rules.RoleMerge}
	e.stakersAtStart = []settlement.Staker{staker}
	require.NoError(t, e.mayBeStateless())
	staker.Roles |= rules.RoleSequencer
	e.stakersAtStart = []settlement.Staker{staker}
	require.ErrorIs(t, e.mayBeStateless(), ErrStateless)
	require.ErrorContains(t, e.mayBeStateless(), "identity bob is staked as a sequencer")
	e.ids[0].l1 = &settling.Own{Staker: staker}
	require.Empty(t, e.sequencers())
	e.config.Stateless = false
	require.NoError(t, e.mayBeStateless())
	require.Len(t, e.sequencers(), 1)
}

// Who hands it a transfer is told that it has no pool.
func TestANodeWithoutStateHasNoPool(t *testing.T) {
	e := newStateless(t, t.TempDir())
	handler, err := e.webHandler()
	require.NoError(t, err)
	server := httptest.NewServer(handler)
	defer server.Close()
	client, err := api.Dial(server.URL)
	require.NoError(t, err)
	defer client.Close()
	_, err = client.Pending(t.Context(), nil)
	require.ErrorContains(t, err, noPool)
	answer, err := http.Get(server.URL + "/livez")
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	require.Equal(t, http.StatusOK, answer.StatusCode)
}
