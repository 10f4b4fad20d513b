package ledgercircuit

import (
	"encoding/binary"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// block is a small block that was run, with what it takes to prove its nodes.
type block struct {
	seed      fr.Element
	execution ledger.Execution
}

// newBlock is the block of ledgertest with base rollups of two transactions.
func newBlock(t testing.TB) *block {
	t.Helper()
	return newBlockOf(t, 2)
}

func newBlockOf(t testing.TB, txsPerBase uint32) *block {
	t.Helper()
	return &block{seed: num(20261123), execution: ledgertest.NewBlock(t, txsPerBase)}
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
func (b *block) statement(t testing.TB, stakerID, node uint32) circuit.Statement {
	t.Helper()
	transition, err := b.execution.Transition(node)
	require.NoError(t, err)
	return circuit.NewStatement(b.ticket(t, stakerID, node), b.execution.Challenge, transition)
}

// children returns the statements of n stakers about a node, the first being the node number
// times 10.
func (b *block) children(t testing.TB, node uint32, n int) []circuit.Statement {
	t.Helper()
	var all []circuit.Statement
	for i := range uint32(n) {
		all = append(all, b.statement(t, 10*node+i, node))
	}
	return all
}

// ticketElement is the public input of a statement's ticket.
func ticketElement(s circuit.Statement) fr.Element { return element(s.TicketWord()) }
