package main

import (
	"errors"
	"fmt"
	"io"
	"math/big"
	"math/bits"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/bid"
	"fernet/prover/tree"
	"fernet/settlement/rules"
)

// Blocks of the simulation.
const (
	rescueBlocks  = 100
	rescueStakers = 32
	rescueKappa   = rules.Bps(3_000)
)

// rescued is the table of what the waves do for whole blocks.
func rescued(out io.Writer) error {
	heading(out, "Blocks with a root", fmt.Sprintf(`%d blocks of 31 nodes, %d stakers that may prove all of them, κ = 0.3. All play `+"`equilibrium`"+` in
private mode, `+"`limit`"+` in public mode. Proofs and submissions are those of package tree, all stakers
know the same proofs at a cut-off. Three silent ones never prove, which nobody knows. Places are the
share that is filled of those that a submission has, in blocks with a root; proofs are all that are
made of a block's nodes, also in blocks that get no root.`, rescueBlocks, rescueStakers),
		"waves", "private: roots", "places", "proofs", "3 silent: roots", "places", "proofs", "public, 3 silent: roots", "places", "proofs")
	var studies []study
	for _, c := range []struct {
		strategy string
		mode     rules.Mode
		silent   int
	}{{"equilibrium", rules.ModePrivate, 0}, {"equilibrium", rules.ModePrivate, 3}, {"limit", rules.ModePublic, 3}} {
		s, err := rescue(c.strategy, c.mode, c.silent)
		if err != nil {
			return err
		}
		studies = append(studies, s)
	}
	for wave, name := range []string{"first", "and second", "and third", "and last"} {
		cells := []any{name}
		for _, s := range studies {
			cells = append(cells, s[wave].roots, percent(s[wave].places()), fmt.Sprintf("%.1f", float64(s[wave].made)/rescueBlocks))
		}
		row(out, cells...)
	}
	return nil
}

// study is what came of the blocks with the first wave only, with the first two, and so on.
type study [lastWave]outcome

// outcome is what came of some blocks.
type outcome struct {
	roots    int // blocks with a root
	included int // proofs in the roots
	made     int // proofs
}

// places is the share of places that is filled in blocks with a root.
func (o outcome) places() float64 {
	return float64(o.included) / float64(o.roots*(rules.ProofsPerNode*30+1))
}

// rescue simulates the blocks, with so many of the stakers silent.
func rescue(name string, mode rules.Mode, silent int) (study, error) {
	var s study
	strategy, err := parsed(name, mode)
	if err != nil {
		return s, err
	}
	shape, err := rules.NewTree(32, 2)
	if err != nil {
		return s, err
	}
	w := newWorld(mode, rescueStakers, rescueKappa, 4)
	for range rescueBlocks {
		vrfs, proofs := map[uint32][]*big.Int{}, map[uint32][]made{}
		for node := uint32(rules.RootNode); shape.Contains(node); node++ {
			vrfs[node] = w.vrfs()
			proofs[node] = w.prove(strategy, bid.Places(node), vrfs[node], func(i int) bool { return i < silent }, nobody)
		}
		for wave := range s {
			included, err := submit(shape, vrfs, proofs, wave+1)
			switch {
			case errors.Is(err, tree.ErrNoProof):
			case err != nil:
				return s, err
			default:
				s[wave].roots++
				s[wave].included += included
			}
			for _, node := range proofs {
				for _, p := range node {
					if p.wave <= wave+1 {
						s[wave].made++
					}
				}
			}
		}
	}
	return s, nil
}

// submit returns how many proofs the best submission has, when the proofs of the first waves are
// made, merges on the best children of their level.
func submit(shape rules.Tree, vrfs map[uint32][]*big.Int, proofs map[uint32][]made, waves int) (int, error) {
	pool, err := tree.NewPool(tree.Block{Tree: shape, TxRoot: word(1), Fingerprint: word(1), StateIn: word(0), Transition: transition(shape)})
	if err != nil {
		return 0, err
	}
	for node := shape.NumNodes(); node >= rules.RootNode; node-- {
		var refs tree.Refs
		if !shape.IsBase(node) {
			children, err := pool.BestChildren(node, tree.Options{})
			if err != nil {
				return 0, err
			}
			refs = children.Refs()
		}
		for _, p := range proofs[node] {
			if p.wave > waves {
				continue
			}
			if _, err := pool.Add(tree.Proof{
				Node: node, StakerID: uint32(p.staker + 1), FeeBurn: p.bid, Vrf: vrfs[node][p.staker],
				Statement: word(1_000*uint64(node) + uint64(p.staker) + 1), Transition: transition(shape)(node), Refs: refs,
			}); err != nil {
				return 0, err
			}
		}
	}
	best, err := pool.BestSubmission(tree.Options{})
	if err != nil {
		return 0, err
	}
	return best.Submission.NumProofs(), nil
}

// word is a small field element.
func word(n uint64) common.Hash { return common.BigToHash(new(big.Int).SetUint64(n)) }

// transition counts base rollups: the state after one is how many there are up to it.
func transition(shape rules.Tree) func(node uint32) tree.Transition {
	return func(node uint32) tree.Transition {
		height := bits.Len32(shape.NumBases()) - bits.Len32(node)
		first := uint64(node)<<height - uint64(shape.FirstBase())
		return tree.Transition{StateIn: word(first), StateOut: word(first + 1<<height), TxRoot: word(uint64(node)), Fingerprint: word(uint64(node))}
	}
}
