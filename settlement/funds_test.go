package settlement_test

import (
	"context"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/settlementtest"
)

// plain is a node that takes no requests of any kind.
type plain struct{ settlement.Node }

// telling is one that tells balances.
type telling struct {
	plain
	node *ethclient.Client
}

func (n telling) BalanceAt(ctx context.Context, account common.Address, block *big.Int) (*big.Int, error) {
	return n.node.BalanceAt(ctx, account, block)
}

// ETH is as of the block of a view, whatever the node can be asked.
func TestETHOfAView(t *testing.T) {
	r := settlementtest.Start(t, nil)
	account := devnet.Address(settlementtest.Deployer)
	view, err := r.Client.Latest(t.Context())
	require.NoError(t, err)
	want, err := r.L1.Client().BalanceAt(t.Context(), account, nil)
	require.NoError(t, err)
	r.Fund(1, 1)
	for _, node := range []settlement.Node{r.Client.Node, telling{plain{r.Client.Node}, r.L1.Client()}} {
		at, err := settlement.NewClient(node, r.Client.Deployment).At(t.Context(), new(big.Int).SetUint64(view.Number))
		require.NoError(t, err)
		has, err := at.ETH(t.Context(), account)
		require.NoError(t, err)
		require.Equal(t, want, has)
	}
	mute, err := settlement.NewClient(plain{r.Client.Node}, r.Client.Deployment).Latest(t.Context())
	require.NoError(t, err)
	_, err = mute.ETH(t.Context(), account)
	require.ErrorContains(t, err, "does not tell balances")
}
