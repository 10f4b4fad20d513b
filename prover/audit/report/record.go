package report

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/audit"
	"fernet/settlement/rules"
)

// record is a line of the data: one of its fields.
type record struct {
	Block   *block         `json:"block,omitempty"`
	Claims  *claims        `json:"claims,omitempty"`
	Owner   *owner         `json:"owner,omitempty"`
	Finding *audit.Finding `json:"finding,omitempty"`
}

// block is a BlockReport whose roots share what they have in common.
type block struct {
	*audit.BlockReport
	// Proofs are the node proofs of all roots, each once: node, staker, bid in bps, VRF output, and
	// the score where it is not the one that follows from these.
	Proofs [][]any `json:"proofs,omitempty"`
	Roots  []root  `json:"roots,omitempty"`
}

// root is a RootReport whose entries are numbers of proofs.
type root struct {
	*audit.RootReport
	Entries []int    `json:"entries,omitempty"` // of Proofs, from 0, in the order of the payouts
	Refs    []uint16 `json:"refs,omitempty"`    // of the entries
	// Rewards are of the entries whose reward is not the one that follows from the unit and the
	// bid.
	Rewards map[int]string `json:"rewards,omitempty"`
}

// proofKey is what makes two entries of different roots the same proof.
type proofKey struct {
	node, staker uint32
	bid          rules.Bps
	vrf, score   string
}

func blockOf(b *audit.BlockReport) *block {
	out, seen := &block{BlockReport: b}, map[proofKey]int{}
	for i := range b.Roots {
		r := root{RootReport: &b.Roots[i]}
		for index, e := range b.Roots[i].Entries {
			key := proofKey{e.Node, e.StakerID, e.FeeBurn, digits(e.Vrf.Int), digits(e.Score.Int)}
			place, ok := seen[key]
			if !ok {
				place = len(out.Proofs)
				seen[key] = place
				out.Proofs = append(out.Proofs, proofOf(e))
			}
			r.Entries, r.Refs = append(r.Entries, place), append(r.Refs, e.Refs)
			if e.Reward.Int != nil && (b.UnitPerBps.Int == nil || rules.Reward(b.UnitPerBps.Int, e.FeeBurn).Cmp(e.Reward.Int) != 0) {
				if r.Rewards == nil {
					r.Rewards = map[int]string{}
				}
				r.Rewards[index] = digits(e.Reward.Int)
			}
		}
		out.Roots = append(out.Roots, r)
	}
	return out
}

func proofOf(e audit.EntryReport) []any {
	proof := []any{e.Node, e.StakerID, e.FeeBurn, digits(e.Vrf.Int)}
	if e.Vrf.Int == nil || e.Score.Int == nil || rules.Score(e.Vrf.Int, e.FeeBurn).Cmp(e.Score.Int) != 0 {
		proof = append(proof, digits(e.Score.Int))
	}
	return proof
}

// digits writes a number that may be missing.
func digits(n *big.Int) string {
	if n == nil {
		return ""
	}
	return n.String()
}

// claims are what one transaction paid of one block.
type claims struct {
	audit.EventPlace
	Number uint64 `json:"number"`
	// Paid has of each: what it is, as audit.ClaimKind says, index, staker, amount in wei; and of
	// what no staker gets, to whom it went.
	Paid [][]any `json:"paid"`
}

func (c *claims) add(of *audit.ClaimReport) {
	paid := []any{of.Kind, of.Index, of.StakerID, digits(of.Amount.Int)}
	if of.StakerID == 0 && of.To != (common.Address{}) {
		paid = append(paid, of.To)
	}
	c.Paid = append(c.Paid, paid)
}

// owner says that from here on a staker's claims go to an address.
type owner struct {
	Staker uint32         `json:"staker"`
	Owner  common.Address `json:"owner"`
}
