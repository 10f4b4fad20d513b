package rules

import (
	"fmt"
	"iter"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
)

// Submission is a closed set of node proofs for one block.
type Submission struct {
	Seed     *big.Int
	StateIn  *big.Int
	StateOut *big.Int
	TxRoot   *big.Int
	Fees     *big.Int
	// Beneficiary gets the submitter's share of the burn; zero is nobody.
	Beneficiary common.Address
	// Nodes holds the proofs of node i at Nodes[i-1], in heap order.
	Nodes [][]Entry
	Seals Seals // zero until Seal has made them
}

// Entry is one node proof with what L1 needs to score and to check it.
type Entry struct {
	StakerID  uint32
	FeeBurn   Bps
	Vrf       *big.Int
	Refs      Refs // of merges and the root; 0 for a base rollup
	Statement *big.Int
	Points    [PointsSize]byte // A and B of the proof; its C is in a seal
}

// Bytes of the encoding's parts.
const (
	headerSize    = 6 * 32
	countSize     = 1
	stakerSize    = 4
	feeBurnSize   = 2
	vrfSize       = 16
	refsSize      = 2
	statementSize = 32
	sealsSize     = 2 * PointCSize
)

// EntrySize is the encoded size of one entry of the node, in bytes.
func (t Tree) EntrySize(node uint32) int {
	size := stakerSize + feeBurnSize + vrfSize + statementSize + PointsSize
	if !t.IsBase(node) {
		size += refsSize
	}
	return size
}

// Entries returns the proofs with their nodes, in the order of the encoding.
// A proof's place in it is its index in the payout tree and in the batch.
func (s *Submission) Entries() iter.Seq2[uint32, *Entry] {
	return func(yield func(uint32, *Entry) bool) {
		for i := range s.Nodes {
			for j := range s.Nodes[i] {
				if !yield(uint32(i+1), &s.Nodes[i][j]) {
					return
				}
			}
		}
	}
}

// NumProofs is the number of proofs in the submission.
func (s *Submission) NumProofs() int {
	n := 0
	for _, entries := range s.Nodes {
		n += len(entries)
	}
	return n
}

// TotalScore is the sum of all included proofs' scores.
func (s *Submission) TotalScore() *big.Int {
	sum := new(big.Int)
	for _, e := range s.Entries() {
		sum.Add(sum, Score(e.Vrf, e.FeeBurn))
	}
	return sum
}

// KeepBps is the sum of BPS - feeBurn over all included proofs.
func (s *Submission) KeepBps() *big.Int {
	bids := make([]Bps, 0, s.NumProofs())
	for _, e := range s.Entries() {
		bids = append(bids, e.FeeBurn)
	}
	return KeepBps(bids)
}

// Payouts returns the leaves of the payout tree, in order.
func (s *Submission) Payouts() []Payout {
	payouts := make([]Payout, 0, s.NumProofs())
	for _, e := range s.Entries() {
		payouts = append(payouts, Payout{StakerID: e.StakerID, FeeBurn: e.FeeBurn})
	}
	return payouts
}

// Children returns the statements of the proofs the entry of the node builds
// on: c0 to c5, zero for an empty slot. It does not check the references; see
// Check.
func (s *Submission) Children(node uint32, e *Entry) [ChildSlots]*big.Int {
	var c [ChildSlots]*big.Int
	for k := range c {
		c[k] = new(big.Int)
		if p := e.Refs.Slot(k); p != 0 {
			c[k].Set(s.Nodes[SlotChild(node, k)-1][p-1].Statement)
		}
	}
	return c
}

// Opening is what the circuit of merges says of the block in the open, for L1 to compare: the parts
// of the root's statement, and 0 at every other node. A nil value counts as 0, so the zero Opening
// is that of a merge below the root.
type Opening struct {
	Seed, Challenge, StateIn, StateOut, TxRoot, Fees, Fingerprint *big.Int
}

// OpeningSize is the number of public inputs of an opening.
const OpeningSize = 7

// Inputs returns the opening as the last public inputs of a merge, in their order. The integers are
// the caller's.
func (o Opening) Inputs() []*big.Int {
	inputs := make([]*big.Int, 0, OpeningSize)
	for _, v := range [OpeningSize]*big.Int{o.Seed, o.Challenge, o.StateIn, o.StateOut, o.TxRoot, o.Fees, o.Fingerprint} {
		input := new(big.Int)
		if v != nil {
			input.Set(v)
		}
		inputs = append(inputs, input)
	}
	return inputs
}

// Opening returns the opening of the submission's root: its header, and what L1 made of the block's
// body.
func (s *Submission) Opening(body BodyBinding) Opening {
	return Opening{
		Seed: s.Seed, Challenge: body.Challenge, StateIn: s.StateIn, StateOut: s.StateOut,
		TxRoot: s.TxRoot, Fees: s.Fees, Fingerprint: body.Fingerprint,
	}
}

// PublicInputs returns the public inputs of the entry's circuit, in order, as
// L1 builds them: vrfKey is the one registered for the staker, mode the
// deployment's, body what L1 made of the block's body when it was revealed.
func (s *Submission) PublicInputs(tree Tree, node uint32, e *Entry, vrfKey *big.Int, mode Mode, body BodyBinding) []*big.Int {
	meta := Meta{StakerID: e.StakerID, FeeBps: e.FeeBurn, Node: node, Mode: mode}
	inputs := []*big.Int{e.Statement, vrfKey, TicketWord(meta, e.Vrf)}
	if tree.IsBase(node) {
		return inputs
	}
	var opening Opening
	if node == RootNode {
		opening = s.Opening(body)
	}
	c := s.Children(node, e)
	return append(append(inputs, c[:]...), opening.Inputs()...)
}

// Check reports whether the submission keeps the rules that need neither L1's
// state nor the proofs: its shape, the ranges of its values and rules 1 to 3 of
// docs/PROTOCOL.md section 7 but for the stakers' roles. Rules are tried in the
// contract's order, so the first one broken is the same.
func (s *Submission) Check(tree Tree) error {
	if uint64(len(s.Nodes)) != uint64(tree.NumNodes()) {
		return fmt.Errorf("%w: %d nodes, the tree has %d", ErrSubmissionLength, len(s.Nodes), tree.NumNodes())
	}
	for i := range s.Nodes {
		if err := checkNode(uint32(i+1), s.Nodes[i]); err != nil {
			return err
		}
	}
	for node := uint32(RootNode); node < tree.FirstBase(); node++ {
		if err := s.checkReferences(node); err != nil {
			return err
		}
	}
	for node, e := range s.Entries() {
		if tree.IsBase(node) && e.Refs != 0 {
			return fmt.Errorf("%w: node %d, staker %d: a base rollup has none", ErrMalformedReferences, node, e.StakerID)
		}
	}
	return s.checkRanges()
}

func checkNode(node uint32, entries []Entry) error {
	if err := checkCount(node, len(entries)); err != nil {
		return err
	}
	for j, e := range entries {
		if err := e.FeeBurn.Check(); err != nil {
			return fmt.Errorf("node %d, staker %d: %w", node, e.StakerID, err)
		}
		for _, other := range entries[:j] {
			if other.StakerID == e.StakerID {
				return fmt.Errorf("%w: node %d, staker %d", ErrDuplicateStaker, node, e.StakerID)
			}
		}
	}
	return nil
}

func checkCount(node uint32, count int) error {
	if node == RootNode && count != 1 {
		return fmt.Errorf("%w: it has %d", ErrRootProofCount, count)
	}
	if count < 1 || count > ProofsPerNode {
		return fmt.Errorf("%w: node %d has %d", ErrProofCount, node, count)
	}
	return nil
}

// checkReferences checks what the proofs of a merge node or the root refer to,
// and that together they refer to every proof of both child nodes.
func (s *Submission) checkReferences(node uint32) error {
	var referred [2]uint // bit j-1: the j-th proof of the left, of the right child node
	for _, e := range s.Nodes[node-1] {
		if e.Refs>>RefsBits != 0 {
			return fmt.Errorf("%w: node %d, staker %d: %#04x", ErrMalformedReferences, node, e.StakerID, uint16(e.Refs))
		}
		var own [2]uint
		for k := range ChildSlots {
			side, p := k/ProofsPerNode, int(e.Refs.Slot(k))
			if p == 0 {
				if k%ProofsPerNode == 0 {
					return fmt.Errorf("%w: node %d, staker %d, slot %d", ErrEmptySide, node, e.StakerID, k)
				}
				continue
			}
			if p > len(s.Nodes[SlotChild(node, k)-1]) {
				return fmt.Errorf("%w: node %d, staker %d, slot %d, position %d", ErrMissingReference, node, e.StakerID, k, p)
			}
			bit := uint(1) << (p - 1)
			if own[side]&bit != 0 {
				return fmt.Errorf("%w: node %d, staker %d, slot %d", ErrDuplicateReference, node, e.StakerID, k)
			}
			own[side] |= bit
		}
		referred[0] |= own[0]
		referred[1] |= own[1]
	}
	for side, child := range [2]uint32{Left(node), Right(node)} {
		for j, e := range s.Nodes[child-1] {
			if referred[side]>>j&1 == 0 {
				return fmt.Errorf("%w: node %d, staker %d", ErrUnreferencedProof, child, e.StakerID)
			}
		}
	}
	return nil
}

func (s *Submission) checkRanges() error {
	for _, v := range []struct {
		name  string
		value *big.Int
	}{{"seed", s.Seed}, {"stateIn", s.StateIn}, {"stateOut", s.StateOut}, {"txRoot", s.TxRoot}, {"fees", s.Fees}} {
		if v.value == nil || !InField(v.value) {
			return fmt.Errorf("%w: %s is %v", ErrFieldRange, v.name, v.value)
		}
	}
	for node, e := range s.Entries() {
		if err := CheckVrf(e.Vrf); err != nil {
			return fmt.Errorf("node %d, staker %d: %w", node, e.StakerID, err)
		}
		if e.Statement == nil || !InField(e.Statement) {
			return fmt.Errorf("%w: statement of node %d, staker %d is %v", ErrFieldRange, node, e.StakerID, e.Statement)
		}
	}
	return nil
}
