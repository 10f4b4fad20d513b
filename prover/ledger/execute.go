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
	MinBalance   Amount
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
	root, want := p.AccountsRoot, Transition{StateIn: stateRoot(p.LedgerID, p.AccountsRoot, p.MinBalance)}
	for i := range p.Steps {
		step := &p.Steps[i]
		var err error
		if root, err = step.apply(p.LedgerID, p.MinBalance, root); err != nil {
			return fmt.Errorf("step %d: %w", i, err)
		}
		if err := want.addFee(step); err != nil {
			return fmt.Errorf("step %d: %w", i, err)
		}
	}
	want.StateOut = stateRoot(p.LedgerID, root, p.MinBalance)
	want.TxRoot = txPair(p.Words())
	want.Fingerprint = p.fingerprint()
	if p.Transition != want {
		return ErrTransition
	}
	return nil
}

// txPair returns H("txs"; the words of two transactions), a leaf of the transaction root. It covers every word of the
// body: a root stands for one body.
func txPair(words [PairWords]fr.Element) fr.Element {
	return poseidon.Hash(poseidon.TagTxs, words[:]...)
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
	return execute(state, len(transfers), numTxs, func(s *State, i int) (Step, error) {
		if transfers[i].IsNull() {
			return Step{Null: true}, nil
		}
		return s.Apply(transfers[i])
	})
}

// ExecuteBody is Execute of a revealed body.
func ExecuteBody(state *State, body []byte, numTxs uint32) (*Execution, error) {
	records, err := DecodeBody(body)
	if err != nil {
		return nil, err
	}
	return execute(state, len(records), numTxs, func(s *State, i int) (Step, error) {
		if records[i].IsNull() {
			return Step{Null: true}, nil
		}
		return s.ApplyRecord(records[i])
	})
}

// execute runs a block of which count transactions are given; apply applies one of them.
func execute(state *State, count int, numTxs uint32, apply func(s *State, i int) (Step, error)) (*Execution, error) {
	tree, err := rules.NewTree(numTxs)
	if err != nil {
		return nil, fmt.Errorf("execute block: %w", err)
	}
	if count > int(numTxs) {
		return nil, fmt.Errorf("execute block: %w: %d, room for %d", ErrTooManyTransfers, count, numTxs)
	}
	e := &Execution{
		Tree:        tree,
		Post:        state.Clone(),
		transitions: make([]Transition, tree.NumNodes()+1),
		pairs:       make([]Pair, tree.NumBases()),
	}
	for i := range e.pairs {
		pair := Pair{LedgerID: state.id, MinBalance: state.minBalance, AccountsRoot: e.Post.AccountsRoot(), Transition: Transition{StateIn: e.Post.Root()}}
		for j := range pair.Steps {
			place, step := 2*i+j, Step{Null: true}
			if place < count {
				step, err = apply(e.Post, place)
			}
			if err == nil {
				err = pair.Transition.addFee(&step)
			}
			if err != nil {
				return nil, fmt.Errorf("execute block: transfer %d: %w", place, err)
			}
			pair.Steps[j] = step
		}
		pair.Node = tree.FirstBase() + uint32(i)
		pair.Transition.StateOut, pair.Transition.TxRoot = e.Post.Root(), txPair(pair.Words())
		e.pairs[i], e.transitions[pair.Node] = pair, pair.Transition
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
	for i := range e.pairs {
		for _, step := range e.pairs[i].Steps {
			if !step.Null {
				transfers = append(transfers, step.Transfer)
			}
		}
	}
	return transfers
}

// TxRoot returns the transaction root of a block of numTxs transactions, without running it: the words of pairs of transactions,
// hashed, under H("txnode"; left, right).
func TxRoot(records []Record, numTxs uint32) (fr.Element, error) {
	if _, err := rules.NewTree(numTxs); err != nil {
		return fr.Element{}, fmt.Errorf("transaction root: %w", err)
	}
	if len(records) > int(numTxs) {
		return fr.Element{}, fmt.Errorf("transaction root: %w: %d, room for %d", ErrTooManyTransfers, len(records), numTxs)
	}
	level := make([]fr.Element, numTxs/2)
	for i := range level {
		var words [PairWords]fr.Element
		for j := range 2 {
			if place := 2*i + j; place < len(records) {
				w := records[place].Words()
				copy(words[WordsPerTx*j:], w[:])
			}
		}
		level[i] = txPair(words)
	}
	for len(level) > 1 {
		for i := range len(level) / 2 {
			level[i] = poseidon.Hash(poseidon.TagTxNode, level[2*i], level[2*i+1])
		}
		level = level[:len(level)/2]
	}
	return level[0], nil
}
