package payments

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"fernet/prover/files"
	"fernet/prover/ledger"
	"fernet/settlement/disk"
)

// TransfersFormat is the format of a file of signed transfers.
const TransfersFormat = "fernet.transfers"

var transfersKind = files.Kind(TransfersFormat, disk.Public)

// Transfers is signed transfers in the order in which a block is to apply them.
type Transfers struct {
	files.Deployment
	Transfers []ledger.Transfer
}

type transfersJSON struct {
	files.Header
	Transfers []ledger.Transfer `json:"transfers"`
}

// WriteTransfers writes a file of signed transfers.
func WriteTransfers(path string, t *Transfers) error {
	transfers := t.Transfers
	if transfers == nil {
		transfers = []ledger.Transfer{}
	}
	return transfersKind.Write(path, transfersJSON{files.NewHeader(transfersKind, t.Deployment), transfers})
}

// ReadTransfers reads a file of signed transfers. Signatures, nonces and balances are looked at by
// whoever applies them.
func ReadTransfers(path string, d files.Deployment) (*Transfers, error) {
	var in transfersJSON
	if err := files.Read(transfersKind, path, d, &in, &in.Header); err != nil {
		return nil, err
	}
	if err := files.Required(files.Field{Name: "transfers", Missing: in.Transfers == nil}); err != nil {
		return nil, transfersKind.Damaged(path, err)
	}
	for i := range in.Transfers {
		// A signature that is missing parses as a point that is not on the curve.
		if in.Transfers[i].PublicKey == (ledger.PublicKey{}) || in.Transfers[i].Signature == (ledger.Signature{}) {
			return nil, transfersKind.Damaged(path, fmt.Errorf("transfer %d is not signed", i))
		}
	}
	return &Transfers{in.Deployment, in.Transfers}, nil
}

// ChangeTransfers reads a file, or an empty one when there is none, has it changed, and writes it.
// Nobody else changes it meanwhile: it is locked, and read again, so that no transfer of another
// process is lost. While another one has it, waits is called as disk.Lock does. After an error the
// file is as it was.
func ChangeTransfers(ctx context.Context, path string, d files.Deployment, waits func(atMost time.Duration), change func(*Transfers) error) (err error) {
	unlock, err := disk.Lock(ctx, path, waits)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	file, err := ReadTransfers(path, d)
	if errors.Is(err, fs.ErrNotExist) {
		file, err = &Transfers{Deployment: d}, nil
	}
	if err != nil {
		return err
	}
	if err := change(file); err != nil {
		return err
	}
	return WriteTransfers(path, file)
}
