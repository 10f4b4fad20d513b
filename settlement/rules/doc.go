// Package rules is the executable specification of the protocol: scores, the
// split of a block's value, rewards and burn, the proof tree, the slot
// schedule, ticket metas, seeds and root submissions.
//
// Everything here is pure: it reads no clock, chain or file and imports nothing
// of the project. It is written to be read beside docs/PROTOCOL.md; the
// contracts (contracts/lib) and the circuits (prover/circuit) implement the same
// rules under the same names, and test/vectors holds the three together.
//
// Integers are *big.Int and are never modified by the functions they are
// passed to. Divisions are floor divisions.
package rules

//go:generate go test -count=1 -run TestVectors . -update
