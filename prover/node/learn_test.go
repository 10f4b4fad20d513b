package node

import (
	"context"
	"fmt"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/bid"
	"fernet/prover/settling"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// Winner is l1Chain's: every block was won by staker 2 alone, but for every tenth.
func (e *engine) Winner(_ context.Context, number uint64) (*settling.Winner, error) {
	e.winners = append(e.winners, number)
	if number%10 == 0 {
		return nil, fmt.Errorf("block %d: %w", number, settling.ErrNoRoot)
	}
	return &settling.Winner{Number: number, Tag: wire.BlockTag{byte(number)}, Tree: tree3, Submission: wonAlone()}, nil
}

func wonAlone() *rules.Submission {
	nodes := make([][]rules.Entry, tree3.NumNodes())
	for i := range nodes {
		nodes[i] = []rules.Entry{{StakerID: 2, Vrf: big.NewInt(1000)}}
	}
	return &rules.Submission{Nodes: nodes}
}

// A node that knows too little of what it takes to get a place reads the winners of the last blocks
// whose windows are over, once, and goes by them.
func TestTheLastWinnersAreRead(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	step := func() {
		e.now++
		v := e.view(e.now, e.world.Block(1, 1))
		v.Proven, v.Pending[0].Number = 100, 100 // and open
		e.Node.view = v
		e.learn(t.Context())
		e.jobs.Wait()
	}
	step()
	require.Len(t, e.winners, learnedBlocks)
	require.EqualValues(t, 40, e.winners[0])
	require.EqualValues(t, 99, e.winners[learnedBlocks-1])
	require.Len(t, e.samples(bid.Base), 2*(learnedBlocks-6))
	require.Len(t, e.samples(bid.Root), learnedBlocks-6)
	step()
	require.Len(t, e.winners, learnedBlocks, "once")

	// After a start it reads them again as long as it knows too little.
	e.learned, e.winners = false, nil
	for i := range byte(10) {
		require.NoError(t, e.store.AddSamples(wire.BlockTag{1, i}, (&settling.Winner{Tree: tree3, Submission: wonAlone()}).Samples(nil)))
	}
	step()
	require.Empty(t, e.winners)
}
