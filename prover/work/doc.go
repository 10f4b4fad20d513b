// Package work has node proofs made: by this process ([Local]), or by builders on other machines
// that take jobs from a queue and return proofs ([Queue], [Builder]). A job is a witness with what
// its proof is verified with. A builder knows no key of a staker and no L1, and is not trusted:
// each proof is verified before it counts.
//
// The queue is NATS JetStream, which is imported here alone. docs/NETWORK.md has the wire.
package work
