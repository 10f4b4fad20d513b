package application

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/settlement/rules"
)

// Execution is a block that was run. Blocks that are to be proven are bound to their challenge with
// [Execution.Bind].
type Execution struct {
	Tree      rules.Tree
	Post      State      // after the block
	Challenge fr.Element // 0 as long as it is not known

	transitions []Transition // by node; 0 is not used
	bases       []Base       // left to right
}

// NewExecution returns the execution of a block from the work of its base rollups, from left to
// right, and the state after it. Its errors are those of [Join].
func NewExecution(tree rules.Tree, post State, bases []Base) (*Execution, error) {
	proven := make([]Transition, len(bases))
	for i, base := range bases {
		proven[i] = base.Proves()
	}
	e, err := FromTransitions(tree, fr.Element{}, proven)
	if err != nil {
		return nil, err
	}
	e.Post, e.bases = post, bases
	return e, nil
}

// FromTransitions returns the execution of a block of which only the transitions of its base
// rollups are known, from left to right, bound to a challenge: what it takes to verify proofs and
// to make merges. It has no state and no work of base rollups. Its errors are those of [Join].
func FromTransitions(tree rules.Tree, challenge fr.Element, bases []Transition) (*Execution, error) {
	if len(bases) != int(tree.NumBases()) {
		return nil, fmt.Errorf("%d base rollups, the tree has %d", len(bases), tree.NumBases())
	}
	e := &Execution{Tree: tree, Challenge: challenge, transitions: make([]Transition, tree.NumNodes()+1)}
	copy(e.transitions[tree.FirstBase():], bases)
	for node := tree.FirstBase() - 1; node >= rules.RootNode; node-- {
		var err error
		e.transitions[node], err = Join(e.transitions[rules.Left(node)], e.transitions[rules.Right(node)])
		if err != nil {
			return nil, fmt.Errorf("node %d: %w", node, err)
		}
	}
	return e, nil
}

// Transition returns what a node proves, and [rules.ErrNodeRange] for a node that the tree has not
// got.
func (e *Execution) Transition(node uint32) (Transition, error) {
	if !e.Tree.Contains(node) {
		return Transition{}, fmt.Errorf("%w: %d of %d", rules.ErrNodeRange, node, e.Tree.NumNodes())
	}
	return e.transitions[node], nil
}

// ErrNoWork means that of a block only the transitions are known: see [FromTransitions].
var ErrNoWork = errors.New("the block was not executed here: its base rollups cannot be proven")

// Base returns the work of a base rollup, and [rules.ErrNodeRange] for a node that is none.
func (e *Execution) Base(node uint32) (Base, error) {
	if !e.Tree.IsBase(node) {
		return nil, fmt.Errorf("%w: %d is not a base rollup", rules.ErrNodeRange, node)
	}
	if e.bases == nil {
		return nil, ErrNoWork
	}
	return e.bases[node-e.Tree.FirstBase()], nil
}

// Block returns the transition of the whole block: that of the root node.
func (e *Execution) Block() Transition { return e.transitions[rules.RootNode] }

// Bind returns the execution with the fingerprints at the challenge that L1 drew when the block was
// revealed ([rules.BodyChallenge]). Only then is it what L1 wants proven. The given execution is
// not modified.
func (e *Execution) Bind(challenge fr.Element) *Execution {
	bound := &Execution{
		Tree: e.Tree, Post: e.Post, Challenge: challenge,
		transitions: slices.Clone(e.transitions), bases: slices.Clone(e.bases),
	}
	for i, base := range e.bases {
		node := e.Tree.FirstBase() + uint32(i)
		part := Fingerprint(base.Words(), node, challenge)
		bound.bases[i] = base.At(challenge, part)
		bound.transitions[node].Fingerprint = part
	}
	for node := e.Tree.FirstBase() - 1; node >= rules.RootNode; node-- {
		left, right := &bound.transitions[rules.Left(node)].Fingerprint, &bound.transitions[rules.Right(node)].Fingerprint
		bound.transitions[node].Fingerprint.Add(left, right)
	}
	return bound
}

// Fingerprint returns what the words of a base rollup bring to [rules.Fingerprint]:
// Σ wordⱼ · challenge^(n·node + j), for its n words.
func Fingerprint(words []fr.Element, node uint32, challenge fr.Element) fr.Element {
	var sum, power fr.Element
	for j := len(words) - 1; j >= 0; j-- {
		sum.Mul(&sum, &challenge).Add(&sum, &words[j])
	}
	power.Exp(challenge, new(big.Int).SetUint64(uint64(len(words))*uint64(node)))
	return *sum.Mul(&sum, &power)
}
