// Package mempool is a pool of signed transfers of the reference ledger that wait for a block: what
// a sequencer drafts from, and what nodes send each other.
//
// A transfer is checked against the ledger after the last block: signature, nonce, balance and fee.
// One that any node would refuse is told apart from one that this node cannot use now, as only the
// first is its sender's lie: see [Reason.False]. The pool is bounded, in all and for each sender,
// and gives up what pays least. When the last block changes, by a new block or by a reorg, all of
// it is checked again, and transfers of a block that L1 dropped come back.
//
// The same pool and ledger give the same body, on every machine. The package knows no network; its
// JSON-RPC method is in prover/mempool/api.
package mempool
