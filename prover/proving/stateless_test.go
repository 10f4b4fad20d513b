package proving_test

import (
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/application"
	"fernet/prover/circuit"
	"fernet/prover/proving"
	"fernet/prover/proving/provingtest"
	"fernet/prover/tree"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// ignorant is a round of a node without state. b.block stays the block as others know it.
func ignorant(t *testing.T, change func(*table)) *table {
	return sit(t, 6, rules.ModePrivate, "fixed:0%", 0, func(b *table) {
		b.config.Block, b.config.Outline = provingtest.Unexecuted(b.block)
		if change != nil {
			change(b)
		}
	})
}

// taken lets in a base rollup's proof that was verified with a transition.
func (b *table) taken(p *wire.Proof, t application.Transition) {
	b.Helper()
	require.Equal(b, proving.Take, b.round.Admit(p).Answer)
	b.round.TakeWith(p, []byte{byte(p.Node), byte(p.StakerID)}, t)
	require.Equal(b, proving.Ignore, b.round.Admit(p).Answer, "it is held")
}

// TestTransitionsAreSettled by proofs, in any order; then the round is like any other.
func TestTransitionsAreSettled(t *testing.T) {
	b := ignorant(t, nil)
	b.begin()
	_, known := b.round.Transitions()
	require.False(t, known)
	merge := b.message(3, 2, 0, on(2)...)
	for _, node := range []uint32{7, 5, 6} {
		b.taken(b.message(2, node, 0), b.block.Transition(node))
		b.taken(b.message(3, node, 0), b.block.Transition(node))
		require.Equal(t, proving.Admission{Answer: proving.Park, Missing: 0}, b.round.Admit(merge))
	}
	require.Empty(t, b.round.Held(wire.AllLevels), "nobody is shown what may be false")
	_, _, err := b.round.Public(b.message(2, 4, 0))
	require.ErrorIs(t, err, tree.ErrMissingProof)
	b.round.Take(b.message(2, 4, 0), nil)
	require.Empty(t, b.round.Held(wire.AllLevels))
	_, err = b.round.Best(tree.Options{})
	require.ErrorIs(t, err, tree.ErrNoProof)
	b.round.Explain()
	b.round.Snapshot()

	b.taken(b.message(2, 4, 0), b.block.Transition(4))
	list, known := b.round.Transitions()
	require.True(t, known)
	require.Len(t, list, 4)
	for i, of := range list {
		require.Equal(t, wire.Transition{Node: uint32(4 + i), Transition: b.block.Transition(uint32(4 + i))}, of)
	}
	require.Len(t, b.round.Held(0), 7)
	require.Equal(t, []byte{7, 2}, b.round.Held(0)[0].Message)
	b.take(merge)
	kind, public, err := b.round.Public(merge)
	require.NoError(t, err)
	other := sit(t, 6, rules.ModePrivate, "fixed:0%", 0, nil)
	other.bases(2, 3)
	same, wanted, err := other.round.Public(merge)
	require.NoError(t, err)
	require.Equal(t, same, kind)
	require.Equal(t, wanted, public)
	require.Equal(t, b.block.Transition(1), b.round.Block().Transition(1))

	// Later proofs come with the settled transition, or are none of the block.
	b.round.TakeWith(b.message(4, 4, 0), nil, b.block.Transition(4))
	require.Len(t, b.round.Held(0), 8)
	b.round.TakeWith(b.message(5, 4, 0), nil, b.block.Transition(5))
	require.Len(t, b.round.Held(0), 8)
}

// TestFalseStatesAreNotSettled although a proof of them is true: of a state that never was.
func TestFalseStatesAreNotSettled(t *testing.T) {
	b := ignorant(t, nil)
	b.begin()
	for _, node := range []uint32{4, 6, 7} {
		b.taken(b.message(2, node, 0), b.block.Transition(node))
	}
	never := b.block.Transition(5)
	never.StateIn = fr.NewElement(99)
	b.taken(b.message(3, 5, 0), never)
	_, known := b.round.Transitions()
	require.False(t, known)
	b.taken(b.message(2, 5, 0), b.block.Transition(5))
	_, known = b.round.Transitions()
	require.True(t, known)
	require.Len(t, b.round.Held(0), 4, "the other one is dropped")
	require.Equal(t, proving.Take, b.round.Admit(b.message(3, 5, 0)).Answer, "and may come again")
}

// TestUncheckedListsAreNotSettled: what proofs do not show, L1 does.
func TestUncheckedListsAreNotSettled(t *testing.T) {
	b := ignorant(t, nil)
	for _, node := range []uint32{4, 5, 6, 7} {
		of := b.block.Transition(node)
		if node == 6 {
			of.TxRoot = fr.NewElement(1)
		}
		b.round.TakeWith(b.message(2, node, 0), nil, of)
	}
	_, known := b.round.Transitions()
	require.False(t, known)
}

func TestCheckTransitions(t *testing.T) {
	b := ignorant(t, nil)
	list := func() (out []wire.Transition) {
		for node := uint32(4); node < 8; node++ {
			out = append(out, wire.Transition{Node: node, Transition: b.block.Transition(node)})
		}
		return out
	}
	require.NoError(t, b.round.CheckTransitions(list()))
	for name, change := range map[string]func([]wire.Transition) []wire.Transition{
		"one is missing": func(l []wire.Transition) []wire.Transition { return l[:3] },
		"none":           func(l []wire.Transition) []wire.Transition { return nil },
		"one twice":      func(l []wire.Transition) []wire.Transition { l[1] = l[0]; return l },
		"other order":    func(l []wire.Transition) []wire.Transition { l[0], l[1] = l[1], l[0]; return l },
		"another state":  func(l []wire.Transition) []wire.Transition { l[0].StateIn = fr.NewElement(9); return l },
		"a gap":          func(l []wire.Transition) []wire.Transition { l[1].StateOut = fr.NewElement(9); return l },
		"another root":   func(l []wire.Transition) []wire.Transition { l[2].TxRoot = fr.NewElement(9); return l },
		"another body":   func(l []wire.Transition) []wire.Transition { l[3].Fingerprint = fr.NewElement(9); return l },
		"fees without end": func(l []wire.Transition) []wire.Transition {
			l[0].Fees, l[1].Fees = application.MaxAmount, application.MaxAmount
			return l
		},
	} {
		require.ErrorIs(t, b.round.CheckTransitions(change(list())), prover.ErrOutline, name)
	}
	executed := sit(t, 6, rules.ModePrivate, "fixed:0%", 0, nil)
	require.ErrorIs(t, executed.round.CheckTransitions(list()), prover.ErrOutline)
	got, known := executed.round.Transitions()
	require.True(t, known)
	require.Equal(t, list(), got)
}

// TestPublicWith is what a node with state verifies the same proof with.
func TestPublicWith(t *testing.T) {
	b, other := ignorant(t, nil), sit(t, 6, rules.ModePrivate, "fixed:0%", 0, nil)
	p := b.message(2, 5, 70)
	kind, public, err := b.round.PublicWith(p, b.block.Transition(5))
	require.NoError(t, err)
	same, wanted, err := other.round.Public(p)
	require.NoError(t, err)
	require.Equal(t, same, kind)
	require.Equal(t, wanted, public)
	_, public, err = b.round.PublicWith(p, b.block.Transition(6))
	require.NoError(t, err)
	require.NotEqual(t, wanted[0], public[0])
	_, _, err = b.round.PublicWith(b.message(2, 3, 0, on(2)...), b.block.Transition(3))
	require.ErrorIs(t, err, rules.ErrNodeRange)
	p.StakerID = 99
	_, _, err = b.round.PublicWith(p, b.block.Transition(5))
	require.ErrorIs(t, err, prover.ErrNotEligible)
}

// TestWaitingProofsAreBounded as those that are held.
func TestWaitingProofsAreBounded(t *testing.T) {
	b := ignorant(t, nil)
	b.taken(b.message(2, 5, 1), b.block.Transition(5))
	b.taken(b.message(2, 5, 2), b.block.Transition(5))
	third := b.message(2, 5, 3)
	require.Equal(t, proving.Ignore, b.round.Admit(third).Answer)
	b.round.TakeWith(third, nil, b.block.Transition(5))
	b.round.TakeWith(b.message(2, 5, 1), nil, b.block.Transition(5))
	b.round.TakeWith(b.with(b.message(2, 6, 1), func(p *wire.Proof) { p.Block[0]++ }), nil, b.block.Transition(6))
	b.round.TakeWith(b.with(b.message(2, 6, 1), func(p *wire.Proof) { p.Node = 9 }), nil, b.block.Transition(6))
	for _, node := range []uint32{4, 6, 7} {
		b.taken(b.message(3, node, 0), b.block.Transition(node))
	}
	require.Len(t, b.round.Held(0), 5)
}

// TestLateIsLate also when the transitions are settled afterwards.
func TestLateIsLate(t *testing.T) {
	b := ignorant(t, nil)
	b.begin()
	for _, node := range []uint32{4, 5, 6} {
		b.taken(b.message(2, node, 0), b.block.Transition(node))
	}
	b.step(b.config.Plan.CutOff(0), 0)
	b.taken(b.message(3, 4, 0), b.block.Transition(4))
	b.taken(b.message(2, 7, 0), b.block.Transition(7))
	require.Equal(t, []uint32{3}, b.late(4))
	require.Equal(t, []uint32{2}, b.late(7))
}

// TestNodeWithoutStateMerges and proves no base rollups, also those that nobody proves.
func TestNodeWithoutStateMerges(t *testing.T) {
	b := ignorant(t, nil)
	start := b.config.Plan.Start
	require.Empty(t, b.step(start, 9))
	for node := uint32(4); node < 8; node++ {
		b.taken(b.message(2, node, 0), b.block.Transition(node))
	}
	made := map[uint32]bool{}
	for now := start; now < b.config.Plan.End; now++ {
		intents := b.step(now, 9)
		for _, i := range intents {
			made[i.Node] = true
			_, err := b.round.Block().Task(i.Ticket, i.Children)
			require.NoError(t, err)
		}
		b.make(intents)
	}
	require.Equal(t, map[uint32]bool{1: true, 2: true, 3: true}, made)
	require.Equal(t, proving.Included, b.outcome(2).Result)
	o := b.outcome(4)
	require.Equal(t, proving.NotEligible, o.Result)
	require.NotEmpty(t, o.Why)
	base, err := b.world.Stakers[0].Ticket(b.block, 4, 0)
	require.NoError(t, err)
	_, err = b.round.Block().Task(base, tree.Children{})
	require.ErrorIs(t, err, application.ErrNoWork)
}

// TestFeesAreThoseOfTheTransitions: L1 does not know them before there is a root, and a block may
// pay nothing else.
func TestFeesAreThoseOfTheTransitions(t *testing.T) {
	b := ignorant(t, func(b *table) {
		bases := make([]application.Transition, 4)
		for i := range bases {
			bases[i] = b.block.Transition(uint32(4 + i))
			bases[i].Fees = application.NewAmount(1_000_000)
		}
		var err error
		b.block, err = b.config.Block.WithTransitions(*b.config.Outline, bases)
		require.NoError(t, err)
		b.config.Value.BlockReward, b.config.Value.RewardReserve = new(big.Int), new(big.Int)
		b.config.Value.FeeEscrow = big.NewInt(1_000_000_000)
		b.config.CostOf = func(circuit.Kind) *big.Int { return big.NewInt(1) }
	})
	b.begin()
	for node := uint32(4); node < 8; node++ {
		require.Empty(t, b.step(b.config.Plan.Start, 9))
		b.taken(b.message(2, node, 0), b.block.Transition(node))
	}
	require.Empty(t, b.bids)
	require.ElementsMatch(t, []uint32{2, 3}, nodes(b.step(b.config.Plan.CutOff(0), 9)))
}

// TestSettledBlockWithoutState is one that was dropped, and came back when its transitions were
// known: its base rollups cannot be proven for that.
func TestSettledBlockWithoutState(t *testing.T) {
	b := ignorant(t, func(b *table) {
		var bases []application.Transition
		for node := uint32(4); node < 8; node++ {
			bases = append(bases, b.block.Transition(node))
		}
		var err error
		b.config.Block, err = b.config.Block.WithTransitions(*b.config.Outline, bases)
		require.NoError(t, err)
	})
	_, known := b.round.Transitions()
	require.True(t, known)
	for now := b.config.Plan.Start; now < b.config.Plan.End; now++ {
		require.Empty(t, b.step(now, 9))
	}
	require.Empty(t, b.bids)
}
