package ledger

import (
	"errors"
	"fmt"
	"slices"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/application"
	"fernet/prover/poseidon"
	"fernet/settlement/rules"
)

// Base is the work of one base rollup: places of a block, as many as a base rollup of the
// deployment has, and all that their proof needs.
type Base struct {
	LedgerID   fr.Element
	MinBalance Amount
	Subtrees   Subtrees // of the accounts tree before the first step
	Steps      []Step
	Node       uint32
	Challenge  fr.Element // 0 as long as it is not known
	Transition application.Transition
}

// Words are the words of all places in the body.
func (b Base) Words() []fr.Element {
	words := make([]fr.Element, 0, WordsPerTx*len(b.Steps))
	for i := range b.Steps {
		w := b.Steps[i].words()
		words = append(words, w[:]...)
	}
	return words
}

// Proves implements [application.Base].
func (b Base) Proves() application.Transition { return b.Transition }

// At implements [application.Base].
func (b Base) At(challenge, fingerprint fr.Element) application.Base {
	b.Challenge, b.Transition.Fingerprint = challenge, fingerprint
	return b
}

// Check reports whether the steps prove the transition, from nothing but the work itself. It is
// what the circuit asserts, for a prover to know before it proves: the work of [Execute] always
// passes.
func (b Base) Check() error {
	if err := rules.CheckTxsPerBase(uint32(len(b.Steps))); err != nil {
		return err
	}
	subtrees := b.Subtrees
	want := application.Transition{StateIn: stateRoot(b.LedgerID, subtrees.Root(), b.MinBalance)}
	for i := range b.Steps {
		step := &b.Steps[i]
		if err := step.apply(b.LedgerID, b.MinBalance, &subtrees); err != nil {
			return fmt.Errorf("step %d: %w", i, err)
		}
		if err := addFee(&want.Fees, step); err != nil {
			return fmt.Errorf("step %d: %w", i, err)
		}
	}
	want.StateOut = stateRoot(b.LedgerID, subtrees.Root(), b.MinBalance)
	want.TxRoot = txRoot(b.Words())
	want.Fingerprint = application.Fingerprint(b.Words(), b.Node, b.Challenge)
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

// addFee adds a step's fee to a sum; a null step has none.
func addFee(fees *Amount, step *Step) error {
	if step.Null {
		return nil
	}
	var fits bool
	if *fees, fits = fees.Add(step.Transfer.Fee); !fits {
		return fmt.Errorf("fees: %w", application.ErrAmountRange)
	}
	return nil
}

// Execution is a block of this ledger that was run.
type Execution struct{ *application.Execution }

// ErrOtherApplication means that a state or an execution is none of this ledger.
var ErrOtherApplication = errors.New("it is of another application than the ledger")

// ExecutionOf returns an execution of this ledger, or [ErrOtherApplication].
func ExecutionOf(e *application.Execution) (Execution, error) {
	if _, err := StateOf(e.Post); err != nil {
		return Execution{}, err
	}
	return Execution{e}, nil
}

// StateOf returns a state of this ledger, or [ErrOtherApplication].
func StateOf(s application.State) (*State, error) {
	if state, ok := s.(*State); ok {
		return state, nil
	}
	return nil, fmt.Errorf("%w: %T", ErrOtherApplication, s)
}

// State is the ledger after the block.
func (e Execution) State() *State { return e.Post.(*State) }

// Base returns the work of a base rollup, and [rules.ErrNodeRange] for a node that is none.
func (e Execution) Base(node uint32) (Base, error) {
	work, err := e.Execution.Base(node)
	if err != nil {
		return Base{}, err
	}
	base := work.(Base)
	base.Steps = slices.Clone(base.Steps)
	return base, nil
}

// Bind is [application.Execution.Bind].
func (e Execution) Bind(challenge fr.Element) Execution {
	return Execution{e.Execution.Bind(challenge)}
}

// Execute runs a block with a tree: the given transfers in order, of which the zero ones are null
// transactions, then null transactions. It stops at the first transfer that cannot be applied, with
// an error that names its place and wraps the reason: such a block cannot be proven. The given
// state is not modified.
func Execute(state *State, transfers []Transfer, tree rules.Tree) (Execution, error) {
	return execute(state, len(transfers), tree, func(s *State, i int) (Step, error) {
		if transfers[i].IsNull() {
			return Step{Null: true}, nil
		}
		return s.Apply(transfers[i])
	})
}

// Execute implements [application.State]: it is [Execute] of a revealed body.
func (s *State) Execute(body []byte, tree rules.Tree) (*application.Execution, error) {
	records, err := DecodeBody(body)
	if err != nil {
		return nil, err
	}
	e, err := execute(s, len(records), tree, func(s *State, i int) (Step, error) {
		if records[i].IsNull() {
			return Step{Null: true}, nil
		}
		return s.ApplyRecord(records[i])
	})
	return e.Execution, err
}

// execute runs a block of which count transactions are given; apply applies one of them.
func execute(state *State, count int, tree rules.Tree, apply func(s *State, i int) (Step, error)) (Execution, error) {
	fail := func(err error) (Execution, error) { return Execution{}, fmt.Errorf("execute block: %w", err) }
	if _, err := rules.NewTree(tree.NumTxs, tree.TxsPerBase); err != nil {
		return fail(err)
	}
	if count > int(tree.NumTxs) {
		return fail(fmt.Errorf("%w: %d, room for %d", ErrTooManyTransfers, count, tree.NumTxs))
	}
	post, bases := state.Clone(), make([]application.Base, tree.NumBases())
	for i := range bases {
		base := Base{
			LedgerID: state.id, MinBalance: state.minBalance, Subtrees: subtrees(post.root),
			Node: tree.FirstBase() + uint32(i), Steps: make([]Step, tree.TxsPerBase),
		}
		base.Transition.StateIn = post.Root()
		for j := range base.Steps {
			var err error
			place, step := int(tree.FirstTx(base.Node))+j, Step{Null: true}
			if place < count {
				step, err = apply(post, place)
			}
			if err == nil {
				err = addFee(&base.Transition.Fees, &step)
			}
			if err != nil {
				return fail(fmt.Errorf("transfer %d: %w", place, err))
			}
			base.Steps[j] = step
		}
		base.Transition.StateOut, base.Transition.TxRoot = post.Root(), txRoot(base.Words())
		bases[i] = base
	}
	e, err := application.NewExecution(tree, post, bases)
	if err != nil {
		return fail(err)
	}
	return Execution{e}, nil
}

// Transfers returns the transfers of the block in order, null transactions left out.
func (e Execution) Transfers() (transfers []Transfer) {
	for node := e.Tree.FirstBase(); e.Tree.IsBase(node); node++ {
		base, err := e.Base(node)
		if err != nil {
			panic(err) // only for a node that is no base rollup
		}
		for _, step := range base.Steps {
			if !step.Null {
				transfers = append(transfers, step.Transfer)
			}
		}
	}
	return transfers
}

// TxRoot returns the transaction root of a block of numTxs transactions, without running it. It
// does not depend on how many of them a base rollup has.
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
