package operator

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
	"fernet/settlement/units"
)

// Roots are the roots that L1 took for a block.
type Roots struct {
	Now       uint64 `json:"l1Block"` // the L1 block they were read at
	Block     uint64 `json:"block"`
	WindowEnd uint64 `json:"windowEnd"` // the first L1 block without roots
	Roots     []Root `json:"roots"`     // lowest total first: the last one leads
}

// Root is one of them.
type Root struct {
	Submitter   common.Address `json:"submitter"`
	Beneficiary common.Address `json:"beneficiary"` // zero: nobody
	Total       units.Integer  `json:"totalScore"`
	Proofs      int            `json:"proofs"` // 0 when it came through another contract
	Prover      uint32         `json:"prover"` // staker of the root proof, 0 then
	Tx          common.Hash    `json:"tx"`
	L1Block     uint64         `json:"l1Block"`
	// Unread is why its proofs are not known; nil when they are.
	Unread error `json:"-"`
}

// ReadRoots reads the roots of a block, all at one L1 block.
func ReadRoots(ctx context.Context, view *settlement.View, number uint64) (*Roots, error) {
	record, err := view.Block(ctx, number)
	if err != nil {
		return nil, err
	}
	accepted, err := view.AcceptedRoots(ctx, number)
	if err != nil {
		return nil, err
	}
	shape, err := view.Deployment.Tree(record.NumTxs)
	if err != nil {
		return nil, err
	}
	r := &Roots{Now: view.Number, Block: number, WindowEnd: record.WindowEnd, Roots: []Root{}}
	for _, a := range accepted {
		root := Root{
			Submitter: a.Submitter, Beneficiary: a.Beneficiary, Total: units.Integer{Int: a.TotalScore},
			Tx: a.TxHash, L1Block: a.L1Block,
		}
		submission, err := view.Submission(ctx, a, shape)
		if err == nil {
			root.Proofs, root.Prover = submission.NumProofs(), submission.Nodes[0][0].StakerID
		}
		root.Unread = err
		r.Roots = append(r.Roots, root)
	}
	return r, view.Check(ctx)
}
