package proving

import "fernet/prover/wire"

// Answer is what becomes of a peer's message. Its values are those of package p2p.
type Answer uint8

// The answers. Ignoring is no blame; rejecting is: every node would have rejected it.
const (
	Reject Answer = iota
	Ignore
	Park // what it refers to is not held
	Take // go on: verify it; a root is forwarded
)

// Admission is the answer to a proof.
type Admission struct {
	Answer Answer
	// Missing is the level that a parked merge refers to, which its sender is asked for.
	Missing uint8
}

// Held is a proof as it is sent.
type Held struct {
	Identity wire.Identity
	Message  []byte
}
