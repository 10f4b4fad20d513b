package rules

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
)

// Encode returns the submission as L1 takes it, docs/PROTOCOL.md section 7. It
// fails when it is not sealed or a value does not fit its place; whether the submission is a good
// one is Check's question, and whether its seals are those of its proofs is L1's.
func (s *Submission) Encode() ([]byte, error) {
	encoded, err := s.encodeUnsealed()
	if err != nil {
		return nil, err
	}
	if s.Seals == (Seals{}) {
		return nil, ErrNotSealed
	}
	return append(append(encoded, s.Seals.Merges[:]...), s.Seals.Bases[:]...), nil
}

// encodeUnsealed returns the encoding without the seals at its end.
func (s *Submission) encodeUnsealed() ([]byte, error) {
	tree, err := treeOfNodes(len(s.Nodes))
	if err != nil {
		return nil, err
	}
	w := writer{buf: make([]byte, 0, s.encodedSize(tree))}
	for _, v := range []*big.Int{s.Seed, s.StateIn, s.StateOut, s.TxRoot, s.Fees} {
		w.uint(v, 32, ErrFieldRange)
	}
	w.buf = append(w.buf, common.LeftPadBytes(s.Beneficiary[:], 32)...)
	for i, entries := range s.Nodes {
		node := uint32(i + 1)
		if len(entries) > 0xff {
			return nil, checkCount(node, len(entries))
		}
		w.buf = append(w.buf, byte(len(entries)))
		for _, e := range entries {
			w.buf = binary.BigEndian.AppendUint32(w.buf, e.StakerID)
			w.buf = binary.BigEndian.AppendUint16(w.buf, uint16(e.FeeBurn))
			w.uint(e.Vrf, vrfSize, ErrVrfRange)
			switch {
			case !tree.IsBase(node):
				w.buf = binary.BigEndian.AppendUint16(w.buf, uint16(e.Refs))
			case e.Refs != 0:
				return nil, fmt.Errorf("%w: node %d, staker %d: a base rollup has none", ErrMalformedReferences, node, e.StakerID)
			}
			w.uint(e.Statement, statementSize, ErrFieldRange)
			w.buf = append(w.buf, e.Points[:]...)
			if w.err != nil {
				return nil, fmt.Errorf("node %d, staker %d: %w", node, e.StakerID, w.err)
			}
		}
	}
	return w.buf, w.err
}

func (s *Submission) encodedSize(tree Tree) int {
	size := headerSize + sealsSize
	for i, entries := range s.Nodes {
		size += countSize + len(entries)*tree.EntrySize(uint32(i+1))
	}
	return size
}

// DecodeSubmission is the strict inverse of Encode for a block with a tree: it fails on missing and
// on extra bytes, and on a count of proofs that no node can have. Everything else is Check's
// question.
func DecodeSubmission(tree Tree, encoded []byte) (*Submission, error) {
	r := reader{rest: encoded}
	s := &Submission{Seed: r.uint(32), StateIn: r.uint(32), StateOut: r.uint(32), TxRoot: r.uint(32), Fees: r.uint(32)}
	s.Beneficiary = r.address()
	for node := uint32(RootNode); tree.Contains(node) && r.err == nil; node++ {
		count := r.bytes(countSize)
		if r.err != nil {
			break
		}
		if err := checkCount(node, int(count[0])); err != nil {
			return nil, err
		}
		entries := make([]Entry, count[0])
		for j := range entries {
			r.entry(tree, node, &entries[j])
		}
		s.Nodes = append(s.Nodes, entries)
	}
	copy(s.Seals.Merges[:], r.bytes(PointCSize))
	copy(s.Seals.Bases[:], r.bytes(PointCSize))
	if r.err != nil {
		return nil, r.err
	}
	if len(r.rest) != 0 {
		return nil, fmt.Errorf("%w: %d bytes after the seals", ErrSubmissionLength, len(r.rest))
	}
	return s, nil
}

// writer appends to buf and keeps the first error.
type writer struct {
	buf []byte
	err error
}

func (w *writer) uint(v *big.Int, size int, rangeErr error) {
	if w.err != nil {
		return
	}
	if v == nil || v.Sign() < 0 || v.BitLen() > 8*size {
		w.err = fmt.Errorf("%w: %v does not fit %d bytes", rangeErr, v, size)
		return
	}
	var word [32]byte
	w.buf = append(w.buf, v.FillBytes(word[:size])...)
}

// reader takes bytes from rest and keeps the first error.
type reader struct {
	rest []byte
	err  error
}

// bytes returns the next n bytes, nil after an error.
func (r *reader) bytes(n int) []byte {
	if r.err != nil {
		return nil
	}
	if len(r.rest) < n {
		r.err = fmt.Errorf("%w: %d bytes are missing", ErrSubmissionLength, n-len(r.rest))
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

// address reads a word that is an address: its upper 96 bits are 0.
func (r *reader) address() (a common.Address) {
	word := r.bytes(common.HashLength)
	if r.err != nil {
		return a
	}
	copy(a[:], word[common.HashLength-common.AddressLength:])
	if !bytes.Equal(word, common.LeftPadBytes(a[:], common.HashLength)) {
		r.err = fmt.Errorf("%w: %#x", ErrBeneficiary, word)
	}
	return a
}

func (r *reader) uint(n int) *big.Int { return new(big.Int).SetBytes(r.bytes(n)) }

func (r *reader) entry(tree Tree, node uint32, e *Entry) {
	e.StakerID = uint32(r.uint(stakerSize).Uint64())
	e.FeeBurn = Bps(r.uint(feeBurnSize).Uint64())
	e.Vrf = r.uint(vrfSize)
	if !tree.IsBase(node) {
		e.Refs = Refs(r.uint(refsSize).Uint64())
	}
	e.Statement = r.uint(statementSize)
	copy(e.Points[:], r.bytes(PointsSize))
}
