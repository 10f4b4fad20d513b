package operator

import (
	"context"
	"encoding/hex"
	"errors"
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
	if err := errors.Join(checkProving(b, set), required("the proofs", proofs != nil && proofs.Pool != nil)); err != nil {
		return nil, fmt.Errorf("choose root: %w", err)
	}
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

// BuildOptions say of which proofs a submission is chosen, and which.
type BuildOptions struct {
	RootOptions
	Keys   *keys.Set // the deployment's
	Proofs []string  // folders of proof files; one may be named twice
	// Skipped is told of each file that is not used, and why; nil: nobody is.
	Skipped func(warning string)
}

// BuiltRoot is a submission that was chosen from files of proofs, and how it stands on L1.
type BuiltRoot struct {
	Block  uint64        `json:"block"`
	Staker uint32        `json:"staker"` // who proved the root
	Proofs int           `json:"proofs"`
	Loaded int           `json:"loaded"` // proofs to choose from
	Bytes  int           `json:"bytes"`  // as L1 takes it
	Total  units.Integer `json:"totalScore"`
	Exact  bool          `json:"exact"` // whether nothing better can be made of these proofs
	// Beneficiary gets the submitter's share if the submission wins; zero: nobody.
	Beneficiary common.Address `json:"beneficiary"`
	Warnings    []string       `json:"warnings"` // files that were skipped, and why

	// What follows is of one L1 block, read when the submission was chosen.
	Now       uint64        `json:"l1Block"`
	BestOnL1  units.Integer `json:"bestOnL1"` // 0: none yet
	Beats     bool          `json:"beatsBest"`
	WindowEnd uint64        `json:"windowEnd"`         // the first L1 block without roots
	Refused   string        `json:"refused,omitempty"` // why L1 would not take it now

	Submission *files.Submission `json:"-"`
}

// Standing says, for a person, how the submission stands on L1, whose window ends in a wait: see
// network.Network.InBlocks.
func (r *BuiltRoot) Standing(wait string) string {
	switch best := rules.Points(r.BestOnL1.Int); {
	case r.Refused != "":
		return fmt.Sprintf("At L1 block %d L1 would refuse it: %s.", r.Now, r.Refused)
	case r.BestOnL1.Sign() == 0:
		return fmt.Sprintf("At L1 block %d there is no root of block %d yet. Its window ends at L1 block %d, %s.",
			r.Now, r.Block, r.WindowEnd, wait)
	default:
		return fmt.Sprintf("At L1 block %d it beats the best on L1, %s. The window ends at L1 block %d, %s.", r.Now, best, r.WindowEnd, wait)
	}
}

// BuildRoot chooses the submission with the highest total that can be made of files of proofs of a
// block, each of which it verifies. It writes no file and sends nothing.
func BuildRoot(ctx context.Context, client *settlement.Client, b *prover.Block, opts BuildOptions) (*BuiltRoot, error) {
	if err := checkProving(b, opts.Keys); err != nil {
		return nil, fmt.Errorf("build root: %w", err)
	}
	proofs, err := LoadProofs(ctx, b, prover.Files(client.Deployment), opts.Keys, opts.Skipped, opts.Proofs...)
	if err != nil {
		return nil, err
	}
	chosen, err := ChooseRoot(client.Deployment, b, opts.Keys, proofs, opts.RootOptions)
	if err != nil {
		return nil, err
	}
	encoded, err := chosen.File.Encode()
	if err != nil {
		return nil, err
	}
	status, err := client.RootStatus(ctx, b.Number, chosen.Submission)
	if err != nil {
		return nil, err
	}
	r := &BuiltRoot{
		Block: b.Number, Staker: chosen.Root.StakerID, Proofs: chosen.Submission.NumProofs(), Loaded: proofs.Loaded, Bytes: len(encoded),
		Total: units.Integer{Int: chosen.Total}, Exact: chosen.Exact, Beneficiary: opts.Beneficiary,
		Warnings: append([]string{}, proofs.Warnings...), Now: status.Now, BestOnL1: units.Integer{Int: status.Best},
		Beats: chosen.Total.Cmp(status.Best) > 0, WindowEnd: status.WindowEnd, Submission: chosen.File,
	}
	if status.Refused != nil {
		r.Refused = status.Refused.Reason
	}
	return r, nil
}

// SubmittedRoot is what submitting a root came to.
type SubmittedRoot struct {
	Block uint64        `json:"block"`
	Total units.Integer `json:"totalScore"`
	Sent
	// Best is whether it was the best on L1 at the L1 block Now.
	Best bool `json:"best"`
	// Beneficiary is who gets the submitter's share if it wins; zero: nobody.
	Beneficiary common.Address `json:"beneficiary"`
	Now         uint64         `json:"l1Block"`
	WindowEnd   uint64         `json:"-"` // the first L1 block without roots
}

// Standing says, for a person, how the root stands on L1. It is empty where it is not the best, or
// was there before.
func (r *SubmittedRoot) Standing() string {
	switch {
	case !r.Best || r.Already != "":
		return ""
	case r.Now >= r.WindowEnd:
		return fmt.Sprintf("The root has won block %d with a total of %s.", r.Block, rules.Points(r.Total.Int))
	default:
		return fmt.Sprintf("The root leads block %d with a total of %s. Others can outbid it until L1 block %d, L1 is at %d.",
			r.Block, rules.Points(r.Total.Int), r.WindowEnd, r.Now)
	}
}

// SubmitRoot sends a submission, unless L1 would not take it. Anyone may submit; it may wait until
// the block below has a root.
func SubmitRoot(ctx context.Context, client *settlement.Client, s Sender, file *files.Submission, wait Waiter) (*SubmittedRoot, error) {
	if err := errors.Join(checkActor(client, s), required("the submission", file != nil && file.Submission != nil)); err != nil {
		return nil, fmt.Errorf("submit root: %w", err)
	}
	if err := checkBlock(file.Block.Number); err != nil {
		return nil, fmt.Errorf("submit root: %w", err)
	}
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
	status, err := client.RootStatus(ctx, number, file.Submission)
	if err != nil {
		return nil, err
	}
	r.Best, r.Now, r.WindowEnd = status.Best.Cmp(total) == 0, status.Now, status.WindowEnd
	return r, nil
}

// tag is enough of a hash to tell IDs and file names apart.
func tag(h common.Hash) string { return hex.EncodeToString(h[:8]) }
