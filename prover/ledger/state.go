package ledger

import (
	"errors"
	"fmt"
	"iter"
	"math"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/poseidon"
)

// The reasons for which a transfer is refused. Errors returned by [State.Apply] wrap one of them.
var (
	ErrIndexRange      = errors.New("account index is not below 2^16")
	ErrUnknownSender   = errors.New("sender's leaf is empty")
	ErrWrongSigner     = errors.New("key is not the sender's")
	ErrWrongNonce      = errors.New("nonce is not the sender's next")
	ErrNonceExhausted  = errors.New("sender has used all its nonces")
	ErrBalanceTooLow   = errors.New("balance is below amount and fee")
	ErrAddressMismatch = errors.New("receiver's leaf has another address")
	ErrBalanceOverflow = errors.New("receiver's balance would exceed 2^96 - 1")
	ErrBadSignature    = errors.New("signature does not verify")
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
func (s *State) Root() fr.Element { return poseidon.Hash(poseidon.TagState, s.id, s.AccountsRoot()) }

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

// Leaf is a leaf of the accounts tree as a circuit is shown it.
type Leaf struct {
	Account Account // zero when Empty
	Empty   bool
	Path    Path
}

// Step is one place of a block, with all that its proof needs: either a null transaction, which changes nothing, or a transfer,
// the sender's leaf before it and the receiver's leaf after the sender has paid. (In a transfer to oneself the two leaves differ.)
type Step struct {
	Null     bool
	Transfer Transfer
	Sender   Leaf
	Receiver Leaf
}

// Apply applies a transfer and returns what proves it. When it returns an error, the state has not changed.
func (s *State) Apply(t Transfer) (Step, error) {
	if t.From >= MaxAccounts {
		return Step{}, fmt.Errorf("%w: sender %d", ErrIndexRange, t.From)
	}
	if t.To >= MaxAccounts {
		return Step{}, fmt.Errorf("%w: receiver %d", ErrIndexRange, t.To)
	}
	account, path := get(s.root, t.From)
	if account == nil {
		return Step{}, fmt.Errorf("%w: index %d", ErrUnknownSender, t.From)
	}
	step := Step{Transfer: t, Sender: Leaf{Account: *account, Path: path}}

	sender := *account
	if signer := t.PublicKey.Address(); signer != sender.Address {
		return Step{}, fmt.Errorf("%w: index %d belongs to %s, the key to %s", ErrWrongSigner, t.From, sender.Address, signer)
	}
	if t.Nonce != sender.Nonce {
		return Step{}, fmt.Errorf("%w: got %d, want %d", ErrWrongNonce, t.Nonce, sender.Nonce)
	}
	if t.Nonce == math.MaxUint64 {
		return Step{}, fmt.Errorf("%w: index %d", ErrNonceExhausted, t.From)
	}
	rest, enough := sender.Balance.Sub(t.Amount)
	if enough {
		rest, enough = rest.Sub(t.Fee)
	}
	if !enough {
		return Step{}, fmt.Errorf("%w: %s wei, want %s + %s", ErrBalanceTooLow, sender.Balance, t.Amount, t.Fee)
	}
	sender.Balance, sender.Nonce = rest, sender.Nonce+1
	paid := set(s.root, t.From, sender)

	receiver := Account{Address: t.ToAddress}
	account, path = get(paid, t.To)
	step.Receiver = Leaf{Empty: account == nil, Path: path}
	if account != nil {
		receiver, step.Receiver.Account = *account, *account
	}
	if receiver.Address != t.ToAddress {
		return Step{}, fmt.Errorf("%w: index %d belongs to %s, not to %s", ErrAddressMismatch, t.To, receiver.Address, t.ToAddress)
	}
	balance, fits := receiver.Balance.Add(t.Amount)
	if !fits {
		return Step{}, fmt.Errorf("%w: index %d has %s wei and gets %s", ErrBalanceOverflow, t.To, receiver.Balance, t.Amount)
	}
	if !t.Signature.verify(t.PublicKey, t.Hash(s.id)) {
		return Step{}, fmt.Errorf("%w: sender %d, nonce %d", ErrBadSignature, t.From, t.Nonce)
	}
	receiver.Balance = balance

	s.root = set(paid, t.To, receiver)
	// The fee was part of a balance, so it is part of the supply.
	s.supply, _ = s.supply.Sub(t.Fee)
	return step, nil
}
