package ledgercircuit

import (
	"slices"

	"github.com/consensys/gnark/frontend"

	"fernet/prover/circuit"
	"fernet/prover/circuit/gadget"
	"fernet/prover/ledger"
	"fernet/prover/poseidon"
)

// Transition is the [circuit.Application] of the reference ledger (docs/PROTOCOL.md section 11):
// the places of a base rollup, each a transfer or null, take the accounts tree from one root to the
// next. Its native form is ledger.Base.
type Transition struct {
	LedgerID   frontend.Variable
	MinBalance frontend.Variable // what every account keeps
	Subtrees   SubtreesWitness   // of the accounts tree before the first transfer
	Transfers  []TransferWitness
}

// NewTransition returns an empty transition of so many transactions, to compile.
func NewTransition(txsPerBase uint32) Transition {
	return Transition{Transfers: make([]TransferWitness, txsPerBase)}
}

// HidesWitness implements [circuit.Application]: bodies are on L1, and so is the whole ledger for
// whoever follows it.
func (l Transition) HidesWitness() bool { return false }

// TxsPerBase implements [circuit.Application].
func (l Transition) TxsPerBase() uint32 { return uint32(len(l.Transfers)) }

// Define implements [circuit.Application].
func (l Transition) Define(api frontend.API) (circuit.Work, error) {
	// state = H("state"; ledgerId, accountsRoot, minBalance): all signatures are bound to the same
	// ledgerId. In both states ledgerId and minBalance are the same variables, so no transition
	// changes them, and minBalance is the genesis'.
	state := func(root frontend.Variable) frontend.Variable {
		return gadget.Hash(api, poseidon.TagState, l.LedgerID, root, l.MinBalance)
	}

	subtrees, fees := l.Subtrees, frontend.Variable(0)
	var words []frontend.Variable
	for i := range l.Transfers {
		out := l.Transfers[i].apply(api, l.LedgerID, l.MinBalance, &subtrees)
		fees = api.Add(fees, out.fee)
		words = append(words, out.words[:]...)
	}
	return circuit.Work{
		StateIn:  state(l.Subtrees.root(api)),
		StateOut: state(subtrees.root(api)),
		TxRoot:   txRoot(api, words),
		Fees:     fees,
		Words:    words,
	}, nil
}

// txRoot returns the transaction root of words: H("txs"; the words of two transactions) for each
// pair, under H("txnode"; left, right).
func txRoot(api frontend.API, words []frontend.Variable) frontend.Variable {
	var level []frontend.Variable
	for pair := range slices.Chunk(words, 2*ledger.WordsPerTx) {
		level = append(level, gadget.Hash(api, poseidon.TagTxs, pair...))
	}
	for len(level) > 1 {
		for i := range len(level) / 2 {
			level[i] = gadget.Hash(api, poseidon.TagTxNode, level[2*i], level[2*i+1])
		}
		level = level[:len(level)/2]
	}
	return level[0]
}
