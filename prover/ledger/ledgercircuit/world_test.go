package ledgercircuit

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/ledger/ledgertest"
)

// block is that of ledgertest, with what stakers claim about its nodes.
type block struct{ *ledgertest.Block }

// newBlock has base rollups of two transactions.
func newBlock(t testing.TB) *block {
	t.Helper()
	return &block{ledgertest.NewBlock(t, 2)}
}

// statement returns what a staker claims about a node.
func (b *block) statement(t testing.TB, stakerID, node uint32) circuit.Statement {
	t.Helper()
	transition, err := b.Execution.Transition(node)
	require.NoError(t, err)
	return circuit.NewStatement(b.Ticket(t, stakerID, node), b.Execution.Challenge, transition)
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
