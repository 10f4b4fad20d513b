package circuit

import (
	"github.com/consensys/gnark/frontend"

	"fernet/prover/ledger"
	"fernet/prover/poseidon"
)

// LedgerTransition is the [Application] of the reference ledger (docs/PROTOCOL.md section 11): two places of a block, each a
// transfer or null, take the accounts tree from one root to the next. Its native face is ledger.Pair.
type LedgerTransition struct {
	LedgerID     frontend.Variable
	MinBalance   frontend.Variable // what every account keeps
	AccountsRoot frontend.Variable // before the first transfer
	Transfers    [2]TransferWitness
}

// HidesWitness implements [Application]: bodies are on L1, and so is the whole ledger for whoever follows it.
func (l LedgerTransition) HidesWitness() bool { return false }

// Define implements [Application].
func (l LedgerTransition) Define(api frontend.API) (Work, error) {
	// state = H("state"; ledgerId, accountsRoot, minBalance): all signatures are bound to the same
	// ledgerId. In both states ledgerId and minBalance are the same variables, so no transition
	// changes them, and minBalance is the genesis'.
	state := func(root frontend.Variable) frontend.Variable {
		return Hash(api, poseidon.TagState, l.LedgerID, root, l.MinBalance)
	}

	root, fees := l.AccountsRoot, frontend.Variable(0)
	var words []frontend.Variable
	for i := range l.Transfers {
		out := l.Transfers[i].apply(api, l.LedgerID, l.MinBalance, root)
		root = out.root
		fees = api.Add(fees, out.fee)
		words = append(words, out.words[:]...)
	}
	return Work{
		StateIn:  state(l.AccountsRoot),
		StateOut: state(root),
		TxRoot:   Hash(api, poseidon.TagTxs, words...),
		Fees:     fees,
		Words:    words,
	}, nil
}

// assignLedger is the assignment of a base rollup's work.
func assignLedger(pair ledger.Pair) LedgerTransition {
	l := LedgerTransition{LedgerID: pair.LedgerID, MinBalance: pair.MinBalance.Element(), AccountsRoot: pair.AccountsRoot}
	for i, step := range pair.Steps {
		l.Transfers[i] = assignTransfer(step, pair.LedgerID, pair.MinBalance)
	}
	return l
}
