package gen

import (
	"math/big"
	"math/rand/v2"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/rules"
)

// shape says what a drawn submission looks like.
type shape struct {
	name       string
	numTxs     uint32
	txsPerBase uint32
	mode       rules.Mode

	full     bool // three proofs on every node but the root, else one to three
	distinct bool // no staker proves twice, else a dozen share the work
}

// draws is a source of arbitrary, repeatable values.
type draws struct{ *rand.Rand }

func newDraws(name string) draws {
	var seed [32]byte
	copy(seed[:], name)
	return draws{rand.New(rand.NewChaCha8(seed))}
}

func (d draws) bits(n uint) *big.Int {
	v := new(big.Int)
	for range 4 {
		v.Lsh(v, 64).Or(v, new(big.Int).SetUint64(d.Uint64()))
	}
	return v.Rsh(v, 256-n)
}

func (d draws) field() *big.Int {
	v := d.bits(256)
	return v.Mod(v, rules.FieldModulus())
}

// edgeInputs returns n public inputs at a time: one of them zero, in every place; all of them zero;
// and all of them the highest element of the field. A batch of one alone has a column of zeros.
func (d draws) edgeInputs(n int) (all [][]*big.Int) {
	for zero := range n {
		inputs := make([]*big.Int, n)
		for i := range inputs {
			inputs[i] = d.field()
		}
		inputs[zero] = new(big.Int)
		all = append(all, inputs)
	}
	zeros, highest := make([]*big.Int, n), make([]*big.Int, n)
	for i := range n {
		zeros[i] = new(big.Int)
		highest[i] = new(big.Int).Sub(rules.FieldModulus(), big.NewInt(1))
	}
	return append(all, zeros, highest)
}

// sharing is the number of stakers of each role that share the work.
const sharing = 6

// submission draws one without proofs. Stakers are numbered from 1: first those who merge, then
// those who prove base rollups.
func (d draws) submission(tree rules.Tree, s shape) *rules.Submission {
	sub := &rules.Submission{
		Seed: d.field(), StateIn: d.field(), StateOut: d.field(), TxRoot: d.field(), Fees: d.bits(90),
		Beneficiary: common.BigToAddress(d.bits(160)),
		Nodes:       make([][]rules.Entry, tree.NumNodes()),
	}
	next := uint32(1)
	for node := uint32(rules.RootNode); tree.Contains(node); node++ {
		count := rules.ProofsPerNode
		switch {
		case node == rules.RootNode:
			count = 1
		case !s.full:
			count = 1 + d.IntN(rules.ProofsPerNode)
		}
		order := d.Perm(sharing)
		for j := range count {
			e := rules.Entry{FeeBurn: rules.Bps(d.UintN(rules.BPS + 1)), Vrf: d.bits(rules.VrfBits)}
			switch {
			case s.distinct:
				e.StakerID = next
				next++
			case tree.IsBase(node):
				e.StakerID = uint32(1 + sharing + order[j])
			default:
				e.StakerID = uint32(1 + order[j])
			}
			e.Statement = d.field()
			sub.Nodes[node-1] = append(sub.Nodes[node-1], e)
		}
	}
	for node := uint32(rules.RootNode); node < tree.FirstBase(); node++ {
		d.references(sub, node)
	}
	return sub
}

// references makes the node's last proof refer to all proofs of both children, and each other one
// to some of them, in any order and with gaps: together they keep the union rule.
func (d draws) references(sub *rules.Submission, node uint32) {
	entries := sub.Nodes[node-1]
	for j := range entries {
		all := j == len(entries)-1
		entries[j].Refs = rules.NewRefs(
			d.side(len(sub.Nodes[rules.Left(node)-1]), all), d.side(len(sub.Nodes[rules.Right(node)-1]), all))
	}
}

func (d draws) side(count int, all bool) (side [rules.ProofsPerNode]uint8) {
	for k, p := range d.Perm(count) {
		if all || k == 0 || d.IntN(2) == 0 {
			side[k] = uint8(p + 1)
		}
	}
	return side
}
