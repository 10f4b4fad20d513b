package ledger

import (
	"fmt"
	"iter"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/poseidon"
)

// State is the ledger between two transfers. Copies made with [State.Clone] are independent; a
// State itself must not be used from two goroutines while one applies transfers.
type State struct {
	id         fr.Element
	minBalance Amount
	root       *node
	supply     Amount
}

// Clone returns an independent copy, at no cost: trees are shared until they differ.
func (s *State) Clone() *State {
	c := *s
	return &c
}

// LedgerID returns the deployment the state's signatures are bound to.
func (s *State) LedgerID() fr.Element { return s.id }

// MinBalance returns what every account keeps, in wei: the same for ever, from the genesis on.
func (s *State) MinBalance() Amount { return s.minBalance }

// Root returns H("state"; ledgerId, accountsRoot, minBalance), what L1 knows of the state.
func (s *State) Root() fr.Element { return stateRoot(s.id, s.AccountsRoot(), s.minBalance) }

func stateRoot(ledgerID, accountsRoot fr.Element, minBalance Amount) fr.Element {
	return poseidon.Hash(poseidon.TagState, ledgerID, accountsRoot, minBalance.Element())
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

// Find returns the lowest index with the given address, and false when there is none. It looks at
// every account.
func (s *State) Find(address Address) (uint32, bool) {
	for index, account := range s.Accounts() {
		if account.Address == address {
			return index, true
		}
	}
	return 0, false
}

// ApplyRecord applies the transfer that a record of a body is on this state, and returns what
// proves it. When it returns an error, the state has not changed.
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

// Apply applies a transfer and returns what proves it. When it returns an error, the state has not
// changed.
func (s *State) Apply(t Transfer) (Step, error) {
	step, root, err := s.unsigned(t)
	if err != nil {
		return Step{}, err
	}
	if !t.Verify(s.id) {
		return Step{}, fmt.Errorf("%w: sender %d, nonce %d", ErrBadSignature, t.From, t.Nonce)
	}

	s.root = root
	// The fee was part of a balance, so it is part of the supply.
	s.supply, _ = s.supply.Sub(t.Fee)
	return step, nil
}

// Check returns why [State.Apply] would refuse a transfer, whatever its signature: what a signer
// asks before it signs. Of the transfer PublicKey must be set already.
func (s *State) Check(t Transfer) error {
	_, _, err := s.unsigned(t)
	return err
}

// unsigned returns the step of a transfer and the tree after it, without a look at the signature.
func (s *State) unsigned(t Transfer) (Step, *node, error) {
	if err := t.checkRanges(); err != nil {
		return Step{}, nil, err
	}
	account, path := get(s.root, t.From)
	step := Step{Transfer: t, Sender: newLeaf(account, path)}
	sender, err := step.debit(s.minBalance)
	if err != nil {
		return Step{}, nil, err
	}
	paid := set(s.root, t.From, sender)

	account, path = get(paid, t.To)
	step.Receiver = newLeaf(account, path)
	receiver, err := step.credit(s.minBalance)
	if err != nil {
		return Step{}, nil, err
	}
	return step, set(paid, t.To, receiver), nil
}
