package circuit

import (
	"encoding/binary"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"

	"fernet/prover/ledger"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// block is a small block that was run, with what it takes to prove its nodes.
type block struct {
	seed      fr.Element
	execution *ledger.Execution
}

func accountKey(i uint32) *ledger.Key {
	var seed [ledger.SeedSize]byte
	binary.BigEndian.PutUint32(seed[:], i)
	return ledger.NewKey(seed)
}

// newBlock runs 5 transfers in a block of 8: nodes 4 and 5 are full, 6 has one transfer, 7 none.
func newBlock(t testing.TB) *block {
	t.Helper()
	return newBlockOf(t, 2)
}

// newBlockOf is newBlock with base rollups of 2 or of 4 transactions: then node 2 is full and 3 has
// one transfer.
func newBlockOf(t testing.TB, txsPerBase uint32) *block {
	t.Helper()
	id := num(31337)
	g := ledger.Genesis{MinBalance: ledger.NewAmount(5)}
	for i := range uint32(3) {
		g.Accounts = append(g.Accounts, ledger.Allocation{Index: i, Address: accountKey(i).Address(), Balance: ledger.NewAmount(1000)})
	}
	state, err := g.State(id)
	require.NoError(t, err)
	var transfers []ledger.Transfer
	run := state.Clone()
	for i, to := range []uint32{1, 2, 4, 3, 4} {
		from := uint32(i % 3)
		sender, _ := run.Account(from)
		transfer := ledger.Transfer{
			From: from, To: to, ToAddress: accountKey(to).Address(),
			Amount: ledger.NewAmount(uint64(100 + i)), Fee: ledger.NewAmount(uint64(i + 1)), Nonce: sender.Nonce,
		}
		transfer.Sign(accountKey(from), id)
		_, err := run.Apply(transfer)
		require.NoError(t, err)
		transfers = append(transfers, transfer)
	}
	execution, err := ledger.Execute(state, transfers, rules.Tree{NumTxs: 8, TxsPerBase: txsPerBase})
	require.NoError(t, err)
	return &block{seed: num(20261123), execution: execution.Bind(num(-987654321))}
}

// ticket returns a staker's ticket for a node; each staker has its own key.
func (b *block) ticket(t testing.TB, stakerID, node uint32) *vrf.Ticket {
	t.Helper()
	return ticketFor(t, b.seed, stakerID, node)
}

func ticketFor(t testing.TB, seed fr.Element, stakerID, node uint32) *vrf.Ticket {
	t.Helper()
	var secret [vrf.SeedSize]byte
	binary.BigEndian.PutUint32(secret[:], stakerID)
	ticket, err := vrf.NewPrivateKey(secret).Ticket(seed, rules.Meta{
		StakerID: stakerID, FeeBps: 4000, Node: node, Mode: rules.Mode(stakerID % 2),
	})
	require.NoError(t, err)
	return ticket
}

// statement returns what a staker claims about a node.
func (b *block) statement(t testing.TB, stakerID, node uint32) Statement {
	t.Helper()
	transition, err := b.execution.Transition(node)
	require.NoError(t, err)
	return NewStatement(b.ticket(t, stakerID, node), b.execution.Challenge, transition)
}

// children returns the statements of n stakers about a node, the first being the node number times 10.
func (b *block) children(t testing.TB, node uint32, n int) []Statement {
	t.Helper()
	var all []Statement
	for i := range uint32(n) {
		all = append(all, b.statement(t, 10*node+i, node))
	}
	return all
}

// requirePublic asserts the public inputs of an assignment, in order.
func requirePublic(t testing.TB, assignment frontend.Circuit, want ...fr.Element) {
	t.Helper()
	w, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField(), frontend.PublicOnly())
	require.NoError(t, err)
	require.Equal(t, fr.Vector(want), w.Vector())
}

// ticketElement is the public input of a statement's ticket.
func ticketElement(s Statement) fr.Element { return element(s.TicketWord()) }
