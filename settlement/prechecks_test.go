package settlement

import (
	"bytes"
	"context"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement/rules"
)

// slotNode is an L1 node that knows the best proposal of every slot, and its newest block.
type slotNode struct {
	Node
	t    *testing.T
	best BestProposal
}

func (n slotNode) BlockNumber(context.Context) (uint64, error) { return 7, nil }

func (n slotNode) HeaderByNumber(_ context.Context, number *big.Int) (*types.Header, error) {
	return &types.Header{Number: number}, nil
}

func (n slotNode) CallContract(_ context.Context, call ethereum.CallMsg, _ *big.Int) ([]byte, error) {
	method := bindings.NewSequencing().GetABI().Methods["bestOf"]
	require.True(n.t, bytes.HasPrefix(call.Data, method.ID))
	return method.Outputs.Pack(n.best.Score, n.best.StakerID, [32]byte(n.best.ProposalHash), n.best.Revealed, n.best.Reported)
}

func TestCheckOutbids(t *testing.T) {
	proposal := Proposal{StakerID: 1, FeeSplit: 5000, NumTxs: 4, TxRoot: new(big.Int), Vrf: big.NewInt(100)}
	score := rules.Score(proposal.Vrf, 5000)
	higher := new(big.Int).Add(score, big.NewInt(1))
	for name, c := range map[string]struct {
		best  BestProposal
		early bool
		done  bool
	}{
		"no rival":       {best: BestProposal{Score: new(big.Int)}},
		"a lower score":  {best: BestProposal{Score: big.NewInt(1), StakerID: 2}},
		"a tie":          {best: BestProposal{Score: score, StakerID: 2}, early: true},
		"a higher score": {best: BestProposal{Score: higher, StakerID: 2}, early: true},
		"itself":         {best: BestProposal{Score: score, StakerID: 1, ProposalHash: ProposalHash(proposal)}, early: true, done: true},
	} {
		t.Run(name, func(t *testing.T) {
			client := NewClient(slotNode{t: t, best: c.best}, &Deployment{Params: usable()})
			err := client.CheckOutbids(t.Context(), 0, proposal)
			if !c.early {
				require.NoError(t, err)
				return
			}
			var early *PrecheckError
			require.ErrorAs(t, err, &early)
			require.Equal(t, c.done, early.Done)
		})
	}
}

// oldNode is an L1 node at a block on which no RANDAO is recorded.
type oldNode struct {
	slotNode
	head uint64
}

func (n oldNode) BlockNumber(context.Context) (uint64, error) { return n.head, nil }

func (n oldNode) CallContract(context.Context, ethereum.CallMsg, *big.Int) ([]byte, error) {
	return make([]byte, 32), nil
}

// L1 has forgotten the hash of a slot's RANDAO block after 8191 blocks.
func TestRandaoIsRecordedWhileL1KnowsTheBlock(t *testing.T) {
	d := &Deployment{Params: usable()}
	const slot = 2
	for age, known := range map[uint64]bool{maxHeaderAge - 1: true, maxHeaderAge: false} {
		client := NewClient(oldNode{head: d.Params.Schedule.RandaoBlock(slot) + age}, d)
		err := client.CheckRecordRandao(t.Context(), slot)
		if known {
			require.NoError(t, err)
			continue
		}
		var refused *PrecheckError
		require.ErrorAs(t, err, &refused)
		require.Contains(t, refused.Reason, "too old for L1 to know its hash")
		require.False(t, refused.Waits())
	}
}
