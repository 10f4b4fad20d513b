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

// LoadProofs reads the proof files of a block in the given directories and
// verifies each. A file that is not to be used is skipped with a warning: one stranger's bad file
// does not spoil a directory. The same proof in two files counts once, and without a warning.
func LoadProofs(ctx context.Context, b *Block, d files.Deployment, v Verifier, dirs ...string) (*Proofs, error) {
	paths, err := files.ProofPaths(b.Number, dirs...)
	if err != nil {
		return nil, err
	}
	pool, err := b.NewPool()
	if err != nil {
		return nil, err
	}
	loaded := &Proofs{Pool: pool}
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		added, err := loadProof(b, d, v, pool, path)
		if err != nil {
			loaded.Warnings = append(loaded.Warnings, err.Error())
		}
		if added {
			loaded.Loaded++
		}
	}
	return loaded, nil
}

func loadProof(b *Block, d files.Deployment, v Verifier, pool *tree.Pool, path string) (bool, error) {
	file, err := files.ReadProof(path, d)
	if err != nil {
		return false, err
	}
	fail := func(err error) (bool, error) { return false, fmt.Errorf("read %s: %w", path, err) }
	if file.Block != b.ID() {
		return fail(ErrOtherBlock)
	}
	if err := b.VerifyProof(v, file.Proof); err != nil {
		return fail(err)
	}
	added, err := pool.Add(file.Proof)
	if err != nil {
		return fail(err)
	}
	return added, nil
}
