package settlement_test

import (
	"context"
	"encoding/json"
	"errors"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
)

// To find a staker by its key takes as many requests in whatever number there are.
func TestStakerWithKeyIsConstant(t *testing.T) {
	c := newStakerChain(t, 3)
	var trips, asked, calls [2]int
	for i, key := range []int64{102, 112} {
		before := c.node.calls
		trips[i], asked[i] = c.node.counted(func() {
			staker, found, err := c.client.StakerWithKey(t.Context(), big.NewInt(key), devnet.Address(0))
			require.NoError(t, err)
			require.True(t, found)
			require.EqualValues(t, key-100, staker.ID)
		})
		calls[i] = c.node.calls - before
		for range 20 {
			c.stake()
		}
	}
	require.Equal(t, [2]int{4, 4}, trips, "the block, the registrations, the staker, whether L1 has the block")
	require.Equal(t, [2]int{5, 5}, asked)
	require.Equal(t, [2]int{1, 1}, calls, "of no other staker")
	trips[0], _ = c.node.counted(func() {
		_, found, err := c.client.StakerWithKey(t.Context(), big.NewInt(99), devnet.Address(0))
		require.NoError(t, err)
		require.False(t, found)
	})
	require.Equal(t, 3, trips[0], "there is none to ask for")
}

// Of several with a key it is the owner's, then one that did not exit, then the newest.
func TestStakerWithKeyThatSeveralHave(t *testing.T) {
	c := newStakerChain(t, 0)
	key, amount := big.NewInt(7), c.client.Params.StakeAmount
	for range 4 {
		c.send(c.client.Approve(c.client.Deployment.Staking, amount))
		c.send(c.client.Stake(devnet.Address(0), rules.RoleBase, key))
	}
	preferred := func(owner common.Address, id uint32) {
		t.Helper()
		staker, found, err := c.client.StakerWithKey(t.Context(), key, owner)
		require.NoError(t, err)
		require.True(t, found)
		require.Equal(t, id, staker.ID)
	}
	preferred(devnet.Address(0), 4)
	c.send(c.client.RequestExit(4))
	preferred(devnet.Address(0), 3)
	preferred(common.Address{}, 3)
	all, err := c.client.StakersWithKey(t.Context(), key)
	require.NoError(t, err)
	require.Len(t, all, 4)
}

// withoutLogs is a node that answers requests for logs in a way of its own.
type withoutLogs struct {
	*counting
	logs  func(raw json.RawMessage) (json.RawMessage, error)
	asked int // for logs
}

func (n *withoutLogs) Call(ctx context.Context, result any, method string, args ...any) error {
	batch := []rpc.BatchElem{{Method: method, Args: args, Result: result}}
	return errors.Join(n.BatchCall(ctx, batch), batch[0].Error)
}

func (n *withoutLogs) BatchCall(ctx context.Context, batch []rpc.BatchElem) error {
	if err := n.counting.BatchCall(ctx, batch); err != nil {
		return err
	}
	for i := range batch {
		if batch[i].Method == "eth_getLogs" {
			n.asked++
			raw := batch[i].Result.(*json.RawMessage)
			*raw, batch[i].Error = n.logs(*raw)
		}
	}
	return nil
}

// Where the RPC lacks registrations, or gives them in small pieces only, L1's state says who has a
// key.
func TestStakerWithKeyWithoutLogs(t *testing.T) {
	c := newStakerChain(t, 5)
	for name, logs := range map[string]func(json.RawMessage) (json.RawMessage, error){
		"none": func(json.RawMessage) (json.RawMessage, error) { return json.RawMessage("[]"), nil },
		"one is missing": func(raw json.RawMessage) (json.RawMessage, error) {
			var all []json.RawMessage
			require.NoError(t, json.Unmarshal(raw, &all))
			text, err := json.Marshal(all[:len(all)-1])
			return text, err
		},
		"small ranges": func(json.RawMessage) (json.RawMessage, error) {
			return nil, errors.New("query exceeds max block range 10")
		},
		"no such method": func(json.RawMessage) (json.RawMessage, error) {
			return nil, errors.New("the method does not exist/is not available")
		},
	} {
		t.Run(name, func(t *testing.T) {
			node := &withoutLogs{counting: c.node, logs: logs}
			client := settlement.NewClient(node, c.client.Deployment)
			staker, found, err := client.StakerWithKey(t.Context(), big.NewInt(105), devnet.Address(0))
			require.NoError(t, err)
			require.True(t, found)
			require.EqualValues(t, 5, staker.ID)
			require.Equal(t, 1, node.asked, "it is not tried for long")
		})
	}
}
