package payments

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/ledger"
	"fernet/settlement"
)

// TransferFile is a file of signed transfers, with the ledger that they are to be applied to.
type TransferFile struct {
	Path       string
	Deployment files.Deployment
	Block      uint64        // the last one
	State      *ledger.State // after it
	// DryRun leaves the file as it is: what would become of it is returned all the same.
	DryRun bool
	// Waits is told that another process has the file, and how long that is waited for at most.
	// Nil: nobody is.
	Waits func(atMost time.Duration)
}

// OpenTransfers returns a file of signed transfers with the ledger after the last block. The file
// need not be there yet, and is not read.
func OpenTransfers(ctx context.Context, client *settlement.Client, follower *prover.Follower, path string) (*TransferFile, error) {
	state, block, err := LastState(ctx, follower)
	return &TransferFile{Path: path, Block: block, State: state, Deployment: prover.Files(client.Deployment)}, err
}

// SignedTransfer is a transfer that was signed into a file.
type SignedTransfer struct {
	Place    int             `json:"place"` // in the file, from 0
	Transfer ledger.Transfer `json:"transfer"`
}

// Sign completes a transfer, signs it and adds it to the file, which is made when it is not there.
// See Prepare for what is the caller's to fill in. A transfer that could not be applied is refused
// before open is asked for the sender's key. The file is not locked while it is, as a person may
// take long to type a password, so the transfer is completed anew after that.
func (f *TransferFile) Sign(ctx context.Context, t ledger.Transfer, to Payee, open func() (*ledger.Key, error)) (*SignedTransfer, error) {
	file, err := f.readOrEmpty()
	if err != nil {
		return nil, err
	}
	if _, err := f.prepare(file, t, to); err != nil {
		return nil, err
	}
	key, err := open()
	if err != nil {
		return nil, err
	}
	r := new(SignedTransfer)
	return r, f.change(ctx, func(file *Transfers) (err error) {
		if r.Transfer, err = f.prepare(file, t, to); err != nil {
			return err
		}
		r.Transfer.Sign(key, f.State.LedgerID())
		r.Place = len(file.Transfers)
		file.Transfers = append(file.Transfers, r.Transfer)
		return nil
	})
}

// prepare completes a transfer that follows those of a file.
func (f *TransferFile) prepare(file *Transfers, t ledger.Transfer, to Payee) (ledger.Transfer, error) {
	t, err := Prepare(f.State, file.Transfers, t, to)
	var earlier *TransferError
	switch {
	case errors.As(err, &earlier):
		return t, fmt.Errorf("sign transfer into %s, after block %d: %w", f.Path, f.Block, err)
	case errors.Is(err, ErrNoSender), errors.Is(err, ErrNoFreeIndex):
		return t, fmt.Errorf("sign transfer: %w", err)
	case err != nil:
		return t, fmt.Errorf("sign transfer: it could not be applied after block %d and %s: %w", f.Block, f.Path, err)
	}
	return t, nil
}

// ListedTransfer is a transfer of a file.
type ListedTransfer struct {
	Place int `json:"place"` // in the file, from 0
	Payment
	Problem string `json:"problem,omitempty"` // why it cannot be applied
}

// Listed are payments in their order.
func Listed(payments []Payment) (listed []ListedTransfer) {
	for place, p := range payments {
		listed = append(listed, ListedTransfer{Place: place, Payment: p})
	}
	return listed
}

// ListedTransfers are the transfers of a file.
type ListedTransfers struct {
	File      string           `json:"file"`
	Block     uint64           `json:"block"` // they are applied to the ledger after it
	Transfers []ListedTransfer `json:"transfers"`
}

// List applies the transfers of the file in their order. One that cannot be applied is passed over,
// and says why.
func (f *TransferFile) List() (*ListedTransfers, error) {
	file, err := ReadTransfers(f.Path, f.Deployment)
	if err != nil {
		return nil, err
	}
	r := &ListedTransfers{f.Path, f.Block, []ListedTransfer{}}
	for place, problem := range ApplyEach(f.State, file.Transfers) {
		listed := ListedTransfer{Place: place, Payment: PaymentOf(file.Transfers[place])}
		if problem != nil {
			listed.Problem = problem.Error()
		}
		r.Transfers = append(r.Transfers, listed)
	}
	return r, nil
}

// RemovedTransfers are transfers that were taken out of a file.
type RemovedTransfers struct {
	Removed []ListedTransfer `json:"removed"` // with the places that they had
	Left    int              `json:"left"`    // transfers in the file
}

// Remove takes the transfer at a place out of the file, and what cannot be applied without it, as
// the function Remove does. A file that is not there is not made.
func (f *TransferFile) Remove(ctx context.Context, place int, following bool) (*RemovedTransfers, error) {
	if _, err := ReadTransfers(f.Path, f.Deployment); err != nil {
		return nil, err
	}
	r := &RemovedTransfers{Removed: []ListedTransfer{}}
	return r, f.change(ctx, func(file *Transfers) error {
		left, removed, err := Remove(f.State, file.Transfers, place, following)
		if errors.Is(err, ErrNoTransfer) {
			return fmt.Errorf("remove transfer %d: %w: %s has %d transfers, counted from 0", place, err, f.Path, len(file.Transfers))
		}
		if err != nil {
			return fmt.Errorf("remove transfer %d: nothing was removed: without it %w", place, err)
		}
		for _, i := range removed {
			r.Removed = append(r.Removed, ListedTransfer{Place: i, Payment: PaymentOf(file.Transfers[i])})
		}
		file.Transfers, r.Left = left, len(left)
		return nil
	})
}

// readOrEmpty reads the file, or an empty one when there is none.
func (f *TransferFile) readOrEmpty() (*Transfers, error) {
	file, err := ReadTransfers(f.Path, f.Deployment)
	if errors.Is(err, fs.ErrNotExist) {
		return &Transfers{Deployment: f.Deployment}, nil
	}
	return file, err
}

// change has the file changed while no other process does; in a dry run only what was read of it.
func (f *TransferFile) change(ctx context.Context, change func(*Transfers) error) error {
	if !f.DryRun {
		return ChangeTransfers(ctx, f.Path, f.Deployment, f.Waits, change)
	}
	file, err := f.readOrEmpty()
	if err != nil {
		return err
	}
	return change(file)
}
