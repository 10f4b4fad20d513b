package ledger

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/poseidon"
	"fernet/settlement/rules"
)

// Base is the work of one base rollup: places of a block, as many as a base rollup of the deployment
// has, and all that their proof needs.
type Base struct {
	LedgerID   fr.Element
	MinBalance Amount
	Subtrees   Subtrees // of the accounts tree before the first step
	Steps      []Step
	Node       uint32
	Challenge  fr.Element // 0 as long as it is not known
	Transition Transition
}

// Words are the words of all places in the body.
func (b *Base) Words() []fr.Element {
	words := make([]fr.Element, 0, WordsPerTx*len(b.Steps))
	for i := range b.Steps {
		w := b.Steps[i].words()
		words = append(words, w[:]...)
	}
	return words
}

// fingerprint is the base rollup's part of [rules.Fingerprint]: Σ wordⱼ · challenge^(n·node + j), for
// its n words.
func (b *Base) fingerprint() fr.Element {
	words := b.Words()
	var sum, power fr.Element
	for j := len(words) - 1; j >= 0; j-- {
		sum.Mul(&sum, &b.Challenge).Add(&sum, &words[j])
	}
	power.Exp(b.Challenge, new(big.Int).SetUint64(uint64(len(words))*uint64(b.Node)))
	return *sum.Mul(&sum, &power)
}

// Check reports whether the steps prove the transition, from nothing but the work itself. It is what
// the circuit asserts, for a prover to know before it proves: the work of [Execute] always passes.
func (b *Base) Check() error {
	if err := rules.CheckTxsPerBase(uint32(len(b.Steps))); err != nil {
		return err
	}
	subtrees := b.Subtrees
	want := Transition{StateIn: stateRoot(b.LedgerID, subtrees.Root(), b.MinBalance)}
	for i := range b.Steps {
		step := &b.Steps[i]
		if err := step.apply(b.LedgerID, b.MinBalance, &subtrees); err != nil {
			return fmt.Errorf("step %d: %w", i, err)
		}
		if err := want.addFee(step); err != nil {
			return fmt.Errorf("step %d: %w", i, err)
		}
	}
	want.StateOut = stateRoot(b.LedgerID, subtrees.Root(), b.MinBalance)
	want.TxRoot = txRoot(b.Words())
	want.Fingerprint = b.fingerprint()
	if b.Transition != want {
		return ErrTransition
	}
	return nil
}

// txRoot returns the transaction root of words: H("txs"; the words of two transactions) for each
// pair, under H("txnode"; left, right). There are those of a power of two of at least two
// transactions. The root covers every word: it stands for one body.
func txRoot(words []fr.Element) fr.Element {
	const pair = 2 * WordsPerTx
	level := make([]fr.Element, len(words)/pair)
	for i := range level {
		level[i] = poseidon.Hash(poseidon.TagTxs, words[pair*i:][:pair]...)
	}
	for len(level) > 1 {
		for i := range len(level) / 2 {
			level[i] = poseidon.Hash(poseidon.TagTxNode, level[2*i], level[2*i+1])
		}
		level = level[:len(level)/2]
	}
	return level[0]
}

// addFee adds a step's fee to the transition; a null step has none.
func (t *Transition) addFee(step *Step) error {
	if step.Null {
		return nil
	}
	var fits bool
	if t.Fees, fits = t.Fees.Add(step.Transfer.Fee); !fits {
		return fmt.Errorf("fees: %w", ErrAmountRange)
	}
	return nil
}

// Execution is a block that was run. Blocks that are to be proven are bound to their challenge with [Execution.Bind].
type Execution struct {
	Tree      rules.Tree
	Post      *State     // after the block
	Challenge fr.Element // 0 as long as it is not known

	transitions []Transition // by node; 0 is not used
	bases       []Base       // left to right
}

// Transition returns what a node proves, and [rules.ErrNodeRange] for a node that the tree has not got.
func (e *Execution) Transition(node uint32) (Transition, error) {
	if !e.Tree.Contains(node) {
		return Transition{}, fmt.Errorf("%w: %d of %d", rules.ErrNodeRange, node, e.Tree.NumNodes())
	}
	return e.transitions[node], nil
}

// Base returns the work of a base rollup, and [rules.ErrNodeRange] for a node that is none.
func (e *Execution) Base(node uint32) (Base, error) {
	if !e.Tree.IsBase(node) {
		return Base{}, fmt.Errorf("%w: %d is not a base rollup", rules.ErrNodeRange, node)
	}
	base := e.bases[node-e.Tree.FirstBase()]
	base.Steps = slices.Clone(base.Steps)
	return base, nil
}

// Block returns the transition of the whole block: that of the root node.
func (e *Execution) Block() Transition { return e.transitions[rules.RootNode] }

// Bind returns the execution with the fingerprints at the challenge that L1 drew when the block was revealed ([rules.BodyChallenge]).
// Only then is it what L1 wants proven. The given execution is not modified.
func (e *Execution) Bind(challenge fr.Element) *Execution {
	bound := &Execution{
		Tree: e.Tree, Post: e.Post, Challenge: challenge,
		transitions: slices.Clone(e.transitions), bases: slices.Clone(e.bases),
	}
	for i := range bound.bases {
		base := &bound.bases[i]
		base.Challenge = challenge
		base.Transition.Fingerprint = base.fingerprint()
		bound.transitions[base.Node] = base.Transition
	}
	for node := e.Tree.FirstBase() - 1; node >= rules.RootNode; node-- {
		left, right := &bound.transitions[rules.Left(node)].Fingerprint, &bound.transitions[rules.Right(node)].Fingerprint
		bound.transitions[node].Fingerprint.Add(left, right)
	}
	return bound
}

// Execute runs a block with a tree: the given transfers in order, of which the zero ones are null
// transactions, then null transactions. It stops at the first transfer that cannot be applied, with
// an error that names its place and wraps the reason: such a block cannot be proven. The given state
// is not modified.
func Execute(state *State, transfers []Transfer, tree rules.Tree) (*Execution, error) {
	return execute(state, len(transfers), tree, func(s *State, i int) (Step, error) {
		if transfers[i].IsNull() {
			return Step{Null: true}, nil
		}
		return s.Apply(transfers[i])
	})
}

// ExecuteBody is Execute of a revealed body.
func ExecuteBody(state *State, body []byte, tree rules.Tree) (*Execution, error) {
	records, err := DecodeBody(body)
	if err != nil {
		return nil, err
	}
	return execute(state, len(records), tree, func(s *State, i int) (Step, error) {
		if records[i].IsNull() {
			return Step{Null: true}, nil
		}
		return s.ApplyRecord(records[i])
	})
}

// execute runs a block of which count transactions are given; apply applies one of them.
func execute(state *State, count int, tree rules.Tree, apply func(s *State, i int) (Step, error)) (*Execution, error) {
	if _, err := rules.NewTree(tree.NumTxs, tree.TxsPerBase); err != nil {
		return nil, fmt.Errorf("execute block: %w", err)
	}
	if count > int(tree.NumTxs) {
		return nil, fmt.Errorf("execute block: %w: %d, room for %d", ErrTooManyTransfers, count, tree.NumTxs)
	}
	var err error
	e := &Execution{
		Tree:        tree,
		Post:        state.Clone(),
		transitions: make([]Transition, tree.NumNodes()+1),
		bases:       make([]Base, tree.NumBases()),
	}
	for i := range e.bases {
		base := Base{LedgerID: state.id, MinBalance: state.minBalance, Subtrees: subtrees(e.Post.root), Transition: Transition{StateIn: e.Post.Root()}}
		base.Node = tree.FirstBase() + uint32(i)
		base.Steps = make([]Step, tree.TxsPerBase)
		for j := range base.Steps {
			place, step := int(tree.FirstTx(base.Node))+j, Step{Null: true}
			if place < count {
				step, err = apply(e.Post, place)
			}
			if err == nil {
				err = base.Transition.addFee(&step)
			}
			if err != nil {
				return nil, fmt.Errorf("execute block: transfer %d: %w", place, err)
			}
			base.Steps[j] = step
		}
		base.Transition.StateOut, base.Transition.TxRoot = e.Post.Root(), txRoot(base.Words())
		e.bases[i], e.transitions[base.Node] = base, base.Transition
	}
	for node := tree.FirstBase() - 1; node >= rules.RootNode; node-- {
		e.transitions[node], err = Join(e.transitions[rules.Left(node)], e.transitions[rules.Right(node)])
		if err != nil {
			return nil, fmt.Errorf("execute block: node %d: %w", node, err)
		}
	}
	return e, nil
}

// Transfers returns the transfers of the block in order, null transactions left out.
func (e *Execution) Transfers() (transfers []Transfer) {
	for i := range e.bases {
		for _, step := range e.bases[i].Steps {
			if !step.Null {
				transfers = append(transfers, step.Transfer)
			}
		}
	}
	return transfers
}

// TxRoot returns the transaction root of a block of numTxs transactions, without running it. It does
// not depend on how many of them a base rollup has.
func TxRoot(records []Record, numTxs uint32) (fr.Element, error) {
	if _, err := rules.NewTree(numTxs, rules.MinTxsPerBase); err != nil {
		return fr.Element{}, fmt.Errorf("transaction root: %w", err)
	}
	if len(records) > int(numTxs) {
		return fr.Element{}, fmt.Errorf("transaction root: %w: %d, room for %d", ErrTooManyTransfers, len(records), numTxs)
	}
	words := make([]fr.Element, WordsPerTx*numTxs)
	for i := range records {
		w := records[i].Words()
		copy(words[WordsPerTx*i:], w[:])
	}
	return txRoot(words), nil
}
