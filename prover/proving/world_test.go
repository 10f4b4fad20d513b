package proving_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/proving"
	"fernet/prover/proving/provingtest"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// seven is a tree of seven nodes: base rollups 4 to 7, merges 2 and 3, the root.
var seven = rules.Tree{NumTxs: 8, TxsPerBase: 2}

// table is a block and the stakers that may prove it, of whom the first one is one's own.
type table struct {
	*testing.T
	world  *provingtest.World
	block  *prover.Block
	config proving.Config
	round  *proving.Round
	bids   []proving.Bid // as they are written
	base   []uint32      // stakers of base rollups, in a test's order
}

// sit opens a round; change may change its configuration.
func sit(t *testing.T, stakers int, mode rules.Mode, strategy string, kappa rules.Bps, change func(*table)) *table {
	b := &table{T: t, world: provingtest.New(stakers, mode, seven, provingtest.Slots)}
	b.block = b.world.Block(3, 1)
	b.config = b.world.Config(b.block, strategy, kappa, 2, b.world.Stakers[0])
	b.config.WriteBid = func(bid proving.Bid) error {
		b.bids = append(b.bids, bid)
		return nil
	}
	if change != nil {
		change(b)
	}
	b.open()
	return b
}

// begin lets a round see the time before the slot's end, so that it knows what is late.
func (b *table) begin() { b.step(b.config.Plan.Start-1, 0) }

func (b *table) open() {
	var err error
	b.round, err = proving.New(b.config)
	require.NoError(b, err)
}

// message is a proof of a staker's on some references.
func (b *table) message(staker, node uint32, feeBurn rules.Bps, refs ...wire.Ref) *wire.Proof {
	return provingtest.Message(b.block, b.world.Stakers[staker-1], node, feeBurn, refs...)
}

// take lets a verified proof in, as package p2p does, and requires that it is admitted.
func (b *table) take(p *wire.Proof) {
	b.Helper()
	require.Equal(b, proving.Admission{Answer: proving.Take}, b.round.Admit(p))
	b.round.Take(p, []byte{byte(p.Node), byte(p.StakerID)})
}

// bases lets in the base rollups of the stakers, at bid 0.
func (b *table) bases(stakers ...uint32) {
	b.begin()
	for node := uint32(4); node < 8; node++ {
		for _, s := range stakers {
			b.take(b.message(s, node, 0))
		}
	}
}

// on are the references of a merge to stakers on both sides, at bid 0.
func on(stakers ...uint32) []wire.Ref {
	refs := make([]wire.Ref, rules.ChildSlots)
	for i, s := range stakers {
		refs[i].StakerID, refs[rules.ProofsPerNode+i].StakerID = s, s
	}
	return refs
}

func (b *table) step(now uint64, capacity int) []proving.Intent {
	b.Helper()
	intents, err := b.round.Step(now, capacity)
	require.NoError(b, err)
	return intents
}

// make makes the proofs of intents.
func (b *table) make(intents []proving.Intent) {
	b.Helper()
	for _, i := range intents {
		_, _, err := b.round.Own(i, provingtest.Prove(b.block, i))
		require.NoError(b, err)
	}
}

func nodes(intents []proving.Intent) (out []uint32) {
	for _, i := range intents {
		out = append(out, i.Node)
	}
	return out
}

// outcome is what came of a node for the first staker.
func (b *table) outcome(node uint32) proving.Outcome {
	b.Helper()
	for _, o := range b.round.Explain() {
		if o.Node == node && o.StakerID == 1 {
			return o
		}
	}
	b.Fatalf("nothing about node %d", node)
	return proving.Outcome{}
}
