package settlement_test

import (
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// stakerChain is a deployment whose account 0 owns all stakers.
type stakerChain struct {
	*testing.T
	l1     *devnet.Devnet
	node   *counting
	client *settlement.Client
	count  int
}

func newStakerChain(t *testing.T, stakers int) *stakerChain {
	l1 := newDevnet(t)
	c := &stakerChain{T: t, l1: l1, node: &counting{Client: l1.Client()}}
	c.node.prefix = hexutil.Encode(bindings.NewStaking().PackStaker(0)[:4])
	c.client = settlement.NewClient(c.node, settlementtest.Deploy(t, l1, settlementtest.Config(), nil))
	nonce, err := l1.Client().NonceAt(t.Context(), devnet.Address(settlementtest.Deployer), nil)
	require.NoError(t, err)
	give := c.client.Transfer(devnet.Address(0), units.AZT(100_000))
	settlementtest.Send(t, l1, settlementtest.Deployer, nonce, give.To, give.Data)
	for range stakers {
		c.stake()
	}
	return c
}

func (c *stakerChain) send(call txmgr.Candidate) {
	c.Helper()
	nonce, err := c.l1.Client().NonceAt(c.Context(), devnet.Address(0), nil)
	require.NoError(c, err)
	settlementtest.Send(c.T, c.l1, 0, nonce, call.To, call.Data)
}

func (c *stakerChain) stake() {
	c.Helper()
	c.count++
	amount := c.client.Params.StakeAmount
	c.send(c.client.Approve(c.client.Deployment.Staking, amount))
	c.send(c.client.Stake(devnet.Address(0), rules.RoleBase, big.NewInt(int64(100+c.count))))
}

// mine makes empty blocks.
func (c *stakerChain) mine(blocks uint64) {
	c.Helper()
	require.NoError(c, c.l1.AdvanceTo(c.l1.Head().Number.Uint64()+blocks))
}

// next follows the chain, and holds what the list says to what L1 does. It returns the list and how
// many stakers were asked for.
func (c *stakerChain) next(list settlement.StakerList) (settlement.StakerList, int) {
	c.Helper()
	ctx := c.Context()
	view := c.node.view(c.T, c.client.Deployment)
	var stakers []settlement.Staker
	before := c.node.calls
	trips, _ := c.node.counted(func() {
		var err error
		stakers, list, err = list.Next(ctx, view)
		require.NoError(c, err)
	})
	require.LessOrEqual(c, trips, 2)
	asked := c.node.calls - before
	require.NoError(c, view.Check(ctx))
	all, err := c.node.view(c.T, c.client.Deployment).Stakers(ctx)
	require.NoError(c, err)
	require.Equal(c, all, stakers)
	return list, asked
}

// A list asks only for those that something happened to, whatever L1 drops.
func TestStakerList(t *testing.T) {
	c := newStakerChain(t, 12)
	list, _ := c.next(settlement.StakerList{})
	c.mine(150)
	list, asked := c.next(list)
	require.Equal(t, 12, asked, "all of them, as nothing is known of a block that is deep enough")
	require.Empty(t, list.Unsure)
	require.Len(t, list.Stakers, 12)
	list, asked = c.next(list)
	require.Zero(t, asked)

	// What happened lately is asked for each time, and what is below that once.
	c.send(c.client.RequestExit(3))
	c.stake()
	list, asked = c.next(list)
	require.Equal(t, 2, asked)
	c.mine(64)
	list, asked = c.next(list)
	require.Equal(t, 2, asked)
	c.mine(64)
	c.send(c.client.RequestExit(5))
	list, asked = c.next(list)
	require.Equal(t, 1, asked, "the others are deep enough")
	require.Equal(t, []uint32{5}, list.Unsure)
	list, asked = c.next(list)
	require.Equal(t, 1, asked)

	// Reorgs of 1 to 8 blocks, with what happened in them dropped.
	for depth := uint64(1); depth <= 8; depth++ {
		c.send(c.client.RequestExit(uint32(5 + depth)))
		c.mine(depth - 1)
		list, asked = c.next(list)
		require.LessOrEqual(t, asked, 2)
		require.NoError(t, c.l1.Reorg(depth, true))
		list, _ = c.next(list)
	}
	// A new staker whose registration is dropped.
	c.stake()
	list, _ = c.next(list)
	require.NoError(t, c.l1.Reorg(1, true))
	list, _ = c.next(list)
	// More than what a list stays behind: it begins anew.
	c.mine(200)
	list, _ = c.next(list)
	require.NoError(t, c.l1.Reorg(100, true))
	c.send(c.client.RequestExit(2))
	list, asked = c.next(list)
	require.Equal(t, 13, asked)

	// And so when L1 is shorter than it was.
	require.NoError(t, c.l1.Fork(c.l1.HashOf(list.L1Block-1)))
	c.l1.Rollback()
	c.next(list)
}

// A staker whose registration the RPC lacks is not left out: L1's state counts it.
func TestStakerListMissesNobody(t *testing.T) {
	c := newStakerChain(t, 1)
	c.mine(200)
	list, _ := c.next(settlement.StakerList{})
	require.NotZero(t, list.L1Block)
	c.stake()
	view := c.node.view(t, c.client.Deployment)
	// A list that claims to be of a later block asks for events from there on only.
	list.L1Block, list.L1Hash = view.Number, view.Hash
	c.mine(70)
	list, asked := c.next(list)
	require.Equal(t, 1, asked)
	require.False(t, list.Replaced)
}
