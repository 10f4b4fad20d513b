package bid

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

func TestSamplesOf(t *testing.T) {
	tree, err := rules.NewTree(8, 2)
	require.NoError(t, err)
	proof := func(staker uint32, vrf int64) rules.Entry {
		return rules.Entry{StakerID: staker, FeeBurn: 5_000, Vrf: big.NewInt(vrf)}
	}
	s := &rules.Submission{Nodes: [][]rules.Entry{
		{proof(1, 70)},
		{proof(1, 40), proof(2, 60), proof(3, 50)},
		{proof(1, 40), proof(2, 60)},
		{proof(4, 90), proof(2, 60), proof(3, 50)},
		{proof(1, 10), proof(2, 20), proof(3, 30)},
		{proof(3, 99)},
		{proof(4, 90)},
	}}
	score := func(vrf int64) *big.Int { return rules.Score(big.NewInt(vrf), 5_000) }
	require.Equal(t, map[Kind][]*big.Int{
		Root:  {score(70)},
		Merge: {score(40), new(big.Int)},
		Base:  {score(10), new(big.Int)},
	}, SamplesOf(tree, s, func(id uint32) bool { return id == 4 }), "nodes 4 and 7 have a place of one's own")
}
