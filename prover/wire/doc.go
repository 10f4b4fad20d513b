// Package wire is the form of what nodes of the proving network send each other: proofs, bids,
// roots, transactions and hellos, in a few hundred bytes each, and the questions and answers of
// their protocols. A message has one form, and everything else is refused: lengths are fixed,
// integers big-endian, points compressed and canonical. It leaves out what the receiver knows
// itself, such as a statement, which follows from the block, the node, the staker, its bid and its
// draw.
//
// A decoded message is well-formed and no more: whether the block takes it, and whether a proof in
// it is one, is for its receiver to find out. The package knows no network.
package wire

import (
	"errors"
	"fmt"
)

// Version is the first byte of every message. Those of another version are refused.
const Version = 1

// MaxSize bounds a message in bytes: nobody has to read a longer one.
const MaxSize = 4096

// What can be wrong with a message. None of it is said of a message that its sender could think
// right: it is malformed for everybody.
var (
	ErrSize    = errors.New("message has the wrong length")
	ErrVersion = errors.New("message is of another version")
	ErrValue   = errors.New("message has a value that there is not")
)

// checkHead holds what is true of every message of some sizes.
func checkHead(data []byte, sizes ...int) error {
	for _, size := range sizes {
		if len(data) != size {
			continue
		}
		if data[0] != Version {
			return fmt.Errorf("%w: %d, this is %d", ErrVersion, data[0], Version)
		}
		return nil
	}
	return fmt.Errorf("%w: %d bytes, not %d", ErrSize, len(data), sizes)
}
