package ledger

import (
	"errors"
	"fmt"
	"math"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/poseidon"
	"fernet/settlement/units"
)

// The reasons for which a transfer is refused. Errors returned by [State.Apply] wrap one of them.
var (
	ErrIndexRange      = errors.New("account index is not below 2^16")
	ErrUnknownSender   = errors.New("sender's leaf is empty")
	ErrWrongSigner     = errors.New("key is not the sender's")
	ErrWrongNonce      = errors.New("nonce is not the sender's next")
	ErrNonceExhausted  = errors.New("sender has used all its nonces")
	ErrBalanceTooLow   = errors.New("balance is below amount and fee")
	ErrKeepsTooLittle  = errors.New("sender would keep less than the ledger's least balance")
	ErrOpensTooLow     = errors.New("empty leaf would get less than the ledger's least balance")
	ErrAddressMismatch = errors.New("receiver's leaf has another address")
	ErrBalanceOverflow = errors.New("receiver's balance would exceed 2^96 - 1")
	ErrBadSignature    = errors.New("signature does not verify")
)

// Reasons for which [Base.Check] refuses the work of a base rollup, besides those of a transfer.
var (
	ErrPath       = errors.New("leaf and path do not lead to the leaf's subtree")
	ErrEmptyLeaf  = errors.New("empty leaf has an account")
	ErrTransition = errors.New("transition is not what the steps prove")
)

// Leaf is a leaf of the accounts tree as a circuit is shown it.
type Leaf struct {
	Account Account // zero when Empty
	Empty   bool
	Path    Path
}

// Step is one place of a block, with all that its proof needs: either a null transaction, which
// changes nothing, or a transfer, the sender's leaf before it and the receiver's leaf after the
// sender has paid. (In a transfer to oneself the two leaves differ.)
type Step struct {
	Null     bool
	Transfer Transfer
	Sender   Leaf
	Receiver Leaf
}

// words are the words of the step's place in the body.
func (s *Step) words() [WordsPerTx]fr.Element {
	if s.Null {
		return [WordsPerTx]fr.Element{}
	}
	record := s.Transfer.Record()
	return record.Words()
}

// newLeaf returns the leaf of an account, nil for an empty one.
func newLeaf(account *Account, path Path) Leaf {
	if account == nil {
		return Leaf{Empty: true, Path: path}
	}
	return Leaf{Account: *account, Path: path}
}

// subtree returns the root of the subtree that has the leaf at index.
func (l Leaf) subtree(index uint32) fr.Element {
	if l.Empty {
		return climb(fr.Element{}, index, l.Path)
	}
	return climb(l.Account.leaf(), index, l.Path)
}

// replace puts an account in the place of the leaf at index, which must be the one that the
// subtrees have: [ErrPath] otherwise, and nothing has changed.
func (l Leaf) replace(subtrees *Subtrees, index uint32, account Account) error {
	place := &subtrees[subtreeOf(index)]
	if l.subtree(index) != *place {
		return ErrPath
	}
	*place = Leaf{Account: account, Path: l.Path}.subtree(index)
	return nil
}

// climb returns the root of a subtree with the given leaf at index.
func climb(leaf fr.Element, index uint32, path Path) fr.Element {
	for level, siblings := range path {
		children := siblings.with(placeAt(index, level), leaf)
		leaf = poseidon.Compress(children[:]...)
	}
	return leaf
}

// checkRanges reports whether the fields fit into a record.
func (t *Transfer) checkRanges() error {
	if t.From >= MaxAccounts {
		return fmt.Errorf("%w: sender %d", ErrIndexRange, t.From)
	}
	if t.To >= MaxAccounts {
		return fmt.Errorf("%w: receiver %d", ErrIndexRange, t.To)
	}
	if t.Fee.Big().BitLen() > FeeBits {
		return fmt.Errorf("%w: %s wei", ErrFeeRange, t.Fee)
	}
	return nil
}

// debit returns the sender after the transfer, which keeps at least minBalance.
func (s *Step) debit(minBalance Amount) (Account, error) {
	t, sender := &s.Transfer, s.Sender.Account
	if s.Sender.Empty {
		return Account{}, fmt.Errorf("%w: index %d", ErrUnknownSender, t.From)
	}
	if signer := t.PublicKey.Address(); signer != sender.Address {
		return Account{}, fmt.Errorf("%w: index %d belongs to %s, the key to %s", ErrWrongSigner, t.From, sender.Address, signer)
	}
	if t.Nonce != sender.Nonce {
		return Account{}, fmt.Errorf("%w: got %d, want %d", ErrWrongNonce, t.Nonce, sender.Nonce)
	}
	if t.Nonce == math.MaxUint64 {
		return Account{}, fmt.Errorf("%w: index %d", ErrNonceExhausted, t.From)
	}
	left, enough := sender.Balance.Sub(t.Amount)
	if enough {
		left, enough = left.Sub(t.Fee)
	}
	if !enough {
		return Account{}, fmt.Errorf("%w: %s, wanted are %s and %s of fee: %s", ErrBalanceTooLow,
			inAZT(sender.Balance), inAZT(t.Amount), inAZT(t.Fee), s.limit(minBalance))
	}
	if left.Cmp(minBalance) < 0 {
		return Account{}, fmt.Errorf("%w: %s of %s would be left: %s", ErrKeepsTooLittle,
			inAZT(left), inAZT(sender.Balance), s.limit(minBalance))
	}
	return Account{Address: sender.Address, Balance: left, Nonce: sender.Nonce + 1}, nil
}

// limit says what the sender must keep and how much it can send at most.
func (s *Step) limit(minBalance Amount) string {
	account := fmt.Sprintf("account %d must keep %s and", s.Transfer.From, inAZT(minBalance))
	most, enough := s.Sender.Account.Balance.Sub(minBalance)
	if enough {
		most, enough = most.Sub(s.Transfer.Fee)
	}
	if !enough {
		return account + " cannot pay that fee"
	}
	return fmt.Sprintf("%s can send at most %s with that fee", account, inAZT(most))
}

// inAZT writes an amount for a person.
func inAZT(a Amount) string { return units.Exact(a.Big()) + " AZT" }

// credit returns the receiver after the transfer. An empty leaf gets at least minBalance.
func (s *Step) credit(minBalance Amount) (Account, error) {
	t, receiver := &s.Transfer, s.Receiver.Account
	if s.Receiver.Empty {
		if t.Amount.Cmp(minBalance) < 0 {
			return Account{}, fmt.Errorf("%w: index %d gets %s and must get at least %s: %s", ErrOpensTooLow,
				t.To, inAZT(t.Amount), inAZT(minBalance), s.limit(minBalance))
		}
		return Account{Address: t.ToAddress, Balance: t.Amount}, nil
	}
	if receiver.Address != t.ToAddress {
		return Account{}, fmt.Errorf("%w: index %d belongs to %s, not to %s", ErrAddressMismatch, t.To, receiver.Address, t.ToAddress)
	}
	balance, fits := receiver.Balance.Add(t.Amount)
	if !fits {
		return Account{}, fmt.Errorf("%w: index %d has %s and gets %s", ErrBalanceOverflow, t.To, inAZT(receiver.Balance), inAZT(t.Amount))
	}
	return Account{Address: receiver.Address, Balance: balance, Nonce: receiver.Nonce}, nil
}

// apply takes the subtrees through the step, from nothing but the step itself: what the circuit
// does, and in its order. When it returns an error they may be between two states.
func (s *Step) apply(ledgerID fr.Element, minBalance Amount, subtrees *Subtrees) error {
	if s.Null {
		return nil
	}
	if err := s.Transfer.checkRanges(); err != nil {
		return err
	}
	sender, err := s.debit(minBalance)
	if err != nil {
		return err
	}
	if err := s.Sender.replace(subtrees, s.Transfer.From, sender); err != nil {
		return fmt.Errorf("sender: %w", err)
	}
	if s.Receiver.Empty && s.Receiver.Account != (Account{}) {
		return fmt.Errorf("receiver: %w", ErrEmptyLeaf)
	}
	receiver, err := s.credit(minBalance)
	if err != nil {
		return err
	}
	if err := s.Receiver.replace(subtrees, s.Transfer.To, receiver); err != nil {
		return fmt.Errorf("receiver: %w", err)
	}
	if !s.Transfer.Verify(ledgerID) {
		return ErrBadSignature
	}
	return nil
}
