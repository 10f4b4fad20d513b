package ledger

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/poseidon"
	"fernet/settlement/rules"
)

// Pair is the work of one base rollup: two places of a block and all that their proof needs.
type Pair struct {
	LedgerID     fr.Element
	AccountsRoot fr.Element // before the first step
	Steps        [2]Step
	Node         uint32
	Challenge    fr.Element // 0 as long as it is not known
	Transition   Transition
}

// PairWords is the number of words of a base rollup.
const PairWords = 2 * WordsPerTx

// Words are the words of both places in the body.
func (p *Pair) Words() [PairWords]fr.Element {
	var words [PairWords]fr.Element
	for i := range p.Steps {
		w := p.Steps[i].words()
		copy(words[WordsPerTx*i:], w[:])
	}
	return words
}

// fingerprint is the pair's part of [rules.Fingerprint]: Σ wordₖ · challenge^(16·node + k).
func (p *Pair) fingerprint() fr.Element {
	words := p.Words()
	var sum, power fr.Element
	for k := len(words) - 1; k >= 0; k-- {
		sum.Mul(&sum, &p.Challenge).Add(&sum, &words[k])
	}
	power.Exp(p.Challenge, new(big.Int).SetUint64(PairWords*uint64(p.Node)))
	return *sum.Mul(&sum, &power)
}

// Check reports whether the steps prove the transition, from nothing but the pair itself. It is what the circuit asserts, for
// a prover to know before it proves: a pair of [Execute] always passes.
func (p *Pair) Check() error {
	root, want := p.AccountsRoot, Transition{StateIn: stateRoot(p.LedgerID, p.AccountsRoot)}
	var leaves [2]fr.Element
	for i := range p.Steps {
		step := &p.Steps[i]
		var err error
		if root, err = step.apply(p.LedgerID, root); err != nil {
			return fmt.Errorf("step %d: %w", i, err)
		}
		if err := want.add(step, p.LedgerID, &leaves[i]); err != nil {
			return fmt.Errorf("step %d: %w", i, err)
		}
	}
	want.StateOut = stateRoot(p.LedgerID, root)
	want.TxRoot = poseidon.Hash(poseidon.TagTxNode, leaves[0], leaves[1])
	want.Fingerprint = p.fingerprint()
	if p.Transition != want {
		return ErrTransition
	}
	return nil
}

// add adds a step's fee to the transition and sets its leaf of the transaction root; a null step has neither.
func (t *Transition) add(step *Step, ledgerID fr.Element, leaf *fr.Element) error {
	if step.Null {
		return nil
	}
	var fits bool
	if t.Fees, fits = t.Fees.Add(step.Transfer.Fee); !fits {
		return fmt.Errorf("fees: %w", ErrAmountRange)
	}
	*leaf = step.Transfer.Leaf(ledgerID)
	return nil
}

// Execution is a block that was run. Blocks that are to be proven are bound to their challenge with [Execution.Bind].
type Execution struct {
	Tree      rules.Tree
	Post      *State     // after the block
	Challenge fr.Element // 0 as long as it is not known

	transitions []Transition // by node; 0 is not used
	pairs       []Pair       // left to right
}

// Transition returns what a node proves, and [rules.ErrNodeRange] for a node that the tree has not got.
func (e *Execution) Transition(node uint32) (Transition, error) {
	if !e.Tree.Contains(node) {
		return Transition{}, fmt.Errorf("%w: %d of %d", rules.ErrNodeRange, node, e.Tree.NumNodes())
	}
	return e.transitions[node], nil
}

// Pair returns the work of a base rollup, and [rules.ErrNodeRange] for a node that is none.
func (e *Execution) Pair(node uint32) (Pair, error) {
	if !e.Tree.IsBase(node) {
		return Pair{}, fmt.Errorf("%w: %d is not a base rollup", rules.ErrNodeRange, node)
	}
	return e.pairs[node-e.Tree.FirstBase()], nil
}

// Block returns the transition of the whole block: that of the root node.
func (e *Execution) Block() Transition { return e.transitions[rules.RootNode] }

// Bind returns the execution with the fingerprints at the challenge that L1 drew when the block was revealed ([rules.BodyChallenge]).
// Only then is it what L1 wants proven. The given execution is not modified.
func (e *Execution) Bind(challenge fr.Element) *Execution {
	bound := &Execution{
		Tree: e.Tree, Post: e.Post, Challenge: challenge,
		transitions: slices.Clone(e.transitions), pairs: slices.Clone(e.pairs),
	}
	for i := range bound.pairs {
		pair := &bound.pairs[i]
		pair.Challenge = challenge
		pair.Transition.Fingerprint = pair.fingerprint()
		bound.transitions[pair.Node] = pair.Transition
	}
	for node := e.Tree.FirstBase() - 1; node >= rules.RootNode; node-- {
		left, right := &bound.transitions[rules.Left(node)].Fingerprint, &bound.transitions[rules.Right(node)].Fingerprint
		bound.transitions[node].Fingerprint.Add(left, right)
	}
	return bound
}

// Execute runs a block of numTxs transactions: the given transfers in order, of which the zero ones are null transactions, then null
// transactions. It stops at the first
// transfer that cannot be applied, with an error that names its place and wraps the reason: such a block cannot be proven.
// The given state is not modified.
func Execute(state *State, transfers []Transfer, numTxs uint32) (*Execution, error) {
	tree, err := rules.NewTree(numTxs)
	if err != nil {
		return nil, fmt.Errorf("execute block: %w", err)
	}
	if len(transfers) > int(numTxs) {
		return nil, fmt.Errorf("execute block: %w: %d, room for %d", ErrTooManyTransfers, len(transfers), numTxs)
	}
	e := &Execution{
		Tree:        tree,
		Post:        state.Clone(),
		transitions: make([]Transition, tree.NumNodes()+1),
		pairs:       make([]Pair, tree.NumBases()),
	}
	for i := range e.pairs {
		first := min(2*i, len(transfers))
		last := min(2*i+2, len(transfers))
		if e.pairs[i], err = e.Post.applyPair(transfers[first:last], first); err != nil {
			return nil, fmt.Errorf("execute block: %w", err)
		}
		e.pairs[i].Node = tree.FirstBase() + uint32(i)
		e.transitions[int(tree.FirstBase())+i] = e.pairs[i].Transition
	}
	for node := tree.FirstBase() - 1; node >= rules.RootNode; node-- {
		e.transitions[node], err = Join(e.transitions[rules.Left(node)], e.transitions[rules.Right(node)])
		if err != nil {
			return nil, fmt.Errorf("execute block: node %d: %w", node, err)
		}
	}
	return e, nil
}

// applyPair applies up to two transfers, of which the first has the given place in the block, and fills up with null transactions.
func (s *State) applyPair(transfers []Transfer, place int) (Pair, error) {
	pair := Pair{LedgerID: s.id, AccountsRoot: s.AccountsRoot(), Transition: Transition{StateIn: s.Root()}}
	var leaves [2]fr.Element
	for i := range pair.Steps {
		step := Step{Null: true}
		if i < len(transfers) && !transfers[i].IsNull() {
			var err error
			if step, err = s.Apply(transfers[i]); err != nil {
				return Pair{}, fmt.Errorf("transfer %d: %w", place+i, err)
			}
		}
		if err := pair.Transition.add(&step, s.id, &leaves[i]); err != nil {
			return Pair{}, fmt.Errorf("transfer %d: %w", place+i, err)
		}
		pair.Steps[i] = step
	}
	pair.Transition.StateOut = s.Root()
	pair.Transition.TxRoot = poseidon.Hash(poseidon.TagTxNode, leaves[0], leaves[1])
	return pair, nil
}

// TxRoot returns the transaction root of a block of numTxs transactions, without running it: the transactions' leaves
// under H("txnode"; left, right).
func TxRoot(transfers []Transfer, numTxs uint32, ledgerID fr.Element) (fr.Element, error) {
	if _, err := rules.NewTree(numTxs); err != nil {
		return fr.Element{}, fmt.Errorf("transaction root: %w", err)
	}
	if len(transfers) > int(numTxs) {
		return fr.Element{}, fmt.Errorf("transaction root: %w: %d, room for %d", ErrTooManyTransfers, len(transfers), numTxs)
	}
	level := make([]fr.Element, numTxs)
	for i := range transfers {
		level[i] = transfers[i].Leaf(ledgerID)
	}
	for len(level) > 1 {
		for i := range len(level) / 2 {
			level[i] = poseidon.Hash(poseidon.TagTxNode, level[2*i], level[2*i+1])
		}
		level = level[:len(level)/2]
	}
	return level[0], nil
}
