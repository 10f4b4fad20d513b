package ledger

import (
	"fmt"
	"iter"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/poseidon"
)

// State is the ledger between two transfers. Copies made with [State.Clone] are independent; a State itself must not be used
// from two goroutines while one applies transfers.
type State struct {
	id     fr.Element
	root   *node
	supply Amount
}

// Clone returns an independent copy, at no cost: trees are shared until they differ.
func (s *State) Clone() *State {
	c := *s
	return &c
}

// LedgerID returns the deployment the state's signatures are bound to.
func (s *State) LedgerID() fr.Element { return s.id }

// Root returns H("state"; ledgerId, accountsRoot), what L1 knows of the state.
func (s *State) Root() fr.Element { return stateRoot(s.id, s.AccountsRoot()) }

func stateRoot(ledgerID, accountsRoot fr.Element) fr.Element {
	return poseidon.Hash(poseidon.TagState, ledgerID, accountsRoot)
}

// AccountsRoot returns the root of the accounts tree.
func (s *State) AccountsRoot() fr.Element { return hashAt(s.root, TreeDepth) }

// Supply returns the sum of all balances, in wei. Fees paid have left it.
func (s *State) Supply() Amount { return s.supply }

// Account returns the account at index, and false for an empty leaf or an index out of range.
func (s *State) Account(index uint32) (Account, bool) {
	if index >= MaxAccounts {
		return Account{}, false
	}
	account, _ := get(s.root, index)
	if account == nil {
		return Account{}, false
	}
	return *account, true
}

// Accounts returns the used leaves in order of index.
func (s *State) Accounts() iter.Seq2[uint32, Account] {
	return func(yield func(uint32, Account) bool) { each(s.root, TreeDepth, 0, yield) }
}

// Find returns the lowest index with the given address, and false when there is none. It looks at every account.
func (s *State) Find(address Address) (uint32, bool) {
	for index, account := range s.Accounts() {
		if account.Address == address {
			return index, true
		}
	}
	return 0, false
}

// ApplyRecord applies the transfer that a record of a body is on this state, and returns what proves it. When it returns an
// error, the state has not changed.
func (s *State) ApplyRecord(r Record) (Step, error) {
	sender, ok := s.Account(r.From)
	if !ok {
		return Step{}, fmt.Errorf("%w: index %d", ErrUnknownSender, r.From)
	}
	t, err := r.Transfer(sender)
	if err != nil {
		return Step{}, err
	}
	return s.Apply(t)
}

// Apply applies a transfer and returns what proves it. When it returns an error, the state has not changed.
func (s *State) Apply(t Transfer) (Step, error) {
	if err := t.checkRanges(); err != nil {
		return Step{}, err
	}
	account, path := get(s.root, t.From)
	step := Step{Transfer: t, Sender: newLeaf(account, path)}
	sender, err := step.debit()
	if err != nil {
		return Step{}, err
	}
	paid := set(s.root, t.From, sender)

	account, path = get(paid, t.To)
	step.Receiver = newLeaf(account, path)
	receiver, err := step.credit()
	if err != nil {
		return Step{}, err
	}
	if !t.Verify(s.id) {
		return Step{}, fmt.Errorf("%w: sender %d, nonce %d", ErrBadSignature, t.From, t.Nonce)
	}

	s.root = set(paid, t.To, receiver)
	// The fee was part of a balance, so it is part of the supply.
	s.supply, _ = s.supply.Sub(t.Fee)
	return step, nil
}
