// Package ledgertest is the reference ledger for tests: accounts with keys and a genesis, and a
// small block with tickets for its nodes.
package ledgertest

import (
	"encoding/binary"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover/ledger"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// Block is a small block that was run, with the seed of its tickets.
type Block struct {
	Seed      fr.Element
	Execution ledger.Execution
}

// NewBlock runs 5 transfers in a block of 8, with base rollups of 2 or of 4 transactions, and binds
// it to a challenge. With 2, nodes 4 and 5 are full, 6 has one transfer, 7 none; with 4, node 2 is
// full and 3 has one transfer.
func NewBlock(t require.TestingT, txsPerBase uint32) *Block {
	id := fr.NewElement(31337)
	g, _ := Genesis(3, ledger.NewAmount(1000))
	g.MinBalance = ledger.NewAmount(5)
	state, err := g.State(id)
	require.NoError(t, err)
	var transfers []ledger.Transfer
	run := state.Clone()
	for i, to := range []uint32{1, 2, 4, 3, 4} {
		from := uint32(i % 3)
		sender, _ := run.Account(from)
		transfer := ledger.Transfer{
			From: from, To: to, ToAddress: AccountKey(to).Address(),
			Amount: ledger.NewAmount(uint64(100 + i)), Fee: ledger.NewAmount(uint64(i + 1)), Nonce: sender.Nonce,
		}
		transfer.Sign(AccountKey(from), id)
		_, err := run.Apply(transfer)
		require.NoError(t, err)
		transfers = append(transfers, transfer)
	}
	execution, err := ledger.Execute(state, transfers, rules.Tree{NumTxs: 8, TxsPerBase: txsPerBase})
	require.NoError(t, err)
	return &Block{Seed: fr.NewElement(20261123), Execution: execution.Bind(*new(fr.Element).SetInt64(-987654321))}
}

// Ticket is a staker's ticket for a node. Each staker has its own key.
func (b *Block) Ticket(t require.TestingT, stakerID, node uint32) *vrf.Ticket {
	return Ticket(t, b.Seed, stakerID, node)
}

// Ticket is a staker's ticket for a node of a block with a seed. Stakers with odd numbers draw in
// public mode.
func Ticket(t require.TestingT, seed fr.Element, stakerID, node uint32) *vrf.Ticket {
	var secret [vrf.SeedSize]byte
	binary.BigEndian.PutUint32(secret[:], stakerID)
	ticket, err := vrf.NewPrivateKey(secret).Ticket(seed, rules.Meta{
		StakerID: stakerID, FeeBps: 4000, Node: node, Mode: rules.Mode(stakerID % 2),
	})
	require.NoError(t, err)
	return ticket
}
