package settling

import (
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/application"
	"fernet/prover/operator"
	"fernet/prover/wire"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// settledBlocks are blocks as peers have told of them.
type settledBlocks map[wire.BlockTag]*prover.Block

func number(e fr.Element) *big.Int { return e.BigInt(new(big.Int)) }

// without is a chain of a node that executes no bodies.
func (g *ground) without(settled settledBlocks) *Chain {
	return g.chain(func(o *Options) {
		client := settlement.NewClient(g.node(), g.Client.Deployment)
		follower, err := prover.FollowStakers(client, prover.Application())
		require.NoError(g, err)
		o.Chain = &operator.Chain{Client: client, Follower: follower}
		o.Settled = func(tag wire.BlockTag) *prover.Block { return settled[tag] }
	})
}

// settled is a block as one that executes it tells of it to others that do not.
func (g *ground) settled(p *Pending) *prover.Block {
	executed, err := g.follower(g.Client).Block(g.Context(), p.Number)
	require.NoError(g, err)
	var bases []application.Transition
	for node := executed.Tree.FirstBase(); executed.Tree.Contains(node); node++ {
		bases = append(bases, executed.Transition(node))
	}
	with, err := p.WithTransitions(*p.Outline, bases)
	require.NoError(g, err)
	return with
}

// A chain that executes no bodies has a block as L1 has it, once the state before it is known: from
// L1's root of the block below, or from what was settled of it.
func TestBlocksThatAreNotExecuted(t *testing.T) {
	g := newGround(t)
	settled := settledBlocks{}
	chain := g.without(settled)
	g.append(theirs)
	v := g.read(chain)
	one := v.Pending[0]
	executed, err := g.follower(g.Client).Block(t.Context(), 1)
	require.NoError(t, err)
	require.Nil(t, one.Execution)
	require.Nil(t, one.Body)
	require.NotEmpty(t, executed.Body)
	require.Equal(t, executed.ID(), one.ID())
	require.Equal(t, executed.Stakers, one.Stakers)
	whole := executed.Execution.Block()
	require.Equal(t, prover.Outline{StateIn: whole.StateIn, TxRoot: whole.TxRoot, Fingerprint: whole.Fingerprint}, *one.Outline)
	require.Zero(t, one.Value.Fees.Sign(), "nobody has told them")
	offer := &Offer{Submission: &rules.Submission{
		Seed: one.On.Seed, TxRoot: one.On.TxRoot, StateIn: number(whole.StateIn), StateOut: number(whole.StateOut), Fees: whole.Fees.Big(),
	}}
	require.False(t, one.takes(offer), "it is not known whether it is right")

	// On it there is another one, which begins where nobody knows yet.
	g.append(theirs)
	v = g.read(chain)
	require.Len(t, v.Pending, 2)
	require.Same(t, one.Block, v.Pending[0].Block)
	require.Nil(t, v.Pending[1].Block)

	// What was settled on another state is not this block's.
	other := *one.Outline
	other.StateIn = fr.NewElement(7)
	settled[one.Tag] = g.settled(one)
	bases := []application.Transition{settled[one.Tag].Transition(2), settled[one.Tag].Transition(3)}
	bases[0].StateIn = other.StateIn
	settled[one.Tag], err = one.WithTransitions(other, bases)
	require.NoError(t, err)
	require.Nil(t, g.read(chain).Pending[0].Execution)

	settled[one.Tag] = g.settled(one)
	v = g.read(chain)
	require.Same(t, settled[one.Tag], v.Pending[0].Block)
	require.Equal(t, one.Content, v.Pending[0].Content, "it is the same block")
	require.EqualValues(t, 1, v.Pending[0].Value.Fees.Int64())
	require.True(t, v.Pending[0].takes(offer))
	require.Equal(t, whole.StateOut, v.Pending[1].Outline.StateIn)

	// Who comes later takes it from L1, when there is a root.
	late := g.without(settledBlocks{})
	require.Nil(t, g.read(late).Pending[1].Block)
	g.prove(1, 1, 0)
	v = g.read(late)
	require.Nil(t, v.Pending[0].Execution)
	require.Equal(t, whole.StateOut, v.Pending[1].Outline.StateIn)
	require.EqualValues(t, 1, v.Pending[0].Value.Fees.Int64(), "L1 has them")
	require.Equal(t, g.told(g.read(g.without(settledBlocks{}))), g.told(v), "as who sees L1 for the first time")

	// Without state there is nothing to execute, draft or prove base rollups with.
	_, err = late.o.Chain.Follower.Block(t.Context(), 1)
	require.ErrorIs(t, err, prover.ErrNoState)
	_, err = late.o.Chain.Follower.StateAfter(t.Context(), 0)
	require.ErrorIs(t, err, prover.ErrNoState)
	_, err = late.o.Chain.Follower.Tip(t.Context())
	require.ErrorIs(t, err, prover.ErrNoState)
}

// Reorgs that replace a block, or the state before it, are noticed as by a node that executes.
func TestReorgsOfBlocksThatAreNotExecuted(t *testing.T) {
	g := newGround(t)
	settled := settledBlocks{}
	chain := g.without(settled)
	g.append(theirs)
	start := g.head()
	one := g.read(chain).Pending[0]
	settled[one.Tag] = g.settled(one)
	g.append(ours)
	two := g.read(chain).Pending[1]
	require.NotNil(t, two.Block)
	settled[two.Tag] = g.settled(two)
	require.NotNil(t, g.read(chain).Pending[1].Execution)

	g.back(start - 1)
	g.append(theirs)
	g.append(ours)
	v := g.read(chain)
	require.NotNil(t, v.Reorg)
	require.Len(t, v.Pending, 2)
	require.NotEqual(t, one.Tag, v.Pending[0].Tag)
	require.Nil(t, v.Pending[0].Execution)
	require.Nil(t, v.Pending[1].Block, "the state before it is another one")
	settled[v.Pending[0].Tag] = g.settled(v.Pending[0])
	v = g.read(chain)
	require.NotEqual(t, two.Content, v.Pending[1].Content)
	require.Equal(t, v.Pending[0].Execution.Block().StateOut, v.Pending[1].Outline.StateIn)
}

// L1's root has the last word on the state after a block, whatever peers were believed.
func TestL1SaysTheStateBefore(t *testing.T) {
	g := newGround(t)
	settled := settledBlocks{}
	chain := g.without(settled)
	g.append(theirs)
	g.append(theirs)
	one := g.read(chain).Pending[0]
	right := g.settled(one)
	bases := []application.Transition{right.Transition(2), right.Transition(3)}
	bases[1].StateOut = fr.NewElement(7)
	var err error
	settled[one.Tag], err = one.WithTransitions(*one.Outline, bases)
	require.NoError(t, err)
	require.Equal(t, fr.NewElement(7), g.read(chain).Pending[1].Outline.StateIn)
	g.prove(1, 1, 0)
	require.Equal(t, right.Execution.Block().StateOut, g.read(chain).Pending[1].Outline.StateIn)
}

// A block that was settled, finalized and claimed needs no state.
func TestClaimsWithoutState(t *testing.T) {
	g := newGround(t)
	chain := g.without(settledBlocks{})
	g.prove(g.append(theirs), 1, 0)
	g.read(chain)
	g.Finalize(1)
	v := g.read(chain)
	require.Len(t, v.Unclaimed, 1)
	require.Equal(t, 3, v.Unclaimed[0].Rewards)
	require.Equal(t, g.told(g.read(g.chain(nil))), g.told(v))
}
