// Package settlementtest has a deployment on a devnet, and blocks that pass through it, for tests
// that need the contracts as they are and no provers: proofs are forged, which its keys allow.
package settlementtest

import (
	"encoding/json"
	"math/big"
	"testing"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// Deployer is the account of the devnet that deploys.
const Deployer = 9

// Genesis is the genesis ledger of deployments, and State what GenesisState makes of it.
var Genesis = json.RawMessage(`{"minBalance": "0", "accounts": []}`)

// GenesisState stands for the application: 1 for Genesis, something else for everything else.
func GenesisState(genesis json.RawMessage, _ *big.Int) (*big.Int, error) {
	var ledger struct {
		Accounts []json.RawMessage `json:"accounts"`
	}
	err := json.Unmarshal(genesis, &ledger)
	return big.NewInt(1 + int64(len(ledger.Accounts))), err
}

// What the points of each key count from.
const (
	ticketKey = 2
	baseKey   = 3
	mergeKey  = 4
)

// Keys are verifying keys that the contracts accept. Nobody has proving keys for them, and anybody
// can forge proofs: see forge.
func Keys() settlement.VerifyingKeys {
	return settlement.VerifyingKeys{
		Ticket: key(settlement.TicketInputs, ticketKey), Base: key(settlement.BaseInputs, baseKey), Merge: key(settlement.MergeInputs, mergeKey),
	}
}

// key returns a key whose points are small multiples of the generators, from the n-th on.
func key(inputs int, n int64) []byte {
	_, _, g1, g2 := bn254.Generators()
	var key []byte
	add := func(coordinates ...[32]byte) {
		for _, c := range coordinates {
			key = append(key, c[:]...)
		}
	}
	one := func(n int64) {
		p := new(bn254.G1Affine).ScalarMultiplication(&g1, big.NewInt(n))
		add(p.X.Bytes(), p.Y.Bytes())
	}
	two := func(n int64) {
		p := new(bn254.G2Affine).ScalarMultiplication(&g2, big.NewInt(n))
		add(p.X.A1.Bytes(), p.X.A0.Bytes(), p.Y.A1.Bytes(), p.Y.A0.Bytes())
	}
	one(n)
	two(n)
	two(n + 1)
	two(n + 2)
	for i := range inputs + 1 {
		one(n + 1 + int64(i))
	}
	return key
}

// Config is what deployments are made from. Its genesis block is 100.
func Config() settlement.DeployConfig {
	p := settlement.DefaultParams()
	p.Schedule = rules.Schedule{GenesisBlock: 100, ProposeBlocks: 10, RevealBlocks: 5, ProvingBlocks: 20}
	return settlement.DeployConfig{
		Params: p, Keys: Keys(), InitialSupply: units.AZT(1_000_000), FaucetLimit: units.AZT(1_000),
		Genesis: Genesis, GenesisState: GenesisState,
	}
}

// Deploy deploys with what change made of the steps (nil: nothing), and returns the record that an
// honest deployer would write of it: what is on L1, under the plan's parameters.
func Deploy(t testing.TB, l1 *devnet.Devnet, cfg settlement.DeployConfig, change func(*settlement.DeployStep)) *settlement.Deployment {
	t.Helper()
	ctx, node := t.Context(), l1.Client()
	nonce, err := node.PendingNonceAt(ctx, devnet.Address(Deployer))
	require.NoError(t, err)
	plan, err := settlement.PlanDeployment(devnet.ChainID, l1.Head().Number.Uint64(), devnet.Address(Deployer), nonce, cfg)
	require.NoError(t, err)
	d := &plan.Deployment
	for i, step := range plan.Steps {
		length := len(step.Candidate.Data) - len(step.Constructor)
		if change != nil {
			change(&step)
		}
		receipt := Send(t, l1, Deployer, nonce+uint64(i), nil, step.Candidate.Data)
		require.Equal(t, step.Address, receipt.ContractAddress)
		code, err := node.CodeAt(ctx, step.Address, receipt.BlockNumber)
		require.NoError(t, err)
		d.Contracts = append(d.Contracts, settlement.Created{
			Name: step.Name, Address: step.Address, Constructor: step.Constructor, InitCodeHash: crypto.Keccak256Hash(plan.Steps[i].Candidate.Data[:length]),
			CodeHash: crypto.Keccak256Hash(code), Tx: receipt.TxHash, Block: receipt.BlockNumber.Uint64(), GasUsed: receipt.GasUsed,
		})
	}
	return d
}

// Send sends a transaction of one of the devnet's accounts, which must succeed.
func Send(t testing.TB, l1 *devnet.Devnet, account int, nonce uint64, to *common.Address, data []byte) *types.Receipt {
	t.Helper()
	tx, err := types.SignNewTx(devnet.Key(account), types.LatestSignerForChainID(big.NewInt(devnet.ChainID)), &types.DynamicFeeTx{
		ChainID: big.NewInt(devnet.ChainID), Nonce: nonce, Gas: 8_000_000, To: to, Data: data,
		GasFeeCap: new(big.Int).Add(new(big.Int).Mul(l1.Head().BaseFee, big.NewInt(2)), big.NewInt(params.GWei)), GasTipCap: big.NewInt(params.GWei),
	})
	require.NoError(t, err)
	require.NoError(t, l1.Client().SendTransaction(t.Context(), tx))
	// There is a receipt a moment before the block is the newest.
	var receipt *types.Receipt
	for receipt == nil || l1.Head().Number.Cmp(receipt.BlockNumber) < 0 {
		time.Sleep(time.Millisecond)
		if receipt, err = l1.Client().TransactionReceipt(t.Context(), tx.Hash()); err != nil {
			require.NoError(t, t.Context().Err(), "%v", err)
		}
	}
	require.Equal(t, types.ReceiptStatusSuccessful, receipt.Status)
	return receipt
}
