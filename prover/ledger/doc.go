// Package ledger is the reference application of the proof tree: a payments ledger with accounts in
// a Merkle tree and signed transfers, as docs/PROTOCOL.md section 11 specifies it. Its circuit is
// ledgercircuit.Transition; what one accepts the other can prove, and nothing else.
//
// A [State] is cheap to copy and a [Transfer] is applied whole or not at all. [Execute] runs a
// block and returns, for each node of the proof tree, the transition it proves and, for each base
// rollup, everything the circuit has to be shown.
//
// The package knows neither L1 nor tickets nor proofs.
package ledger
