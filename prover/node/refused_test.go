package node

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/p2p"
	"fernet/prover/proving/provingtest"
	"fernet/settlement/rules"
)

// Who signs more bids for a node of a tree than a staker may have is named in the status, and
// counted.
func TestTooManyBidsAreShown(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	b := e.world.Block(1, 1)
	e.steps(1, b)
	for _, feeBurn := range []rules.Bps{100, 200, 300} {
		p := provingtest.Message(b, e.world.Stakers[1], 2, feeBurn)
		if message, err := p.Encode(); e.blocks.Admit(p).Answer == p2p.AnswerTake && err == nil {
			e.blocks.Take(p, message)
		}
	}
	blocks := e.Status().Blocks
	require.Len(t, blocks, 1)
	require.Len(t, blocks[0].Refused, 1)
	require.EqualValues(t, 2, blocks[0].Refused[0].Node)
	require.EqualValues(t, 2, blocks[0].Refused[0].StakerID)
	require.NotEmpty(t, blocks[0].Refused[0].Why)
	require.Equal(t, 1, e.measure().Blocks[0].Refused)
}
