// Package counter is a second application of the proof tree, small enough to be read as a whole: a
// number that anybody adds to. A block's body is a list of additions, of 4 bytes each, big-endian;
// 0, the null transaction, adds nothing. Nobody signs and nobody pays: provers live on the block
// reward. L1 knows the state as the number itself.
//
// This file is the application natively, circuit.go is the circuit that proves it. Tickets, merges,
// roots, contracts, following and settlement are those of the reference ledger, unchanged:
// settle_test.go takes a block of the counter through all of it.
package counter

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math/bits"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/application"
	"fernet/prover/poseidon"
	"fernet/settlement/rules"
)

// TxBytes is the size of an addition in a body, TX_BYTES of deployments: one word.
const TxBytes = 4

// CountBits is the width of the count.
const CountBits = 64

// Reasons for which a body is one that nobody can prove.
var (
	ErrOverflow    = errors.New("count would exceed 2^64 - 1")
	ErrTooMany     = errors.New("more additions than the block has room for")
	ErrTransition  = errors.New("transition is not what the additions prove")
	ErrApplication = errors.New("it is of another application than the counter")
)

// Count is the state: how far was counted.
type Count uint64

// Root implements application.State: the number is its own commitment.
func (c Count) Root() fr.Element { return fr.NewElement(uint64(c)) }

// Supply implements application.State: nobody holds anything.
func (c Count) Supply() application.Amount { return application.Amount{} }

// saved is the count in a deployment's record and in what a follower keeps: {"count": "40"}.
type saved struct {
	Count uint64 `json:"count,string"`
}

// Snapshot implements application.State.
func (c Count) Snapshot() (json.RawMessage, error) { return json.Marshal(saved{uint64(c)}) }

func restore(record json.RawMessage) (application.State, error) {
	var s saved
	if err := json.Unmarshal(record, &s); err != nil {
		return nil, fmt.Errorf("read a count: %w", err)
	}
	return Count(s.Count), nil
}

// Body returns the body of a block that adds numbers. The places that are left add nothing.
func Body(additions ...uint32) []byte {
	var body []byte
	for _, added := range additions {
		body = binary.BigEndian.AppendUint32(body, added)
	}
	return body
}

// Execute implements application.State.
func (c Count) Execute(body []byte, tree rules.Tree) (*application.Execution, error) {
	if len(body)%TxBytes != 0 {
		return nil, fmt.Errorf("execute block: %w: %d bytes", rules.ErrBodyLength, len(body))
	}
	count := len(body) / TxBytes
	if count > int(tree.NumTxs) {
		return nil, fmt.Errorf("execute block: %w: %d, room for %d", ErrTooMany, count, tree.NumTxs)
	}
	additions := make([]uint32, tree.NumTxs)
	for i := range count {
		additions[i] = binary.BigEndian.Uint32(body[TxBytes*i:])
	}
	var bases []application.Base
	for node := tree.FirstBase(); tree.IsBase(node); node++ {
		base, after, err := newBase(node, c, additions[:tree.TxsPerBase])
		if err != nil {
			return nil, fmt.Errorf("execute block: node %d: %w", node, err)
		}
		bases, c, additions = append(bases, base), after, additions[tree.TxsPerBase:]
	}
	return application.NewExecution(tree, c, bases)
}

// Base is the work of a base rollup.
type Base struct {
	Node       uint32
	Before     Count
	Additions  []uint32
	Challenge  fr.Element // 0 as long as it is not known
	Transition application.Transition
}

// newBase counts on from before. The circuit proves the same of the same words, and of no others.
func newBase(node uint32, before Count, additions []uint32) (base Base, after Count, err error) {
	sum := uint64(before)
	for _, added := range additions {
		var carry uint64
		if sum, carry = bits.Add64(sum, uint64(added), 0); carry != 0 {
			return Base{}, 0, ErrOverflow
		}
	}
	base = Base{Node: node, Before: before, Additions: additions}
	base.Transition.StateIn, base.Transition.StateOut = before.Root(), Count(sum).Root()
	base.Transition.TxRoot = txRoot(base.Words())
	return base, Count(sum), nil
}

// tagIncrement: root of the additions before, addition.
var tagIncrement = poseidon.NewTag("increment", 2)

// txRoot commits to all words of a base rollup in their order: from 0, H("increment"; root, word).
func txRoot(words []fr.Element) (root fr.Element) {
	for _, word := range words {
		root = poseidon.Hash(tagIncrement, root, word)
	}
	return root
}

// Proves implements application.Base.
func (b Base) Proves() application.Transition { return b.Transition }

// Words implements application.Base.
func (b Base) Words() []fr.Element {
	words := make([]fr.Element, len(b.Additions))
	for i, added := range b.Additions {
		words[i] = fr.NewElement(uint64(added))
	}
	return words
}

// At implements application.Base.
func (b Base) At(challenge, fingerprint fr.Element) application.Base {
	b.Challenge, b.Transition.Fingerprint = challenge, fingerprint
	return b
}

// check reports whether the additions prove the transition: what the circuit asserts.
func (b Base) check() error {
	again, _, err := newBase(b.Node, b.Before, b.Additions)
	if err != nil {
		return err
	}
	fingerprint := application.Fingerprint(b.Words(), b.Node, b.Challenge)
	if again.At(b.Challenge, fingerprint).Proves() != b.Transition {
		return ErrTransition
	}
	return nil
}
