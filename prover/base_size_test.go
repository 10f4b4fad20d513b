package prover

import (
	"context"
	"math/big"
	"sync"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/keys"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// openKeysOfFour are the keys of base rollups of four transactions, from the cache of all tests.
var openKeysOfFour = sync.OnceValues(func() (*keys.Set, error) {
	return keys.Open(context.Background(), "", keys.Protocol(Application(), 4), keys.Options{})
})

// blockOfFour is a block of eight transactions, six of them transfers, in two base rollups of four;
// L1 is not needed to prove it. Staker i+1 has the key of seed i.
func blockOfFour(t *testing.T) (*Block, *settlement.Deployment, []Identity) {
	t.Helper()
	d := &settlement.Deployment{
		ChainID: 1337, Settlement: common.Address{19: 1}, RootVerifier: common.Address{19: 2}, Params: settlement.DefaultParams(),
	}
	d.Params.SetTxsPerBase(4)
	shape, err := d.Tree(8)
	require.NoError(t, err)

	genesis, accounts := ledgertest.Genesis(2, ledger.NewAmount(1000))
	var id fr.Element
	id.SetBigInt(d.LedgerID())
	state, err := genesis.State(id)
	require.NoError(t, err)
	var transfers []ledger.Transfer
	for i := range uint32(6) {
		transfer := ledger.Transfer{
			From: i % 2, To: 1 - i%2, ToAddress: accounts[1-i%2].Address(), Amount: ledger.NewAmount(uint64(10 + i)),
			Fee: ledger.NewAmount(uint64(1 + i)), Nonce: uint64(i / 2),
		}
		transfer.Sign(accounts[i%2], id)
		transfers = append(transfers, transfer)
	}
	body, err := ledger.EncodeBody(ledger.Records(transfers))
	require.NoError(t, err)
	draft, err := NewDraft(state, body, shape)
	require.NoError(t, err)
	execution, err := state.Execute(draft.Body, shape)
	require.NoError(t, err)
	var challenge fr.Element
	challenge.SetBigInt(d.BodyChallenge(5, rules.BodyHash(draft.Body, ledger.TxBytes), draft.TxRoot))
	b := &Block{
		app: Application(), Number: 1, Slot: 5, SlotStart: 100, Seed: fr.NewElement(4711), Challenge: challenge, Tree: shape, Mode: d.Params.VrfMode,
		Execution: execution.Bind(challenge),
	}
	var stakers []Identity
	for i := range byte(2) {
		staker := Identity{StakerID: uint32(i) + 1, Key: vrf.NewPrivateKey([vrf.SeedSize]byte{i})}
		key := staker.Key.Public().Key()
		stakers = append(stakers, staker)
		b.Stakers = append(b.Stakers, settlement.Staker{
			ID: staker.StakerID, Roles: rules.RoleBase | rules.RoleMerge, VrfKey: key.BigInt(new(big.Int)), ActivationBlock: 1,
		})
	}
	return b, d, stakers
}

// A block of base rollups of four is proven from its body to its sealed submission, with proofs
// that verify and that keys of base rollups of another size neither make, take nor seal.
func TestBlockOfBasesOfFour(t *testing.T) {
	ctx := t.Context()
	b, d, stakers := blockOfFour(t)
	require.EqualValues(t, 3, b.Tree.NumNodes())
	set, err := openKeysOfFour()
	require.NoError(t, err)
	pool, err := b.NewPool()
	require.NoError(t, err)
	builder := Builder{Keys: set}
	for node := b.Tree.NumNodes(); node >= rules.RootNode; node-- {
		staker := stakers[node%2]
		ticket, err := staker.Ticket(b, node, 100)
		require.NoError(t, err)
		proof, err := builder.Build(ctx, b, ticket, pool, tree.Options{})
		require.NoError(t, err, "node %d", node)
		require.NoError(t, b.VerifyProof(set, proof))
		_, err = pool.Add(proof)
		require.NoError(t, err)
	}

	selection, err := pool.BestSubmission(tree.Options{})
	require.NoError(t, err)
	require.NoError(t, b.Seal(d, set, selection))
	submission := selection.Submission
	require.NoError(t, submission.Check(b.Tree))
	encoded, err := submission.Encode()
	require.NoError(t, err)
	decoded, err := rules.DecodeSubmission(b.Tree, encoded)
	require.NoError(t, err)
	require.Equal(t, submission, decoded)
	require.Equal(t, "21", submission.Fees.String(), "of all six transfers")

	// The fingerprint that the root proves is the one that L1 computes of the body's words.
	executed, err := ledger.ExecutionOf(b.Execution)
	require.NoError(t, err)
	body, err := ledger.EncodeBody(ledger.Records(executed.Transfers()))
	require.NoError(t, err)
	words, err := rules.BodyWords(body, b.Tree.NumTxs, d.Params.TxBytes)
	require.NoError(t, err)
	proven := b.Transition(rules.RootNode).Fingerprint
	require.Zero(t, rules.Fingerprint(words, b.Challenge.BigInt(new(big.Int))).Cmp(proven.BigInt(new(big.Int))))

	// Keys of base rollups of two make no proof of this block, in one line, and take none.
	ofTwo := testKeys(t)
	ticket, err := stakers[0].Ticket(b, 2, 100)
	require.NoError(t, err)
	_, err = (&Builder{Keys: ofTwo}).Build(ctx, b, ticket, pool, tree.Options{})
	require.ErrorIs(t, err, keys.ErrTxsPerBase)
	require.NotContains(t, err.Error(), "\n")
	require.ErrorIs(t, b.VerifyProof(ofTwo, pool.Proofs(2)[0]), keys.ErrProof)
	require.ErrorIs(t, b.Seal(d, ofTwo, selection), keys.ErrTxsPerBase)
}
