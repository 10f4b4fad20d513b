package payments

import (
	"errors"
	"fmt"

	"fernet/prover/ledger"
)

// What can keep a transfer from being signed or removed.
var (
	ErrNoSender    = errors.New("is not in the ledger")
	ErrNoFreeIndex = errors.New("the ledger has no free index left")
	ErrNoTransfer  = errors.New("there is no transfer at that place")
)

// TransferError is about one of several transfers in order.
type TransferError struct {
	Place int // from 0
	Err   error
}

func (e *TransferError) Error() string {
	return fmt.Sprintf("transfer %d cannot be applied: %v", e.Place, e.Err)
}
func (e *TransferError) Unwrap() error { return e.Err }

// Payee is who a transfer pays, and under which nonce when it is not the sender's next.
type Payee struct {
	Address ledger.Address
	Index   *uint32 // nil: the lowest of the address or, when it has none, the lowest free one
	Nonce   *uint64
}

// Prepare completes a transfer that is to follow others on a state: it gives it its indices, nonce
// and receiver. Of the transfer PublicKey, Amount and Fee are the caller's. A transfer that could
// not be applied is an error, and one before it that could not is a TransferError. Nothing is
// signed.
func Prepare(state *ledger.State, before []ledger.Transfer, t ledger.Transfer, to Payee) (ledger.Transfer, error) {
	after := state.Clone()
	for i, earlier := range before {
		if _, err := after.Apply(earlier); err != nil {
			return t, &TransferError{i, err}
		}
	}
	from, found := after.Find(t.PublicKey.Address())
	if !found {
		return t, fmt.Errorf("account %s %w", t.PublicKey.Address(), ErrNoSender)
	}
	payer, _ := after.Account(from)
	t.From, t.Nonce, t.ToAddress = from, payer.Nonce, to.Address
	if to.Nonce != nil {
		t.Nonce = *to.Nonce
	}
	if to.Index != nil {
		t.To = *to.Index
	} else if t.To, found = indexFor(after, to.Address); !found {
		return t, ErrNoFreeIndex
	}
	return t, after.Check(t)
}

// indexFor is the lowest index of an address, or the lowest that is free.
func indexFor(state *ledger.State, address ledger.Address) (index uint32, found bool) {
	if index, found = state.Find(address); found {
		return index, true
	}
	for ; index < ledger.MaxAccounts; index++ {
		if _, used := state.Account(index); !used {
			return index, true
		}
	}
	return 0, false
}

// ApplyEach applies transfers in order and returns for each why it could not be applied. One that
// could not is passed over.
func ApplyEach(state *ledger.State, transfers []ledger.Transfer) []error {
	return applyOthers(state, transfers, -1)
}

// applyOthers is ApplyEach without the transfer at a place.
func applyOthers(state *ledger.State, transfers []ledger.Transfer, leftOut int) []error {
	after, problems := state.Clone(), make([]error, len(transfers))
	for i, t := range transfers {
		if i != leftOut {
			_, problems[i] = after.Apply(t)
		}
	}
	return problems
}

// Remove takes the transfer at a place out of several, with those that cannot be applied without it
// if following; otherwise the first of them is a TransferError. It returns the transfers that are
// left, and the places of those that are not. A place that is none is ErrNoTransfer.
func Remove(state *ledger.State, transfers []ledger.Transfer, place int, following bool) (left []ledger.Transfer, removed []int, err error) {
	if place < 0 || place >= len(transfers) {
		return nil, nil, ErrNoTransfer
	}
	before, after := ApplyEach(state, transfers), applyOthers(state, transfers, place)
	for i, t := range transfers {
		follows := before[i] == nil && after[i] != nil
		switch {
		case i == place, follows && following:
			removed = append(removed, i)
		case follows:
			return nil, nil, &TransferError{i, after[i]}
		default:
			left = append(left, t)
		}
	}
	return left, removed, nil
}
