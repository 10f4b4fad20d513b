package files

import (
	"errors"
	"fmt"
	"io/fs"

	"fernet/prover/ledger"
)

// TransfersFormat is the format of a file of signed transfers.
const TransfersFormat = "fernet.transfers"

// Transfers is signed transfers in the order in which a block is to apply them.
type Transfers struct {
	Deployment
	Transfers []ledger.Transfer
}

type transfersJSON struct {
	header
	Transfers []ledger.Transfer `json:"transfers"`
}

// WriteTransfers writes a file of signed transfers.
func WriteTransfers(path string, t *Transfers) error {
	transfers := t.Transfers
	if transfers == nil {
		transfers = []ledger.Transfer{}
	}
	return write(path, transfersJSON{newHeader(TransfersFormat, t.Deployment), transfers})
}

// ReadTransfers reads a file of signed transfers. Signatures, nonces and balances are looked at by whoever applies them.
func ReadTransfers(path string, d Deployment) (*Transfers, error) {
	var in transfersJSON
	if err := read(path, TransfersFormat, d, &in, &in.header); err != nil {
		return nil, err
	}
	if err := required(field{"transfers", in.Transfers == nil}); err != nil {
		return nil, damaged(path, err)
	}
	for i := range in.Transfers {
		// A signature that is missing parses as a point that is not on the curve.
		if in.Transfers[i].PublicKey == (ledger.PublicKey{}) || in.Transfers[i].Signature == (ledger.Signature{}) {
			return nil, damaged(path, fmt.Errorf("transfer %d is not signed", i))
		}
	}
	return &Transfers{in.Deployment, in.Transfers}, nil
}

// AppendTransfer adds a transfer to a file, which it makes when there is none.
// It returns the transfer's place in the file. Two processes must not add to one file at once.
func AppendTransfer(path string, d Deployment, t ledger.Transfer) (int, error) {
	file, err := ReadTransfers(path, d)
	if errors.Is(err, fs.ErrNotExist) {
		file, err = &Transfers{Deployment: d}, nil
	}
	if err != nil {
		return 0, err
	}
	file.Transfers = append(file.Transfers, t)
	return len(file.Transfers) - 1, WriteTransfers(path, file)
}
