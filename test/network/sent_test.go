package network

import (
	"math/big"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/settlement/devnet"
)

// sentOnce fails when a node has sent the same call to L1 twice.
func (w *world) sentOnce() {
	w.t.Helper()
	client, signer := w.L1.Client(), types.LatestSignerForChainID(big.NewInt(devnet.ChainID))
	first := map[string]uint64{} // sender and data, as of block
	for number := w.began + 1; number <= w.Head(); number++ {
		block, err := client.BlockByNumber(w.t.Context(), new(big.Int).SetUint64(number))
		require.NoError(w.t, err)
		for _, tx := range block.Transactions() {
			from, err := types.Sender(signer, tx)
			require.NoError(w.t, err)
			call := from.Hex() + string(tx.Data())
			before, twice := first[call]
			require.False(w.t, twice, "%s sent in L1 blocks %d and %d: %x", from, before, number, tx.Data()[:4])
			first[call] = number
		}
	}
	require.NotEmpty(w.t, first)
}
