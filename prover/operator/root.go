package operator

import (
	"context"
	"encoding/hex"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/keys"
	"fernet/prover/tree"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// RootOptions say which submission is chosen.
type RootOptions struct {
	Staker      uint32         // only roots of this one; 0: of any
	Beneficiary common.Address // gets the submitter's share if the submission wins; zero: nobody
}

// ChosenRoot is a submission that was chosen from proofs, sealed.
type ChosenRoot struct {
	tree.Selection
	File *files.Submission
}

// ChooseRoot takes the submission with the highest total that can be made of proofs of a block, and
// seals it. Its set of keys must be the deployment's.
func ChooseRoot(d *settlement.Deployment, b *prover.Block, set *keys.Set, proofs *prover.Proofs, opts RootOptions) (*ChosenRoot, error) {
	selection, err := proofs.Pool.BestSubmission(tree.Options{Exclude: func(p tree.Proof) bool {
		return opts.Staker != 0 && p.Node == rules.RootNode && p.StakerID != opts.Staker
	}})
	if err != nil {
		return nil, fmt.Errorf("block %d, %d proofs: %w", b.Number, proofs.Loaded, err)
	}
	// The seals depend on the beneficiary.
	selection.Submission.Beneficiary = opts.Beneficiary
	if err := b.Seal(d, set, selection); err != nil {
		return nil, err
	}
	return &ChosenRoot{selection, &files.Submission{
		Deployment: prover.Files(d), Block: b.ID(), Tree: b.Tree, Submission: selection.Submission,
	}}, nil
}

// SubmittedRoot is what submitting a root came to.
type SubmittedRoot struct {
	Block uint64        `json:"block"`
	Total units.Integer `json:"totalScore"`
	Sent
	// Best is whether it was the best on L1 when it was looked at last.
	Best bool `json:"best"`
	// Beneficiary is who gets the submitter's share if it wins; zero: nobody.
	Beneficiary common.Address `json:"beneficiary"`
	WindowEnd   uint64         `json:"-"` // the first L1 block without roots
}

// SubmitRoot sends a submission, unless L1 would not take it. Anyone may submit; it may wait until
// the block below has a root.
func SubmitRoot(ctx context.Context, client *settlement.Client, s Sender, file *files.Submission, wait Waiter) (*SubmittedRoot, error) {
	encoded, err := file.Encode()
	if err != nil {
		return nil, err
	}
	number, total := file.Block.Number, file.TotalScore()
	check := wait.Check(ctx, func(ctx context.Context) error { return client.CheckSubmitRoot(ctx, number, file.Submission) })
	r := &SubmittedRoot{Block: number, Total: units.Integer{Int: total}, Beneficiary: file.Beneficiary}
	call := client.SubmitRoot(number, encoded)
	call.ID = s.ID("root", number, file.Block.Slot, tag(crypto.Keccak256Hash(encoded)))
	if err := r.send(ctx, s, call, check); err != nil {
		return nil, err
	}
	record, err := client.Block(ctx, number)
	if err != nil {
		return nil, err
	}
	r.Best, r.WindowEnd = record.TotalScore.Cmp(total) == 0, record.WindowEnd
	return r, nil
}

// tag is enough of a hash to tell IDs and file names apart.
func tag(h common.Hash) string { return hex.EncodeToString(h[:8]) }
