package prover

import (
	"context"
	"encoding/json"
	"math/big"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/prover/application"
	"fernet/prover/keys"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// openKeys are the circuits' keys from the cache that all tests share.
var openKeys = sync.OnceValues(func() (*keys.Set, error) {
	return keys.Open(context.Background(), "", keys.Protocol(Application(), 2), keys.Options{})
})

func testKeys(t *testing.T) *keys.Set {
	t.Helper()
	set, err := openKeys()
	require.NoError(t, err)
	return set
}

// world is a deployment on an L1 of its own: staker 1 is a sequencer, the others prove everything.
type world struct {
	t        *testing.T
	l1       *devnet.Devnet
	client   *settlement.Client
	genesis  ledger.Genesis
	accounts []*ledger.Key
	stakers  []Identity // staker i+1 at i; account i of L1 owns it
}

const worldProvers = 4

func newWorld(t *testing.T, mode rules.Mode) *world {
	t.Helper()
	ctx := t.Context()
	l1 := devnettest.Start(t, devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	w := &world{t: t, l1: l1}
	w.genesis, w.accounts = ledgertest.Genesis(4, ledgertest.AZT(1000))
	params := settlement.DefaultParams()
	params.VrfMode, params.StakeAmount, params.ActivationDelay = mode, units.AZT(100), 15
	// There is one sequencer, which goes on whatever it misses.
	params.PrunePenalty, params.RevealPenalty, params.BanSlots = new(big.Int), new(big.Int), 0
	params.Schedule = rules.Schedule{GenesisBlock: 100, ProposeBlocks: 10, RevealBlocks: 5, ProvingBlocks: 20}
	verifying, err := VerifyingKeys(testKeys(t))
	require.NoError(t, err)
	plan, err := settlement.PlanDeployment(devnet.ChainID, 0, devnet.Address(0), 0, settlement.DeployConfig{
		Params: params, Keys: verifying, InitialSupply: units.AZT(100_000), FaucetLimit: units.AZT(1000),
		Genesis: w.genesisJSON(), GenesisState: GenesisState,
	})
	require.NoError(t, err)
	w.client = settlement.NewClient(l1.Client(), &plan.Deployment)
	for _, step := range plan.Steps {
		receipt := w.send(0, step.Candidate)
		plan.Deployment.Contracts = append(plan.Deployment.Contracts, settlement.Created{
			Name: step.Name, Address: step.Address, Constructor: step.Constructor, Tx: receipt.TxHash, Block: receipt.BlockNumber.Uint64(),
		})
	}
	supply, err := w.genesis.Supply()
	require.NoError(t, err)
	w.send(0, w.client.Approve(w.client.Deployment.Rewards, units.AZT(90_000)))
	w.send(0, w.client.FundEscrow(supply.Big()))
	w.send(0, w.client.FundReserve(units.AZT(6000)))
	for i := range 1 + worldProvers {
		id := Identity{StakerID: uint32(i + 1), Key: vrf.NewPrivateKey([vrf.SeedSize]byte{byte(i)})}
		roles := rules.RoleBase | rules.RoleMerge
		if i == 0 {
			roles = rules.RoleSequencer
		}
		w.send(i, w.client.Faucet(devnet.Address(i), units.AZT(100)))
		w.send(i, w.client.Approve(w.client.Deployment.Staking, units.AZT(100)))
		key := id.Key.Public().Key()
		receipt := w.send(i, w.client.Stake(devnet.Address(i), roles, key.BigInt(new(big.Int))))
		staked, err := w.client.StakedID(ctx, receipt.TxHash)
		require.NoError(t, err)
		require.Equal(t, id.StakerID, staked)
		w.stakers = append(w.stakers, id)
	}
	require.Less(t, l1.Head().Number.Uint64(), params.Schedule.GenesisBlock-params.ActivationDelay)
	return w
}

// send sends a call of an account with a manager of its own: after a fork what another one knows of
// nonces is wrong.
func (w *world) send(account int, c txmgr.Candidate) *types.Receipt {
	w.t.Helper()
	cfg := txmgr.DefaultConfig()
	cfg.Confirmations, cfg.PollInterval = 1, 5*time.Millisecond
	cfg.DecodeError = settlement.DecodeRevert
	node, err := l1.Over(w.t.Context(), w.l1.Client().Client(), l1.Options{})
	require.NoError(w.t, err)
	manager, err := txmgr.New(w.t.Context(), cfg, node, txmgr.KeySigner(devnet.Key(account)))
	require.NoError(w.t, err)
	receipt, err := manager.Send(w.t.Context(), c)
	require.NoError(w.t, err)
	require.NoError(w.t, manager.Close())
	return receipt
}

// transfer signs a transfer of some AZT with the sender's next nonce.
func (w *world) transfer(after application.State, from, to uint32, amount int64) ledger.Transfer {
	w.t.Helper()
	state := w.ledger(after)
	account, ok := state.Account(from)
	require.True(w.t, ok)
	t := ledger.Transfer{From: from, To: to, ToAddress: w.accounts[to].Address(), Amount: ledgertest.AZT(amount), Fee: ledgertest.AZT(1), Nonce: account.Nonce}
	t.Sign(w.accounts[from], state.LedgerID())
	return t
}

// propose lets a slot start, and proposes a draft for it.
func (w *world) propose(slot, parent uint64, draft *Draft) settlement.Proposal {
	w.t.Helper()
	ctx, s := w.t.Context(), w.client.Params.Schedule
	require.NoError(w.t, w.l1.AdvanceTo(s.SlotStart(slot)))
	header, err := w.l1.Client().HeaderByNumber(ctx, new(big.Int).SetUint64(s.RandaoBlock(slot)))
	require.NoError(w.t, err)
	if _, recorded, err := w.client.Randao(ctx, slot); !recorded {
		require.NoError(w.t, err)
		call, err := w.client.RecordRandao(slot, header)
		require.NoError(w.t, err)
		w.send(0, call)
	}
	ticket, err := w.stakers[0].SequencerTicket(w.client.Deployment, slot, header.MixDigest, 8000)
	require.NoError(w.t, err)
	builder := Builder{Keys: testKeys(w.t)}
	proof, err := builder.ProveTicket(ctx, ticket)
	require.NoError(w.t, err)
	proposal := draft.Proposal(w.client.Deployment, ticket, parent)
	w.send(0, w.client.Propose(slot, proposal, proof))
	return proposal
}

// reveal makes a draft the next block.
func (w *world) reveal(slot, parent uint64, draft *Draft) {
	w.t.Helper()
	proposal := w.propose(slot, parent, draft)
	require.NoError(w.t, w.l1.AdvanceTo(w.client.Params.Schedule.RevealStart(slot)))
	w.send(0, w.client.Reveal(slot, proposal, draft.Body))
}

// genesisJSON is the genesis as a record has it.
func (w *world) genesisJSON() json.RawMessage {
	w.t.Helper()
	text, err := json.Marshal(w.genesis)
	require.NoError(w.t, err)
	return text
}

// ledger is a state of the reference ledger.
func (w *world) ledger(state application.State) *ledger.State {
	w.t.Helper()
	s, err := ledger.StateOf(state)
	require.NoError(w.t, err)
	return s
}

func (w *world) draft(state application.State, transfers ...ledger.Transfer) *Draft {
	w.t.Helper()
	body, err := ledger.EncodeBody(ledger.Records(transfers))
	require.NoError(w.t, err)
	draft, err := NewDraft(state, body, rules.Tree{NumTxs: 4, TxsPerBase: 2})
	require.NoError(w.t, err)
	return draft
}

func (w *world) follower() *Follower {
	w.t.Helper()
	f, err := Follow(w.t.Context(), w.client, Application(), w.genesisJSON())
	require.NoError(w.t, err)
	return f
}

// rewind makes an older block the head and forgets all transactions since.
func (w *world) rewind(number uint64) {
	w.t.Helper()
	hash := w.l1.HashOf(number)
	require.NotEqual(w.t, common.Hash{}, hash)
	require.NoError(w.t, w.l1.Fork(hash))
	w.l1.Rollback()
}
