package payments

import (
	"context"
	"fmt"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/ledger"
	"fernet/settlement"
)

// FileBody returns the body of a block that applies the transfers of a file, in order, to the
// ledger after the last block. See Body.
func FileBody(ctx context.Context, client *settlement.Client, follower *prover.Follower, path string) ([]byte, error) {
	signed, err := ReadTransfers(path, prover.Files(client.Deployment))
	if err != nil {
		return nil, err
	}
	state, _, err := LastState(ctx, follower)
	if err != nil {
		return nil, err
	}
	body, err := Body(state, signed.Transfers)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return body, nil
}

// Body returns the body of a block that applies transfers, in order, to a state. One that could not
// be applied makes it a prover.ErrDraft, with the place of the transfer.
func Body(state *ledger.State, transfers []ledger.Transfer) ([]byte, error) {
	after := state.Clone()
	for i, t := range transfers {
		if t.IsNull() {
			continue
		}
		if _, err := after.Apply(t); err != nil {
			return nil, fmt.Errorf("%w: execute block: transfer %d: %w", prover.ErrDraft, i, err)
		}
	}
	return encode(transfers)
}

// EncodedFile is FileBody whatever the ledger is: the body need not make a block.
func EncodedFile(path string, d files.Deployment) ([]byte, error) {
	file, err := ReadTransfers(path, d)
	if err != nil {
		return nil, err
	}
	return encode(file.Transfers)
}

func encode(transfers []ledger.Transfer) ([]byte, error) {
	body, err := ledger.EncodeBody(ledger.Records(transfers))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", prover.ErrDraft, err)
	}
	return body, nil
}
