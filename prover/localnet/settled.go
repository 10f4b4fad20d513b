package localnet

import (
	"context"
	"math/big"

	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/audit"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// Progress is how far L1 has come, at one of its blocks.
type Progress struct {
	Head      uint64
	Tip       uint64 // the last block that was revealed
	Proven    uint64 // the last one with a root, and all before it
	Finalized int    // blocks
	Unclaimed *big.Int
}

// Progress reads how far L1 has come.
func (n *Network) Progress(ctx context.Context) (*Progress, error) {
	return settlement.AtOneBlock(ctx, n.Chain.Client, func(v *settlement.View) (*Progress, error) {
		p := &Progress{Head: v.Number, Unclaimed: new(big.Int)}
		var err error
		if p.Tip, err = v.RecordedTip(ctx); err != nil {
			return nil, err
		}
		if p.Proven, err = v.Proven(ctx); err != nil {
			return nil, err
		}
		numbers, err := v.Finalized(ctx)
		if err != nil {
			return nil, err
		}
		p.Finalized = len(numbers)
		for _, number := range numbers {
			r, err := v.Remainder(ctx, number)
			if err != nil {
				return nil, err
			}
			p.Unclaimed.Add(p.Unclaimed, r.Remaining)
		}
		return p, nil
	})
}

// BlockResult is what became of a finalized block.
type BlockResult struct {
	Block   uint64        `json:"block"`
	Slot    uint64        `json:"slot"`
	Nodes   uint32        `json:"nodes"`
	Places  int           `json:"places"` // for proofs, of which the root has one
	Proofs  int           `json:"proofs"` // in the root that won
	Total   units.Integer `json:"totalScore"`
	Figures int           `json:"figures"` // that an audit recomputed
	Agree   int           `json:"agree"`
}

// MemberResult is what a member got.
type MemberResult struct {
	Name    string        `json:"name"`
	Stakers []uint32      `json:"stakers"`
	Proofs  int           `json:"proofs"`
	Due     units.Integer `json:"due"` // wei
	Claimed units.Integer `json:"claimed"`
}

// Result is what a network has come to. Amounts are in wei.
type Result struct {
	L1Block uint64         `json:"l1Block"`
	Blocks  []BlockResult  `json:"blocks"`
	Members []MemberResult `json:"nodes"`
	Burned  units.Integer  `json:"burned"`
	Dir     string         `json:"dir"`
}

// Agrees reports whether the audits of all blocks agree with L1.
func (r *Result) Agrees() bool {
	for _, b := range r.Blocks {
		if b.Figures == 0 || b.Agree != b.Figures {
			return false
		}
	}
	return true
}

// Result reads who earned what, and audits every finalized block.
func (n *Network) Result(ctx context.Context) (*Result, error) {
	r := &Result{Dir: n.Config.Dir, Burned: units.Integer{Int: new(big.Int)}}
	rewards, err := settlement.AtOneBlock(ctx, n.Chain.Client, func(v *settlement.View) (*operator.Rewards, error) {
		return operator.ReadRewards(ctx, v, 0)
	})
	if err != nil {
		return nil, err
	}
	r.L1Block = rewards.Now
	for _, b := range rewards.Blocks {
		block, err := n.blockResult(ctx, &b)
		if err != nil {
			return nil, err
		}
		r.Blocks = append(r.Blocks, *block)
		r.Burned.Add(r.Burned.Int, b.Burned.Int)
	}
	for _, m := range n.Members {
		r.Members = append(r.Members, memberResult(m, rewards.Blocks))
	}
	return r, nil
}

func (n *Network) blockResult(ctx context.Context, rewards *operator.BlockRewards) (*BlockResult, error) {
	record, err := n.Chain.Block(ctx, rewards.Block)
	if err != nil {
		return nil, err
	}
	tree, err := rules.NewTree(record.NumTxs, n.Chain.Params.TxsPerBase)
	if err != nil {
		return nil, err
	}
	report, err := audit.Block(ctx, n.Chain.Client, rewards.Block, audit.Options{})
	if err != nil {
		return nil, err
	}
	b := &BlockResult{
		Block: rewards.Block, Slot: record.Slot, Nodes: tree.NumNodes(), Places: Places(tree), Total: units.Integer{Int: record.TotalScore},
		Figures: len(report.Figures), Agree: report.Agreeing(),
	}
	for _, s := range rewards.Stakers {
		b.Proofs += s.Proofs
	}
	return b, nil
}

// Places is how many proofs a root of a tree can have.
func Places(t rules.Tree) int { return rules.ProofsPerNode*int(t.NumNodes()-1) + 1 }

func memberResult(m *Member, blocks []operator.BlockRewards) MemberResult {
	r := MemberResult{Name: m.Name, Due: units.Integer{Int: new(big.Int)}, Claimed: units.Integer{Int: new(big.Int)}}
	for _, s := range m.Stakers {
		r.Stakers = append(r.Stakers, s.ID)
	}
	for _, b := range blocks {
		for _, s := range b.Stakers {
			if s.Owner == m.Address() { // its submitter's shares are of no staker
				r.Proofs += s.Proofs
				r.Due.Add(r.Due.Int, s.Due.Int)
				r.Claimed.Add(r.Claimed.Int, s.Claimed.Int)
			}
		}
	}
	return r
}
