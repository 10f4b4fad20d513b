package prover

import (
	"context"
	"fmt"

	"fernet/prover/files"
	"fernet/prover/tree"
	"fernet/settlement"
)

// Files is the deployment as files are bound to it.
func Files(d *settlement.Deployment) files.Deployment {
	return files.Deployment{ChainID: d.ChainID, Settlement: d.Settlement, TxBytes: d.Params.TxBytes}
}

// Proofs is what directories of proof files hold of a block.
type Proofs struct {
	Pool     *tree.Pool
	Loaded   int      // proofs in the pool
	Warnings []string // one line for each file that was skipped, with its name and why
}

// LoadProofs reads the proof files of a block in the given directories and verifies each, in
// batches. A file that is not to be used is skipped with a warning: one stranger's bad file does
// not spoil a directory. The same proof in two files counts once, and without a warning.
func LoadProofs(ctx context.Context, b *Block, d files.Deployment, v Verifier, dirs ...string) (*Proofs, error) {
	paths, err := files.ProofPaths(b.Number, dirs...)
	if err != nil {
		return nil, err
	}
	pool, err := b.NewPool()
	if err != nil {
		return nil, err
	}
	// All that can be used as far as its file says, in the order of the paths, then those alone
	// that the keys verify.
	refused := make([]error, len(paths))
	var proofs []tree.Proof
	var from []int // the index of each one's path
	for i, path := range paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		file, err := files.ReadProof(path, d)
		switch {
		case err != nil:
			refused[i] = err
		case file.Block != b.ID():
			refused[i] = fmt.Errorf("read %s: %w", path, ErrOtherBlock)
		default:
			proofs, from = append(proofs, file.Proof), append(from, i)
		}
	}
	verdicts, err := b.VerifyProofs(ctx, v, proofs)
	if err != nil {
		return nil, err
	}
	loaded := &Proofs{Pool: pool}
	for n, p := range proofs {
		added, err := false, verdicts[n]
		if err == nil {
			added, err = pool.Add(p)
		}
		if err != nil {
			refused[from[n]] = fmt.Errorf("read %s: %w", paths[from[n]], err)
		}
		if added {
			loaded.Loaded++
		}
	}
	for _, err := range refused {
		if err != nil {
			loaded.Warnings = append(loaded.Warnings, err.Error())
		}
	}
	return loaded, nil
}
