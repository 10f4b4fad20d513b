package account

import (
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/stretchr/testify/require"

	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
	"fernet/settlement/txmgr"
)

// poor is an account with some ETH, on a node that simulates calls together or not.
func poor(t *testing.T, d *devnet.Devnet, url string, has *big.Int, dry bool) *Account {
	key, err := crypto.GenerateKey()
	require.NoError(t, err)
	rich := open(t, d.URL(), nil)
	address := crypto.PubkeyToAddress(key.PublicKey)
	_, err = rich.Send(t.Context(), txmgr.Candidate{ID: "pay", Purpose: "pay", To: &address, Value: has})
	require.NoError(t, err)
	require.NoError(t, rich.Close())
	return open(t, url, func(o *Options) { o.Address, o.Signer, o.DryRun = address, holding(key), dry })
}

// An account that can pay for the first call and not for all of them sends none, and a dry run says
// the same.
func TestPreflight(t *testing.T) {
	d := devnettest.Start(t, devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	to := common.Address{1}
	calls := []txmgr.Candidate{
		{ID: "a", Purpose: "a", To: &to, Value: big.NewInt(5)},
		{ID: "b", Purpose: "b", To: &to, Data: []byte{1}},
		{ID: "c", Purpose: "c", Data: append(common.FromHex("0x602a60005260206000f3"), make([]byte, 100)...)},
	}
	for name, url := range map[string]string{"together": d.URL(), "one by one": withoutSimulation(t, d.URL())} {
		t.Run(name, func(t *testing.T) {
			for _, part := range []int64{0, 30, 80} { // percent of what is needed
				_, all := needs3(t, d, url, calls) // L1 gets cheaper with each block
				has := new(big.Int).Div(new(big.Int).Mul(all, big.NewInt(part)), big.NewInt(100))
				has.Add(has, big.NewInt(2_400_000_000))
				a := poor(t, d, url, has, false)
				nonce := func() uint64 {
					n, err := d.Client().PendingNonceAt(t.Context(), a.Address())
					require.NoError(t, err)
					return n
				}
				_, err := a.Send(t.Context(), calls...)
				var e *ETHError
				require.ErrorAs(t, err, &e)
				require.Equal(t, 3, e.Calls)
				require.Equal(t, has, e.Has)
				require.Contains(t, err.Error(), "ETH are missing")
				require.Zero(t, nonce(), "nothing was sent")

				dry := poor(t, d, url, has, true)
				for _, c := range calls {
					_, err := dry.Send(t.Context(), c)
					require.NoError(t, err)
				}
				require.ErrorAs(t, dry.AffordsDryRun(t.Context()), &e)
				require.Equal(t, 3, e.Calls)
			}
			first, all := needs3(t, d, url, calls)
			require.Positive(t, all.Cmp(first))
			enough := new(big.Int).Add(all, big.NewInt(1e15))
			require.NoError(t, poor(t, d, url, enough, true).AffordsDryRun(t.Context()))
			a := poor(t, d, url, enough, false)
			_, err := a.Preflight(t.Context(), 0, calls...)
			require.NoError(t, err)
			require.Len(t, a.afforded, 3)
			txs, err := a.Send(t.Context(), calls...)
			require.NoError(t, err)
			require.Len(t, txs, 3)
			require.Empty(t, a.afforded, "what is sent is remembered as such")
		})
	}

	// Calls that cannot be made yet count as well.
	first, _ := needs3(t, d, d.URL(), calls[1:])
	early := poor(t, d, d.URL(), new(big.Int).Mul(first, big.NewInt(2)), false)
	_, err := early.Preflight(t.Context(), 1, calls[1])
	var later *ETHError
	require.ErrorAs(t, err, &later)
	require.Equal(t, 2, later.Calls)
	_, err = early.Preflight(t.Context(), 0, calls[1])
	require.NoError(t, err)

	// A single call is looked at as well, with the value in it.
	a := poor(t, d, d.URL(), big.NewInt(1e15), false)
	_, err = a.Send(t.Context(), txmgr.Candidate{ID: "d", Purpose: "d", To: &to, Value: big.NewInt(1e15)})
	var e *ETHError
	require.ErrorAs(t, err, &e)
	require.Equal(t, 1, e.Calls)
}

// needs3 is what the first of some calls needs, and what all of them do.
func needs3(t *testing.T, d *devnet.Devnet, url string, calls []txmgr.Candidate) (first, all *big.Int) {
	a := poor(t, d, url, big.NewInt(1e18), true)
	txs, err := a.Send(t.Context(), calls...)
	require.NoError(t, err)
	require.Len(t, txs, len(calls))
	all = new(big.Int)
	for _, tx := range txs {
		require.NotZero(t, tx.Gas, tx.Purpose)
		all.Add(all, tx.maxCost)
	}
	require.Equal(t, eth(all), TotalOf(txs).MaxCost)
	return txs[0].maxCost, all
}

func TestAssumedGas(t *testing.T) {
	to := common.Address{1}
	require.EqualValues(t, assumedCallGas, assumedGas(txmgr.Candidate{To: &to}))
	small, large := assumedGas(txmgr.Candidate{Data: make([]byte, 1000)}), assumedGas(txmgr.Candidate{Data: make([]byte, 20_000)})
	require.Greater(t, small, uint64(53_000+200*1000))
	require.Greater(t, large, uint64(53_000+200*20_000))
	require.EqualValues(t, 1<<24, assumedGas(txmgr.Candidate{Data: make([]byte, 100_000)}), "no transaction uses more")
	require.True(t, strings.HasPrefix(Total{Gas: 3, Cost: "1"}.String(), "Together 3 gas, 1 ETH."))
}
