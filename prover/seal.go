package prover

import (
	"fmt"
	"math/big"

	"fernet/prover/keys"
	"fernet/prover/tree"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// Seal makes a selection of the block's proofs ready for L1, in place: it adds their C up with the
// weights that the deployment will draw. The keys must be the deployment's.
func (b *Block) Seal(d *settlement.Deployment, set *keys.Set, selection tree.Selection) error {
	if err := set.CheckTxsPerBase(b.Tree.TxsPerBase); err != nil {
		return fmt.Errorf("seal root of block %d: %w", b.Number, err)
	}
	verifying, err := VerifyingKeys(set)
	if err != nil {
		return err
	}
	submission := selection.Submission
	vrfKeys := make([]*big.Int, 0, submission.NumProofs())
	for _, e := range submission.Entries() {
		staker, ok := b.Staker(e.StakerID)
		if !ok {
			return fmt.Errorf("seal root of block %d: staker %d is not registered", b.Number, e.StakerID)
		}
		vrfKeys = append(vrfKeys, staker.VrfKey)
	}
	whole := b.Execution.Block()
	body := rules.BodyBinding{Challenge: b.Challenge.BigInt(new(big.Int)), Fingerprint: whole.Fingerprint.BigInt(new(big.Int))}
	if err := submission.Seal(d.BatchDomain(verifying, b.Tree.NumTxs, body), vrfKeys, selection.PointsC); err != nil {
		return fmt.Errorf("root of block %d: %w", b.Number, err)
	}
	return nil
}
